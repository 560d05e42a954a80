//! Applications on other days.

use super::{evening, everywhere, on, own_day, told};
use crate::application::script::{ms, show};
use crate::county::{calendar, cases, day};
use chrono::NaiveDate;
use mingbai_contract::application::{Application, Event, EventType};
use mingbai_contract::guide::ExclusionCode;
use mingbai_domain::application::{ClockKind, Course, TruthKind, fold, is_derived, number};
use mingbai_domain::demo::{happened, to_come};
use mingbai_domain::time::{Zone, local};
use std::collections::{HashMap, HashSet};

/// Everything that is to be the same on every day, in working days.
fn essence(application: &Application, today: NaiveDate, now: i64) -> String {
    let calendar = calendar();
    let course = fold(calendar, application, now).expect("it can have happened");
    let mut lines = vec![format!(
        "{} {:?} {:?}",
        course.state().code(),
        course.acceptance.map(|a| (a.way, a.registered)),
        course.decided.map(|d| (d.decision, d.deemed)),
    )];
    for clock in course.clocks(calendar, &application.terms) {
        // Limits in calendar days are the law's, and do not move by working days.
        if clock.kind == ClockKind::Statutory {
            continue;
        }
        let left = |due: NaiveDate| (calendar.count(today, due), calendar.count(due, today));
        // What silence grants it grants at 00:00 of the day after, a working day or not.
        let deemed = course.decided.is_some_and(|decided| decided.deemed);
        let late = clock.late(calendar, today);
        lines.push(format!(
            "{:?} used {} late {:?} overdue {} left {:?} planned {:?}",
            clock.kind,
            clock.used(calendar, today),
            (!deemed).then_some(late),
            clock.is_overdue(today),
            clock.due.map(|due| left(due.date)),
            clock.due_as_planned.map(|due| left(due.date)),
        ));
    }
    for step in &course.steps {
        let outcome = step.outcome.map(|outcome| outcome.opinion);
        lines.push(format!("{} {:?} {outcome:?}", step.name, step.limit));
    }
    lines.extend(truths(&course));
    lines.join("\n")
}

/// What has become true by time, but for the law's limits in calendar days, and for the warning of a
/// delivery that is due on the very day on which silence grants, or days off later.
fn truths(course: &Course) -> Vec<String> {
    let deemed = course.decided.is_some_and(|decided| decided.deemed);
    let mut truths: Vec<String> = course
        .truths
        .iter()
        .filter(|truth| truth.clock != ClockKind::Statutory)
        .filter(|truth| !deemed || truth.clock != ClockKind::Delivery)
        .map(|truth| format!("{:?} {:?} {}", truth.kind, truth.clock, truth.recorded))
        .collect();
    truths.sort();
    truths
}

#[test]
fn r1_r5_the_sample_applications_stand_on_any_day_as_they_do_on_their_own() {
    let told = told().applications;
    let mut known: HashMap<NaiveDate, Vec<String>> = HashMap::new();
    for (today, moved) in everywhere() {
        let own = own_day(*today);
        let expected = known.entry(own).or_insert_with(|| {
            let told = told.iter();
            told.map(|there| essence(there, own, evening(own)))
                .collect()
        });
        for (expected, here) in expected.iter().zip(&moved.applications) {
            let found = essence(here, *today, evening(*today));
            assert_eq!(&found, expected, "{:?} on {today}", here.number);
        }
    }
}

#[test]
fn r1_the_sample_applications_stand_in_any_minute_as_they_do_in_their_own() {
    let told = told().applications;
    for today in ["2024-02-09", "2025-10-11", "2026-11-25", "2027-12-31"] {
        let today = day(today);
        let own = own_day(today);
        let moved = on(today).applications;
        for time in ["00:00", "08:59", "10:00", "15:30", "16:14"] {
            let now = ms(&format!("{today} {time}"));
            let then = ms(&format!("{own} {time}"));
            for (there, here) in told.iter().zip(&moved) {
                let expected = happened(there.clone(), then).map(|a| essence(&a, own, then));
                let found = happened(here.clone(), now);
                let late = |a: &Application| a.events.iter().any(|e| e.at.unix_ms > now);
                assert!(!found.as_ref().is_some_and(late), "{:?}", here.number);
                let found = found.map(|a| essence(&a, today, now));
                assert_eq!(found, expected, "{:?} {today} {time}", there.number);
            }
        }
    }
    let at_nine = happened(told[0].clone(), ms("2026-11-20 09:00"));
    assert_eq!(at_nine, None, "it is submitted at 09:12");
}

