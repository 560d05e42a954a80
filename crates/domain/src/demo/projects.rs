//! Projects, moved: their days, and the names that are made of days.

use super::days::Days;
use super::{Fault, Ground};
use chrono::{Datelike, NaiveDate};
use mingbai_contract::project::{Approval, Inspection, Project};
use mingbai_contract::{ApprovalId, Date};

pub(super) fn moved(
    project: &Project,
    ground: Ground<'_>,
    days: &Days<'_>,
) -> Result<Project, Fault> {
    let mut made = project.clone();
    let years = Years::of(project, days);
    if let Some(id) = years.put_into(made.id.as_str()) {
        made.id = id;
    }
    for approval in &mut made.approvals {
        let guide = ground.guide(&approval.item, approval.no.as_str())?;
        approval.deemed_consent = guide.deemed_consent;
        move_approval(approval, years, days);
    }
    for milestone in &mut made.milestones {
        milestone.planned = days.date(milestone.planned);
        milestone.actual = milestone.actual.map(|day| days.date(day));
    }
    for inspection in &mut made.inspections {
        move_inspection(inspection, days);
    }
    Ok(made)
}

fn move_approval(approval: &mut Approval, years: Years, days: &Days<'_>) {
    let rename = |no: &mut ApprovalId| {
        if let Some(new) = years.put_into(no.as_str()) {
            *no = new;
        }
    };
    rename(&mut approval.no);
    approval.depends_on.iter_mut().for_each(rename);
    let date = |day| days.date(day);
    approval.submitted_at = approval.submitted_at.map(date);
    approval.decided_at = approval.decided_at.map(date);
    for pause in &mut approval.clock_pauses {
        pause.from = date(pause.from);
        pause.to = pause.to.map(date);
    }
    for material in &mut approval.deferred_materials {
        material.promised_date = date(material.promised_date);
        material.fulfilled_date = material.fulfilled_date.map(date);
    }
}

/// An inspection's code names the day of the visit (R9).
fn move_inspection(inspection: &mut Inspection, days: &Days<'_>) {
    let digits = |date: Date| date.to_string().replace('-', "");
    let was = inspection.date;
    inspection.date = days.date(was);
    inspection.filed_on = days.date(inspection.filed_on);
    let code = inspection.code.as_str();
    let code = code.replacen(&digits(was), &digits(inspection.date), 1);
    if let Ok(code) = code.parse() {
        inspection.code = code;
    }
}

/// The year in which a project began, before and after: its number and those of its approvals name it.
#[derive(Debug, Clone, Copy)]
struct Years {
    was: i32,
    is: i32,
}

impl Years {
    fn of(project: &Project, days: &Days<'_>) -> Self {
        let handed_in = project.approvals.iter().filter_map(|a| a.submitted_at);
        let began = handed_in.map(|day| day.0).min();
        let is = began.map(|day| days.day(day));
        let year = |day: Option<NaiveDate>| day.map_or(0, |day| day.year());
        Self {
            was: year(began),
            is: year(is),
        }
    }

    /// An id with the year that is; none where it did not name the year that was.
    fn put_into<Id: std::str::FromStr>(self, id: &str) -> Option<Id> {
        let (was, is) = (format!("{:04}", self.was), format!("{:04}", self.is));
        id.contains(&was)
            .then(|| id.replacen(&was, &is, 1))
            .and_then(|id| id.parse().ok())
    }
}
