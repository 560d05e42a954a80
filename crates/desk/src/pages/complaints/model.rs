//! What is being written about complaints, as plain state: each complaint has its own.

use crate::text::{Text, fill, terms};
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_contract::DepartmentId;
use mingbai_contract::complaint::{
    ComplaintEvent, ComplaintEventType, ComplaintState, StepUpCause,
};
use mingbai_contract::desk::complaints::{ComplaintFile, ComplaintId};
use mingbai_contract::limits::COMPLAINT_DEPARTMENTS;
use mingbai_contract::log::KeyId;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::complaint::check::{self, WHAT_CHARS};
use std::collections::HashMap;

/// What the office writes to a reporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A reply.
    Reply,
    /// Why it takes the long limit.
    Fifteen,
    /// Why it takes longer.
    Extend,
    /// The answer.
    Conclude,
}

/// What is being written about one complaint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Written {
    kind: Option<Kind>,
    said: String,
    summary: String,
    departments: Option<Vec<DepartmentId>>,
}

/// What is being written about complaints. One of them is open; the others wait.
#[derive(Clone, Copy)]
pub struct CaseForms {
    /// What is wrong with what is written to the reporter.
    pub write: Form,
    /// What is wrong with the departments.
    pub concerned: Form,
    /// What is wrong with the summary.
    pub propose: Form,
    /// What is written to the reporter, where somebody has chosen.
    pub kind: RwSignal<Option<Kind>>,
    /// Its text.
    pub said: RwSignal<String>,
    /// The summary.
    pub summary: RwSignal<String>,
    /// The departments that were chosen, where somebody has begun to.
    pub departments: RwSignal<Option<Vec<DepartmentId>>>,
    of: StoredValue<Option<ComplaintId>>,
    others: StoredValue<HashMap<ComplaintId, Written>>,
}

impl CaseForms {
    /// Empty ones.
    #[must_use]
    pub fn new() -> Self {
        Self {
            write: Form::new("write", words),
            concerned: Form::new("concerned", words),
            propose: Form::new("propose", words),
            kind: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            summary: RwSignal::new(String::new()),
            departments: RwSignal::new(None),
            of: StoredValue::new(None),
            others: StoredValue::new(HashMap::new()),
        }
    }

    /// Puts what was written about the last complaint aside, and takes up what was written about this one.
    pub fn open(self, id: ComplaintId) {
        let last = self.of.get_value();
        if last == Some(id) {
            // It is looked at anew: what was wrong before may not be any more.
            return self.put(self.written());
        }
        if let Some(last) = last {
            let written = self.written();
            self.others.update_value(|others| {
                others.insert(last, written);
            });
        }
        let mut found = None;
        self.others
            .update_value(|others| found = others.remove(&id));
        self.of.set_value(Some(id));
        self.put(found.unwrap_or_default());
    }

    /// Whether something is written, about whichever.
    #[must_use]
    pub fn is_unsent(self) -> bool {
        let some = |one: &Written| {
            !one.said.is_empty() || !one.summary.is_empty() || one.departments.is_some()
        };
        let others = self.others.with_value(|others| others.values().any(some));
        others || some(&self.written())
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.others.update_value(HashMap::clear);
        self.of.set_value(None);
        self.put(Written::default());
    }

    fn written(self) -> Written {
        Written {
            kind: self.kind.get_untracked(),
            said: self.said.get_untracked(),
            summary: self.summary.get_untracked(),
            departments: self.departments.get_untracked(),
        }
    }

    fn put(self, written: Written) {
        for form in [self.write, self.concerned, self.propose] {
            form.clear();
        }
        self.kind.set(written.kind);
        self.said.set(written.said);
        self.summary.set(written.summary);
        self.departments.set(written.departments);
    }
}

impl Default for CaseForms {
    fn default() -> Self {
        Self::new()
    }
}

/// What can be written to a reporter now, the most usual first.
#[must_use]
pub fn kinds(file: &ComplaintFile) -> Vec<Kind> {
    let under_way = matches!(
        file.standing.state,
        ComplaintState::TakenUp | ComplaintState::Reopened
    );
    [
        (Kind::Reply, under_way),
        (Kind::Conclude, under_way),
        (Kind::Fifteen, file.fifteen_possible),
        (Kind::Extend, file.extendable),
    ]
    .into_iter()
    .filter_map(|(kind, may)| may.then_some(kind))
    .collect()
}