#[test]
fn r1_everything_that_people_did_stays_in_order_on_a_working_day_by_today() {
    for (today, moved) in everywhere() {
        for application in &moved.applications {
            let mut last = i64::MIN;
            for event in &application.events {
                let at = event.at.unix_ms;
                let context = || format!("{:?} {}", application.number, show(at));
                assert!(last <= at && at <= evening(*today), "{}", context());
                let by_hand = !is_derived(event.r#type);
                let date = local(at, Zone::BEIJING).date;
                assert!(!by_hand || calendar().is_working(date), "{}", context());
                last = at;
            }
        }
    }
}

#[test]
fn r14_every_moved_application_has_a_number_of_its_day() {
    for (today, moved) in everywhere() {
        let mut seen = HashSet::new();
        for application in &moved.applications {
            let number = &application.number;
            let typed = number::grouped(number);
            assert_eq!(number::read(&typed, "QS", *today), Ok(number.clone()));
            let submitted = show(application.events[0].at.unix_ms);
            let date = submitted[..10].replace('-', "");
            assert_eq!(number.as_str()[2..10], date, "{number:?}");
            assert!(seen.insert(number), "{typed}");
        }
    }
}

/// 民法典 art. 1077: thirty days in which either may withdraw, then thirty in which both must come.
#[test]
fn r2_a_divorce_is_granted_between_the_31st_and_the_60th_day_wherever_it_is_moved() {
    for (today, moved) in everywhere() {
        let mut seen = 0;
        for application in &moved.applications {
            let date = |kind: EventType| {
                let found = application.events.iter().find(|event| event.r#type == kind);
                found.map(|event| local(event.at.unix_ms, Zone::BEIJING).date)
            };
            let waits = |event: &Event| event.exclusion == Some(ExclusionCode::StatutoryWaiting);
            if application.events.iter().any(waits) {
                let from = date(EventType::Submitted).expect("it was");
                let days = (date(EventType::Decided).expect("it was") - from).num_days();
                assert!((31..=60).contains(&days), "{days} on {today}");
                seen += 1;
            }
        }
        assert_eq!(seen, 1);
    }
}

#[test]
fn r3_r5_what_silence_brought_about_is_found_and_not_told() {
    for case in &cases().applications {
        assert!(!case.events.iter().any(|event| is_derived(event.r#type)));
    }
    let today = day("2026-11-26");
    let mut found = Vec::new();
    for application in &on(today).applications {
        let course = fold(calendar(), application, evening(today)).expect("it can have happened");
        for truth in &course.truths {
            if matches!(
                truth.kind,
                TruthKind::DeemedAccepted | TruthKind::DeemedConsented(_)
            ) {
                let code = truth.kind.code();
                found.push(format!(
                    "{code} {} {}",
                    show(truth.at.unix_ms),
                    truth.recorded
                ));
            }
        }
    }
    assert_eq!(
        found,
        [
            // Nobody answered for five working days.
            "deemed_accepted 2026-11-26 00:00 false",
            // On record, since the document was delivered after it.
            "deemed_consented 2026-11-14 00:00 true",
            "deemed_consented 2026-11-10 00:00 true",
            "deemed_consented 2026-11-26 00:00 false",
        ]
    );
}

#[test]
fn what_is_still_to_come_is_what_people_did_and_is_not_on_record() {
    let today = day("2026-11-26");
    let mut deemed = 0;
    for application in &on(today).applications {
        let by_people = |events: &[Event]| -> Vec<Event> {
            let by_people = events.iter().filter(|event| !is_derived(event.r#type));
            by_people.cloned().collect()
        };
        let told = by_people(&application.events);
        deemed += application.events.len() - told.len();
        for known in 0..=application.events.len() {
            let (before, after) = application.events.split_at(known);
            let rest = to_come(application, before).expect("nobody else did anything");
            let rest: Vec<_> = rest.into_iter().cloned().collect();
            assert_eq!(rest, by_people(after), "{:?}", application.number);
            // Silence that is on record by itself is nobody's doing.
            assert_eq!(
                to_come(application, &by_people(before)).map(|r| r.len()),
                Some(rest.len())
            );
        }
        // Somebody has done something else, or more.
        let mut other = told.clone();
        other[0].note = Some("另有其事".to_owned());
        assert_eq!(to_come(application, &other), None);
        let mut more = application.events.clone();
        more.push(told[0].clone());
        assert_eq!(to_come(application, &more), None);
    }
    assert_eq!(deemed, 2);
}
