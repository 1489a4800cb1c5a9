//! What is known so far: Meta's answers in our own words, nothing judged.

mod account;
mod listing;
mod token;

pub use account::{AccountFacts, Essentials, Extras, Heard};
pub use listing::{Entry, Listed, Listing, Page};
pub use token::{AppOwner, Grants, Inspection, Named};

use super::answer::{Answer, Failure};
use super::id::{AccountId, AppId, BusinessId, PhoneId};

/// Ids handed over in the address of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The app the customer made.
    pub app: Option<AppId>,
    /// The business portfolio.
    pub business: Option<BusinessId>,
    /// The WhatsApp Business Account.
    pub account: Option<AccountId>,
    /// The phone number.
    pub phone: Option<PhoneId>,
}

/// Everything learnt in one check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Set when a call brought no readable reply; the first one counts.
    pub failure: Option<Failure>,
    /// Whether at least one readable reply came from Meta.
    pub reached: bool,
    /// `debug_token`: what Meta says of the token.
    pub inspection: Answer<Inspection>,
    /// `me`: whose token it is.
    pub identity: Answer<Named>,
    /// `me/permissions`.
    pub grants: Answer<Grants>,
    /// `app`: for which app it was made.
    pub app: Answer<Named>,
    /// `app?fields=owner_business`: the portfolio that owns the app, and therefore the system user.
    pub owner: Answer<AppOwner>,
    /// Accounts assigned to the token's owner.
    pub assigned: Listing,
    /// The portfolio's system users with their roles.
    pub staff: Listing,
    /// Accounts the portfolio owns.
    pub owned: Listing,
    /// Accounts shared with the portfolio.
    pub client: Listing,
    /// Whether Meta lists the product catalogs assigned to the token's owner, whatever they are.
    pub catalogs: Answer<()>,
    /// Every account heard of, in the order in which it was heard of.
    pub accounts: Vec<AccountFacts>,
}
