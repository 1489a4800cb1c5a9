//! What is known so far: Meta's answers in our own words, nothing judged.

use super::answer::{Answer, Failure, Refusal};
use super::id::{AccountId, AppId, BusinessId, PhoneId, UserId};

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
    /// Every account heard of, in the order in which it was heard of.
    pub accounts: Vec<AccountFacts>,
}

/// Meta's description of a token (`GET /debug_token`, Graph API reference).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// `is_valid`.
    pub valid: bool,
    /// `type`, e.g. `SYSTEM_USER`.
    pub kind: Option<String>,
    /// `app_id`.
    pub app: Option<AppId>,
    /// `application`: the app's name.
    pub app_name: Option<String>,
    /// `expires_at` in seconds since 1970; 0 means never.
    pub expires_at: Option<i64>,
    /// `user_id`.
    pub user: Option<UserId>,
    /// `scopes` and the names in `granular_scopes`; nothing when the reply had no readable list.
    pub scopes: Option<Vec<String>>,
    /// `target_ids` of the WhatsApp scopes: the accounts to which the token is limited.
    pub targets: Vec<AccountId>,
    /// `error`: why it is not valid.
    pub error: Option<Refusal>,
}

/// Something with an id and a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name, if Meta told.
    pub name: Option<String>,
}

/// Who owns the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppOwner {
    /// The portfolio; an app can be without one.
    pub business: Option<BusinessId>,
}

/// `me/permissions`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants {
    /// Permissions with status `granted`.
    pub granted: Vec<String>,
    /// Permissions with any other status (`declined`, `expired`).
    pub declined: Vec<String>,
    /// Whether the list was whole.
    pub complete: bool,
}

/// A list that Meta hands out page by page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// What came so far, without doubles.
    pub items: Vec<Entry>,
    /// Given once the last page is here.
    pub end: Answer<()>,
    /// Where the next page starts, if one is to be asked.
    pub after: Option<String>,
    /// How many pages came.
    pub pages: u16,
}

impl Listing {
    /// The entry with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.items.iter().find(|entry| entry.id == id)
    }

    /// Whether every page is here, so that absence means something.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.end.given().is_some()
    }
}

/// One line of a list: an account, a system user, or somebody with access to an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// What the user may do with the account; nothing when Meta did not say or said it unreadably.
    pub tasks: Option<Vec<String>>,
    /// A system user's role.
    pub role: Option<String>,
}

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its lines.
    pub items: Vec<Entry>,
    /// Where the next page starts, if there is one.
    pub after: Option<String>,
}

/// Where an account was heard of; any of them may be true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// In the address of the page.
    pub in_address: bool,
    /// As one that the token is limited to, or that is assigned to its owner.
    pub with_token: bool,
    /// As one of the portfolio's own or shared accounts.
    pub in_portfolio: bool,
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
}

/// The fields of an account that any token with access may read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Essentials {
    /// Its name.
    pub name: Option<String>,
    /// The portfolio that owns it.
    pub owner: Option<BusinessId>,
}
