//! A small tree of words in which nothing is amiss, for rules to be broken in.

use crate::build::compile;
use crate::build::date::Day;
use crate::build::issue::Issues;
use crate::build::language::Language;
use crate::build::names;
use crate::build::page_id::PageId;
use crate::build::tree::Tree;

/// The day on which the samples are compiled.
pub const TODAY: Day = Day::of_unix_seconds(20_779 * 86_400);

/// The shortest good page.
pub fn page(id: PageId) -> String {
    let (head, body) = match id {
        PageId::Step(_) => ("minutes: 2\n", "1. Press **Add**.\n2. Go on.\n"),
        PageId::Verdict(check, code) if check.outcomes().0.contains(&code) => ("", ""),
        PageId::Verdict(..) | PageId::Unknown(_) | PageId::Paste(_) => ("do: Look at it.\n", ""),
        PageId::Start | PageId::Finish | PageId::Privacy | PageId::Share => ("", ""),
    };
    format!("---\ntitle: A title\n{head}verified: 2026-11-22\n---\n{body}")
}

/// A language with all its pages and three strings.
pub fn language(tag: &str, tree: &mut Tree) {
    let mut put = |file: &str, text: &str| tree.insert(format!("{tag}/{file}"), text.as_bytes().to_vec());
    put("language.toml", "name = \"Sample\"\ndirection = \"ltr\"\n");
    put("ui.toml", UI);
    if tag != "en" {
        put(names::FILE, &names());
    }
    for id in PageId::all() {
        put(&format!("{}.md", id.path()), &page(id));
    }
}

/// The names on Meta's screens in a sample: those of the pictures, and the one in the pages.
pub fn names() -> String {
    let english = Language::read("en", &english(), &mut Issues::default());
    let line = |name: &&str| format!("\"{name}\" = \"the {name}\"");
    names::needed(&english).iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// The strings of a sample in English.
pub const UI: &str = "\
[results]
heading = \"What Meta says\"
of = \"{n} of {total}\"
accounts = { one = \"One account in {app}\", other = \"{n} accounts in {app}\" }
";

/// English alone.
pub fn english() -> Tree {
    let mut tree = Tree::new();
    language("en", &mut tree);
    tree
}

/// What the compiler says of a tree.
pub fn issues(tree: &Tree) -> Vec<String> {
    compile(tree, TODAY).issues.iter().map(ToString::to_string).collect()
}

/// What the compiler says of English with this one file.
pub fn issues_with(file: &str, text: &str) -> Vec<String> {
    let mut tree = english();
    tree.insert(file.into(), text.into());
    issues(&tree)
}

#[test]
fn nothing_is_amiss_in_the_sample() {
    assert_eq!(issues(&english()), [""; 0]);
}
