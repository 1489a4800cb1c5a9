//! A change at Meta that the guide can make for the customer, and when it offers one.
//!
//! Source: Meta's "Manage system users" (`POST /{account}/assigned_users` needs an admin's token) and the WhatsApp
//! Business Management API (`POST /{account}/subscribed_apps`).

use super::catalogue::{Check, Code};
use super::facts::{Facts, Listing};
use super::id::AccountId;
use super::inquiry::{List, business_of};
use super::judge::{app_id, is_admin, is_full, own_ids};
use super::verdict::Verdict;

/// What is to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The system user gets full control.
    Assign,
    /// The app receives the account's messages.
    Subscribe,
}

/// One change of one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What is to be changed.
    pub deed: Deed,
    /// Where.
    pub account: AccountId,
    /// For whom: the system user's id, or the app's.
    pub whom: String,
}

impl Order {
    /// The list at Meta that the change shows in.
    #[must_use]
    pub fn list(&self) -> List {
        match self.deed {
            Deed::Assign => List::People(self.account.clone()),
            Deed::Subscribe => List::Subscribers(self.account.clone()),
        }
    }

    /// Whether the list shows it as made; nothing when the list names whom it is for and does not say, or says two
    /// things, of what they may do.
    #[must_use]
    pub fn is_made(&self, list: &Listing) -> Option<bool> {
        match (self.deed, list.find(&self.whom)) {
            (_, None) => Some(false),
            (Deed::Assign, Some(entry)) => entry.tasks.as_deref().map(|tasks| is_full(Some(tasks))),
            (Deed::Subscribe, Some(_)) => Some(true),
        }
    }
}

/// The changes that would put something right, as far as this token can make them.
#[must_use]
pub fn offers(facts: &Facts, verdicts: &[Verdict]) -> Vec<Order> {
    let order = |verdict: &Verdict| {
        let account = verdict.row.account.clone()?;
        match (verdict.row.check, verdict.code?) {
            // Of an account that cannot be read, it could not be shown what would change.
            (Check::AccountControl, Code::Partial | Code::None) => {
                // Only an admin may assign, and Meta wants to know for which portfolio.
                business_of(facts, &account).filter(|_| is_admin(facts))?;
                let people = facts.account(&account).map(|account| &account.people)?;
                let own = own_ids(facts);
                let known = own.iter().find(|id| people.find(id).is_some()).or(own.first())?;
                Some(Order { deed: Deed::Assign, account, whom: (*known).to_owned() })
            }
            (Check::AccountWebhook, Code::None | Code::OtherApp) => {
                Some(Order { deed: Deed::Subscribe, account, whom: app_id(facts)?.to_owned() })
            }
            _ => None,
        }
    };
    verdicts.iter().filter(|verdict| !verdict.aside).filter_map(order).collect()
}
