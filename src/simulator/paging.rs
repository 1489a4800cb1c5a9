//! Pages of a list: `limit`, `after`, `before`, and a `next` that carries the caller's token, as Meta's does.

use super::{
    error::GraphError,
    form::{self, Params},
    session::Session,
};
use serde_json::{Value, json};

const DEFAULT_LIMIT: usize = 25;
const LARGEST_LIMIT: usize = 100;
const CURSOR_START: &str = "QVFI";
const CURSOR_END: &str = "ZD";

/// A page of a list and its `paging` object; an empty page has none.
pub fn page<'i, T>(
    session: &Session<'_>,
    path: &str,
    params: &Params,
    items: &'i [T],
    id: fn(&T) -> &str,
) -> Result<(&'i [T], Option<Value>), GraphError> {
    let limit = limit(session, params)?;
    let place = |cursor: &str| {
        let wanted = read_cursor(cursor).ok_or_else(GraphError::invalid_parameter)?;
        // A cursor to something that is gone leads to the end.
        Ok(items.iter().position(|item| id(item) == wanted).unwrap_or(items.len()))
    };
    let given = |name: &str| params.get(name).filter(|value| !value.is_empty());
    let (start, end) = match (given("after"), given("before")) {
        (Some(after), _) => {
            let start = (place(after)? + 1).min(items.len());
            (start, start.saturating_add(limit).min(items.len()))
        }
        (None, Some(before)) => {
            let end = place(before)?;
            (end.saturating_sub(limit), end)
        }
        (None, None) => (0, limit.min(items.len())),
    };
    let page = &items[start..end];
    let (Some(first), Some(last)) = (page.first(), page.last()) else { return Ok((page, None)) };
    let (before, after) = (write_cursor(id(first)), write_cursor(id(last)));
    let mut paging = json!({ "cursors": { "before": before, "after": after } });
    if end < items.len() {
        paging["next"] = json!(link(session, path, params, "after", &after));
    }
    if start > 0 {
        paging["previous"] = json!(link(session, path, params, "before", &before));
    }
    Ok((page, Some(paging)))
}

fn limit(session: &Session<'_>, params: &Params) -> Result<usize, GraphError> {
    let asked = params.get("limit").filter(|value| !value.is_empty());
    let limit = match asked.map(str::parse::<usize>) {
        None => DEFAULT_LIMIT,
        Some(Ok(0) | Err(_)) => return Err(GraphError::invalid_parameter()),
        Some(Ok(limit)) => limit.min(LARGEST_LIMIT),
    };
    Ok(session.world.quirks.page_size.map_or(limit, |size| size.min(limit)))
}

fn link(session: &Session<'_>, path: &str, params: &Params, direction: &str, cursor: &str) -> String {
    let dropped = ["access_token", "method", "after", "before", "appsecret_proof", "batch", "include_headers"];
    let kept = params.iter().filter(|(name, _)| !dropped.contains(name));
    let pairs = [("access_token", session.token.text.as_str())].into_iter().chain(kept).chain([(direction, cursor)]);
    format!("https://graph.facebook.com/v{}.0/{path}?{}", session.version, form::write(pairs))
}

fn write_cursor(id: &str) -> String {
    let letters = id.bytes().flat_map(|byte| [b'A' + (byte >> 4), b'a' + (byte & 15)]).map(char::from);
    CURSOR_START.chars().chain(letters).chain(CURSOR_END.chars()).collect()
}

fn read_cursor(cursor: &str) -> Option<String> {
    let letters = cursor.strip_prefix(CURSOR_START)?.strip_suffix(CURSOR_END)?.as_bytes();
    let byte = |pair: &[u8]| match pair {
        [high @ b'A'..=b'P', low @ b'a'..=b'p'] => Some((high - b'A') << 4 | (low - b'a')),
        _ => None,
    };
    String::from_utf8(letters.chunks(2).map(byte).collect::<Option<Vec<_>>>()?).ok()
}
