//! The rows about numbers.

use super::account::counts;
use super::known::{Known, numbers};
use super::meta::{Meta, items, text};
use super::number_words::{good, mode, name, quality, registered, verified};
use super::told::{Told, Why};
use super::{Codes, Counts, Line, OPEN, codes};
use serde_json::Value;

/// Fields that Meta shows only when asked for by name.
const NOT_PLAIN: [&str; 3] = ["status", "name_status", "account_mode"];
const ASKED: [&str; 7] = [
    "status",
    "code_verification_status",
    "name_status",
    "quality_rating",
    "platform_type",
    "account_mode",
    "health_status",
];

pub fn lines(meta: &Meta<'_>, known: &Known) -> Vec<Line> {
    let mut lines = Vec::new();
    for id in known.due.iter().chain(&known.portfolio) {
        let due = known.due.contains(id) && meta.node(id).is_yes();
        let told = list_told(meta, id);
        let open = if due { Codes::new() } else { OPEN.into_iter().collect() };
        let counts = if known.due.contains(id) { counts(meta, known, id) } else { Counts::No };
        let codes = found(meta, known, id, told).into_iter().chain(open).collect();
        let (account, phone) = (Some(id.clone()), None);
        lines.push(Line { check: "phone.found".to_owned(), account, phone, codes, due, counts });
        for number in if told.is_yes() { numbers(meta, id) } else { Vec::new() } {
            lines.extend(of_number(meta, id, &number, due, counts_number(meta, id, &number, counts)));
        }
    }
    lines
}

/// Whether Meta lists an account's numbers: asked for less, it still refuses when what it tells unasked is forbidden.
fn list_told(meta: &Meta<'_>, id: &str) -> Told {
    match meta.of_account(id, "phone_numbers") {
        Told::Yes if meta.forbids("quality_rating") && !numbers(meta, id).is_empty() => Told::Refused(Why::Scope),
        told => told,
    }
}

/// The number the person named.
fn wanted<'s>(meta: &Meta<'s>) -> Option<&'s str> {
    meta.scene.chosen_phone.as_deref().or(meta.scene.phone.as_deref())
}

/// The id of the number that an id or the digits of a telephone number mean, and its account.
pub fn meant<'s>(meta: &Meta<'s>, wanted: &str) -> Option<(&'s str, &'s str)> {
    let digits = |id: &str| format!("1555010{}", &id[id.len() - 4..]);
    meta.accounts().iter().find_map(|account| {
        let phone = items(&account["phones"]).iter().map(|phone| text(phone, "id"));
        let found = phone.into_iter().find(|id| *id == wanted || digits(id) == wanted)?;
        Some((text(account, "id"), found))
    })
}

fn counts_number(meta: &Meta<'_>, account: &str, number: &str, of_account: Counts) -> Counts {
    let Some(wanted) = wanted(meta) else { return of_account };
    match meant(meta, wanted) {
        Some((_, id)) if id == number => of_account,
        // Beside the wanted number, its neighbours do not count; when it is elsewhere, the contract is silent.
        Some((home, _)) if home == account && of_account == Counts::Yes => Counts::No,
        _ if of_account == Counts::No => Counts::No,
        _ => Counts::Open,
    }
}

fn found(meta: &Meta<'_>, known: &Known, account: &str, told: Told) -> Codes {
    if !told.is_yes() {
        return codes([told.reason()]);
    }
    let own = numbers(meta, account);
    let Some(wanted) = wanted(meta) else {
        return codes([if own.is_empty() { "none" } else { "found" }]);
    };
    let home = meant(meta, wanted).map(|(home, _)| home);
    let shows = |id: &&str| known.due.contains(*id) && list_told(meta, id).is_yes();
    // A number that was chosen once, and not handed over, may be forgotten.
    let remembered = meta.scene.phone.is_none();
    let focused = meta.scene.account.is_some() || meta.scene.chosen_account.is_some();
    let mut all = match home {
        Some(home) if home == account => return codes(["found"]),
        Some(home) if shows(&home) && focused => codes(["in-other-account"]),
        // Nobody said in which account to look for it: it was found, and no account is at fault.
        Some(home) if shows(&home) => codes(["in-other-account", "found"]),
        _ => codes(["not-in-account"]),
    };
    if own.is_empty() {
        all.insert("none");
    } else if remembered {
        all.insert("found");
    }
    let others_open = known.due.iter().any(|id| !list_told(meta, id).is_yes());
    if others_open && all.contains("not-in-account") {
        all.extend(["not-visible", "unreachable"]);
    }
    all
}

fn of_number(meta: &Meta<'_>, account: &str, number: &str, due: bool, counts: Counts) -> Vec<Line> {
    let described = items(&meta.account(account).unwrap()["phones"]).iter().find(|one| text(one, "id") == number);
    let described = described.unwrap();
    let said = |field: &str| shown(meta, described, field);
    let rows = [
        ("phone.registered", registered(said("status"), said("platform_type"))),
        ("phone.verified", verified(said("code_verification_status"))),
        ("phone.name", name(said("name_status"))),
        ("phone.quality", quality(said("quality_rating"))),
        ("phone.mode", mode(said("account_mode"))),
    ];
    let twice = meta.strays(account, "phone_numbers").into_iter().find(|stray| text(stray, "id") == number);
    let differs = |field: &str| twice.is_some_and(|stray| Some(text(stray, field)) != said(field));
    rows.into_iter()
        .map(|(check, said)| {
            let contradicted = check == "phone.registered" && differs("status");
            let codes = if contradicted { codes(["not-visible", "unreadable-reply"]) } else { said };
            let (account, phone) = (Some(account.to_owned()), Some(number.to_owned()));
            Line { check: check.to_owned(), account, phone, codes, due, counts }
        })
        .collect()
}

/// What Meta shows of a field; a forbidden one spoils all that Meta does not show unasked.
fn shown<'v>(meta: &Meta<'_>, phone: &'v Value, field: &str) -> Option<&'v str> {
    let plain = ASKED.iter().any(|asked| meta.forbids(asked));
    if plain && NOT_PLAIN.contains(&field) || meta.forbids(field) {
        return None;
    }
    match phone["fields"].get(field) {
        Some(value) => value.as_str(),
        None => Some(good(field)),
    }
}
