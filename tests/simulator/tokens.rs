//! What becomes of a token: alive, dead for a reason, unknown, or without the demanded proof.

use crate::*;
use rstest::rstest;

fn inspect(graph: &mut Simulator) -> (u16, Value) {
    ask(graph, &format!("debug_token?input_token={TOKEN}"))
}

#[test]
fn a_system_users_token_inspects_itself() {
    let (status, body) = inspect(&mut world("good"));
    let scopes =
        ["business_management", "catalog_management", "whatsapp_business_management", "whatsapp_business_messaging"];
    let expected = json!({ "data": {
        "app_id": APP, "application": "Aster Bot", "type": "SYSTEM_USER", "is_valid": true, "user_id": USER,
        "issued_at": NOW - 86_400, "expires_at": 0, "data_access_expires_at": 0, "scopes": scopes,
        "granular_scopes": scopes.map(|scope| json!({ "scope": scope })),
    } });
    assert_eq!((status, body), (200, expected));
}

#[rstest]
#[case::never("good", "SYSTEM_USER", json!(0))]
#[case::in_50_days("attention-60-days", "SYSTEM_USER", json!(NOW + 50 * 86_400))]
#[case::a_person("person-token", "USER", json!(NOW - 3_600 + 86_400))]
#[case::a_page("page-token", "PAGE", json!(0))]
#[case::an_app("app-token", "APP", Value::Null)]
fn kinds_and_expiry(#[case] name: &str, #[case] kind: &str, #[case] expires_at: Value) {
    let (status, body) = inspect(&mut world(name));
    assert_eq!((status, &body["data"]["type"], &body["data"]["is_valid"]), (200, &json!(kind), &json!(true)));
    assert_eq!(body["data"]["expires_at"], expires_at);
    assert_eq!(body["data"].get("profile_id").is_some(), name == "page-token");
    assert_eq!(body["data"].get("user_id").is_some(), name != "app-token");
}

#[rstest]
#[case::revoked(
    "revoked",
    "401 190/466 Error validating access token: The session was invalidated explicitly using an API call."
)]
#[case::logged_out(
    "logged-out",
    "401 190/467 Error validating access token: The session is invalid because the user logged out."
)]
#[case::app_removed(
    "app-removed",
    "401 190/458 Error validating access token: The user has not authorized application 301500000000001."
)]
#[case::app_deleted("app-deleted", "400 190 Error validating application. Application has been deleted.")]
#[case::debug_only("debug-only", "400 190 Invalid OAuth access token - Debug only access token")]
#[case::unreadable("unreadable", "401 190 The access token could not be decrypted")]
#[case::expired(
    "expired",
    "401 190/463 Error validating access token: Session has expired on Sunday, 08-Nov-26 16:26:40 PST. The current time is Wednesday, 18-Nov-26 03:06:40 PST."
)]
fn a_dead_token_says_why_on_every_call(#[case] name: &str, #[case] expected: &str) {
    check(name, "me", expected);
    check(name, "me/permissions", expected);
    check(name, ACCOUNT, expected);
}

#[test]
fn a_dead_token_is_inspected_only_where_meta_still_does_so() {
    let (status, body) = inspect(&mut world("expired"));
    assert_eq!((status, &body["data"]["is_valid"]), (200, &json!(false)));
    assert_eq!((&body["data"]["error"]["code"], &body["data"]["error"]["subcode"]), (&json!(190), &json!(463)));
    assert_eq!(body["data"]["error"].get("error_subcode"), None);
    assert_eq!(body["data"]["expires_at"], json!(NOW - 816_000));

    assert_eq!(inspect(&mut world("revoked")).0, 401);
    // A dead token may ask about itself only, not about others the world knows.
    let mut graph = changed("expired", |world| {
        world["tokens"].as_array_mut().unwrap().push(json!({ "text": "EAAother", "app": APP, "user": USER }));
    });
    assert_eq!(ask(&mut graph, "debug_token?input_token=EAAother").0, 401);
    assert_eq!(inspect(&mut graph).0, 200);
}

