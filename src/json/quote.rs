//! Writing a text.

/// A text in its quotation marks, with everything escaped that has to be (RFC 8259 §7).
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\u{0}'..='\u{1f}' => {
                let digit = |half: u32| char::from_digit(half, 16).unwrap_or('0');
                let code = u32::from(character);
                quoted.push_str("\\u00");
                quoted.extend([digit(code >> 4), digit(code & 15)]);
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
