//! A sheet as cells, and what is wrong with them.

use mingbai_contract::desk::publishing::{CellFault, CellFaultCode};
use std::collections::BTreeMap;

/// How many rows of a sheet are read.
pub const ROWS: usize = 5000;

/// How many columns of a sheet are read.
pub const COLUMNS: usize = 64;

/// How many characters a cell may have.
pub const CELL_CHARS: usize = 4000;

/// How many faults are told; who has more has sent another file than was meant.
const MOST_FAULTS: usize = 2000;

/// A cell that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text, without space around it.
    Text(String),
    /// A formula without a value, or an error such as `#N/A`.
    NoValue(String),
    /// A day or a time, which programs make of `3-5` unasked: nobody can tell how it was shown, or meant.
    NoText(String),
}

impl Cell {
    /// What stands there.
    #[must_use]
    pub fn shown(&self) -> &str {
        let (Self::Text(shown) | Self::NoValue(shown) | Self::NoText(shown)) = self;
        shown
    }
}

/// A sheet: its cells by row and column, both from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The file.
    pub file: String,
    /// The sheet; empty for CSV.
    pub sheet: String,
    /// The cells that say something.
    pub cells: BTreeMap<(usize, usize), Cell>,
}

impl Table {
    /// Puts a text into a cell, unless it says nothing.
    ///
    /// # Errors
    /// [`CellFaultCode::TooLarge`] outside of what is read.
    pub fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), CellFaultCode> {
        if let Cell::Text(text) = &cell
            && text.trim().is_empty()
        {
            return Ok(());
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(CellFaultCode::TooLarge);
        }
        let cell = match cell {
            Cell::Text(text) => Cell::Text(text.trim().to_owned()),
            other => other,
        };
        self.cells.insert((row, column), cell);
        Ok(())
    }

    /// The rows that say something, in order.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        let mut rows: Vec<usize> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }
}

/// A column's letters, from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A cell's name, row and column from 0: `C7`.
#[must_use]
pub fn name(row: usize, column: usize) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Faults(Vec<((String, String, usize, usize), CellFault)>);

/// Where something is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The sheet.
    pub table: &'a Table,
    /// The row, from 0; none for all of them.
    pub row: Option<usize>,
    /// The column, from 0; none for all of them.
    pub column: Option<usize>,
    /// The column's head; empty where it is none's.
    pub head: &'a str,
}

impl Faults {
    /// Notes what is wrong with a file.
    pub fn file(&mut self, file: &str, code: CellFaultCode) {
        let table = Table {
            file: file.to_owned(),
            ..Table::default()
        };
        let place = Place {
            table: &table,
            row: None,
            column: None,
            head: "",
        };
        self.add(place, code, "", "");
    }

    /// Notes a fault.
    pub fn add(&mut self, at: Place<'_>, code: CellFaultCode, found: &str, expected: &str) {
        if self.0.len() >= MOST_FAULTS {
            return;
        }
        let cell = match (at.row, at.column) {
            (Some(row), Some(column)) => name(row, column),
            (Some(row), None) => (row + 1).to_string(),
            (None, Some(column)) => letters(column),
            (None, None) => String::new(),
        };
        let key = (
            at.table.file.clone(),
            at.table.sheet.clone(),
            at.row.map_or(0, |row| row + 1),
            at.column.map_or(0, |column| column + 1),
        );
        self.0.push((
            key,
            CellFault {
                file: at.table.file.clone(),
                sheet: at.table.sheet.clone(),
                cell,
                head: at.head.to_owned(),
                code,
                found: short(found),
                expected: expected.to_owned(),
            },
        ));
    }

    /// By file, sheet, row and column.
    #[must_use]
    pub fn sorted(mut self) -> Vec<CellFault> {
        self.0.sort_by(|(a, _), (b, _)| a.cmp(b));
        self.0.into_iter().map(|(_, fault)| fault).collect()
    }
}

/// At most 60 characters of a text.
fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{letters, name};

    #[test]
    fn cells_are_called_as_every_program_calls_them() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ")] {
            assert_eq!(letters(column), expected);
        }
        assert_eq!(name(6, 2), "C7");
    }
}
