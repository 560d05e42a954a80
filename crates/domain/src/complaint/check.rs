//! What form and server check alike, every fault at once.
//!
//! The server sees only what is not sealed and how much of the rest there is; what the person wrote is
//! looked at on the phone, by [`draft`].

use crate::overtime::check_public;
use chrono::NaiveDate;
use mingbai_contract::catalog::Publication;
use mingbai_contract::complaint::{
    CategoryId, Envelope, KeyFile, Office, OfficeKey, Party, Routing,
};
use mingbai_contract::limits::{
    COMPLAINT_DEPARTMENTS, SEAL_TAG, SIZE_CLASSES, SUMMARY_CHARS, WRAPS,
};
use mingbai_contract::log::KeyId;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{Date, DepartmentId, ItemId, WindowId};

/// How many characters say what happened, at least and at most.
pub const WHAT_CHARS: std::ops::RangeInclusive<usize> = 10..=5000;

/// How many characters say what is wished, at most.
pub const WISH_CHARS: usize = 1000;

/// How many attachments go with a message, at most.
pub const ATTACHMENTS: usize = 9;

/// How many bytes all attachments of a message may have together: what is left of the largest size class
/// beside the text.
pub const ATTACHMENT_BYTES: usize = SIZE_CLASSES[SIZE_CLASSES.len() - 1] - (64 << 10);

/// For how many days after the offices have changed their keys what was sealed to the ones before is still taken
/// in: so long something may wait on a phone without a network. Whoever has stolen a key can read what is sealed
/// to it, so not for ever.
pub const OLD_KEY_DAYS: usize = 31;

/// How much memory, KiB, a guess at a key's passphrase takes: at least what OWASP asks for, at most what a
/// browser gives.
pub const KEY_MEMORY_KIB: std::ops::RangeInclusive<u32> = (19 << 10)..=(256 << 10);

/// How many passes.
pub const KEY_PASSES: std::ops::RangeInclusive<u32> = 2..=8;

fn fault(field: impl Into<String>, code: FieldCode) -> FieldProblem {
    FieldProblem {
        field: field.into(),
        code,
    }
}

/// What is published, as far as a complaint may name it.
pub trait Published {
    /// Whether there is such a category.
    fn category(&self, id: &CategoryId) -> bool;
    /// Whether there is such a window.
    fn window(&self, id: &WindowId) -> bool;
    /// Whether there is such an item.
    fn item(&self, id: &ItemId) -> bool;
    /// Whether there is such a department.
    fn department(&self, id: &DepartmentId) -> bool;
}

impl Published for Publication {
    fn category(&self, id: &CategoryId) -> bool {
        let mut categories = self.lists.complaint_categories.iter();
        categories.any(|category| category.id.as_str() == id.as_str())
    }

    fn window(&self, id: &WindowId) -> bool {
        self.windows.iter().any(|window| window.id == *id)
    }

    fn item(&self, id: &ItemId) -> bool {
        self.guides.iter().any(|guide| guide.id == *id)
    }

    fn department(&self, id: &DepartmentId) -> bool {
        self.departments.iter().any(|one| one.id == *id)
    }
}

/// Everything that is wrong with where a complaint belongs. Fields are JSON pointers below `at`.
#[must_use]
pub fn routing(
    at: &str,
    category: Option<&CategoryId>,
    routing: &Routing,
    published: &impl Published,
) -> Vec<FieldProblem> {
    let mut faults = Vec::new();
    match category {
        None => faults.push(fault([at, "/category"].concat(), FieldCode::Missing)),
        Some(id) if !published.category(id) => {
            faults.push(fault([at, "/category"].concat(), FieldCode::UnknownValue));
        }
        Some(_) => {}
    }
    if routing
        .window
        .as_ref()
        .is_some_and(|id| !published.window(id))
    {
        let window = [at, "/routing/window"].concat();
        faults.push(fault(window, FieldCode::UnknownValue));
    }
    if routing.item.as_ref().is_some_and(|id| !published.item(id)) {
        let item = [at, "/routing/item"].concat();
        faults.push(fault(item, FieldCode::UnknownValue));
    }
    let list = [at, "/routing/departments"].concat();
    faults.extend(departments(&list, &routing.departments, published));
    faults
}

