//! Who sees what: scopes × assignment × the default rights of admins.

use crate::*;
use rstest::rstest;

const HIDDEN: &str = "400 100/33 Unsupported get request. Object with ID '501500000000001' does not exist, cannot be \
                      loaded due to missing permissions, or does not support this operation. Please read the Graph \
                      API documentation at https://developers.facebook.com/docs/graph-api";
const NO_BUSINESS: &str = "403 200 (#200) Requires business_management permission to manage the object";
const NO_ACCOUNTS: &str = "403 10 (#10) This endpoint requires the 'whatsapp_business_management' permission";
const NO_CATALOGS: &str = "403 10 (#10) This endpoint requires the 'catalog_management' permission";
const DENIED: &str = "403 200 (#200) Permissions error";

#[rstest]
#[case::assigned("good", "200")]
#[case::assigned_in_part("partial-control", "200")]
#[case::an_admin_by_default("admin-default", "200")]
#[case::not_assigned("not-assigned", HIDDEN)]
#[case::refused_with_another_code("account-refused", DENIED)]
#[case::without_the_scope("missing-management", HIDDEN)]
#[case::without_another_scope("missing-permission", "200")]
#[case::within_the_targets("business-integration", "200")]
fn an_account_is_shown_to_whom_it_was_given(#[case] name: &str, #[case] expected: &str) {
    check(name, ACCOUNT, expected);
    check(name, &format!("{ACCOUNT}/phone_numbers"), expected);
    check(name, &format!("{ACCOUNT}/subscribed_apps"), expected);
    check(name, PHONE, &expected.replace("501500000000001", PHONE));
}

#[test]
fn an_account_outside_the_tokens_targets_is_hidden_although_assigned() {
    let (status, body) = ask(&mut world("business-integration"), "501500000000002");
    assert_eq!((status, &body["error"]["error_subcode"]), (400, &json!(33)));
    let (_, mine) = ask(&mut world("business-integration"), "me/assigned_whatsapp_business_accounts?fields=id");
    assert_eq!(mine["data"], json!([{ "id": ACCOUNT }]));
}

#[test]
fn an_admins_default_ends_where_an_assignment_says_otherwise() {
    let overridden = |change: fn(&mut Value)| brief(&ask(&mut changed("admin-default", change), ACCOUNT));
    let without_tasks = |world: &mut Value| {
        world["accounts"][0]["assigned"] = json!([{ "user": USER, "tasks": [] }]);
    };
    assert_eq!(overridden(without_tasks), HIDDEN);
    assert_eq!(overridden(|world| world["accounts"][0]["admin_default"] = json!(false)), HIDDEN);
    let elsewhere = |world: &mut Value| {
        world["businesses"].as_array_mut().unwrap().push(json!({ "id": "9", "name": "Elsewhere" }));
        world["accounts"][0]["owner"] = json!("9");
    };
    assert_eq!(overridden(elsewhere), HIDDEN);
    let shared = |world: &mut Value| {
        world["businesses"].as_array_mut().unwrap().push(json!({ "id": "9", "name": "Elsewhere" }));
        world["accounts"][0]["owner"] = json!("9");
        world["accounts"][0]["shared_with"] = json!([BUSINESS]);
    };
    assert_eq!(overridden(shared), "200");
}

#[test]
fn an_admin_without_assignment_is_in_no_list() {
    let mut graph = world("admin-default");
    let (_, mine) = ask(&mut graph, "me/assigned_whatsapp_business_accounts");
    let (_, users) = ask(&mut graph, &format!("{ACCOUNT}/assigned_users?business={BUSINESS}"));
    assert_eq!((mine, users), (json!({ "data": [] }), json!({ "data": [] })));
}

#[rstest]
#[case::an_admin("admin", "200")]
#[case::an_employee("good", DENIED)]
#[case::an_employee_where_all_may("employee", "200")]
#[case::without_the_scope("missing-business", NO_BUSINESS)]
fn system_users_are_listed_for(#[case] name: &str, #[case] expected: &str) {
    check(name, &format!("{BUSINESS}/system_users?fields=id,name,role"), expected);
}

