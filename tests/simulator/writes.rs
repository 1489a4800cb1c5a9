//! Writes: who may assign users and subscribe apps, and that the world remembers.

use crate::*;
use rstest::rstest;

fn send(graph: &mut Simulator, method: &str, path: &str, pairs: &[(&str, &str)]) -> (u16, Value) {
    let all = [&[("access_token", TOKEN), ("method", method)], pairs].concat();
    let reply = graph.answer(&Request::form(&format!("/v25.0/{path}"), &all));
    (reply.status, reply.json())
}

const ASSIGNED: &str = "501500000000001/assigned_users";
const SUBSCRIBED: &str = "501500000000001/subscribed_apps";

#[test]
fn an_admin_assigns_raises_and_removes() {
    let mut graph = world("admin-default");
    let success = (200, json!({ "success": true }));
    let tasks = |graph: &Simulator| graph.state()["accounts"][0]["assigned"].clone();
    assert_eq!(send(&mut graph, "POST", ASSIGNED, &[("user", USER), ("tasks", "['DEVELOP']")]), success);
    assert_eq!(tasks(&graph), json!([{ "user": USER, "tasks": ["DEVELOP"] }]));
    assert_eq!(send(&mut graph, "POST", ASSIGNED, &[("user", USER), ("tasks", "[\"MANAGE\"]")]), success);
    assert_eq!(tasks(&graph), json!([{ "user": USER, "tasks": ["MANAGE"] }]));
    let (_, mine) = ask(&mut graph, "me/assigned_whatsapp_business_accounts?fields=id,tasks");
    assert_eq!(mine["data"], json!([{ "id": ACCOUNT, "tasks": ["MANAGE"] }]));
    assert_eq!(send(&mut graph, "DELETE", ASSIGNED, &[("user", USER)]), success);
    assert_eq!(tasks(&graph), json!([]));
}

#[rstest]
#[case::an_employee("partial-control", &[("user", USER), ("tasks", "MANAGE")], "403 200 (#200) Permissions error")]
#[case::without_user("admin", &[("tasks", "MANAGE")], "400 100 (#100) The parameter user is required")]
#[case::without_tasks("admin", &[("user", USER)], "400 100 (#100) The parameter tasks is required")]
#[case::unknown_task("admin", &[("user", USER), ("tasks", "['RULE_THE_WORLD']")], "400 100 (#100) Invalid parameter")]
#[case::no_task("admin", &[("user", USER), ("tasks", "[]")], "400 100 (#100) Invalid parameter")]
#[case::unknown_user("admin", &[("user", "1"), ("tasks", "MANAGE")], "400 100 (#100) Invalid parameter")]
fn a_refused_assignment_changes_nothing(#[case] name: &str, #[case] pairs: &[(&str, &str)], #[case] expected: &str) {
    let mut graph = world(name);
    let before = graph.state();
    assert_eq!(brief(&send(&mut graph, "POST", ASSIGNED, pairs)), expected);
    assert_eq!(graph.state(), before);
}

#[test]
fn an_app_is_subscribed_once_and_unsubscribed() {
    let mut graph = changed("good", |world| world["accounts"][0]["subscribed_apps"] = json!([]));
    assert_eq!(ask(&mut graph, SUBSCRIBED).1, json!({ "data": [] }));
    for _ in 0..2 {
        assert_eq!(send(&mut graph, "POST", SUBSCRIBED, &[]), (200, json!({ "success": true })));
    }
    let (_, body) = ask(&mut graph, SUBSCRIBED);
    assert_eq!(body["data"].as_array().unwrap().len(), 1);
    assert_eq!(body["data"][0]["whatsapp_business_api_data"]["id"], APP);
    assert_eq!(send(&mut graph, "DELETE", SUBSCRIBED, &[]).0, 200);
    assert_eq!(ask(&mut graph, SUBSCRIBED).1, json!({ "data": [] }));
}

#[rstest]
#[case::not_readable("not-assigned", SUBSCRIBED)]
#[case::no_such_account("good", "999/subscribed_apps")]
#[case::registration_is_not_simulated("good", "601500000000001/register")]
#[case::a_node("good", ACCOUNT)]
fn what_cannot_be_written_is_unsupported(#[case] name: &str, #[case] path: &str) {
    let (status, body) = send(&mut world(name), "POST", path, &[]);
    assert_eq!((status, &body["error"]["code"], &body["error"]["error_subcode"]), (400, &json!(100), &json!(33)));
    assert!(body["error"]["message"].as_str().unwrap().starts_with("Unsupported post request."), "{body}");
}

#[test]
fn a_read_in_a_batch_sees_the_write_before_it() {
    let items = json!([
        { "method": "POST", "relative_url": ASSIGNED, "body": format!("user={USER}&tasks=MANAGE") },
        get("me/assigned_whatsapp_business_accounts?fields=tasks"),
    ]);
    let reply = batch(&mut world("admin-default"), &items).json();
    assert_eq!(item(&reply, 0), (200, json!({ "success": true })));
    assert_eq!(item(&reply, 1).1["data"][0]["tasks"], json!(["MANAGE"]));
}
