//! A token that Meta repeats, in whatever text of a reply, is never shown and never printed.

use super::parts::{changed, paths_in};
use super::{answer_with, good};
use crate::conversation::{cases, converse, replies};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use system_user_guide::domain::guide::Guide;

const CANARY: &str = "EAAGMadeUp0Canary1Token2That3Must4Never5Be6Seen7Anywhere8At9All0ZDZD";

/// The canary as it may stand in a text.
fn disguises() -> Vec<String> {
    let (head, tail) = CANARY.split_at(30);
    vec![
        CANARY.to_owned(),
        format!("Malformed access token {CANARY}"),
        format!("https://graph.facebook.com/v25.0/me?access_token={CANARY}&limit=25"),
        format!("access_token%3D{CANARY}%26limit%3D25"),
        format!("{{\"token\":\"{CANARY}\"}}"),
        format!("{{\\\"token\\\":\\\"{CANARY}\\\"}}"),
        format!("x{CANARY}{CANARY}"),
        format!("{head}\u{200b}{tail}"),
        CANARY.chars().flat_map(|character| [character, '\u{200b}']).collect(),
        CANARY.chars().flat_map(|character| [character, '\u{7}']).collect(),
        format!("{} {CANARY}", "word ".repeat(56)),
    ]
}

/// Whether a piece of the canary long enough to be of use stands in the text.
fn leaks(text: &str) -> bool {
    let pieces = CANARY.len() - 16;
    (0..=pieces).any(|at| text.contains(&CANARY[at..at + 16]))
}

/// Everything that the guide may show or print.
fn shown(guide: &Guide) -> String {
    format!("{guide:?} {:?} {:?}", guide.verdicts(), guide.known_ids())
}

#[test]
fn a_token_in_any_text_of_a_reply_stays_hidden() {
    let mut starts = vec![good()];
    starts.extend(cases().iter().filter(|(_, case)| case.get("whole").is_none()).map(|(_, case)| replies(case)));
    let mut seen = BTreeSet::new();
    let mut places = 0;
    for start in starts {
        let whole = Value::Object(start.clone());
        for path in paths_in(&start) {
            let Some(Value::String(text)) = whole.pointer(&path) else { continue };
            // The same text at the same place in another case is the same test.
            if !seen.insert((path.clone(), text.clone())) {
                continue;
            }
            places += 1;
            let disguises = if places % 8 == 0 { disguises() } else { vec![CANARY.to_owned()] };
            for disguise in disguises {
                let replies = changed(&start, &path, |value| *value = json!(disguise)).unwrap();
                let shown = shown(&answer_with(&replies));
                assert!(!leaks(&shown), "{path} lets {disguise:?} through");
            }
        }
    }
    println!("{places} places");
    assert!(places > 300, "{places}");
}

#[test]
fn a_token_in_the_error_of_a_whole_reply_stays_hidden() {
    for disguise in disguises() {
        let error = json!({ "message": disguise, "type": disguise, "code": 190, "error_subcode": disguise,
            "error_user_title": disguise, "error_user_msg": disguise, "fbtrace_id": disguise });
        let ended = converse(&json!({ "whole": { "status": 400, "body": { "error": error } } }));
        assert!(!leaks(&shown(&ended)), "{disguise:?}");
    }
}

/// The net has no hole: with the canary in a text that is not made harmless, the test would see it.
#[test]
fn a_canary_in_the_open_is_seen() {
    assert!(leaks(&format!("name: {CANARY}")));
    assert!(leaks(&CANARY[20..36]));
    assert!(!leaks("EAAGMadeUp0Can"));
}
