//! Which fields a reply has: default ones, chosen ones, nested ones, and those that do not exist.

use crate::*;
use rstest::rstest;

fn body(name: &str, call: &str) -> Value {
    let (status, body) = ask(&mut world(name), call);
    assert_eq!(status, 200, "{call}: {body}");
    body
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn default_fields() {
    assert_eq!(keys(&body("good", "me")), ["id", "name"]);
    assert_eq!(keys(&body("good", "app")), ["category", "id", "link", "name"]);
    assert_eq!(keys(&body("good", BUSINESS)), ["id", "name"]);
    assert_eq!(keys(&body("good", ACCOUNT)), ["id", "message_template_namespace", "name", "timezone_id"]);
    let of_phone = [
        "code_verification_status",
        "display_phone_number",
        "id",
        "platform_type",
        "quality_rating",
        "throughput",
        "verified_name",
    ];
    assert_eq!(keys(&body("good", PHONE)), of_phone);
    let mine = body("good", "me/assigned_whatsapp_business_accounts");
    assert_eq!(keys(&mine["data"][0]), ["id", "message_template_namespace", "name", "tasks", "timezone_id"]);
    let users = body("good", &format!("{ACCOUNT}/assigned_users?business={BUSINESS}"));
    assert_eq!(users["data"], json!([{ "id": USER, "name": "Shop messenger", "tasks": ["MANAGE"] }]));
}

#[test]
fn chosen_fields_come_with_the_id_and_without_the_rest() {
    assert_eq!(body("good", "me?fields=name"), json!({ "id": USER, "name": "Shop messenger" }));
    assert_eq!(
        body("good", &format!("{ACCOUNT}?fields=id,name,owner_business_info")),
        json!({ "id": ACCOUNT, "name": "Aster Flowers", "owner_business_info": { "id": BUSINESS, "name": "Aster Flowers" } })
    );
    assert_eq!(
        body("good", &format!("{ACCOUNT}/assigned_users?business={BUSINESS}&fields=id,user_type"))["data"],
        json!([{ "id": USER, "user_type": "SYSTEM_USER" }])
    );
}

#[test]
fn a_field_without_a_value_stays_out() {
    let fields = "fields=account_review_status,primary_funding_id";
    assert_eq!(
        keys(&body("good", &format!("{ACCOUNT}?{fields}"))),
        ["account_review_status", "id", "primary_funding_id"]
    );
    let unpaid = body("account-states", &format!("501500000000004?{fields}"));
    assert_eq!(unpaid, json!({ "account_review_status": "APPROVED", "id": "501500000000004" }));
}

#[rstest]
#[case::made_up("me?fields=id,shoe_size", "shoe_size", "SystemUser")]
#[case::an_accounts_field_of_a_number(
    "601500000000001?fields=owner_business_info",
    "owner_business_info",
    "WhatsAppBusinessPhoneNumber"
)]
#[case::an_accounts_field_of_an_app("301500000000001?fields=owner_business_info", "owner_business_info", "Application")]
#[case::an_accounts_field_of_a_business(
    "201500000000001?fields=owner_business_info",
    "owner_business_info",
    "Business"
)]
#[case::a_numbers_field_of_an_account(
    "501500000000001?fields=display_phone_number",
    "display_phone_number",
    "WhatsAppBusinessAccount"
)]
#[case::a_list_of_another_kind(
    "601500000000001/assigned_users?business=201500000000001",
    "assigned_users",
    "WhatsAppBusinessPhoneNumber"
)]
#[case::inside_a_list("501500000000001?fields=phone_numbers{shoe_size}", "shoe_size", "WhatsAppBusinessPhoneNumber")]
#[case::tasks_outside_their_list("501500000000001?fields=tasks", "tasks", "WhatsAppBusinessAccount")]
fn an_unknown_field_names_the_kind_of_the_node(#[case] call: &str, #[case] field: &str, #[case] kind: &str) {
    check("good", call, &format!("400 100 (#100) Tried accessing nonexisting field ({field}) on node type ({kind})"));
}

#[test]
fn a_page_has_no_permissions() {
    let expected = "400 100 (#100) Tried accessing nonexisting field (permissions) on node type (Page)";
    check("page-token", "me/permissions", expected);
}

#[test]
fn lists_and_nodes_open_inside_a_node() {
    let call = format!(
        "{ACCOUNT}?fields=phone_numbers.limit(1){{id,status}},owner_business{{name}},health_status{{can_send_message}}"
    );
    let body = body("phone-states", &call);
    assert_eq!(body["phone_numbers"]["data"], json!([{ "id": PHONE, "status": "CONNECTED" }]));
    let next = body["phone_numbers"]["paging"]["next"].as_str().expect("a next page");
    assert!(next.starts_with("https://graph.facebook.com/v25.0/501500000000001/phone_numbers?"), "{next}");
    assert_eq!(body["owner_business"], json!({ "id": BUSINESS, "name": "Aster Flowers" }));
    assert_eq!(body["health_status"], json!({ "can_send_message": "AVAILABLE" }));
    assert_eq!(self::body("good", "me?fields=id,permissions")["permissions"]["data"].as_array().unwrap().len(), 4);
}

#[test]
fn one_forbidden_field_fails_the_whole_call() {
    let forbidden = "403 10 (#10) Application does not have permission for this action";
    check("forbidden-extras", &format!("{ACCOUNT}?fields=id,name,primary_funding_id"), forbidden);
    check("forbidden-extras", &format!("{ACCOUNT}?fields=id,name,owner_business_info"), "200");
}

#[rstest]
#[case("me?fields=id{", "{")]
#[case("me?fields=id name", "name")]
#[case("me?fields=a{b{c{d{e{f}}}}}", "{f}}}}}")]
fn bad_syntax_is_pointed_at(#[case] call: &str, #[case] near: &str) {
    let (status, body) = ask(&mut world("good"), call);
    assert_eq!((status, &body["error"]["code"]), (400, &json!(2500)));
    let message = body["error"]["message"].as_str().unwrap();
    assert!(message.starts_with("Syntax error"), "{message} at {near}");
}

#[test]
fn several_nodes_in_one_call() {
    let body = body("good", &format!("?ids={ACCOUNT},{PHONE}&fields=id"));
    assert_eq!(body, json!({ ACCOUNT: { "id": ACCOUNT }, PHONE: { "id": PHONE } }));
    check(
        "good",
        &format!("?ids={ACCOUNT},7&fields=id"),
        "404 803 (#803) Some of the aliases you requested do not exist: 7",
    );
}

#[test]
fn health_is_as_bad_as_its_worst_part() {
    let health = |name: &str, id: &str| body(name, &format!("{id}?fields=health_status"))["health_status"].clone();
    let good = health("good", PHONE);
    assert_eq!(good["can_send_message"], "AVAILABLE");
    let kinds: Vec<_> = good["entities"].as_array().unwrap().iter().map(|one| one["entity_type"].clone()).collect();
    assert_eq!(kinds, ["PHONE_NUMBER", "WABA", "BUSINESS", "APP"]);
    assert_eq!(health("account-states", "501500000000007")["can_send_message"], "LIMITED");
    assert_eq!(health("account-states", "501500000000008")["can_send_message"], "BLOCKED");
    let blocked = health("phone-states", "601500000000012");
    assert_eq!(blocked["entities"][0]["errors"][0]["error_code"], 138_024);
}
