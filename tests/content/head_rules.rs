//! The rules for the head of a page.

use rstest::rstest;

use crate::sample::issues_with;

#[rstest]
#[case::no_head("Words.\n", &["1: A page begins with its head: a line `---`, one `key: value` a line, a line `---`."])]
#[case::empty_file("", &["1: A page begins with its head: a line `---`, one `key: value` a line, a line `---`."])]
#[case::open_head(
    "---\ntitle: A title\nverified: 2026-11-22\n",
    &["1: The head has no end: close it with a second line `---`."]
)]
#[case::no_colon(
    "---\ntitle: A title\nverified 2026-11-22\n---\n",
    &["1: The head lacks `verified`.", "3: `verified 2026-11-22` is not `key: value`."]
)]
#[case::no_key(
    "---\ntitle: A title\nverified: 2026-11-22\n: x\n---\n",
    &["4: `: x` is not `key: value`."]
)]
#[case::unknown_key(
    "---\ntitle: A title\ntone: calm\nverified: 2026-11-22\n---\n",
    &["3: `tone` is no key of a head; the keys are `title`, `do`, `step`, `meta`, `read`, `minutes`, `verified`."]
)]
#[case::twice(
    "---\ntitle: A title\ntitle: Another\nverified: 2026-11-22\n---\n",
    &["3: `title` stands here twice."]
)]
#[case::empty_value(
    "---\ntitle:\nverified: 2026-11-22\n---\n",
    &["2: `title` is empty: write something or remove the line."]
)]
#[case::nothing_there("---\n---\n", &["1: The head lacks `title`.", "1: The head lacks `verified`."])]
#[case::full_stop(
    "---\ntitle: A title.\nverified: 2026-11-22\n---\n",
    &["2: A title has no full stop or exclamation mark at its end."]
)]
#[case::markdown_in_title(
    "---\ntitle: A **title**\nverified: 2026-11-22\n---\n",
    &["2: A title is plain words: no bold, no code, no links."]
)]
#[case::list_for_title(
    "---\ntitle: 1. A title\nverified: 2026-11-22\n---\n",
    &["2: `title` is a sentence, not a list or a heading."]
)]
#[case::do_on_a_screen(
    "---\ntitle: A title\ndo: Go on.\nverified: 2026-11-22\n---\n",
    &["3: `do` does not belong on this page: it is for verdicts and for the paste field."]
)]
#[case::step_on_a_screen(
    "---\ntitle: A title\nstep: 1\nverified: 2026-11-22\n---\n",
    &["3: `step` does not belong on this page: it is for verdicts."]
)]
#[case::meta_on_a_screen(
    "---\ntitle: A title\nmeta: apps\nverified: 2026-11-22\n---\n",
    &["3: `meta` does not belong on this page: it is for steps and verdicts."]
)]
#[case::minutes_on_a_screen(
    "---\ntitle: A title\nminutes: 2\nverified: 2026-11-22\n---\n",
    &["3: `minutes` does not belong on this page: it is for steps."]
)]
#[case::no_such_day(
    "---\ntitle: A title\nverified: 2026-02-30\n---\n",
    &["3: `2026-02-30` is no day: write it like 2026-11-22."]
)]
#[case::read_without_encryption(
    "---\ntitle: A title\nread: http://example.org\nverified: 2026-11-22\n---\n",
    &["3: `http://example.org` is not encrypted: write `https://`."]
)]
#[case::read_inside(
    "---\ntitle: A title\nread: meta:apps\nverified: 2026-11-22\n---\n",
    &["3: `meta:apps` does not lead out of the guide: write a whole `https://` address."]
)]
#[case::unknown_placeholder(
    "---\ntitle: A title for {brnad}\nverified: 2026-11-22\n---\n",
    &["2: `{brnad}` has no value on this page; those that have one are `{brand}`, `{system_user_name}`."]
)]
#[case::placeholder_of_another_page(
    "---\ntitle: A title\nverified: 2026-11-22\n---\nIt ends on\n{date}.\n",
    &["6: `{date}` has no value on this page; those that have one are `{brand}`, `{system_user_name}`."]
)]
#[case::crlf_and_mark("\u{feff}---\r\ntitle: A title for {brand}\r\nverified: 2026-11-22\r\n---\r\nWords.\r\n", &[])]
#[case::long_dashes("---\ntitle: A: title\nread: https://example.org\nverified: 2026-11-22\n---  \n", &[])]
fn a_screen(#[case] text: &str, #[case] expected: &[&str]) {
    assert_says("en/start.md", text, expected);
}

