//! One row of the results: a check, and what it is about.

use super::catalogue::Check;
use super::id::AccountId;

/// A check as it stands in the results: some checks come once for each permission or each account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which check.
    pub check: Check,
    /// The permission it is about, for [`Check::Permission`].
    pub permission: Option<String>,
    /// The account it is about, for the checks of accounts.
    pub account: Option<AccountId>,
}

impl Row {
    /// A check that comes once.
    #[must_use]
    pub const fn once(check: Check) -> Self {
        Self { check, permission: None, account: None }
    }

    /// The check of one permission.
    #[must_use]
    pub fn permission(name: &str) -> Self {
        Self { check: Check::Permission, permission: Some(name.to_owned()), account: None }
    }

    /// A check of one account.
    #[must_use]
    pub fn account(check: Check, id: &AccountId) -> Self {
        Self { check, permission: None, account: Some(id.clone()) }
    }

    /// The public id, e.g. `token.valid` or `permission.business_management`.
    #[must_use]
    pub fn id(&self) -> String {
        match &self.permission {
            Some(name) => format!("{}.{name}", self.check.as_str()),
            None => self.check.as_str().to_owned(),
        }
    }

    /// The id of the account it is about, or nothing.
    #[must_use]
    pub fn subject(&self) -> &str {
        self.account.as_ref().map_or("", AccountId::as_str)
    }
}
