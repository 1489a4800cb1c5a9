//! Putting values into words. The build script reads this file too.

/// Replaces each `{name}` by its value. A name without a value leaves nothing behind; a value is never read again, so
/// braces inside it stay as they are.
///
/// ```
/// # use system_user_guide::content::placeholder::fill;
/// assert_eq!(fill("Step {n} of {total}", &[("n", "4"), ("total", "7")]), "Step 4 of 7");
/// ```
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            filled.push_str(value);
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn names_are_replaced_and_everything_else_stays() {
        let values = [("app", "Shop"), ("brand", "{app}"), ("empty", "")];
        for (text, filled) in [
            ("", ""),
            ("no names", "no names"),
            ("{app}", "Shop"),
            ("{app}{app} und {app}.", "ShopShop und Shop."),
            ("a{empty}b", "ab"),
            ("a {unknown} b", "a  b"),
            ("{brand}", "{app}"),
            ("open { end", "open { end"),
            ("{app} open {", "Shop open {"),
            ("} {app", "} {app"),
            ("{{app}}", "}"),
            ("ä{app}ß", "äShopß"),
        ] {
            assert_eq!(fill(text, &values), filled, "{text}");
        }
    }
}
