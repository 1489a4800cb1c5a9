//! The rows about accounts.

use super::known::Known;
use super::meta::{Meta, items, text};
use super::readable::readable;
use super::token::role_is_contradicted;
use super::told::Told;
use super::{Codes, Counts, Line, OPEN, codes};
use serde_json::Value;
use std::collections::BTreeSet;

pub fn found(meta: &Meta<'_>, known: &Known) -> Codes {
    let mut reached: BTreeSet<&str> = known.assigned.iter().map(|(id, _)| id.as_str()).collect();
    reached.extend(known.limits.iter().map(String::as_str));
    reached.extend(known.due.iter().filter(|id| meta.node(id).is_yes()).map(String::as_str));
    if reached.is_empty() && known.portfolio.is_empty() {
        let lists = [meta.assigned_list(), meta.owned(), meta.client(), meta.debug()];
        let open = lists.iter().filter(|told| !told.is_yes()).map(|told| told.reason());
        return open.chain(known.whole.then_some("none")).collect();
    }
    let word = |count: usize| if count == 1 { "one" } else { "several" };
    // An account of the portfolio that is not reached may count when the person named it.
    let named: BTreeSet<&str> =
        known.portfolio.iter().filter(|id| meta.scene.account.as_ref() == Some(*id)).map(String::as_str).collect();
    let with_named = reached.union(&named).count();
    match (reached.len(), with_named) {
        (0, 0) => codes([word(known.portfolio.len())]),
        (0, named) => codes([word(known.portfolio.len()), word(named)]),
        (reached, with_named) => codes([word(reached), word(with_named)]),
    }
}

/// Whether an account counts: the one the person named, or all.
pub fn counts(meta: &Meta<'_>, known: &Known, id: &str) -> Counts {
    let focus = meta.scene.chosen_account.as_ref().or(meta.scene.account.as_ref());
    match focus {
        None => Counts::Yes,
        Some(focus) if focus == id => Counts::Yes,
        // An account chosen once that is no longer there: the contract does not say what then counts.
        Some(focus) if !known.due.contains(focus) => Counts::Open,
        Some(_) => Counts::No,
    }
}

pub fn lines(meta: &Meta<'_>, known: &Known) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut ids = known.due.clone();
    ids.extend(known.portfolio.iter().cloned());
    for id in &ids {
        let due = known.due.contains(id);
        // An account of the portfolio that the system user need not reach may be mentioned, but must not count.
        let counts = if due { counts(meta, known, id) } else { Counts::No };
        let mut add = |check: &str, due: bool, codes: Codes| {
            let (account, phone) = (Some(id.clone()), None);
            lines.push(Line { check: check.to_owned(), account, phone, codes, due, counts });
        };
        add("account.readable", due, readable(meta, known, id));
        add("account.control", due, control(meta, known, id));
        let is_read = meta.node(id).is_yes();
        for (check, codes) in [
            ("account.review", review(meta, id)),
            ("account.payment", payment(meta, id)),
            ("account.webhook", webhook(meta, id)),
            ("account.health", health(meta, id)),
        ] {
            // Of an account that cannot be read, what hangs on it may be left out or left open.
            let open = if is_read { Codes::new() } else { OPEN.into_iter().collect() };
            add(check, due && is_read, codes.into_iter().chain(open).collect());
        }
    }
    lines
}

fn is_full(tasks: &[String]) -> bool {
    tasks.iter().any(|task| task == "MANAGE" || task == "FULL_CONTROL")
}

fn control(meta: &Meta<'_>, known: &Known, id: &str) -> Codes {
    let entries = known.tasks(meta, id);
    let told: Vec<&Vec<String>> = entries.iter().flatten().collect();
    let is_read = meta.node(id).is_yes();
    let mut all = match () {
        () if told.is_empty() && !entries.is_empty() => codes(["unreadable-reply"]),
        () if told.is_empty() => unnamed(meta, id),
        () if told.iter().all(|tasks| is_full(tasks)) => codes(["full"]),
        () if told.iter().any(|tasks| is_full(tasks)) => codes(["unreadable-reply"]),
        () if told.iter().all(|tasks| tasks.is_empty()) => codes(["none"]),
        () => codes(["partial"]),
    };
    // Somebody named twice, once with and once without tasks, may be believed or not.
    if told.len() < entries.len() {
        all.insert("unreadable-reply");
    }
    if !is_read {
        all.remove("by-admin-role");
        all.remove("none");
        all.extend(OPEN);
    }
    all
}

/// The control of somebody whom no list names.
fn unnamed(meta: &Meta<'_>, id: &str) -> Codes {
    let lists = [meta.assigned_list(), meta.of_account(id, "assigned_users")];
    if lists.iter().any(|told| !told.is_yes()) {
        let mut open: Codes = lists.iter().filter(|told| !told.is_yes()).map(|told| told.reason()).collect();
        if meta.account(id).is_some_and(|account| meta.by_default(account)) && meta.staff().is_yes() {
            open.insert("by-admin-role");
        }
        return open;
    }
    if meta.kind() != "SYSTEM_USER" {
        return codes(["not-visible"]);
    }
    if !meta.staff().is_yes() {
        // Nobody said that it is a system user at all when `debug_token` did not.
        let doubt = if meta.debug().is_yes() { "by-admin-role" } else { meta.debug().reason() };
        return codes(["by-admin-role", doubt]);
    }
    match () {
        () if role_is_contradicted(meta) => codes(["not-visible", "unreadable-reply"]),
        () if meta.is_admin() => codes(["by-admin-role"]),
        () => codes(["none"]),
    }
}

