//! The tokens of this phone (R11): with one of them a rating counts as that of somebody who was served.
//!
//! One entry for each application that was seen concluded, `purse.{name}`, whose name is a hash that only number
//! and query code lead to: it does not tell which application it is. The word before the first space says what
//! is behind it: what is asked with until the answer has come, the token, or nothing, where there is none for
//! this phone, or it is used.

use crate::platform::{self, Refused};

const KEY: &str = "purse.";

/// What is kept for an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It is being asked for: with this, and with no other.
    Asking(String),
    /// The text of its code.
    Token(String),
    /// There is none to be had.
    Nothing,
}

const ASKING: &str = "asking";
const TOKEN: &str = "token";
const NOTHING: &str = "nothing";

fn write(kept: &Kept) -> String {
    let (word, text) = match kept {
        Kept::Asking(text) => (ASKING, text.as_str()),
        Kept::Token(text) => (TOKEN, text.as_str()),
        Kept::Nothing => (NOTHING, ""),
    };
    [word, " ", text].concat()
}

fn read(text: &str) -> Option<Kept> {
    let (word, text) = text.split_once(' ')?;
    match word {
        ASKING => Some(Kept::Asking(text.to_owned())),
        TOKEN => Some(Kept::Token(text.to_owned())),
        NOTHING => Some(Kept::Nothing),
        _ => None,
    }
}

fn place(name: &str) -> String {
    [KEY, name].concat()
}

/// What is kept under a name.
#[must_use]
pub fn of(name: &str) -> Option<Kept> {
    read(&platform::kept(&place(name))?)
}

/// Keeps it.
///
/// # Errors
/// The browser keeps it only until the page is closed.
pub fn keep(name: &str, kept: &Kept) -> Result<(), Refused> {
    platform::keep(&place(name), &write(kept))
}

/// A token was used: it is not offered any more.
pub fn used(code: &str) {
    for key in keys() {
        let kept = platform::kept(&key).as_deref().and_then(read);
        if kept.is_some_and(|kept| kept == Kept::Token(code.to_owned())) {
            // Where nothing is kept, nothing is offered again either.
            let _ = platform::keep(&key, &write(&Kept::Nothing));
        }
    }
}

/// How many there are.
#[must_use]
pub fn count() -> usize {
    keys().count()
}

fn keys() -> impl Iterator<Item = String> {
    let all = platform::kept_keys().into_iter();
    all.filter(|key| key.starts_with(KEY))
}

#[cfg(test)]
mod tests {
    use super::{Kept, read, write};

    #[test]
    fn what_is_kept_is_read_as_it_was_written() {
        for kept in [
            Kept::Asking("AAAA".to_owned()),
            Kept::Token("t.w.A12.2026-Q4.AAAA.BBBB".to_owned()),
            Kept::Nothing,
        ] {
            assert_eq!(read(&write(&kept)), Some(kept));
        }
        for other in ["", "token", "else x"] {
            assert_eq!(read(other), None, "{other:?}");
        }
    }
}
