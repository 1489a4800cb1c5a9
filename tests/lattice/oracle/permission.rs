//! The rows about permissions.

use super::known::Known;
use super::meta::{Meta, texts};
use super::told::{Told, Why};
use super::{Codes, codes};
use crate::scene::PERMISSIONS;

/// What the lists say of a permission.
enum Listed {
    Yes,
    No,
    Declined,
    /// One list says yes, the other declined.
    Both,
    Open(Codes),
}

fn listed(meta: &Meta<'_>, name: &str) -> Listed {
    let (inspected, granted) = (meta.debug().is_yes(), meta.grants().is_yes());
    let in_scopes = texts(meta.token(), "scopes").contains(&name);
    let declined = texts(meta.token(), "declined").contains(&name);
    match (inspected, granted) {
        (false, false) => Listed::Open(codes([meta.debug().reason(), meta.grants().reason()])),
        (true, true) if in_scopes && declined => Listed::Both,
        (_, true) if declined => Listed::Declined,
        (true, false) if in_scopes => Listed::Yes,
        _ if in_scopes && !declined => Listed::Yes,
        _ => Listed::No,
    }
}

pub fn permission(meta: &Meta<'_>, known: &Known, name: &str) -> Codes {
    let optional = name == "catalog_management";
    let or_optional = |code: &'static str| if optional { "missing-optional" } else { code };
    match listed(meta, name) {
        Listed::No => codes([or_optional("missing")]),
        Listed::Declined => codes([or_optional("declined")]),
        Listed::Both => codes([or_optional("declined"), "unreadable-reply"]),
        Listed::Yes => exercised(meta, known, name, codes(["declared"])),
        // The call that needs it proves it even when no list can be read.
        Listed::Open(open) => exercised(meta, known, name, open),
    }
}

/// What the calls that need a permission say of it; `otherwise` when they say nothing.
fn exercised(meta: &Meta<'_>, known: &Known, name: &str, otherwise: Codes) -> Codes {
    let calls: Vec<Told> = match name {
        "business_management" => vec![meta.owned(), meta.client(), meta.staff()],
        "catalog_management" => vec![meta.catalogs()],
        "whatsapp_business_management" => known.due.union(&known.portfolio).map(|id| meta.node(id)).collect(),
        // Only sending a message would prove it.
        _ => return otherwise,
    };
    let edges = ["phone_numbers", "subscribed_apps", "assigned_users"];
    // These need it too; whether they count, the contract leaves open.
    let also: Vec<Told> = match name {
        "business_management" => vec![meta.owner()],
        "whatsapp_business_management" => {
            let of_accounts = known.due.iter().flat_map(|id| edges.map(|edge| meta.of_account(id, edge)));
            of_accounts.chain([meta.assigned_list(), meta.owned(), meta.client()]).collect()
        }
        _ => Vec::new(),
    };
    let refused = |told: &Told| matches!(told, Told::Refused(Why::Scope | Why::Product));
    if calls.iter().any(|told| told.is_yes()) {
        return codes(["proved"]);
    }
    let is_listed = otherwise.contains("declared");
    let mut all = otherwise;
    if is_listed && calls.iter().any(refused) {
        let all_for_scope = calls.iter().all(|told| *told == Told::Refused(Why::Scope));
        if all_for_scope {
            all.clear();
        }
        all.insert("refused");
    }
    if also.iter().any(|told| told.is_yes()) {
        all.extend(["proved", "declared"]);
    }
    if is_listed && also.iter().any(refused) {
        all.insert("refused");
    }
    all
}

pub fn extra(meta: &Meta<'_>) -> Codes {
    if !meta.debug().is_yes() && !meta.grants().is_yes() {
        return codes([meta.debug().reason(), meta.grants().reason()]);
    }
    // `public_profile` opens nothing.
    let harmless = |scope: &&str| PERMISSIONS.contains(scope) || *scope == "public_profile";
    let has_more = !texts(meta.token(), "scopes").iter().all(harmless);
    codes([if has_more { "more-than-needed" } else { "none" }])
}
