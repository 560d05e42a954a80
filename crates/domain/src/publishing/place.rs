//! Where a fault of the whole publication stands among drafts.

use crate::catalog::check::{Fault, check};
use mingbai_contract::catalog::Publication;
use mingbai_contract::desk::publishing::{DraftFault, DraftOf};

/// The data file's tables of the lists, in the order of their ids.
const TABLES: [(&str, &str); 8] = [
    ("/fee_catalogue", "fees"),
    ("/first_violation_no_penalty", "first-violation"),
    ("/penalty_discretion", "penalty-discretion"),
    ("/annual_inspections", "annual-inspections"),
    ("/cancelled", "cancelled"),
    ("/key_goals", "key-goals"),
    ("/complaint_categories", "complaint-categories"),
    ("/rating_tags", "rating-tags"),
];

/// What a fault of a publication is of, and where in its content it stands.
#[must_use]
pub fn place(fault: &Fault, publication: &Publication) -> DraftFault {
    let found = of(fault, publication);
    let (of, field) = match found {
        Some((of, field)) => (Some(of), field.to_owned()),
        None => (None, format!("{}{}", fault.file, fault.field)),
    };
    DraftFault {
        of,
        field,
        code: fault.code.code().to_owned(),
        is_error: fault.is_error(),
        found: fault.found.clone(),
    }
}

fn of<'a>(fault: &'a Fault, publication: &Publication) -> Option<(DraftOf, &'a str)> {
    let field = fault.field.as_str();
    match fault.file.as_str() {
        "lists.json" => TABLES.iter().find_map(|(table, id)| {
            let rest = field.strip_prefix(table)?;
            let whole = rest.is_empty() || rest.starts_with('/');
            let list = id.parse().ok().filter(|_| whole)?;
            Some((DraftOf::List(list), rest))
        }),
        "service-rules.json" => Some((DraftOf::List("commitments".parse().ok()?), field)),
        "calendar.json" => {
            let rest = field.strip_prefix("/years/")?;
            let (at, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let year = publication.calendar.years.get(at.parse::<usize>().ok()?)?;
            Some((DraftOf::Year(year.year), rest))
        }
        file => {
            let item = file.strip_prefix("items/")?.strip_suffix(".json")?;
            Some((DraftOf::Guide(item.parse().ok()?), field))
        }
    }
}

/// Everything that is wrong with a publication, by what it is of.
#[must_use]
pub fn faults(publication: &Publication) -> Vec<DraftFault> {
    let faults = check(publication);
    faults
        .iter()
        .map(|fault| place(fault, publication))
        .collect()
}
