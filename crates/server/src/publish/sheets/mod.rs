//! Sheets of items as departments keep them, made into guides; or every cell that speaks against it.
//!
//! Owns reading CSV and XLSX within limits ([`csv_file`], [`workbook`]), which columns there are ([`columns`]), and what
//! guides come of them ([`items`]). It never writes anything and never works a formula out: what a program has saved as
//! a cell's value counts. What a cell leaves empty stays as it is published. Start with [`read`].

mod bounds;
mod cells;
pub mod columns;
pub mod csv_file;
mod details;
pub mod items;
pub mod table;
pub mod template;
pub mod workbook;

use mingbai_contract::catalog::Publication;
use mingbai_contract::desk::publishing::{CellFault, CellFaultCode};
use mingbai_contract::guide::Guide;
use std::panic::catch_unwind;
use table::{Faults, Table};

/// Files as they were sent: name and bytes.
pub type Files<'a> = [(&'a str, Vec<u8>)];

/// What is in the sheets.
#[derive(Debug, Default)]
pub struct Reading {
    /// The guides, each with what all sheets say of it.
    pub guides: Vec<Guide>,
    /// What is wrong with cells, by file, sheet and place.
    pub faults: Vec<CellFault>,
}

/// Reads files, beside what is published.
#[must_use]
pub fn read(files: &Files<'_>, published: &Publication) -> Reading {
    let mut faults = Faults::default();
    let mut tables: Vec<Table> = Vec::new();
    for (name, bytes) in files {
        let lower = name.to_lowercase();
        // A workbook is a zip archive, whatever it is called.
        let found = if bytes.starts_with(b"PK\x03\x04") {
            // What breaks a reader is damaged: it must not break the request.
            catch_unwind(|| workbook::read(name, bytes)).unwrap_or(Err(CellFaultCode::Unreadable))
        } else if lower.ends_with(".csv") || lower.ends_with(".txt") {
            csv_file::read(name, bytes)
        } else {
            Err(CellFaultCode::Unreadable)
        };
        match found {
            // A workbook without a sheet that can be read says nothing, which is a fault too.
            Ok(found) if found.is_empty() => faults.file(name, CellFaultCode::NoSheet),
            Ok(found) => tables.extend(found),
            Err(code) => faults.file(name, code),
        }
    }
    let guides = items::guides(&tables, published, &mut faults);
    Reading {
        guides,
        faults: faults.sorted(),
    }
}
