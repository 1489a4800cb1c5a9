//! One situation: a described Meta, and what the person handed over.

use serde_json::{Value, json};
use system_user_guide::simulator::worlds;

pub const BUSINESS: &str = "201500000000001";
pub const APP: &str = "301500000000001";
pub const OTHER_APP: &str = "301500000000002";
pub const USER: &str = "401500000000001";
pub const ACCOUNT: &str = "501500000000001";
pub const SECOND: &str = "501500000000002";
pub const PHONE: &str = "601500000000001";
pub const SECOND_PHONE: &str = "601500000000002";
/// An id that nothing in any world has.
pub const NOWHERE: &str = "999900000000009";

pub const PERMISSIONS: [&str; 4] =
    ["business_management", "catalog_management", "whatsapp_business_management", "whatsapp_business_messaging"];

/// A world, and the ids in the address of the page or chosen by the person.
#[derive(Clone, Debug)]
pub struct Scene {
    pub world: Value,
    pub app: Option<String>,
    pub account: Option<String>,
    pub phone: Option<String>,
    pub chosen_account: Option<String>,
    pub chosen_phone: Option<String>,
}

impl Scene {
    /// All is well, and nothing was handed over.
    pub fn good() -> Self {
        let mut world: Value = serde_json::from_str(worlds::text("good").unwrap()).unwrap();
        let app = json!({ "id": OTHER_APP, "name": "Other Bot", "owner": BUSINESS });
        world["apps"].as_array_mut().unwrap().push(app);
        Self { world, app: None, account: None, phone: None, chosen_account: None, chosen_phone: None }
    }

    pub fn token(&mut self) -> &mut Value {
        &mut self.world["tokens"][0]
    }

    pub fn user(&mut self) -> &mut Value {
        &mut self.world["users"][0]
    }

    pub fn account(&mut self) -> &mut Value {
        &mut self.world["accounts"][0]
    }

    /// The first number; a world whose account has lost it gets nothing to change.
    pub fn phone(&mut self) -> &mut Value {
        &mut self.world["accounts"][0]["phones"][0]
    }

    /// Takes a permission from the token.
    pub fn drop_scope(&mut self, name: &str) {
        self.token()["scopes"].as_array_mut().unwrap().retain(|scope| scope != name);
    }

    /// Adds to a list that may not be there yet.
    pub fn push(list: &mut Value, item: Value) {
        match list {
            Value::Array(items) => items.push(item),
            empty => *empty = json!([item]),
        }
    }

    /// Adds one to a list of oddities.
    pub fn quirk(&mut self, name: &str, item: Value) {
        Self::push(&mut self.world["quirks"][name], item);
    }

    /// Meta refuses a call, whatever it asks.
    pub fn refuse(&mut self, call: &str, status: u16, code: i64, subcode: Option<i64>, message: &str) {
        let transient = matches!(code, 2 | 4);
        self.quirk(
            "refusals",
            json!({
                "call": call, "status": status, "code": code, "subcode": subcode, "message": message,
                "is_transient": transient
            }),
        );
    }

    /// The portfolio gets a second account, to which the system user may be assigned.
    pub fn add_second(&mut self, assigned: bool) {
        let accounts = self.world["accounts"].as_array_mut().unwrap();
        if accounts.len() == 1 {
            let assigned = if assigned { json!([{ "user": USER, "tasks": ["MANAGE"] }]) } else { json!([]) };
            accounts.push(json!({
                "id": SECOND, "name": "Aster Plants", "owner": BUSINESS, "assigned": assigned,
                "phones": [{ "id": SECOND_PHONE }], "subscribed_apps": [{ "app": APP }]
            }));
        }
    }
}
