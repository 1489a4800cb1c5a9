//! The rules for the short strings, and the methods made of them.

use rstest::rstest;

use crate::build::compile;
use crate::sample::{TODAY, english, issues_with};

#[rstest]
#[case::whole("[a]\nb = \"c\"\nd = { one = \"e\", other = \"{n} f\" }", &[])]
#[case::empty("", &[])]
#[case::broken("[a]\nb = \n", &["2: This is not TOML: string values must be quoted, expected literal string."])]
#[case::same_key("[a]\nb = \"c\"\nb = \"d\"", &["3: This is not TOML: duplicate key."])]
#[case::no_table("b = \"c\"", &["1: `b` stands in no table: write a line like `[results]` above it."])]
#[case::table_name("[aB]\nb = \"c\"", &["1: `aB` is no good name: use small letters, digits and `_`."])]
#[case::key_name("[a]\n\"b-c\" = \"c\"", &["2: `b-c` is no good name: use small letters, digits and `_`."])]
#[case::alike("[a]\nb_c = \"x\"\n[a_b]\nc = \"y\"", &["4: `a_b.c` and `a.b_c` are too alike: both become `a_b_c`."])]
#[case::number("[a]\nb = 1", &["2: `a.b` is not a text: write `\"text\"`, or `{ one = \"…\", other = \"…\" }` for a text with a number."])]
#[case::empty_text("[a]\nb = \"\"", &["2: `a.b` has an empty text."])]
#[case::blanks("[a]\nb = \"c \"", &["2: `a.b` has blanks at its beginning or end."])]
#[case::two_lines("[a]\nb = \"c\\nd\"", &["2: `a.b` has more than one line, or a tab."])]
#[case::bold("[a]\nb = \"**c**\"", &["2: `a.b` has Markdown in it; short strings are plain words."])]
#[case::brace("[a]\nb = \"{c\"", &["2: There is a `{` without a `}` after it; braces are for placeholders only."])]
#[case::keyword("[a]\nb = \"{type}\"", &["2: `{type}` is a name the program cannot use: choose another."])]
#[case::form_missing("[a]\nb = { other = \"c\" }", &["2: `a.b` lacks `one`; this language needs `one`, `other`."])]
#[case::form_surplus(
    "[a]\nb = { one = \"c\", few = \"d\", other = \"e\" }",
    &["2: `a.b` has a form `few`; this language has `one`, `other`."]
)]
#[case::form_unknown(
    "[a]\nb = { one = \"c\", dozen = \"d\", other = \"e\" }",
    &["2: `a.b` has a form `dozen`; this language has `one`, `other`."]
)]
#[case::form_number("[a]\nb = { one = 1, other = \"c\" }", &[
    "2: `a.b` lacks `one`; this language needs `one`, `other`.",
    "2: `one` of `a.b` is not a text.",
])]
#[case::form_empty("[a]\nb = { one = \"\", other = \"c\" }", &["2: `a.b` has an empty text."])]
#[case::form_placeholders(
    "[a]\nb = { one = \"{c}\", other = \"{n} {d}\" }",
    &["2: `one` and `other` of `a.b` have not the same placeholders."]
)]
fn strings(#[case] text: &str, #[case] expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|issue| format!("src/content/en/ui.toml:{issue}")).collect();
    assert_eq!(issues_with("en/ui.toml", text), expected);
}

#[test]
fn every_string_becomes_a_method() {
    let compiled = compile(&english(), TODAY);
    let (_, code) = compiled.files.iter().find(|(name, _)| name == "ui_keys.rs").unwrap();
    for method in [
        "/// `What Meta says`",
        "pub fn results_heading(&self) -> &str { self.plain(\"results.heading\") }",
        "pub fn results_of(&self, n: &str, total: &str) -> String \
         { self.filled(\"results.of\", &[(\"n\", n), (\"total\", total)]) }",
        "pub fn results_accounts(&self, n: u32, app: &str) -> String \
         { self.counted(\"results.accounts\", n, &[(\"n\", &self.number(n)), (\"app\", app)]) }",
    ] {
        assert!(code.contains(method), "{method}\nis not in\n{code}");
    }
}
