//! Finding the placeholders in a text.

/// The names of the placeholders in a text, in order, or what is wrong with its braces.
pub fn names(text: &str) -> Result<Vec<&str>, String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let after = rest.get(at..).unwrap_or_default();
        let Some(inside) = after.strip_prefix('{') else {
            return Err("There is a `}` without a `{` before it; braces are for placeholders only.".into());
        };
        let Some((name, after)) = inside.split_once('}') else {
            return Err("There is a `{` without a `}` after it; braces are for placeholders only.".into());
        };
        if !is_snake_case(name) {
            return Err(format!("`{{{name}}}` is no placeholder: a name has small letters, digits and `_`."));
        }
        names.push(name);
        rest = after;
    }
    Ok(names)
}

/// Whether this is small letters and digits in words joined by single underscores, beginning with a letter.
pub fn is_snake_case(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.split('_').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::{is_snake_case, names};

    #[test]
    fn names_come_in_their_order() {
        assert_eq!(names("{app} is not {expected}, {app}"), Ok(vec!["app", "expected", "app"]));
        assert_eq!(names("nothing"), Ok(vec![]));
    }

    #[test]
    fn braces_stand_in_pairs_around_names() {
        for text in ["}", "a } {b", "{", "{a", "{}", "{A}", "{ a }", "{a{b}}", "{a}}", "{1a}", "{a__b}", "{a-b}"] {
            assert!(names(text).is_err(), "{text}");
        }
    }

    #[test]
    fn snake_case_is_what_the_style_says() {
        for (name, good) in [("a", true), ("a1_b2", true), ("_a", false), ("a_", false), ("", false), ("aB", false)] {
            assert_eq!(is_snake_case(name), good, "{name}");
        }
    }
}
