//! What there is in the store afterwards.

use super::*;
use crate::bed::{Bed, Engine, NOW};
use crate::{applications, desk};
use mingbai_contract::application::{DeemedCause, EventType, State};
use mingbai_domain::application::{fold, is_over, number};
use mingbai_domain::demo::happened;
use mingbai_domain::log::record;
use mingbai_domain::log::tree::commitment;
use mingbai_server::clock::Clock;
use mingbai_server::demo::list::Standing;
use mingbai_server::store::applications::OpenQuery;
use mingbai_server::store::projects::NewVersion;
use mingbai_server::timekeeper::Timekeeper;
use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

desk::on_both! {
    r1_every_case_stands_as_the_domain_moves_it
    who_brings_them_in_again_changes_nothing
    what_people_do_later_that_day_comes_when_its_time_has_come
    what_somebody_has_gone_on_with_is_theirs
    applications_that_people_handed_in_are_left_alone
    r14_each_is_committed_to_in_the_public_log_and_opened_by_its_code
}

/// Working days, a Saturday, the middle of a festival, the last days of a year and of the calendar.
const TIMES: [&str; 6] = [
    "2026-11-26 15:30",
    "2026-11-28 08:00",
    "2026-02-18 23:59",
    "2026-12-31 10:00",
    "2027-01-01 00:00",
    "2027-12-31 23:59",
];

async fn r1_every_case_stands_as_the_domain_moves_it(bed: &Bed) {
    let calendar = WorkCalendar::new(&county().calendar);
    let engine = if bed.file().starts_with("postgres") {
        Engine::Postgres
    } else {
        Engine::Sqlite
    };
    for time in TIMES {
        // Another county for each day.
        let Some(bed) = desk::bed(engine).await else {
            continue;
        };
        let now_ms = ms(time);
        let list = bring(&bed.store, &secret(), now_ms).await.unwrap();
        let moved = told(&time[..10]).applications;
        let expected: Vec<_> = moved
            .into_iter()
            .filter_map(|application| happened(application, now_ms))
            .collect();
        assert_eq!(list.applications.len(), expected.len(), "{time}");
        let hands = Clock::new(move || now_ms);
        let timekeeper = Timekeeper::new(bed.store.clone(), bed.live.clone(), hands);
        timekeeper.tick().await.unwrap();
        let open = OpenQuery {
            limit: 1000,
            ..OpenQuery::default()
        };
        let open = bed.store.open_applications(&open).await.unwrap();
        let open: BTreeSet<_> = open
            .into_iter()
            .map(|kept| kept.application.number)
            .collect();
        let mut standings = BTreeSet::new();
        for (listed, expected) in list.applications.iter().zip(&expected) {
            let at = format!("{} on {time}", listed.case);
            let kept = bed.store.application(&listed.number).await.unwrap();
            let kept = kept.unwrap();
            let known = expected.events.len();
            assert_eq!(kept.application.events[..known], expected.events, "{at}");
            let mut same = kept.application.clone();
            same.number = expected.number.clone();
            same.events.truncate(known);
            assert_eq!(&same, expected, "{at}");
            assert_eq!(
                listed.number.as_str()[..10],
                expected.number.as_str()[..10],
                "{at}"
            );
            assert_eq!(
                number::read(listed.number.as_str(), "QS", time[..10].parse().unwrap()),
                Ok(listed.number.clone())
            );
            let course = fold(&calendar, expected, now_ms).unwrap();
            assert_eq!(listed.state, course.state(), "{at}");
            // The public clock has put on record whatever has come about by silence, and nothing twice.
            let truths = bed.store.truths(&listed.number).await.unwrap();
            let truths: BTreeSet<_> = truths.into_iter().map(|truth| truth.key).collect();
            let becomes: BTreeSet<_> = course.truths.iter().map(|truth| truth.key()).collect();
            assert_eq!(truths, becomes, "{at}");
            let after = fold(&calendar, &kept.application, now_ms).unwrap();
            assert_eq!(after.state(), course.state(), "{at}");
            assert!(
                after
                    .truths
                    .iter()
                    .all(|truth| truth.recorded || after.event_of(truth, Zone::BEIJING).is_none()),
                "{at}"
            );
            assert_eq!(
                open.contains(&listed.number),
                !is_over(listed.state),
                "{at}"
            );
            standings.insert(listed.standing);
        }
        assert_eq!(standings.len(), 7, "{time}: {standings:?}");
        r8_r9_projects_stand_as_the_domain_moves_them(&bed, &list, time).await;
    }
}