#[rstest]
#[case::garbage("xxxx", "Invalid OAuth access token - Cannot parse access token")]
#[case::altered("EAAcanaryCANARYx", "The access token could not be decrypted")]
#[case::illegal("EAAcanary/CANARY", "Malformed access token EAAcanary/CANARY")]
#[case::unknown_app("123|abc", "Error validating application. Cannot get application info due to a system error.")]
#[case::wrong_secret("301500000000001|abc", "Invalid OAuth access token signature.")]
fn an_unknown_token_is_refused_by_how_far_it_can_be_read(#[case] token: &str, #[case] message: &str) {
    let request = Request::form("/v25.0/me", &[("access_token", token), ("method", "GET")]);
    let reply = world("good").answer(&request);
    assert_eq!(brief(&(reply.status, reply.json())), format!("401 190 {message}"));

    // A good token asking about it is told the same inside `data`, with three keys and no more.
    let (status, body) = ask(&mut world("good"), &format!("debug_token?input_token={token}"));
    let expected = json!({ "data": { "error": { "code": 190, "message": message }, "is_valid": false, "scopes": [] } });
    assert_eq!((status, body), (200, expected));
}

#[test]
fn meta_repeats_the_token_in_some_refusals() {
    check("malformed-echo", "me", &format!("400 190 Malformed access token {TOKEN}"));
}

#[test]
fn inspection_needs_a_role_on_the_app_and_the_same_app() {
    let refusal = "400 100 (#100) You must provide an app access token, or a user access token that is an owner or \
                   developer of the app";
    assert_eq!(brief(&inspect(&mut world("debug-refused"))), refusal);
    check("debug-refused", "app?fields=id,name", "200");
    check("debug-refused", "me/permissions", "200");
    let anonymous = world("good").answer(&Request::get("/v25.0/debug_token?input_token=x"));
    assert_eq!(brief(&(anonymous.status, anonymous.json())), refusal);
    check("good", "debug_token", "400 100 (#100) The parameter input_token is required");

    let mut other = changed("other-app", |world| {
        world["tokens"].as_array_mut().unwrap().push(json!({
            "text": "EAAelsewhere", "kind": "SYSTEM_USER", "app": APP, "user": USER, "scopes": []
        }));
    });
    let answer = ask(&mut other, "debug_token?input_token=EAAelsewhere");
    assert_eq!(brief(&answer), "400 100 (#100) The App_id in the input_token did not match the Viewing App");
    let (_, body) = inspect(&mut other);
    assert_eq!(body["data"]["app_id"], json!("301500000000002"));
}

#[test]
fn a_demanded_proof_is_the_hmac_of_the_token_under_the_secret() {
    // Computed with `printf %s "$TOKEN" | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef`.
    const PROOF: &str = "ef199ddb235ed7d9cb78493ddb945cc58094a5e6a1087a11a92e53d9591c4172";
    let demanded = "400 100 API calls from the server require an appsecret_proof argument";
    check("secret-required", "me", demanded);
    check("secret-required", "app", demanded);
    check("secret-required", &format!("me?appsecret_proof={PROOF}"), "200");
    let wrong = "400 100 Invalid appsecret_proof provided in the API argument";
    check("secret-required", &format!("me?appsecret_proof={}", PROOF.to_uppercase()), wrong);
    check("good", "me?appsecret_proof=anything", "200");

    let items = json!([get("me")]).to_string();
    let pairs = [("access_token", TOKEN), ("batch", items.as_str()), ("appsecret_proof", PROOF)];
    let reply = world("secret-required").answer(&Request::form("/v25.0/", &pairs)).json();
    assert_eq!(item(&reply, 0).0, 200);
}

#[test]
fn granular_scopes_name_their_targets() {
    let (_, body) = inspect(&mut world("business-integration"));
    let expected = json!([
        { "scope": "whatsapp_business_management", "target_ids": [ACCOUNT] },
        { "scope": "whatsapp_business_messaging", "target_ids": [ACCOUNT] },
    ]);
    assert_eq!(body["data"]["granular_scopes"], expected);
}
