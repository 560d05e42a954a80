//! Stories of applications as text, a line an event: `2026-11-20 09:12 accepted`, and what it takes
//! to tell them.
//!
//! After the type stand its fields: materials with `,` between them; a step's name, `@department`,
//! `parallel` or `joint`, a number of working days; an exclusion and `until 2026-11-30`.

use crate::county::{calendar, day, guide};
use mingbai_contract::application::{
    Application, ApplicationNumber, DecisionKind, Event, EventType, Handling, Opinion, Terms,
};
use mingbai_contract::log::Timestamp;
use mingbai_contract::{DepartmentId, ItemId, MaterialId, SituationId, WindowId};
use mingbai_domain::application::{Course, Refusal, becomes_true, fold, take, terms};
use mingbai_domain::time::{Zone, local, midnight};

/// Milliseconds of `2026-11-20 09:12` in Beijing.
pub fn ms(text: &str) -> i64 {
    let (date, time) = text.split_once(' ').expect(text);
    let (hours, minutes) = time.split_once(':').expect(text);
    let minutes = hours.parse::<i64>().expect(text) * 60 + minutes.parse::<i64>().expect(text);
    midnight(day(date), Zone::BEIJING) + minutes * 60_000
}

pub fn at(unix_ms: i64) -> Timestamp {
    Timestamp {
        unix_ms,
        minutes_east: 480,
    }
}

/// The same the other way round.
pub fn show(unix_ms: i64) -> String {
    let local = local(unix_ms, Zone::BEIJING);
    let (hours, minutes) = (local.minute / 60, local.minute % 60);
    format!("{} {hours:02}:{minutes:02}", local.date)
}

/// Reads one line.
pub fn event(line: &str) -> Event {
    let mut words = line.split_whitespace();
    let date = words.next().expect(line);
    let time = words.next().expect(line);
    let kind = EventType::parse(words.next().expect(line)).expect(line);
    let mut event = Event::new(at(ms(&format!("{date} {time}"))), kind);
    if kind == EventType::Refused {
        event.reasons = Some("不属于本机关职权".to_owned());
    }
    if kind == EventType::Paused {
        event.document = Some("特别程序告知书".to_owned());
    }
    while let Some(word) = words.next() {
        let json = || serde_json::Value::from(word);
        match (kind, word) {
            (EventType::NoticeGiven | EventType::Supplemented, list) => {
                event.materials = list
                    .split(',')
                    .map(|id| MaterialId::new(id).expect(line))
                    .collect();
            }
            (EventType::Paused, "until") => {
                event.planned_until = words.next().map(|date| day(date).into());
            }
            (EventType::Paused, _) => event.exclusion = serde_json::from_value(json()).ok(),
            (EventType::Decided, _) => {
                event.decision = serde_json::from_value(json()).ok();
                if event.decision == Some(DecisionKind::Denied) {
                    event.reasons = Some("不符合布局要求".to_owned());
                }
            }
            (_, "own") => event.handling = Some(Handling::Own),
            (_, "parallel") => event.handling = Some(Handling::Parallel),
            (_, "joint") => event.handling = Some(Handling::Joint),
            (_, "consent") => event.opinion = Some(Opinion::Consent),
            (_, "objection") => event.opinion = Some(Opinion::Objection),
            (_, "absent") => event.opinion = Some(Opinion::Absent),
            (_, word) if word.starts_with('@') => {
                event.department = Some(DepartmentId::new(&word[1..]).expect(line));
            }
            (_, word) if word.parse::<u16>().is_ok() => event.working_days = word.parse().ok(),
            (_, word) => event.step = Some(word.to_owned()),
        }
    }
    event
}

/// The terms of an item of the sample county.
pub fn of(item: &str) -> Terms {
    terms(guide(item))
}

pub fn application(terms: &Terms, events: Vec<Event>) -> Application {
    Application {
        number: ApplicationNumber::new("QS202611200001Y").expect("a number"),
        item: ItemId::any(),
        situation: SituationId::any(),
        window: WindowId::any(),
        terms: terms.clone(),
        events,
    }
}

/// Records the lines one after the other, each at its own time. The line that is refused, and why.
pub fn play<'s>(terms: &Terms, script: &[&'s str]) -> Result<Vec<Event>, (&'s str, Refusal)> {
    let mut events = Vec::new();
    // Nothing is recorded before something that is on record.
    let mut now = i64::MIN;
    for line in script {
        let event = event(line);
        now = now.max(event.at.unix_ms);
        match take(calendar(), terms, &events, &event, now) {
            Ok(taken) => events.extend(taken),
            Err(refusal) => return Err((*line, refusal)),
        }
    }
    Ok(events)
}

/// Tells a story that nothing speaks against, and looks at it at `now`.
pub fn told(terms: &Terms, script: &[&str], now: &str) -> Course {
    let events = play(terms, script).expect("nothing speaks against it");
    fold(calendar(), &application(terms, events), ms(now)).expect("it can have happened")
}

/// The clocks, one a line: what, start, due date (`-` where nobody knows), and when it stopped.
pub fn clocks(terms: &Terms, course: &Course) -> Vec<String> {
    let line = |clock: mingbai_domain::application::Clock| {
        let due = clock.due.map_or("-".to_owned(), |due| due.date.to_string());
        let stopped = clock
            .stopped
            .map_or(String::new(), |day| format!(" stopped {day}"));
        format!("{} {} {due}{stopped}", clock.kind.code(), clock.start)
    };
    course
        .clocks(calendar(), terms)
        .into_iter()
        .map(line)
        .collect()
}

/// What has become true by `now`, one a line: since when, what, and by which clock.
pub fn truths(terms: &Terms, script: &[&str], now: &str) -> Vec<String> {
    let events = play(terms, script).expect("nothing speaks against it");
    let truths = becomes_true(calendar(), &application(terms, events), ms(now));
    truths
        .expect("it can have happened")
        .iter()
        .map(|truth| {
            let at = show(truth.at.unix_ms);
            format!("{at} {} {}", truth.kind.code(), truth.clock.code())
        })
        .collect()
}

/// The types of the events on record, with their times.
pub fn record(terms: &Terms, script: &[&str]) -> Vec<String> {
    play(terms, script)
        .expect("nothing speaks against it")
        .iter()
        .map(|event| format!("{} {}", show(event.at.unix_ms), event.r#type.code()))
        .collect()
}
