//! All applications of the sample county: what their events say, against every value that is stored
//! beside them.

use super::script::{application, ms, of, show};
use crate::county::{calendar, cases, demo_cases, guide};
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::application::{DecisionKind, Event, EventType, State, Terms};
use mingbai_contract::demo::DemoApplication;
use mingbai_contract::guide::{ExclusionCode, HandlingClass};
use mingbai_domain::application::{
    AcceptedBy, ClockKind, Course, covers_delivery, fold, is_derived, number, take,
};
use mingbai_domain::calendar::WorkCalendar;
use serde::Deserialize;

/// What is stored beside the facts, as far as the rules say something about it.
#[derive(Deserialize)]
struct Stored {
    id: String,
    handling_class: HandlingClass,
    committed_working_days: u16,
    submitted_at: String,
    accepted_at: Option<String>,
    due_date: Option<Date>,
    state: String,
    current_step: Option<String>,
    supplement_deadline: Option<Date>,
    reasons: Option<String>,
    decided_at: Option<String>,
    delivered_at: Option<String>,
    working_days_used: Option<u16>,
    saved_working_days: Option<u16>,
    #[serde(default)]
    deemed_consent: bool,
    #[serde(default)]
    clock_pauses: Vec<StoredPause>,
}

#[derive(Deserialize)]
struct StoredPause {
    from: Date,
    to: Date,
    exclusion: ExclusionCode,
    ended: bool,
}

fn stored() -> Vec<(Stored, &'static DemoApplication)> {
    let beside = demo_cases()["applications"].as_array().expect("a list");
    let read = |value| Stored::deserialize(value).expect("what is stored");
    beside.iter().map(read).zip(&cases().applications).collect()
}

/// The events on record once all of an application is in.
fn record(facts: &DemoApplication, terms: &Terms) -> Vec<Event> {
    let mut events = Vec::new();
    for event in &facts.events {
        let taken = take(calendar(), terms, &events, event, event.at.unix_ms);
        let taken = taken.unwrap_or_else(|refusal| panic!("{}: {refusal}", facts.id));
        events.extend(taken);
    }
    events
}

/// The stored word for where an application stands.
pub fn word(
    course: &Course,
    calendar: &WorkCalendar,
    terms: &Terms,
    today: NaiveDate,
) -> &'static str {
    let committed = course.clock(calendar, terms, ClockKind::Committed);
    let late = |clock: &mingbai_domain::application::Clock| clock.is_overdue(today);
    match (course.state(), &course.decided) {
        (State::NoticeGiven, _) => "supplement_requested",
        (State::Paused, _) => "clock_paused",
        (State::Accepted, _) if committed.as_ref().is_some_and(late) => "overdue",
        (State::Accepted, _) if !course.steps.is_empty() => "in_review",
        (State::Accepted, _) if course.acceptance.expect("one").way == AcceptedBy::Silence => {
            "deemed_acceptance"
        }
        (State::Accepted, _) => "accepted",
        (State::Decided | State::Delivered, Some(decided)) if decided.deemed => "deemed_consent",
        (State::Delivered, Some(decided)) if decided.decision == DecisionKind::Denied => "rejected",
        (State::Delivered, _) => "delivered",
        (state, _) => panic!("{}", state.code()),
    }
}

fn text(value: Option<impl ToString>) -> String {
    value.map_or("-".to_owned(), |value| value.to_string())
}