/// Everything that is wrong with a list of departments at `at`.
#[must_use]
pub fn departments(
    at: &str,
    departments: &[DepartmentId],
    published: &impl Published,
) -> Vec<FieldProblem> {
    let mut faults = Vec::new();
    if departments.len() > COMPLAINT_DEPARTMENTS {
        faults.push(fault(at, FieldCode::TooLong));
    }
    let looked_at = departments.iter().take(COMPLAINT_DEPARTMENTS);
    for (place, id) in looked_at.enumerate() {
        let field = [at, "/", &place.to_string()].concat();
        if !published.department(id) {
            faults.push(fault(field, FieldCode::UnknownValue));
        } else if departments.iter().take(place).any(|before| before == id) {
            faults.push(fault(field, FieldCode::Taken));
        }
    }
    faults
}

/// What a person wrote, before it is sealed.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// What happened.
    pub what: &'a str,
    /// On which day, if that was said.
    pub happened_on: Option<NaiveDate>,
    /// What is wished.
    pub wish: &'a str,
    /// How many bytes each attachment has.
    pub attachments: &'a [usize],
}

/// Everything that is wrong with what a person wrote.
#[must_use]
pub fn draft(draft: &Draft<'_>, today: NaiveDate) -> Vec<FieldProblem> {
    let mut faults = Vec::new();
    let chars = draft.what.trim().chars().count();
    if chars == 0 {
        faults.push(fault("/what", FieldCode::Missing));
    } else if chars < *WHAT_CHARS.start() {
        faults.push(fault("/what", FieldCode::TooShort));
    } else if chars > *WHAT_CHARS.end() {
        faults.push(fault("/what", FieldCode::TooLong));
    }
    if draft.happened_on.is_some_and(|day| day > today) {
        faults.push(fault("/happened_on", FieldCode::OutOfRange));
    }
    if draft.wish.trim().chars().count() > WISH_CHARS {
        faults.push(fault("/wish", FieldCode::TooLong));
    }
    faults.extend(attachments(draft.attachments));
    faults
}

/// Everything that is wrong with what a person adds later: its text, and how many bytes each attachment has.
#[must_use]
pub fn note(text: &str, sizes: &[usize]) -> Vec<FieldProblem> {
    let mut faults = Vec::new();
    let chars = text.trim().chars().count();
    if chars == 0 {
        faults.push(fault("/text", FieldCode::Missing));
    } else if chars > *WHAT_CHARS.end() {
        faults.push(fault("/text", FieldCode::TooLong));
    }
    faults.extend(attachments(sizes));
    faults
}

/// Whether there are too many attachments, or too large ones.
fn attachments(sizes: &[usize]) -> Option<FieldProblem> {
    let bytes = sizes
        .iter()
        .fold(0, |sum: usize, size| sum.saturating_add(*size));
    let too_much = sizes.len() > ATTACHMENTS || bytes > ATTACHMENT_BYTES;
    too_much.then(|| fault("/attachments", FieldCode::TooLong))
}

/// Everything that is wrong with the form of something sealed; nobody looks inside. Fields are JSON
/// pointers below `at`.
#[must_use]
pub fn envelope(at: &str, envelope: &Envelope, from: Party) -> Vec<FieldProblem> {
    let mut faults = Vec::new();
    let field = |name: &str| [at, "/", name].concat();
    if envelope.version != Envelope::VERSION {
        faults.push(fault(field("version"), FieldCode::UnknownValue));
    }
    match (from, envelope.sender) {
        (Party::Reporter, Some(_)) => faults.push(fault(field("sender"), FieldCode::DoesNotFit)),
        (Party::Office, None) => faults.push(fault(field("sender"), FieldCode::Missing)),
        _ => {}
    }
    let sealed = envelope.body.0.len();
    if !SIZE_CLASSES.iter().any(|class| sealed == class + SEAL_TAG) {
        faults.push(fault(field("body"), FieldCode::OutOfRange));
    }
    if envelope.wraps.is_empty() {
        faults.push(fault(field("wraps"), FieldCode::Missing));
    } else if envelope.wraps.len() > WRAPS {
        faults.push(fault(field("wraps"), FieldCode::TooLong));
    } else {
        for (place, wrap) in envelope.wraps.iter().enumerate() {
            let before = envelope.wraps.iter().take(place);
            if before.into_iter().any(|other| other.key == wrap.key) {
                let twice = [&field("wraps"), "/", &place.to_string(), "/key"].concat();
                faults.push(fault(twice, FieldCode::Taken));
            }
        }
    }
    faults
}

