//! `health_status`: can this number, account, business and app send messages?

use super::{
    nodes::Node,
    session::Session,
    world::{Account, Phone},
};
use serde_json::{Map, Value, json};

/// From best to worst.
const STATES: [&str; 3] = ["AVAILABLE", "LIMITED", "BLOCKED"];

/// The health of an account or a number; the overall state is the worst of the parts.
pub fn status(session: &Session<'_>, node: Node<'_>) -> Option<Value> {
    let (account, phone) = match node {
        Node::Account(account) => (account, None),
        Node::Phone(account, phone) => (account, Some(phone)),
        _ => return None,
    };
    let entities = entities(session, account, phone);
    let worst =
        entities.iter().filter_map(|entity| entity["can_send_message"].as_str()).max_by_key(|state| rank(state));
    Some(json!({ "can_send_message": worst, "entities": entities }))
}

fn rank(state: &str) -> usize {
    STATES.iter().position(|known| *known == state).unwrap_or(STATES.len())
}

fn entities(session: &Session<'_>, account: &Account, phone: Option<&Phone>) -> Vec<Value> {
    let phone = phone.map(|phone| entity("PHONE_NUMBER", &phone.id, phone.health.as_ref()));
    let of_account = [("WABA", &account.id), ("BUSINESS", &account.owner), ("APP", &session.app.id)];
    let others = of_account.into_iter().map(|(kind, id)| entity(kind, id, account.health.get(kind)));
    phone.into_iter().chain(others).collect()
}

fn entity(kind: &str, id: &str, described: Option<&Value>) -> Value {
    let mut entity = Map::from_iter([
        ("entity_type".to_owned(), json!(kind)),
        ("id".to_owned(), json!(id)),
        ("can_send_message".to_owned(), json!(STATES[0])),
    ]);
    if let Some(Value::Object(described)) = described {
        entity.extend(described.clone());
    }
    Value::Object(entity)
}