async fn r8_r9_projects_stand_as_the_domain_moves_them(bed: &Bed, list: &List, time: &str) {
    let moved = told(&time[..10]).projects;
    assert_eq!(list.projects.len(), moved.len());
    for (listed, moved) in list.projects.iter().zip(moved) {
        let at = format!("{} on {time}", moved.id);
        assert_eq!((&listed.code, &listed.name), (&moved.id, &moved.name));
        let phone = bed.client();
        let secret = listed.secret.clone().unwrap();
        bed.now_ms.store(ms(time), Ordering::Relaxed);
        let seen = phone.project(moved.id.clone(), secret).await.unwrap();
        let mut seen = seen.project;
        let mut expected = moved.clone();
        seen.inspections.sort_by(|a, b| a.code.cmp(&b.code));
        expected.inspections.sort_by(|a, b| a.code.cmp(&b.code));
        assert_eq!(seen, expected, "{at}");
        for code in &listed.inspections {
            let filed = bed.store.inspection(code).await.unwrap().unwrap();
            assert_eq!(filed.enterprise, moved.enterprise_code, "{at}");
            assert!(filed.inspection.result.is_some() && filed.withdrawn.is_none());
        }
        let codes: Vec<_> = moved.inspections.iter().map(|one| &one.code).collect();
        assert_eq!(listed.inspections.iter().collect::<Vec<_>>(), codes, "{at}");
    }
}

async fn who_brings_them_in_again_changes_nothing(bed: &Bed) {
    let (secret, now_ms) = (secret(), ms("2026-11-26 23:59"));
    let first = bring(&bed.store, &secret, now_ms).await.unwrap();
    assert_eq!((first.applications.len(), first.next), (60, None));
    let end = bed.store.audit_end().await.unwrap();
    let log = bed.store.log_size().await.unwrap();
    let second = bring(&bed.store, &secret, now_ms).await.unwrap();
    let json = |list: &List| serde_json::to_value(list).unwrap();
    assert_eq!(json(&second), json(&first));
    assert_eq!(bed.store.audit_end().await.unwrap(), end);
    assert_eq!(bed.store.log_size().await.unwrap(), log);
    // Nothing is in the way of those whose numbers the domain gives.
    let moved = told("2026-11-26").applications;
    for (listed, moved) in first.applications.iter().zip(&moved) {
        assert_eq!(listed.number, moved.number);
    }
    // Weeks later, when requests are forgotten, and with another secret.
    let later = now_ms + 30 * 24 * applications::HOUR;
    bed.store.forget_requests(later).await.unwrap();
    let third = bring(&bed.store, &super::secret(), later).await.unwrap();
    assert_eq!(bed.store.audit_end().await.unwrap(), end);
    assert_eq!(third.day, "2026-11-26".parse().unwrap());
    assert_eq!(third.applications.len(), 60);
    assert!(third.applications.iter().all(|one| one.code.is_none()));
    assert!(third.projects.iter().all(|one| one.secret.is_none()));
    // Two at once.
    let bed = desk::bed(Engine::Sqlite).await.unwrap();
    let (one, other) = tokio::join!(
        bring(&bed.store, &secret, now_ms),
        bring(&bed.store, &secret, now_ms)
    );
    assert_eq!(json(&one.unwrap()), json(&other.unwrap()));
    let times = times(&bed.store).await;
    assert_eq!(times.len(), 60);
    assert!(times.values().all(|times| *times == 1), "{times:?}");
    assert_eq!(deeds(&bed.store).await, deeds_of(60));
}

async fn what_people_do_later_that_day_comes_when_its_time_has_come(bed: &Bed) {
    let secret = secret();
    let moved = told("2026-11-26").applications;
    let mut now_ms = ms("2026-11-26 00:00");
    let mut visits = 0;
    loop {
        let list = bring(&bed.store, &secret, now_ms).await.unwrap();
        let ids: Vec<_> = cases().applications.into_iter().map(|c| c.id).collect();
        for listed in &list.applications {
            let place = ids.iter().position(|id| *id == listed.case).unwrap();
            let expected = happened(moved[place].clone(), now_ms).unwrap().events;
            let found = events(&bed.store, &listed.number).await;
            assert_eq!(found, expected, "{} at {now_ms}", listed.case);
        }
        visits += 1;
        let Some(next) = list.next else {
            assert_eq!(list.applications.len(), 60);
            break;
        };
        assert!(next.unix_ms > now_ms);
        now_ms = next.unix_ms;
    }
    assert!(visits > 5, "{visits}");
    assert!(now_ms < ms("2026-11-26 18:00"));
    let times = times(&bed.store).await;
    assert!(times.values().all(|times| *times == 1), "{times:?}");
}