/// What is computed and what is stored of one application, line by line.
fn compare(stored: &Stored, facts: &DemoApplication) -> Vec<(&'static str, String, String)> {
    let today = cases().as_of;
    let terms = of(facts.item.as_str());
    let record = application(&terms, record(facts, &terms));
    let now = ms(&format!("{today} 23:59"));
    let course = fold(calendar(), &record, now).unwrap();
    let due = |kind| {
        let clock = course.clock(calendar(), &terms, kind);
        text(clock.and_then(|clock| clock.due).map(|due| Date(due.date)))
    };
    let committed = course.clock(calendar(), &terms, ClockKind::Committed);
    let used = committed
        .filter(|clock| clock.stopped.is_some())
        .map(|clock| clock.used(calendar(), today.0));
    let saved = used.map(|used| terms.committed_working_days - used);
    let early = stored.state == "decided_early" || stored.state == "delivered";
    let state = match stored.state.as_str() {
        // The same, said with pride.
        "decided_early" => "delivered",
        state => state,
    };
    let decided = course.decided;
    let reasons = facts.events.iter().find_map(|event| event.reasons.clone());
    let open = course.open_pause().is_some() || state == "in_review" || state == "overdue";
    let step = course.steps.last().map(|step| step.name.clone());
    let pauses = course.pauses.iter().map(|taken| {
        let to = taken.pause.to.or(taken.planned_until).map(Date);
        let ended = taken.pause.to.is_some();
        format!(
            "{} {} {:?} {ended}",
            Date(taken.pause.from),
            text(to),
            taken.exclusion
        )
    });
    let there = stored
        .clock_pauses
        .iter()
        .map(|p| format!("{} {} {:?} {}", p.from, p.to, p.exclusion, p.ended));
    let moment = |at: mingbai_domain::application::Moment| show(at.unix_ms);
    let class = guide(facts.item.as_str()).handling_class;
    vec![
        (
            "class",
            format!("{class:?}"),
            format!("{:?}", stored.handling_class),
        ),
        (
            "limit",
            terms.committed_working_days.to_string(),
            stored.committed_working_days.to_string(),
        ),
        (
            "submitted",
            moment(course.submitted),
            stored.submitted_at.clone(),
        ),
        (
            "accepted",
            text(course.acceptance.map(|acceptance| moment(acceptance.at))),
            text(stored.accepted_at.clone()),
        ),
        (
            "state",
            word(&course, calendar(), &terms, today.0).to_owned(),
            state.to_owned(),
        ),
        ("due", due(ClockKind::Committed), text(stored.due_date)),
        (
            "supplement",
            due(ClockKind::Supplement),
            text(stored.supplement_deadline),
        ),
        (
            "decided",
            text(decided.map(|decided| moment(decided.at))),
            text(stored.decided_at.clone()),
        ),
        (
            "delivered",
            text(course.delivered.map(moment)),
            text(stored.delivered_at.clone()),
        ),
        (
            "deemed",
            decided.is_some_and(|decided| decided.deemed).to_string(),
            stored.deemed_consent.to_string(),
        ),
        ("reasons", text(reasons), text(stored.reasons.clone())),
        ("used", text(used), text(stored.working_days_used)),
        (
            "saved",
            text(saved.filter(|_| early)),
            text(stored.saved_working_days),
        ),
        (
            "step",
            text(step.filter(|_| open)),
            text(stored.current_step.clone().filter(|_| open)),
        ),
        (
            "pauses",
            pauses.collect::<Vec<_>>().join(", "),
            there.collect::<Vec<_>>().join(", "),
        ),
    ]
}

#[test]
fn r1_r5_the_sample_applications_agree_with_what_is_stored_beside_them() {
    let mut found = Vec::new();
    for (stored, facts) in stored() {
        assert_eq!(stored.id, facts.id);
        for (what, here, there) in compare(&stored, facts) {
            if here != there {
                found.push(format!("{} {what}: {here}, stored {there}", stored.id));
            }
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn r1_r5_the_sample_applications_hold_what_people_did_when_offices_work() {
    for facts in &cases().applications {
        let guide = guide(facts.item.as_str());
        assert!(guide.windows.contains(&facts.window), "{}", facts.id);
        let situations = &guide.situations;
        assert!(
            situations.iter().any(|s| s.id == facts.situation),
            "{}",
            facts.id
        );
        for event in &facts.events {
            assert!(!is_derived(event.r#type), "{}", facts.id);
            let time = show(event.at.unix_ms);
            let day = crate::county::day(&time[..10]);
            assert!(calendar().is_working(day), "{}: {time}", facts.id);
            if event.r#type == EventType::Paused {
                assert!(event.document.is_some(), "R2: {}", facts.id);
            }
        }
    }
}

#[test]
fn r14_every_sample_application_gets_a_number_with_a_check_character() {
    for facts in &cases().applications {
        let (date, serial) = facts.id[2..].split_once('-').unwrap();
        let date = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
        let submitted = show(facts.events[0].at.unix_ms);
        assert_eq!(date, submitted[..10], "{}", facts.id);
        let date = date.parse::<Date>().unwrap().0;
        let given = number::next("QS", date, serial.parse().unwrap());
        let (given, _) = given.expect("the day has room");
        let typed = number::grouped(&given).to_lowercase();
        let today = cases().as_of.0;
        assert_eq!(number::read(&typed, "QS", today), Ok(given), "{}", facts.id);
    }
    assert!(
        cases()
            .applications
            .iter()
            .any(|facts| covers_delivery(&of(facts.item.as_str())))
    );
}
