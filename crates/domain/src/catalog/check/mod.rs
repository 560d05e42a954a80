//! The catalog checker: everything that is wrong with a publication, all of it at once.
//!
//! Owns the rules a publication must keep before it may be imported: references that lead
//! somewhere, complete guides, promises within R6, fees within R7, a calendar that adds up. It works
//! on typed values; the shape of the JSON is checked before. It never mends anything, and it never
//! stops at the first fault. Used by the server and the desk, never on the phone. Start with
//! [`check`], or with [`guide`] for one guide while somebody types; each file below holds one kind of
//! rule, and `code` all of their reasons.

mod calendar;
mod code;
mod fees;
mod guides;
pub(crate) mod limits;
mod lists;
mod offices;
mod references;
mod unique;

pub use code::{FaultCode, Severity};
pub use unique::code as same_code;

use super::shares::shares;
use mingbai_contract::Words;
use mingbai_contract::catalog::Publication;
use mingbai_contract::desk::publishing::Around;
use mingbai_contract::guide::Guide;

/// Something wrong with a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, relative to the data folder, such as `items/food-business-license.json`; the folder
    /// `items` for what concerns all items together.
    pub file: String,
    /// The field as a JSON pointer (RFC 6901), such as `/limits/committed_working_days`; empty for
    /// the whole file.
    pub field: String,
    /// What is wrong.
    pub code: FaultCode,
    /// What stands there, as text; empty where something is missing.
    pub found: String,
}

impl Fault {
    /// Whether it keeps a publication from being imported.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

/// Everything that is wrong with `publication`, by file and field. It may be imported when none of
/// the faults [`Fault::is_error`].
#[must_use]
pub fn check(publication: &Publication) -> Vec<Fault> {
    let mut faults = Faults(Vec::new());
    unique::check(publication, &mut faults);
    references::check(publication, &mut faults);
    offices::check(publication, &mut faults);
    guides::check(publication, &mut faults);
    limits::check(publication, &mut faults);
    fees::check(publication, &mut faults);
    calendar::check(publication, &mut faults);
    lists::check(publication, &mut faults);
    faults.sorted()
}

/// Everything that is wrong with a guide by itself and beside what is published around it: the same rules as
/// [`check`]'s, but for the item's code, which another item may have ([`same_code`]).
#[must_use]
pub fn guide(guide: &Guide, around: &Around) -> Vec<Fault> {
    let mut faults = Faults(Vec::new());
    unique::one(guide, &mut faults);
    references::one(guide, &around.departments, &around.windows, &mut faults);
    guides::one(guide, around.today, &mut faults);
    limits::one(guide, &mut faults);
    fees::one(guide, &around.fees, &mut faults);
    let mut shares = shares(std::slice::from_ref(guide));
    shares.immediate += around.other_immediate;
    shares.committed += around.other_cases.saturating_sub(around.other_immediate);
    limits::all(shares, &mut faults);
    faults.sorted()
}

/// The faults found so far.
struct Faults(Vec<Fault>);

impl Faults {
    /// By file and field.
    fn sorted(self) -> Vec<Fault> {
        let mut faults = self.0;
        faults.sort_by(|a, b| (&a.file, &a.field, a.code).cmp(&(&b.file, &b.field, b.code)));
        faults
    }

    /// Notes a fault.
    fn add(
        &mut self,
        file: &str,
        field: impl Into<String>,
        code: FaultCode,
        found: impl Into<String>,
    ) {
        let (file, field, found) = (file.to_owned(), field.into(), found.into());
        self.0.push(Fault {
            file,
            field,
            code,
            found,
        });
    }

    /// Notes an empty name in either language.
    fn name(&mut self, file: &str, field: &str, words: &Words) {
        for (language, text) in [("zh", &words.zh), ("en", &words.en)] {
            if is_blank(text) {
                self.add(
                    file,
                    format!("{field}/{language}"),
                    FaultCode::EmptyName,
                    text.as_str(),
                );
            }
        }
    }

    /// Notes an empty text.
    fn text(&mut self, file: &str, field: impl Into<String>, text: &str) {
        if is_blank(text) {
            self.add(file, field, FaultCode::EmptyText, text);
        }
    }
}

/// Whether a text says nothing.
fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The file of a guide.
fn file_of(guide: &Guide) -> String {
    format!("items/{}.json", guide.id)
}
