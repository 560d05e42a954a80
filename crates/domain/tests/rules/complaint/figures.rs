//! Complaints in numbers (R13).

use super::*;
use crate::county::calendar;
use mingbai_contract::complaint::{ComplaintCounts, ComplaintPeriod};
use mingbai_contract::{DepartmentId, Month};
use mingbai_domain::complaint::figures::{LEAST, Tally, outcome, periods};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn counts(complaint: &Complaint, on: &str) -> ComplaintCounts {
    outcome(calendar(), complaint, day(on)).unwrap().1.total
}

#[test]
fn r10_in_time_is_by_the_first_answer_and_late_is_late() {
    let got = |up, concluded, in_time, late| ComplaintCounts {
        received: 1,
        taken_up_in_time: up,
        concluded,
        concluded_in_time: in_time,
        late,
    };
    let take_up = ("2026-11-23", Deed::TakeUp);
    let conclude = |on| (on, Deed::Conclude(MESSAGE));
    let new = complaint("2026-11-20", &[]);
    assert_eq!(counts(&new, "2026-11-23"), got(0, 0, 0, 0));
    assert_eq!(counts(&new, "2026-11-24"), got(0, 0, 0, 1));
    let good = after(
        "2026-11-20",
        &[],
        &[take_up.clone(), conclude("2026-11-27")],
    );
    assert_eq!(counts(&good, "2027-01-01"), got(1, 1, 1, 0));
    let late = after(
        "2026-11-20",
        &[],
        &[take_up.clone(), conclude("2026-11-30")],
    );
    assert_eq!(counts(&late, "2027-01-01"), got(1, 1, 0, 1));
    let mut again = good;
    record(&mut again, "2026-11-30", Deed::Reopen(MESSAGE)).unwrap();
    assert_eq!(counts(&again, "2026-12-01"), got(1, 1, 1, 0));
    assert_eq!(counts(&again, "2027-01-01"), got(1, 1, 1, 1));
    let back = after("2026-11-20", &[], &[("2026-11-20", Deed::Withdraw)]);
    assert_eq!(counts(&back, "2027-01-01"), got(0, 0, 0, 0));
}

/// So many complaints of a month, of a category and about a department.
type Came = (u8, u8, Option<u8>, u32);

fn tallied(came: &[Came]) -> BTreeMap<Month, Tally> {
    let mut months: BTreeMap<Month, Tally> = BTreeMap::new();
    for (month, category, department, number) in came {
        let month: Month = format!("2026-{month:02}").parse().unwrap();
        let counts = ComplaintCounts {
            received: *number,
            ..ComplaintCounts::default()
        };
        let department = department.map(|n| format!("d{n}").parse::<DepartmentId>().unwrap());
        let tally = Tally {
            total: counts,
            departments: [(department, counts)].into(),
            categories: [(format!("c{category}").parse().unwrap(), counts)].into(),
        };
        months.entry(month).or_default().add(&tally);
    }
    months
}

/// Rows by name, each with how many were received.
type Rows<'a> = Vec<(Option<&'a str>, u32)>;

fn received(period: &ComplaintPeriod) -> (Rows<'_>, Rows<'_>) {
    let departments = period.departments.iter();
    let categories = period.categories.iter();
    (
        departments
            .map(|row| {
                (
                    row.department.as_ref().map(DepartmentId::as_str),
                    row.counts.received,
                )
            })
            .collect(),
        categories
            .map(|row| {
                (
                    row.category.as_ref().map(|id| id.as_str()),
                    row.counts.received,
                )
            })
            .collect(),
    )
}

#[test]
fn r13_small_counts_are_merged() {
    let came = [
        (9, 1, Some(1), 4),
        (10, 1, Some(1), 12),
        (10, 2, Some(2), 5),
        (10, 3, None, 2),
        (11, 1, Some(1), 30),
        (11, 3, Some(2), 1),
        (12, 1, Some(1), 90),
    ];
    let periods = periods(&tallied(&came), day("2026-12-15"));
    let months: Vec<_> = periods
        .iter()
        .map(|p| (p.from.to_string(), p.to.to_string(), p.total.received))
        .collect();
    // September had four: they are published with October. December still runs.
    assert_eq!(
        months,
        [
            ("2026-11".to_owned(), "2026-11".to_owned(), 31),
            ("2026-09".to_owned(), "2026-10".to_owned(), 23),
        ]
    );
    // One of category 3, and one about department 2, take the next smallest rows along.
    assert_eq!(received(&periods[0]), (vec![(None, 31)], vec![(None, 31)]));
    assert_eq!(
        received(&periods[1]),
        (
            vec![(Some("d1"), 16), (None, 7)],
            vec![(Some("c1"), 16), (None, 7)]
        )
    );
}

proptest! {
    #[test]
    fn r13_no_published_count_is_small_and_none_can_be_subtracted(
        came in prop::collection::vec((1..=12_u8, 0..4_u8, prop::option::of(0..4_u8), 1..7_u32), 0..40)
    ) {
        let months = tallied(&came);
        let periods = periods(&months, day("2026-12-31"));
        let mut after: Option<Month> = None;
        for period in periods.iter().rev() {
            prop_assert!(period.from <= period.to && after.is_none_or(|last| last < period.from));
            after = Some(period.to);
            prop_assert!(period.total.received >= LEAST);
            let (departments, categories) = received(period);
            for rows in [departments, categories] {
                prop_assert!(rows.iter().all(|(_, count)| *count >= LEAST));
                prop_assert!(rows.iter().filter(|(id, _)| id.is_none()).count() <= 1);
                // Here every complaint is about one department at most: the rows are the total.
                let sum: u32 = rows.iter().map(|(_, count)| count).sum();
                prop_assert_eq!(sum, period.total.received);
            }
        }
        // What is not published is fewer than five behind the last period, and the running month.
        let published: u32 = periods.iter().map(|p| p.total.received).sum();
        let over = months.iter().filter(|(month, _)| month.to_string() != "2026-12");
        let all: u32 = over.map(|(_, tally)| tally.total.received).sum();
        prop_assert!(all - published < LEAST);
    }
}
