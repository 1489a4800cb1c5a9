//! Batches: order, references, suppressed and lost items, and what fails as a whole.

use crate::*;
use rstest::rstest;

const OWNER: &str = "{result=owner:$.owner_business.id}";

fn named(name: &str, relative_url: &str) -> Value {
    json!({ "method": "GET", "name": name, "relative_url": relative_url, "omit_response_on_success": false })
}

fn codes(reply: &Value) -> Vec<u64> {
    reply.as_array().expect("a list").iter().map(|item| item["code"].as_u64().unwrap_or(0)).collect()
}

/// The guide's first batch.
fn first_batch() -> Value {
    json!([
        get(&format!("debug_token?input_token={TOKEN}")),
        get("me?fields=id,name"),
        get("me/permissions"),
        get("app?fields=id,name"),
        named("owner", "app?fields=id,owner_business"),
        get("me/assigned_whatsapp_business_accounts?fields=id,name,tasks&limit=100"),
        get(&format!("{OWNER}/system_users?fields=id,name,role&limit=100")),
        get(&format!("{OWNER}/owned_whatsapp_business_accounts?fields=id,name&limit=100")),
        get(&format!("{OWNER}/client_whatsapp_business_accounts?fields=id,name&limit=100")),
    ])
}

#[rstest]
#[case("good", &[200, 200, 200, 200, 200, 200, 403, 200, 200])]
#[case("admin", &[200; 9])]
#[case("debug-refused", &[400, 200, 200, 200, 200, 200, 403, 200, 200])]
#[case("missing-business", &[200, 200, 200, 200, 403, 200, 400, 400, 400])]
#[case("missing-management", &[200, 200, 200, 200, 200, 403, 403, 403, 403])]
#[case("null-items", &[0, 200, 200, 200, 200, 0, 403, 200, 200])]
#[case("lists-refused", &[200, 200, 200, 200, 200, 200, 403, 200, 500])]
#[case("rate-limited-items", &[400; 9])]
#[case("page-token", &[200, 200, 400, 200, 403, 400, 400, 400, 400])]
#[case("app-token", &[200, 400, 400, 200, 403, 400, 400, 400, 400])]
fn the_guides_first_batch(#[case] name: &str, #[case] expected: &[u64]) {
    let reply = batch(&mut world(name), &first_batch());
    assert_eq!((reply.status, codes(&reply.json()).as_slice()), (200, expected), "{}", reply.json());
}

#[test]
fn the_guides_second_batch_chains_the_owner_of_each_account() {
    let users = |id: &str, name: &str| {
        get(&format!(
            "{id}/assigned_users?business={{result={name}:$.owner_business_info.id}}&fields=id,name,tasks,user_type&limit=100"
        ))
    };
    let items = json!([
        named("a0", &format!("{ACCOUNT}?fields=id,name,owner_business_info")),
        users(ACCOUNT, "a0"),
        named("a1", "501500000000002?fields=id,name,owner_business_info"),
        users("501500000000002", "a1"),
        named("a2", "999?fields=id,name,owner_business_info"),
        users("999", "a2"),
    ]);
    let reply = batch(&mut world("several-accounts"), &items).json();
    assert_eq!(codes(&reply), [200, 200, 200, 200, 400, 400]);
    let assigned = |index| item(&reply, index).1["data"].clone();
    assert_eq!(
        assigned(1),
        json!([{ "id": USER, "name": "Shop messenger", "tasks": ["MANAGE"], "user_type": "SYSTEM_USER" }])
    );
    assert_eq!(assigned(3)[0]["tasks"], json!(["DEVELOP", "MESSAGING"]));
    let child = item(&reply, 5).1;
    assert_eq!(child["error"]["message"], "The request depends on the request with name a2, which failed");
}

#[test]
fn a_used_item_is_left_out_when_it_succeeds_unless_told_otherwise() {
    let items = |omit: Value| {
        let mut owner = json!({ "method": "GET", "name": "owner", "relative_url": "app?fields=owner_business" });
        if !omit.is_null() {
            owner["omit_response_on_success"] = omit;
        }
        json!([owner, get(&format!("{OWNER}?fields=id"))])
    };
    assert_eq!(codes(&batch(&mut world("good"), &items(Value::Null)).json()), [0, 200]);
    assert_eq!(codes(&batch(&mut world("good"), &items(json!(true))).json()), [0, 200]);
    assert_eq!(codes(&batch(&mut world("good"), &items(json!(false))).json()), [200, 200]);
    // A failure is never left out, and a name nobody uses changes nothing.
    assert_eq!(codes(&batch(&mut world("missing-business"), &items(Value::Null)).json()), [403, 400]);
    let unused = json!([{ "method": "GET", "name": "me", "relative_url": "me" }, get("app")]);
    assert_eq!(codes(&batch(&mut world("good"), &unused).json()), [200, 200]);
}