/// Whether something is sealed to all offices' keys that were in use today or on one of the [`OLD_KEY_DAYS`]
/// days before, to the complaint office in any case, and to nobody else but one more: the reporter. What an office
/// wrote must have that one more. A key that begins or ends today need not be known to everybody yet.
#[must_use]
pub fn is_sealed_to(
    envelope: &Envelope,
    keys: &[OfficeKey],
    from: Party,
    today: NaiveDate,
) -> bool {
    let is_office = |id: &KeyId| keys.iter().any(|key| key.id == *id);
    let others = envelope.wraps.iter().filter(|wrap| !is_office(&wrap.key));
    let others_fit = match (from, others.count()) {
        (Party::Office, others) => others == 1,
        (Party::Reporter, others) => others <= 1,
    };
    let is_recipient = |key: &OfficeKey| envelope.wraps.iter().any(|wrap| wrap.key == key.id);
    let to_complaint_office = keys
        .iter()
        .any(|key| key.office == Office::ComplaintOffice && is_recipient(key));
    let is_changed =
        |key: &OfficeKey| key.valid_from.0 == today || key.retired == Some(Date(today));
    let fits_today = || {
        let mut keys = keys.iter();
        keys.all(|key| is_changed(key) || is_recipient(key) == is_in_use(key, today))
    };
    let fits_on = |day: NaiveDate| {
        let mut keys = keys.iter();
        keys.all(|key| is_recipient(key) == is_in_use(key, day))
    };
    let mut before = today.iter_days().rev().skip(1).take(OLD_KEY_DAYS);
    others_fit && to_complaint_office && (fits_today() || before.any(fits_on))
}

/// Whether something is sealed to an office's key on a day.
#[must_use]
pub fn is_in_use(key: &OfficeKey, day: NaiveDate) -> bool {
    key.valid_from.0 <= day && key.retired.is_none_or(|last| day <= last.0)
}

/// Whether what an office wrote says that it was written with a key that is in use.
#[must_use]
pub fn is_from_office(envelope: &Envelope, keys: &[OfficeKey], today: NaiveDate) -> bool {
    let mut in_use = keys.iter().filter(|key| is_in_use(key, today));
    in_use.any(|key| envelope.sender == Some(key.id))
}

/// Everything that is wrong with how the private half of a key is kept: another way than the one there is, or
/// a passphrase that is too cheap to guess at. Fields are JSON pointers below `at`.
#[must_use]
pub fn key_file(at: &str, file: &KeyFile) -> Vec<FieldProblem> {
    let wrong = [
        (
            "/version",
            file.version != KeyFile::VERSION,
            FieldCode::UnknownValue,
        ),
        (
            "/memory_kib",
            !KEY_MEMORY_KIB.contains(&file.memory_kib),
            FieldCode::OutOfRange,
        ),
        (
            "/passes",
            !KEY_PASSES.contains(&file.passes),
            FieldCode::OutOfRange,
        ),
    ];
    let wrong = wrong.into_iter().filter(|(_, wrong, _)| *wrong);
    wrong
        .map(|(name, _, code)| fault([at, name].concat(), code))
        .collect()
}

/// Everything that is wrong with a summary for everybody to read: its length, and a run of seven digits or
/// more, which is a phone's, a case's or a person's number.
#[must_use]
pub fn summary(text: &str) -> Vec<FieldProblem> {
    let code = check_public(text, SUMMARY_CHARS);
    code.map(|code| fault("/text", code)).into_iter().collect()
}
