//! What time brings about goes on record once, however many processes look, and is what the domain says.

use super::*;
use crate::bed::{Database, Engine, data};
use crate::program::Running;
use mingbai_contract::application::{DecisionKind, Handling};
use mingbai_contract::guide::ExclusionCode;
use mingbai_domain::application::{becomes_true, fold, take};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_server::clock::Clock;
use mingbai_server::live::Live;
use mingbai_server::store;
use mingbai_server::timekeeper::Timekeeper;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

const DAY: i64 = 24 * HOUR;

/// Silence is consent here, and inspections are excluded.
const ITEM: &str = "temporary-land-use";

/// What is done about an application, and after how many days; nothing about the first.
fn stories() -> Vec<Vec<(i64, Event)>> {
    let of = |kind| event(kind, 0);
    let notice = || {
        let mut event = of(EventType::NoticeGiven);
        event.materials = vec!["apply".parse().unwrap(), "map".parse().unwrap()];
        event
    };
    let part = || {
        let mut event = of(EventType::Supplemented);
        event.materials = vec!["apply".parse().unwrap()];
        event
    };
    let opinion = || {
        let mut event = of(EventType::StepStarted);
        event.step = Some("审查".to_owned());
        event.department = Some("linye".parse().unwrap());
        event.handling = Some(Handling::Parallel);
        event.working_days = Some(2);
        event
    };
    let paused = || {
        let mut event = of(EventType::Paused);
        event.exclusion = Some(ExclusionCode::SiteInspection);
        event.document = Some("现场勘验通知书".to_owned());
        event
    };
    let granted = || {
        let mut event = of(EventType::Decided);
        event.decision = Some(DecisionKind::Granted);
        event
    };
    let accepted = || of(EventType::Accepted);
    vec![
        vec![],
        vec![(3, notice())],
        vec![(3, notice()), (5, part())],
        vec![(0, accepted())],
        vec![(0, accepted()), (1, opinion())],
        vec![(0, accepted()), (3, paused()), (12, of(EventType::Resumed))],
        vec![(0, accepted()), (4, paused())],
        vec![(0, accepted()), (4, granted())],
        vec![
            (0, accepted()),
            (4, granted()),
            (5, of(EventType::Delivered)),
        ],
        vec![(2, of(EventType::Withdrawn))],
        // The office registers what has been accepted by silence; there is more silence after it.
        vec![(11, accepted()), (12, opinion())],
    ]
}

/// A server's clock: a store, a publication and hands of its own.
async fn timekeeper(address: &str, hands: &Arc<AtomicI64>) -> Timekeeper {
    let store = store::open(address).await.unwrap();
    let live = Arc::new(Live::default());
    live.refresh(&store).await.unwrap();
    let hands = Arc::clone(hands);
    let clock = Clock::new(move || hands.load(Ordering::Relaxed));
    Timekeeper::new(store, live, clock)
}

/// The truths that an application has at a time, by key.
fn expected(calendar: &WorkCalendar, application: &Application, now_ms: i64) -> BTreeSet<String> {
    let course = fold(calendar, application, now_ms).unwrap();
    course.truths.iter().map(|truth| truth.key()).collect()
}

