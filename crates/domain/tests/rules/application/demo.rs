//! All applications of the sample county: what their events say, against the values stored beside
//! them. Where both differ, the rules are right; each difference is listed here with its reason.

use super::script::{application, at, ms, of};
use crate::county::calendar;
use chrono::NaiveDate;
use mingbai_contract::application::{DecisionKind, Event, EventType, State, Terms};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::{Date, MaterialId};
use mingbai_domain::application::{
    ClockKind, Course, Refusal, covers_delivery, fold, number, take,
};
use serde::Deserialize;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct File {
    as_of: Date,
    applications: Vec<Stored>,
}

/// An application as it is stored; only what the rules say something about.
#[derive(Deserialize)]
struct Stored {
    id: String,
    item: String,
    committed_working_days: u16,
    due_date: Option<Date>,
    state: String,
    supplement_deadline: Option<Date>,
    reasons: Option<String>,
    decided_at: Option<String>,
    working_days_used: Option<u16>,
    #[serde(default)]
    clock_pauses: Vec<StoredPause>,
    events: Vec<StoredEvent>,
}

#[derive(Deserialize)]
struct StoredPause {
    to: Date,
    ended: bool,
}

#[derive(Deserialize)]
struct StoredEvent {
    at: String,
    r#type: String,
    step: String,
    note: String,
    exclusion: Option<ExclusionCode>,
    #[serde(default)]
    materials: Vec<MaterialId>,
}

fn load() -> File {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/demo-cases.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What a stored event is called in the rules; none for what follows from them.
fn translate(stored: &Stored, event: &StoredEvent) -> Option<Event> {
    let kind = match event.r#type.as_str() {
        "submitted" => EventType::Submitted,
        "accepted" => EventType::Accepted,
        "supplement_notice" => EventType::NoticeGiven,
        "step" => EventType::StepStarted,
        "clock_paused" => EventType::Paused,
        "clock_resumed" => EventType::Resumed,
        "decided" => EventType::Decided,
        "delivered" => EventType::Delivered,
        "overdue" | "deemed_consent" => return None,
        other => panic!("{}: {other}", stored.id),
    };
    let mut translated = Event::new(at(ms(&event.at)), kind);
    translated.note = Some(event.note.clone());
    match kind {
        EventType::NoticeGiven => translated.materials.clone_from(&event.materials),
        EventType::StepStarted => translated.step = Some(event.step.clone()),
        EventType::Paused => {
            translated.exclusion = event.exclusion;
            // The file names no documents.
            translated.document = Some(event.note.clone());
            let open = stored.clock_pauses.iter().find(|pause| !pause.ended);
            translated.planned_until = open.map(|pause| pause.to);
        }
        EventType::Decided => {
            let denied = stored.reasons.is_some();
            translated.decision = Some(if denied {
                DecisionKind::Denied
            } else {
                DecisionKind::Granted
            });
            translated.reasons.clone_from(&stored.reasons);
        }
        _ => {}
    }
    Some(translated)
}

