//! A due date as a calendar file (RFC 5545), made on the phone: it goes to nobody.

use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::endpoint::encode;
use mingbai_domain::time::{Zone, local};

/// A line has at most so many bytes (RFC 5545 §3.1).
const LINE: usize = 75;

/// What is put into the calendar: a whole day, with a reminder at nine in the morning before it. The query
/// code is no part of it: calendars are shared.
pub struct Due<'a> {
    /// The number of the application.
    pub number: &'a str,
    /// The day.
    pub date: NaiveDate,
    /// What is due.
    pub summary: &'a str,
    /// More about it.
    pub description: &'a str,
    /// When this was made, in milliseconds since 1970.
    pub made: i64,
}

/// The file's text.
pub fn file(due: &Due<'_>) -> String {
    let day = |date: NaiveDate| Date(date).to_string().replace('-', "");
    let utc = Zone::by_name("UTC").unwrap_or(Zone::BEIJING);
    let made = local(due.made, utc);
    let minute = [made.minute / 60, made.minute % 60].map(|n| format!("{n:02}"));
    let next = due.date.succ_opt().unwrap_or(due.date);
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR".to_owned()),
        ("VERSION", "2.0".to_owned()),
        ("PRODID", "-//Mingbai//Track//ZH".to_owned()),
        ("BEGIN", "VEVENT".to_owned()),
        (
            "UID",
            [due.number, "-", &day(due.date), "@mingbai"].concat(),
        ),
        (
            "DTSTAMP",
            [&day(made.date), "T", &minute.concat(), "00Z"].concat(),
        ),
        ("DTSTART;VALUE=DATE", day(due.date)),
        ("DTEND;VALUE=DATE", day(next)),
        ("SUMMARY", escape(due.summary)),
        ("DESCRIPTION", escape(due.description)),
        ("CLASS", "PRIVATE".to_owned()),
        ("TRANSP", "TRANSPARENT".to_owned()),
        ("BEGIN", "VALARM".to_owned()),
        ("ACTION", "DISPLAY".to_owned()),
        ("DESCRIPTION", escape(due.summary)),
        ("TRIGGER", "-PT15H".to_owned()),
        ("END", "VALARM".to_owned()),
        ("END", "VEVENT".to_owned()),
        ("END", "VCALENDAR".to_owned()),
    ] {
        fold(&mut out, &[name, ":", &value].concat());
    }
    out
}

/// The file as an address that a link can offer to save.
pub fn address(due: &Due<'_>) -> String {
    ["data:text/calendar;charset=utf-8,", &encode(&file(due))].concat()
}

/// RFC 5545 §3.3.11.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// Writes a line, folded where it is long, never inside a character.
fn fold(out: &mut String, line: &str) {
    let mut bytes = 0;
    for c in line.chars() {
        if bytes + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            bytes = 1;
        }
        out.push(c);
        bytes += c.len_utf8();
    }
    out.push_str("\r\n");
}
