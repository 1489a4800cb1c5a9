//! Layers look inward only.

use super::source::{Source, source, words};
use super::{Faults, NETWORK};
use std::collections::BTreeSet;
use std::path::Path;

/// Each layer: the layers it may know beside itself, and the crates.
const LAYERS: [(&str, &[&str], &[&str]); 10] = [
    ("domain", &[], &["secrecy", "zeroize", "thiserror", "hmac", "sha2"]),
    ("json", &[], &[]),
    ("graph", &["domain", "json"], &["zeroize"]),
    ("report", &["domain", "json"], &[]),
    ("config", &["domain", "json"], &[]),
    ("content", &["domain", "json"], &["thiserror"]),
    ("host", &["domain"], BROWSER),
    ("app", &["domain", "graph", "report", "config", "content", "host"], BROWSER_AND_SECRETS),
    ("view", &["domain", "report", "config", "content", "app", "host"], BROWSER),
    ("simulator", &["domain", "graph", "content"], &["serde_json", "serde"]),
];
/// The crates that need a browser.
const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];
/// The same for the layer that keeps the token.
const BROWSER_AND_SECRETS: &[&str] =
    &["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "zeroize"];
/// What only the one file that touches the network may use.
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
    let table: [(&str, &str, &[&str]); 29] = [
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
        ("domain/x.rs", "use crate::report::Report;", &["report"]),
        ("report/x.rs", "use crate::graph::redact;", &["graph"]),
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
        ("report/x.rs", "use crate::domain::id; use crate::json::Value;", &[]),
        ("graph/fetch.rs", "use gloo_net::http::Request; use crate::domain::id;", &[]),
        ("view/x.rs", "use crate::{app::App, host}; use leptos::prelude::*;", &[]),
        ("lib.rs", "pub mod app;", &[]),
    ];
    for (path, text, faults) in table {
        assert_eq!(strangers(&Source::new(path, text), &crates), faults, "{path}: {text}");
    }
}
