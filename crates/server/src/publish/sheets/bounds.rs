//! What a reader of workbooks would set memory aside for because a file says so, and how much of it is let through.
//!
//! A count in a file costs its author nothing; memory that cannot be had ends the whole program, not only the request.
//! So those parts of an archive are looked through first, whose words are taken at face value when they are read:
//! [`strings`], which say how many they are, and [`styles`], of which each format takes copies.

use mingbai_contract::desk::publishing::CellFaultCode;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How many strings, formats and the like there may be.
const MOST: usize = super::workbook::CELLS;

/// How many fonts, fills, borders and formats there may be together.
const STYLES: usize = 30_000;

/// How many bytes of XML one of them may have: every format takes a copy of those it names.
const STYLE_BYTES: u64 = 2048;

/// Looks through a part of an archive before anything reads it as what its name says it is.
///
/// # Errors
/// [`CellFaultCode::TooLarge`] for what is out of bounds, [`CellFaultCode::Unreadable`] for what is no XML.
pub(super) fn check(name: &str, xml: &[u8]) -> Result<(), CellFaultCode> {
    match Bounded::of(name) {
        Some(Bounded::Strings) => strings(xml),
        Some(Bounded::Styles) => styles(xml),
        None => Ok(()),
    }
}

/// Whether a part of this name is one that [`check`] looks through.
pub(super) fn is_bounded(name: &str) -> bool {
    Bounded::of(name).is_some()
}

enum Bounded {
    Strings,
    Styles,
}

impl Bounded {
    /// Readers find parts whatever case their names have, in whichever folder the archive says.
    fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        if name.ends_with("sharedstrings.xml") {
            Some(Self::Strings)
        } else {
            name.ends_with("styles.xml").then_some(Self::Styles)
        }
    }
}

/// The strings that cells share.
fn strings(xml: &[u8]) -> Result<(), CellFaultCode> {
    let mut count = 0;
    each(xml, |event, _| {
        let Event::Start(tag) = event else {
            return Ok(());
        };
        match tag.local_name().as_ref() {
            "sst" => counts(tag),
            "si" => {
                count += 1;
                within(count <= MOST)
            }
            _ => Ok(()),
        }
    })
}

/// What the head of the strings says of their number.
fn counts(tag: &BytesStart<'_>) -> Result<(), CellFaultCode> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| CellFaultCode::Unreadable)?;
        if ["uniqueCount", "count"].contains(&attribute.key.as_ref()) {
            let count = attribute.value.parse::<usize>();
            within(count.is_ok_and(|count| count <= MOST))?;
        }
    }
    Ok(())
}

/// Fonts, fills, borders, formats of numbers, and the formats of cells made of them.
fn styles(xml: &[u8]) -> Result<(), CellFaultCode> {
    let mut count = 0;
    let mut open: Option<(String, u64)> = None;
    each(xml, |event, [begin, end]| {
        let mut close = false;
        match event {
            Event::Start(tag) => {
                let tag = tag.local_name();
                if ["font", "fill", "border", "numFmt", "xf"].contains(&tag.as_ref()) {
                    count += 1;
                    within(count <= STYLES)?;
                    open.get_or_insert_with(|| (tag.as_ref().to_owned(), begin));
                }
            }
            Event::End(tag) => {
                let is_open = |(name, _): &(String, u64)| name == tag.local_name().as_ref();
                close = open.as_ref().is_some_and(is_open);
            }
            _ => {}
        }
        if let Some((_, begin)) = &open {
            within(end.saturating_sub(*begin) <= STYLE_BYTES)?;
        }
        if close {
            open = None;
        }
        Ok(())
    })
}

fn within(fits: bool) -> Result<(), CellFaultCode> {
    match fits {
        true => Ok(()),
        false => Err(CellFaultCode::TooLarge),
    }
}

/// Reads XML as the reader of workbooks does, each event with where it begins and ends.
fn each(
    xml: &[u8],
    mut look: impl FnMut(&Event<'_>, [u64; 2]) -> Result<(), CellFaultCode>,
) -> Result<(), CellFaultCode> {
    let mut reader = Reader::from_reader(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let begin = reader.buffer_position();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|_| CellFaultCode::Unreadable)? {
            Event::Eof => return Ok(()),
            event => look(&event, [begin, reader.buffer_position()])?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_says_of_its_strings_is_no_reason_to_set_memory_aside() {
        let part =
            |words: &str| format!(r#"<?xml version="1.0"?><x:sst {words}><si><t/></si></x:sst>"#);
        for (words, expected) in [
            ("", Ok(())),
            (r#"count="7" uniqueCount="1""#, Ok(())),
            (r#"uniqueCount="100000""#, Ok(())),
            (r#"uniqueCount="100001""#, Err(CellFaultCode::TooLarge)),
            (
                r#"uniqueCount='999999999999999'"#,
                Err(CellFaultCode::TooLarge),
            ),
            (
                r#"uniqueCount="1" uniqueCount="4000000000""#,
                Err(CellFaultCode::TooLarge),
            ),
            (r#"count="-1""#, Err(CellFaultCode::TooLarge)),
            (r#"count="many""#, Err(CellFaultCode::TooLarge)),
            ("count=1", Err(CellFaultCode::Unreadable)),
        ] {
            let xml = part(words);
            for name in ["xl/sharedStrings.xml", "XL\\SHAREDSTRINGS.XML"] {
                assert_eq!(check(name, xml.as_bytes()), expected, "{words}");
            }
            assert_eq!(check("xl/workbook.xml", xml.as_bytes()), Ok(()));
        }
        let many = format!("<sst>{}</sst>", "<si/>".repeat(MOST + 1));
        let found = check("sharedStrings.xml", many.as_bytes());
        assert_eq!(found, Err(CellFaultCode::TooLarge));
    }

    #[test]
    fn formats_take_no_copies_of_something_large() {
        let part = |font: &str, formats: usize| {
            let formats = r#"<xf fontId="0"><alignment/></xf>"#.repeat(formats);
            format!("<styleSheet><fonts>{font}</fonts><cellXfs>{formats}</cellXfs></styleSheet>")
        };
        let plain = r#"<font><name val="宋体"/><sz val="11"/></font>"#;
        let long = format!(r#"<font><name val="{}"/></font>"#, "a".repeat(4096));
        let deep = format!("<font>{}</font>", "<name/>".repeat(1000));
        for (xml, expected) in [
            (part(plain, 5000), Ok(())),
            (part(plain, STYLES), Err(CellFaultCode::TooLarge)),
            (part(&long, 1), Err(CellFaultCode::TooLarge)),
            (part(&deep, 1), Err(CellFaultCode::TooLarge)),
        ] {
            assert_eq!(check("xl/styles.xml", xml.as_bytes()), expected);
        }
    }
}
