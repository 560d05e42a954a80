//! JSON (RFC 8259), read into a tree that borrows from the text.
//!
//! Small on purpose, because every phone downloads it: one pass, no type parameters, no error texts,
//! and numbers stay as they are written, for whoever needs one knows which kind it is. It accepts and
//! refuses exactly what `serde_json` does (held by tests), but for numbers too large for a float.
//! Start with [`parse`]; [`crate::read`] makes the contract's types of the tree.

use std::borrow::Cow;

/// How deeply lists and objects may lie in one another.
const DEPTH: u8 = 127;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(&'a str),
    /// A text, borrowed where it holds no escapes.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Json<'a>>),
    /// An object: names and values in the order in which they are written.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// Reads one JSON value with nothing but space around it; none where the text is anything else.
#[must_use]
pub fn parse(text: &str) -> Option<Json<'_>> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(DEPTH)?;
    parser.skip_space();
    (parser.at == text.len()).then_some(value)
}

struct Parser<'a> {
    text: &'a str,
    /// The byte to look at next. It only ever moves over ASCII outside strings, and a string's ends
    /// are ASCII too: slices never cut a character.
    at: usize,
}

impl<'a> Parser<'a> {
    /// The next byte; at the end NUL, which JSON allows nowhere.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Steps over a byte, if it is the next one.
    fn take(&mut self, byte: u8) -> bool {
        let next = self.peek() == byte;
        self.at += usize::from(next);
        next
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// As [`Self::take`], with space before it.
    fn take_spaced(&mut self, byte: u8) -> bool {
        self.skip_space();
        self.take(byte)
    }

    fn value(&mut self, depth: u8) -> Option<Json<'a>> {
        self.skip_space();
        match self.peek() {
            b'{' => self.object(depth.checked_sub(1)?),
            b'[' => self.list(depth.checked_sub(1)?),
            b'"' => self.string().map(Json::Text),
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Json<'a>) -> Option<Json<'a>> {
        let end = self.at + word.len();
        let here = self.text.get(self.at..end)? == word;
        self.at = end;
        here.then_some(value)
    }

    fn object(&mut self, depth: u8) -> Option<Json<'a>> {
        let mut members = Vec::new();
        self.at += 1;
        if !self.take_spaced(b'}') {
            loop {
                self.skip_space();
                let key = self.string()?;
                if !self.take_spaced(b':') {
                    return None;
                }
                members.push((key, self.value(depth)?));
                if self.ends(b'}')? {
                    break;
                }
            }
        }
        Some(Json::Object(members))
    }

    fn list(&mut self, depth: u8) -> Option<Json<'a>> {
        let mut items = Vec::new();
        self.at += 1;
        if !self.take_spaced(b']') {
            loop {
                items.push(self.value(depth)?);
                if self.ends(b']')? {
                    break;
                }
            }
        }
        Some(Json::List(items))
    }

    /// Whether the list or object ends here; if not, a comma is due.
    fn ends(&mut self, close: u8) -> Option<bool> {
        if self.take_spaced(b',') {
            Some(false)
        } else {
            self.take(close).then_some(true)
        }
    }

    fn number(&mut self) -> Option<Json<'a>> {
        let from = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        self.text.get(from..self.at).map(Json::Number)
    }

    /// One digit at least.
    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        if !self.take(b'"') {
            return None;
        }
        // What lies before `from`; stays empty while there was no escape.
        let mut before = String::new();
        let mut from = self.at;
        loop {
            match self.peek() {
                byte @ (b'"' | b'\\') => {
                    let piece = self.text.get(from..self.at)?;
                    self.at += 1;
                    if byte == b'"' && before.is_empty() {
                        return Some(Cow::Borrowed(piece));
                    }
                    before.push_str(piece);
                    if byte == b'"' {
                        return Some(Cow::Owned(before));
                    }
                    before.push(self.escape()?);
                    from = self.at;
                }
                0..=0x1F => return None,
                _ => self.at += 1,
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Option<char> {
        let byte = self.peek();
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return None,
        })
    }

    /// What follows `\u`: four digits, or the two halves of a surrogate pair (RFC 8259 §7).
    fn code_point(&mut self) -> Option<char> {
        let mut code = self.hex()?;
        if code & 0xFC00 == 0xD800 {
            if !(self.take(b'\\') && self.take(b'u')) {
                return None;
            }
            let low = self.hex()?;
            if low & 0xFC00 != 0xDC00 {
                return None;
            }
            code = 0x1_0000 + ((code & 0x3FF) << 10) + (low & 0x3FF);
        }
        char::from_u32(code)
    }

    fn hex(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }
}
