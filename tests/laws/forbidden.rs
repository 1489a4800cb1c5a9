//! What stands nowhere: ways for a secret to stay behind or get out, and for text to become code.

use super::source::{Source, source, words};
use super::{Faults, NETWORK};

/// Names by which a secret could stay behind or get out, or by which text could become markup or code.
const FORBIDDEN: [&str; 41] = [
    "localStorage",
    "sessionStorage",
    "local_storage",
    "session_storage",
    "indexedDB",
    "indexed_db",
    "IdbFactory",
    "CacheStorage",
    "caches",
    "cookie",
    "set_cookie",
    "cookieStore",
    "HtmlDocument",
    "console",
    "console_log",
    "console_error",
    "console_error_panic_hook",
    "logging",
    "innerHTML",
    "inner_html",
    "set_inner_html",
    "outerHTML",
    "set_outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "srcdoc",
    "eval",
    "Function",
    "inline_js",
    "DomParser",
    "create_contextual_fragment",
    "postMessage",
    "post_message",
    "BroadcastChannel",
    "WebSocket",
    "EventSource",
    "XmlHttpRequest",
    "XMLHttpRequest",
    "sendBeacon",
    "send_beacon",
    "RtcPeerConnection",
];
/// What only the one file that remembers the customer's choice of account and number may name.
const MEMORY: &str = "host/memory.rs";
const MEMORY_NAMES: [&str; 1] = ["local_storage"];
/// What only the one file that speaks to the page around the guide may name.
const EMBEDDER: &str = "host/embedder.rs";
const EMBEDDER_NAMES: [&str; 1] = ["post_message"];
/// What only the one file of the network may name, beside its crate.
const NETWORK_NAMES: [&str; 5] = ["gloo_net", "fetch_with_request", "fetch_with_str", "RequestInit", "Request"];

/// The forbidden names in a file's code and texts. The build script and the simulator run outside the browser.
fn forbidden(source: &Source) -> Faults {
    if source.builds() {
        return Vec::new();
    }
    let code = source.code();
    let networked = source.path == NETWORK || source.layer() == "simulator";
    let may = |word: &str| {
        source.path == MEMORY && MEMORY_NAMES.contains(&word)
            || source.path == EMBEDDER && EMBEDDER_NAMES.contains(&word)
    };
    let found = words(&code)
        .filter(|(_, word)| FORBIDDEN.contains(word) && !may(word) || !networked && NETWORK_NAMES.contains(word));
    found.map(|(_, word)| word.to_owned()).collect()
}

#[test]
fn no_secret_can_stay_behind_and_no_text_becomes_code() {
    let files = source();
    let faults: Vec<String> = files
        .iter()
        .map(|file| (file, forbidden(file)))
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(file, faults)| format!("{}: {faults:?}", file.path))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn forbidden_names_are_found() {
    for name in FORBIDDEN.iter().chain(&NETWORK_NAMES) {
        for text in
            [format!("x.{name}(y)"), format!("Reflect::get(&window, &\"{name}\".into())"), format!("use a::{name};")]
        {
            assert_eq!(forbidden(&Source::new("view/x.rs", &text)), [*name], "{text}");
        }
        assert_eq!(
            forbidden(&Source::new("view/x.rs", &format!("// {name}\n/// {name}\nlet evaluation = 1;"))),
            [""; 0]
        );
    }
    assert_eq!(forbidden(&Source::new("graph/fetch.rs", "use gloo_net::http::Request;")), [""; 0]);
    assert_eq!(forbidden(&Source::new("graph/call.rs", "use gloo_net::http::Request;")), ["gloo_net", "Request"]);
    assert_eq!(forbidden(&Source::new("host/memory.rs", "window.local_storage()")), [""; 0]);
    assert_eq!(forbidden(&Source::new("host/memory.rs", "window.session_storage()")), ["session_storage"]);
    assert_eq!(forbidden(&Source::new("graph/fetch.rs", "web_sys::console::log_1(&x)")), ["console"]);
}

/// A release is built without what Debug writes: a key or a text made of it would always be empty.
#[test]
fn nothing_is_made_of_what_debug_writes() {
    let is_shipped = |file: &&Source| !file.builds() && !["simulator", "lib", "main"].contains(&file.layer());
    let own = |file: &Source| file.text.split("#[cfg(test)]").next().unwrap_or_default().contains(":?}");
    let files = source();
    let faults: Vec<&str> =
        files.iter().filter(is_shipped).filter(|file| own(file)).map(|file| file.path.as_str()).collect();
    assert_eq!(faults, [""; 0]);
    assert!(
        own(&Source::new("view/x.rs", "format!(\"{x:?}\")")) && own(&Source::new("view/x.rs", "format!(\"{:?}\", x)"))
    );
}
