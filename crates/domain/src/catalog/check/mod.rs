//! The catalog checker: everything that is wrong with a publication, all of it at once.
//!
//! Owns the rules a publication must keep before it may be imported: references that lead
//! somewhere, complete guides, promises within R6, fees within R7, a calendar that adds up. It works
//! on typed values; the shape of the JSON is checked before. It never mends anything, and stops at
//! nothing. Start with [`check`]; each file below holds one kind of rule.

mod unique;

use mingbai_contract::catalog::Publication;

/// Something wrong with a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, relative to the data folder, such as `items/food-business-license.json`.
    pub file: String,
    /// The field as a JSON pointer (RFC 6901), such as `/limits/committed_working_days`; empty for
    /// the whole file.
    pub field: String,
    /// What is wrong.
    pub code: FaultCode,
    /// What stands there, as text.
    pub found: String,
}

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The publication must not be imported.
    Error,
    /// It may be imported, but somebody should look.
    Warning,
}

/// What is wrong, as a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultCode {
    /// An id stands twice.
    DuplicateId,
}

impl FaultCode {
    /// The code as it is printed and sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::DuplicateId => "duplicate_id",
        }
    }

    /// Whether it keeps a publication from being imported.
    #[must_use]
    pub const fn severity(self) -> Severity {
        Severity::Error
    }
}

/// Everything that is wrong with `publication`, by file and field.
#[must_use]
pub fn check(publication: &Publication) -> Vec<Fault> {
    let mut faults = Faults(Vec::new());
    unique::check(publication, &mut faults);
    let mut faults = faults.0;
    faults.sort_by(|a, b| (&a.file, &a.field, a.code).cmp(&(&b.file, &b.field, b.code)));
    faults
}

/// The faults found so far.
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, file: &str, field: String, code: FaultCode, found: impl Into<String>) {
        let (file, found) = (file.to_owned(), found.into());
        self.0.push(Fault {
            file,
            field,
            code,
            found,
        });
    }
}