async fn what_somebody_has_gone_on_with_is_theirs(bed: &Bed) {
    let secret = secret();
    let list = bring(&bed.store, &secret, ms("2026-11-26 09:20")).await;
    let list = list.unwrap();
    let noodles = &list.applications[0];
    assert_eq!(noodles.state, State::Submitted);
    // A clerk accepts at 09:30 what would have been accepted at 09:37.
    let mut accepted = applications::event(EventType::Accepted, ms("2026-11-26 09:30"));
    accepted.note = Some("收件".to_owned());
    let added = applications::add(&bed.store, &noodles.number, 1, accepted, None).await;
    added.unwrap();
    let before = events(&bed.store, &noodles.number).await;
    let list = bring(&bed.store, &secret, ms("2026-11-26 23:59")).await;
    let list = list.unwrap();
    assert_eq!(events(&bed.store, &noodles.number).await, before);
    assert_eq!(list.applications[0].standing, Standing::OnTime);

    // Silence has come in between: what was to be done before that is left out.
    let homestead = &list.applications[1];
    assert_eq!(events(&bed.store, &homestead.number).await.len(), 2);
    let other = desk::bed(Engine::Sqlite).await.unwrap();
    let list = bring(&other.store, &secret, ms("2026-11-26 09:15")).await;
    let number = list.unwrap().applications[0].number.clone();
    let now_ms = ms("2026-12-10 09:00");
    let hands = Clock::new(move || now_ms);
    let timekeeper = Timekeeper::new(other.store.clone(), other.live.clone(), hands);
    timekeeper.tick().await.unwrap();
    bring(&other.store, &secret, now_ms).await.unwrap();
    let kinds: Vec<_> = events(&other.store, &number).await;
    let kinds: Vec<_> = kinds
        .iter()
        .map(|event| (event.r#type, event.cause))
        .collect();
    let (submitted, deemed) = (EventType::Submitted, EventType::DeemedAccepted);
    assert_eq!(kinds[..2], [(submitted, None), (deemed, None)]);
    let silence = |(_, cause): &(_, Option<DeemedCause>)| cause != &Some(DeemedCause::Absent);
    assert!(kinds.iter().all(silence), "{kinds:?}");
}

async fn applications_that_people_handed_in_are_left_alone(bed: &Bed) {
    let real = applications::new("food-business-license", "somebody's");
    applications::take_in(&bed.store, &real).await.unwrap();
    let end = bed.store.audit_end().await.unwrap();
    let refused = bring(&bed.store, &secret(), NOW).await;
    assert!(matches!(refused, Err(DemoError::Inhabited)), "{refused:?}");
    assert_eq!(bed.store.audit_end().await.unwrap(), end);
    let other = desk::bed(Engine::Sqlite).await.unwrap();
    let project = NewVersion {
        after: 0,
        project: told("2026-11-20").projects.remove(0),
        departments: Vec::new(),
        correction: String::new(),
        opens: None,
        masked: String::new(),
        once: None,
    };
    let record = applications::record(Deed::ProjectKept, "project:X".to_owned(), NOW);
    let kept = other.store.keep_project(&project, &record).await;
    kept.unwrap().unwrap();
    let refused = bring(&other.store, &secret(), NOW).await;
    assert!(matches!(refused, Err(DemoError::Inhabited)), "{refused:?}");
    // Where the sample county was there first, it goes on beside what people hand in.
    let engine = Engine::Sqlite;
    let bed = desk::bed(engine).await.unwrap();
    let secret = secret();
    let early = bring(&bed.store, &secret, ms("2026-11-20 00:00")).await;
    applications::take_in(&bed.store, &real).await.unwrap();
    let late = bring(&bed.store, &secret, ms("2026-11-20 23:59")).await;
    let (early, late) = (early.unwrap(), late.unwrap());
    assert!(early.applications.len() < late.applications.len());
    assert_eq!(late.applications.len(), 60);
    let numbers: BTreeSet<_> = late.applications.iter().map(|one| &one.number).collect();
    assert_eq!(numbers.len(), 60);
}

async fn r14_each_is_committed_to_in_the_public_log_and_opened_by_its_code(bed: &Bed) {
    let now_ms = ms("2026-11-26 14:00");
    bed.now_ms.store(now_ms, Ordering::Relaxed);
    let list = bring(&bed.store, &secret(), now_ms).await.unwrap();
    let size = bed.store.log_size().await.unwrap();
    let entries = bed.store.log_entries(0, 1000).await.unwrap();
    assert_eq!(usize::try_from(size).unwrap(), list.applications.len());
    let phone = bed.client();
    for listed in &list.applications {
        let kept = bed.store.application(&listed.number).await.unwrap();
        let kept = kept.unwrap();
        let record = record::application(&kept.application);
        let kind = mingbai_contract::log::EntryKind::Application;
        let commitment = commitment(kind, &kept.salt, &record);
        let times = entries.iter().filter(|one| one.commitment == commitment);
        assert_eq!(times.count(), 1, "{}", listed.case);
        let code = listed.code.clone().unwrap();
        let seen = phone.look_up(listed.number.clone(), code).await.unwrap();
        assert_eq!(seen.state, listed.state);
        assert_eq!(seen.application, kept.application);
    }
    let codes: BTreeSet<_> = list.applications.iter().map(|one| &one.code).collect();
    assert_eq!(codes.len(), list.applications.len());
    // The desk's record says who it was, and nothing that opens anything.
    for entry in audit(&bed.store).await {
        assert_eq!(entry.actor, "command-line");
        for code in codes.iter().filter_map(|code| code.as_ref()) {
            assert!(!entry.detail.contains(code.as_str()));
        }
    }
}
