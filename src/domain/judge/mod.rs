//! All rules: from what is known to one verdict a row. Total; `pass` only with proof, doubt is `unknown`.

mod account;
mod connection;
mod permission;
mod token;

use super::catalogue::{Check, Code};
use super::facts::{Facts, Given};
use super::permission::Wanted;
use super::verdict::Verdict;

/// What the customer set out to get.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a> {
    /// Ids from the address of the page.
    pub given: &'a Given,
    /// The permissions the platform asks for.
    pub wanted: &'a [Wanted],
}

/// One verdict for each row of the results, in the order of the catalogue; rows that wait for answers have no code yet.
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
    verdicts.push(account::found(facts, &life));
    for account in account::in_play(facts) {
        verdicts.push(account::readable(facts, account, &life));
        verdicts.push(account::control(facts, account, &life));
    }
    verdicts
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
