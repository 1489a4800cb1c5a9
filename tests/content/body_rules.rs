//! The rules for the body of a page.

use rstest::rstest;

use crate::sample::issues_with;

/// Every part of Markdown that pages may have.
const WHOLE: &str = "\
Words with **bold**, `code`, {brand}, an [address](https://example.org/a?b=c#d), a [screen](#/step/4) and
[a page at Meta](meta:token-debugger) &amp; more.

1. One
2. Two
   - inside
   - inside

   and a paragraph
3. Three

* One
* Two
  1. inside

## Heading with **bold**

### Folded

Hidden.

- Hidden too

### Folded again

Hidden.
";

#[rstest]
#[case::whole(WHOLE, &[])]
#[case::empty("", &[])]
#[case::first_heading("# Heading", &["5: Headings are `##`, or `###` for a part that is folded away; the title is in the head."])]
#[case::fourth_heading("#### Heading", &["5: Headings are `##`, or `###` for a part that is folded away; the title is in the head."])]
#[case::dashes_below("Words\n---", &["5: A line of dashes under words makes them a heading: write `## ` before them instead."])]
#[case::heading_in_list("- a\n\n  ## Heading", &["7: A heading cannot stand inside a list."])]
#[case::silent_heading("##", &["5: This heading has no words."])]
#[case::empty_fold("### Folded\n\n## Heading", &["5: Nothing stands under this `###` heading."])]
#[case::empty_last_fold("a\n\n### Folded", &["7: Nothing stands under this `###` heading."])]
#[case::third_level("- a\n  - b\n    - c", &["7: A list inside a list inside a list is not understood."])]
#[case::late_start("1. a\n\nb\n\n2. c", &["9: This list begins with 2: begin with 1, or indent whatever stands between the entries of one list."])]
#[case::empty_entry("- a\n-\n- c", &["6: An entry of a list begins with words."])]
#[case::list_first("- - a", &["5: An entry of a list begins with words."])]
#[case::indented("a\n\n    b", &["7: Blocks of code are not understood; is this text indented too far? For a value to copy, write `…`."])]
#[case::fenced("```\na\n```", &["5: Blocks of code are not understood; is this text indented too far? For a value to copy, write `…`."])]
#[case::quotation("> a", &["5: Quotations (`>`) are not understood."])]
#[case::html_block("<p>a</p>", &["5: HTML is not understood."])]
#[case::html("a <b>b</b>", &["5: HTML is not understood."])]
#[case::comment("a\n<!-- b -->", &["6: HTML is not understood."])]
#[case::rule("a\n\n***\n", &["7: Lines between paragraphs are not understood: use a `##` heading."])]
#[case::emphasis("a\n*b*", &["6: Single stars or underscores are not understood: write `**…**` for names on Meta's screen."])]
#[case::picture("Words.\n\n![](picture:add-people)\n\n1. a\n\n   ![](picture:settings)", &[])]
#[case::strange_picture("![](b.png)", &["5: `b.png` is no picture: write `picture:` and one of `settings`, `business-settings`, `system-users`, `create-system-user`, `assign-app`, `token-expiration`, `token-permissions`, `copy-token`, `whatsapp-accounts`, `add-people`, `full-control`."])]
#[case::picture_with_text("![a](picture:settings)", &["5: A picture has no text of its own: it is made from the names in it."])]
#[case::picture_in_words("a ![](picture:settings)", &["5: A picture stands by itself: leave an empty line before and behind it."])]
#[case::words_behind_picture("![](picture:settings) a", &["5: A picture stands by itself: leave an empty line before and behind it."])]
#[case::line_break("a  \nb", &["5: A forced line break is not understood: leave an empty line instead."])]
#[case::open_bold("a\n**b", &["6: Two stars stand in the text: bold is `**words**`, without blanks inside the stars."])]
#[case::bold_with_blanks("** b **", &["5: Two stars stand in the text: bold is `**words**`, without blanks inside the stars."])]
#[case::open_code("a `b", &["5: A backtick stands in the text: a value to copy has one before and one behind it."])]
#[case::code_in_bold("**a `b`**", &["5: Only plain words can stand in bold."])]
#[case::bold_in_link("[**a**](#/start)", &["5: Only plain words can stand in a link."])]
#[case::silent_link("[](#/start)", &["5: There are no words in a link."])]
#[case::broken_link("[a](https://example.org/b c)", &["5: A link is broken: write `[words](address)`, without blanks in the address."])]
#[case::named_link("[a][b]", &["5: A link is broken: write `[words](address)`, without blanks in the address."])]
#[case::open_brace("a\nb {brand", &["6: There is a `{` without a `}` after it; braces are for placeholders only."])]
#[case::close_brace("a\nb }", &["6: There is a `}` without a `{` before it; braces are for placeholders only."])]
#[case::bad_name("{Brand}", &["5: `{Brand}` is no placeholder: a name has small letters, digits and `_`."])]
#[case::in_bold("**{x}**", &["5: `{x}` has no value on this page; those that have one are `{brand}`, `{system_user_name}`."])]
#[case::in_code("`{x}`", &["5: `{x}` has no value on this page; those that have one are `{brand}`, `{system_user_name}`."])]
#[case::in_link("[{x}](#/start)", &["5: `{x}` has no value on this page; those that have one are `{brand}`, `{system_user_name}`."])]
#[case::in_address("[a](https://example.org/{brand})", &["5: `https://example.org/{brand}` is not a whole web address: it takes a host name, no user name or port, no blanks, braces or letters outside ASCII."])]
#[case::http("[a](http://example.org)", &["5: `http://example.org` is not encrypted: write `https://`."])]
#[case::no_host("[a](https://example)", &["5: `https://example` is not a whole web address: it takes a host name, no user name or port, no blanks, braces or letters outside ASCII."])]
#[case::screen("[a](#/share)", &["5: `#/share` is no screen of the guide; the screens are `#/start`, `#/step/1` to `#/step/7`, `#/finish`, `#/privacy` and `#/practice`."])]
#[case::meta("a\n[b](meta:app)", &["6: `app` is no page at Meta; the names are `business-suite`, `settings`, `system-users`, `apps`, `whatsapp-accounts`, `phone-numbers`, `account-quality`, `billing`, `app-dashboard`, `token-debugger`, `status`, `two-factor`."])]
#[case::script("[a](javascript:b)", &["5: `javascript:b` leads nowhere: write `https://…`, `#/step/4` or `meta:` and a name."])]
#[case::nowhere("[a](b.md)", &["5: `b.md` leads nowhere: write `https://…`, `#/step/4` or `meta:` and a name."])]
#[case::all_at_once("*a*\n\n> b\n\n[c](d)", &[
    "5: Single stars or underscores are not understood: write `**…**` for names on Meta's screen.",
    "7: Quotations (`>`) are not understood.",
    "9: `d` leads nowhere: write `https://…`, `#/step/4` or `meta:` and a name.",
])]
fn a_body(#[case] body: &str, #[case] expected: &[&str]) {
    let text = format!("---\ntitle: A title\nverified: 2026-11-22\n---\n{body}");
    let expected: Vec<String> = expected.iter().map(|issue| format!("src/content/en/start.md:{issue}")).collect();
    assert_eq!(issues_with("en/start.md", &text), expected);
}
