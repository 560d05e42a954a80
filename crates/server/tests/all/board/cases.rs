//! R13: cases in numbers, against a count of its own over all applications.

use super::{board, set_clock};
use crate::applications::generated::{Generated, applications};
use crate::applications::{new, once, record};
use crate::bed::{Bed, NOW, county};
use crate::desk::on_both;
use crate::desk::overtime::tick;
use crate::log::store::execute;
use chrono::NaiveDate;
use mingbai_contract::application::{Application, ApplicationNumber, EventType};
use mingbai_contract::board::{By, CaseFigures};
use mingbai_contract::desk::audit::Deed;
use mingbai_domain::application::fold;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_server::ops::applications::record::new_events;
use mingbai_server::ops::board::added;
use mingbai_server::store::applications::{Named, NewApplication};
use std::collections::BTreeMap;

on_both! {
    r13_figures_are_what_the_applications_add_up_to
    r13_applications_from_before_are_counted_once
}

/// Puts an application on record event by event, as people and the clock do.
async fn live(bed: &Bed, place: usize, generated: &Generated<'_>) {
    let now = bed.live.current().unwrap();
    let mut told = Application {
        window: generated.guide.windows[0].clone(),
        item: generated.guide.id.clone(),
        ..generated.application()
    };
    let owner = generated.guide.department.clone();
    let (first, more) = generated.events.split_first().unwrap();
    told.events.clear();
    let bare = told.clone();
    let taken = vec![first.clone()];
    let history = new_events(&now.work, bare, &owner, taken, first.at.unix_ms, None).unwrap();
    let new = NewApplication {
        day: first.at.date(),
        terms: generated.terms.clone(),
        events: history.events,
        deemed: history.deemed,
        adds: history.adds,
        once: once(&format!("generated {place}"), ""),
        ..new(generated.guide.id.as_str(), "")
    };
    let naming = |number: &ApplicationNumber| Named {
        opens: format!("opens {place}"),
        entry: None,
        record: record(Deed::ApplicationTakenIn, number.as_str().to_owned(), NOW),
        messages: Vec::new(),
    };
    let done = bed.store.take_in(&new, &naming).await.unwrap().unwrap();
    told.number = done.number;
    told.events.push(first.clone());
    // Two at a time, as with what silence brings about before something else happens.
    for events in more.chunks(2) {
        let at = events.last().unwrap().at.unix_ms;
        let more = new_events(&now.work, told.clone(), &owner, events.to_vec(), at, None).unwrap();
        let entry = record(Deed::EventRecorded, told.number.as_str().to_owned(), NOW);
        bed.store.add_events(&more, &entry).await.unwrap().unwrap();
        told.events.extend_from_slice(events);
    }
}

/// By month, window and department, from nothing but events, terms and due dates.
fn naive(
    calendar: &WorkCalendar,
    all: &[Generated<'_>],
) -> BTreeMap<(String, String, String), CaseFigures> {
    let mut sums: BTreeMap<(String, String, String), CaseFigures> = BTreeMap::new();
    for one in all {
        let key = |day: mingbai_contract::Date| {
            let month = day.to_string()[..7].to_owned();
            (
                month,
                one.guide.windows[0].to_string(),
                one.guide.department.to_string(),
            )
        };
        sums.entry(key(one.events[0].at.date()))
            .or_default()
            .received += 1;
        let last = one.events.iter().find(|event| match event.r#type {
            EventType::Decided | EventType::Refused => true,
            EventType::DeemedConsented => event.step.is_none(),
            _ => false,
        });
        let Some(last) = last else { continue };
        let day = last.at.date();
        let sum = sums.entry(key(day)).or_default();
        sum.concluded += 1;
        let days = one.terms.committed_working_days;
        sum.immediate += u32::from(days == 0);
        sum.deemed += u32::from(last.r#type == EventType::DeemedConsented);
        if last.r#type == EventType::Refused {
            continue;
        }
        let course = fold(calendar, &one.application(), last.at.unix_ms).unwrap();
        let from = course.acceptance.unwrap().clock_from;
        // Each day is looked at by itself: the one that is the last in time, if it comes before the decision.
        let paused = |day: NaiveDate| {
            let mut pauses = course.pauses.iter().map(|taken| taken.pause);
            pauses.any(|pause| pause.from < day && pause.to.is_none_or(|to| day <= to))
        };
        let (mut due, mut left) = (from, days);
        while due <= day.0 && !(left == 0 && calendar.is_working(due) && !paused(due)) {
            due = due.succ_opt().unwrap();
            if calendar.is_working(due) && !paused(due) {
                left = left.saturating_sub(1);
            }
        }
        // Nobody is late in a pause that began in time.
        let mut spared = due;
        for pause in course.pauses.iter().map(|taken| taken.pause) {
            if pause.from <= spared {
                spared = spared.max(pause.to.unwrap_or(NaiveDate::MAX));
            }
        }
        let silent = last.r#type == EventType::DeemedConsented;
        let late = silent || day.0 > spared;
        sum.overdue += u32::from(late);
        sum.early += u32::from(days > 0 && !late && day.0 < due && course.open_pause().is_none());
    }
    sums
}

