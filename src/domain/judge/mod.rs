//! All rules: from what is known to one verdict a row. Total; `pass` only with proof, doubt is `unknown`.

mod account;
mod connection;
mod permission;
mod phone;
mod system_user;
mod token;

pub(super) use account::{control_code, in_play, is_full, label as account_label, own_ids};
pub(super) use permission::{HARMLESS, has, lacks};
pub(super) use phone::label as phone_label;
pub(super) use system_user::is_admin;
pub use token::app_id;

use super::catalogue::{Check, Code};
use super::choice::Choice;
use super::facts::{AccountFacts, Facts, Given};
use super::id::{AccountId, PhoneId};
use super::permission::Wanted;
use super::phone::Phone;
use super::verdict::Verdict;

/// What the customer set out to get.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a> {
    /// Ids from the address of the page.
    pub given: &'a Given,
    /// The permissions the platform asks for.
    pub wanted: &'a [Wanted],
    /// Which account and number the customer wants to use.
    pub choice: &'a Choice,
}

/// One verdict for each row of the results, in the order of the catalogue; rows that wait for answers have no code yet.
// A release brings it in the second half of the program, which it can only as a function of its own.
#[inline(never)]
#[must_use]
pub fn judge(facts: &Facts, goal: Goal) -> Vec<Verdict> {
    let life = token::life(facts);
    let mut verdicts = vec![
        connection::reached(facts),
        token::valid(facts, &life),
        token::kind(facts, &life),
        token::expiry(facts, &life),
        token::app(facts, goal.given, &life),
    ];
    verdicts.extend(goal.wanted.iter().map(|wanted| permission::each(facts, wanted, &life)));
    verdicts.push(permission::extra(facts, goal.wanted, &life));
    verdicts.push(system_user::role_check(facts, &life));
    verdicts.push(account::found(facts, &life));
    let accounts = account::in_play(facts);
    let focus = focus(&accounts, goal);
    // Of several accounts any may have the number in the address, unless it is clear which one is meant, or none has it.
    let nowhere = |id: &PhoneId| !phone::is_anywhere(facts, id);
    let alone = accounts.len() == 1 || focus.is_some() || goal.given.phone.as_ref().is_some_and(nowhere);
    for account in &accounts {
        let aside = focus.is_some_and(|id| *id != account.id);
        let rows = of_account(facts, account, alone, goal, &life);
        verdicts.extend(rows.into_iter().map(|row| Verdict { aside: aside || row.aside, ..row }));
    }
    verdicts
}

/// Whether Meta's answers prove that the token lives.
pub(super) fn lives(facts: &Facts) -> bool {
    token::life(facts).alive().is_ok()
}

/// The account that the customer is after: the chosen one, or else the one in the address; nothing while all count.
#[must_use]
pub fn focus<'a>(accounts: &[&'a AccountFacts], goal: Goal) -> Option<&'a AccountId> {
    let among = |wanted: &Option<AccountId>| {
        let wanted = wanted.as_ref()?;
        accounts.iter().map(|account| &account.id).find(|id| *id == wanted)
    };
    among(&goal.choice.account).or_else(|| among(&goal.given.account))
}

/// The rows of one account and its numbers. `alone`: whether a number from the address must be this account's.
fn of_account(facts: &Facts, account: &AccountFacts, alone: bool, goal: Goal, life: &Life) -> Vec<Verdict> {
    let expected = goal.given.phone.as_ref().filter(|_| alone);
    let of_choice = |phone: &&Phone| goal.choice.phone.as_ref().or(expected).is_none_or(|id| phone.is(id));
    let phones = &account.phones.items;
    let any_chosen = phones.iter().any(|phone| of_choice(&phone));
    let counts = |phone: &&Phone| !any_chosen || of_choice(phone);
    let counted: Vec<&Phone> = phones.iter().filter(counts).collect();
    let mut rows = vec![
        account::readable(facts, account, life),
        account::control(facts, account, life),
        account::review(account, life),
        account::payment(account, life),
        account::webhook(facts, account, life),
        account::health(account, &counted, life),
        phone::found(facts, account, expected, life),
    ];
    for phone in phones {
        let aside = !counts(&phone);
        rows.extend(phone::each(account, phone, life).into_iter().map(|row| Verdict { aside, ..row }));
    }
    rows
}

/// Whether the token lives, as far as Meta's answers tell. Everything else is judged in its light.
enum Life<'a> {
    /// Answers are outstanding.
    Pending,
    /// Meta accepts it.
    Alive,
    /// Meta refuses it, and this is what `token.valid` says.
    Dead(Code, Option<&'a super::answer::Refusal>),
    /// It could not be found out, for this reason.
    Open(Code, Option<&'a super::answer::Refusal>),
}

impl Life<'_> {
    /// For checks that need a living token; the error is what they end in without one, nothing while answers are
    /// outstanding.
    const fn alive(&self) -> Result<(), Option<Code>> {
        match self {
            Self::Alive => Ok(()),
            Self::Pending => Err(None),
            Self::Dead(Code::SecretRequired, _) => Err(Some(Code::SecretRequired)),
            Self::Dead(..) => Err(Some(Code::NotAsked)),
            Self::Open(reason, _) => Err(Some(*reason)),
        }
    }
}

/// The row of a check that comes once.
const fn once(check: Check) -> super::check::Row {
    super::check::Row::once(check)
}
