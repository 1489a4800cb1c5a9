//! Replies that are not Meta's true ones.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::error::Error;
use system_user_guide::simulator::Response;

/// What a hotel or an office puts in between.
pub const PAGE: &str = "<!doctype html><title>Sign in</title><p>Sign in to this network to go on.";

/// A reply with the status, headers and CORS header the test says, else with those given.
pub fn reply(described: &Value, status: u16, content_type: &str, body: impl Into<Vec<u8>>, cors: bool) -> Response {
    let mut reply = Response { status, headers: Vec::new(), body: body.into() };
    reply.headers.push(("Content-Type".to_owned(), content_type.to_owned()));
    if cors {
        reply.headers.push((CORS.to_owned(), "*".to_owned()));
    }
    alter(&mut reply, described);
    reply
}

/// A reply that says it is JSON.
pub fn json(described: &Value, status: u16, body: impl Into<Vec<u8>>) -> Response {
    reply(described, status, "application/json", body, true)
}

/// Just what the test says.
pub fn literal(described: &Value) -> Result<Response, Box<dyn Error>> {
    let body = match (described.get("body"), described.get("body_base64").and_then(Value::as_str)) {
        (_, Some(encoded)) => STANDARD.decode(encoded)?,
        (Some(Value::String(text)), None) => text.clone().into_bytes(),
        (Some(other), None) => other.to_string().into_bytes(),
        (None, None) => Vec::new(),
    };
    Ok(json(described, 200, body))
}

/// One text of so many megabytes.
pub fn big(described: &Value, megabytes: usize) -> Response {
    json(described, 200, format!("{{\"data\":\"{}\"}}", "a".repeat(megabytes * 1024 * 1024)))
}

/// Lists inside lists.
pub fn deep(described: &Value, depth: usize) -> Response {
    json(described, 200, "[".repeat(depth) + &"]".repeat(depth))
}

/// To another host.
pub fn redirect(described: &Value) -> Response {
    let mut reply = reply(described, 301, "text/html", "", true);
    let to = described.get("to").and_then(Value::as_str).unwrap_or("https://evil.test/");
    reply.headers.push(("Location".to_owned(), to.to_owned()));
    reply
}

/// The header without which a script may not read a reply.
const CORS: &str = "Access-Control-Allow-Origin";

/// Changes a reply as the test says.
pub fn alter(reply: &mut Response, described: &Value) {
    if let Some(status) = described.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok())
    {
        reply.status = status;
    }
    let mut replace = |name: &str, value: Option<&str>| {
        reply.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        reply.headers.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    };
    match described.get("cors").and_then(Value::as_bool) {
        Some(true) => replace(CORS, Some("*")),
        Some(false) => replace(CORS, None),
        None => {}
    }
    for (name, value) in described.get("headers").and_then(Value::as_object).into_iter().flatten() {
        replace(name, value.as_str());
    }
    if let Some(prefix) = described.get("prefix").and_then(Value::as_str) {
        reply.body.splice(0..0, prefix.bytes());
    }
}

/// One of Meta's temporary refusals.
pub fn refusal(described: &Value, status: u16, code: i64, message: &str) -> Response {
    let error = json!({ "message": message, "type": "OAuthException", "code": code, "is_transient": true });
    json(described, status, json!({ "error": error }).to_string())
}

/// A refusal for asking too often, with or without a readable hint when to come back.
pub fn too_many(described: &Value) -> Response {
    let mut reply = refusal(described, 429, 4, "(#4) Application request limit reached");
    if let Some(seconds) = described.get("retry_after").and_then(Value::as_u64) {
        reply.headers.push(("Retry-After".to_owned(), seconds.to_string()));
        if described.get("expose").and_then(Value::as_bool) == Some(true) {
            reply.headers.push(("Access-Control-Expose-Headers".to_owned(), "Retry-After".to_owned()));
        }
    }
    reply
}
