//! What is wrong with a draft, and where, in words.

use super::model::{self, MALFORMED};
use super::spec::{Section, sections};
use crate::text::faults::fault as words_of;
use crate::text::{Text, fill};
use mingbai_contract::desk::publishing::{CellFaultCode, DraftFault, DraftOf};
use mingbai_contract::problem::FieldProblem;

/// What is wrong, and what stands there.
#[must_use]
pub fn fault(t: &Text, fault: &DraftFault) -> String {
    let words = match fault.code.as_str() {
        MALFORMED => t.publishing.bad_form,
        code => words_of(&t.faults, code),
    };
    match fault.found.as_str() {
        "" => words.to_owned(),
        found => fill(t.common.bracket, &[words, found]),
    }
}

/// Where a pointer leads, by the labels of its fields.
#[must_use]
pub fn place(t: &Text, all: &[Section], pointer: &str) -> String {
    let path = model::path(all, pointer);
    let each = path.into_iter().map(|(field, at)| {
        let label = (field.label)(&t.fields);
        match at {
            Some(at) => fill(t.publishing.row, &[label, &(at + 1).to_string()]),
            None => label.to_owned(),
        }
    });
    let words: Vec<String> = each.collect();
    match words.is_empty() {
        true => pointer.to_owned(),
        false => words.join(" · "),
    }
}

/// A fault with its place, also of another draft.
#[must_use]
pub fn placed(t: &Text, one: &DraftFault) -> String {
    let what = fault(t, one);
    let place = match &one.of {
        Some(of) => place(t, sections(of), &one.field),
        None => one.field.clone(),
    };
    match place.as_str() {
        "" => what,
        place => fill(t.publishing.colon, &[place, &what]),
    }
}

/// A fault with its place, and what that is in, where `called` names it.
#[must_use]
pub fn named(t: &Text, one: &DraftFault, called: impl Fn(&DraftOf) -> Option<String>) -> String {
    let said = placed(t, one);
    match one.of.as_ref().and_then(called) {
        Some(name) => fill(t.publishing.colon, &[&name, &said]),
        None => said,
    }
}

/// What a request had wrong: a draft that somebody else was quicker with, or a day.
#[must_use]
pub fn problem(t: &Text, problem: &FieldProblem) -> String {
    let label = match problem.field.as_str() {
        "/day" => t.publishing.publish_day,
        field if field.parse::<DraftOf>().is_ok() => return t.common.trouble_conflict.to_owned(),
        "/stamp" => return t.common.trouble_conflict.to_owned(),
        _ => t.publishing.import_files,
    };
    crate::text::terms::wrong(t, label, problem.code)
}

/// What is wrong with a cell.
#[must_use]
pub const fn cell(t: &Text, code: CellFaultCode) -> &'static str {
    use CellFaultCode as C;
    let p = &t.publishing;
    match code {
        C::Unreadable => p.cell_unreadable,
        C::TooLarge => p.cell_too_large,
        C::UnknownEncoding => p.cell_unknown_encoding,
        C::NoSheet => p.cell_no_sheet,
        C::MissingColumn => p.cell_missing_column,
        C::DuplicateColumn => p.cell_duplicate_column,
        C::UnknownColumn => p.cell_unknown_column,
        C::Missing => p.cell_missing,
        C::Malformed => p.cell_malformed,
        C::UnknownValue => p.cell_unknown_value,
        C::UnknownItem => p.cell_unknown_item,
        C::Duplicate => p.cell_duplicate,
        C::OutOfRange => p.cell_out_of_range,
        C::NoValue => p.cell_no_value,
        C::NotYours => p.cell_not_yours,
        C::DraftThere => p.cell_draft_there,
    }
}
