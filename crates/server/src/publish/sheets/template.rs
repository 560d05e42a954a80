//! The workbook to fill in: the same columns that are read, with a line of what may stand in each.

use super::columns::{DETAILS, ITEMS, Kind};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

/// Its bytes.
///
/// # Errors
/// When it cannot be written, which a text of ours always can.
pub fn write() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let head = Format::new().set_bold().set_align(FormatAlign::Top);
    let hint = Format::new()
        .set_italic()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let items = ITEMS.iter().map(|column| (column.heads[0], column.hint));
    let mut sheets = vec![(Kind::Items.zh(), items.collect::<Vec<_>>())];
    for (kind, columns) in DETAILS {
        let columns = columns.iter().map(|column| (column.heads[0], column.hint));
        sheets.push((kind.zh(), columns.collect()));
    }
    for (name, columns) in sheets {
        let sheet = workbook.add_worksheet().set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, (title, words)) in (0_u16..).zip(columns) {
            sheet.set_column_width(at, 18)?;
            sheet.write_string_with_format(0, at, title, &head)?;
            // A remark below the head is passed over: it begins as remarks do.
            sheet.write_string_with_format(1, at, format!("※{words}"), &hint)?;
        }
    }
    workbook.save_to_buffer()
}
