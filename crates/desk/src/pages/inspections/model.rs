//! A filing as it is filled in, and what a filed inspection is called.

use crate::api::Sent;
use crate::drafts::Texts;
use crate::text::{Text, terms};
use crate::ui::form::Form;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use mingbai_contract::desk::inspections::{FileInspection, InspectionFile, ReportList, ReportRow};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{Inspection, InspectionKind, ReportReason};
use mingbai_contract::{EnterpriseCode, InspectionId};
use mingbai_domain::project::inspection::{ROUTINE_A_YEAR, is_counted, is_enterprise_code};

/// For so many days a report is counted among what is to be looked after.
const RECENT: u64 = 30;

/// What is being filed.
#[derive(Clone, Copy)]
pub struct FilingForm {
    /// What is wrong with it.
    pub form: Form,
    /// The enterprise's code.
    pub enterprise: RwSignal<String>,
    /// What it is called.
    pub label: RwSignal<String>,
    /// The kind.
    pub kind: RwSignal<InspectionKind>,
    /// The day of the visit.
    pub date: RwSignal<String>,
    /// Who files it.
    pub department: RwSignal<String>,
    /// Who comes.
    pub departments: RwSignal<String>,
    /// What they come for.
    pub what: RwSignal<String>,
    /// What was sent last.
    pub sent: Sent,
}

impl FilingForm {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            form: Form::new("filing", words),
            enterprise: text(),
            label: text(),
            kind: RwSignal::new(InspectionKind::Routine),
            date: text(),
            department: text(),
            departments: text(),
            what: text(),
            sent: Sent::default(),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.form.clear();
        self.kind.set(InspectionKind::Routine);
        self.sent.forget();
        for signal in [
            self.enterprise,
            self.label,
            self.date,
            self.department,
            self.departments,
            self.what,
        ] {
            signal.set(String::new());
        }
    }

    /// Everything that is filled in.
    #[must_use]
    pub fn filled(self) -> Filled {
        Filled {
            enterprise: self.enterprise.get_untracked(),
            label: self.label.get_untracked(),
            kind: self.kind.get_untracked(),
            date: self.date.get_untracked(),
            department: self.department.get_untracked(),
            departments: self.departments.get_untracked(),
            what: self.what.get_untracked(),
        }
    }
}

impl Default for FilingForm {
    fn default() -> Self {
        Self::new()
    }
}

/// What an inspection found, while it is being written. One is open; the others wait.
#[derive(Clone, Copy)]
pub struct ResultForm {
    /// What is wrong with it.
    pub form: Form,
    /// Its text.
    pub texts: Texts<InspectionId, 1>,
}

impl ResultForm {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            form: Form::new("result", words),
            texts: Texts::new(),
        }
    }

    /// Takes up what was written about this inspection.
    pub fn open(self, code: InspectionId) {
        self.texts.open(code);
        self.form.clear();
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.texts.clear();
        self.form.clear();
    }
}

impl Default for ResultForm {
    fn default() -> Self {
        Self::new()
    }
}

/// What is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The enterprise's code.
    pub enterprise: String,
    /// What it is called.
    pub label: String,
    /// The kind.
    pub kind: InspectionKind,
    /// The day of the visit.
    pub date: String,
    /// Who files it.
    pub department: String,
    /// Who comes.
    pub departments: String,
    /// What they come for.
    pub what: String,
}

/// A problem of a filing in words.
fn words(t: &Text, problem: &FieldProblem) -> String {
    let g = &t.green;
    let label = match problem.field.as_str() {
        "/date" if problem.code == FieldCode::OutOfRange => return g.refused_not_before.to_owned(),
        "/date" => g.i_date,
        "/enterprise" => g.enterprise,
        "/applicant_label" => g.i_head_who,
        "/department" => g.i_department,
        "/departments" => g.i_who,
        "/type" => g.i_what,
        "/result" => g.i_result,
        _ => g.inspections,
    };
    terms::wrong(t, label, problem.code)
}

/// As [`words`], for other forms about inspections.
#[must_use]
pub fn said(t: &Text, problem: &FieldProblem) -> String {
    words(t, problem)
}

/// The code of an enterprise as it is typed; none where it can be none.
#[must_use]
pub fn enterprise(text: &str) -> Option<EnterpriseCode> {
    let plain = text.trim().replace([' ', '-'], "").to_uppercase();
    plain.parse().ok().filter(is_enterprise_code)
}

