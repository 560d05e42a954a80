//! R8 as properties, over random projects of up to 12 approvals.

use super::hand::{ByHand, later, number, open};
use super::{approval, pause, project, with};
use crate::county::{calendar, day};
use crate::properties::starts;
use chrono::{Days, NaiveDate};
use mingbai_contract::project::{Approval, ClockPause, Project};
use mingbai_contract::{ApprovalId, Date};
use mingbai_domain::project::{Schedule, Slip, schedule, slip};
use proptest::prelude::*;

/// The name of an approval; needs of an approval come before it in the alphabet, not in the project.
fn name(at: usize) -> String {
    char::from(b'A' + u8::try_from(at).expect("a dozen")).to_string()
}

/// Approvals that nobody has handed in: limits, and each with a random choice of those before it.
fn graphs() -> impl Strategy<Value = Vec<Approval>> {
    let one = (0u16..15, any::<u16>(), any::<u16>());
    prop::collection::vec(one, 1..13).prop_map(|all| {
        let made = all.iter().enumerate().map(|(at, (limit, some, more))| {
            let chosen = |need: &usize| (some & more) >> need & 1 == 1;
            let needs: Vec<String> = (0..at).filter(chosen).map(name).collect();
            let needs: Vec<&str> = needs.iter().map(String::as_str).collect();
            approval(&name(at), *limit, &needs)
        });
        made.collect()
    })
}

/// What may have happened to an approval: which kind of past, how many days ago it began, how many days it
/// took, whether silence is consent, and a pause (when, how long, whether its end is planned).
type Past = (u8, u64, u64, bool, (u64, u64, bool));

fn pasts() -> impl Strategy<Value = Past> {
    let pause = (0u64..12, 0u64..12, any::<bool>());
    (0u8..5, 0u64..40, 0u64..25, any::<bool>(), pause)
}

/// Makes an approval's past.
fn live(made: &mut Approval, today: NaiveDate, past: Past) {
    let (kind, ago, took, deemed, (after, length, planned)) = past;
    if kind == 0 {
        return;
    }
    let start = today - Days::new(ago);
    made.submitted_at = Some(Date(start));
    made.deemed_consent = deemed;
    let from = start + Days::new(after.min(ago));
    let to = from + Days::new(length);
    let template = |ended, to: Option<NaiveDate>| ClockPause {
        from: Date(from),
        to: to.map(Date),
        ..pause("2026-01-01", None, ended)
    };
    match kind {
        1 => made.decided_at = Some(Date((start + Days::new(took)).min(today))),
        2 => made.clock_pauses = vec![template(false, planned.then_some(to))],
        3 if to <= today => made.clock_pauses = vec![template(true, Some(to))],
        _ => {}
    }
}

/// A project in which anything may have happened, and the day from which one looks at it.
fn projects() -> impl Strategy<Value = (Project, NaiveDate)> {
    (starts(), graphs()).prop_flat_map(|(today, approvals)| {
        let pasts = prop::collection::vec(pasts(), approvals.len());
        (Just(approvals).prop_shuffle(), pasts).prop_map(move |(mut approvals, pasts)| {
            for (approval, past) in approvals.iter_mut().zip(pasts) {
                live(approval, today, past);
            }
            (project(approvals), today)
        })
    })
}

fn planned(project: &Project, today: NaiveDate) -> Schedule {
    schedule(calendar(), project, today).expect("a sound project")
}

fn slipped(project: &Project, today: NaiveDate, at: usize, days: u16) -> Option<Slip> {
    slip(calendar(), project, today, &project.approvals[at].no, days).ok()
}

fn place(project: &Project, no: &ApprovalId) -> usize {
    let mut all = project.approvals.iter();
    all.position(|a| a.no == *no).expect("a sound project")
}

/// How long the longest way is that ends with the approval at a place, its own limit included, by following
/// every way.
fn longest_to(project: &Project, at: usize) -> usize {
    let own = &project.approvals[at];
    let before = own
        .depends_on
        .iter()
        .map(|no| longest_to(project, place(project, no)));
    usize::from(own.committed_working_days) + before.max().unwrap_or(0)
}

