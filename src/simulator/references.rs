//! `{result=name:$.path}`: how an item of a batch uses the reply to an earlier one.

use super::form;
use serde_json::Value;

const START: &str = "{result=";

/// The names of the items a text refers to.
pub fn names(text: &str) -> Vec<&str> {
    text.split(START).skip(1).filter_map(|after| parse(after).map(|(name, _, _)| name)).collect()
}

/// Puts what the references point at in their place; `reply` gives the body of an earlier item.
/// A path that leads nowhere leaves nothing behind, and text that only looks like a reference stays.
pub fn fill<'r>(text: &str, reply: impl Fn(&str) -> Option<&'r Value>) -> String {
    let mut parts = text.split(START);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let reference = parse(part).and_then(|(name, path, rest)| Some((reply(name)?, path, rest)));
        if let Some((body, path, rest)) = reference {
            let found = find(body, path).into_iter().filter_map(plain).map(|one| form::encode(&one));
            filled.push_str(&found.collect::<Vec<_>>().join(","));
            filled.push_str(rest);
        } else {
            filled.push_str(START);
            filled.push_str(part);
        }
    }
    filled
}

/// Name, path and what follows the closing brace.
fn parse(after: &str) -> Option<(&str, &str, &str)> {
    let (inside, rest) = after.split_once('}')?;
    let (name, path) = inside.split_once(':')?;
    Some((name, path.strip_prefix('$')?, rest))
}

/// The part of `JSONPath` that Meta's own examples use: `.key`, `.*`, `[3]`, `[*]`.
fn find<'v>(value: &'v Value, path: &str) -> Vec<&'v Value> {
    let path = path.replace('[', ".").replace(']', "");
    path.split('.')
        .filter(|step| !step.is_empty())
        .fold(vec![value], |values, step| values.into_iter().flat_map(|value| children(value, step)).collect())
}

fn children<'v>(value: &'v Value, step: &str) -> Vec<&'v Value> {
    match (value, step) {
        (Value::Object(object), "*") => object.values().collect(),
        (Value::Array(items), "*") => items.iter().collect(),
        (Value::Object(object), key) => object.get(key).into_iter().collect(),
        (Value::Array(items), index) => {
            index.parse::<usize>().ok().and_then(|index| items.get(index)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{fill, names};
    use serde_json::json;

    fn filled(text: &str) -> String {
        let body = json!({ "a": { "b": "7 & 8" }, "data": [{ "id": "1" }, { "id": "2" }, { "name": "x" }], "n": 3 });
        fill(text, |name| (name == "one").then_some(&body))
    }

    #[test]
    fn fills_paths_lists_and_indexes() {
        assert_eq!(filled("{result=one:$.a.b}/x?y=1"), "7%20%26%208/x?y=1");
        assert_eq!(filled("?ids={result=one:$.data.*.id}"), "?ids=1,2");
        assert_eq!(filled("{result=one:$.data[1].id}{result=one:$.n}"), "23");
        assert_eq!(filled("{result=one:$.data[*].id}"), "1,2");
    }

    #[test]
    fn leaves_nothing_for_a_path_that_leads_nowhere_and_keeps_what_is_no_reference() {
        assert_eq!(filled("x{result=one:$.missing.id}y"), "xy");
        assert_eq!(filled("{result=one:a.b}"), "{result=one:a.b}");
        assert_eq!(filled("{result=one:$.a.b"), "{result=one:$.a.b");
        assert_eq!(filled("{result=two:$.a.b}"), "{result=two:$.a.b}");
    }

    #[test]
    fn names_what_is_referred_to() {
        assert_eq!(names("{result=a:$.id}/x?b={result=b:$.id}&c={result=c}"), ["a", "b"]);
    }
}
