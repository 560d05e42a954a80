//! XLSX (ISO 29500), cell by cell: only what is there takes memory, however large a sheet says that it is.
//!
//! An archive is unpacked once before, so that a small file that unpacks to a huge one is found out, and so that nothing
//! it says of itself is believed ([`super::bounds`]). Merged cells say the same everywhere, as people read them. A formula
//! counts with the value that was saved with it.

use super::bounds;
use super::table::{CELL_CHARS, COLUMNS, Cell, ROWS, Table};
use calamine::{DataRef, Dimensions, ExcelDateTime, Reader as _, Sheet, SheetType, Xlsx};
use mingbai_contract::desk::publishing::CellFaultCode;
use std::io::{self, Cursor, Read as _};

/// How many bytes a workbook may unpack to, in all.
const UNPACKED: u64 = 32 * 1024 * 1024;

/// How many parts it may have.
const PARTS: usize = 500;

/// How many sheets are read.
const SHEETS: usize = 16;

/// How many cells of a workbook are read.
pub(super) const CELLS: usize = 100_000;

/// How many bytes all cells of a workbook may say: many may share one long text.
const BYTES: usize = 32 * 1024 * 1024;

/// What may still be read of a workbook.
struct Room {
    cells: usize,
    bytes: usize,
}

impl Room {
    /// Makes room for a cell.
    fn take(&mut self, cell: &Cell) -> Result<(), CellFaultCode> {
        let cells = self.cells.checked_sub(1);
        let bytes = self.bytes.checked_sub(cell.shown().len());
        self.cells = cells.ok_or(CellFaultCode::TooLarge)?;
        self.bytes = bytes.ok_or(CellFaultCode::TooLarge)?;
        Ok(())
    }
}

/// Reads every sheet of a workbook.
///
/// # Errors
/// What is wrong with the whole file.
pub fn read(file: &str, bytes: &[u8]) -> Result<Vec<Table>, CellFaultCode> {
    unpack(bytes)?;
    let unreadable = |_| CellFaultCode::Unreadable;
    let mut workbook = Xlsx::new(Cursor::new(bytes.to_vec())).map_err(unreadable)?;
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.len() > SHEETS {
        return Err(CellFaultCode::TooLarge);
    }
    let mut tables = Vec::new();
    let mut room = Room {
        cells: CELLS,
        bytes: BYTES,
    };
    // A chart has no cells.
    let with_cells = |sheet: &Sheet| sheet.typ == SheetType::WorkSheet;
    for Sheet { name, .. } in sheets.into_iter().filter(with_cells) {
        let mut table = Table {
            file: file.to_owned(),
            sheet: name.clone(),
            ..Table::default()
        };
        fill(&mut workbook, &mut table, &mut room)?;
        let merged = workbook.merge_cells_by_sheet_name(&name);
        // What is merged below the last row that says something means nothing.
        let last = table.rows().last().copied().unwrap_or(0).min(ROWS - 1);
        for region in merged.map_err(unreadable)? {
            spread(&mut table, &region, last, &mut room)?;
        }
        tables.push(table);
    }
    Ok(tables)
}

/// Reads the cells of a sheet.
fn fill(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    table: &mut Table,
    room: &mut Room,
) -> Result<(), CellFaultCode> {
    let unreadable = |_| CellFaultCode::Unreadable;
    let name = table.sheet.clone();
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let Some(found) = value(cell.get_value())? else {
            continue;
        };
        room.take(&found)?;
        let (row, column) = cell.get_position();
        table.put(index(row), index(column), found)?;
    }
    Ok(())
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
        let name = part.name().map_err(unreadable)?.into_owned();
        let (mut part, mut xml) = (part.take(left + 1), Vec::new());
        let read = if bounds::is_bounded(&name) {
            part.read_to_end(&mut xml).map(|read| read as u64)
        } else {
            io::copy(&mut part, &mut io::sink())
        };
        let read = read.map_err(|_| CellFaultCode::Unreadable)?;
        left = left.checked_sub(read).ok_or(CellFaultCode::TooLarge)?;
        bounds::check(&name, &xml)?;
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
        DataRef::DateTime(moment) => return Ok(Some(Cell::NoText(shown(moment)))),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            return Ok(Some(Cell::NoText(text.chars().take(CELL_CHARS).collect())));
        }
    };
    if text.chars().count() > CELL_CHARS {
        return Err(CellFaultCode::TooLarge);
    }
    Ok(Some(Cell::Text(text)))
}

/// A day as everybody writes it, with the time where there is one.
fn shown(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let (date, time) = (
        format!("{year:04}-{month:02}-{day:02}"),
        format!("{hour:02}:{minute:02}"),
    );
    match (moment.as_f64() < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00") => date,
        (false, _) => format!("{date} {time}"),
    }
}

/// Says in every cell of a merged region what its first one says.
fn spread(
    table: &mut Table,
    region: &Dimensions,
    last: usize,
    room: &mut Room,
) -> Result<(), CellFaultCode> {
    let from = (index(region.start.0), index(region.start.1));
    let Some(first) = table.cells.get(&from).cloned() else {
        return Ok(());
    };
    for row in from.0..=index(region.end.0).min(last) {
        for column in from.1..=index(region.end.1).min(COLUMNS - 1) {
            room.take(&first)?;
            table.put(row, column, first.clone())?;
        }
    }
    Ok(())
}
