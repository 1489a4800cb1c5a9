//! The world as it is described: what is true in it, whatever Meta shows of that.
//!
//! Written from Meta's documents and the worlds' own description, slowly and without looking at how the guide judges.

use crate::scene::Scene;
use serde_json::Value;

const ACCOUNTS: &str = "whatsapp_business_management";

/// A scene, asked what is true in it and what Meta shows of that.
pub struct Meta<'s> {
    pub scene: &'s Scene,
}

/// A text at a key, or nothing.
pub fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The id of an entry, which may be written as a number.
pub fn named(entry: &Value) -> String {
    let number = entry["id"].as_u64().map(|number| number.to_string());
    number.unwrap_or_else(|| text(entry, "id").to_owned())
}

/// The texts of a list at a key.
pub fn texts<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    items(&value[key]).iter().filter_map(Value::as_str).collect()
}

/// The items of a list that may not be there.
pub fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

impl<'s> Meta<'s> {
    pub fn world(&self) -> &'s Value {
        &self.scene.world
    }

    pub fn token(&self) -> &'s Value {
        &self.world()["tokens"][0]
    }

    /// Whose token it is; an app's own token is nobody's.
    pub fn user(&self) -> Option<&'s Value> {
        let id = text(self.token(), "user");
        items(&self.world()["users"]).iter().find(|user| text(user, "id") == id)
    }

    pub fn app_id(&self) -> &'s str {
        text(self.token(), "app")
    }

    pub fn the_app(&self) -> &'s Value {
        items(&self.world()["apps"]).iter().find(|app| text(app, "id") == self.app_id()).unwrap()
    }

    pub fn kind(&self) -> &'s str {
        text(self.token(), "kind")
    }

    pub fn holds(&self, scope: &str) -> bool {
        texts(self.token(), "scopes").contains(&scope) && !texts(self.token(), "declined").contains(&scope)
    }

    /// The things a permission is limited to.
    pub fn limit(&self, scope: &str) -> Option<Vec<&'s str>> {
        self.token()["targets"].get(scope).map(|ids| items(ids).iter().filter_map(Value::as_str).collect())
    }

    pub fn quirk(&self, name: &str) -> &'s Value {
        &self.world()["quirks"][name]
    }

    pub fn accounts(&self) -> &'s [Value] {
        items(&self.world()["accounts"])
    }

    pub fn account(&self, id: &str) -> Option<&'s Value> {
        self.accounts().iter().find(|account| text(account, "id") == id)
    }

    pub fn is_admin(&self) -> bool {
        self.user().is_some_and(|user| text(user, "role") == "ADMIN")
    }

    /// Whether the token's owner may use the account by an admin's default rights.
    pub fn by_default(&self, account: &Value) -> bool {
        let business = self.user().map_or("", |user| text(user, "business"));
        account["admin_default"] != false && self.is_admin() && text(account, "owner") == business
    }

    /// What the token's owner is assigned to do, assignment by assignment.
    pub fn assigned(&self, account: &'s Value) -> Vec<Vec<&'s str>> {
        let own = text(self.token(), "user");
        let mine = items(&account["assigned"]).iter().filter(|one| text(one, "user") == own);
        mine.map(|one| texts(one, "tasks")).collect()
    }

    /// Whether the token reads the account, as far as the world and not Meta's mood is asked.
    pub fn may_read(&self, account: &'s Value) -> bool {
        let works = match self.assigned(account).first() {
            Some(tasks) => !tasks.is_empty(),
            None => self.by_default(account),
        };
        let included = self.limit(ACCOUNTS).is_none_or(|ids| ids.contains(&text(account, "id")));
        self.user().is_some() && works && included && self.holds(ACCOUNTS)
    }

    /// Why the token is dead, if it is.
    pub fn death(&self) -> Option<&'static str> {
        if self.token()["dead"].is_object() {
            return Some("revoked");
        }
        let lifetime = self.token()["lifetime"].as_i64()?;
        (lifetime <= self.token()["age"].as_i64().unwrap_or(86_400)).then_some("expired")
    }

    /// How a dead token is answered.
    pub fn way_of_death(&self) -> &'s str {
        self.quirk("dead_token").as_str().unwrap_or("object")
    }

    pub fn forbids(&self, field: &str) -> bool {
        items(self.quirk("forbidden_fields")).iter().any(|one| one == field)
    }

    pub fn empties(&self, list: &str) -> bool {
        items(self.quirk("empty_lists")).iter().any(|one| one == list)
    }

    /// What a list holds beside the truth; the list by the id it hangs on and its name.
    pub fn strays(&self, id: &str, list: &str) -> Vec<&'s Value> {
        let all = items(self.quirk("stray_entries")).iter();
        all.filter(|stray| means(text(stray, "list"), &[id, list])).map(|stray| &stray["entry"]).collect()
    }
}

/// Whether a pattern means a path: `*` is any one part, `**` any path.
pub fn means(pattern: &str, path: &[&str]) -> bool {
    let parts: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    pattern == "**" || parts.len() == path.len() && parts.iter().zip(path).all(|(one, two)| *one == "*" || one == two)
}
