//! The account: who may use it, what Meta says of it, and how Meta refuses it.

use super::Defect;
use crate::scene::{ACCOUNT, APP, OTHER_APP, Scene, USER};
use serde_json::{Value, json};

pub fn defects() -> Vec<Defect> {
    let mut all = assignments();
    all.extend(states());
    all.extend(health());
    all.extend(refusals());
    all
}

fn assignments() -> Vec<Defect> {
    let tasks = |tasks: Value| {
        move |scene: &mut Scene| scene.account()["assigned"] = json!([{ "user": USER, "tasks": tasks.clone() }])
    };
    let role = |role: &'static str, shown_to: &'static str| {
        move |scene: &mut Scene| {
            scene.user()["role"] = json!(role);
            scene.world["quirks"]["system_users"] = json!(shown_to);
        }
    };
    let field = ["assignment"];
    let mut all: Vec<Defect> = [
        ("partial tasks", json!(["DEVELOP", "MESSAGING", "MANAGE_TEMPLATES"])),
        ("empty tasks", json!([])),
        ("tasks nobody knows", json!(["NEW_TASK"])),
        ("FULL_CONTROL", json!(["FULL_CONTROL", "NEW_TASK"])),
        ("full control in small letters", json!(["manage"])),
    ]
    .into_iter()
    .map(|(name, value)| Defect::new(name, &field, tasks(value)))
    .collect();
    all.extend([
        Defect::new("not assigned", &field, |scene| scene.account()["assigned"] = json!([])),
        Defect::new("not assigned, and admins have no default", &field, |scene| {
            scene.account()["assigned"] = json!([]);
            scene.account()["admin_default"] = json!(false);
        }),
        Defect::new("assigned twice, once in part", &field, |scene| {
            scene.account()["assigned"] =
                json!([{ "user": USER, "tasks": ["MANAGE"] }, { "user": USER, "tasks": ["DEVELOP"] }]);
        }),
        Defect::new("assigned twice, first in part", &field, |scene| {
            scene.account()["assigned"] =
                json!([{ "user": USER, "tasks": ["DEVELOP"] }, { "user": USER, "tasks": ["MANAGE"] }]);
        }),
        Defect::new("admin by default, not assigned", &["assignment", "role"], |scene| {
            scene.user()["role"] = json!("ADMIN");
            scene.account()["assigned"] = json!([]);
        }),
        Defect::new("admin", &["role"], role("ADMIN", "admins")),
        Defect::new("admin, role hidden", &["role"], role("ADMIN", "nobody")),
        Defect::new("employee, role shown", &["role"], role("EMPLOYEE", "everyone")),
    ]);
    all
}

fn states() -> Vec<Defect> {
    let mut all = Vec::new();
    for review in ["PENDING", "REJECTED", "RESTRICTED", "LIMIT_REACHED", "NEW_STATE"] {
        all.push(Defect::new(&format!("review {review}"), &["review"], move |scene| {
            scene.account()["fields"]["account_review_status"] = json!(review);
        }));
    }
    all.push(Defect::new("review not told", &["review"], |scene| {
        scene.account()["fields"]["account_review_status"] = Value::Null;
    }));
    all.push(Defect::new("no payment method", &["funding"], |scene| {
        scene.account()["fields"]["primary_funding_id"] = Value::Null;
    }));
    for (name, apps) in [("none", vec![]), ("another app", vec![OTHER_APP]), ("both apps", vec![OTHER_APP, APP])] {
        all.push(Defect::new(&format!("webhook: {name}"), &["webhook"], move |scene| {
            scene.account()["subscribed_apps"] = apps.iter().map(|app| json!({ "app": app })).collect();
        }));
    }
    all
}

/// Whether messages get through, part by part.
fn health() -> Vec<Defect> {
    let error = |code: i64| json!([{ "error_code": code, "error_description": "Why.", "possible_solution": "Do it." }]);
    let mut all = Vec::new();
    let mut add = |name: &str, part: &'static str, value: Value| {
        all.push(Defect::new(&format!("health: {part} {name}"), &[format!("health:{part}")], move |scene| {
            scene.account()["health"][part] = value.clone();
        }));
    };
    for part in ["WABA", "BUSINESS", "APP"] {
        add("limited", part, json!({ "can_send_message": "LIMITED", "additional_info": ["Verify the business."] }));
        add("blocked", part, json!({ "can_send_message": "BLOCKED", "errors": error(131_031) }));
        add("in a new state", part, json!({ "can_send_message": "NEW_STATE" }));
    }
    add("blocked for payment", "WABA", json!({ "can_send_message": "BLOCKED", "errors": error(131_042) }));
    add("limited for payment", "BUSINESS", json!({ "can_send_message": "LIMITED", "errors": error(131_042) }));
    add("blocked for calls only", "APP", json!({ "can_send_message": "BLOCKED", "errors": error(138_024) }));
    add(
        "free, calls blocked",
        "APP",
        json!({ "can_send_message": "AVAILABLE", "can_receive_call_sip": "BLOCKED", "errors": error(138_024) }),
    );
    all
}

/// Meta refuses the account, whoever asks.
fn refusals() -> Vec<Defect> {
    let found = "Unsupported get request. Object with ID '501500000000001' does not exist, cannot be loaded due to \
                 missing permissions, or does not support this operation.";
    let ways = [
        ("100/33", 400, 100, Some(33), found),
        ("10", 403, 10, None, "(#10) Application does not have permission for this action"),
        ("200", 403, 200, None, "(#200) Permissions error"),
        ("3", 500, 3, None, "(#3) Application does not have the capability to make this API call."),
    ];
    let mut all = Vec::new();
    for (name, status, code, subcode, message) in ways {
        all.push(Defect::new(&format!("account refused with {name}"), &["account call"], move |scene| {
            for call in [ACCOUNT.to_owned(), format!("{ACCOUNT}/*")] {
                scene.refuse(&call, status, code, subcode, message);
            }
        }));
    }
    let (_, status, code, subcode, message) = ways[3];
    all.push(Defect::new("app without WhatsApp", &["account call", "call:assigned", "call:owned", "call:client"], {
        move |scene| {
            let lists = ["assigned", "owned", "client"].map(|list| format!("*/{list}_whatsapp_business_accounts"));
            let calls = [ACCOUNT.to_owned(), format!("{ACCOUNT}/*")];
            for call in calls.iter().chain(&lists) {
                scene.refuse(call, status, code, subcode, message);
            }
        }
    }));
    all
}