#[test]
fn references_reach_into_lists_and_bodies() {
    let items = json!([
        named("mine", "me/assigned_whatsapp_business_accounts?fields=id"),
        get("?ids={result=mine:$.data.*.id}&fields=name"),
        { "method": "POST", "relative_url": "debug_token", "body": "method=GET&input_token={result=mine:$.data[0].id}" },
        get("me?fields=id{result=mine:$.nothing}"),
    ]);
    let reply = batch(&mut world("ten-accounts"), &items).json();
    assert_eq!(codes(&reply), [200, 200, 200, 200]);
    assert_eq!(item(&reply, 1).1.as_object().unwrap().len(), 10);
    assert_eq!(item(&reply, 2).1["data"]["is_valid"], json!(false));
}

#[test]
fn a_reference_that_finds_nothing_leaves_nothing() {
    let ownerless = |world: &mut Value| drop(world["apps"][0].as_object_mut().unwrap().remove("owner"));
    let reply = batch(&mut changed("good", ownerless), &first_batch()).json();
    assert_eq!(codes(&reply)[4..7], [200, 200, 404]);
    let (_, body) = item(&reply, 6);
    assert_eq!(body["error"]["message"], "(#803) Some of the aliases you requested do not exist: system_users");
}

#[rstest]
#[case::later(json!([get("{result=b:$.id}"), { "name": "b", "relative_url": "me" }]), "Request 0 cannot depend on an unresolved request with name b. Requests can only depend on preceding requests")]
#[case::itself(json!([{ "name": "a", "relative_url": "{result=a:$.id}" }]), "Request 0 cannot depend on an unresolved request with name a. Requests can only depend on preceding requests")]
#[case::by_name(json!([{ "relative_url": "me", "depends_on": "x" }]), "Request 0 cannot depend on an unresolved request with name x. Requests can only depend on preceding requests")]
#[case::no_list(json!({ "relative_url": "me" }), "Batch parameter must be a JSON array")]
#[case::no_url(json!([{ "method": "GET" }]), "(#100) Invalid parameter")]
#[case::too_many(json!(vec![get("me"); 51]), "Too many requests in batch message. Maximum batch size is 50")]
fn what_is_no_proper_batch_fails_as_a_whole(#[case] items: Value, #[case] message: &str) {
    let reply = batch(&mut world("good"), &items);
    assert_eq!((reply.status, reply.json()["error"]["message"].as_str()), (400, Some(message)));
}

#[test]
fn fifty_items_are_not_too_many_and_stay_in_order() {
    let items: Vec<_> = (0..50).map(|n| get(if n % 2 == 0 { "me" } else { "app" })).collect();
    let reply = batch(&mut world("good"), &json!(items)).json();
    let ids: Vec<_> = (0..50).map(|index| item(&reply, index).1["id"].clone()).collect();
    assert_eq!((ids.len(), &ids[0], &ids[1], &ids[49]), (50, &json!(USER), &json!(APP), &json!(APP)));
}

#[test]
fn items_have_headers_unless_told_otherwise() {
    let items = json!([get("me")]).to_string();
    let pairs = [("access_token", TOKEN), ("batch", items.as_str())];
    let reply = world("good").answer(&Request::form("/v25.0/", &pairs)).json();
    assert!(
        reply[0]["headers"].as_array().unwrap().contains(&json!({ "name": "facebook-api-version", "value": "v25.0" }))
    );
    assert!(batch(&mut world("good"), &json!([get("me")])).json()[0].get("headers").is_none());
}

#[test]
fn a_dead_token_gives_an_object_a_list_or_a_list_with_an_inspection() {
    let dead_token = |shape: &str| {
        batch(&mut changed("revoked", |world| world["quirks"] = json!({ "dead_token": shape })), &first_batch())
    };
    let object = dead_token("object");
    assert_eq!((object.status, &object.json()["error"]["error_subcode"]), (401, &json!(466)));
    let items = dead_token("items");
    assert_eq!((items.status, codes(&items.json())), (200, vec![401, 401, 401, 401, 401, 401, 400, 400, 400]));
    let inspected = dead_token("inspect").json();
    assert_eq!(codes(&inspected), [200, 401, 401, 401, 401, 401, 400, 400, 400]);
    assert_eq!(item(&inspected, 0).1["data"]["error"]["subcode"], 466);
}

#[test]
fn an_items_own_token_counts_before_the_batchs() {
    let items = json!([get("me"), get("me?access_token=rubbish")]);
    assert_eq!(codes(&batch(&mut world("good"), &items).json()), [200, 401]);
    let own = json!([get(&format!("me?access_token={TOKEN}")), get("me")]).to_string();
    let reply = world("good").answer(&Request::form("/v25.0/", &[("batch", &own)])).json();
    assert_eq!(codes(&reply), [200, 400]);
}

#[test]
fn trouble_at_meta_ends_when_the_world_says_so() {
    let mut graph = world("meta-recovers");
    let statuses: Vec<_> = (0..3).map(|_| batch(&mut graph, &first_batch()).status).collect();
    assert_eq!(statuses, [503, 503, 200]);
    let down = batch(&mut world("meta-down"), &first_batch());
    assert_eq!((down.status, &down.json()["error"]["is_transient"]), (503, &json!(true)));
    let limited = batch(&mut world("rate-limited"), &first_batch());
    assert_eq!((limited.status, &limited.json()["error"]["code"]), (400, &json!(4)));
}
