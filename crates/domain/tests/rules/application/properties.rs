//! R1 to R5 as properties: whatever happens, in whatever order, as long as each of it is legal.

use super::naive;
use super::script::{application, at, ms, of};
use crate::county::calendar;
use chrono::NaiveDate;
use mingbai_contract::application::{
    DecisionKind, DeemedCause, Event, EventType, Handling, Opinion, State, Terms,
};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::{DepartmentId, MaterialId};
use mingbai_domain::application::{
    AcceptedBy, ClockKind, Course, TruthKind, becomes_true, fold, is_derived, take,
};
use mingbai_domain::clock::Why;
use mingbai_domain::time::{Zone, midnight};
use proptest::prelude::*;

/// What somebody tries: what, how many minutes after the last thing, and some dice.
type Attempt = (EventType, i64, u8);

/// Items with and without consent by silence, with and without pauses, at once and in twenty days.
const ITEMS: [&str; 6] = [
    "food-business-license",
    "temporary-land-use",
    "gjj-loan",
    "marriage-registration",
    "water-abstraction-permit",
    "rural-homestead",
];

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    // Each at least once; what ends an application less often, what needs another thing first more.
    let mut kinds = EventType::ALL.to_vec();
    for _ in 0..4 {
        kinds.extend([
            EventType::Accepted,
            EventType::NoticeGiven,
            EventType::Supplemented,
            EventType::StepStarted,
            EventType::StepDecided,
            EventType::Paused,
            EventType::Resumed,
        ]);
    }
    let minutes = prop_oneof![0_i64..600, 600_i64..5_000, 0_i64..20_000, Just(0)];
    prop::collection::vec((prop::sample::select(kinds), minutes, any::<u8>()), 1..40)
}

fn stories() -> impl Strategy<Value = (Terms, i64, Vec<Attempt>, i64)> {
    let start = (0_i64..900 * 1440).prop_map(|minute| ms("2025-01-01 00:00") + minute * 60_000);
    let after = 0_i64..60 * 1440;
    (
        prop::sample::select(ITEMS.to_vec()),
        start,
        attempts(),
        after,
    )
        .prop_map(|(item, start, attempts, after)| (of(item), start, attempts, after))
}

/// The event of an attempt; its details follow from the dice.
fn event(terms: &Terms, (kind, _, dice): Attempt, unix_ms: i64) -> Event {
    let mut event = Event::new(at(unix_ms), kind);
    let materials = |n: usize| {
        terms
            .materials
            .iter()
            .take(n)
            .cloned()
            .collect::<Vec<MaterialId>>()
    };
    match kind {
        EventType::Refused => event.reasons = Some("理由".to_owned()),
        EventType::NoticeGiven => event.materials = materials(1 + usize::from(dice % 3)),
        EventType::Supplemented => {
            let from = usize::from(dice / 4 % 3);
            let mut listed = materials(from + 1 + usize::from(dice % 2));
            event.materials = listed.split_off(from.min(listed.len()));
        }
        EventType::StepStarted | EventType::StepDecided => {
            event.step = terms
                .steps
                .get(2 + usize::from(dice % 2))
                .map(|step| step.name.clone());
            event.department =
                DepartmentId::new(["nongye", "ziran"][usize::from(dice / 4 % 2)]).ok();
            if kind == EventType::StepStarted {
                event.working_days = Some(u16::from(dice % 5));
                event.handling = [Handling::Own, Handling::Parallel, Handling::Joint]
                    .get(usize::from(dice / 8 % 3))
                    .copied();
            } else {
                event.opinion = [Opinion::Consent, Opinion::Objection, Opinion::Absent]
                    .get(usize::from(dice / 8 % 3))
                    .copied();
            }
        }
        EventType::Paused => {
            event.exclusion = match dice % 8 {
                0 => Some(ExclusionCode::Bidding),
                _ => terms
                    .exclusions
                    .get(usize::from(dice) % terms.exclusions.len().max(1))
                    .copied(),
            };
            event.document = Some("告知书".to_owned());
        }
        EventType::Decided => {
            event.decision = Some(if dice % 2 == 0 {
                DecisionKind::Granted
            } else {
                DecisionKind::Denied
            });
            event.reasons = Some("理由".to_owned());
        }
        _ => {}
    }
    event
}

/// What the background clock puts on record when it looks: whatever silence has brought about by now.
fn look(terms: &Terms, events: &mut Vec<Event>, now: i64) {
    let course = course(terms, events, now);
    let silent = course.truths.iter().filter(|truth| !truth.recorded);
    let brought = silent.filter_map(|truth| course.event_of(truth, Zone::BEIJING));
    events.extend(brought.collect::<Vec<_>>());
}

