//! Laws about the source itself, read from `src`: which layer may know which, and what stands nowhere or in one place.
//!
//! Every law is a function from a file to what breaks it in there, so that each is also tried on a file that does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What breaks a law, in words.
type Faults = Vec<String>;

// ---- Reading the source ----------------------------------------------------------------------------------------------

/// A file of the source: where it stands below `src`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The layer the file is in: the first folder, or the file's own name at the top.
    fn layer(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Whether the file belongs to the build script, which runs on the builder's machine.
    fn builds(&self) -> bool {
        self.path == "content/build.rs" || self.path.starts_with("content/build/")
    }

    /// The code that ships: no comments, no unit tests.
    fn code(&self) -> String {
        let code = without_comments(&self.text);
        let tests = code.find("#[cfg(test)]\nmod tests").unwrap_or(code.len());
        code[..tests].to_owned()
    }

    /// How deep the file's module stands below the crate.
    fn depth(&self) -> usize {
        let folders = self.path.matches('/').count();
        let own = !(self.path.ends_with("/mod.rs") || self.path == "lib.rs" || self.path == "main.rs");
        folders + usize::from(own)
    }
}

fn source() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.push(Source { path: name, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(files.len() > 50, "only {} files read", files.len());
    files
}

/// Takes comments out of Rust; texts in quotes stay.
fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else {
            let length = raw_text(rest).or_else(|| quoted(rest)).unwrap_or(character.len_utf8());
            code.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
    code
}

/// The length of a block comment, with those inside it.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a raw text such as `r#"…"#`, if one starts here.
fn raw_text(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('r').or_else(|| text.strip_prefix("br"))?;
    let hashes = inner.len() - inner.trim_start_matches('#').len();
    let inner = inner[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - inner.len();
    Some(inner.find(&end).map_or(text.len(), |at| start + at + end.len()))
}

/// The length of a text or character in quotes, if one starts here; a lifetime is neither.
fn quoted(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return Some(at + 1),
            _ if quote == '\'' && at > 1 && !text.starts_with("'\\") => return None,
            _ => {}
        }
    }
    None
}

/// The words of code: runs of letters, digits and underscores, with where they start.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + code[at..].find(is_word)?;
        let length = code[start..].find(|c| !is_word(c)).unwrap_or(code.len() - start);
        at = start + length;
        Some((start, &code[start..at]))
    })
}

// ---- The layer law ---------------------------------------------------------------------------------------------------

/// Each layer: the layers it may know beside itself, and the crates.
const LAYERS: [(&str, &[&str], &[&str]); 7] = [
    ("domain", &[], &["secrecy", "zeroize", "thiserror"]),
    ("graph", &["domain"], &["serde_json", "zeroize"]),
    ("content", &["domain"], &["serde_json", "thiserror"]),
    ("host", &["domain"], BROWSER),
    ("app", &["domain", "graph", "content", "host"], BROWSER_AND_SECRETS),
    ("view", &["domain", "content", "app", "host"], BROWSER),
    ("simulator", &["domain", "graph", "content"], &["serde_json", "serde"]),
];
/// The crates that need a browser.
const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];
/// The same for the layer that keeps the token.
const BROWSER_AND_SECRETS: &[&str] =
    &["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "zeroize"];
/// The one file that touches the network, and what only it may use.
const NETWORK: &str = "graph/fetch.rs";
const OF_THE_NETWORK: &[&str] = &["gloo_net", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];
/// What only the build script may use.
const OF_THE_BUILD: &[&str] = &["pulldown_cmark", "toml", "serde_json"];

/// The names of all crates the package depends on, as code writes them.
fn crates(manifest: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut listing = false;
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            listing = section.ends_with("dependencies");
            if let Some((_, name)) = section.rsplit_once("dependencies.") {
                found.insert(name.replace('-', "_"));
            }
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| listing) {
            found.insert(name.trim().replace('-', "_"));
        }
    }
    found
}

/// The names after `crate::` and after as many `super::` as lead out of the file's layer.
fn roots(source: &Source) -> BTreeSet<String> {
    let code = source.code();
    let climb = "super::".repeat(source.depth());
    let mut roots = BTreeSet::new();
    for start in ["crate::", climb.as_str()].into_iter().filter(|start| !start.is_empty()) {
        for (at, _) in code.match_indices(start) {
            let inside_a_path = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            if !inside_a_path {
                roots.extend(heads(&code[at + start.len()..]));
            }
        }
    }
    roots
}

/// The first names of a path or of a group of paths: `a` of `a::b`, `a` and `c` of `{a::{b}, c}`.
fn heads(path: &str) -> Vec<String> {
    let first = |text: &str| words(text).next().map(|(_, word)| word.to_owned());
    let Some(group) = path.strip_prefix('{') else { return first(path).into_iter().collect() };
    let (mut depth, mut start) = (0, 0);
    let mut heads = Vec::new();
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.extend(first(&group[start..at]));
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    heads
}

