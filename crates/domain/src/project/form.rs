//! Whether a project can be read by people and reckoned with: texts, numbers of things, days.
//!
//! Nothing here knows a rule of R8; [`super::check`] and [`super::check_guide`] do.

use super::inspection::is_enterprise_code;
use crate::application::{NAME_CHARS, PAUSE_DAYS, TEXT_CHARS, check_text};
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{Approval, Project};

/// How many approvals a project has at most.
pub const APPROVALS: usize = 100;

/// How many stages, milestones, fees, pauses or deferred materials there are at most, each in its place.
pub const PARTS: usize = 50;

/// How many characters the name of a project has at most.
pub const PROJECT_NAME_CHARS: usize = 100;

/// How many days back what happened may lie: twenty years.
pub const PAST_DAYS: i64 = 7306;

/// Everything in a project that cannot be read or reckoned with on `today`, all at once; fields are JSON
/// pointers into the project. Its inspections are filed apart (R9), so it has none.
#[must_use]
pub fn check_form(project: &Project, today: NaiveDate) -> Vec<FieldProblem> {
    let mut form = Form {
        today,
        problems: Vec::new(),
    };
    if project.id.as_str().bytes().any(|b| b.is_ascii_lowercase()) {
        form.note("/id".to_owned(), FieldCode::Malformed);
    }
    if !is_enterprise_code(&project.enterprise_code) {
        form.note("/enterprise_code".to_owned(), FieldCode::Malformed);
    }
    form.text("/name/zh", &project.name.zh, PROJECT_NAME_CHARS);
    form.text("/name/en", &project.name.en, PROJECT_NAME_CHARS);
    form.text("/applicant_label", &project.applicant_label, NAME_CHARS);
    form.text("/site", &project.site, TEXT_CHARS);
    form.text("/agent", &project.agent, NAME_CHARS);
    for (at, stage) in project.stages.iter().enumerate() {
        let field = format!("/stages/{at}");
        form.text(&field, stage, NAME_CHARS);
        if project.stages[..at].contains(stage) {
            form.note(field, FieldCode::Taken);
        }
    }
    for (at, milestone) in project.milestones.iter().enumerate() {
        let field = format!("/milestones/{at}");
        form.text(&format!("{field}/name"), &milestone.name, NAME_CHARS);
        form.planned(&format!("{field}/planned"), Some(milestone.planned));
        form.happened(&format!("{field}/actual"), milestone.actual);
    }
    for (at, fee) in project.fees.iter().enumerate() {
        let field = format!("/fees/{at}");
        form.text(&format!("{field}/name"), &fee.name, NAME_CHARS);
        form.text(&format!("{field}/standard"), &fee.standard, TEXT_CHARS);
    }
    for (at, approval) in project.approvals.iter().enumerate() {
        form.approval(&format!("/approvals/{at}"), approval);
    }
    form.many("/approvals", project.approvals.len(), APPROVALS);
    form.many("/stages", project.stages.len(), PARTS);
    form.many("/milestones", project.milestones.len(), PARTS);
    form.many("/fees", project.fees.len(), PARTS);
    if project.approvals.is_empty() {
        form.note("/approvals".to_owned(), FieldCode::Missing);
    }
    if !project.inspections.is_empty() {
        form.note("/inspections".to_owned(), FieldCode::DoesNotFit);
    }
    form.problems
}

/// What is wrong with a text that must say something.
pub(super) fn text_fault(text: &str, most: usize) -> Option<FieldCode> {
    if text.trim().is_empty() {
        return Some(FieldCode::Missing);
    }
    check_text(text, most)
}

/// What has been found so far.
struct Form {
    today: NaiveDate,
    problems: Vec<FieldProblem>,
}

impl Form {
    fn note(&mut self, field: String, code: FieldCode) {
        self.problems.push(FieldProblem { field, code });
    }

    /// A text that says something.
    fn text(&mut self, field: &str, text: &str, most: usize) {
        if let Some(code) = text_fault(text, most) {
            self.note(field.to_owned(), code);
        }
    }

    fn many(&mut self, field: &str, count: usize, most: usize) {
        if count > most {
            self.note(field.to_owned(), FieldCode::TooLong);
        }
    }

    /// A day on which something happened.
    fn happened(&mut self, field: &str, day: Option<Date>) {
        self.day(field, day, 0);
    }

    /// A day for which something is planned, or was.
    fn planned(&mut self, field: &str, day: Option<Date>) {
        self.day(field, day, PAUSE_DAYS);
    }

    fn day(&mut self, field: &str, day: Option<Date>, ahead: i64) {
        let days = day.map(|day| (day.0 - self.today).num_days());
        if days.is_some_and(|days| !(-PAST_DAYS..=ahead).contains(&days)) {
            self.note(field.to_owned(), FieldCode::OutOfRange);
        }
    }

    fn approval(&mut self, field: &str, approval: &Approval) {
        self.happened(&format!("{field}/submitted_at"), approval.submitted_at);
        self.happened(&format!("{field}/decided_at"), approval.decided_at);
        if i64::from(approval.committed_working_days) > PAUSE_DAYS {
            let days = format!("{field}/committed_working_days");
            self.note(days, FieldCode::OutOfRange);
        }
        if let Some(reason) = &approval.overtime_reason {
            self.text(&format!("{field}/overtime_reason"), reason, TEXT_CHARS);
        }
        for (at, pause) in approval.clock_pauses.iter().enumerate() {
            let field = format!("{field}/clock_pauses/{at}");
            self.text(&format!("{field}/reason"), &pause.reason, TEXT_CHARS);
            if let Some(document) = &pause.document {
                self.text(&format!("{field}/document"), document, TEXT_CHARS);
            }
            self.happened(&format!("{field}/from"), Some(pause.from));
            let to = format!("{field}/to");
            match pause.to {
                None if pause.ended => self.note(to, FieldCode::Missing),
                Some(day) if day < pause.from => self.note(to, FieldCode::OutOfRange),
                day if pause.ended => self.happened(&to, day),
                day => self.planned(&to, day),
            }
        }
        for (at, deferred) in approval.deferred_materials.iter().enumerate() {
            let field = format!("{field}/deferred_materials/{at}");
            self.text(&format!("{field}/promise"), &deferred.promise, TEXT_CHARS);
            self.planned(
                &format!("{field}/promised_date"),
                Some(deferred.promised_date),
            );
            self.happened(&format!("{field}/fulfilled_date"), deferred.fulfilled_date);
        }
        self.many(
            &format!("{field}/depends_on"),
            approval.depends_on.len(),
            APPROVALS,
        );
        self.many(
            &format!("{field}/clock_pauses"),
            approval.clock_pauses.len(),
            PARTS,
        );
        let deferred = approval.deferred_materials.len();
        self.many(&format!("{field}/deferred_materials"), deferred, PARTS);
    }
}
