//! Makes foreign text harmless before anyone sees it.

/// A key of Meta's starts so and goes on for at least [`SECRET_TAIL`] letters and digits.
const SECRET_START: &str = "EA";
const SECRET_TAIL: usize = 20;
/// The longest foreign text shown, in characters.
const LONGEST: usize = 300;
const HIDDEN: &str = "[hidden]";

/// Meta's own words, fit for the technical details: without anything like a token (Graph echoes a malformed one, and
/// paging addresses carry one), without control and direction characters, 300 characters at most.
#[must_use]
pub fn redact(text: &str) -> String {
    // First what cannot be seen: it may stand inside a token, whose pieces would then look harmless.
    let visible: String = text.chars().filter(|character| is_visible(*character)).collect();
    let mut shown = String::with_capacity(visible.len().min(4 * LONGEST));
    let mut rest = visible.as_str();
    while !rest.is_empty() && shown.len() < 4 * LONGEST {
        let run = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        if run == 0 {
            let mut characters = rest.chars();
            shown.extend(characters.next());
            rest = characters.as_str();
            continue;
        }
        let (word, after) = rest.split_at(run);
        // A long unbroken run is a secret or a cursor; Meta's sentences and ids have none.
        let secret = word.len() >= 40
            || word.find(SECRET_START).is_some_and(|at| word.len() - at >= SECRET_START.len() + SECRET_TAIL)
            || shown.ends_with("access_token=");
        shown.push_str(if secret { HIDDEN } else { word });
        rest = after;
    }
    shown.chars().take(LONGEST).collect()
}

/// Whether a character is neither a control character nor one that has no shape or changes the direction of text.
fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_never_come_through() {
        let token = "EAAGm0PX4ZCpsBAKZCzgZDZD123456789012345678901234567890";
        for text in [
            format!("Malformed access token {token}"),
            format!("https://graph.facebook.com/v25.0/me?access_token={token}&limit=25"),
            format!("{{\\\"t\\\":\\\"{token}\\\"}}"),
            format!("access_token%3D{token}"),
            format!("xx{token}"),
            "access_token=abc".to_owned(),
            "0123456789abcdef0123456789abcdef0123456789abcdef".to_owned(),
        ] {
            let shown = redact(&text);
            assert!(shown.contains(HIDDEN), "{shown}");
            let longest = shown.split(|c: char| !c.is_ascii_alphanumeric()).map(str::len).max();
            assert!(longest < Some(SECRET_TAIL + 2), "{shown}");
            assert!(!shown.contains("=abc"));
        }
    }

    #[test]
    fn ordinary_sentences_stay() {
        let text = "(#100) Tried accessing nonexisting field (tasks) on node type (WhatsAppBusinessPhoneNumber)";
        assert_eq!(redact(text), text);
    }

    #[test]
    fn direction_marks_and_length_are_tamed() {
        assert_eq!(redact("a\u{202E}b\u{0}c\u{200F}\n"), "abc");
        assert_eq!(redact(&"ab ".repeat(1000)).chars().count(), 300);
        assert_eq!(redact(&"é".repeat(1000)).chars().count(), 300);
    }
}