/// A field of an account, as Meta shows it; a world says only what is special.
fn extra(meta: &Meta<'_>, id: &str, field: &str) -> Result<Value, &'static str> {
    let Some(account) = meta.account(id) else { return Err("not-visible") };
    match meta.node(id) {
        Told::Yes if meta.forbids(field) => Err("not-visible"),
        Told::Yes => Ok(account["fields"].get(field).cloned().unwrap_or_else(|| Value::from("good"))),
        told => Err(told.reason()),
    }
}

fn review(meta: &Meta<'_>, id: &str) -> Codes {
    match extra(meta, id, "account_review_status") {
        Err(reason) => codes([reason]),
        Ok(value) => match value.as_str() {
            Some("good" | "APPROVED") => codes(["approved"]),
            Some("PENDING") => codes(["pending"]),
            Some("REJECTED") => codes(["rejected"]),
            Some("RESTRICTED") => codes(["restricted"]),
            // In one of Meta's two schemas only; the contract does not name it.
            Some("LIMIT_REACHED") => codes(["restricted", "not-visible", "unreadable-reply"]),
            Some(_) => codes(["not-visible", "unreadable-reply"]),
            None => codes(["not-visible"]),
        },
    }
}

/// Every part of an account's way, with its word and whether only calls are held back.
fn parts(account: &Value) -> Vec<(&str, bool)> {
    let parts = ["WABA", "BUSINESS", "APP"].map(|part| &account["health"][part]);
    parts.into_iter().map(part).collect()
}

pub fn part(part: &Value) -> (&str, bool) {
    let errors = items(&part["errors"]);
    let only_calls = !errors.is_empty() && errors.iter().all(|error| error["error_code"] == 138_024);
    (part["can_send_message"].as_str().unwrap_or("AVAILABLE"), only_calls)
}

fn paying_fails(account: &Value) -> bool {
    let parts = ["WABA", "BUSINESS", "APP"].map(|part| &account["health"][part]);
    parts.iter().any(|part| items(&part["errors"]).iter().any(|error| error["error_code"] == 131_042))
}

fn payment(meta: &Meta<'_>, id: &str) -> Codes {
    let fails = meta.account(id).is_some_and(paying_fails) && !meta.forbids("health_status");
    match extra(meta, id, "primary_funding_id") {
        Ok(_) if fails => codes(["payment-problem"]),
        Ok(Value::Null) => codes(["not-reported"]),
        Ok(_) => codes(["attached"]),
        Err(_) if fails && meta.node(id).is_yes() => codes(["payment-problem"]),
        Err(reason) => codes([reason]),
    }
}

fn webhook(meta: &Meta<'_>, id: &str) -> Codes {
    let told = meta.of_account(id, "subscribed_apps");
    let (Some(account), Told::Yes) = (meta.account(id), told) else { return codes([told.reason()]) };
    let mut apps: Vec<&str> = items(&account["subscribed_apps"]).iter().map(|one| text(one, "app")).collect();
    apps.extend(
        meta.strays(id, "subscribed_apps").iter().map(|entry| text(&entry["whatsapp_business_api_data"], "id")),
    );
    if apps.is_empty() {
        return codes(["none"]);
    }
    if !meta.debug().is_yes() && !meta.app().is_yes() {
        return codes([meta.debug().reason(), meta.app().reason(), "not-visible"]);
    }
    codes([if apps.contains(&meta.app_id()) { "subscribed" } else { "other-app" }])
}

fn health(meta: &Meta<'_>, id: &str) -> Codes {
    let Some(account) = meta.account(id) else { return codes(["not-visible"]) };
    let shown = extra(meta, id, "health_status");
    let of_account = if shown.is_ok() { parts(account) } else { Vec::new() };
    let mut all = shown.map_or_else(|reason| codes([reason]), |_| worst(&of_account));
    // Whether a number's own state is the account's, the contract leaves open.
    let numbers: Vec<(&str, bool)> = items(&account["phones"]).iter().map(|phone| part(&phone["health"])).collect();
    if numbers.iter().any(|(word, _)| *word != "AVAILABLE") {
        all.extend(worst(&[of_account, numbers].concat()));
    }
    all
}

fn worst(parts: &[(&str, bool)]) -> Codes {
    let says = |wanted: &str| parts.iter().any(|(word, only_calls)| *word == wanted && !only_calls);
    let unclear = parts.iter().any(|(word, only_calls)| {
        *only_calls && *word != "AVAILABLE" || !["AVAILABLE", "LIMITED", "BLOCKED"].contains(word)
    });
    match () {
        () if says("BLOCKED") => codes(["blocked"]),
        () if says("LIMITED") && unclear => codes(["limited", "not-visible", "unreadable-reply"]),
        () if says("LIMITED") => codes(["limited"]),
        () if unclear => codes(["not-visible", "unreadable-reply"]),
        () => codes(["available"]),
    }
}
