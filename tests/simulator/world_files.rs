//! The worlds: all of them can be read, are listed, and mistakes in one are named.

use crate::*;
use rstest::rstest;
use std::collections::BTreeSet;

#[test]
fn every_file_is_listed_and_every_world_has_a_token_and_says_what_it_is_for() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/simulator/worlds");
    let Ok(files) = std::fs::read_dir(folder) else {
        panic!("{folder} cannot be read");
    };
    let names = files
        .filter_map(|file| file.unwrap().file_name().into_string().unwrap().strip_suffix(".json").map(str::to_owned));
    let listed: BTreeSet<_> = worlds::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names.collect::<BTreeSet<_>>(), listed);
    for (name, text) in worlds::ALL {
        let mut world = World::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(world.about.ends_with('.'), "{name}: {}", world.about);
        assert!(world.bind("token", TOKEN), "{name}");
    }
    println!("{} worlds", worlds::ALL.len());
}

#[rstest]
#[case::no_json("{", "world EOF while parsing an object at line 1 column 1")]
#[case::misspelt(r#"{ "account": [] }"#, "world has an unknown key `account`")]
#[case::missing(r#"{ "users": [{ "id": "1" }] }"#, "world.users[0].name is missing")]
#[case::type_of_value(r#"{ "users": [{ "id": 1, "name": "x" }] }"#, "world.users[0].id is not a text")]
#[case::choice(
    r#"{ "users": [{ "id": "1", "name": "x", "role": "KING" }] }"#,
    "world.users[0].role is none of: EMPLOYEE, ADMIN"
)]
#[case::dangling(
    r#"{ "tokens": [{ "text": "t", "app": "9", "user": "1" }] }"#,
    "tokens.app names 9, which does not exist"
)]
#[case::userless(r#"{ "tokens": [{ "text": "t", "app": "9" }] }"#, "world.tokens[0].user is missing")]
#[case::quirk(r#"{ "quirks": { "null_items": [-1] } }"#, "world.quirks.null_items[0] is not a whole number from 0")]
#[case::refusal(
    r#"{ "quirks": { "refusals": [{ "call": "*", "message": "x" }] } }"#,
    "world.quirks.refusals[0].code is missing"
)]
fn a_mistake_is_named_with_its_place(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(World::parse(text).map(|world| world.about).unwrap_err().to_string(), expected);
}

#[test]
fn an_unbound_token_is_nobodys() {
    let mut graph = Simulator::new(World::parse(worlds::text("good").unwrap()).unwrap(), NOW);
    assert_eq!(ask(&mut graph, "me").0, 401);
    assert!(!World::parse(worlds::text("good").unwrap()).unwrap().bind("other", TOKEN));
    assert_eq!(worlds::text("paradise"), None);
}