#[test]
fn the_list_of_system_users_says_who_is_admin() {
    for (name, role) in [("admin", "ADMIN"), ("employee", "EMPLOYEE")] {
        let (_, body) = ask(&mut world(name), &format!("{BUSINESS}/system_users?fields=id,name,role"));
        assert_eq!(body["data"], json!([{ "id": USER, "name": "Shop messenger", "role": role }]));
    }
}

#[rstest]
#[case::owner_of_the_app("good", "app?fields=id,owner_business", "200")]
#[case::owner_without_scope("missing-business", "app?fields=id,owner_business", NO_BUSINESS)]
#[case::app_without_scope("missing-business", "app?fields=id,name", "200")]
#[case::accounts_without_their_scope(
    "missing-management",
    "201500000000001/owned_whatsapp_business_accounts",
    NO_ACCOUNTS
)]
#[case::own_list_without_its_scope("missing-management", "me/assigned_whatsapp_business_accounts", NO_ACCOUNTS)]
#[case::catalogs("good", "201500000000001/owned_product_catalogs", "200")]
#[case::catalogs_without_scope("business-integration", "201500000000001/owned_product_catalogs", NO_BUSINESS)]
#[case::a_declined_scope_is_none("declined-permission", "me/permissions", "200")]
fn scopes_open_what_they_are_for(#[case] name: &str, #[case] call: &str, #[case] expected: &str) {
    check(name, call, expected);
}

#[test]
fn catalogs_need_their_scope_even_with_the_businesss() {
    let without = |world: &mut Value| world["tokens"][0]["scopes"] = json!(["business_management"]);
    let answer = ask(&mut changed("good", without), &format!("{BUSINESS}/owned_product_catalogs"));
    assert_eq!(brief(&answer), NO_CATALOGS);
}

#[test]
fn permissions_are_granted_or_declined() {
    let (_, body) = ask(&mut world("declined-permission"), "me/permissions");
    let entries = body["data"].as_array().unwrap();
    assert_eq!(entries.len(), 4);
    let declined = json!({ "permission": "whatsapp_business_messaging", "status": "declined" });
    assert_eq!(entries.iter().filter(|entry| entry["status"] == "declined").collect::<Vec<_>>(), [&declined]);
}

#[test]
fn a_scope_declined_later_opens_nothing() {
    let declined = |world: &mut Value| world["tokens"][0]["declined"] = json!(["whatsapp_business_management"]);
    let answer = ask(&mut changed("good", declined), "me/assigned_whatsapp_business_accounts");
    assert_eq!(brief(&answer), NO_ACCOUNTS);
}

#[test]
fn a_businesss_lists_show_accounts_that_cannot_be_read_unless_the_world_says_otherwise() {
    let owned = format!("{BUSINESS}/owned_whatsapp_business_accounts?fields=id,name");
    let (_, listed) = ask(&mut world("not-assigned"), &owned);
    assert_eq!(listed["data"], json!([{ "id": ACCOUNT, "name": "Aster Flowers" }]));
    let (_, hidden) = ask(&mut world("no-account"), &owned);
    assert_eq!(hidden["data"], json!([]));
}

#[test]
fn owned_and_shared_accounts_stand_in_different_lists() {
    let ids = |edge: &str| {
        let (_, body) = ask(&mut world("several-accounts"), &format!("{BUSINESS}/{edge}?fields=id"));
        body["data"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids("owned_whatsapp_business_accounts"), [ACCOUNT, "501500000000002"]);
    assert_eq!(ids("client_whatsapp_business_accounts"), ["901600000000000017"]);
}

#[rstest]
#[case::another_business("several-accounts", "201500000000002", "201500000000002")]
#[case::nobody("good", "999999999999999", "999999999999999")]
fn strangers_look_like_nothing(#[case] name: &str, #[case] call: &str, #[case] id: &str) {
    check(name, call, &HIDDEN.replace(ACCOUNT, id));
}

#[test]
fn words_that_are_no_id_are_unknown_aliases() {
    check("good", "my-shop", "404 803 (#803) Some of the aliases you requested do not exist: my-shop");
    check("good", "+15550100001", "404 803 (#803) Some of the aliases you requested do not exist: +15550100001");
}
