//! The rows about the token and its owner.

use super::meta::{Meta, text};
use super::told::{Told, Why};
use super::{Codes, OPEN, codes};
use crate::scene::BUSINESS;

pub fn connection(meta: &Meta<'_>) -> Codes {
    match meta.whole() {
        Some(Why::Limit) => codes(["rate-limited"]),
        Some(Why::Down) => codes(["meta-down"]),
        _ if meta.limits_every_item() => codes(["rate-limited", "ok"]),
        _ => codes(["ok"]),
    }
}

/// What stands in for a row when no conversation took place; nothing when one did.
fn silence(meta: &Meta<'_>) -> Option<Codes> {
    match meta.whole()? {
        Why::Limit => Some(codes(["rate-limited"])),
        _ => Some(codes(["unreachable"])),
    }
}

/// Whether a dead token is told about all the same.
fn inspected(meta: &Meta<'_>) -> bool {
    let open = !matches!(meta.debug(), Told::Lost | Told::Refused(Why::Access | Why::Limit));
    meta.death().is_none() && meta.debug().is_yes()
        || meta.death().is_some() && meta.way_of_death() == "inspect" && open
}

pub fn valid(meta: &Meta<'_>) -> Codes {
    if let Some(silence) = silence(meta) {
        return silence;
    }
    let told = [meta.debug(), meta.me()];
    if let Some(death) = meta.death() {
        let mut all = codes([death]);
        // Where Meta's mood keeps the calls that tell, nothing may come through.
        if meta.way_of_death() != "object" && told.iter().any(|told| !told.is_yes()) {
            all.extend(told.iter().filter(|told| !told.is_yes()).map(|told| told.reason()));
        }
        return all;
    }
    if told.iter().any(|told| told.is_yes()) {
        return codes(["valid"]);
    }
    told.iter().map(|told| told.reason()).collect()
}

pub fn kind(meta: &Meta<'_>) -> Codes {
    if let Some(silence) = silence(meta) {
        return silence;
    }
    if meta.death().is_some() && !inspected(meta) {
        return codes(["not-asked", meta.debug().reason()]);
    }
    if !inspected(meta) {
        return codes([meta.debug().reason()]);
    }
    codes([match meta.kind() {
        "SYSTEM_USER" => "system-user",
        "USER" => "person",
        "PAGE" => "page",
        _ => "app",
    }])
}

pub fn expiry(meta: &Meta<'_>) -> Codes {
    if let Some(silence) = silence(meta) {
        return silence;
    }
    match meta.death() {
        Some("expired") if meta.way_of_death() == "object" || inspected(meta) => return codes(["expired"]),
        Some("expired") => return codes(["expired", "not-asked", meta.debug().reason()]),
        Some(_) => return codes(["not-asked", meta.debug().reason()]),
        None if !inspected(meta) => return codes([meta.debug().reason()]),
        None => {}
    }
    let ends = meta.token()["lifetime"].is_i64();
    let access_ends = meta.token()["data_access"].is_i64() || meta.kind() != "SYSTEM_USER";
    codes([match () {
        // Meta does not say when an app's own token ends.
        () if meta.kind() == "APP" => "not-visible",
        () if ends => "expires",
        () if access_ends => "access-ends",
        () => "never",
    }])
}

pub fn app(meta: &Meta<'_>) -> Codes {
    if let Some(silence) = silence(meta) {
        return silence;
    }
    let told = inspected(meta) || meta.death().is_none() && meta.app().is_yes();
    if !told {
        let open = [meta.debug().reason(), meta.app().reason()];
        return open.into_iter().chain(["not-asked"]).collect();
    }
    codes([match meta.scene.app.as_deref() {
        None => "named",
        Some(expected) if expected == meta.app_id() => "same-app",
        Some(_) => "other-app",
    }])
}

pub fn role(meta: &Meta<'_>) -> Codes {
    if meta.kind() != "SYSTEM_USER" {
        return OPEN.into_iter().collect();
    }
    if !meta.staff().is_yes() {
        return codes([meta.staff().reason()]);
    }
    match () {
        () if role_is_contradicted(meta) => codes(["unreadable-reply", "not-visible"]),
        () if meta.is_admin() => codes(["admin"]),
        () => codes(["employee"]),
    }
}

/// Whether the list of system users gives the token's owner two roles.
pub fn role_is_contradicted(meta: &Meta<'_>) -> bool {
    let own = text(meta.token(), "user");
    let role = if meta.is_admin() { "ADMIN" } else { "EMPLOYEE" };
    let words = meta.strays(BUSINESS, "system_users").into_iter();
    words.filter(|entry| text(entry, "id") == own).any(|entry| text(entry, "role") != role)
}
