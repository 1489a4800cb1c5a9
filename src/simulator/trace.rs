//! `fbtrace_id`: the id Meta puts into every error, so that its support can find the call.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTH: usize = 22;

/// The trace id of the n-th answer: looks random, yet is always the same.
pub fn id(nth: u64) -> String {
    let mut state = nth.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut text = String::from("A");
    for _ in 0..LENGTH {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push(char::from(ALPHABET[usize::try_from(state >> 58).unwrap_or(0) & 63]));
    }
    text
}
