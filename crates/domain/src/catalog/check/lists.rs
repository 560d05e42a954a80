//! The published lists, commitments and colloquial words make sense.

use super::{FaultCode, Faults, is_blank};
use crate::complaint;
use crate::project::template;
use crate::rating::check::fitting;
use mingbai_contract::ItemId;
use mingbai_contract::catalog::Publication;
use mingbai_contract::complaint::CategoryId;
use mingbai_contract::lists::KeyGoalRow;
use mingbai_contract::rating::{Level, RatingTag};
use std::collections::BTreeSet;

const FILE: &str = "lists.json";

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    names(publication, faults);
    for (at, goal) in publication.lists.key_goals.iter().enumerate() {
        key_goal(at, goal, faults);
    }
    let file = "service-rules.json";
    for (at, rule) in publication.service_rules.iter().enumerate() {
        faults.name(file, &format!("/{at}/title"), &rule.title);
        faults.text(file, format!("/{at}/text/zh"), &rule.text.zh);
        faults.text(file, format!("/{at}/text/en"), &rule.text.en);
    }
    for (at, name) in complaint::faults(&publication.service_rules) {
        let field = format!("/{at}/params/{name}");
        faults.add(file, field, FaultCode::BadComplaintTerm, name);
    }
    let greens = publication
        .guides
        .iter()
        .filter(|guide| guide.green_channel);
    let greens: BTreeSet<&ItemId> = greens.map(|guide| &guide.id).collect();
    for (at, name) in template::faults(&publication.service_rules, &greens) {
        let field = format!("/{at}/params/{name}");
        faults.add(file, field, FaultCode::BadProjectTemplate, name);
    }
    if publication.lists.complaint_categories.is_empty() {
        faults.add(FILE, "/complaint_categories", FaultCode::NoCategories, "");
    }
    reasons(&publication.lists.rating_tags, faults);
    for (at, row) in publication.lists.complaint_categories.iter().enumerate() {
        if CategoryId::new(row.id.as_str()).is_err() {
            let field = format!("/complaint_categories/{at}/id");
            faults.add(FILE, field, FaultCode::BadCategory, row.id.as_str());
        }
    }
    let file = "synonyms.json";
    for (at, group) in publication.synonyms.iter().enumerate() {
        for (field, words) in [("terms", &group.terms), ("official", &group.official)] {
            if words.is_empty() || words.iter().any(|word| is_blank(word)) {
                let field = format!("/{at}/{field}");
                faults.add(file, field, FaultCode::EmptySynonym, group.id.as_str());
            }
        }
    }
}

/// What every entry is called, and what it must say.
fn names(publication: &Publication, faults: &mut Faults) {
    let lists = &publication.lists;
    let empty = |faults: &mut Faults, field: String, name: &str| {
        if is_blank(name) {
            faults.add(FILE, field, FaultCode::EmptyName, name);
        }
    };
    for (at, row) in lists.fee_catalogue.iter().enumerate() {
        empty(faults, format!("/fee_catalogue/{at}/name"), &row.name);
    }
    for (at, row) in lists.first_violation_no_penalty.iter().enumerate() {
        let field = format!("/first_violation_no_penalty/{at}");
        empty(faults, format!("{field}/behaviour"), &row.behaviour);
        faults.text(FILE, format!("{field}/law"), &row.law);
        if row.conditions.iter().all(|condition| is_blank(condition)) {
            faults.add(
                FILE,
                format!("{field}/conditions"),
                FaultCode::NoConditions,
                "",
            );
        }
    }
    for (at, row) in lists.penalty_discretion.iter().enumerate() {
        let field = format!("/penalty_discretion/{at}");
        empty(faults, format!("{field}/behaviour"), &row.behaviour);
        faults.text(FILE, format!("{field}/law"), &row.law);
        if row.tiers.is_empty() {
            faults.add(FILE, format!("{field}/tiers"), FaultCode::NoGrades, "");
        }
    }
    for (at, row) in lists.annual_inspections.iter().enumerate() {
        empty(faults, format!("/annual_inspections/{at}/name"), &row.name);
    }
    for (at, row) in lists.cancelled.iter().enumerate() {
        empty(faults, format!("/cancelled/{at}/name"), &row.name);
        faults.text(FILE, format!("/cancelled/{at}/basis"), &row.basis);
    }
    for (at, row) in lists.complaint_categories.iter().enumerate() {
        faults.name(FILE, &format!("/complaint_categories/{at}/name"), &row.name);
    }
    for (at, row) in lists.key_goals.iter().enumerate() {
        faults.name(FILE, &format!("/key_goals/{at}/name"), &row.name);
    }
}

/// The reasons that can be ticked with a rating: a bad level needs one (R11).
fn reasons(tags: &[RatingTag], faults: &mut Faults) {
    for (at, tag) in tags.iter().enumerate() {
        faults.name(FILE, &format!("/rating_tags/{at}/name"), &tag.name);
        if tag.levels.is_empty() {
            let field = format!("/rating_tags/{at}/levels");
            faults.add(FILE, field, FaultCode::NoLevels, tag.id.as_str());
        }
    }
    for level in Level::ALL.into_iter().filter(|level| level.is_bad()) {
        if fitting(tags, level).next().is_none() {
            let found = level.number().to_string();
            faults.add(FILE, "/rating_tags", FaultCode::NoReasons, found);
        }
    }
}

fn key_goal(at: usize, goal: &KeyGoalRow, faults: &mut Faults) {
    let field = format!("/key_goals/{at}");
    if goal.due < goal.start {
        let code = FaultCode::GoalUpsideDown;
        return faults.add(FILE, format!("{field}/due"), code, goal.due.to_string());
    }
    if goal.progress_percent > 100 {
        let found = goal.progress_percent.to_string();
        let field = format!("{field}/progress_percent");
        faults.add(FILE, field, FaultCode::ProgressOverHundred, found);
    }
    for (nth, milestone) in goal.milestones.iter().enumerate() {
        let field = format!("{field}/milestones/{nth}");
        let code = FaultCode::MilestoneOutsideGoal;
        if milestone.planned < goal.start || milestone.planned > goal.due {
            let found = milestone.planned.to_string();
            faults.add(FILE, format!("{field}/planned"), code, found);
        }
        // Reached late is possible; reached before it began is not.
        if let Some(actual) = milestone.actual
            && actual < goal.start
        {
            faults.add(FILE, format!("{field}/actual"), code, actual.to_string());
        }
    }
}
