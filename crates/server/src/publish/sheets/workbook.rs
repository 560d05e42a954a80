//! XLSX (ISO 29500), cell by cell: only what is there takes memory, however large a sheet says that it is.
//!
//! An archive is unpacked once before, into nothing, so that a small file that unpacks to a huge one is found out. Merged
//! cells say the same everywhere, as people read them. A formula counts with the value that was saved with it.

use super::table::{CELL_CHARS, COLUMNS, Cell, ROWS, Table};
use calamine::{DataRef, Dimensions, Reader as _, Xlsx};
use mingbai_contract::desk::publishing::CellFaultCode;
use std::io::{self, Cursor, Read as _};

/// How many bytes a workbook may unpack to, in all.
const UNPACKED: u64 = 32 * 1024 * 1024;

/// How many parts it may have.
const PARTS: usize = 500;

/// How many sheets are read.
const SHEETS: usize = 16;

/// How many cells of a workbook are read.
const CELLS: usize = 100_000;

/// Reads every sheet of a workbook.
///
/// # Errors
/// What is wrong with the whole file.
pub fn read(file: &str, bytes: &[u8]) -> Result<Vec<Table>, CellFaultCode> {
    unpack(bytes)?;
    let unreadable = |_| CellFaultCode::Unreadable;
    let mut workbook = Xlsx::new(Cursor::new(bytes.to_vec())).map_err(unreadable)?;
    let names = workbook.sheet_names();
    if names.len() > SHEETS {
        return Err(CellFaultCode::TooLarge);
    }
    let (mut tables, mut left) = (Vec::new(), CELLS);
    for name in names {
        let mut table = Table {
            file: file.to_owned(),
            sheet: name.clone(),
            ..Table::default()
        };
        // A chart has no cells.
        if !fill(&mut workbook, &mut table, &mut left)? {
            continue;
        }
        let merged = workbook.merge_cells_by_sheet_name(&name);
        // What is merged below the last row that says something means nothing.
        let last = table.rows().last().copied().unwrap_or(0).min(ROWS - 1);
        for region in merged.map_err(unreadable)? {
            spread(&mut table, &region, last, &mut left)?;
        }
        tables.push(table);
    }
    Ok(tables)
}

/// Reads the cells of a sheet; false where it has none.
fn fill(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    table: &mut Table,
    left: &mut usize,
) -> Result<bool, CellFaultCode> {
    let name = table.sheet.clone();
    let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else {
        return Ok(false);
    };
    while let Some(cell) = cells.next_cell().map_err(|_| CellFaultCode::Unreadable)? {
        let Some(found) = value(cell.get_value())? else {
            continue;
        };
        *left = left.checked_sub(1).ok_or(CellFaultCode::TooLarge)?;
        let (row, column) = cell.get_position();
        table.put(index(row), index(column), found)?;
    }
    Ok(true)
}

/// Finds out how large an archive is, without believing what it says of itself.
fn unpack(bytes: &[u8]) -> Result<(), CellFaultCode> {
    let unreadable = |_| CellFaultCode::Unreadable;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > PARTS {
        return Err(CellFaultCode::TooLarge);
    }
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(unreadable)?;
        let read = io::copy(&mut part.take(left + 1), &mut io::sink());
        let read = read.map_err(|_| CellFaultCode::Unreadable)?;
        left = left.checked_sub(read).ok_or(CellFaultCode::TooLarge)?;
    }
    Ok(())
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// What a cell says; none where it says nothing.
fn value(data: &DataRef<'_>) -> Result<Option<Cell>, CellFaultCode> {
    let text = match data {
        DataRef::Empty => return Ok(None),
        DataRef::Error(error) => return Ok(Some(Cell::NoValue(error.to_string()))),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // As people see it: 5, not 5.0.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
    };
    if text.chars().count() > CELL_CHARS {
        return Err(CellFaultCode::TooLarge);
    }
    Ok(Some(Cell::Text(text)))
}

/// Says in every cell of a merged region what its first one says.
fn spread(
    table: &mut Table,
    region: &Dimensions,
    last: usize,
    left: &mut usize,
) -> Result<(), CellFaultCode> {
    let from = (index(region.start.0), index(region.start.1));
    let Some(first) = table.cells.get(&from).cloned() else {
        return Ok(());
    };
    for row in from.0..=index(region.end.0).min(last) {
        for column in from.1..=index(region.end.1).min(COLUMNS - 1) {
            *left = left.checked_sub(1).ok_or(CellFaultCode::TooLarge)?;
            table.put(row, column, first.clone())?;
        }
    }
    Ok(())
}
