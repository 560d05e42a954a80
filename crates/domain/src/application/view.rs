//! Where an application stands, in the words of the contract: what a look-up answers.

use super::clocks::{Clock, ClockKind};
use super::course::{Course, Moment};
use super::passing::{Truth, TruthKind};
use super::{Broken, fold};
use crate::calendar::WorkCalendar;
use crate::clock::Limit;
use crate::time::Zone;
use chrono::NaiveDate;
use mingbai_contract::application::{
    Application, ApplicationView, ClockCode, ClockView, DayUnit, DeemedCause, TruthCode, TruthView,
};
use mingbai_contract::log::Timestamp;
use mingbai_contract::overtime::OvertimeReason;
use mingbai_contract::{Date, DepartmentId};

/// An application as it stands at `now_ms` (milliseconds since 1970, UTC).
///
/// # Errors
/// As [`fold`].
pub fn view(
    calendar: &WorkCalendar,
    application: Application,
    now_ms: i64,
) -> Result<ApplicationView, Broken> {
    explained(calendar, application, &[], now_ms)
}

/// Why an office is late, with the key of what became true ([`Truth::key`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The key.
    pub truth: String,
    /// Why.
    pub reason: OvertimeReason,
}

impl Explained {
    /// The reason that holds for a truth: of several the last one.
    #[must_use]
    pub fn of<'r>(reasons: &'r [Self], key: &str) -> Option<&'r OvertimeReason> {
        let given = reasons.iter().rfind(|given| given.truth == key);
        given.map(|given| &given.reason)
    }
}

/// As [`view`], with the reasons that the office has published for being late, in their order (R5).
///
/// # Errors
/// As [`fold`].
pub fn explained(
    calendar: &WorkCalendar,
    application: Application,
    reasons: &[Explained],
    now_ms: i64,
) -> Result<ApplicationView, Broken> {
    let course = fold(calendar, &application, now_ms)?;
    let zone = calendar.zone();
    let today = Moment::new(now_ms, zone).date;
    let clocks = course.clocks(calendar, &application.terms);
    let notice = course.notice.as_ref();
    Ok(ApplicationView {
        as_of: moment(now_ms, zone),
        state: course.state(),
        missing: notice.map_or_else(Vec::new, |notice| notice.missing.clone()),
        clocks: clocks
            .iter()
            .map(|clock| clock_view(calendar, &course, clock, today))
            .collect(),
        truths: course
            .truths
            .iter()
            .map(|truth| {
                let reason = Explained::of(reasons, &truth.key()).cloned();
                truth_view(&course, truth, reason, zone)
            })
            .collect(),
        application,
    })
}

pub(super) const fn moment(unix_ms: i64, zone: Zone) -> Timestamp {
    Timestamp {
        unix_ms,
        minutes_east: zone.minutes_east(),
    }
}

/// What a clock counts towards.
pub(super) const fn clock_code(kind: ClockKind) -> ClockCode {
    match kind {
        ClockKind::Acceptance => ClockCode::Acceptance,
        ClockKind::Supplement => ClockCode::Supplement,
        ClockKind::Step(_) => ClockCode::Step,
        ClockKind::Committed => ClockCode::Committed,
        ClockKind::Statutory => ClockCode::Statutory,
        ClockKind::Delivery => ClockCode::Delivery,
    }
}

/// What a clock counts towards, and the step's name and department where it is a step's.
pub(crate) fn code(
    course: &Course,
    kind: ClockKind,
) -> (ClockCode, Option<String>, Option<DepartmentId>) {
    let step = match kind {
        ClockKind::Step(place) => course.steps.get(place),
        _ => None,
    };
    (
        clock_code(kind),
        step.map(|step| step.name.clone()),
        step.and_then(|step| step.department.clone()),
    )
}

/// What became true, and for consent why it counts as that.
pub(crate) const fn what(kind: TruthKind) -> (TruthCode, Option<DeemedCause>) {
    match kind {
        TruthKind::Warning => (TruthCode::Warning, None),
        TruthKind::Overdue => (TruthCode::Overdue, None),
        TruthKind::DeemedAccepted => (TruthCode::DeemedAccepted, None),
        TruthKind::DeemedConsented(cause) => (TruthCode::DeemedConsented, Some(cause)),
        TruthKind::Lapsed => (TruthCode::Lapsed, None),
    }
}

fn clock_view(
    calendar: &WorkCalendar,
    course: &Course,
    clock: &Clock,
    today: NaiveDate,
) -> ClockView {
    let (code, step, department) = code(course, clock.kind);
    let (limit, unit) = match clock.limit {
        Limit::Working(days) => (days, DayUnit::WorkingDay),
        Limit::Calendar(days) => (days, DayUnit::CalendarDay),
    };
    let due = clock.due.or(clock.due_as_planned);
    ClockView {
        clock: code,
        step,
        department,
        start: Date(clock.start),
        limit,
        unit,
        used: clock.used(calendar, today),
        due: clock.due.map(|due| Date(due.date)),
        due_as_planned: clock.due_as_planned.map(|due| Date(due.date)),
        provisional: due.is_some_and(|due| due.provisional),
        stopped: clock.stopped.map(Date),
        overdue: clock.is_overdue(today),
        late: clock.late(calendar, today),
    }
}

fn truth_view(
    course: &Course,
    truth: &Truth,
    reason: Option<OvertimeReason>,
    zone: Zone,
) -> TruthView {
    let (clock, step, department) = code(course, truth.clock);
    let (kind, cause) = what(truth.kind);
    TruthView {
        at: moment(truth.at.unix_ms, zone),
        truth: kind,
        clock,
        step,
        department,
        cause,
        due: truth.due.map(Date),
        reason,
    }
}
