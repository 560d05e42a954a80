//! Due dates as a calendar file (RFC 5545), made on the phone: it goes to nobody.

use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::endpoint::encode;
use mingbai_domain::time::{Zone, local};

/// A line has at most so many bytes (RFC 5545 §3.1).
const LINE: usize = 75;

/// What is put into the calendar: a whole day, with a reminder at nine in the morning before it. A secret
/// is no part of it: calendars are shared.
pub struct Due {
    /// What it is about, so that the calendar knows it again: a number.
    pub number: String,
    /// The day.
    pub date: NaiveDate,
    /// What is due.
    pub summary: String,
    /// More about it.
    pub description: String,
}

/// The file's text, made at a moment in milliseconds since 1970.
#[must_use]
pub fn file(dues: &[Due], made: i64) -> String {
    let utc = Zone::by_name("UTC").unwrap_or(Zone::BEIJING);
    let made = local(made, utc);
    let minute = [made.minute / 60, made.minute % 60].map(|n| format!("{n:02}"));
    let made = [&digits(made.date), "T", &minute.concat(), "00Z"].concat();
    let mut out = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mingbai//Track//ZH",
    ] {
        fold(&mut out, line);
    }
    for due in dues {
        event(&mut out, due, &made);
    }
    fold(&mut out, "END:VCALENDAR");
    out
}

/// `20261120`
fn digits(date: NaiveDate) -> String {
    Date(date).to_string().replace('-', "")
}

fn event(out: &mut String, due: &Due, made: &str) {
    let (day, next) = (due.date, due.date.succ_opt().unwrap_or(due.date));
    for (name, value) in [
        ("BEGIN", "VEVENT".to_owned()),
        ("UID", [&due.number, "-", &digits(day), "@mingbai"].concat()),
        ("DTSTAMP", made.to_owned()),
        ("DTSTART;VALUE=DATE", digits(day)),
        ("DTEND;VALUE=DATE", digits(next)),
        ("SUMMARY", escape(&due.summary)),
        ("DESCRIPTION", escape(&due.description)),
        ("CLASS", "PRIVATE".to_owned()),
        ("TRANSP", "TRANSPARENT".to_owned()),
        ("BEGIN", "VALARM".to_owned()),
        ("ACTION", "DISPLAY".to_owned()),
        ("DESCRIPTION", escape(&due.summary)),
        ("TRIGGER", "-PT15H".to_owned()),
        ("END", "VALARM".to_owned()),
        ("END", "VEVENT".to_owned()),
    ] {
        fold(out, &[name, ":", &value].concat());
    }
}

/// The file as an address that a link can offer to save.
#[must_use]
pub fn address(dues: &[Due], made: i64) -> String {
    [
        "data:text/calendar;charset=utf-8,",
        &encode(&file(dues, made)),
    ]
    .concat()
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

#[cfg(test)]
mod tests {
    use super::{Due, file};
    use crate::pages::track::tests::{day, noon};

    #[test]
    fn the_due_date_is_a_calendar_file() {
        let summary = "食品经营许可（餐饮服务、食品销售）：最晚今天出结果, ok; \\";
        let due = Due {
            number: "QS202611200001Y".to_owned(),
            date: day("2026-12-31"),
            summary: summary.to_owned(),
            description: "甲\n乙".to_owned(),
        };
        let file = file(&[due], noon("2026-11-20"));
        assert!(
            file.split("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n'))
        );
        assert!(
            file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                && file.ends_with("END:VCALENDAR\r\n")
        );
        let whole = file.replace("\r\n ", "");
        let lines: Vec<&str> = whole.split("\r\n").collect();
        for line in [
            "UID:QS202611200001Y-20261231@mingbai",
            "DTSTAMP:20261120T040000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:食品经营许可（餐饮服务、食品销售）：最晚今天出结果\\, ok\\; \\\\",
            "DESCRIPTION:甲\\n乙",
            "TRIGGER:-PT15H",
        ] {
            assert!(lines.contains(&line), "{line} in {whole}");
        }
    }

    #[test]
    fn several_days_stand_in_one_file() {
        let due = |number: &str| Due {
            number: number.to_owned(),
            date: day("2026-12-31"),
            summary: String::new(),
            description: String::new(),
        };
        let file = file(
            &[due("GC2026-002-09"), due("GC2026-002-07-wage")],
            noon("2026-11-20"),
        );
        for (line, count) in [
            ("BEGIN:VCALENDAR", 1),
            ("BEGIN:VEVENT", 2),
            ("END:VEVENT", 2),
        ] {
            assert_eq!(file.matches(line).count(), count, "{line}");
        }
        assert!(file.contains("UID:GC2026-002-07-wage-20261231@mingbai"));
    }
}
