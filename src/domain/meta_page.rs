//! The pages at Meta that the guide links to, with the ids that are known.

use super::id::{AccountId, AppId, BusinessId};

/// A page at Meta. Addresses from Meta's own documents and from links in public use; all work without ids too, Meta
/// then asks which portfolio is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetaPage {
    /// The start of Meta Business Suite.
    BusinessSuite,
    /// The settings of a portfolio.
    Settings,
    /// Its system users.
    SystemUsers,
    /// Its apps.
    Apps,
    /// Its WhatsApp accounts.
    WhatsAppAccounts,
    /// Its WhatsApp numbers.
    PhoneNumbers,
    /// How Meta judges its accounts.
    AccountQuality,
    /// How it pays.
    Billing,
    /// The app's own dashboard.
    AppDashboard,
    /// Meta's token debugger.
    TokenDebugger,
    /// Meta's own report of outages.
    Status,
    /// Two-factor settings of the person logged in.
    TwoFactor,
}

/// Ids that make a link exact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownIds {
    /// The portfolio.
    pub business: Option<BusinessId>,
    /// The account.
    pub account: Option<AccountId>,
    /// The app.
    pub app: Option<AppId>,
}

impl MetaPage {
    /// Every page.
    pub const ALL: [Self; 12] = [
        Self::BusinessSuite,
        Self::Settings,
        Self::SystemUsers,
        Self::Apps,
        Self::WhatsAppAccounts,
        Self::PhoneNumbers,
        Self::AccountQuality,
        Self::Billing,
        Self::AppDashboard,
        Self::TokenDebugger,
        Self::Status,
        Self::TwoFactor,
    ];

    /// The name by which pages of words link to it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BusinessSuite => "business-suite",
            Self::Settings => "settings",
            Self::SystemUsers => "system-users",
            Self::Apps => "apps",
            Self::WhatsAppAccounts => "whatsapp-accounts",
            Self::PhoneNumbers => "phone-numbers",
            Self::AccountQuality => "account-quality",
            Self::Billing => "billing",
            Self::AppDashboard => "app-dashboard",
            Self::TokenDebugger => "token-debugger",
            Self::Status => "status",
            Self::TwoFactor => "two-factor",
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.as_str() == name)
    }

    /// Its address, as exact as the known ids allow.
    #[must_use]
    pub fn address(self, ids: &KnownIds) -> String {
        let settings = |page: &str| {
            let mut address = format!("https://business.facebook.com/latest/settings{page}");
            if let Some(business) = &ids.business {
                address.push_str("?business_id=");
                address.push_str(business.as_str());
            }
            address
        };
        match self {
            Self::BusinessSuite => "https://business.facebook.com/".to_owned(),
            Self::Settings => settings(""),
            Self::SystemUsers => settings("/system_users"),
            Self::Apps => settings("/apps"),
            Self::WhatsAppAccounts => {
                let mut address = settings("/whatsapp_account");
                if let (Some(_), Some(account)) = (&ids.business, &ids.account) {
                    address.push_str("&selected_asset_id=");
                    address.push_str(account.as_str());
                    address.push_str("&selected_asset_type=whatsapp-business-account");
                }
                address
            }
            Self::PhoneNumbers => "https://business.facebook.com/latest/whatsapp_manager/phone_numbers".to_owned(),
            Self::AccountQuality => "https://business.facebook.com/accountquality".to_owned(),
            Self::Billing => "https://business.facebook.com/billing_hub/".to_owned(),
            Self::AppDashboard => match &ids.app {
                Some(app) => format!("https://developers.facebook.com/apps/{}/", app.as_str()),
                None => "https://developers.facebook.com/apps/".to_owned(),
            },
            Self::TokenDebugger => "https://developers.facebook.com/tools/debug/accesstoken/".to_owned(),
            Self::Status => "https://metastatus.com/".to_owned(),
            Self::TwoFactor => "https://accountscenter.facebook.com/password_and_security".to_owned(),
        }
    }
}
