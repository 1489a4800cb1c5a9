//! The paste doctor: what people paste, in `tests/paste/cases.json`, and what holds for every text at all.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use system_user_guide::domain::catalogue::PasteProblem;
use system_user_guide::domain::paste::{Diagnosis, LONGEST_TEXT, Removed, diagnose};
use system_user_guide::domain::token::AccessToken;

/// The shortest text that may be a token, as the contract with the tests has it.
const SHORTEST: usize = 50;

/// All that the doctor may take away, in the order in which it says so.
const REMOVALS: [Removed; 8] = [
    Removed::Blanks,
    Removed::LineBreaks,
    Removed::Invisible,
    Removed::Quotes,
    Removed::Punctuation,
    Removed::Prefix,
    Removed::Address,
    Removed::Surroundings,
];

fn table() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/paste/cases.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The named pieces that stand for long values in the table.
fn pieces(table: &Value) -> BTreeMap<String, String> {
    let mut pieces: BTreeMap<String, String> = table["pieces"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, piece)| (name.clone(), piece.as_str().unwrap().to_owned()))
        .collect();
    pieces.insert("token".to_owned(), format!("{}{}{}", pieces["start"], pieces["middle"], pieces["end"]));
    pieces
}

fn fill(text: &Value, pieces: &BTreeMap<String, String>) -> String {
    pieces
        .iter()
        .fold(text.as_str().unwrap().to_owned(), |text, (name, piece)| text.replace(&format!("{{{{{name}}}}}"), piece))
}

/// The word of the document for what came out.
fn word(diagnosis: &Diagnosis) -> &'static str {
    match &diagnosis.outcome {
        Err(problem) => problem.as_str(),
        Ok(_) if diagnosis.removed.is_empty() => "ok",
        Ok(_) => "repaired",
    }
}

fn token(diagnosis: &Diagnosis) -> Option<&str> {
    diagnosis.outcome.as_ref().ok().map(AccessToken::expose)
}

