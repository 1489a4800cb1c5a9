//! What a world may say of Meta's oddities: calls that never come back, lists that hold too much, data that ends.

use crate::*;

const ASSIGNED: &str = "me/assigned_whatsapp_business_accounts?fields=id,tasks";

#[test]
fn a_call_that_is_left_open_comes_back_as_null_wherever_it_stands() {
    let mut graph = changed("good", |world| world["quirks"] = json!({ "null_calls": ["me", "*/phone_numbers"] }));
    let phones = format!("{ACCOUNT}/phone_numbers?limit=5");
    let reply =
        batch(&mut graph, &json!([get("app"), get(&phones), get("me/permissions"), get("me?fields=id")])).json();
    let open: Vec<bool> = reply.as_array().unwrap().iter().map(Value::is_null).collect();
    assert_eq!(open, [false, true, false, true]);
    assert_eq!(ask(&mut graph, "me").0, 200, "only items of a batch get lost");
}

#[test]
fn a_stray_entry_stands_on_the_pages_it_is_meant_for() {
    for (on, expected) in [("first", [2, 1, 1]), ("later", [1, 2, 2]), ("every", [2, 2, 2])] {
        let mut graph = changed("several-accounts", |world| {
            let stray = json!({ "list": "*/assigned_whatsapp_business_accounts", "on": on, "entry": { "id": "🌱" } });
            world["quirks"] = json!({ "page_size": 1, "stray_entries": [stray] });
        });
        let (mut sizes, mut after) = (Vec::new(), String::new());
        loop {
            let (_, body) = ask(&mut graph, &format!("{ASSIGNED}{after}"));
            sizes.push(body["data"].as_array().unwrap().len());
            if body["paging"].get("next").is_none() {
                break;
            }
            after = format!("&after={}", body["paging"]["cursors"]["after"].as_str().unwrap());
        }
        assert_eq!(sizes, expected, "{on}");
    }
}

#[test]
fn a_stray_entry_comes_as_it_is_described() {
    let entry = json!({ "id": ACCOUNT, "tasks": ["DEVELOP"] });
    let mut graph = changed("good", |world| {
        world["quirks"] = json!({ "stray_entries": [
            { "list": "*/assigned_whatsapp_business_accounts", "entry": entry },
            { "list": format!("{ACCOUNT}/subscribed_apps"), "entry": { "x": 1 } },
            { "list": "501500000000009/subscribed_apps", "entry": { "x": 2 } },
        ] });
    });
    assert_eq!(ask(&mut graph, ASSIGNED).1["data"], json!([{ "id": ACCOUNT, "tasks": ["MANAGE"] }, entry]));
    let (_, apps) = ask(&mut graph, &format!("{ACCOUNT}/subscribed_apps"));
    assert_eq!(apps["data"].as_array().unwrap()[1..], [json!({ "x": 1 })]);
}

#[test]
fn data_access_ends_when_the_world_says_so_and_otherwise_by_the_kind_of_token() {
    let ends = |world_name: &str, data_access: Value| {
        let mut graph = changed(world_name, |world| world["tokens"][0]["data_access"] = data_access);
        let (_, body) = ask(&mut graph, &format!("debug_token?input_token={TOKEN}"));
        body["data"]["data_access_expires_at"].as_i64().unwrap()
    };
    assert_eq!(ends("good", Value::Null), 0);
    assert_eq!(ends("good", json!(90_000)), NOW - 86_400 + 90_000);
    assert_eq!(ends("person-token", Value::Null), NOW - 3_600 + 90 * 86_400);
}
