//! CSV (RFC 4180) as programs here write it: in UTF-8, with or without a byte order mark, or in GB18030; with commas,
//! semicolons or tabs between cells.

use super::table::{CELL_CHARS, COLUMNS, Cell, ROWS, Table};
use mingbai_contract::desk::publishing::CellFaultCode;

/// Reads a file into its one table.
///
/// # Errors
/// What is wrong with the whole file.
pub fn read(file: &str, bytes: &[u8]) -> Result<Vec<Table>, CellFaultCode> {
    // Every line ends, and in one way, so that they can be counted.
    let text = decode(bytes)?.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut table = Table {
        file: file.to_owned(),
        ..Table::default()
    };
    let (mut record, mut row) = (csv::StringRecord::new(), 0_usize);
    loop {
        let begun = reader.position().line();
        let read = reader.read_record(&mut record);
        if !read.map_err(|_| CellFaultCode::Unreadable)? {
            break;
        }
        // Lines that say nothing are passed over by the reader; people count them all the same.
        let passed = reader.position().line().saturating_sub(begun);
        let within = record.iter().flat_map(str::chars).filter(|c| *c == '\n');
        let passed = usize::try_from(passed).unwrap_or(ROWS);
        row += passed.saturating_sub(within.count() + 1);
        for (column, text) in record.iter().enumerate().take(COLUMNS) {
            if text.chars().count() > CELL_CHARS {
                return Err(CellFaultCode::TooLarge);
            }
            table.put(row, column, Cell::Text(text.to_owned()))?;
        }
        row += 1;
    }
    Ok(vec![table])
}

/// The text of a file, in whichever of the two encodings it makes sense.
fn decode(bytes: &[u8]) -> Result<String, CellFaultCode> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(CellFaultCode::UnknownEncoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    match encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(text.into_owned()),
        None => Err(CellFaultCode::UnknownEncoding),
    }
}

/// What stands between cells: whatever the first line has most of.
fn delimiter(text: &str) -> u8 {
    let line = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let count = |byte: u8| line.bytes().filter(|one| *one == byte).count();
    let mut best = b',';
    for other in [b'\t', b';'] {
        if count(other) > count(best) {
            best = other;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::publish::sheets::table::name;

    #[test]
    fn rows_are_counted_as_people_see_them() {
        let text = "甲,乙\n\n\"丙\n丁\",戊\r\n\r\n己";
        let tables = read("a.csv", text.as_bytes()).unwrap();
        let cells: Vec<String> = tables[0]
            .cells
            .keys()
            .map(|(row, at)| name(*row, *at))
            .collect();
        assert_eq!(cells, ["A1", "B1", "A3", "B3", "A5"]);
    }
}
