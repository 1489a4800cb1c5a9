//! The kinds of node the simulator knows, their fields, and how one is found by its id.

use super::{
    error::GraphError,
    session::Session,
    world::{Account, App, Business, Catalog, Phone, User, UserKind},
};

/// A kind of node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A system user.
    SystemUser,
    /// A person.
    User,
    /// A Facebook Page.
    Page,
    /// An app.
    Application,
    /// A business portfolio.
    Business,
    /// A WhatsApp Business Account.
    Account,
    /// A telephone number of an account.
    Phone,
    /// A user in the list of those assigned to an account.
    AssignedUser,
    /// A product catalog.
    Catalog,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::SystemUser,
        Self::User,
        Self::Page,
        Self::Application,
        Self::Business,
        Self::Account,
        Self::Phone,
        Self::AssignedUser,
        Self::Catalog,
    ];

    /// Meta's name of the node type, as in its error texts.
    #[must_use]
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::SystemUser => "SystemUser",
            Self::User => "User",
            Self::Page => "Page",
            Self::Application => "Application",
            Self::Business => "Business",
            Self::Account => "WhatsAppBusinessAccount",
            Self::Phone => "WhatsAppBusinessPhoneNumber",
            Self::AssignedUser => "AssignedUser",
            Self::Catalog => "ProductCatalog",
        }
    }

    /// The fields a reply has when none are asked for.
    pub(super) const fn default_fields(self) -> &'static [&'static str] {
        match self {
            Self::Application => &["category", "link", "name"],
            Self::Account => &["name", "timezone_id", "message_template_namespace"],
            Self::Phone => &[
                "verified_name",
                "code_verification_status",
                "display_phone_number",
                "quality_rating",
                "platform_type",
                "throughput",
                "webhook_configuration",
                "last_onboarded_time",
            ],
            _ => &["name"],
        }
    }
}

/// The fields that exist on a kind of node. Of apps, whose fields are many, only those a caller of this API may want.
#[must_use]
#[rustfmt::skip]
pub const fn known_fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::SystemUser => &["created_by", "created_time", "finance_permission", "id", "ip_permission", "name"],
        Kind::User => &["created_time", "first_name", "id", "last_name", "name"],
        Kind::Page => &["category", "id", "link", "name"],
        Kind::Catalog => &["business", "id", "name", "product_count", "vertical"],
        Kind::AssignedUser => &["business", "id", "name", "user_type"],
        Kind::Application => &[
            "app_type", "business", "category", "company", "created_time", "description", "icon_url", "id", "link",
            "logo_url", "name", "namespace", "owner_business", "privacy_policy_url", "subcategory", "website_url",
        ],
        Kind::Business => &[
            "block_offline_analytics", "created_by", "created_time", "id", "is_hidden", "link", "name",
            "payment_account_id", "primary_page", "profile_picture_uri", "timezone_id", "two_factor_type",
            "updated_by", "updated_time", "verification_status", "vertical", "vertical_id",
            "whatsapp_business_manager_messaging_limit",
        ],
        Kind::Account => &[
            "account_review_status", "analytics", "auth_international_rate_eligibility",
            "business_verification_status", "country", "creation_time", "currency",
            "disable_marketing_messages_on_cloud_api", "health_status", "id", "is_enabled_for_insights",
            "is_shared_with_partners", "linked_commerce_account", "marketing_messages_lite_api_status",
            "marketing_messages_onboarding_status", "message_template_namespace", "name",
            "on_behalf_of_business_info", "owner_business", "owner_business_info", "ownership_type",
            "primary_business_location", "primary_funding_id", "purchase_order_number", "status",
            "template_auto_archival_enabled", "timezone_id", "whatsapp_business_manager_messaging_limit",
        ],
        Kind::Phone => &[
            "account_mode", "certificate", "code_verification_status", "conversational_automation",
            "display_phone_number", "eligibility_for_api_business_global_search", "health_status", "id",
            "is_official_business_account", "is_on_biz_app", "is_pin_enabled", "is_preverified_number",
            "last_onboarded_time", "messaging_limit_tier", "name_status", "new_certificate", "new_name_status",
            "platform_type", "quality_rating", "quality_score", "search_visibility", "status", "throughput",
            "username", "verified_name", "webhook_configuration", "whatsapp_business_manager_messaging_limit",
        ],
    }
}

/// A node of the world.
#[derive(Clone, Copy)]
pub enum Node<'w> {
    User(&'w User),
    AssignedUser(&'w User),
    App(&'w App),
    Business(&'w Business),
    Account(&'w Account),
    Phone(&'w Account, &'w Phone),
    Catalog(&'w Business, &'w Catalog),
}

impl<'w> Node<'w> {
    /// Its id.
    pub fn id(self) -> &'w str {
        match self {
            Self::User(user) | Self::AssignedUser(user) => &user.id,
            Self::App(app) => &app.id,
            Self::Business(business) => &business.id,
            Self::Account(account) => &account.id,
            Self::Phone(_, phone) => &phone.id,
            Self::Catalog(_, catalog) => &catalog.id,
        }
    }

    /// Its kind.
    pub fn kind(self) -> Kind {
        match self {
            Self::User(user) => match user.kind {
                UserKind::System => Kind::SystemUser,
                UserKind::Person => Kind::User,
                UserKind::Page => Kind::Page,
            },
            Self::AssignedUser(_) => Kind::AssignedUser,
            Self::App(_) => Kind::Application,
            Self::Business(_) => Kind::Business,
            Self::Account(_) => Kind::Account,
            Self::Phone(..) => Kind::Phone,
            Self::Catalog(..) => Kind::Catalog,
        }
    }
}

/// Finds the node a path begins with, if the caller may see it.
pub fn find<'w>(session: &Session<'w>, id: &str) -> Result<Node<'w>, GraphError> {
    let world = session.world;
    if id == "me" {
        return session.user.map(Node::User).ok_or_else(GraphError::no_token_for_me);
    }
    if id == "app" {
        return Ok(Node::App(session.app));
    }
    if let Some(account) = world.account(id) {
        return session.check_account(account, id).map(|()| Node::Account(account));
    }
    if let Some((account, phone)) = world.phone(id) {
        return session.check_account(account, id).map(|()| Node::Phone(account, phone));
    }
    if let Some(business) = world.business(id) {
        return session.check_business(business).map(|()| Node::Business(business));
    }
    if let Some(app) = world.app(id) {
        return session.check_app(app).map(|()| Node::App(app));
    }
    if let Some(user) = world.user(id) {
        return session.check_user(user).map(|()| Node::User(user));
    }
    if let Some((owner, catalog)) = world.catalog(id) {
        return session.check_catalog(owner, catalog).map(|()| Node::Catalog(owner, catalog));
    }
    let is_number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    Err(if is_number { GraphError::unsupported("get", id) } else { GraphError::unknown_alias(id) })
}
