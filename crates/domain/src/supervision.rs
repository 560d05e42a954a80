//! Supervision cases (R5): what becomes true because an office is late or silent, and who answers for it.
//!
//! A case is no record of its own: it is there because something became true ([`Truth::key`]), once.

use crate::application::{Broken, Course, Truth, TruthKind, check_text, code, fold, is_over, what};
use crate::calendar::WorkCalendar;
use crate::time::local;
use chrono::NaiveDate;
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{Application, ClockCode, DeemedCause, TruthCode};
use mingbai_contract::problem::FieldCode;

/// How many characters a note has at most.
pub const NOTE_CHARS: usize = 2000;

/// Who answers for a truth that opens a supervision case: whose step it is, and else `owner`, whose item it
/// is. None for what opens none.
#[must_use]
pub fn answers(course: &Course, truth: &Truth, owner: &DepartmentId) -> Option<DepartmentId> {
    let opens = matches!(
        truth.kind,
        TruthKind::Overdue | TruthKind::DeemedAccepted | TruthKind::DeemedConsented(_)
    );
    let (_, _, department) = code(course, truth.clock);
    opens.then(|| department.unwrap_or_else(|| owner.clone()))
}

/// What a key says ([`Truth::key`]): what became true, and by which clock. None for what opens no case.
#[must_use]
pub fn read_key(key: &str) -> Option<(TruthCode, ClockCode)> {
    let (truth, clock) = key.split_once(':')?;
    let truth = match truth {
        "overdue" => TruthCode::Overdue,
        "deemed_accepted" => TruthCode::DeemedAccepted,
        "deemed_consented" => TruthCode::DeemedConsented,
        _ => return None,
    };
    let place = clock.strip_prefix("step");
    let clock = match clock {
        "acceptance" => ClockCode::Acceptance,
        "committed" => ClockCode::Committed,
        "statutory" => ClockCode::Statutory,
        "delivery" => ClockCode::Delivery,
        _ if place.is_some_and(|place| place.parse::<usize>().is_ok()) => ClockCode::Step,
        _ => return None,
    };
    Some((truth, clock))
}

/// What is known of a case beside its key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The step's name; by a step's clock.
    pub step: Option<String>,
    /// Why it counts as consent; for consent.
    pub cause: Option<DeemedCause>,
    /// The due date at that time.
    pub due: Option<NaiveDate>,
    /// How many working days the clock is, or was when it stopped, late.
    pub working_days: u16,
    /// Whether nothing can happen to the application any more.
    pub over: bool,
}

/// What is known at `now_ms` (milliseconds since 1970, UTC) of the case with a key. Little, where a calendar
/// that was published later has it that nothing was late: the case stands all the same.
///
/// # Errors
/// As [`fold`].
pub fn about(
    calendar: &WorkCalendar,
    application: &Application,
    key: &str,
    now_ms: i64,
) -> Result<About, Broken> {
    let course = fold(calendar, application, now_ms)?;
    let over = is_over(course.state());
    let Some(truth) = course.truths.iter().find(|truth| truth.key() == key) else {
        return Ok(About {
            over,
            ..About::default()
        });
    };
    let clock = course.clock(calendar, &application.terms, truth.clock);
    let due = clock.as_ref().and_then(|clock| clock.due);
    let today = local(now_ms, calendar.zone()).date;
    Ok(About {
        step: code(&course, truth.clock).1,
        cause: what(truth.kind).1,
        due: truth.due.or(due.map(|due| due.date)),
        working_days: clock.map_or(0, |clock| clock.late(calendar, today)),
        over,
    })
}

/// The key under which the office says why it was late, for a case of this key: consent by silence has no
/// reason of its own, but that of the clock that ran out.
#[must_use]
pub fn reason_key(key: &str) -> String {
    match key.split_once(':') {
        Some(("deemed_consented", clock)) => ["overdue:", clock].concat(),
        _ => key.to_owned(),
    }
}

/// What is wrong with a note.
#[must_use]
pub fn check_note(note: &str) -> Option<FieldCode> {
    if note.trim().is_empty() {
        return Some(FieldCode::Missing);
    }
    check_text(note, NOTE_CHARS)
}
