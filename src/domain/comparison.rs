//! A token is replaced by a new one: what could the old one do that the new one cannot?
//!
//! Only proof counts, in both directions. What is missing from a list that was not read to its end is not lost, and what
//! Meta did not answer is not kept.

use super::answer::Meaning;
use super::catalogue::Code;
use super::facts::{AccountFacts, Facts, Heard};
use super::id::{AccountId, UserId};
use super::judge::{HARMLESS, account_label, app_id, control_code, has, lacks, lives, phone_label};
use super::phone::Phone;

/// Something that a token can do or reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A permission, by Meta's name for it.
    Permission(String),
    /// An account that can be read, as people call it.
    Account(String),
    /// Full control of an account that both tokens read.
    Control(String),
    /// A number of an account that both tokens read.
    Phone(String),
}

/// Two finished checks side by side. What both tokens have stands in no list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Proved: the old token had it, and the new one has it not.
    pub lost: Vec<Thing>,
    /// Proved: the new token has it, and the old one had it not.
    pub gained: Vec<Thing>,
    /// The old token had it; whether the new one has it could not be found out.
    pub unsure: Vec<Thing>,
    /// Whether the check of the old token showed all that it had. If not, more may be lost than stands here.
    pub whole: bool,
    /// Whether both are for the same app.
    pub same_app: Option<bool>,
    /// Whether both belong to the same system user.
    pub same_user: Option<bool>,
}

impl Comparison {
    /// Whether it is proved that the new token can do all that the old one could.
    #[must_use]
    pub const fn keeps_everything(&self) -> bool {
        self.whole && self.lost.is_empty() && self.unsure.is_empty()
    }
}

impl Facts {
    /// Lets the check of a new token ask also about the accounts that the token before it could read.
    pub fn meet_before(&mut self, readable: &[AccountId]) {
        for id in readable {
            self.meet(id.clone(), None, Heard { before: true, ..Heard::default() });
        }
    }

    /// The accounts that this token can read, for [`Self::meet_before`].
    #[must_use]
    pub fn readable(&self) -> Vec<AccountId> {
        self.accounts.iter().filter(|account| can_read(account)).map(|account| account.id.clone()).collect()
    }
}

impl AccountFacts {
    /// Whether the account says something about this token: not when only the token before it speaks of the account.
    #[must_use]
    pub const fn counts(&self) -> bool {
        let Heard { in_address, with_token, in_portfolio, .. } = self.heard;
        in_address || with_token || in_portfolio || can_read(self)
    }
}

/// Compares two finished checks. Nothing when either token was not proved to live: a dead one had and has nothing that
/// could be compared.
#[must_use]
pub fn compare(old: &Facts, new: &Facts) -> Option<Comparison> {
    if !(lives(old) && lives(new)) {
        return None;
    }
    let mut found = Comparison {
        whole: shows_all(old),
        same_app: app_id(old).zip(app_id(new)).map(|(old, new)| old == new),
        ..Comparison::default()
    };
    found.same_user = same_user(old, new, found.same_app);
    found.permissions(old, new);
    for account in &old.accounts {
        found.account(old, account, new);
    }
    for account in new.accounts.iter().filter(|account| can_read(account)) {
        let was_none = old.account(&account.id).map_or_else(|| lists_end(old), cannot_read);
        if was_none {
            found.gained.push(Thing::Account(account_label(account)));
        }
    }
    Some(found)
}

impl Comparison {
    fn permissions(&mut self, old: &Facts, new: &Facts) {
        for name in permissions(old).filter(|name| has(old, name) && !has(new, name)) {
            let list = if lacks(new, name) { &mut self.lost } else { &mut self.unsure };
            list.push(Thing::Permission(name.clone()));
        }
        let gained = permissions(new).filter(|name| has(new, name) && lacks(old, name));
        self.gained.extend(gained.cloned().map(Thing::Permission));
    }

