//! R10 as properties: whatever is tried, in whatever order.

use super::*;
use crate::county::calendar;
use chrono::Days;
use mingbai_contract::complaint::{ComplaintClockCode, ComplaintEventType as Type};
use mingbai_domain::complaint::{fold, passed, standing};
use proptest::prelude::*;

fn deeds() -> impl Strategy<Value = Vec<(u64, Deed)>> {
    let departments = |n: usize| {
        let ids = ["scjg", "gongan", "zhujian"];
        Deed::SetDepartments(ids[..n].iter().map(|id| id.parse().unwrap()).collect())
    };
    let deed = prop_oneof![
        4 => Just(Deed::TakeUp),
        1 => (1..=3_usize).prop_map(departments),
        2 => Just(Deed::SetFifteen(MESSAGE)),
        2 => Just(Deed::Extend(MESSAGE)),
        2 => Just(Deed::Add(MESSAGE)),
        2 => Just(Deed::Write(MESSAGE)),
        3 => Just(Deed::Conclude(MESSAGE)),
        2 => Just(Deed::Reopen(MESSAGE)),
        1 => Just(Deed::Withdraw),
        1 => Just(Deed::StepUp),
        1 => (1..=5_u8).prop_map(Deed::RateHandling),
        1 => Just(Deed::ProposeSummary),
        1 => Just(Deed::PublishSummary),
    ];
    prop::collection::vec((0..4_u64, deed), 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn r10_no_sequence_is_impossible_and_nothing_else_restarts_a_clock(
        start in 0..700_u64,
        joint in any::<bool>(),
        tried in deeds(),
    ) {
        let departments: &[&str] = if joint { &["scjg", "gongan"] } else { &[] };
        let mut today = day("2025-06-01") + Days::new(start);
        let mut made = complaint(&today.to_string(), departments);
        let due = |made: &Complaint| {
            let course = fold(made).unwrap();
            course.clocks(calendar(), &made.terms).map(|clock| (clock.start, clock.due.date))
        };
        for (later, deed) in tried {
            today = today + Days::new(later);
            let before = due(&made);
            let events = match take(calendar(), &made, deed.clone(), today) {
                Ok(events) => events,
                Err(refusal) => {
                    prop_assert_ne!(refusal, Refusal::BrokenRecord);
                    continue;
                }
            };
            let was = made.clone();
            made.events.extend(events);
            // What was legal is a record, and stands on every later day.
            let view = standing(calendar(), &made, today).unwrap();
            prop_assert_eq!(view.clocks.len(), 2);
            let now = due(&made);
            prop_assert_eq!(before[0], now[0], "the first clock never moves");
            match deed {
                Deed::Reopen(_) => prop_assert_eq!(now[1].0, today),
                Deed::SetFifteen(_) | Deed::Extend(_) => {
                    prop_assert_eq!(before[1].0, now[1].0);
                    prop_assert!(before[1].1 < now[1].1);
                    // Only in time: a late one never becomes one that is not.
                    prop_assert!(today <= before[1].1);
                }
                _ => prop_assert_eq!(before[1], now[1]),
            }
            // A late one is with the supervision office, whoever did what before anybody looked.
            let open_late = fold(&was).unwrap().next_due(calendar(), &was.terms)
                .is_some_and(|clock| clock.is_overdue(today));
            prop_assert!(!open_late || view.stepped_up);
            let count = |kind| made.events.iter().filter(|event| event.r#type == kind).count();
            for once in [Type::SteppedUp, Type::Reopened, Type::Extended, Type::FifteenSet,
                Type::TakenUp, Type::SummaryPublished] {
                prop_assert!(count(once) <= 1, "{:?}", once);
            }
            prop_assert_eq!(view.delete_on.is_some(), view.state.ended());
        }
        // What time brings is brought once.
        let far = today + Days::new(400);
        if let Some(event) = passed(calendar(), &made, far).unwrap() {
            made.events.push(event);
            prop_assert_eq!(passed(calendar(), &made, far), Ok(None));
        }
    }

    /// The count of working days by hand, day by day, finds the same dates.
    #[test]
    fn r10_due_dates_are_those_of_a_count_of_its_own(start in 0..700_u64, joint in any::<bool>()) {
        let received = day("2025-06-01") + Days::new(start);
        let departments: &[&str] = if joint { &["scjg", "gongan"] } else { &[] };
        let made = complaint(&received.to_string(), departments);
        let view = standing(calendar(), &made, received).unwrap();
        let counted = |limit: u16| {
            let mut left = limit;
            let mut day = received;
            while left > 0 {
                day = day.succ_opt().unwrap();
                left -= u16::from(calendar().is_working(day));
            }
            day
        };
        for clock in view.clocks {
            let limit = match clock.clock {
                ComplaintClockCode::TakeUp => 1,
                ComplaintClockCode::Conclude if joint => 15,
                ComplaintClockCode::Conclude => 5,
            };
            prop_assert_eq!(clock.due.0, counted(limit));
        }
    }
}
