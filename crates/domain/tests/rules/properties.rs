//! R1 and R2 as properties: whatever the start, the limit and the pauses.

use crate::county::{calendar, county, day};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use mingbai_domain::clock::{Limit, Pause, Why, due, explain};
use proptest::prelude::*;

/// Days off, counted by hand from the raw data: every listed holiday, and every weekend day that is
/// not listed as worked.
pub fn is_off(date: NaiveDate) -> bool {
    let years = &county().calendar.years;
    let worked = years
        .iter()
        .flat_map(|year| &year.makeup_workdays)
        .any(|d| d.date.0 == date);
    let holiday = years
        .iter()
        .flat_map(|year| &year.holidays)
        .any(|d| d.date.0 == date);
    holiday || (!worked && matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
}

/// The due date by crossing days off a list: lay out every day from the start on, strike out what a
/// pause covers, keep what the limit counts, take the one it asks for, and the first open one after.
fn by_hand(start: NaiveDate, limit: Limit, pauses: &[Pause]) -> NaiveDate {
    let struck = |d: &NaiveDate| {
        pauses
            .iter()
            .any(|pause| pause.from < *d && pause.to.is_some_and(|to| *d <= to))
    };
    let all: Vec<NaiveDate> = start.iter_days().take(700).filter(|d| !struck(d)).collect();
    let open: Vec<NaiveDate> = all.iter().copied().filter(|d| !is_off(*d)).collect();
    let ran_out = match limit {
        Limit::Working(0) | Limit::Calendar(0) => start,
        Limit::Working(n) => *open
            .iter()
            .filter(|d| **d > start)
            .nth(usize::from(n) - 1)
            .expect("700 days hold it"),
        Limit::Calendar(n) => *all
            .iter()
            .filter(|d| **d > start)
            .nth(usize::from(n) - 1)
            .expect("700 days hold it"),
    };
    *open
        .iter()
        .find(|d| **d >= ran_out)
        .expect("700 days hold it")
}

pub fn starts() -> impl Strategy<Value = NaiveDate> {
    // From before the first published year into the years that have no entry.
    (0u64..2200).prop_map(|n| day("2023-06-01") + Days::new(n))
}

fn limits() -> impl Strategy<Value = Limit> {
    (any::<bool>(), 0u16..90).prop_map(|(working, n)| {
        if working {
            Limit::Working(n)
        } else {
            Limit::Calendar(n)
        }
    })
}

/// Pauses near `start`, of up to a month; they may overlap, touch, or lie before it.
fn pauses(start: NaiveDate) -> impl Strategy<Value = Vec<Pause>> {
    let one = (0u64..120, 0u64..30).prop_map(move |(after, length)| {
        let from = start - Days::new(20) + Days::new(after);
        Pause {
            from,
            to: Some(from + Days::new(length)),
        }
    });
    prop::collection::vec(one, 0..4)
}

fn clocks() -> impl Strategy<Value = (NaiveDate, Limit, Vec<Pause>)> {
    (starts(), limits()).prop_flat_map(|(start, limit)| (Just(start), Just(limit), pauses(start)))
}

fn date(start: NaiveDate, limit: Limit, pauses: &[Pause]) -> NaiveDate {
    due(calendar(), start, limit, pauses)
        .expect("no pause is open")
        .date
}

fn longer(limit: Limit) -> Limit {
    match limit {
        Limit::Working(n) => Limit::Working(n + 1),
        Limit::Calendar(n) => Limit::Calendar(n + 1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r1_r2_the_due_date_agrees_with_a_count_by_hand((start, limit, pauses) in clocks()) {
        prop_assert_eq!(date(start, limit, &pauses), by_hand(start, limit, &pauses));
    }

    #[test]
    fn r1_a_longer_limit_is_never_due_earlier((start, limit, pauses) in clocks()) {
        prop_assert!(date(start, limit, &pauses) <= date(start, longer(limit), &pauses));
    }

    #[test]
    fn r1_a_later_start_is_never_due_earlier((start, limit, pauses) in clocks()) {
        prop_assert!(date(start, limit, &pauses) <= date(start + Days::new(1), limit, &pauses));
    }

    #[test]
    fn r1_nothing_is_due_on_a_day_off_or_before_it_starts((start, limit, pauses) in clocks()) {
        let due = date(start, limit, &pauses);
        prop_assert!(!is_off(due) && calendar().is_working(due));
        prop_assert!(due >= start);
    }

    #[test]
    fn r2_nothing_is_due_within_a_pause((start, limit, pauses) in clocks()) {
        let due = date(start, limit, &pauses);
        prop_assert!(!pauses.iter().any(|pause| pause.takes_out(due)));
    }

    #[test]
    fn r2_a_pause_only_ever_postpones((start, limit, pauses) in clocks(), more in 0usize..4) {
        let fewer = &pauses[..more.min(pauses.len())];
        prop_assert!(date(start, limit, fewer) <= date(start, limit, &pauses));
    }

    #[test]
    fn r2_the_order_of_pauses_does_not_matter((start, limit, pauses) in clocks()) {
        let mut turned = pauses.clone();
        turned.reverse();
        prop_assert_eq!(date(start, limit, &pauses), date(start, limit, &turned));
    }

    #[test]
    fn r1_provisional_is_said_exactly_when_an_unofficial_year_is_touched(
        (start, limit, pauses) in clocks()
    ) {
        let due = due(calendar(), start, limit, &pauses).expect("no pause is open");
        let touched = (start.year()..=due.date.year()).any(|year| !(2024..=2026).contains(&year));
        prop_assert_eq!(due.provisional, touched);
    }

    #[test]
    fn r1_the_explanation_agrees_with_the_due_date((start, limit, pauses) in clocks()) {
        let due = date(start, limit, &pauses);
        let until = due + Days::new(10);
        let days = explain(calendar(), start, limit, &pauses, until);
        prop_assert!(days.iter().map(|d| d.date).eq(start.iter_days().take(days.len())));
        prop_assert_eq!(days.last().map(|d| d.date), Some(until));
        let marked: Vec<_> = days.iter().filter(|d| d.due).map(|d| d.date).collect();
        prop_assert_eq!(marked, vec![due]);
        let counted: Vec<u16> = days
            .iter()
            .filter_map(|d| match d.why { Why::Counted(n) => Some(n), _ => None })
            .collect();
        let (Limit::Working(n) | Limit::Calendar(n)) = limit;
        prop_assert_eq!(counted, (1..=n).collect::<Vec<_>>());
        for d in &days {
            let late = matches!(d.why, Why::Late(_));
            prop_assert_eq!(late, d.date > due && !is_off(d.date));
        }
    }

    #[test]
    fn r1_adding_and_counting_working_days_undo_each_other(start in starts(), n in 1u16..300) {
        let end = calendar().add(start, n);
        prop_assert_eq!(calendar().count(start, end), n);
        prop_assert_eq!(date(start, Limit::Working(n), &[]), end);
    }
}