    /// An account that the old token could read; what hangs on it counts only if the new one can read it too.
    fn account(&mut self, old: &Facts, before: &AccountFacts, new: &Facts) {
        if !can_read(before) {
            return;
        }
        let now = new.account(&before.id);
        let Some(now) = now.filter(|now| can_read(now)) else {
            let list = if now.is_some_and(cannot_read) { &mut self.lost } else { &mut self.unsure };
            list.push(Thing::Account(account_label(before)));
            return;
        };
        let list = match (full_control(old, before), full_control(new, now)) {
            (Some(true), Some(false)) => Some(&mut self.lost),
            (Some(true), None) => Some(&mut self.unsure),
            (Some(false), Some(true)) => Some(&mut self.gained),
            _ => None,
        };
        if let Some(list) = list {
            list.push(Thing::Control(account_label(before)));
        }
        for phone in &before.phones.items {
            if !lists(now, phone) && !new.accounts.iter().any(|account| lists(account, phone)) {
                let list = if now.phones.is_complete() { &mut self.lost } else { &mut self.unsure };
                list.push(Thing::Phone(phone_label(phone)));
            }
        }
        if before.phones.is_complete() {
            let fresh = |phone: &&Phone| !old.accounts.iter().any(|account| lists(account, phone));
            self.gained.extend(now.phones.items.iter().filter(fresh).map(|phone| Thing::Phone(phone_label(phone))));
        }
    }
}

/// The names in the lists by which a token's permissions are judged, each once.
fn permissions(facts: &Facts) -> impl Iterator<Item = &String> {
    let scopes = facts.inspection.given().and_then(|found| found.scopes.as_deref());
    let granted = facts.grants.given().map(|grants| grants.granted.as_slice());
    let names = scopes.or(granted).unwrap_or_default();
    let first = |(at, name): &(usize, &String)| names.iter().position(|other| other == *name) == Some(*at);
    names.iter().enumerate().filter(first).map(|(_, name)| name).filter(|name| *name != HARMLESS)
}

const fn can_read(account: &AccountFacts) -> bool {
    account.essentials.given().is_some()
}

/// Whether Meta refused the account in a way that proves that the token does not reach it. An account that is refused
/// and yet shows its numbers or its people is a contradiction, which proves nothing.
fn cannot_read(account: &AccountFacts) -> bool {
    use Meaning::{AccessDenied, AppNotCapable, NoPermission, NotFound};
    let meaning = account.essentials.refusal().map(|refusal| refusal.meaning);
    let refused = matches!(meaning, Some(NoPermission | AccessDenied | NotFound | AppNotCapable));
    refused && account.phones.items.is_empty() && account.people.items.is_empty()
}

/// Whether the system user fully controls the account, as far as that is proved.
fn full_control(facts: &Facts, account: &AccountFacts) -> Option<bool> {
    match control_code(facts, account)? {
        Code::Full | Code::ByAdminRole => Some(true),
        Code::Partial | Code::None => Some(false),
        _ => None,
    }
}

fn lists(account: &AccountFacts, phone: &Phone) -> bool {
    account.phones.find(phone.id.as_str()).is_some()
}

/// Whether every list in which an account may stand was read to its end.
fn lists_end(facts: &Facts) -> bool {
    [&facts.assigned, &facts.owned, &facts.client].iter().all(|list| list.is_complete())
}

/// Whether the check showed all that the token had.
fn shows_all(facts: &Facts) -> bool {
    let scopes = facts.inspection.given().is_some_and(|found| found.scopes.is_some());
    let permissions = scopes || facts.grants.given().is_some_and(|grants| grants.complete);
    let whole = |account: &AccountFacts| account.phones.is_complete() && full_control(facts, account).is_some();
    let known = |account: &AccountFacts| if can_read(account) { whole(account) } else { cannot_read(account) };
    permissions && lists_end(facts) && facts.accounts.iter().all(known)
}

/// Like is compared with like: what `me` says with what `me` says. Ids that differ mean little between two apps, because
/// Meta gives one person another id in each of them (Graph API, app-scoped user ids).
fn same_user(old: &Facts, new: &Facts, same_app: Option<bool>) -> Option<bool> {
    let by_me = me(old).zip(me(new)).map(|(old, new)| old == new);
    let by_inspection = inspected_user(old).zip(inspected_user(new)).map(|(old, new)| old == new);
    let same = match (by_me, by_inspection) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other),
    };
    same.filter(|same| *same || same_app == Some(true))
}

fn me(facts: &Facts) -> Option<&str> {
    facts.identity.given().map(|me| me.id.as_str())
}

fn inspected_user(facts: &Facts) -> Option<&str> {
    facts.inspection.given().and_then(|found| found.user.as_ref()).map(UserId::as_str)
}