#[test]
fn every_paste_gets_its_answer() {
    let table = table();
    let pieces = pieces(&table);
    let cases = table["cases"].as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let diagnosis = diagnose(&fill(&case["text"], &pieces));
        let removed: Vec<String> = diagnosis.removed.iter().map(|removed| format!("{removed:?}")).collect();
        let wanted_token = case.get("token").map(|token| fill(token, &pieces));
        let wanted_removed = case.get("removed").map(|removed| removed.as_array().unwrap());
        let about = case["about"].as_str().unwrap();
        if word(&diagnosis) != case["expect"] {
            wrong.push(format!("{about}: {} instead of {}", word(&diagnosis), case["expect"]));
        }
        if token(&diagnosis) != wanted_token.as_deref() {
            wrong.push(format!("{about}: token {:?} instead of {wanted_token:?}", token(&diagnosis)));
        }
        if wanted_removed.is_some_and(|wanted| *wanted != removed) {
            wrong.push(format!("{about}: removed {removed:?} instead of {:?}", case["removed"]));
        }
    }
    println!("{} pastes, {} things wrong", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_answer_and_every_removal_is_in_the_table() {
    let table = table();
    let mut seen = BTreeSet::new();
    for case in table["cases"].as_array().unwrap() {
        seen.insert(case["expect"].as_str().unwrap().to_owned());
        seen.extend(
            case["removed"].as_array().into_iter().flatten().map(|removed| removed.as_str().unwrap().to_owned()),
        );
    }
    let problems = PasteProblem::ALL.iter().filter(|problem| **problem != PasteProblem::TooLong);
    let due = problems.map(|problem| problem.as_str().to_owned()).chain(REMOVALS.map(|removed| format!("{removed:?}")));
    let bare: Vec<String> = due.filter(|word| !seen.contains(word)).collect();
    assert!(bare.is_empty(), "no paste for {bare:?}");
}

#[test]
fn length_has_its_limits() {
    let long = |length: usize| format!("EAAG{}", "aB3".repeat(length).split_at(length - 4).0);
    assert_eq!(token(&diagnose(&long(4096))).map(str::len), Some(4096));
    for text in [long(4097), long(LONGEST_TEXT), long(LONGEST_TEXT + 1), " ".repeat(LONGEST_TEXT + 1)] {
        let problem = diagnose(&text).outcome.err();
        assert_eq!(problem, Some(PasteProblem::TooLong), "{} bytes", text.len());
    }
    let padded = format!("{}{}", " ".repeat(LONGEST_TEXT - 200), long(200));
    assert_eq!(word(&diagnose(&padded)), "repaired");
}

/// A file pasted by mistake must not freeze the page, nor may a text made to be peeled layer by layer.
#[test]
fn no_paste_takes_long() {
    let layered = |layer: &str| layer.repeat(LONGEST_TEXT / layer.len());
    let texts = [
        "x".repeat(10_000_000),
        "EAA".repeat(3_300_000),
        " ".repeat(10_000_000),
        layered("token:"),
        layered("Bearer "),
        layered(",\""),
        layered("\" ,\n"),
        layered("\u{200b}"),
        layered("EAAGMadeUp0for1tests2 "),
        layered("EAA\n"),
        layered("EAA"),
        format!("{}{}", layered("token:").split_at(LONGEST_TEXT - 300).0, "x"),
    ];
    for text in texts {
        let start = Instant::now();
        let word = word(&diagnose(&text)).to_owned();
        let took = start.elapsed();
        assert!(took < Duration::from_secs(2), "{took:?} for {} bytes of {:?}: {word}", text.len(), text.get(..12));
    }
}

#[test]
fn nothing_that_is_printed_holds_the_text() {
    let table = table();
    let pieces = pieces(&table);
    let printed = format!("{:?}", diagnose(&format!("Bearer {}", pieces["token"])));
    assert!(!printed.contains(&pieces["start"][..20]) && !printed.contains(&pieces["end"][..20]), "{printed}");
}

/// Texts like those that people paste: pieces of tokens between everything that may stand around them.
fn messy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "EAA[A-Za-z0-9]{0,90}",
        4 => "[A-Za-z0-9]{0,90}",
        2 => "[ \t\u{a0}\r\n]{1,3}",
        2 => "[\u{200b}\u{feff}\u{ad}\u{202e}\u{2066}\u{e0041}]{1,3}",
        2 => "[\"'`“”«»\\\\,;.<>=:|&?#%/{}*…•_~+-]{1,3}",
        1 => prop::sample::select(vec![
            "Bearer ", "access_token=", "token:", "Authorization: ", "OAuth ", "https://", "://", "\"access_token\":\"",
            "%7C", "\0", "\u{1b}", "é", "😀", "...", "EAAG",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Whether all characters of one text stand in the other in the same order.
fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut characters = whole.chars();
    part.chars().all(|wanted| characters.any(|character| character == wanted))
}

fn holds(text: &str) -> TestCaseResult {
    let diagnosis = diagnose(text);
    let places: Vec<_> = diagnosis.removed.iter().map(|removed| REMOVALS.iter().position(|of| of == removed)).collect();
    prop_assert!(places.is_sorted_by(|one, next| one < next), "in order and once each: {:?}", diagnosis.removed);
    if let Some(token) = token(&diagnosis) {
        prop_assert!(token.len() >= SHORTEST);
        prop_assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)));
        prop_assert!(is_subsequence(token, text), "{token} is not in {text}");
        let again = diagnose(token);
        prop_assert_eq!(self::token(&again), Some(token), "a token is its own paste");
        prop_assert!(again.removed.is_empty(), "{:?} from a clean token", again.removed);
        let changed = diagnosis.removed.is_empty() != (token == text);
        prop_assert!(!changed, "{token} from {text}, and {:?} removed", diagnosis.removed);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_out_stood_in_the_text(text in messy()) {
        holds(&text)?;
    }

    #[test]
    fn any_text_at_all_gets_an_answer(text in any::<String>()) {
        holds(&text)?;
    }

    /// What stands around a token is taken away, and nothing of the token with it.
    #[test]
    fn wrapping_never_costs_a_character(
        token in "EAA[A-Za-z0-9]{60,300}",
        before in "([ \t\n\"'`“,;<]|Bearer |access_token=|\u{200b}){0,6}",
        after in "[ \t\n\"'`”,;>\u{200b}]{0,6}",
    ) {
        let diagnosis = diagnose(&format!("{before}{token}{after}"));
        prop_assert_eq!(self::token(&diagnosis), Some(token.as_str()));
    }

    /// Broken into lines, a token comes back whole.
    #[test]
    fn lines_are_joined(token in "EAA[A-Z0-9]{100,300}", width in 20_usize..90, line in "(\n|\r\n|\n\n| \n|\n> )") {
        let lines: Vec<&str> = token.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
        let last_is_like_another_value = lines.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        prop_assume!(!last_is_like_another_value && !lines.iter().skip(1).any(|line| line.starts_with("EAA")));
        let diagnosis = diagnose(&lines.join(&line));
        prop_assert_eq!(self::token(&diagnosis), Some(token.as_str()));
    }

    /// A sign that no token has, anywhere inside one: the part before it is not passed off as the whole.
    #[test]
    fn half_a_token_is_no_token(
        head in "EAA[A-Za-z0-9]{60,200}",
        sign in "[éа•…*_~\0\u{1b}\u{80}\u{fffd}😀-]",
        tail in "[A-Za-z0-9]{5,200}",
        wrap in prop::sample::select(vec!["{}", "\"{}\"", "TOKEN={}\n", "{\"t\":\"{}\"}", "the token is {} today"]),
    ) {
        let text = wrap.replacen("{}", &format!("{head}{sign}{tail}"), 1);
        let diagnosis = diagnose(&text);
        prop_assert_ne!(self::token(&diagnosis), Some(head.as_str()), "{}", text);
    }
}
