//! The reader of JSON agrees with a library on every text: on those that are JSON, and on those that nearly are.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]

use proptest::prelude::*;
use serde_json::{Map, Number, Value as Theirs};
use system_user_guide::json::{DEEPEST, Value, quote, read};

/// What the library read, in this reader's words.
fn same(theirs: &Theirs) -> Value {
    let text = match theirs {
        Theirs::Null => return Value::Null,
        Theirs::Bool(yes) => return Value::Bool(*yes),
        Theirs::Number(number) => return self::number(number),
        Theirs::String(text) => return Value::String(text.clone()),
        Theirs::Array(items) => return Value::Array(items.iter().map(same).collect()),
        Theirs::Object(_) => theirs.to_string(),
    };
    read(text.as_bytes()).expect("the library writes JSON")
}

fn number(number: &Number) -> Value {
    number.as_u64().map(Value::Whole).or_else(|| number.as_i64().map(Value::Negative)).unwrap_or(Value::OtherNumber)
}

/// Objects are compared name by name: the library sorts names and keeps the last of equal ones.
fn agree(ours: &Value, theirs: &Theirs) -> bool {
    match (ours, theirs) {
        (Value::Array(ours), Theirs::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, other)| agree(one, other))
        }
        (Value::Object(ours), Theirs::Object(theirs)) => {
            theirs.iter().all(|(name, value)| ours.get(name).is_some_and(|own| agree(own, value)))
                && ours.iter().all(|(name, _)| theirs.contains_key(name))
        }
        _ => *ours == same(theirs),
    }
}

/// Both take the text and read the same, or both refuse it.
fn compare(text: &[u8]) -> Result<(), String> {
    let theirs: Option<Theirs> = serde_json::from_slice(text).ok();
    match (read(text), &theirs) {
        (None, None) => Ok(()),
        (Some(ours), Some(theirs)) if agree(&ours, theirs) => Ok(()),
        // The library refuses numbers beyond all bounds; here they are numbers that are of no use.
        (Some(_), None) if String::from_utf8_lossy(text).contains(['e', 'E']) => Ok(()),
        (ours, _) => Err(format!("{:?}: {ours:?}, expected {theirs:?}", String::from_utf8_lossy(text))),
    }
}

#[test]
fn the_odd_cases_are_read_alike() {
    for text in [
        "",
        " ",
        "null",
        " null ",
        "nul",
        "nulll",
        "true",
        "false",
        "True",
        "[]",
        "[ ]",
        "[,]",
        "[1,]",
        "[1 2]",
        "[1,2]",
        "[[]",
        "]",
        "{}",
        "{ }",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,\"a\":2}",
        "{1:2}",
        "0",
        "-0",
        "-",
        "+1",
        "01",
        "-01",
        "1.",
        ".5",
        "1.5",
        "1.50",
        "-1.5",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "1e+",
        "1.e5",
        "0.0",
        "00",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "123456789012345678901234",
        "\"\"",
        "\"a",
        "a\"",
        "\"\\\"\"",
        "\"\\\\\"",
        "\"\\/\"",
        "\"\\b\\f\\n\\r\\t\"",
        "\"\\a\"",
        "\"\\u0041\"",
        "\"\\u00e9\"",
        "\"\\u004\"",
        "\"\\u+041\"",
        "\"\\uD83D\\uDE00\"",
        "\"\\uD83D\"",
        "\"\\uDE00\"",
        "\"\\uD83D\\u0041\"",
        "\"\\uD83Dx\"",
        "\"\\U0041\"",
        "\"\n\"",
        "\"\t\"",
        "\"\u{7f}\"",
        "\"é😀\"",
        "\u{feff}null",
        "null\u{0}",
        "\"\\u0000\"",
        "[1]x",
        "[1]\n",
        "/* */1",
        "NaN",
        "Infinity",
    ] {
        compare(text.as_bytes()).unwrap();
    }
    for bytes in [&b"\"\xff\""[..], b"\xc3", b"\"\xed\xa0\x80\"", b"[\"\xf0\x9f\x98\"]"] {
        compare(bytes).unwrap();
    }
}

#[test]
fn depth_has_an_end() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let deepest = usize::from(DEEPEST);
    assert!(read(nested(deepest).as_bytes()).is_some());
    assert_eq!(read(nested(deepest + 1).as_bytes()), None);
    assert_eq!(read("[".repeat(1_000_000).as_bytes()), None);
    assert_eq!(read("{\"a\":".repeat(1_000_000).as_bytes()), None);
}

fn any_value() -> impl Strategy<Value = Theirs> {
    let leaf = prop_oneof![
        Just(Theirs::Null),
        any::<bool>().prop_map(Theirs::from),
        any::<i64>().prop_map(Theirs::from),
        any::<u64>().prop_map(Theirs::from),
        any::<f64>().prop_map(Theirs::from),
        any::<String>().prop_map(Theirs::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Theirs::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|pairs| Theirs::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_library_writes_is_read(value in any_value(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        prop_assert_eq!(compare(text.as_bytes()), Ok(()));
    }

    #[test]
    fn what_is_changed_on_its_way_is_read_or_refused_alike(
        value in any_value(),
        at in any::<prop::sample::Index>(),
        byte in prop_oneof![any::<u8>(), prop::sample::select(b"\"\\[]{},:0123456789-+.eEtfnu ".to_vec())],
        how in 0_u8..3,
    ) {
        let mut bytes = serde_json::to_vec(&value).unwrap();
        let at = at.index(bytes.len());
        match how {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            _ => drop(bytes.remove(at)),
        }
        prop_assert_eq!(compare(&bytes), Ok(()));
    }

    #[test]
    fn noise_is_read_or_refused_alike(noise in prop::collection::vec(any::<u8>(), 0..60)) {
        prop_assert_eq!(compare(&noise), Ok(()));
    }

    #[test]
    fn a_quoted_text_is_read_as_it_was(text: String) {
        prop_assert_eq!(serde_json::from_str::<String>(&quote(&text)).ok(), Some(text.clone()));
        prop_assert_eq!(read(quote(&text).as_bytes()), Some(Value::String(text)));
    }
}
