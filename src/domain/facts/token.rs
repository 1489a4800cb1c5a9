//! What Meta says of a token, its owner and its app.

use super::super::answer::Refusal;
use super::super::id::{AccountId, AppId, BusinessId, UserId};

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
    /// `data_access_expires_at` in seconds since 1970; 0 means never.
    pub access_ends_at: Option<i64>,
    /// `user_id`.
    pub user: Option<UserId>,
    /// `scopes` and the names in `granular_scopes`; nothing when the reply had no readable list.
    pub scopes: Option<Vec<String>>,
    /// `target_ids` of the WhatsApp scopes: the accounts that the token was made for.
    pub targets: Vec<AccountId>,
    /// Whether `whatsapp_business_management` is limited to its `target_ids`.
    pub limited: bool,
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