/// The same of the longest way that begins with it.
fn longest_from(project: &Project, at: usize) -> usize {
    let own = &project.approvals[at];
    let waits = |other: &usize| project.approvals[*other].depends_on.contains(&own.no);
    let after = (0..project.approvals.len()).filter(waits);
    let after = after.map(|other| longest_from(project, other));
    usize::from(own.committed_working_days) + after.max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r8_slack_and_critical_path_agree_with_every_way_through_the_graph(
        today in starts(), approvals in graphs().prop_shuffle()
    ) {
        let project = project(approvals);
        let plan = planned(&project, today);
        let first = open(today);
        let all: Vec<_> = (0..project.approvals.len())
            .map(|at| (longest_to(&project, at), longest_from(&project, at)))
            .collect();
        let whole = all.iter().map(|(to, _)| *to).max().expect("one");
        prop_assert_eq!(plan.finish.map(|f| f.date), Some(later(first, whole)));
        for (at, (planned, (to, from))) in plan.approvals.iter().zip(all).enumerate() {
            let own = usize::from(project.approvals[at].committed_working_days);
            prop_assert_eq!(planned.earliest_start, later(first, to - own));
            prop_assert_eq!(planned.start, planned.earliest_start);
            prop_assert_eq!(planned.due.map(|due| due.date), Some(later(first, to)));
            prop_assert_eq!(planned.finish, later(first, to));
            let slack = whole - (to + from - own);
            prop_assert_eq!(usize::from(planned.slack), slack);
            prop_assert_eq!(planned.critical, slack == 0);
        }
    }

    #[test]
    fn r8_a_plan_with_a_past_agrees_with_one_made_by_hand((project, today) in projects()) {
        let plan = planned(&project, today);
        let mut by_hand = ByHand::new(&project, today, None);
        let all = by_hand.all();
        let found: Vec<_> = plan.approvals.iter().map(|p| (p.earliest_start, p.finish)).collect();
        prop_assert_eq!(found, all);
        for (at, planned) in plan.approvals.iter().enumerate() {
            prop_assert_eq!(usize::from(planned.slack), by_hand.slack(at), "{}", project.approvals[at].no);
        }
        prop_assert!(plan.approvals.iter().any(|p| p.critical));
    }

    #[test]
    fn r8_a_slip_agrees_with_a_plan_made_from_scratch(
        (project, today) in projects(), at in any::<prop::sample::Index>(), days in 0u16..30
    ) {
        let at = at.index(project.approvals.len());
        let before = planned(&project, today);
        let granted = before.approvals[at].state.granted().is_some();
        let slip = slipped(&project, today, at, days);
        prop_assert_eq!(slip.is_none(), granted);
        if let Some(slip) = slip {
            let all = ByHand::new(&project, today, Some((at, usize::from(days)))).all();
            let found: Vec<_> = slip.after.approvals.iter().map(|p| (p.earliest_start, p.finish)).collect();
            prop_assert_eq!(&found, &all);
            let end = |all: &[(NaiveDate, NaiveDate)]| all.iter().map(|(_, f)| *f).max().expect("one");
            let was = ByHand::new(&project, today, None).all();
            prop_assert_eq!(usize::from(slip.postponed), number(end(&all)) - number(end(&was)));
            let moved: Vec<usize> = (0..all.len()).filter(|at| all[*at].1 > was[*at].1).collect();
            prop_assert_eq!(slip.moved, moved);
        }
    }

    #[test]
    fn r8_a_slip_is_what_a_longer_limit_would_be(
        (project, today) in projects(), at in any::<prop::sample::Index>(), days in 0u16..30
    ) {
        let at = at.index(project.approvals.len());
        let before = planned(&project, today).approvals[at];
        // Not of what is late, or paused with its days used up: it is reckoned with for today.
        let in_time = before.finish > open(today) && before.due.is_none_or(|due| due.date == before.finish);
        // At once and within a day are the same for what comes in on a day off (R1).
        let limit = project.approvals[at].committed_working_days;
        let in_time = in_time && (limit > 0 || calendar().is_working(before.start));
        if let Some(slip) = slipped(&project, today, at, days) && in_time {
            let longer = with(project.clone(), |p| p.approvals[at].committed_working_days += days);
            let again = planned(&longer, today);
            prop_assert_eq!(again.finish, slip.after.finish);
            for (again, slipped) in again.approvals.iter().zip(&slip.after.approvals) {
                prop_assert_eq!((again.start, again.finish), (slipped.start, slipped.finish));
                prop_assert_eq!(again.slack, slipped.slack);
            }
        }
    }

    #[test]
    fn r8_slack_is_how_far_something_can_slip((project, today) in projects()) {
        let plan = planned(&project, today);
        for (at, planned) in plan.approvals.iter().enumerate() {
            if let Some(within) = slipped(&project, today, at, planned.slack) {
                prop_assert_eq!(within.postponed, 0);
                let beyond = slipped(&project, today, at, planned.slack + 1).expect("not there");
                prop_assert_eq!(beyond.postponed, 1);
            }
        }
    }

    #[test]
    fn r8_time_alone_never_brings_the_end_forward((project, today) in projects(), days in 1u64..20) {
        // Where silence is no consent, that is: it can grant what was reckoned with for later.
        let project = with(project, |p| {
            p.approvals.iter_mut().for_each(|a| a.deemed_consent = false);
        });
        let end = |on| planned(&project, on).finish.map(|due| due.date);
        prop_assert!(end(today) <= end(today + Days::new(days)));
    }
}

#[test]
fn the_day_of_the_tables_is_a_working_day() {
    assert_eq!(open(day(super::TODAY)), day(super::TODAY));
}
