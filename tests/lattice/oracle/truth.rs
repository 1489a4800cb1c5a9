//! Whether what a passing row claims is true in the world, whatever Meta shows of it.

use super::account::part;
use super::meta::{Meta, items, named, text, texts};
use super::number::meant;
use super::number_words::good;
use super::token::role_is_contradicted;
use crate::conversation::Said;
use crate::scene::{PERMISSIONS, Scene};
use serde_json::Value;

/// What the world says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    True,
    False,
    /// Not true, but the contract lets the guide say it with a note: readable, in no list, and an admin or of a role not shown.
    Conceded,
}

/// Whether a row that passes is right.
pub fn truth(scene: &Scene, said: &Said) -> Truth {
    let meta = Meta { scene };
    if said.code == "by-admin-role" {
        return by_admin_role(&meta, said.account.as_deref().unwrap_or_default());
    }
    if is_true(&meta, said) { Truth::True } else { Truth::False }
}

fn by_admin_role(meta: &Meta<'_>, id: &str) -> Truth {
    let Some(account) = meta.account(id) else { return Truth::False };
    let may_be_admin = meta.kind() == "SYSTEM_USER" && (meta.is_admin() || !meta.staff().is_yes());
    match () {
        () if meta.by_default(account) && (meta.assigned(account).is_empty() || is_under_control(meta, id)) => {
            Truth::True
        }
        () if may_be_admin && meta.may_read(account) => Truth::Conceded,
        () => Truth::False,
    }
}

fn is_true(meta: &Meta<'_>, said: &Said) -> bool {
    let account = said.account.as_deref().and_then(|id| meta.account(id));
    let of_account = |holds: &dyn Fn(&Value) -> bool| account.is_some_and(holds);
    match (said.check.as_str(), said.code) {
        ("connection", _) => meta.whole().is_none(),
        ("token.valid", _) => meta.death().is_none(),
        ("token.kind", _) => meta.kind() == "SYSTEM_USER",
        ("token.expiry", _) => {
            let ends = ["lifetime", "data_access"].iter().any(|key| meta.token()[key].is_i64());
            meta.kind() == "SYSTEM_USER" && !ends
        }
        ("token.app", "named") => handed(meta.scene.app.as_deref()).is_none(),
        ("token.app", _) => handed(meta.scene.app.as_deref()) == Some(meta.app_id()),
        ("permission.extra", _) => {
            let mut scopes = texts(meta.token(), "scopes");
            scopes.retain(|scope| *scope != "public_profile");
            scopes.iter().all(|scope| PERMISSIONS.contains(scope))
        }
        ("system-user.role", _) => meta.is_admin() && meta.kind() == "SYSTEM_USER" && !role_is_contradicted(meta),
        ("account.found", "one") => !meta.accounts().is_empty(),
        ("account.found", _) => meta.accounts().len() + meta.strays(text(meta.token(), "user"), ASSIGNED).len() > 1,
        ("account.readable", _) => account.is_some_and(|account| meta.may_read(account)),
        ("account.control", _) => is_under_control(meta, said.account.as_deref().unwrap_or_default()),
        ("account.review", _) => of_account(&|one| field(one, "account_review_status", "APPROVED") == "APPROVED"),
        ("account.payment", _) => of_account(&|one| !field(one, "primary_funding_id", "7").is_empty()),
        ("account.webhook", _) => {
            of_account(&|one| items(&one["subscribed_apps"]).iter().any(|sub| text(sub, "app") == meta.app_id()))
        }
        ("account.health", _) => of_account(&|one| {
            ["WABA", "BUSINESS", "APP"].iter().all(|kind| part(&one["health"][kind]).0 == "AVAILABLE")
        }),
        ("phone.found", _) => of_account(&|one| !items(&one["phones"]).is_empty()) && expected_number_exists(meta),
        (check, code) if said.phone.is_some() => {
            account.is_some_and(|account| of_number(meta, account, said, check, code))
        }
        (check, _) => check.strip_prefix("permission.").is_some_and(|name| meta.holds(name)),
    }
}

const ASSIGNED: &str = "assigned_whatsapp_business_accounts";

/// What the address says, as far as it counts: 5 to 20 digits.
fn handed(text: Option<&str>) -> Option<&str> {
    text.filter(|text| (5..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A number in the address that is nowhere is not found, however many others there are.
fn expected_number_exists(meta: &Meta<'_>) -> bool {
    handed(meta.scene.phone.as_deref()).is_none_or(|wanted| meant(meta, wanted).is_some())
}

fn is_under_control(meta: &Meta<'_>, id: &str) -> bool {
    let full = |tasks: &[&str]| tasks.contains(&"MANAGE") || tasks.contains(&"FULL_CONTROL");
    let own = text(meta.token(), "user");
    let mut all = meta.account(id).map(|account| meta.assigned(account)).unwrap_or_default();
    // What a list says beside the truth makes it doubtful, if anybody hears it.
    let (by_token, by_account) = (meta.assigned_list(), meta.of_account(id, "assigned_users"));
    let lists = [(by_token, own, ASSIGNED, id), (by_account, id, "assigned_users", own)];
    for (_, of, list, subject) in lists.into_iter().filter(|(told, ..)| told.is_yes()) {
        let about = meta.strays(of, list).into_iter().filter(|entry| named(entry) == subject);
        all.extend(about.filter(|entry| entry["tasks"].is_array()).map(|entry| texts(entry, "tasks")));
    }
    !all.is_empty() && all.iter().all(|tasks| full(tasks))
}

fn field<'v>(of: &'v Value, name: &str, otherwise: &'v str) -> &'v str {
    of["fields"].get(name).map_or(otherwise, |value| value.as_str().unwrap_or_default())
}

fn of_number(meta: &Meta<'_>, account: &Value, said: &Said, check: &str, code: &str) -> bool {
    let id = said.phone.as_deref().unwrap_or_default();
    let described = items(&account["phones"]).iter().find(|one| text(one, "id") == id);
    let doubled = meta.strays(text(account, "id"), "phone_numbers").into_iter();
    // Of a number that stands in Meta's list alone, that is all the truth there is.
    let doubled: Vec<&Value> = doubled.filter(|stray| named(stray) == id).collect();
    let is = |name: &str, word: &str| {
        described.is_none_or(|phone| field(phone, name, good(name)) == word)
            && doubled.iter().all(|stray| text(stray, name) == word)
            && (described.is_some() || !doubled.is_empty())
    };
    match (check, code) {
        ("phone.registered", _) => is("status", "CONNECTED") && is("platform_type", "CLOUD_API"),
        ("phone.verified", _) => is("code_verification_status", "VERIFIED"),
        ("phone.name", _) => is("name_status", "APPROVED"),
        ("phone.quality", "good") => is("quality_rating", "GREEN"),
        ("phone.quality", _) => is("quality_rating", "UNKNOWN") || is("quality_rating", "NA"),
        _ => is("account_mode", "LIVE"),
    }
}
