//! Tells a piece of a token from what merely stands beside one.

/// A token broken into lines has no line shorter than this, but for the last.
pub(super) const SHORTEST_PIECE: usize = 16;
/// Signs that end a token in an address, written as an address writes them: `"`, `#`, `&`, `'`, `,`, `;`, `>`, `]`, `}`.
const ENCODED_ENDS: [&str; 9] = ["22", "23", "26", "27", "2C", "3B", "3E", "5D", "7D"];

/// A line without the marks of a quoted mail before it, and without a sign behind it that says that the line goes on.
pub(super) fn without_marks(line: &str) -> &str {
    line.trim_start_matches('>').trim_end_matches(['=', '\\'])
}

/// Whether a line of letters and digits is plainly no part of a token: an id, an app secret, a word.
pub(super) fn is_something_else(line: &str) -> bool {
    let id = line.len() >= 5 && line.bytes().all(|byte| byte.is_ascii_digit());
    let secret = line.len() == 32 && line.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let word = line.len() >= 3
        && line.starts_with(|c: char| c.is_ascii_alphabetic())
        && line.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    id || secret || word
}

/// Whether the text behind a run of letters and digits goes on as if the run were only the first part of a token: taking
/// the run for the whole would hand on half a token.
pub(super) fn goes_on(after: &str) -> bool {
    let mut characters = after.chars();
    let Some(sign) = characters.next() else { return false };
    let rest = characters.as_str();
    let next = run(rest);
    let hidden = after.starts_with("...") || after.starts_with("***");
    let direct = match sign {
        '.' => next >= SHORTEST_PIECE,
        '-' | '_' | '~' | '+' | '/' | '*' | '\\' => next > 0,
        '%' => !ENCODED_ENDS.iter().any(|end| rest.get(..2).is_some_and(|code| code.eq_ignore_ascii_case(end))),
        _ if super::wrong_kind::MASKS.contains(&sign) => true,
        _ if sign.is_whitespace() => false,
        _ => sign.is_control() || !sign.is_ascii() && next > 0,
    };
    hidden || direct || wraps(after)
}

/// Whether the next line looks like the next piece of the same token.
fn wraps(after: &str) -> bool {
    let end = after.trim_start_matches([' ', '\t', '=', '\\']);
    if !end.starts_with(['\n', '\r']) {
        return false;
    }
    let line = end.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let (piece, rest) = line.split_at(run(line));
    let alone = !rest.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '`' | '=' | '\\' | ','));
    let key = rest.starts_with('=') && !rest.trim_start_matches('=').starts_with(['\n', '\r']);
    piece.len() >= SHORTEST_PIECE && alone && !key && !is_something_else(piece)
}

/// How many letters and digits a text starts with.
fn run(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len()
}
