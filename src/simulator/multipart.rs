//! `multipart/form-data`: the second way a browser can send a form without a preflight.

use super::form::Params;

/// Reads the text parts of a multipart body; `None` when the content type names no boundary.
pub fn read(content_type: &str, body: &[u8]) -> Option<Params> {
    let boundary = content_type.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?.trim_matches('"');
    if boundary.is_empty() {
        return None;
    }
    let text = String::from_utf8_lossy(body);
    let mut params = Params::default();
    for part in text.split(&format!("--{boundary}")) {
        let Some((head, value)) = part.trim_start_matches("\r\n").split_once("\r\n\r\n") else { continue };
        if let Some(name) = field_name(head) {
            params.push(name, value.strip_suffix("\r\n").unwrap_or(value));
        }
    }
    Some(params)
}

fn field_name(head: &str) -> Option<&str> {
    let disposition = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let (_, after) = disposition.split_once("name=\"")?;
    after.split_once('"').map(|(name, _)| name)
}