#[rstest]
#[case::complete("do: Go to **Apps**.\nstep: 7\nmeta: two-factor\nread: https://example.org/a", &[])]
#[case::its_own_placeholders("do: Not {app} but {expected}, says {brand}.", &[])]
#[case::no_do("step: 4", &["1: The head lacks `do`."])]
#[case::step_0("do: x\nstep: 0", &["4: `0` is no step: write a number from 1 to 7."])]
#[case::step_8("do: x\nstep: 8", &["4: `8` is no step: write a number from 1 to 7."])]
#[case::step_in_words("do: x\nstep: four", &["4: `four` is no step: write a number from 1 to 7."])]
#[case::meta(
    "do: x\nmeta: app",
    &["4: `app` is no page at Meta; the names are `business-suite`, `settings`, `system-users`, `apps`, \
       `whatsapp-accounts`, `phone-numbers`, `account-quality`, `billing`, `app-dashboard`, `token-debugger`, `status`, `two-factor`."]
)]
#[case::heading("do: '#' is not it\nmeta: apps", &[])]
#[case::list_for_do("do: - x", &["3: `do` is a sentence, not a list or a heading."])]
#[case::link_in_do("do: See [this](#/step/9).", &[
    "3: `#/step/9` is no screen of the guide; the screens are `#/start`, `#/step/1` to `#/step/7`, `#/finish`, `#/privacy` and `#/practice`."
])]
fn a_failed_verdict(#[case] head: &str, #[case] expected: &[&str]) {
    let text = format!("---\ntitle: A title\n{head}\nverified: 2026-11-22\n---\n");
    assert_says("en/verdicts/token.app/other-app.md", &text, expected);
}

#[rstest]
#[case::no_minutes("", "1. Go.", &["1: The head lacks `minutes`."])]
#[case::half_a_minute("minutes: 0.5\n", "1. Go.", &["3: `0.5` is not a number from 1 to 60."])]
#[case::too_long("minutes: 61\n", "1. Go.", &["3: `61` is not a number from 1 to 60."])]
#[case::step("minutes: 2\nstep: 1\n", "1. Go.", &["4: `step` does not belong on this page: it is for verdicts."])]
#[case::no_sub_steps(
    "minutes: 2\n",
    "Just go.",
    &["6: A step needs a numbered list: its entries are the sub-steps 3.1, 3.2, …."]
)]
fn a_step(#[case] head: &str, #[case] body: &str, #[case] expected: &[&str]) {
    let text = format!("---\ntitle: A title\n{head}verified: 2026-11-22\n---\n{body}\n");
    assert_says("en/steps/3.md", &text, expected);
}

#[test]
fn a_check_that_passed_leaves_nothing_to_do() {
    let text = "---\ntitle: A title\ndo: Go on.\nverified: 2026-11-22\n---\n";
    let expected = ["3: `do` does not belong on this page: a check that passed leaves nothing to do."];
    assert_says("en/verdicts/token.kind/system-user.md", text, &expected);
    // The same code is good for one check and bad for another.
    assert_says("en/verdicts/permission.extra/none.md", text, &expected);
    assert_says("en/verdicts/account.found/none.md", text, &[]);
}

#[rstest]
#[case("verdicts/token.expiry/expires", "{date}")]
#[case("verdicts/token.app/named", "{app}")]
#[case("verdicts/permission/missing", "{permission}")]
#[case("verdicts/permission.extra/more-than-needed", "{permissions}")]
#[case("verdicts/account.found/one", "{account}")]
#[case("verdicts/account.found/several", "{count}")]
#[case("verdicts/account.readable/readable", "{account}")]
#[case("verdicts/account.control/partial", "{account}")]
#[case("verdicts/unknown/not-asked", "{check}")]
#[case("paste/repaired", "{removed}")]
fn placeholders_have_a_value_where_the_documentation_says(#[case] page: &str, #[case] placeholder: &str) {
    let passed = ["named", "one", "several", "readable"].iter().any(|code| page.ends_with(&format!("/{code}")));
    let action = if passed { "" } else { "do: Look.\n" };
    let text = format!("---\ntitle: About {placeholder}\n{action}verified: 2026-11-22\n---\n");
    assert_says(&format!("en/{page}.md"), &text, &[]);
}

fn assert_says(file: &str, text: &str, expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|issue| format!("src/content/{file}:{issue}")).collect();
    assert_eq!(issues_with(file, text), expected);
}