/// The request.
///
/// # Errors
/// What is not filled in, by the request's field.
pub fn asked(filled: &Filled) -> Result<FileInspection, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| {
        problems.push(FieldProblem {
            field: field.to_owned(),
            code,
        });
    };
    let found = enterprise(&filled.enterprise);
    if found.is_none() {
        let code = match filled.enterprise.trim() {
            "" => FieldCode::Missing,
            _ => FieldCode::Malformed,
        };
        wrong("/enterprise", code);
    }
    for (field, text) in [
        ("/applicant_label", &filled.label),
        ("/date", &filled.date),
        ("/departments", &filled.departments),
        ("/type", &filled.what),
    ] {
        if text.trim().is_empty() {
            wrong(field, FieldCode::Missing);
        }
    }
    let date = filled.date.trim().parse().ok();
    if date.is_none() && !filled.date.trim().is_empty() {
        wrong("/date", FieldCode::Malformed);
    }
    let department = filled.department.parse().ok();
    if department.is_none() {
        wrong("/department", FieldCode::Missing);
    }
    match (found, date, department) {
        (Some(enterprise), Some(date), Some(department)) if problems.is_empty() => {
            Ok(FileInspection {
                code: None,
                department,
                enterprise,
                applicant_label: filled.label.trim().to_owned(),
                kind: filled.kind,
                date,
                departments: filled.departments.trim().to_owned(),
                r#type: filled.what.trim().to_owned(),
                filed_on: None,
            })
        }
        _ => Err(problems),
    }
}

/// The places of an enterprise's year (R9): the counted visits of the year in order, then those that are free.
#[must_use]
pub fn places(inspections: &[Inspection], year: i32) -> Vec<Option<&Inspection>> {
    use chrono::Datelike as _;
    let counted = inspections.iter().filter(|one| is_counted(one.kind));
    let mut taken: Vec<&Inspection> = counted.filter(|one| one.date.0.year() == year).collect();
    taken.sort_by_key(|one| one.date);
    let free = usize::from(ROUTINE_A_YEAR).saturating_sub(taken.len());
    let taken = taken.into_iter().map(Some);
    taken.chain(std::iter::repeat_n(None, free)).collect()
}

/// What kind it is.
#[must_use]
pub const fn kind(t: &Text, kind: InspectionKind) -> &'static str {
    match kind {
        InspectionKind::Routine => t.green.i_routine,
        InspectionKind::Joint => t.green.i_joint,
        InspectionKind::Special => t.green.i_special,
    }
}

/// What is reported, in words.
#[must_use]
pub const fn reason(t: &Text, what: ReportReason) -> &'static str {
    let g = &t.green;
    match what {
        ReportReason::NotFiled => g.r_not_filed,
        ReportReason::OtherBody => g.r_other_body,
        ReportReason::OtherSubject => g.r_other_subject,
        ReportReason::OtherDay => g.r_other_day,
        ReportReason::OverCap => g.r_over_cap,
    }
}

/// How many reports of a page came in within the last [`RECENT`] days, and whether the next page has more.
#[must_use]
pub fn recent(page: &ReportList, today: Option<NaiveDate>) -> (usize, bool) {
    let from = today.and_then(|today| today.checked_sub_days(Days::new(RECENT)));
    let is_recent = |row: &&ReportRow| from.is_none_or(|from| row.reported.0 > from);
    let rows = page.reports.iter().filter(is_recent);
    let count = rows.map(|row| row.count as usize).sum();
    // The last day's stand first.
    let more = page.next_cursor.is_some() && page.reports.last().as_ref().is_some_and(is_recent);
    (count, more)
}

/// Where an inspection stands: the class of the words, and they.
#[must_use]
pub fn state(
    t: &Text,
    one: &InspectionFile,
    today: Option<NaiveDate>,
) -> (&'static str, &'static str) {
    let g = &t.green;
    match today {
        _ if one.withdrawn.is_some() => ("soft", g.i_back),
        _ if one.inspection.result.is_some() => ("st ok", g.i_over),
        Some(today) if one.inspection.date.0 <= today => ("st wait-st", g.i_open),
        _ => ("", g.i_ahead),
    }
}
