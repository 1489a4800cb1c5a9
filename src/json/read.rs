//! From bytes to values.

use super::{Object, Value};

/// Lists and objects inside each other; what is deeper is made to break its reader.
pub const DEEPEST: u8 = 64;

/// Reads one JSON value; nothing when the bytes are anything but that, down to the last.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = Reader { rest: text };
    let value = reader.value(0)?;
    reader.blanks();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn takes(&mut self, text: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }

    /// The same after blanks.
    fn takes_sign(&mut self, sign: &str) -> Option<()> {
        self.blanks();
        self.takes(sign)
    }

    fn value(&mut self, depth: u8) -> Option<Value> {
        self.blanks();
        match self.rest.as_bytes().first()? {
            b'n' => self.takes("null").map(|()| Value::Null),
            b't' => self.takes("true").map(|()| Value::Bool(true)),
            b'f' => self.takes("false").map(|()| Value::Bool(false)),
            b'"' => self.text().map(Value::String),
            b'[' | b'{' if depth >= DEEPEST => None,
            b'[' => self.list(depth + 1),
            b'{' => self.object(depth + 1),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: u8) -> Option<Value> {
        self.takes("[")?;
        let mut items = Vec::new();
        if self.takes_sign("]").is_some() {
            return Some(Value::Array(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.takes_sign("]").is_some() {
                return Some(Value::Array(items));
            }
            self.takes_sign(",")?;
        }
    }

    fn object(&mut self, depth: u8) -> Option<Value> {
        self.takes("{")?;
        let mut pairs = Vec::new();
        if self.takes_sign("}").is_some() {
            return Some(Value::Object(Object(pairs)));
        }
        loop {
            self.blanks();
            let name = self.text()?;
            self.takes_sign(":")?;
            pairs.push((name, self.value(depth)?));
            if self.takes_sign("}").is_some() {
                return Some(Value::Object(Object(pairs)));
            }
            self.takes_sign(",")?;
        }
    }

    /// `-`, then `0` or digits without a leading zero, then a fraction and an exponent.
    fn number(&mut self) -> Option<Value> {
        let start = self.rest;
        let _ = self.takes("-");
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let written = start.get(..start.len() - self.rest.len())?;
        let mut more = false;
        if self.takes(".").is_some() {
            more = true;
            self.digits()?;
        }
        if self.takes("e").or_else(|| self.takes("E")).is_some() {
            more = true;
            let _ = self.takes("+").or_else(|| self.takes("-"));
            self.digits()?;
        }
        let whole = written.parse().ok().map(Value::Whole);
        // Only numbers with fractions have a zero with a sign.
        let negative = || written.parse().ok().filter(|number| *number < 0).map(Value::Negative);
        Some(whole.or_else(negative).filter(|_| !more).unwrap_or(Value::OtherNumber))
    }

    fn digits(&mut self) -> Option<&'a str> {
        let length = self.rest.len() - self.rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (digits, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        (!digits.is_empty()).then_some(digits)
    }

    fn text(&mut self) -> Option<String> {
        self.takes("\"")?;
        let mut text = String::new();
        loop {
            let plain = self.rest.find(|c: char| c == '"' || c == '\\' || c < ' ')?;
            text.push_str(self.rest.get(..plain)?);
            self.rest = self.rest.get(plain..)?;
            if self.takes("\"").is_some() {
                return Some(text);
            }
            // A bare control character is no JSON.
            self.takes("\\")?;
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let sign = characters.next()?;
        self.rest = characters.as_str();
        Some(match sign {
            '"' | '\\' | '/' => sign,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = self.hex()?;
                // Two halves of one character (RFC 8259 §7); a half alone is none.
                if (0xd800..0xdc00).contains(&first) {
                    self.takes("\\u")?;
                    let second = self.hex().filter(|second| (0xdc00..0xe000).contains(second))?;
                    char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))?
                } else {
                    char::from_u32(first)?
                }
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }
}