/// Layers and crates that a file uses and may not know.
fn strangers(source: &Source, crates: &BTreeSet<String>) -> Faults {
    let Some((_, layers, allowed)) = LAYERS.iter().find(|(name, ..)| *name == source.layer()) else {
        return if ["lib", "main"].contains(&source.layer()) { Vec::new() } else { vec!["is in no layer".to_owned()] };
    };
    let code = source.code();
    let own = source.layer();
    let known = |name: &str| name == own || layers.contains(&name);
    let is_layer = |name: &str| LAYERS.iter().any(|(layer, ..)| *layer == name);
    let upward = roots(source).into_iter().filter(|name| is_layer(name) && !known(name));
    let may_use = |name: &str| {
        allowed.contains(&name)
            || source.path == NETWORK && OF_THE_NETWORK.contains(&name)
            || source.builds() && OF_THE_BUILD.contains(&name)
    };
    let is_path = |at: usize, word: &str| {
        let before = code[..at].trim_end();
        let named =
            code[at + word.len()..].starts_with("::") || before.ends_with("use") || before.ends_with("extern crate");
        named && !before.ends_with("::")
    };
    let foreign = words(&code).filter(|(at, word)| crates.contains(*word) && !may_use(word) && is_path(*at, word));
    let foreign = foreign.map(|(_, word)| word.to_owned());
    let paths = code.contains("#[path").then(|| "#[path]".to_owned()).filter(|_| !source.builds());
    let mut faults: Faults = upward.chain(foreign).chain(paths).collect();
    faults.dedup();
    faults
}

#[test]
fn layers_look_inward_only() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let crates = crates(&manifest);
    assert!(
        ["secrecy", "leptos", "web_sys", "proptest", "toml"].iter().all(|name| crates.contains(*name)),
        "{crates:?}"
    );
    let faults: Vec<String> = source()
        .iter()
        .filter_map(|file| Some((file, strangers(file, &crates))).filter(|(_, faults)| !faults.is_empty()))
        .map(|(file, faults)| format!("{}: {faults:?}", file.path))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_layer_law_is_enforced() {
    let crates = crates(concat!(
        "[package]\nname = \"x\"\n[dependencies]\nserde_json = \"1\"\nsecrecy = \"1\"\n",
        "[target.'cfg(target_arch = \"wasm32\")'.dependencies]\nleptos = { version = \"0.8\" }\ngloo-net = \"0.7\"\n",
        "[target.'cfg(target_arch = \"wasm32\")'.dependencies.web-sys]\nversion = \"0.3\"\n",
        "[dev-dependencies]\nproptest = \"1\"\n[lints.rust]\nunsafe_code = \"forbid\"\n",
    ));
    let names: Vec<&str> = crates.iter().map(String::as_str).collect();
    assert_eq!(names, ["gloo_net", "leptos", "proptest", "secrecy", "serde_json", "web_sys"]);
    let table: [(&str, &str, &[&str]); 26] = [
        ("domain/x.rs", "use crate::graph::reply;", &["graph"]),
        ("domain/x.rs", "fn f() { crate::app::run() }", &["app"]),
        ("domain/x.rs", "use super::super::view::frame;", &["view"]),
        ("domain/judge/x.rs", "use super::super::super::host;", &["host"]),
        ("domain/judge/mod.rs", "use super::super::host;", &["host"]),
        ("domain/x.rs", "use crate::{domain::{app, id}, host, content::{self, Words}};", &["content", "host"]),
        ("domain/x.rs", "use serde_json::Value;", &["serde_json"]),
        ("domain/x.rs", "fn f(v: &serde_json::Value) {}", &["serde_json"]),
        ("domain/x.rs", "use web_sys as web;", &["web_sys"]),
        ("domain/x.rs", "extern crate leptos;", &["leptos"]),
        ("domain/x.rs", "#[path = \"../app/mod.rs\"] mod app;", &["#[path]"]),
        ("graph/x.rs", "use crate::content::Words;", &["content"]),
        ("graph/x.rs", "use gloo_net::http::Request;", &["gloo_net"]),
        ("content/x.rs", "use crate::graph::reply;", &["graph"]),
        ("host/x.rs", "use crate::app::App;", &["app"]),
        ("app/x.rs", "use crate::view::frame;", &["view"]),
        ("app/x.rs", "use gloo_net::http::Request;", &["gloo_net"]),
        ("view/x.rs", "use crate::graph::reply;", &["graph"]),
        ("simulator/x.rs", "use crate::view::frame;", &["view"]),
        ("elsewhere/x.rs", "", &["is in no layer"]),
        // What is allowed.
        ("domain/judge/x.rs", "use super::super::facts::Facts; use crate::domain::id;", &[]),
        (
            "domain/x.rs",
            "// crate::app\n/* use leptos; /* nested */ */ const T: &str = \"x\"; use secrecy::SecretString;",
            &[],
        ),
        (
            "domain/x.rs",
            "fn f(app: App) { app::x(); super::app::y() }\n#[cfg(test)]\nmod tests { use proptest::prelude::*; }",
            &[],
        ),
        ("graph/fetch.rs", "use gloo_net::http::Request; use crate::domain::id;", &[]),
        ("view/x.rs", "use crate::{app::App, host}; use leptos::prelude::*;", &[]),
        ("lib.rs", "pub mod app;", &[]),
    ];
    for (path, text, faults) in table {
        assert_eq!(strangers(&Source::new(path, text), &crates), faults, "{path}: {text}");
    }
}

