//! Pages: cursors, limits, and links that carry the token.

use crate::*;
use rstest::rstest;

/// Follows the cursors of a list to its end; gives the size of each page and all ids.
fn walk(graph: &mut Simulator, call: &str) -> (Vec<usize>, Vec<String>) {
    let (mut sizes, mut ids, mut after) = (Vec::new(), Vec::<String>::new(), String::new());
    loop {
        let (status, body) = ask(graph, &format!("{call}{after}"));
        assert_eq!(status, 200, "{body}");
        let page = body["data"].as_array().unwrap();
        sizes.push(page.len());
        ids.extend(page.iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        if body["paging"].get("next").is_none() {
            return (sizes, ids);
        }
        after = format!("&after={}", body["paging"]["cursors"]["after"].as_str().unwrap());
    }
}

#[rstest]
#[case::accounts("me/assigned_whatsapp_business_accounts?fields=id", &[3, 3, 1])]
#[case::owned("201500000000001/owned_whatsapp_business_accounts?fields=id", &[3, 3, 1])]
#[case::users("501500000000001/assigned_users?business=201500000000001&fields=id", &[3, 3, 2])]
#[case::system_users("201500000000001/system_users?fields=id,role", &[3, 3, 2])]
#[case::asked_for_less("201500000000001/owned_whatsapp_business_accounts?fields=id&limit=2", &[2, 2, 2, 1])]
#[case::asked_for_more("201500000000001/owned_whatsapp_business_accounts?fields=id&limit=100", &[3, 3, 1])]
fn every_item_is_on_exactly_one_page(#[case] call: &str, #[case] expected: &[usize]) {
    let (sizes, mut ids) = walk(&mut world("paged-lists"), call);
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((sizes.as_slice(), ids.len()), (expected, count));
}

#[test]
fn the_system_user_is_not_on_the_first_page() {
    let call = format!("{ACCOUNT}/assigned_users?business={BUSINESS}&fields=id");
    let (_, first) = ask(&mut world("paged-lists"), &call);
    assert!(!first["data"].to_string().contains(USER));
    assert!(walk(&mut world("paged-lists"), &call).1.contains(&USER.to_owned()));
}

#[test]
fn next_carries_the_token_and_is_missing_on_the_last_page() {
    let mut graph = world("paged-lists");
    let call = format!("{BUSINESS}/owned_whatsapp_business_accounts?fields=id&limit=3");
    let (_, first) = ask(&mut graph, &call);
    let next = first["paging"]["next"].as_str().unwrap();
    assert!(next.contains(&format!("access_token={TOKEN}")) && next.contains("limit=3"), "{next}");
    assert!(first["paging"].get("previous").is_none());
    let (path, query) = next.strip_prefix("https://graph.facebook.com").unwrap().split_once('?').unwrap();
    let followed = graph.answer(&Request::get(&format!("{path}?{query}")));
    assert_eq!(followed.json()["data"].as_array().unwrap().len(), 3);

    let (_, all) = ask(&mut world("several-accounts"), &format!("{BUSINESS}/owned_whatsapp_business_accounts"));
    assert_eq!(all["paging"].as_object().unwrap().keys().collect::<Vec<_>>(), ["cursors"]);
    let (_, none) = ask(&mut world("good"), &format!("{BUSINESS}/client_whatsapp_business_accounts"));
    assert_eq!(none, json!({ "data": [] }));
}

#[test]
fn before_leads_back() {
    let mut graph = world("paged-lists");
    let call = format!("{BUSINESS}/owned_whatsapp_business_accounts?fields=id");
    let (_, first) = ask(&mut graph, &call);
    let after = first["paging"]["cursors"]["after"].as_str().unwrap();
    let (_, second) = ask(&mut graph, &format!("{call}&after={after}"));
    let before = second["paging"]["cursors"]["before"].as_str().unwrap();
    let (_, back) = ask(&mut graph, &format!("{call}&before={before}"));
    assert_eq!(back["data"], first["data"]);
    assert!(second["paging"].get("previous").is_some());
}

#[test]
fn a_page_holds_25_unless_asked_and_100_at_most() {
    let many = |world: &mut Value| {
        let account = world["accounts"][0].clone();
        let numbered = (0..130).map(|number| {
            let mut account = account.clone();
            account["id"] = json!(format!("5015000000{number:05}"));
            account
        });
        world["accounts"] = numbered.collect();
    };
    for (limit, size) in [("", 25), ("&limit=40", 40), ("&limit=5000", 100)] {
        let call = format!("{BUSINESS}/owned_whatsapp_business_accounts?fields=id{limit}");
        let (_, body) = ask(&mut changed("good", many), &call);
        assert_eq!(body["data"].as_array().unwrap().len(), size);
    }
}

#[rstest]
#[case("limit=0")]
#[case("limit=-1")]
#[case("limit=many")]
#[case("after=nonsense")]
#[case("after=QVFIZD%00")]
fn bad_limits_and_cursors_are_refused(#[case] query: &str) {
    let call = format!("{BUSINESS}/owned_whatsapp_business_accounts?{query}");
    check("good", &call, "400 100 (#100) Invalid parameter");
}

#[test]
fn a_cursor_to_something_gone_leads_to_the_end() {
    // The cursor of an id that is not in the list.
    let call = format!("{BUSINESS}/owned_whatsapp_business_accounts?after=QVFIDbDbZD");
    assert_eq!(ask(&mut world("good"), &call), (200, json!({ "data": [] })));
}

#[test]
fn a_summary_counts_the_whole_list() {
    let call = format!("{ACCOUNT}/assigned_users?business={BUSINESS}&fields=id&summary=total_count");
    let (_, body) = ask(&mut world("paged-lists"), &call);
    assert_eq!((body["data"].as_array().unwrap().len(), &body["summary"]), (3, &json!({ "total_count": 8 })));
}

#[rstest]
#[case::left_out("", "400 100 (#100) The parameter business is required")]
#[case::empty("business=", "400 100 (#100) The parameter business is required")]
#[case::the_account_itself("business=501500000000001", "400 100 (#100) Invalid parameter")]
#[case::the_owner("business=201500000000001", "200")]
fn assigned_users_need_the_business(#[case] query: &str, #[case] expected: &str) {
    check("good", &format!("{ACCOUNT}/assigned_users?{query}"), expected);
}

#[test]
fn assigned_users_are_those_of_the_business_asked_about() {
    let call = |business: &str| format!("901600000000000017/assigned_users?business={business}&fields=id");
    let mut graph = world("several-accounts");
    assert_eq!(ask(&mut graph, &call(BUSINESS)).1["data"], json!([{ "id": USER }]));
    assert_eq!(ask(&mut graph, &call("201500000000002")).1["data"], json!([]));
}

#[test]
fn lists_come_back_empty_where_the_world_says_so() {
    let mut graph = world("unlisted");
    let (_, mine) = ask(&mut graph, "me/assigned_whatsapp_business_accounts");
    let (_, users) = ask(&mut graph, &format!("{ACCOUNT}/assigned_users?business={BUSINESS}"));
    assert_eq!((mine, users), (json!({ "data": [] }), json!({ "data": [] })));
    assert_eq!(ask(&mut graph, ACCOUNT).0, 200);
}
