//! Reading the contract's types out of a JSON tree.
//!
//! Owns how a value of JSON becomes a number, a word, an id or a list; which types there are stands
//! in `answers`, `complaints`, `ratings` and `publishing`. It accepts and refuses what the contract's serde attributes say, and tests hold
//! the two together; serde itself would cost every phone four times this code. For the same reason a
//! reader never stops half-way, with everything undone that it has read so far: it notes the fault
//! and goes on with any value, and [`from_text`] hands back nothing where there was a fault. Members
//! that nobody asks for are ignored, so that an older app reads a newer server.

mod answers;
mod complaints;
mod publishing;
mod ratings;
mod scalars;
#[cfg(test)]
mod tests;

use crate::json::{Json, parse};
use std::fmt;

/// A text is not what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// The innermost field that is missing or not of its type, the first if there are several; none
    /// where the text is no JSON, or no object.
    pub field: Option<&'static str>,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not readable: ")?;
        f.write_str(self.field.unwrap_or("no JSON"))
    }
}

impl std::error::Error for Unreadable {}

/// What a reader stumbled over.
#[derive(Debug, Default)]
pub struct Faults {
    /// The field that was looked up last.
    at: Option<&'static str>,
    /// The first fault.
    first: Option<Unreadable>,
}

impl Faults {
    /// Notes that the value at hand is not of its type.
    #[inline(never)]
    pub fn note(&mut self) {
        if self.first.is_none() {
            self.first = Some(Unreadable { field: self.at });
        }
    }

    /// A value, or the fault that there is none and anything in its place.
    fn unless<T>(&mut self, value: Option<T>, anything: T) -> T {
        value.unwrap_or_else(|| {
            self.note();
            anything
        })
    }

    /// The member of an object; `null` where there is no such member. Of members of the same name
    /// the last counts. It is a fault if the value is no object.
    #[inline(never)]
    pub fn field<'j, 't>(&mut self, value: &'j Json<'t>, name: &'static str) -> &'j Json<'t> {
        if let Json::Object(members) = value {
            self.at = Some(name);
            for (key, value) in members.iter().rev() {
                if key == name {
                    return value;
                }
            }
        } else {
            self.note();
        }
        &Json::Null
    }

    /// The place of a text among these words, behind them all if it is another one; that is a fault
    /// unless others are `open`.
    #[inline(never)]
    fn which(&mut self, value: &Json<'_>, words: &[&str], open: bool) -> usize {
        let place = match value {
            Json::Text(text) => {
                let place = words.iter().position(|word| word == text);
                place.or(open.then_some(words.len()))
            }
            _ => None,
        };
        self.unless(place, words.len())
    }
}

/// Something that can be read out of JSON.
pub trait Read: Sized {
    /// Reads it. A member that is missing is read as `null`; the type decides whether it may be.
    /// What is not of this type is noted as a fault, and the answer then means nothing.
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self;
}

/// Reads a whole text.
///
/// # Errors
/// [`Unreadable`] when it is not JSON or not of this type.
pub fn from_text<T: Read>(text: &str) -> Result<T, Unreadable> {
    let mut faults = Faults::default();
    let json = parse(text).unwrap_or(Json::Null);
    let answer = T::read(&json, &mut faults);
    match faults.first {
        None => Ok(answer),
        Some(fault) => Err(fault),
    }
}

/// The name of a field as it stands in JSON: without the mark of a raw identifier.
const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Reads structs whose members have the names of their fields. Those after the semicolon may be
/// missing: the contract says `serde(default)`, and their type is no `Option`.
macro_rules! read_struct {
    ($($name:ident { $($field:ident),* $(; $($optional:ident),*)? })*) => {$(
        impl $crate::read::Read for $name {
            #[inline(never)]
            fn read(value: &$crate::json::Json<'_>, faults: &mut $crate::read::Faults) -> Self {
                Self {
                    $($field: {
                        let name = const { $crate::read::plain(stringify!($field)) };
                        $crate::read::Read::read(faults.field(value, name), faults)
                    },)*
                    $($($optional: {
                        let name = const { $crate::read::plain(stringify!($optional)) };
                        Option::read(faults.field(value, name), faults).unwrap_or_default()
                    },)*)?
                }
            }
        }
    )*};
}

/// Reads enums that are a word in JSON; to be called once, with all of them. A variant after `else`
/// stands for every word that is not named; without one such a word is a fault.
macro_rules! read_enum {
    ($($name:ident { $($word:literal => $variant:ident),* $(; else $other:ident)? })*) => {
        $(
            impl $crate::read::Read for $name {
                #[inline(never)]
                fn read(value: &$crate::json::Json<'_>, faults: &mut $crate::read::Faults) -> Self {
                    const WORDS: &[&str] = &[$($word),*];
                    const VARIANTS: [$name; WORDS.len()] = [$($name::$variant),*];
                    // Does not compile when the contract has a variant that is not named here.
                    const _: fn($name) = |name| match name {
                        $($name::$variant)|* $(| $name::$other)? => (),
                    };
                    const OTHER: &[$name] = &[$($name::$other)?];
                    let place = faults.which(value, WORDS, !OTHER.is_empty());
                    VARIANTS.get(place).or(OTHER.first()).copied().unwrap_or(VARIANTS[0])
                }
            }
        )*
        /// Holds the words of every enum against serde's.
        #[cfg(test)]
        pub(super) fn compare_words() {
            $(
                super::tests::compare_words::<$name>(
                    &[$(($word, $name::$variant)),*],
                    &[$($name::$other)?],
                );
            )*
        }
    };
}
use {read_enum, read_struct};