/// What is meant by what somebody has chosen: that, where it can be written, else the most usual.
#[must_use]
pub fn meant(chosen: Option<Kind>, kinds: &[Kind]) -> Option<Kind> {
    let chosen = chosen.filter(|kind| kinds.contains(kind));
    chosen.or(kinds.first().copied())
}

/// Whether something can be written with a key: whether it is in use.
#[must_use]
pub fn writes(file: &ComplaintFile, key: &KeyId) -> bool {
    let today = file.standing.as_of.0;
    let mut found = file.keys.keys.iter().filter(|one| one.id == *key);
    found.any(|one| check::is_in_use(one, today))
}

fn problem(field: &str, code: FieldCode) -> Vec<FieldProblem> {
    vec![FieldProblem {
        field: field.to_owned(),
        code,
    }]
}

/// What is written to a reporter, without the space around it.
///
/// # Errors
/// The problem of the field.
pub fn said(text: &str) -> Result<String, Vec<FieldProblem>> {
    let text = text.trim();
    if text.is_empty() {
        Err(problem("/text", FieldCode::Missing))
    } else if text.chars().count() > *WHAT_CHARS.end() {
        Err(problem("/text", FieldCode::TooLong))
    } else {
        Ok(text.to_owned())
    }
}

/// A summary, without the space around it.
///
/// # Errors
/// The problems of the field.
pub fn summary(text: &str) -> Result<String, Vec<FieldProblem>> {
    let text = text.trim();
    let problems = check::summary(text).into_iter();
    let problems: Vec<_> = problems
        .map(|problem| FieldProblem {
            field: "/summary".to_owned(),
            ..problem
        })
        .collect();
    if problems.is_empty() {
        Ok(text.to_owned())
    } else {
        Err(problems)
    }
}

/// The departments that are concerned.
///
/// # Errors
/// The problem of the field.
pub fn departments(chosen: Vec<DepartmentId>) -> Result<Vec<DepartmentId>, Vec<FieldProblem>> {
    match chosen.len() {
        0 => Err(problem("/departments", FieldCode::Missing)),
        n if n > COMPLAINT_DEPARTMENTS => Err(problem("/departments", FieldCode::TooLong)),
        _ => Ok(chosen),
    }
}

/// What is wrong with the forms, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let c = &t.complaints;
    let said = match (problem.field.as_str(), problem.code) {
        ("/text", FieldCode::Missing) => c.text_missing,
        ("/text", FieldCode::TooLong) => c.text_long,
        ("/summary", FieldCode::TooShort | FieldCode::Missing) => c.summary_short,
        ("/summary", FieldCode::TooLong) => c.summary_long,
        ("/summary", _) => c.summary_number,
        ("/departments", FieldCode::Missing) => c.set_departments_missing,
        ("/departments", FieldCode::TooLong) => c.set_departments_many,
        // More has happened to it since.
        ("/after", _) => t.common.trouble_conflict,
        (_, code) => return terms::wrong(t, c.text, code),
    };
    said.to_owned()
}

/// Something that happened, in words. `departments` are the names of those that it names.
#[must_use]
pub fn event(t: &Text, event: &ComplaintEvent, departments: &[String]) -> String {
    use ComplaintEventType as E;
    let c = &t.complaints;
    let phrase = match (event.r#type, event.cause) {
        (E::Received, _) => c.event_received,
        (E::TakenUp, _) => c.event_taken_up,
        (E::DepartmentsSet, _) => {
            return fill(c.event_departments_set, &[&t.list(departments)]);
        }
        (E::FifteenSet, _) => c.event_fifteen_set,
        (E::Extended, _) => c.event_extended,
        (E::ReporterWrote, _) => c.event_reporter_wrote,
        (E::OfficeWrote, _) => c.event_office_wrote,
        (E::Concluded, _) => c.event_concluded,
        (E::Reopened, _) => c.event_reopened,
        (E::Withdrawn, _) => c.event_withdrawn,
        (E::SteppedUp, Some(StepUpCause::TakeUpLate)) => c.event_stepped_up_take_up,
        (E::SteppedUp, Some(StepUpCause::ConcludeLate)) => c.event_stepped_up_conclude,
        (E::SteppedUp, _) => c.event_stepped_up_office,
        (E::HandlingRated, _) => {
            let level = event.level.unwrap_or_default().to_string();
            return fill(c.event_handling_rated, &[&level]);
        }
        (E::SummaryProposed, _) => c.event_summary_proposed,
        (E::SummaryPublished, _) => c.event_summary_published,
    };
    phrase.to_owned()
}
