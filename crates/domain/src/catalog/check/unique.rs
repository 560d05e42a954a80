//! Whatever has an id has one of its own.

use super::{Fault, FaultCode, Faults, file_of};
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::Guide;
use std::collections::BTreeSet;

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    let Publication {
        departments,
        centers,
        windows,
        guides,
        lists,
        ..
    } = publication;
    table(
        "departments.json",
        "",
        departments.iter().map(|d| d.id.as_str()),
        faults,
    );
    table(
        "centers.json",
        "",
        centers.iter().map(|c| c.id.as_str()),
        faults,
    );
    table(
        "windows.json",
        "",
        windows.iter().map(|w| w.id.as_str()),
        faults,
    );
    let rules = &publication.service_rules;
    table(
        "service-rules.json",
        "",
        rules.iter().map(|r| r.id.as_str()),
        faults,
    );
    table(
        "synonyms.json",
        "",
        publication.synonyms.iter().map(|s| s.id.as_str()),
        faults,
    );

    let file = "lists.json";
    let ids = lists.fee_catalogue.iter().map(|r| r.id.as_str());
    table(file, "/fee_catalogue", ids, faults);
    let ids = lists
        .first_violation_no_penalty
        .iter()
        .map(|r| r.id.as_str());
    table(file, "/first_violation_no_penalty", ids, faults);
    let ids = lists.penalty_discretion.iter().map(|r| r.id.as_str());
    table(file, "/penalty_discretion", ids, faults);
    let ids = lists.annual_inspections.iter().map(|r| r.id.as_str());
    table(file, "/annual_inspections", ids, faults);
    table(
        file,
        "/cancelled",
        lists.cancelled.iter().map(|r| r.id.as_str()),
        faults,
    );
    let ids = lists.complaint_categories.iter().map(|r| r.id.as_str());
    table(file, "/complaint_categories", ids, faults);
    let ids = lists.rating_tags.iter().map(|r| r.id.as_str());
    table(file, "/rating_tags", ids, faults);
    table(
        file,
        "/key_goals",
        lists.key_goals.iter().map(|r| r.id.as_str()),
        faults,
    );

    let mut ids = BTreeSet::new();
    for (at, guide) in guides.iter().enumerate() {
        if ids.insert(&guide.id) {
            faults.0.extend(code(guide, guides.iter().take(at)));
        } else {
            let id = guide.id.as_str();
            faults.add(&file_of(guide), "/id", FaultCode::DuplicateId, id);
        }
        one(guide, faults);
    }
    for (at, window) in windows.iter().enumerate() {
        let items = window.items.iter().map(|item| item.as_str());
        once("windows.json", &format!("/{at}/items"), items, faults);
    }
    for (at, department) in departments.iter().enumerate() {
        let windows = department.windows.iter().map(|window| window.as_str());
        once(
            "departments.json",
            &format!("/{at}/windows"),
            windows,
            faults,
        );
    }
    let help = publication
        .county
        .help_windows
        .iter()
        .map(|window| window.as_str());
    once("county.json", "/help_windows", help, faults);
}

/// The fault of an item's code that another item has already; none where it is its own.
#[must_use]
pub fn code<'g>(guide: &Guide, others: impl IntoIterator<Item = &'g Guide>) -> Option<Fault> {
    let mut others = others.into_iter();
    let is_taken = others.any(|other| other.id != guide.id && other.code == guide.code);
    is_taken.then(|| Fault {
        file: file_of(guide),
        field: "/code".to_owned(),
        code: FaultCode::DuplicateCode,
        found: guide.code.clone(),
    })
}

/// What a guide lists, it lists once.
pub(super) fn one(guide: &Guide, faults: &mut Faults) {
    let file = file_of(guide);
    table(
        &file,
        "/materials",
        guide.materials.iter().map(|m| m.id.as_str()),
        faults,
    );
    table(
        &file,
        "/situations",
        guide.situations.iter().map(|s| s.id.as_str()),
        faults,
    );
    once(
        &file,
        "/windows",
        guide.windows.iter().map(|w| w.as_str()),
        faults,
    );
    for (at, situation) in guide.situations.iter().enumerate() {
        let list = format!("/situations/{at}/materials");
        once(
            &file,
            &list,
            situation.materials.iter().map(|m| m.as_str()),
            faults,
        );
    }
}

/// Reports every id of a list of objects that stood there before.
fn table<'a>(file: &str, list: &str, ids: impl Iterator<Item = &'a str>, faults: &mut Faults) {
    for (at, id) in repeated(ids) {
        faults.add(file, format!("{list}/{at}/id"), FaultCode::DuplicateId, id);
    }
}

/// Reports every entry of a list of ids that stood there before.
fn once<'a>(file: &str, list: &str, ids: impl Iterator<Item = &'a str>, faults: &mut Faults) {
    for (at, id) in repeated(ids) {
        faults.add(
            file,
            format!("{list}/{at}"),
            FaultCode::DuplicateReference,
            id,
        );
    }
}

fn repeated<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let mut seen = BTreeSet::new();
    ids.enumerate()
        .filter(|(_, id)| !seen.insert(*id))
        .collect()
}
