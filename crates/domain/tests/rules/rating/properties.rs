//! R11 as properties: whatever is tried, in whatever order.

use super::*;
use crate::county::calendar;
use chrono::Days;
use mingbai_contract::rating::{FollowUpState, Level, RectificationEventType as Type};
use mingbai_domain::rating::{fold, passed, view};
use proptest::prelude::*;

fn deeds() -> impl Strategy<Value = Vec<(u64, Deed)>> {
    let words = || said("一句话就好");
    let deed = prop_oneof![
        3 => Just(Deed::Release),
        3 => Just(Deed::Answer(words())),
        2 => Just(Deed::SetComplex(words())),
        3 => Just(Deed::PutRight(words())),
        1 => Just(Deed::SetAside(words())),
        3 => Just(Deed::FollowUp(Level::FairlySatisfied)),
    ];
    prop::collection::vec((0..8_u64, deed), 0..16)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn r11_no_sequence_is_impossible_and_the_clocks_never_move_but_by_complexity(
        start in 0..700_u64,
        tried in deeds(),
    ) {
        let mut today = day("2025-06-01") + Days::new(start);
        let mut made = held(&today.to_string());
        let dues = |made: &Rectification, today| {
            let seen = view(calendar(), made, today).unwrap();
            (seen.answer_by, seen.put_right_by)
        };
        for (later, deed) in tried {
            today = today + Days::new(later);
            let before = dues(&made, today);
            let is_release = deed == Deed::Release;
            let is_complex = matches!(deed, Deed::SetComplex(_));
            let Ok(events) = take(calendar(), &made, deed, today) else {
                continue;
            };
            made.events.extend(events);
            let after = dues(&made, today);
            prop_assert!(is_release || before.0 == after.0);
            prop_assert!(is_release || is_complex || before.1 == after.1);
            prop_assert!(before.1 <= after.1);
        }
        let course = fold(&made).unwrap();
        let count = |kind| made.events.iter().filter(|event| event.r#type == kind).count();
        for kind in [
            Type::Released, Type::Answered, Type::ComplexSet, Type::PutRight, Type::SetAside,
            Type::SteppedUp, Type::FollowedUp,
        ] {
            prop_assert!(count(kind) <= 1);
        }
        prop_assert!(course.put_right.is_none() || course.set_aside.is_none());
        // Whoever got no result is not asked once more.
        prop_assert!(course.put_right.is_some() || course.follow_up() == FollowUpState::NotYet);
        // What time brings about comes once, and both ways of asking agree.
        let much_later = today + Days::new(60);
        let seen = view(calendar(), &made, much_later).unwrap();
        let event = passed(calendar(), &made, much_later).unwrap();
        prop_assert_eq!(seen.stepped_up, event.is_some() || course.stepped_up.is_some());
        made.events.extend(event);
        prop_assert_eq!(passed(calendar(), &made, much_later), Ok(None));
    }
}
