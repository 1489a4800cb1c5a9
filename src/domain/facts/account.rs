//! What is known of one WhatsApp Business Account.

use super::super::answer::Answer;
use super::super::health::Part;
use super::super::id::{AccountId, BusinessId};
use super::super::inquiry::Extra;
use super::super::phone::Phone;
use super::listing::Listing;

/// Where an account was heard of; any of them may be true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "four places, of which any may be true")]
pub struct Heard {
    /// In the address of the page.
    pub in_address: bool,
    /// As one that the token is limited to, or that is assigned to its owner.
    pub with_token: bool,
    /// As one of the portfolio's own or shared accounts.
    pub in_portfolio: bool,
    /// As one that the token before this one could read.
    pub before: bool,
}

/// What is known of one WhatsApp Business Account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFacts {
    /// Its id.
    pub id: AccountId,
    /// Where it was heard of.
    pub heard: Heard,
    /// Its name as some list told it.
    pub name: Option<String>,
    /// `GET /{account}`.
    pub essentials: Answer<Essentials>,
    /// `GET /{account}/assigned_users`.
    pub people: Listing,
    /// `account_review_status`.
    pub review: Answer<Option<String>>,
    /// Whether `primary_funding_id` is there.
    pub funding: Answer<bool>,
    /// `health_status`: the parts that a message goes through.
    pub health: Answer<Vec<Part>>,
    /// Whether the three above are asked one by one, because together they were refused.
    pub apart: bool,
    /// `GET /{account}/phone_numbers`.
    pub phones: Listing<Phone>,
    /// Whether the numbers are asked for what Meta tells by default, because more was refused.
    pub plain_phones: bool,
    /// `GET /{account}/subscribed_apps`.
    pub subscribers: Listing,
}

impl AccountFacts {
    /// An account of which nothing is known but its id.
    #[must_use]
    pub fn new(id: AccountId) -> Self {
        Self {
            id,
            heard: Heard::default(),
            name: None,
            essentials: Answer::NotAsked,
            people: Listing::default(),
            review: Answer::NotAsked,
            funding: Answer::NotAsked,
            health: Answer::NotAsked,
            apart: false,
            phones: Listing::default(),
            plain_phones: false,
            subscribers: Listing::default(),
        }
    }

    /// Its name, as far as Meta told it.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.essentials.given().and_then(|essentials| essentials.name.as_deref()).or(self.name.as_deref())
    }

    /// Takes in further fields: all of them, or only one.
    pub(in super::super) fn take_extras(&mut self, only: Option<Extra>, answer: &Answer<Extras>) {
        let asked = |extra| only.is_none_or(|only| only == extra);
        self.apart |= only.is_some();
        if asked(Extra::Review) {
            self.review = answer.map(|extras| Answer::Given(extras.review.clone()));
        }
        if asked(Extra::Funding) {
            self.funding = answer.map(|extras| Answer::Given(extras.funded));
        }
        if asked(Extra::Health) {
            self.health = answer.map(|extras| extras.health.clone());
        }
    }
}

/// The fields of an account that any token with access may read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Essentials {
    /// Its name.
    pub name: Option<String>,
    /// The portfolio that owns it.
    pub owner: Option<BusinessId>,
    /// That portfolio's name.
    pub owner_name: Option<String>,
}

/// Further fields of an account, which Meta may refuse to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extras {
    /// `account_review_status`.
    pub review: Option<String>,
    /// Whether `primary_funding_id` is there.
    pub funded: bool,
    /// `health_status`.
    pub health: Answer<Vec<Part>>,
}