/// Tries everything in turn; what is legal goes on record, with what comes along. Now and then the background
/// clock looks first, and a clerk records late what came in days ago (R4).
fn play(terms: &Terms, start: i64, attempts: &[Attempt]) -> Vec<Event> {
    let submitted = Event::new(at(start), EventType::Submitted);
    let mut events = take(calendar(), terms, &[], &submitted, start).unwrap();
    let mut now = start;
    for attempt in attempts {
        now += attempt.1 * 60_000;
        if attempt.2 % 8 == 5 {
            look(terms, &mut events, now);
        }
        let late = match attempt {
            (EventType::Supplemented, _, dice) if dice % 4 == 1 => i64::from(*dice) * 40 * 60_000,
            _ => 0,
        };
        let event = event(terms, *attempt, now - late);
        if let Ok(taken) = take(calendar(), terms, &events, &event, now) {
            events.extend(taken);
        }
    }
    events
}

fn last(events: &[Event]) -> i64 {
    events.iter().map(|event| event.at.unix_ms).max().unwrap()
}

fn course(terms: &Terms, events: &[Event], now: i64) -> Course {
    fold(calendar(), &application(terms, events.to_vec()), now).expect("it was legal")
}

/// What must hold of an application, whatever happened to it.
fn check_possible(terms: &Terms, events: &[Event], course: &Course, now: i64) {
    let state = course.state();
    let decided = course.decided.is_some();
    assert!(
        !decided || course.acceptance.is_some(),
        "a decision before acceptance"
    );
    assert!(
        course.delivered.is_none() || decided,
        "delivered without a decision"
    );
    assert!(course.ended.is_none() || !decided, "ended and decided");
    assert_eq!(state == State::Paused, course.open_pause().is_some());
    assert_eq!(
        state == State::Decided || state == State::Delivered,
        decided
    );
    let open = course
        .pauses
        .iter()
        .filter(|taken| taken.pause.to.is_none());
    assert!(open.count() <= 1, "two pauses at once");
    for (a, b) in course.pauses.iter().zip(course.pauses.iter().skip(1)) {
        assert!(
            a.pause.to.is_some_and(|to| to <= b.pause.from),
            "pauses overlap"
        );
    }
    for taken in &course.pauses {
        assert!(
            terms.exclusions.contains(&taken.exclusion),
            "a pause the guide does not know"
        );
    }
    let notices = |event: &&Event| event.r#type == EventType::NoticeGiven;
    assert!(events.iter().filter(notices).count() <= 1, "a third visit");
    if let Some(decided) = course.decided.filter(|decided| decided.deemed) {
        assert!(terms.deemed_consent && decided.decision == DecisionKind::Granted);
        let paused = course
            .pauses
            .iter()
            .any(|taken| taken.pause.takes_out(decided.at.date));
        assert!(!paused, "consent in a pause");
    }
    for step in &course.steps {
        if let Some(outcome) = step.outcome.filter(|outcome| outcome.deemed.is_some()) {
            assert_ne!(
                step.handling,
                Handling::Own,
                "the own silence is no consent"
            );
            let paused = course
                .pauses
                .iter()
                .any(|taken| taken.pause.takes_out(outcome.at.date));
            // Who stays away on the very day on which a pause ends does so after it.
            let overdue = outcome.deemed == Some(DeemedCause::Overdue);
            assert!(!(paused && overdue), "an opinion in a pause");
            assert!(
                course
                    .decided
                    .is_none_or(|decided| outcome.at <= decided.at)
            );
        }
    }
    for truth in &course.truths {
        assert!(
            truth.at.unix_ms <= now.max(last(events)),
            "it has not become true yet"
        );
    }
    for pair in course.truths.windows(2) {
        assert!(pair[0].at <= pair[1].at, "truths out of order");
    }
    let mut keys: Vec<_> = course.truths.iter().map(|truth| truth.key()).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), course.truths.len(), "two truths with one key");
}

