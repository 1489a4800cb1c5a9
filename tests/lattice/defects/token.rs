//! The token: what it may do, for how long, for whom, and for which accounts.

use super::Defect;
use crate::scene::{ACCOUNT, PERMISSIONS, SECOND, Scene, USER};
use serde_json::{Value, json};

const DAY: i64 = 86_400;
const WABA: &str = "whatsapp_business_management";
const MESSAGING: &str = "whatsapp_business_messaging";

pub fn defects() -> Vec<Defect> {
    let mut all = Vec::new();
    for name in PERMISSIONS {
        let field = [format!("scope:{name}")];
        all.push(Defect::new(&format!("without {name}"), &field, move |scene| scene.drop_scope(name)));
        all.push(Defect::new(&format!("{name} declined"), &field, move |scene| {
            scene.drop_scope(name);
            Scene::push(&mut scene.token()["declined"], json!(name));
        }));
        all.push(Defect::new(&format!("{name} declined, and listed all the same"), &field, move |scene| {
            Scene::push(&mut scene.token()["declined"], json!(name));
        }));
    }
    for name in ["ads_management", "public_profile"] {
        all.push(Defect::new(&format!("also {name}"), &["scope:more"], move |scene| {
            Scene::push(&mut scene.token()["scopes"], json!(name));
        }));
    }
    all.extend(expiries());
    all.extend(kinds());
    all.extend(limits());
    all
}

fn expiries() -> Vec<Defect> {
    let lives = |lifetime: i64, age: i64| {
        move |scene: &mut Scene| {
            scene.token()["lifetime"] = json!(lifetime);
            scene.token()["age"] = json!(age);
        }
    };
    let dead = |how: &'static str, kill: Value| {
        move |scene: &mut Scene| {
            scene.world["quirks"]["dead_token"] = json!(how);
            for (key, value) in kill.as_object().unwrap() {
                scene.token()[key] = value.clone();
            }
        }
    };
    let expired = json!({ "lifetime": 3600, "age": 2 * DAY });
    let revoked = json!({ "dead": {
        "message": "Error validating access token: The session was invalidated explicitly using an API call.",
        "subcode": 466
    } });
    let field = ["expiry"];
    vec![
        Defect::new("60 days", &field, lives(60 * DAY, DAY)),
        Defect::new("expired, refused as a whole", &field, dead("object", expired.clone())),
        Defect::new("expired, refused item by item", &field, dead("items", expired.clone())),
        Defect::new("expired, and inspected", &field, dead("inspect", expired)),
        Defect::new("revoked, and inspected", &field, dead("inspect", revoked)),
        Defect::new("data access ends", &["data access"], |scene| scene.token()["data_access"] = json!(90 * DAY)),
        Defect::new("data access has ended", &["data access"], |scene| scene.token()["data_access"] = json!(60)),
    ]
}

/// Everything of a token that another kind of token does not have.
fn all_but_kind() -> Vec<String> {
    let scopes = PERMISSIONS.iter().map(|name| format!("scope:{name}"));
    scopes.chain(["kind", "scope:more", "targets", "role", "assignment"].map(str::to_owned)).collect()
}

fn kinds() -> Vec<Defect> {
    let mut of_app = all_but_kind();
    of_app.extend(["expiry", "data access"].map(str::to_owned));
    vec![
        Defect::new("a person's token", &["kind"], |scene| {
            scene.token()["kind"] = json!("USER");
            scene.user()["kind"] = json!("person");
        }),
        Defect::new("a person's token for an hour", &["kind", "expiry"], |scene| {
            scene.token()["kind"] = json!("USER");
            scene.token()["lifetime"] = json!(2 * DAY);
            scene.user()["kind"] = json!("person");
        }),
        Defect::new("a Page's token", &all_but_kind(), |scene| {
            scene.token()["kind"] = json!("PAGE");
            scene.token()["scopes"] = json!(["pages_messaging", "pages_show_list"]);
            scene.token()["targets"] = json!({ "pages_messaging": [USER] });
            scene.user()["kind"] = json!("page");
            scene.user()["business"] = Value::Null;
            scene.account()["assigned"] = json!([]);
        }),
        Defect::new("an app's token", &of_app, |scene| {
            scene.token()["kind"] = json!("APP");
            scene.token()["user"] = Value::Null;
            scene.token()["scopes"] = json!([]);
        }),
    ]
}

/// Tokens made for certain accounts only.
fn limits() -> Vec<Defect> {
    let limit = |scopes: &'static [&'static str], ids: &'static [&'static str]| {
        move |scene: &mut Scene| {
            for scope in scopes {
                scene.token()["targets"][scope] = json!(ids);
            }
        }
    };
    let to_second = |assigned: bool| {
        move |scene: &mut Scene| {
            scene.add_second(assigned);
            limit(&[WABA, MESSAGING], &[SECOND])(scene);
        }
    };
    vec![
        Defect::new("limited to this account", &["targets"], limit(&[WABA, MESSAGING], &[ACCOUNT])),
        Defect::new("limited to another account, assigned", &["targets", "+second"], to_second(true)),
        Defect::new("limited to another account, not assigned", &["targets", "second"], to_second(false)),
        Defect::new("limited to two accounts", &["targets", "+second"], move |scene| {
            scene.add_second(true);
            limit(&[WABA, MESSAGING], &[ACCOUNT, SECOND])(scene);
        }),
        Defect::new("messages limited to another account", &["targets", "+second"], move |scene| {
            scene.add_second(true);
            limit(&[MESSAGING], &[SECOND])(scene);
        }),
        Defect::new("the portfolio's permission limited to another portfolio", &["targets"], |scene| {
            scene.token()["targets"]["business_management"] = json!(["201500000000009"]);
        }),
    ]
}
