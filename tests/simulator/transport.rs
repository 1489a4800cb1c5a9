//! How a request arrives: methods, credentials, versions, bodies and headers.

use crate::*;
use rstest::rstest;

fn answer(request: &Request) -> String {
    let reply = world("good").answer(request);
    brief(&(reply.status, reply.json()))
}

fn form(path: &str, token: &str) -> Request {
    Request::form(path, &[("access_token", token), ("method", "GET")])
}

const NO_TOKEN: &str = "400 104 An access token is required to request this resource.";
const NO_TOKEN_ME: &str = "400 2500 An active access token must be used to query information about the current user.";
const APP_ID: &str = "403 200 (#200) Provide valid app ID";

#[test]
fn a_token_arrives_in_a_form_a_query_a_header_multipart_and_json() {
    assert_eq!(answer(&form("/v25.0/me", TOKEN)), "200");
    assert_eq!(answer(&Request::get(&format!("/v25.0/me?access_token={TOKEN}"))), "200");
    for header in [format!("Bearer {TOKEN}"), format!("bearer {TOKEN}"), format!("OAuth {TOKEN}")] {
        assert_eq!(answer(&Request::get("/v25.0/me").with_header("Authorization", &header)), "200");
    }
    let mut multipart = Request::form("/v25.0/me", &[]);
    multipart.headers = vec![("Content-Type".to_owned(), "multipart/form-data; boundary=xyz".to_owned())];
    multipart.body = format!(
        "--xyz\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\n{TOKEN}\r\n\
         --xyz\r\nContent-Disposition: form-data; name=\"method\"\r\n\r\nget\r\n--xyz--\r\n"
    )
    .into_bytes();
    assert_eq!(answer(&multipart), "200");
    let mut json = Request::form("/v25.0/me", &[]);
    json.headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
    json.body = json!({ "access_token": TOKEN, "method": "GET" }).to_string().into_bytes();
    assert_eq!(answer(&json), "200");
}

#[rstest]
#[case::no_token_for_me(Request::get("/v25.0/me"), NO_TOKEN_ME)]
#[case::no_token_in_a_post(Request::form("/v25.0/me", &[]), NO_TOKEN_ME)]
#[case::no_token_elsewhere(Request::get("/v25.0/501500000000001"), NO_TOKEN)]
#[case::an_empty_token(form("/v25.0/me", ""), APP_ID)]
#[case::a_blank_in_the_token(form("/v25.0/me", "EAA abc"), APP_ID)]
#[case::a_line_break_in_the_token(form("/v25.0/me", "EAAabc\n"), APP_ID)]
#[case::a_header_without_bearer(Request::get("/v25.0/me").with_header("Authorization", TOKEN), APP_ID)]
#[case::a_body_on_a_get(Request { method: "GET".to_owned(), ..form("/v25.0/me", TOKEN) }, APP_ID)]
fn a_token_that_did_not_arrive_is_told_apart_from_a_bad_one(#[case] request: Request, #[case] expected: &str) {
    assert_eq!(answer(&request), expected);
}

#[rstest]
#[case::current("/v25.0/me", "200", "v25.0")]
#[case::newest("/v26.0/me", "200", "v26.0")]
#[case::expired_is_served_by_the_oldest("/v19.0/me", "200", "v21.0")]
#[case::left_out("/me", "200", "v21.0")]
#[case::never_existed("/v99.0/me", "400 2500 Unknown path components: /me", "v21.0")]
#[case::a_minor_that_never_existed("/v25.1/me", "400 2500 Unknown path components: /me", "v21.0")]
#[case::no_version_at_all("/v25/me", "404 803 (#803) Some of the aliases you requested do not exist: v25", "v21.0")]
#[case::too_long("/v25.0/me/permissions/x/y", "400 2500 Unknown path components: /x/y", "v25.0")]
fn versions_and_paths(#[case] path: &str, #[case] expected: &str, #[case] version: &str) {
    let reply = world("good").answer(&form(path, TOKEN));
    assert_eq!(brief(&(reply.status, reply.json())), expected);
    assert_eq!(reply.header("facebook-api-version"), Some(version));
}

#[test]
fn every_reply_may_be_read_by_any_origin_and_exposes_nothing_else() {
    for token in [TOKEN, "rubbish", ""] {
        let reply = world("good").answer(&form("/v25.0/me", token));
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
        assert_eq!(reply.header("access-control-expose-headers"), None);
        assert_eq!(reply.header("content-type"), Some("application/json; charset=UTF-8"));
    }
    let refused = world("good").answer(&form("/v25.0/me", "rubbish"));
    let challenge = refused.header("www-authenticate").expect("a challenge");
    assert!(challenge.starts_with("OAuth \"Facebook Platform\" \"invalid_token\""), "{challenge}");
    assert_eq!(world("good").answer(&form("/v25.0/me", TOKEN)).header("www-authenticate"), None);
}

#[test]
fn a_preflight_is_answered_unless_the_world_refuses_it() {
    let preflight = Request { method: "OPTIONS".to_owned(), ..Request::get("/v25.0/me") };
    let open = world("good").answer(&preflight);
    assert_eq!((open.status, open.header("access-control-allow-headers")), (200, Some("authorization, content-type")));
    let closed = changed("good", |world| world["quirks"] = json!({ "preflight_refused": true })).answer(&preflight);
    assert_eq!(closed.header("access-control-allow-headers"), None);
}

#[test]
fn a_wish_for_no_http_code_gives_200_with_the_error_inside() {
    let request =
        Request::form("/v25.0/me", &[("access_token", "rubbish"), ("method", "GET"), ("suppress_http_code", "1")]);
    let reply = world("good").answer(&request);
    assert_eq!((reply.status, reply.json()["error"]["code"].as_i64()), (200, Some(190)));
}

#[test]
fn methods_nobody_has_heard_of_are_refused() {
    let request = Request { method: "PATCH".to_owned(), ..Request::get("/v25.0/me") };
    assert_eq!(answer(&request), "400 100 Unsupported request - method type: patch");
}
