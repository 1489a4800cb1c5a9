//! The row that says whether an account can be read, and if not, why.

use super::known::Known;
use super::meta::{Meta, texts};
use super::told::{Told, Why};
use super::{Codes, codes};

const ACCOUNTS: &str = "whatsapp_business_management";

pub fn readable(meta: &Meta<'_>, known: &Known, id: &str) -> Codes {
    match meta.node(id) {
        Told::Yes => codes(["readable"]),
        Told::Refused(Why::Product) => codes(["app-without-whatsapp"]),
        Told::Refused(Why::Kind) => codes(["wrong-kind-of-id"]),
        Told::Refused(why @ (Why::NotFound | Why::Scope | Why::Access)) => cause(meta, known, id, why),
        told @ (Told::Lost | Told::Refused(_)) => codes([told.reason()]),
    }
}

/// Why Meta refuses an account, as far as its lists tell.
fn cause(meta: &Meta<'_>, known: &Known, id: &str, why: Why) -> Codes {
    let mut all = by_lists(meta, known, id);
    // Code 10 says that the permission does not reach so far; whether that or the cause behind it is said is left open.
    if why == Why::Scope {
        all.insert("no-permission");
    }
    all
}

fn by_lists(meta: &Meta<'_>, known: &Known, id: &str) -> Codes {
    if !meta.holds(ACCOUNTS) {
        // Meta does not tell which of its causes it is, but the permission is known to be missing.
        return codes(["no-permission", "not-found-or-not-assigned"]);
    }
    let listed = texts(meta.token(), "scopes").contains(&ACCOUNTS);
    let limit = meta.limit(ACCOUNTS).filter(|ids| listed && meta.debug().is_yes() && !ids.is_empty());
    if limit.is_some_and(|ids| !ids.contains(&id)) {
        let is_account = known.portfolio.contains(id) || meta.account(id).is_some();
        // Of an id that is nobody's account, more than one is true.
        let others = ["not-in-portfolio", "not-found-or-not-assigned"];
        let others = others.into_iter().filter(|_| !is_account);
        return others.chain(["not-in-token"]).collect();
    }
    if known.is_assigned(id) {
        return codes(["assigned-but-refused"]);
    }
    if known.portfolio.contains(id) {
        let really =
            meta.account(id).is_some_and(|account| meta.assigned(account).iter().any(|tasks| !tasks.is_empty()));
        return match (meta.assigned_list().is_yes(), really) {
            (true, false) => codes(["not-assigned"]),
            // Meta's list leaves it out, though it is assigned: that is all there is to go by.
            (true, true) => codes(["not-assigned", "not-found-or-not-assigned"]),
            // Without the list, nobody knows; what is not true must not be said.
            (false, true) => codes(["not-found-or-not-assigned"]),
            (false, false) => codes(["not-found-or-not-assigned", "not-assigned"]),
        };
    }
    if meta.owned().is_yes() && meta.client().is_yes() {
        let doubt = (!meta.assigned_list().is_yes()).then_some("not-found-or-not-assigned");
        return doubt.into_iter().chain(["not-in-portfolio"]).collect();
    }
    codes(["not-found-or-not-assigned"])
}
