//! The simulated Graph API answers as Meta does: what it shows, what it hides, and how it refuses.
//!
//! Every test names a world and a call and states the exact answer, and beside what is refused stands the nearest
//! thing that is not.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

#[path = "simulator/access.rs"]
mod access;
#[path = "simulator/batch.rs"]
mod batch;
#[path = "simulator/fields.rs"]
mod fields;
#[path = "simulator/hostile.rs"]
mod hostile;
#[path = "simulator/lists.rs"]
mod lists;
#[path = "simulator/oddities.rs"]
mod oddities;
#[path = "simulator/tokens.rs"]
mod tokens;
#[path = "simulator/transport.rs"]
mod transport;
#[path = "simulator/world_files.rs"]
mod world_files;
#[path = "simulator/writes.rs"]
mod writes;

use serde_json::{Value, json};
use system_user_guide::simulator::{Request, Response, Simulator, World, worlds};

const NOW: i64 = 1_795_000_000;
const TOKEN: &str = "EAAcanaryCANARYcanaryCANARYcanaryCANARYcanaryCANARY0123456789ZD";
const BUSINESS: &str = "201500000000001";
const APP: &str = "301500000000001";
const USER: &str = "401500000000001";
const ACCOUNT: &str = "501500000000001";
const PHONE: &str = "601500000000001";

/// A named world with the token in its place.
fn world(name: &str) -> Simulator {
    changed(name, |_| {})
}

/// A named world with something changed in its description.
fn changed(name: &str, change: impl FnOnce(&mut Value)) -> Simulator {
    let mut described = serde_json::from_str(worlds::text(name).expect(name)).expect(name);
    change(&mut described);
    let mut world = World::from_value(&described).expect(name);
    assert!(world.bind("token", TOKEN), "{name} has no $token");
    Simulator::new(world, NOW)
}

/// The answer to one call, asked the way the guide asks.
fn ask(graph: &mut Simulator, relative_url: &str) -> (u16, Value) {
    let (path, query) = relative_url.split_once('?').unwrap_or((relative_url, ""));
    let mut request = Request::form(&format!("/v25.0/{path}"), &[("access_token", TOKEN), ("method", "GET")]);
    request.body.extend(format!("&{query}").bytes());
    let Response { status, body, .. } = graph.answer(&request);
    (status, serde_json::from_slice(&body).expect("JSON"))
}

/// The answer in a few words: `200`, or status, code, subcode and the start of the message.
#[track_caller]
fn check(world_name: &str, relative_url: &str, expected: &str) {
    assert_eq!(brief(&ask(&mut world(world_name), relative_url)), expected, "{relative_url} in {world_name}");
}

fn brief((status, body): &(u16, Value)) -> String {
    let error = &body["error"];
    if error.is_null() {
        return status.to_string();
    }
    let subcode = error.get("error_subcode").map_or(String::new(), |subcode| format!("/{subcode}"));
    let trace = error["fbtrace_id"].as_str().expect("a trace id");
    assert!(trace.len() > 10 && trace.starts_with('A'), "{trace}");
    format!("{status} {}{subcode} {}", error["code"], error["message"].as_str().expect("a message"))
}

/// A batch's items, sent with the token.
fn batch(graph: &mut Simulator, items: &Value) -> Response {
    let items = items.to_string();
    graph.answer(&Request::form("/v25.0/", &[("access_token", TOKEN), ("include_headers", "false"), ("batch", &items)]))
}

/// The code and the body of an item of a batch's answer.
fn item(reply: &Value, index: usize) -> (u16, Value) {
    let code = reply[index]["code"].as_u64().and_then(|code| u16::try_from(code).ok()).expect("a code");
    let body = reply[index]["body"].as_str().expect("a body in a text");
    (code, serde_json::from_str(body).expect("JSON in the body"))
}

/// An item that asks for something.
fn get(relative_url: &str) -> Value {
    json!({ "method": "GET", "relative_url": relative_url })
}