// ---- What stands in one place ----------------------------------------------------------------------------------------

fn calls(source: &Source, name: &str) -> usize {
    let code = source.code();
    words(&code).filter(|(at, word)| *word == name && code[at + word.len()..].trim_start().starts_with('(')).count()
        - usize::from(code.contains(&format!("fn {name}(")))
}

fn places(files: &[Source], name: &str) -> BTreeMap<String, usize> {
    let counted = files.iter().map(|file| (file.path.clone(), calls(file, name)));
    counted.filter(|(_, count)| *count > 0).collect()
}

#[test]
fn the_token_is_exposed_in_one_place() {
    let files = source();
    let exposed = places(&files, "expose");
    assert_eq!(exposed, BTreeMap::from([("graph/call.rs".to_owned(), 1)]));
    let inside: Vec<String> = places(&files, "expose_secret").into_keys().collect();
    assert_eq!(inside, ["domain/token.rs"], "the secret behind the token");
}

#[test]
fn exposure_is_counted() {
    let count = |text: &str| calls(&Source::new("app/x.rs", text), "expose");
    assert_eq!(count("log(token.expose()); token . expose (); AccessToken::expose(&token)"), 3);
    assert_eq!(count("fn expose(&self) -> &str { self.0.expose_secret() } // token.expose()"), 0);
    assert_eq!(count("#[cfg(test)]\nmod tests { fn f() { token.expose(); } }"), 0);
}

// ---- What stands nowhere ---------------------------------------------------------------------------------------------

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
/// What only the one file of the network may name, beside its crate.
const NETWORK_NAMES: [&str; 5] = ["gloo_net", "fetch_with_request", "fetch_with_str", "RequestInit", "Request"];

/// The forbidden names in a file's code and texts. The build script and the simulator run outside the browser.
fn forbidden(source: &Source) -> Faults {
    if source.builds() {
        return Vec::new();
    }
    let code = source.code();
    let networked = source.path == NETWORK || source.layer() == "simulator";
    let found = words(&code).filter(|(_, word)| FORBIDDEN.contains(word) || !networked && NETWORK_NAMES.contains(word));
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
    assert_eq!(forbidden(&Source::new("graph/fetch.rs", "web_sys::console::log_1(&x)")), ["console"]);
}

// ---- How files look --------------------------------------------------------------------------------------------------

/// The most lines a file may have.
const MOST_LINES: usize = 250;
/// The contract with everyone outside is one table in one file, however long; the build script reads it as a whole.
const TABLE: &str = "domain/catalogue.rs";

fn shape(source: &Source) -> Faults {
    let mut faults = Vec::new();
    if !source.text.starts_with("//! ") {
        faults.push("does not say what it is for".to_owned());
    }
    let lines = source.text.lines().count();
    if lines > MOST_LINES && source.path != TABLE {
        faults.push(format!("has {lines} lines"));
    }
    faults
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut files = source();
    let faults: Vec<String> = files
        .iter()
        .flat_map(|file| shape(file).into_iter().map(move |fault| format!("{} {fault}", file.path)))
        .collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.text.lines().count()));
    for file in files.iter().take(5) {
        println!("{:4} lines: {}", file.text.lines().count(), file.path);
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn shapes_are_judged() {
    let long = format!("//! Long.\n{}", "\n".repeat(250));
    assert_eq!(shape(&Source::new("view/x.rs", &long)), ["has 251 lines"]);
    assert_eq!(shape(&Source::new(TABLE, &long)), [""; 0]);
    assert_eq!(shape(&Source::new("view/x.rs", "use a;\n//! Late.")), ["does not say what it is for"]);
    assert_eq!(shape(&Source::new("view/x.rs", "")), ["does not say what it is for"]);
    assert_eq!(shape(&Source::new("view/x.rs", "//! Fine.\n")), [""; 0]);
}

#[test]
fn comments_are_told_from_code() {
    for (text, code) in [
        ("a // b\nc", "a \nc"),
        ("a /* b /* c */ d */ e", "a  e"),
        ("\"// no comment\" // comment", "\"// no comment\" "),
        ("r#\"/* \" */\"# x", "r#\"/* \" */\"# x"),
        ("'\"' // c", "'\"' "),
        ("'\\'' // c", "'\\'' "),
        ("fn f<'a>(x: &'a str) {} // c", "fn f<'a>(x: &'a str) {} "),
        ("\"a\\\"// b\" // c", "\"a\\\"// b\" "),
        ("a / b // c", "a / b "),
        ("x /* never closed", "x "),
    ] {
        assert_eq!(without_comments(text), code, "{text}");
    }
}
