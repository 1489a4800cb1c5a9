//! What Meta's error objects mean. Every reading of a code, subcode or text stands here and nowhere else.
//!
//! Sources: Graph API "Handle errors", WhatsApp "Error codes"; texts as seen in public, because subcodes are sometimes
//! missing. In `debug_token` the key is `subcode`, elsewhere `error_subcode`.

use super::json::{Object, integer, text};
use super::redact::redact;
use crate::domain::answer::{Kind, Meaning, Refusal};
use crate::domain::catalogue::Code;
use crate::json::Value;

/// Reads an error object; nothing when it has no code.
pub(super) fn refusal(error: &Object) -> Option<Refusal> {
    let code = integer(error, "code")?;
    let subcode = integer(error, "error_subcode").or_else(|| integer(error, "subcode"));
    let message = error.get("message").and_then(Value::as_str).unwrap_or_default();
    let transient = error.get("is_transient").and_then(Value::as_bool).unwrap_or_default();
    let meaning = meaning(code, subcode, message, transient);
    Some(Refusal { meaning, code, subcode, text: redact(message), trace: text(error, "fbtrace_id") })
}

fn meaning(code: i64, subcode: Option<i64>, message: &str, transient: bool) -> Meaning {
    let says = |part: &str| message.contains(part);
    match code {
        _ if says("appsecret_proof") => Meaning::SecretRequired,
        190 | 102 | 452 | 463 | 467 | 0 => Meaning::TokenDead(death(subcode, message)),
        4 | 17 | 32 | 341 | 613 | 80_000..=80_014 | 130_429 => Meaning::RateLimited,
        1 | 2 | 131_000 | 131_016 => Meaning::MetaDown,
        100 if says("You must provide an app access token") || says("did not match the Viewing App") => {
            Meaning::NoRoleOnApp
        }
        100 if says(NODE_TYPE) => Meaning::WrongKind(kind(message)),
        100 if subcode == Some(33) || says("does not exist, cannot be loaded") => Meaning::NotFound,
        803 => Meaning::NotFound,
        104 | 2500 if says("access token") => Meaning::TokenNotReceived,
        200 if says("Provide valid app ID") => Meaning::TokenNotReceived,
        3 => Meaning::AppNotCapable,
        10 | 131_005 => Meaning::NoPermission,
        200..=299 => Meaning::AccessDenied,
        _ if transient => Meaning::MetaDown,
        _ => Meaning::Other,
    }
}

/// What Meta says before the kind of thing that an id belongs to.
const NODE_TYPE: &str = "on node type (";

/// The kind of thing that was asked for a field it does not have.
fn kind(message: &str) -> Kind {
    let after = message.split_once(NODE_TYPE).map_or("", |(_, after)| after);
    match after.split(')').next().unwrap_or_default() {
        "Application" => Kind::App,
        "Business" => Kind::Business,
        "User" | "SystemUser" | "AppScopedUser" | "BusinessUser" => Kind::User,
        phone if phone.contains("PhoneNumber") => Kind::Phone,
        _ => Kind::Other,
    }
}

/// Why a token is dead, by subcode and, where that is missing or unspecific, by text.
fn death(subcode: Option<i64>, message: &str) -> Code {
    let says = |part: &str| message.contains(part);
    match subcode {
        Some(458 | 461) => Code::AppRemoved,
        Some(459 | 464 | 490) => Code::Checkpoint,
        Some(460) => Code::PasswordChanged,
        Some(463 | 468 | 493) => Code::Expired,
        Some(466) => Code::Revoked,
        Some(467) if says("logged out") => Code::LoggedOut,
        Some(456 | 457) => Code::Unreadable,
        _ if says("Debug only access token") => Code::DebugOnly,
        _ if says("Session has expired") || says("session has expired") => Code::Expired,
        _ if says("changed their password") || says("changed the session") => Code::PasswordChanged,
        _ if says("invalidated explicitly") => Code::Revoked,
        _ if says("logged out") => Code::LoggedOut,
        _ if says("has not authorized application") => Code::AppRemoved,
        _ if says("checkpoint") => Code::Checkpoint,
        _ if says("Application has been deleted") || says("Error loading application") => Code::AppDeleted,
        _ if says("Malformed access token")
            || says("Cannot parse access token")
            || says("could not be decrypted")
            || says("Session key is malformed")
            || says("Invalid OAuth access token signature") =>
        {
            Code::Unreadable
        }
        Some(467) => Code::LoggedOut,
        _ => Code::Rejected,
    }
}
