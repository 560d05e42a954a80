//! The number of an application: prefix, date, serial, check character (R14).
//!
//! Owns how a number is made and how a typed one is read. The serial has four digits, or six once a
//! day has more than 9,999 applications; never five, so that no single slip makes one length of the
//! other. Start with [`read`].

use crate::check_character;
use chrono::{Datelike, NaiveDate};
use mingbai_contract::Date;
use mingbai_contract::application::ApplicationNumber;

/// The largest serial of a day.
pub const LAST_SERIAL: u32 = 999_999;

/// The largest serial that is written with four digits.
const LAST_SHORT_SERIAL: u32 = 9_999;

/// How many digits a date has.
const DATE_DIGITS: usize = 8;

/// What is wrong with a typed number, as far as it can be told without asking anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadNumber {
    /// It is too short or too long, or its hyphens stand in odd places.
    Length,
    /// It does not begin with the county's letters.
    Prefix,
    /// The eight digits of the date are no date, or one that is still to come.
    Date,
    /// The serial is not made of digits, or is one that is never given.
    Serial,
    /// Every group could be right, but the check character does not fit: one character somewhere is
    /// wrong, or two have changed places.
    Check,
}

impl BadNumber {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length => "number_length",
            Self::Prefix => "number_prefix",
            Self::Date => "number_date",
            Self::Serial => "number_serial",
            Self::Check => "number_check",
        }
    }
}

impl std::fmt::Display for BadNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for BadNumber {}

/// Writes a number with so many digits, zeros first.
fn push_digits(text: &mut String, number: u32, digits: u32) {
    for place in (0..digits).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        text.extend(char::from_digit(digit, 10));
    }
}

/// The number with this serial (from 1) of a day. None for a serial that is never given: its check
/// character would be `*`, or it is 0 or beyond [`LAST_SERIAL`]; and where the prefix holds anything
/// but capital letters and digits, or the year has no four digits.
#[must_use]
pub fn make(prefix: &str, date: NaiveDate, serial: u32) -> Option<ApplicationNumber> {
    let year = u32::try_from(date.year())
        .ok()
        .filter(|year| *year <= 9999)?;
    let digits = if serial <= LAST_SHORT_SERIAL { 4 } else { 6 };
    if serial == 0 || serial > LAST_SERIAL {
        return None;
    }
    let mut text = prefix.to_owned();
    push_digits(&mut text, year, 4);
    push_digits(&mut text, date.month(), 2);
    push_digits(&mut text, date.day(), 2);
    push_digits(&mut text, serial, digits);
    let check = check_character::of(&text).filter(|check| *check != '*')?;
    text.push(check);
    ApplicationNumber::new(text).ok()
}

/// The first number that can be given from `serial` on, and its serial: about every 37th is skipped
/// (R14). None once a day has no more of them.
#[must_use]
pub fn next(prefix: &str, date: NaiveDate, serial: u32) -> Option<(ApplicationNumber, u32)> {
    (serial.max(1)..=LAST_SERIAL)
        .find_map(|serial| make(prefix, date, serial).map(|number| (number, serial)))
}

/// What a key may have meant: capital letters for small ones, and the plain form of the wide
/// characters that Chinese keyboards write.
pub(crate) fn plain(c: char) -> char {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    };
    c.to_ascii_uppercase()
}

/// Takes the next group off `text`, and one hyphen or space behind it.
fn take<'t>(text: &mut &'t str, chars: usize) -> &'t str {
    let end = text
        .char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| at);
    let (group, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    *text = rest.strip_prefix(['-', ' ']).unwrap_or(rest);
    group
}

/// Reads a number as somebody typed it: small letters, wide characters, and a hyphen or space between
/// its groups are as good. `prefix` is the county's, `today` the day of the county.
///
/// What it says is wrong is the first group that cannot be right; where each could be,
/// [`BadNumber::Check`].
///
/// # Errors
/// [`BadNumber`].
pub fn read(text: &str, prefix: &str, today: NaiveDate) -> Result<ApplicationNumber, BadNumber> {
    let text: String = text.trim().chars().map(plain).collect();
    let mut rest = text.as_str();
    let letters = take(&mut rest, prefix.len());
    let day = take(&mut rest, DATE_DIGITS);
    let check = rest.chars().next_back().ok_or(BadNumber::Length)?;
    let serial = rest.strip_suffix(check).unwrap_or(rest);
    let serial = serial.strip_suffix(['-', ' ']).unwrap_or(serial);
    let least = match serial.chars().count() {
        4 => 1,
        // Six digits are only written where four do not do.
        6 => LAST_SHORT_SERIAL + 1,
        _ => return Err(BadNumber::Length),
    };
    if letters != prefix {
        return Err(BadNumber::Prefix);
    }
    if read_date(day).is_none_or(|date| date > today) {
        return Err(BadNumber::Date);
    }
    let digits = serial.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !serial.parse().is_ok_and(|serial: u32| serial >= least) {
        return Err(BadNumber::Serial);
    }
    let mut found = letters.to_owned();
    found.push_str(day);
    found.push_str(serial);
    found.push(check);
    if check == '*' || !check_character::fits(&found) {
        return Err(BadNumber::Check);
    }
    ApplicationNumber::new(found).map_err(|_| BadNumber::Check)
}

/// The date that eight digits stand for.
fn read_date(digits: &str) -> Option<NaiveDate> {
    let mut text = String::with_capacity(10);
    for (at, c) in digits.chars().enumerate() {
        if at == 4 || at == 6 {
            text.push('-');
        }
        text.push(c);
    }
    text.parse::<Date>().ok().map(|date| date.0)
}

/// The number in groups, for people: `QS20261120-0001-Y`.
#[must_use]
pub fn grouped(number: &ApplicationNumber) -> String {
    let text = number.as_str();
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let mut out = String::with_capacity(text.len() + 2);
    for (at, c) in text.chars().enumerate() {
        if at == letters + DATE_DIGITS || at + 1 == text.len() {
            out.push('-');
        }
        out.push(c);
    }
    out
}