/// R3, R4, R5: over ninety days three servers look at the same time, after every event and every midnight.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r3_r4_r5_three_servers_record_each_truth_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        store.publish(&county(), NOW).await.unwrap();
        let calendar = WorkCalendar::new(&county().calendar);
        let hands = Arc::new(AtomicI64::new(NOW));
        let mut servers = Vec::new();
        for _ in 0..3 {
            servers.push(Arc::new(timekeeper(&database.address, &hands).await));
        }
        let mut applications = Vec::new();
        for (place, story) in stories().into_iter().enumerate() {
            let new = new(ITEM, &format!("story {place}"));
            let number = take_in(&store, &new).await.unwrap().number;
            applications.push((number, story));
        }
        for day in 0..90 {
            let now_ms = NOW + day * DAY;
            hands.store(now_ms, Ordering::Relaxed);
            look(&servers).await;
            for (number, story) in &applications {
                for (_, event) in story.iter().filter(|(on, _)| *on == day) {
                    happens(&store, &calendar, number, event, now_ms).await;
                }
            }
            look(&servers).await;
        }
        let mut deemed = 0;
        let now_ms = hands.load(Ordering::Relaxed);
        for (place, (number, _)) in applications.iter().enumerate() {
            let application = kept(&store, number).await;
            let left = becomes_true(&calendar, &application, now_ms).unwrap();
            assert!(
                left.iter().all(|truth| calendar_only(truth.kind)),
                "{place}"
            );
            let truths = store.truths(number).await.unwrap();
            let keys: BTreeSet<_> = truths.iter().map(|truth| truth.key.clone()).collect();
            assert_eq!(keys.len(), truths.len());
            let expected = expected(&calendar, &application, now_ms);
            assert_eq!(keys, expected, "{engine:?}: story {place}");
            let derived = application.events.iter();
            let derived: Vec<_> = derived
                .filter(|event| mingbai_domain::application::is_derived(event.r#type))
                .collect();
            let different: BTreeSet<_> = derived
                .iter()
                .map(|event| (event.r#type, &event.step))
                .collect();
            assert_eq!(different.len(), derived.len(), "{engine:?}: {derived:?}");
            deemed += derived.len();
        }
        // Whatever is on record as an event of time's is in the desk's record as the clock's, once.
        let entries = store.audit_after(0, 1000).await.unwrap();
        let by_clock = entries.iter().filter(|entry| entry.actor == "clock");
        assert_eq!(by_clock.count(), deemed, "{engine:?}");
        assert!(deemed >= 9, "{engine:?}: {deemed}");
    }
}

/// What is no event stays unrecorded among events for ever.
fn calendar_only(kind: mingbai_domain::application::TruthKind) -> bool {
    use mingbai_domain::application::TruthKind as T;
    matches!(kind, T::Warning | T::Overdue | T::Lapsed)
}

/// All servers look at once, each until it has nothing to do.
async fn look(servers: &[Arc<Timekeeper>]) {
    let tasks: Vec<_> = servers
        .iter()
        .map(|server| {
            let server = Arc::clone(server);
            tokio::spawn(async move { server.tick().await.unwrap() })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    servers[0].tick().await.unwrap();
}

/// Somebody does something, as the API records it.
async fn happens(
    store: &AnyStore,
    calendar: &WorkCalendar,
    number: &ApplicationNumber,
    event: &Event,
    now_ms: i64,
) {
    let application = kept(store, number).await;
    let mut event = event.clone();
    event.at = at(now_ms);
    let (terms, events) = (&application.terms, &application.events);
    let taken = take(calendar, terms, events, &event, now_ms).unwrap();
    assert_eq!(taken, [event.clone()], "the servers have looked before");
    let after = u32::try_from(events.len()).unwrap();
    add(store, number, after, event, None).await.unwrap();
}

#[tokio::test]
async fn a_clock_that_goes_back_records_nothing_again_and_requests_are_forgotten() {
    let database = Database::new(Engine::Sqlite).await.unwrap();
    let store = store::open(&database.address).await.unwrap();
    store.publish(&county(), NOW).await.unwrap();
    let hands = Arc::new(AtomicI64::new(NOW + 30 * DAY));
    let server = timekeeper(&database.address, &hands).await;
    let number = take_in(&store, &new(ITEM, "one")).await.unwrap().number;
    server.tick().await.unwrap();
    let application = kept(&store, &number).await;
    let truths = store.truths(&number).await.unwrap();
    assert!(application.events.len() >= 3, "{:?}", application.events);
    for ms in [NOW, NOW + 30 * DAY, NOW + 29 * DAY] {
        hands.store(ms, Ordering::Relaxed);
        server.tick().await.unwrap();
        assert_eq!(kept(&store, &number).await, application);
        assert_eq!(store.truths(&number).await.unwrap(), truths);
    }
    // The request was made at [`NOW`] by its record: it is over a week old.
    let wish = once("one", ITEM);
    assert_eq!(store.done_before(&wish).await.unwrap(), Ok(None));
}

/// Three real programs on one PostgreSQL (or one file), started at the same moment.
#[tokio::test]
async fn three_programs_record_each_truth_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        store.publish(&county(), NOW).await.unwrap();
        let mut numbers = Vec::new();
        // Long ago, whenever this runs.
        let long_ago = NOW - 400 * DAY;
        for place in 0..20 {
            let mut new = new(ITEM, &format!("{place}"));
            new.events = vec![event(EventType::Submitted, long_ago)];
            numbers.push(take_in(&store, &new).await.unwrap().number);
        }
        let start = || Running::start(&database.address, &data(), &[]);
        let servers = [start(), start(), start()];
        let mut waiting = true;
        while waiting {
            tokio::time::sleep(Duration::from_millis(20)).await;
            waiting = false;
            for number in &numbers {
                let truths = store.truths(number).await.unwrap();
                // The last thing to become true.
                waiting |= !truths.iter().any(|t| t.key == "overdue:delivery");
            }
        }
        drop(servers);
        let first = kept(&store, &numbers[0]).await;
        let kinds: Vec<_> = first.events.iter().map(|event| event.r#type).collect();
        let expected = [
            EventType::Submitted,
            EventType::DeemedAccepted,
            EventType::DeemedConsented,
        ];
        assert_eq!(kinds, expected, "{engine:?}");
        for number in &numbers {
            assert_eq!(kept(&store, number).await.events, first.events);
            let known = store.truths(&numbers[0]).await.unwrap();
            assert_eq!(store.truths(number).await.unwrap(), known);
        }
        let entries = store.audit_after(0, 1000).await.unwrap();
        let subjects: BTreeSet<_> = entries
            .iter()
            .filter(|entry| entry.actor == "clock")
            .map(|entry| entry.subject.clone())
            .collect();
        let recorded = entries.iter().filter(|entry| entry.actor == "clock");
        assert_eq!((subjects.len(), recorded.count()), (20, 20), "{engine:?}");
    }
}
