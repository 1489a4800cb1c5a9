//! One row of the results: a check, and what it is about.

use super::catalogue::Check;
use super::id::{AccountId, PhoneId};

/// A check as it stands in the results: some checks come once for each permission, each account or each number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which check.
    pub check: Check,
    /// The permission it is about, for [`Check::Permission`].
    pub permission: Option<String>,
    /// The account it is about, for the checks of accounts and of their numbers.
    pub account: Option<AccountId>,
    /// The number it is about, for the checks of numbers.
    pub phone: Option<PhoneId>,
}

impl Row {
    /// A check that comes once.
    #[must_use]
    pub const fn once(check: Check) -> Self {
        Self { check, permission: None, account: None, phone: None }
    }

    /// The check of one permission.
    #[must_use]
    pub fn permission(name: &str) -> Self {
        Self { permission: Some(name.to_owned()), ..Self::once(Check::Permission) }
    }

    /// A check of one account.
    #[must_use]
    pub fn account(check: Check, id: &AccountId) -> Self {
        Self { account: Some(id.clone()), ..Self::once(check) }
    }

    /// A check of one number of an account.
    #[must_use]
    pub fn phone(check: Check, account: &AccountId, id: &PhoneId) -> Self {
        Self { phone: Some(id.clone()), ..Self::account(check, account) }
    }

    /// The row with this public id and subject; nothing when this guide has no such check, or none about such a thing. Of
    /// a number the subject does not tell the account.
    #[must_use]
    pub fn parse(id: &str, subject: &str) -> Option<Self> {
        let named = |check: &&Check| **check != Check::Permission && check.as_str() == id;
        let Some(&check) = Check::ALL.iter().find(named) else {
            let name = id.strip_prefix(Check::Permission.as_str())?.strip_prefix('.')?;
            return (subject.is_empty() && is_permission(name)).then(|| Self::permission(name));
        };
        match check {
            Check::AccountReadable
            | Check::AccountControl
            | Check::AccountReview
            | Check::AccountPayment
            | Check::AccountWebhook
            | Check::AccountHealth
            | Check::PhoneFound => AccountId::parse(subject).map(|account| Self::account(check, &account)),
            Check::PhoneRegistered
            | Check::PhoneVerified
            | Check::PhoneName
            | Check::PhoneQuality
            | Check::PhoneMode => PhoneId::parse(subject).map(|phone| Self { phone: Some(phone), ..Self::once(check) }),
            Check::Connection
            | Check::TokenValid
            | Check::TokenKind
            | Check::TokenExpiry
            | Check::TokenApp
            | Check::Permission
            | Check::PermissionExtra
            | Check::SystemUserRole
            | Check::AccountFound => subject.is_empty().then(|| Self::once(check)),
        }
    }

    /// The public id, e.g. `token.valid` or `permission.business_management`.
    #[must_use]
    pub fn id(&self) -> String {
        match &self.permission {
            Some(name) => format!("{}.{name}", self.check.as_str()),
            None => self.check.as_str().to_owned(),
        }
    }

    /// The id of the number or the account it is about, or nothing.
    #[must_use]
    pub fn subject(&self) -> &str {
        let account = self.account.as_ref().map_or("", AccountId::as_str);
        self.phone.as_ref().map_or(account, PhoneId::as_str)
    }
}

/// Meta's names for permissions are small letters, digits and underscores.
fn is_permission(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=80).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(plain)
}
