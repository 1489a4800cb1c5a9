//! The number: what Meta says of it, field by field.

use super::Defect;
use crate::scene::{ACCOUNT, PHONE, Scene};
use serde_json::{Value, json};

const FIELDS: [(&str, &[&str]); 6] = [
    (
        "status",
        &[
            "PENDING",
            "DISCONNECTED",
            "BANNED",
            "RESTRICTED",
            "RATE_LIMITED",
            "FLAGGED",
            "UNVERIFIED",
            "DELETED",
            "MIGRATED",
            "UNKNOWN",
            "NEW_STATE",
        ],
    ),
    ("platform_type", &["ON_PREMISE", "NOT_APPLICABLE", "NEW_STATE"]),
    ("code_verification_status", &["NOT_VERIFIED", "UNVERIFIED", "EXPIRED", "NEW_STATE"]),
    ("name_status", &["PENDING_REVIEW", "AVAILABLE_WITHOUT_REVIEW", "DECLINED", "EXPIRED", "NONE", "NEW_STATE"]),
    ("quality_rating", &["YELLOW", "RED", "UNKNOWN", "NA", "NEW_STATE"]),
    ("account_mode", &["SANDBOX", "NEW_STATE"]),
];

pub fn defects() -> Vec<Defect> {
    let mut all = Vec::new();
    for (field, words) in FIELDS {
        let writes = ["+phones".to_owned(), format!("phone:{field}")];
        for word in words {
            all.push(Defect::new(&format!("{field} {word}"), &writes, move |scene| {
                scene.phone()["fields"][field] = json!(word);
            }));
        }
        all.push(Defect::new(&format!("{field} not told"), &writes, move |scene| {
            scene.phone()["fields"][field] = Value::Null;
        }));
    }
    for word in ["LIMITED", "BLOCKED", "NEW_STATE"] {
        all.push(Defect::new(&format!("health of the number {word}"), &["+phones", "phone:health"], move |scene| {
            scene.phone()["health"] = json!({ "can_send_message": word });
        }));
    }
    all.push(Defect::new("health of the number blocked for calls only", &["+phones", "phone:health"], |scene| {
        scene.phone()["health"] = json!({
            "can_send_message": "BLOCKED",
            "errors": [{ "error_code": 138_024, "error_description": "SIP is off." }]
        });
    }));
    all.push(Defect::new("no number", &["phones"], |scene| scene.account()["phones"] = json!([])));
    all.push(Defect::new("two numbers, the other banned", &["+phones", "more phones"], |scene| {
        let banned = json!({ "id": "601500000000003", "fields": { "status": "BANNED" } });
        Scene::push(&mut scene.account()["phones"], banned);
    }));
    all.push(Defect::new("the number listed twice, once banned", &["phones"], |scene| {
        let twice = json!({ "id": PHONE, "status": "BANNED", "platform_type": "CLOUD_API", "account_mode": "LIVE",
            "code_verification_status": "VERIFIED", "name_status": "APPROVED", "quality_rating": "GREEN",
            "display_phone_number": "+1 555-010-0001" });
        scene.quirk("stray_entries", json!({ "list": format!("{ACCOUNT}/phone_numbers"), "entry": twice }));
    }));
    all
}
