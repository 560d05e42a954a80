//! The catalog checker: the sample county has no fault, and every planted one is found, and only it.

mod calendar;
mod fees;
mod guides;
mod limits;
mod offices;
mod plant;
mod references;
mod unique;

use crate::county::county;
use mingbai_contract::guide::Audience;
use mingbai_domain::catalog::check::FaultCode::{self, EmptyText, NoAliases, NoSteps};
use mingbai_domain::catalog::check::FaultCode::{UnknownTimeZone, UpdatedLater, YearMissing};
use mingbai_domain::catalog::check::{Severity, check};
use plant::{FOOD, RENEWAL, food, renewal};
use std::collections::BTreeSet;

#[test]
fn the_sample_county_has_no_fault() {
    assert_eq!(check(county()), []);
}

#[test]
fn every_fault_is_reported_at_once_in_order() {
    let mut publication = county().clone();
    food(&mut publication).aliases.clear();
    food(&mut publication).audience = vec![Audience::Personal];
    renewal(&mut publication).steps.clear();
    publication.county.hotline.clear();
    "Mars".clone_into(&mut publication.calendar.timezone);
    let found: Vec<_> = check(&publication)
        .into_iter()
        .map(|f| (f.file, f.code))
        .collect();
    let expected = [
        ("calendar.json", UnknownTimeZone),
        ("county.json", EmptyText),
        (FOOD, NoAliases),
        (RENEWAL, NoSteps),
    ];
    assert_eq!(found, expected.map(|(file, code)| (file.to_owned(), code)));
}

#[test]
fn codes_are_words_of_their_own_and_have_a_reason() {
    let codes: BTreeSet<_> = FaultCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes.len(), FaultCode::ALL.len());
    for code in FaultCode::ALL {
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        assert!(code.code().chars().all(plain), "{code:?}");
        assert!(
            code.reason().len() > 10 && code.reason().contains(['.', ':']),
            "{code:?}"
        );
    }
    let warnings: Vec<_> = FaultCode::ALL
        .iter()
        .filter(|c| c.severity() == Severity::Warning)
        .collect();
    assert_eq!(warnings, [&UpdatedLater, &YearMissing]);
}

#[test]
fn every_code_has_been_planted() {
    let tables = [
        calendar::planted(),
        fees::planted(),
        guides::planted(),
        limits::planted(),
        offices::planted(),
        references::planted(),
        unique::planted(),
    ];
    let planted: BTreeSet<FaultCode> = tables.iter().flatten().map(|(.., code)| *code).collect();
    assert_eq!(planted, FaultCode::ALL.iter().copied().collect());
}
