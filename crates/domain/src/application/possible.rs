//! What may happen to an application now: all that [`take`] would let in, and nothing else.
//!
//! Whoever offers something to be done asks here first, so that nobody is offered what will be refused.
//! Roles come on top of it (`crate::staff::reach`).

use super::course::{Course, StepCourse};
use super::fields::NAME_CHARS;
use super::view::moment;
use super::{Broken, fold, take};
use crate::calendar::WorkCalendar;
use crate::overtime;
use mingbai_contract::application::{
    Application, ClockCode, DecisionKind, Event, EventType, Handling, Opinion,
};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::{Date, DepartmentId, MaterialId};

/// What may happen now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Possible {
    /// To accept it, or to register an acceptance that came about by itself (R3, R4).
    pub accept: bool,
    /// To refuse it, with reasons.
    pub refuse: bool,
    /// To give the one-time notice: there is one at most (R4).
    pub notice: bool,
    /// What the notice lists that can still come in (R4).
    pub supplement: Vec<MaterialId>,
    /// Steps that can begin, by their names.
    pub begin: Vec<String>,
    /// Steps on which another department can be asked for its opinion (R5), by their names; one that is asked
    /// already is among `end`.
    pub ask: Vec<String>,
    /// Steps and opinions under way.
    pub end: Vec<ToEnd>,
    /// For what the clock may be stopped (R2).
    pub pause: Vec<ExclusionCode>,
    /// To let the clock go on (R2).
    pub resume: bool,
    /// To decide.
    pub decide: bool,
    /// To deliver the decision.
    pub deliver: bool,
    /// To record that the applicant took it back.
    pub withdraw: bool,
    /// What the office is late with, and must say why (R5).
    pub explain: Vec<ToExplain>,
}

/// A step, or one department's opinion, that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToEnd {
    /// Its name.
    pub step: String,
    /// Whose it is, where several take part.
    pub department: Option<DepartmentId>,
    /// How it is handled.
    pub handling: Handling,
    /// Whether it can be recorded that the department stayed away (R5).
    pub absent: bool,
}

/// A clock that ran out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToExplain {
    /// Which.
    pub clock: ClockCode,
    /// The step's name; of a step's clock.
    pub step: Option<String>,
    /// Whose step or opinion it is, where several take part.
    pub department: Option<DepartmentId>,
    /// Who is late: whose step it is, and else whose item.
    pub whose: DepartmentId,
    /// The last day on which it would have been in time.
    pub due: Date,
}

/// What may happen to an application at `now_ms` (milliseconds since 1970, UTC). `owner` is the item's
/// department.
///
/// # Errors
/// As [`fold`].
pub fn possible(
    calendar: &WorkCalendar,
    application: &Application,
    owner: &DepartmentId,
    now_ms: i64,
) -> Result<Possible, Broken> {
    let (terms, events) = (&application.terms, &application.events);
    // Whatever is recorded without a time happens behind the last event, whose clock may be a little ahead.
    let newest = events.iter().map(|event| event.at.unix_ms).max();
    let now_ms = newest.map_or(now_ms, |newest| newest.max(now_ms));
    let course = fold(calendar, application, now_ms)?;
    let at = moment(now_ms, calendar.zone());
    let may = |event: &Event| take(calendar, terms, events, event, now_ms).is_ok();
    let plain = |kind: EventType| may(&Event::new(at, kind));
    let some_words = || Some("\u{2026}".to_owned());
    let with_reasons = |kind| Event {
        reasons: some_words(),
        ..Event::new(at, kind)
    };
    let named = |kind, materials: Vec<MaterialId>| Event {
        materials,
        ..Event::new(at, kind)
    };
    let begun = |step: &str, department: Option<DepartmentId>| Event {
        step: Some(step.to_owned()),
        department,
        ..Event::new(at, EventType::StepStarted)
    };
    let paused = |exclusion: ExclusionCode| Event {
        exclusion: Some(exclusion),
        document: some_words(),
        ..Event::new(at, EventType::Paused)
    };
    let decided = Event {
        decision: Some(DecisionKind::Granted),
        ..Event::new(at, EventType::Decided)
    };
    let first = terms.materials.iter().take(1).cloned().collect();
    let missing = course.notice.iter().flat_map(|notice| &notice.missing);
    let supplement =
        missing.filter(|one| may(&named(EventType::Supplemented, vec![(*one).clone()])));
    let mut steps: Vec<String> = Vec::new();
    for step in &terms.steps {
        if !steps.contains(&step.name) && step.name.chars().count() <= NAME_CHARS {
            steps.push(step.name.clone());
        }
    }
    // Somebody who was never asked.
    let somebody = || ("somebody".parse::<DepartmentId>()).ok();
    let begin = steps.iter().filter(|step| may(&begun(step, None)));
    let ask = steps.iter().filter(|step| may(&begun(step, somebody())));
    let ends = |step: &StepCourse| {
        let ended = |opinion| Event {
            step: Some(step.name.clone()),
            department: step.department.clone(),
            opinion: Some(opinion),
            ..Event::new(at, EventType::StepDecided)
        };
        may(&ended(Opinion::Consent)).then(|| ToEnd {
            step: step.name.clone(),
            department: step.department.clone(),
            handling: step.handling,
            absent: may(&ended(Opinion::Absent)),
        })
    };
    let open = course.steps.iter().filter(|step| step.outcome.is_none());
    let exclusions = terms.exclusions.iter().copied();
    Ok(Possible {
        accept: plain(EventType::Accepted),
        refuse: may(&with_reasons(EventType::Refused)),
        notice: may(&named(EventType::NoticeGiven, first)),
        supplement: supplement.cloned().collect(),
        begin: begin.cloned().collect(),
        ask: ask.cloned().collect(),
        end: open.filter_map(ends).collect(),
        pause: exclusions.filter(|code| may(&paused(*code))).collect(),
        resume: plain(EventType::Resumed),
        decide: may(&decided),
        deliver: plain(EventType::Delivered),
        withdraw: plain(EventType::Withdrawn),
        explain: to_explain(calendar, application, &course, owner),
    })
}

/// Everything that a reason can be published for, each once: of several clocks of the same step, the newest.
fn to_explain(
    calendar: &WorkCalendar,
    application: &Application,
    course: &Course,
    owner: &DepartmentId,
) -> Vec<ToExplain> {
    let late = overtime::explicable(calendar, &application.terms, course, owner);
    let mut all: Vec<ToExplain> = Vec::new();
    for one in late {
        let (clock, step, department) = super::code(course, one.truth.clock);
        let same = |known: &ToExplain| {
            (known.clock, &known.step, &known.department) == (clock, &step, &department)
        };
        all.retain(|known| !same(known));
        all.push(ToExplain {
            clock,
            step,
            department,
            whose: one.department,
            due: Date(one.due),
        });
    }
    all
}