/// The events on record once all of a stored application is in, and what was refused on the way.
fn record(stored: &Stored, terms: &Terms) -> (Vec<Event>, Vec<(String, Refusal)>) {
    let (mut events, mut refused) = (Vec::new(), Vec::new());
    for event in stored
        .events
        .iter()
        .filter_map(|event| translate(stored, event))
    {
        match take(calendar(), terms, &events, &event, event.at.unix_ms) {
            Ok(taken) => events.extend(taken),
            Err(refusal) => refused.push((event.r#type.code().to_owned(), refusal)),
        }
    }
    (events, refused)
}

fn show(date: Option<NaiveDate>) -> String {
    date.map_or("-".to_owned(), |date| date.to_string())
}

/// The state that the stored word stands for.
fn state_of(stored: &Stored) -> State {
    match stored.state.as_str() {
        "accepted" | "in_review" => State::Accepted,
        "clock_paused" => State::Paused,
        "supplement_requested" => State::NoticeGiven,
        "decided_early" | "delivered" | "deemed_consent" | "rejected" => State::Delivered,
        other => panic!("{}: {other}", stored.id),
    }
}

/// Where the rules and the stored values differ: the application, what about, and both values.
fn differences() -> Vec<String> {
    let file = load();
    let as_of = file.as_of.0;
    let now = ms(&format!("{as_of} 23:59"));
    let mut found = Vec::new();
    for stored in &file.applications {
        let terms = of(&stored.item);
        let (events, refused) = record(stored, &terms);
        let mut differ = |what: &str, here: String, there: String| {
            if here != there {
                found.push(format!("{} {what}: {here}, stored {there}", stored.id));
            }
        };
        for (event, refusal) in refused {
            differ(&event, refusal.code().to_owned(), "taken".to_owned());
        }
        let days = terms.committed_working_days;
        differ(
            "limit",
            days.to_string(),
            stored.committed_working_days.to_string(),
        );
        let course = fold(calendar(), &application(&terms, events), now).unwrap();
        differ(
            "state",
            course.state().code().to_owned(),
            state_of(stored).code().to_owned(),
        );
        let due = |kind| {
            let clock = course.clock(calendar(), &terms, kind);
            show(clock.and_then(|clock| clock.due).map(|due| due.date))
        };
        differ(
            "due",
            due(ClockKind::Committed),
            show(stored.due_date.map(|date| date.0)),
        );
        let supplement = show(stored.supplement_deadline.map(|date| date.0));
        differ("supplement", due(ClockKind::Supplement), supplement);
        compare_decision(stored, &terms, &course, as_of, &mut differ);
    }
    found
}

fn compare_decision(
    stored: &Stored,
    terms: &Terms,
    course: &Course,
    as_of: NaiveDate,
    differ: &mut dyn FnMut(&str, String, String),
) {
    let decided = course
        .decided
        .map(|decided| super::script::show(decided.at.unix_ms));
    let no = || "-".to_owned();
    differ(
        "decided",
        decided.unwrap_or_else(no),
        stored.decided_at.clone().unwrap_or_else(no),
    );
    let used = course
        .clock(calendar(), terms, ClockKind::Committed)
        .filter(|clock| clock.stopped.is_some())
        .map_or_else(no, |clock| clock.used(calendar(), as_of).to_string());
    let stored_used = stored
        .working_days_used
        .map_or_else(no, |days| days.to_string());
    differ("used", used, stored_used);
}

/// Every difference there is, and why the rules are right.
const KNOWN: &[&str] = &[
    // R5: granted from 00:00 after the due date; stored a working day later.
    "QS20261019-0001 decided: 2026-11-10 00:00, stored 2026-11-11 09:00",
    "QS20261020-0001 decided: 2026-11-04 00:00, stored 2026-11-05 09:00",
    "QS20261021-0001 decided: 2026-11-12 00:00, stored 2026-11-13 09:00",
    // R2: the day on which a pause begins still counts; stored without it.
    "QS20261102-0003 used: 8, stored 7",
    "QS20261103-0002 used: 9, stored 8",
    "QS20261012-0001 used: 17, stored 16",
    "QS20261015-0001 used: 13, stored 12",
    // R4a: the guide of disability-certificate has no step 审查.
    "QS20261026-0001 step_started: unknown_step, stored taken",
    "QS20261026-0001 used: 5, stored 4",
    "QS20261026-0002 used: 3, stored 2",
    // R2, R5: due on 10 October, the very day on which the cooling-off period begins in the file, and
    // marked deemed_consent: granted when it ends. It begins on the day of the application (民法典
    // art. 1077), and a divorce should hardly be marked.
    "QS20261009-0001 decided: already_decided, stored taken",
    "QS20261009-0001 decided: 2026-11-09 00:00, stored 2026-11-09 16:57",
];

#[test]
fn r1_r5_the_sample_applications_agree_with_what_is_stored_beside_them() {
    assert_eq!(differences(), KNOWN);
}

#[test]
fn r14_every_sample_application_gets_a_number_with_a_check_character() {
    let file = load();
    for stored in &file.applications {
        let (date, serial) = stored.id[2..].split_once('-').unwrap();
        let date = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
        let date = date.parse::<Date>().unwrap().0;
        let given = number::next("QS", date, serial.parse().unwrap());
        let (given, _) = given.expect("the day has room");
        let typed = number::grouped(&given).to_lowercase();
        assert_eq!(
            number::read(&typed, "QS", file.as_of.0),
            Ok(given),
            "{}",
            stored.id
        );
    }
    assert!(
        file.applications
            .iter()
            .any(|stored| covers_delivery(&of(&stored.item)))
    );
}
