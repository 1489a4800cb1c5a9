//! The token is exposed in one place.

use super::source::{Source, source, words};
use std::collections::BTreeMap;

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
fn the_token_leaves_its_keeping_on_two_ways_only() {
    let files = source();
    let exposed = places(&files, "expose");
    let ways = [("graph/call.rs", "to Meta"), ("app/copying.rs", "onto the clipboard, when the person asks for it")];
    assert_eq!(exposed, ways.iter().map(|(place, _)| ((*place).to_owned(), 1)).collect::<BTreeMap<_, _>>());
    let inside: Vec<String> = places(&files, "expose_secret").into_keys().collect();
    assert_eq!(inside, ["domain/app_secret.rs", "domain/token.rs"], "the secrets behind their types");
    assert_eq!(places(&files, "copy_token"), BTreeMap::from([("view/hand_over.rs".to_owned(), 1)]));
}

#[test]
fn exposure_is_counted() {
    let count = |text: &str| calls(&Source::new("app/x.rs", text), "expose");
    assert_eq!(count("log(token.expose()); token . expose (); AccessToken::expose(&token)"), 3);
    assert_eq!(count("fn expose(&self) -> &str { self.0.expose_secret() } // token.expose()"), 0);
    assert_eq!(count("#[cfg(test)]\nmod tests { fn f() { token.expose(); } }"), 0);
}
