//! Sheets as departments keep them (CSV, XLSX): what is sent, and what is wrong with it, cell by cell.

use super::{DraftFault, DraftOf};
use serde::{Deserialize, Serialize};

/// How many bytes a sheet may have, before base64.
pub const SHEET_BYTES: usize = 2 * 1024 * 1024;

/// How many bytes the sheets that come together may have, before base64.
pub const SHEETS_BYTES: usize = 2 * SHEET_BYTES;

/// How many sheets may come together.
pub const SHEETS: usize = 8;

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SheetFile {
    /// What it is called; `.csv` or `.xlsx` says how it is read.
    pub name: String,
    /// Its bytes in base64 (RFC 4648 §4), at most [`SHEET_BYTES`] of them.
    pub content: String,
}

/// Files to be read, and whether drafts are made of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadSheets {
    /// The files, 1 to 8 and at most [`SHEETS_BYTES`] (4 MiB) together: items, materials, steps… may come apart.
    pub files: Vec<SheetFile>,
}

/// Makes drafts of what was read before: all of them or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportSheets {
    /// The same files.
    pub files: Vec<SheetFile>,
    /// What the report before was marked with: drafts are made only if it would be the same.
    pub stamp: String,
}

/// What is wrong with a cell, as a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CellFaultCode {
    /// The file is neither CSV nor XLSX, or is damaged.
    Unreadable,
    /// The file is larger than allowed, or unpacks to more than is read.
    TooLarge,
    /// The text is neither UTF-8 nor GB18030.
    UnknownEncoding,
    /// No sheet has the column heads of anything that is read here.
    NoSheet,
    /// A column that must be there is not.
    MissingColumn,
    /// The same column stands twice.
    DuplicateColumn,
    /// Nobody knows this column; it is not read.
    UnknownColumn,
    /// A cell that must say something is empty.
    Missing,
    /// It is not of the form that ids, numbers or amounts have.
    Malformed,
    /// It is none of the words that may stand there.
    UnknownValue,
    /// It names an item that is neither published nor in the sheets.
    UnknownItem,
    /// The same thing stands twice.
    Duplicate,
    /// It is longer than allowed, or outside of what it may be.
    OutOfRange,
    /// A formula without a value, or an error such as `#N/A`.
    NoValue,
    /// It belongs to a department that is not one's own.
    NotYours,
    /// Somebody has a draft of it.
    DraftThere,
}

impl CellFaultCode {
    /// Whether it keeps drafts from being made.
    #[must_use]
    pub const fn is_error(self) -> bool {
        !matches!(self, Self::UnknownColumn)
    }
}

/// Something that is wrong with a cell, a row, a column or a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CellFault {
    /// The file.
    pub file: String,
    /// The sheet in it; empty for CSV.
    pub sheet: String,
    /// The cell, such as `C7`; `7` for a row, `C` for a column, empty for all of it.
    pub cell: String,
    /// The column's head; empty where it is none's.
    pub head: String,
    /// What is wrong.
    pub code: CellFaultCode,
    /// What stands there, shortened.
    pub found: String,
    /// What may stand there, in Chinese, where one can say it in a few words.
    pub expected: String,
}

/// What a cell would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SheetChange {
    /// Of which draft.
    pub of: DraftOf,
    /// The field, as a comparison of versions calls it.
    pub field: String,
    /// What is published; absent where it would be new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it would be; absent where it would be gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// What is in the sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SheetReport {
    /// What is wrong with cells, by file, sheet and cell.
    pub faults: Vec<CellFault>,
    /// Whether any of them keeps drafts from being made.
    pub has_errors: bool,
    /// Which drafts would be made; those whose item is new have no published version.
    pub drafts: Vec<DraftOf>,
    /// What they would change.
    pub changes: Vec<SheetChange>,
    /// How many changes there are in all; the first 2000 are named.
    pub change_count: u32,
    /// What would keep the drafts from coming out (R6, R7…); they can be made all the same.
    pub draft_faults: Vec<DraftFault>,
    /// A mark of all this.
    pub stamp: String,
}

/// A workbook to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SheetTemplate {
    /// What it is called.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes in base64 (RFC 4648 §4).
    pub content: String,
}
