//! What the form is made of, without signals and without a browser: a content as it is edited, what is wrong with it,
//! and which field a pointer leads to.

mod edited;
#[cfg(test)]
mod tests;

pub use edited::Edited;

use super::spec::{Field, Kind, Section};
use mingbai_contract::desk::publishing::{Around, Content, DraftFault, DraftOf};
use mingbai_domain::catalog::check;

/// A pointer to a field of what is at `above`.
#[must_use]
pub fn below(above: &str, at: &str) -> String {
    match at {
        "" => above.to_owned(),
        at => format!("{above}/{at}"),
    }
}

/// The code of a field that is not of its form.
pub const MALFORMED: &str = "malformed";

/// What is wrong with what is typed: its form, else the rules. Of anything but a guide only its form is known here.
#[must_use]
pub fn faults(edited: &Edited, of: &DraftOf, around: Option<&Around>) -> Option<Vec<DraftFault>> {
    let wrong = |field: &str| DraftFault {
        of: Some(of.clone()),
        field: field.to_owned(),
        code: MALFORMED.to_owned(),
        is_error: true,
        found: String::new(),
    };
    let malformed: Vec<DraftFault> = edited.malformed().map(wrong).collect();
    if !malformed.is_empty() {
        return Some(malformed);
    }
    match (edited.content(), around) {
        // An id of nothing, a day that is none: one of the fields, which the server names.
        (None, _) => Some(vec![wrong("")]),
        (Some(Content::Guide(guide)), Some(around)) => {
            let faults = check::guide(&guide, around).into_iter();
            Some(faults.map(|fault| placed(of, fault)).collect())
        }
        _ => None,
    }
}

fn placed(of: &DraftOf, fault: check::Fault) -> DraftFault {
    let own = fault.file.starts_with("items/");
    DraftFault {
        of: own.then(|| of.clone()),
        is_error: fault.is_error(),
        field: fault.field,
        code: fault.code.code().to_owned(),
        found: fault.found,
    }
}

/// The label of the field that a pointer leads to, with the entry's number where it is in one.
#[must_use]
pub fn path<'a>(sections: &'a [Section], pointer: &str) -> Vec<(&'a Field, Option<usize>)> {
    let all: Vec<&Field> = sections.iter().flat_map(|section| section.fields).collect();
    let mut path = Vec::new();
    walk(&all, pointer, &mut path);
    path
}

fn walk<'a>(fields: &[&'a Field], pointer: &str, path: &mut Vec<(&'a Field, Option<usize>)>) {
    for field in fields {
        let Some(rest) = pointer.strip_prefix(&below("", field.at)) else {
            continue;
        };
        if !rest.is_empty() && !rest.starts_with('/') {
            continue;
        }
        let (at, inner) = match rest.trim_start_matches('/').split_once('/') {
            Some((at, inner)) => (at, format!("/{inner}")),
            None => (rest.trim_start_matches('/'), String::new()),
        };
        path.push((field, at.parse().ok()));
        if let Kind::Rows(fields) = field.kind
            && !inner.is_empty()
        {
            walk(&fields.iter().collect::<Vec<_>>(), &inner, path);
        }
        return;
    }
}
