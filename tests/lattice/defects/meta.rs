//! Meta's own oddities: what it refuses, loses, forbids, leaves out, or says twice and differently.

use super::Defect;
use crate::scene::{ACCOUNT, NOWHERE, OTHER_APP, Scene, USER};
use serde_json::{Value, json};

/// A call by a short name, and the pattern that means it.
const CALLS: [(&str, &str); 11] = [
    ("debug", "debug_token"),
    ("me", "me"),
    ("grants", "me/permissions"),
    ("app", "app"),
    ("assigned", "me/assigned_whatsapp_business_accounts"),
    ("staff", "*/system_users"),
    ("owned", "*/owned_whatsapp_business_accounts"),
    ("client", "*/client_whatsapp_business_accounts"),
    ("people", "*/assigned_users"),
    ("phones", "*/phone_numbers"),
    ("subscribers", "*/subscribed_apps"),
];

pub fn defects() -> Vec<Defect> {
    let mut all = Vec::new();
    for (name, call) in CALLS {
        let field = [format!("call:{name}")];
        all.push(Defect::new(&format!("{name} refused"), &field, move |scene| {
            scene.refuse(call, 403, 200, None, "(#200) Permissions error");
        }));
        all.push(Defect::new(&format!("{name} lost"), &field, move |scene| scene.quirk("null_calls", json!(call))));
    }
    all.push(Defect::new("account lost", &["account call"], |scene| scene.quirk("null_calls", json!(ACCOUNT))));
    all.push(Defect::new("the portfolio's lists forbidden", &["call:owned", "call:client", "call:staff"], |scene| {
        for list in ["owned_whatsapp_business_accounts", "client_whatsapp_business_accounts", "system_users"] {
            let text = "(#10) Application does not have permission for this action";
            scene.refuse(&format!("*/{list}"), 403, 10, None, text);
        }
    }));
    for list in ["assigned_whatsapp_business_accounts", "assigned_users", "owned_whatsapp_business_accounts"] {
        all.push(Defect::new(&format!("{list} empty"), &[format!("empty:{list}")], move |scene| {
            scene.quirk("empty_lists", json!(list));
        }));
    }
    all.push(Defect::new(
        "named in no list",
        &["empty:assigned_whatsapp_business_accounts", "empty:assigned_users"],
        |scene| {
            scene.quirk("empty_lists", json!("assigned_whatsapp_business_accounts"));
            scene.quirk("empty_lists", json!("assigned_users"));
        },
    ));
    for field in
        ["account_review_status", "primary_funding_id", "health_status", "status", "owner_business", "quality_rating"]
    {
        all.push(Defect::new(&format!("{field} forbidden"), &[format!("forbidden:{field}")], move |scene| {
            scene.quirk("forbidden_fields", json!(field));
        }));
    }
    for way in ["10", "200"] {
        all.push(Defect::new(&format!("unseen accounts refused with {way}"), &["account refusal"], move |scene| {
            scene.world["quirks"]["account_refusal"] = json!(way);
        }));
    }
    all.extend(whole());
    all.extend(doubles());
    all.extend(only_words());
    all
}

fn whole() -> Vec<Defect> {
    let refused = |call: &'static [&'static str], status: u16, code: i64, text: &'static str| {
        move |scene: &mut Scene| call.iter().for_each(|call| scene.refuse(call, status, code, None, text))
    };
    let limit = "(#4) Application request limit reached";
    vec![
        Defect::new("no role on the app", &["roles"], |scene| scene.world["apps"][0]["roles"] = json!([])),
        Defect::new("the app has no portfolio", &["owner"], |scene| scene.world["apps"][0]["owner"] = Value::Null),
        Defect::new("lists show only what can be read", &["only readable"], |scene| {
            scene.world["quirks"]["lists_only_readable"] = json!(true);
        }),
        Defect::new("rate limited", &["whole"], refused(&["/"], 400, 4, limit)),
        Defect::new("rate limited item by item", &["whole"], refused(&["*", "*/*"], 400, 4, limit)),
        Defect::new("Meta down", &["whole"], refused(&["**"], 503, 2, "Service temporarily unavailable")),
    ]
}

/// Lists that name the same thing twice.
fn doubles() -> Vec<Defect> {
    let twice = |list: &'static str, entry: Value| {
        move |scene: &mut Scene| {
            scene.quirk("stray_entries", json!({ "list": format!("*/{list}"), "entry": entry.clone() }));
        }
    };
    let assigned = "assigned_whatsapp_business_accounts";
    let owned = "owned_whatsapp_business_accounts";
    let subscriber = json!({ "whatsapp_business_api_data": { "id": OTHER_APP } });
    vec![
        Defect::new(
            "named twice by the token's list, once in part",
            &["double:assigned"],
            twice(assigned, json!({ "id": ACCOUNT, "tasks": ["DEVELOP"] })),
        ),
        Defect::new(
            "named twice by the token's list, alike",
            &["double:assigned"],
            twice(assigned, json!({ "id": ACCOUNT, "tasks": ["MANAGE"] })),
        ),
        Defect::new(
            "named twice by the account's list, once in part",
            &["double:people"],
            twice("assigned_users", json!({ "id": USER, "tasks": ["DEVELOP"], "user_type": "SYSTEM_USER" })),
        ),
        Defect::new(
            "named twice by the account's list, once without tasks",
            &["double:people"],
            twice("assigned_users", json!({ "id": USER, "user_type": "SYSTEM_USER" })),
        ),
        Defect::new("owned twice", &["double:owned"], twice(owned, json!({ "id": ACCOUNT, "name": "Other name" }))),
        Defect::new(
            "an employee, and listed as an admin too",
            &["double:staff", "role", "kind"],
            move |scene: &mut Scene| {
                scene.world["quirks"]["system_users"] = json!("everyone");
                twice("system_users", json!({ "id": USER, "role": "ADMIN" }))(scene);
            },
        ),
        Defect::new("a stray subscriber", &["double:apps"], twice("subscribed_apps", subscriber)),
        Defect::new("an account that only the token's list knows", &["double:second"], {
            twice(assigned, json!({ "id": NOWHERE, "tasks": ["MANAGE"] }))
        }),
    ]
}

/// Lists that hold nothing but one entry, whatever is true.
fn only_words() -> Vec<Defect> {
    let by_token = |tasks: Value| ("assigned_whatsapp_business_accounts", json!({ "id": ACCOUNT, "tasks": tasks }));
    let by_account = |tasks: Value| ("assigned_users", json!({ "id": USER, "tasks": tasks }));
    let lists = ["assigned_whatsapp_business_accounts", "assigned_users"];
    let only = |name: &str, words: Vec<(&'static str, Value)>| {
        let writes = lists.map(|list| format!("empty:{list}")).into_iter();
        let writes: Vec<String> =
            writes.chain(["double:assigned", "double:people", "assignment"].map(str::to_owned)).collect();
        Defect::new(name, &writes, move |scene| {
            for (list, entry) in &words {
                scene.quirk("empty_lists", json!(list));
                scene.quirk("stray_entries", json!({ "list": format!("*/{list}"), "entry": entry }));
            }
        })
    };
    let (full, part) = (json!(["MANAGE"]), json!(["DEVELOP"]));
    vec![
        only("the token's list says in part, the account's full", vec![by_token(part.clone())]),
        only("the account's list says in part, the token's full", vec![by_account(part)]),
        only("the token's list says full, the account's nothing", vec![by_token(full), by_account(Value::Null)]),
        only("no list says which tasks", vec![by_token(Value::Null), by_account(Value::Null)]),
    ]
}