/// What the naive count says of each clock.
fn check_dates(terms: &Terms, course: &Course, today: NaiveDate) {
    for clock in course.clocks(calendar(), terms) {
        let due = clock.due.map(|due| due.date);
        let all: Vec<_> = match clock.kind {
            ClockKind::Step(_) | ClockKind::Committed | ClockKind::Statutory => {
                course.pauses.iter().map(|taken| taken.pause).collect()
            }
            _ => Vec::new(),
        };
        assert_eq!(due, naive::due(clock.start, clock.limit, &all), "{clock:?}");
        let days = clock.explain(calendar(), today);
        let marked: Vec<_> = days
            .iter()
            .filter(|day| day.due)
            .map(|day| day.date)
            .collect();
        assert_eq!(marked, due.into_iter().collect::<Vec<_>>(), "{clock:?}");
        let every: Vec<_> = clock.start.iter_days().take(days.len()).collect();
        assert_eq!(days.iter().map(|day| day.date).collect::<Vec<_>>(), every);
        let late = days.iter().rev().find_map(|day| match day.why {
            Why::Late(number) => Some(number),
            _ => None,
        });
        let seen = clock.stopped.map_or(today, |stopped| stopped.min(today));
        assert_eq!(
            clock.late(calendar(), today),
            late.unwrap_or(0),
            "{clock:?}"
        );
        let used = days
            .iter()
            .filter(|day| matches!(day.why, Why::Counted(_)) && day.date <= seen);
        assert_eq!(
            usize::from(clock.used(calendar(), today)),
            used.count(),
            "{clock:?}"
        );
    }
    let Some(acceptance) = course.acceptance else {
        return;
    };
    match acceptance.way {
        AcceptedBy::Office | AcceptedBy::Supplement => {
            assert_eq!(acceptance.on, acceptance.clock_from)
        }
        AcceptedBy::Silence => {
            assert_eq!(acceptance.clock_from, naive::working_day(acceptance.on, 6));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn r1_r5_no_sequence_of_legal_events_is_impossible(
        (terms, start, attempts, after) in stories()
    ) {
        let events = play(&terms, start, &attempts);
        for n in 1..=events.len() {
            let known = &events[..n];
            let now = last(known);
            check_possible(&terms, known, &course(&terms, known, now), now);
        }
        let now = last(&events) + after * 60_000;
        check_possible(&terms, &events, &course(&terms, &events, now), now);
    }

    #[test]
    fn r1_r2_every_due_date_agrees_with_a_naive_count((terms, start, attempts, after) in stories()) {
        let events = play(&terms, start, &attempts);
        let now = last(&events) + after * 60_000;
        let today = mingbai_domain::time::local(now, Zone::BEIJING).date;
        check_dates(&terms, &course(&terms, &events, now), today);
    }

    #[test]
    fn folding_is_deterministic_and_does_not_depend_on_when_it_is_done(
        (terms, start, attempts, after) in stories()
    ) {
        let events = play(&terms, start, &attempts);
        let now = last(&events) + after * 60_000;
        let once = course(&terms, &events, now);
        prop_assert_eq!(&once, &course(&terms, &events, now));
        // What had become true stays true, in the same order; later only more comes.
        let later = course(&terms, &events, now + 90 * 86_400_000);
        prop_assert_eq!(&later.truths[..once.truths.len()], &once.truths[..]);
    }

    #[test]
    fn whoever_records_what_becomes_true_changes_nothing((terms, start, attempts, after) in stories()) {
        let mut events = play(&terms, start, &attempts);
        let now = last(&events) + after * 60_000;
        let before = course(&terms, &events, now);
        let truths = becomes_true(calendar(), &application(&terms, events.clone()), now).unwrap();
        for truth in &truths {
            events.extend(before.event_of(truth, Zone::BEIJING));
        }
        let recorded = course(&terms, &events, now);
        prop_assert_eq!(recorded.state(), before.state());
        prop_assert_eq!(recorded.clocks(calendar(), &terms), before.clocks(calendar(), &terms));
        let keys = |course: &Course| course.truths.iter().map(|t| t.key()).collect::<Vec<_>>();
        prop_assert_eq!(keys(&recorded), keys(&before));
        // A second time there is nothing left that an event would record.
        let again = becomes_true(calendar(), &application(&terms, events.clone()), now).unwrap();
        prop_assert!(again.iter().all(|truth| recorded.event_of(truth, Zone::BEIJING).is_none()));
    }

    #[test]
    fn whatever_the_record_says_stands_under_another_calendar(
        (terms, start, attempts, _) in stories()
    ) {
        let events = play(&terms, start, &attempts);
        let mut other = crate::county::county().calendar.clone();
        other.years.clear();
        let other = mingbai_domain::calendar::WorkCalendar::new(&other);
        let now = last(&events);
        let here = course(&terms, &events, now);
        let there = fold(&other, &application(&terms, events.clone()), now).expect("it stands");
        if is_derived(events[events.len() - 1].r#type) || here.state() == there.state() {
            return Ok(());
        }
        // Only what silence brings about after the last event can differ.
        let silent = |course: &Course| course.truths.iter().any(|truth| {
            let unrecorded = !truth.recorded && truth.at.unix_ms <= now;
            unrecorded && !matches!(truth.kind, TruthKind::Warning | TruthKind::Overdue)
        });
        prop_assert!(silent(&here) || silent(&there));
    }

    #[test]
    fn r3_what_silence_brings_about_begins_at_midnight((terms, start, attempts, after) in stories()) {
        let events = play(&terms, start, &attempts);
        let now = last(&events) + after * 60_000;
        let course = course(&terms, &events, now);
        for truth in &course.truths {
            if matches!(truth.kind, TruthKind::DeemedAccepted | TruthKind::Lapsed) {
                prop_assert_eq!(truth.at.unix_ms, midnight(truth.at.date, Zone::BEIJING));
            }
        }
    }
}