fn sum<'a>(all: impl IntoIterator<Item = &'a CaseFigures>) -> CaseFigures {
    let mut sum = CaseFigures::default();
    for figures in all {
        mingbai_domain::board::cases::add(&mut sum, figures);
    }
    sum
}

async fn r13_figures_are_what_the_applications_add_up_to(bed: &Bed) {
    let county = county();
    let all = applications(&county);
    for (place, generated) in all.iter().enumerate() {
        live(bed, place, generated).await;
    }
    set_clock(bed, "2028-03-01");
    let calendar = WorkCalendar::new(&county.calendar);
    let naive = naive(&calendar, &all);
    let months: std::collections::BTreeSet<&str> = naive.keys().map(|key| key.0.as_str()).collect();
    let (mut received, mut concluded) = (0, 0);
    for month in months {
        let board_of = async |by| board(bed, month, by).await;
        let of_month = naive.iter().filter(|(key, _)| key.0 == month);
        let of_month: Vec<_> = of_month.collect();
        let county = board_of(By::County).await;
        let (windows, departments) = (board_of(By::Window).await, board_of(By::Department).await);
        let facts = |figures: &CaseFigures| {
            let CaseFigures {
                received,
                concluded,
                immediate,
                deemed,
                ..
            } = *figures;
            (received, concluded, immediate, deemed)
        };
        let expected = sum(of_month.iter().map(|(_, figures)| *figures));
        assert_eq!(facts(&county.total.cases), facts(&expected), "{month}");
        received += expected.received;
        concluded += expected.concluded;
        // The rows are the total, whatever they are by.
        for by in [&windows, &departments, &board_of(By::Center).await] {
            assert_eq!(
                sum(by.rows.iter().map(|row| &row.cases)),
                county.total.cases,
                "{month}"
            );
        }
        for (board, place) in [(&windows, 1), (&departments, 2)] {
            for row in &board.rows {
                let id = row.id.clone().unwrap();
                let mine = of_month
                    .iter()
                    .filter(|(key, _)| id == if place == 1 { &*key.1 } else { &*key.2 });
                let mine = sum(mine.map(|(_, figures)| *figures));
                assert_eq!(facts(&row.cases), facts(&mine), "{month} {id}");
                let times = |figures: &CaseFigures| (figures.early, figures.overdue);
                assert_eq!(times(&row.cases), times(&mine), "{month} {id}");
            }
        }
    }
    assert_eq!(received, u32::try_from(all.len()).unwrap());
    assert!(concluded > 50, "{concluded}");
    let now = bed.live.current().unwrap();
    let add = |application: &Application| added(&now.work, application);
    assert_eq!(bed.store.recount_cases(&add).await.unwrap(), []);
}

async fn r13_applications_from_before_are_counted_once(bed: &Bed) {
    let county = county();
    let all = applications(&county);
    for (place, generated) in all.iter().take(40).enumerate() {
        live(bed, place, generated).await;
    }
    set_clock(bed, "2028-03-01");
    let begin = bed.store.counts_begin().await.unwrap().unwrap();
    let end = "2028-03-01".parse().unwrap();
    let mut before = bed.store.case_sums(begin, end).await.unwrap();
    // As a database is that was made before there were counts.
    for sql in ["DELETE FROM case_counts", "DELETE FROM counted"] {
        execute(bed.file(), sql).await.unwrap();
    }
    assert_eq!(bed.store.case_sums(begin, end).await.unwrap(), []);
    tick(bed).await;
    let mut after = bed.store.case_sums(begin, end).await.unwrap();
    // The clock has recorded since what silence has brought about; received is what it was.
    for sums in [&mut before, &mut after] {
        sums.sort_by(|a, b| (&a.window, &a.department).cmp(&(&b.window, &b.department)));
    }
    let received = |sums: &[mingbai_server::store::board::CaseSum]| -> Vec<u32> {
        sums.iter().map(|sum| sum.figures.received).collect()
    };
    assert_eq!(received(&after), received(&before));
    let now = bed.live.current().unwrap();
    let add = |application: &Application| added(&now.work, application);
    assert_eq!(bed.store.recount_cases(&add).await.unwrap(), []);
    // What was changed by hand is found, and put right.
    execute(bed.file(), "UPDATE case_counts SET received = received + 1")
        .await
        .unwrap();
    let wrong = bed.store.recount_cases(&add).await.unwrap();
    assert!(!wrong.is_empty());
    assert!(
        wrong
            .iter()
            .all(|one| one.kept.received == one.found.received + 1),
        "{wrong:?}"
    );
    assert_eq!(bed.store.recount_cases(&add).await.unwrap(), []);
}
