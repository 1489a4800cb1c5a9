//! Permissions (Meta also says scopes): what a token may do.

/// A permission the platform asks its customers to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Meta's name for it, e.g. `whatsapp_business_messaging`.
    pub name: String,
    /// Whether the bot cannot work without it.
    pub required: bool,
}

/// Reads accounts, numbers and templates.
pub const WHATSAPP_MANAGEMENT: &str = "whatsapp_business_management";
/// Sends and receives messages.
pub const WHATSAPP_MESSAGING: &str = "whatsapp_business_messaging";
/// Reads the business portfolio.
pub const BUSINESS_MANAGEMENT: &str = "business_management";
/// Reads product catalogues.
pub const CATALOG_MANAGEMENT: &str = "catalog_management";

/// The help page's four permissions. Catalogues are optional: only bots that send products need them, and Meta offers
/// the box only to apps with a catalogue use case (Meta's permissions reference).
#[must_use]
pub fn default_wanted() -> Vec<Wanted> {
    [(BUSINESS_MANAGEMENT, true), (CATALOG_MANAGEMENT, false), (WHATSAPP_MESSAGING, true), (WHATSAPP_MANAGEMENT, true)]
        .map(|(name, required)| Wanted { name: name.to_owned(), required })
        .to_vec()
}
