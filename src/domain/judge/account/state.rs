//! What Meta thinks of an account, how it pays, and which app hears of its messages.
//!
//! Sources: WhatsApp Business Management API (`account_review_status`, `primary_funding_id`, `subscribed_apps`), Meta's
//! error codes for payments.

use super::super::super::catalogue::{Check, Code};
use super::super::super::check::Row;
use super::super::super::facts::{AccountFacts, Facts};
use super::super::super::verdict::{Value, Verdict};
use super::super::{Life, token};

/// Error codes by which Meta says that paying fails: no valid way to pay (131042), a declined one (141006), terms not
/// accepted (134011).
const PAYMENT_PROBLEMS: [i64; 3] = [131_042, 134_011, 141_006];

fn verdict(check: Check, account: &AccountFacts, life: &Life, code: impl FnOnce() -> Option<Code>) -> Verdict {
    // What was refused before it is known whether the account can be read may be asked for once more.
    let waiting = account.essentials.is_pending();
    let outcome = life.alive().map_or_else(|outcome| outcome, |()| if waiting { None } else { code() });
    Verdict::new(Row::account(check, &account.id), outcome).with("account", super::name(account)).optional()
}

pub(in super::super) fn review(account: &AccountFacts, life: &Life) -> Verdict {
    let code = || match account.review.given() {
        None => account.review.reason(),
        Some(None) => Some(Code::NotVisible),
        Some(Some(word)) => Some(match word.as_str() {
            "APPROVED" => Code::Approved,
            "PENDING" => Code::Pending,
            "REJECTED" => Code::Rejected,
            "RESTRICTED" | "LIMIT_REACHED" => Code::Restricted,
            _ => Code::UnreadableReply,
        }),
    };
    verdict(Check::AccountReview, account, life, code).because(account.review.refusal())
}

/// A payment method is not proof that paying works: Meta's own word that it fails comes first.
pub(in super::super) fn payment(account: &AccountFacts, life: &Life) -> Verdict {
    let of_numbers = || account.phones.items.iter().filter_map(|phone| phone.health.as_ref());
    let problems = || account.health.given().into_iter().chain(of_numbers()).flatten().flat_map(|part| &part.problems);
    let fails = || problems().filter(|problem| problem.code.is_some_and(|code| PAYMENT_PROBLEMS.contains(&code)));
    let code = || match account.funding.given() {
        _ if fails().next().is_some() => Some(Code::PaymentProblem),
        _ if account.health.is_pending() || account.phones.end.is_pending() => None,
        // What could not be read of the account's health may be that paying fails.
        Some(true) if account.health.reason() == Some(Code::UnreadableReply) => Some(Code::UnreadableReply),
        Some(true) => Some(Code::Attached),
        Some(false) => Some(Code::NotReported),
        None => account.funding.reason(),
    };
    let advice = fails().filter_map(|problem| problem.advice.clone()).collect();
    verdict(Check::AccountPayment, account, life, code).because(account.funding.refusal()).advised(advice)
}

/// Meta sends an account's messages to the apps on this list and to no other.
pub(in super::super) fn webhook(facts: &Facts, account: &AccountFacts, life: &Life) -> Verdict {
    let list = &account.subscribers;
    let app = token::app_id(facts);
    let code = || match app {
        Some(app) if list.find(app).is_some() => Some(Code::Subscribed),
        _ if !list.is_complete() => list.end.reason(),
        _ if list.items.is_empty() => Some(Code::None),
        Some(_) => Some(Code::OtherApp),
        None if facts.app.is_pending() => None,
        None => Some(Code::NotVisible),
    };
    verdict(Check::AccountWebhook, account, life, code)
        .with("app", Value::Text(token::app_label(facts)))
        .because(list.end.refusal())
}
