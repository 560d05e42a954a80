//! Reports of inspections that this phone has to send yet (R9, R15): `report.{code}`, the key under which it
//! is taken in once, and the body as it is sent. Gone as soon as the server has it.

use crate::platform::{self, Refused};
use mingbai_contract::InspectionId;

const KEY: &str = "report.";

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// Under which it is taken in once.
    pub key: String,
    /// What is sent.
    pub body: String,
}

fn place(code: &InspectionId) -> String {
    [KEY, code.as_str()].concat()
}

fn read(kept: &str) -> Option<Unsent> {
    let (key, body) = kept.split_once('\n')?;
    Some(Unsent {
        key: key.to_owned(),
        body: body.to_owned(),
    })
}

/// The report on an inspection that is not sent yet.
#[must_use]
pub fn of(code: &InspectionId) -> Option<Unsent> {
    read(&platform::kept(&place(code))?)
}

/// Keeps it until it is sent.
///
/// # Errors
/// The browser keeps it only until the page is closed.
pub fn keep(code: &InspectionId, unsent: &Unsent) -> Result<(), Refused> {
    platform::keep(&place(code), &[&unsent.key, "\n", &unsent.body].concat())
}

/// It was taken in, or is not to be sent.
pub fn forget(code: &InspectionId) {
    platform::forget(&place(code));
}

/// How many there are.
#[must_use]
pub fn count() -> usize {
    let keys = platform::kept_keys();
    keys.iter().filter(|key| key.starts_with(KEY)).count()
}
