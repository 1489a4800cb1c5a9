//! The guide asks only for fields that Meta describes.

use crate::descriptions::Descriptions;
use serde_json::Value;
use std::collections::BTreeSet;
use system_user_guide::{
    domain::{
        facts::{Facts, Given},
        id::AccountId,
        inquiry, paste,
    },
    graph::call::Call,
};

/// Fields that a list adds to its items: the list, the field, and where Meta describes it instead.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("system_users", "role", "the SDK's enumeration of a system user's roles"),
    ("assigned_users", "tasks", "the edge's own parameter, and the example of its reply"),
    ("assigned_whatsapp_business_accounts", "tasks", "the example of the edge's reply"),
    ("phone_numbers", "platform_type", "the documented default fields of the edge"),
    ("phone_numbers", "health_status", "the page on messaging health"),
];

/// The relative URLs of the guide's first call, with an account from the address: all kinds of question it has.
fn asked() -> Vec<String> {
    let given = Given { account: AccountId::parse("501500000000001"), ..Given::default() };
    let facts = Facts::new(&given);
    let questions: Vec<_> = inquiry::next(&facts).into_iter().flatten().collect();
    let token = paste::diagnose(&format!("EAA{}", "x".repeat(100))).outcome.expect("a token");
    let body = String::from_utf8(Call::new(&questions, &facts).body(&token).to_vec()).expect("a form");
    let batch = body.split('&').find_map(|pair| pair.strip_prefix("batch=")).expect("a batch");
    let items: Vec<Value> = serde_json::from_str(&decoded(batch)).expect("a list of items");
    items.iter().map(|item| item["relative_url"].as_str().expect("a URL").to_owned()).collect()
}

fn decoded(text: &str) -> String {
    let mut pieces = text.split('%');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |decoded, piece| {
        let (code, rest) = piece.split_at(2);
        let byte = u8::from_str_radix(code, 16).expect("an escape");
        decoded + &char::from(byte).to_string() + rest
    })
}

/// The fields described for what a path leads to; `None` where there is nothing to choose.
fn described(descriptions: &Descriptions, path: &str) -> Option<BTreeSet<String>> {
    let account =
        || &descriptions.sdk_fields("WhatsAppBusinessAccount") | &descriptions.properties("WhatsAppBusinessAccount");
    let (node, list) = path.split_once('/').unwrap_or((path, ""));
    Some(match (node, list) {
        ("debug_token", "") | ("me", "permissions") | (_, "subscribed_apps") => return None,
        ("me", "") | (_, "system_users") => descriptions.sdk_fields("SystemUser"),
        ("app", "") => descriptions.sdk_fields("Application"),
        (_, "assigned_product_catalogs") => descriptions.sdk_fields("ProductCatalog"),
        (_, "phone_numbers") => {
            let numbers = ["PhoneNumberInfo", "WhatsAppBusinessAccountPhoneNumber"];
            numbers.iter().flat_map(|schema| descriptions.properties(schema)).collect()
        }
        (_, "assigned_users") => &descriptions.sdk_fields("AssignedUser") | &descriptions.properties("AssignedUser"),
        (_, list) if list.ends_with("_whatsapp_business_accounts") => account(),
        (id, "") if id.bytes().all(|byte| byte.is_ascii_digit()) => account(),
        _ => panic!("say where the fields of {path} are described"),
    })
}

#[test]
fn every_field_the_guide_asks_for_is_described() {
    let Some(descriptions) = Descriptions::find() else { return };
    let (mut count, mut elsewhere) = (0, BTreeSet::new());
    for url in asked() {
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        let fields = query.split('&').find_map(|pair| pair.strip_prefix("fields=")).unwrap_or_default();
        let Some(described) = described(&descriptions, path) else {
            assert_eq!(fields, "", "{url}");
            continue;
        };
        let list = path.rsplit('/').next().unwrap_or_default();
        for field in fields.split(',').filter(|field| !field.is_empty()) {
            let excepted = ELSEWHERE.iter().find(|(of, name, _)| *of == list && *name == field);
            elsewhere.extend(excepted);
            assert!(excepted.is_some() || described.contains(field), "{field} in {url} is described nowhere");
            count += 1;
        }
    }
    for (list, field, place) in &elsewhere {
        println!("{field} of {list}: described in {place}");
    }
    println!("{count} fields asked for, all described");
    assert_eq!(elsewhere.len(), ELSEWHERE.len(), "an exception is needed no more");
    assert!(count > 15);
}
