//! What the fields of a node hold. A world says only what is special; the rest is a business in good order.

use super::{
    access::BUSINESS,
    error::GraphError,
    health,
    nodes::Node,
    session::Session,
    world::{Account, Phone, UserKind},
};
use serde_json::{Value, json};

/// What a field holds.
pub enum Held<'w> {
    /// Data.
    Data(Value),
    /// Another node.
    Node(Node<'w>),
    /// Nothing; Meta then leaves the field out.
    Nothing,
}

/// What a field of a node holds for this caller; the field is known to exist.
pub fn field<'w>(session: &Session<'w>, node: Node<'w>, name: &str) -> Result<Held<'w>, GraphError> {
    if session.world.quirks.forbidden_fields.iter().any(|field| field == name) {
        return Err(GraphError::application_lacks_permission());
    }
    let business = |id: Option<&'w str>| {
        let found = id.and_then(|id| session.world.business(id));
        found.map_or(Held::Nothing, |business| Held::Node(Node::Business(business)))
    };
    let held = match (node, name) {
        (_, "id") => text(node.id()),
        (Node::User(user) | Node::AssignedUser(user), "name") => text(&user.name),
        (Node::AssignedUser(user), "user_type") => text(match user.kind {
            UserKind::System => "SYSTEM_USER",
            UserKind::Person | UserKind::Page => "BUSINESS_USER",
        }),
        (Node::AssignedUser(user), "business") => business(user.business.as_deref()),
        (Node::App(app), "name") => text(&app.name),
        (Node::App(_), "category") => text("Business"),
        (Node::App(app), "link") => Held::Data(json!(format!("https://www.facebook.com/games/?app_id={}", app.id))),
        (Node::App(app), "owner_business" | "business") => {
            session.require(BUSINESS)?;
            business(app.owner.as_deref())
        }
        (Node::Business(business), "name") => text(&business.name),
        (Node::Business(business), _) => own_or(business.fields.get(name), default_of_business(name)),
        (Node::Account(account), "name") => text(&account.name),
        (Node::Account(account), "owner_business") => business(Some(&account.owner)),
        (Node::Account(account), "owner_business_info") => owner_info(session, account),
        (Node::Account(account), "is_shared_with_partners") => Held::Data(json!(!account.shared_with.is_empty())),
        (Node::Account(account), "message_template_namespace") => Held::Data(json!(namespace(&account.id))),
        (Node::Account(_) | Node::Phone(..), "health_status") => own_or(None, health::status(session, node)),
        (Node::Account(account), _) => own_or(account.fields.get(name), default_of_account(name)),
        (Node::Phone(account, phone), _) => own_or(phone.fields.get(name), default_of_phone(account, phone, name)),
        (Node::Catalog(_, catalog), "name") => text(&catalog.name),
        (Node::Catalog(owner, _), "business") => business(Some(&owner.id)),
        _ => Held::Nothing,
    };
    Ok(held)
}

fn text<'w>(text: &str) -> Held<'w> {
    Held::Data(json!(text))
}

/// A described value counts before the default; described as `null` it is not there at all.
fn own_or<'w>(described: Option<&Value>, default: Option<Value>) -> Held<'w> {
    described.cloned().or(default).filter(|value| !value.is_null()).map_or(Held::Nothing, Held::Data)
}

fn owner_info<'w>(session: &Session<'_>, account: &Account) -> Held<'w> {
    let owner = session.world.business(&account.owner);
    owner.map_or(Held::Nothing, |owner| Held::Data(json!({ "name": owner.name, "id": owner.id })))
}

fn namespace(id: &str) -> String {
    format!("{:0>8}_0a1b_4c2d_8e3f_5a6b7c8d9e0f", last(id, 8))
}

fn last(text: &str, count: usize) -> String {
    text.chars().skip(text.chars().count().saturating_sub(count)).collect()
}

fn default_of_business(name: &str) -> Option<Value> {
    match name {
        "timezone_id" => Some(json!(1)),
        "verification_status" => Some(json!("verified")),
        _ => None,
    }
}

fn default_of_account(name: &str) -> Option<Value> {
    Some(match name {
        "account_review_status" => json!("APPROVED"),
        "business_verification_status" => json!("verified"),
        "country" => json!("US"),
        "currency" => json!("USD"),
        "is_enabled_for_insights" => json!(true),
        "ownership_type" => json!("SELF_OWNED"),
        "primary_funding_id" => json!("7700000001"),
        "status" => json!("ACTIVE"),
        "timezone_id" => json!("1"),
        "whatsapp_business_manager_messaging_limit" => json!("TIER_2K"),
        _ => return None,
    })
}

fn default_of_phone(account: &Account, phone: &Phone, name: &str) -> Option<Value> {
    Some(match name {
        "account_mode" => json!("LIVE"),
        "code_verification_status" => json!("VERIFIED"),
        "display_phone_number" => json!(format!("+1 555-010-{:0>4}", last(&phone.id, 4))),
        "is_official_business_account" | "is_on_biz_app" | "is_preverified_number" => json!(false),
        "is_pin_enabled" => json!(true),
        "name_status" => json!("APPROVED"),
        "platform_type" => json!("CLOUD_API"),
        "quality_rating" => json!("GREEN"),
        "quality_score" => json!({ "score": "GREEN" }),
        "status" => json!("CONNECTED"),
        "throughput" => json!({ "level": "STANDARD" }),
        "verified_name" => json!(account.name),
        _ => return None,
    })
}
