//! No request, however twisted, makes the simulator panic or answer with something that is not JSON.

use crate::*;
use proptest::prelude::*;

/// Pieces out of which real and half-real requests are made.
const PIECES: &[&str] = &[
    "v25.0",
    "v99.0",
    "me",
    "app",
    "debug_token",
    "501500000000001",
    "601500000000001",
    "201500000000001",
    "assigned_users",
    "phone_numbers",
    "permissions",
    "?",
    "&",
    "=",
    "/",
    "fields=",
    "ids=",
    "limit=",
    "after=QVFI",
    "before=",
    "business=",
    "id,name",
    "{",
    "}",
    "(",
    ")",
    ".limit(",
    ",",
    "batch=",
    "[",
    "]",
    "\"relative_url\":",
    "\"name\":\"a\"",
    "{result=a:$.",
    "data.*.id",
    "%7B",
    "%",
    "%zz",
    "+",
    "access_token=",
    "method=",
    "GET",
    "POST",
    "input_token=",
    "tasks=",
    "user=",
    "null",
    "ZD",
    "é",
    "\u{0}",
    "\u{202e}",
    "\r\n",
    "--x",
    "-1",
    "9999999999999999999",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,6}"], 0..24)
        .prop_map(|pieces| pieces.concat())
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        text().prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..256),
        text().prop_map(|text| format!("access_token={TOKEN}&method=GET&{text}").into_bytes()),
        prop::collection::vec(text(), 0..6).prop_map(|urls| {
            let items: Vec<_> =
                urls.iter().map(|url| json!({ "name": "a", "relative_url": url, "body": url })).collect();
            let batch = json!(items).to_string().replace('%', "%25").replace('&', "%26").replace('+', "%2B");
            format!("access_token={TOKEN}&batch={batch}").into_bytes()
        }),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    let method = prop::sample::select(vec!["GET", "POST", "DELETE", "OPTIONS", "HEAD", "BREW", ""]);
    let content_type = prop::sample::select(vec![
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=",
        "application/json",
        "",
    ]);
    let token = prop_oneof![4 => Just(TOKEN.to_owned()), 1 => text().prop_map(|text| format!("EAA{text}é"))];
    (method, text(), text(), token, content_type, body()).prop_map(
        |(method, path, query, token, content_type, body)| Request {
            method: method.to_owned(),
            path,
            query: format!("{query}&access_token={token}"),
            headers: vec![("content-type".to_owned(), content_type.to_owned())],
            body,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_request_gets_an_answer(request in request(), name in prop::sample::select(worlds::ALL)) {
        let mut graph = world(name.0);
        let reply = graph.answer(&request);
        prop_assert!((200..600).contains(&reply.status));
        prop_assert!(request.method == "OPTIONS" || serde_json::from_slice::<Value>(&reply.body).is_ok());
        for (name, value) in &reply.headers {
            prop_assert!(name.is_ascii() && value.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{name}: {value}");
        }
    }
}

#[test]
fn deep_and_long_requests_are_refused_quickly() {
    let fields = format!("fields={}", "a{".repeat(100_000));
    let batch = format!("[{}]", "[".repeat(100_000));
    let references = format!("{{result=a:$.{}}}", "*.".repeat(10_000));
    for (path, query) in
        [("me", fields.as_str()), ("", batch.as_str()), (references.as_str(), ""), ("me", references.as_str())]
    {
        let request =
            Request::form(&format!("/v25.0/{path}"), &[("access_token", TOKEN), ("method", "GET"), ("batch", query)]);
        assert!(world("good").answer(&request).status < 500);
        assert!(ask(&mut world("good"), &format!("me?{query}")).0 < 500);
    }
}
