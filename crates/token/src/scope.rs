//! What a token is good for. Phone and server bind every token to it, and it is all that they agree on.

use mingbai_contract::{DepartmentId, WindowId};
use std::fmt;
use std::str::FromStr;

/// A quarter of a year, written `2026-Q4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: u16,
    number: u8,
}

/// Why a text is no quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadQuarter;

impl fmt::Display for BadQuarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a quarter such as 2026-Q4")
    }
}

impl std::error::Error for BadQuarter {}

impl Quarter {
    /// The quarter of a year, 1 to 4; the year has four digits.
    ///
    /// # Errors
    /// [`BadQuarter`] for any other.
    pub const fn new(year: u16, number: u8) -> Result<Self, BadQuarter> {
        if year >= 1000 && year <= 9999 && number >= 1 && number <= 4 {
            Ok(Self { year, number })
        } else {
            Err(BadQuarter)
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = BadQuarter;

    fn from_str(text: &str) -> Result<Self, BadQuarter> {
        let &[a, b, c, d, b'-', b'Q', number] = text.as_bytes() else {
            return Err(BadQuarter);
        };
        let digits = [a, b, c, d, number];
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(BadQuarter);
        }
        let [a, b, c, d, number] = digits.map(|digit| digit - b'0');
        let year = [a, b, c, d]
            .into_iter()
            .fold(0, |year, digit| year * 10 + u16::from(digit));
        Self::new(year, number)
    }
}

/// Where a token is good.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// At one window.
    Window(WindowId),
    /// At every window of a department: where a window has so few cases that its tokens would be told apart.
    Department(DepartmentId),
}

/// Where and for which quarter a token is good.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scope {
    /// Where.
    pub place: Place,
    /// The quarter in which the application was concluded.
    pub quarter: Quarter,
}

impl Scope {
    /// The public info of RFC 9497 §3.3.3.
    #[must_use]
    pub fn info(&self) -> Vec<u8> {
        let (kind, id) = match &self.place {
            Place::Window(window) => ("w", window.as_str()),
            Place::Department(department) => ("d", department.as_str()),
        };
        let quarter = self.quarter.to_string();
        // Ids hold no zero byte, so no two scopes share their bytes.
        ["mingbai-rating-token-v1", kind, id, &quarter]
            .join("\0")
            .into_bytes()
    }
}
