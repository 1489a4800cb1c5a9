//! Which account and which number the customer wants to use: theirs to say, and remembered, because it is no secret.

use super::id::{AccountId, PhoneId};

/// What the customer wants to use, as far as they said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The account.
    pub account: Option<AccountId>,
    /// The number.
    pub phone: Option<PhoneId>,
}
