//! What becomes of bad ratings.

use super::whole;
use crate::county::calendar;
use mingbai_contract::rating::{
    Rectification, RectificationEventType as Type, RectificationState as State,
};
use mingbai_domain::demo::ratings::Given;
use mingbai_domain::rating::release::BATCH;
use mingbai_domain::rating::{fold, passed};
use std::collections::BTreeMap;

fn of(given: &Given) -> Rectification {
    Rectification {
        window: given.window.clone(),
        day: given.day,
        events: given.righted.clone(),
    }
}

#[test]
fn r11_what_becomes_of_bad_ratings_follows_the_rules_and_has_everything_in_it() {
    let last = whole().last;
    let mut states: BTreeMap<_, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<Type, usize> = BTreeMap::new();
    for given in &whole().ratings {
        assert!(given.level.is_bad() || given.righted.is_empty());
        if !given.level.is_bad() {
            continue;
        }
        let of = of(given);
        let course = fold(&of).unwrap();
        *states.entry(format!("{:?}", course.state())).or_default() += 1;
        for event in &of.events {
            assert!(event.day <= last, "{event:?}");
            *kinds.entry(event.r#type).or_default() += 1;
            let speaks = matches!(
                event.r#type,
                Type::Answered | Type::ComplexSet | Type::PutRight | Type::SetAside
            );
            let words = event.text.as_deref();
            assert_eq!(
                words.is_some_and(|words| !words.is_empty()),
                speaks,
                "{event:?}"
            );
            let faults = words.map(mingbai_domain::rating::check::said);
            assert!(faults.is_none_or(|faults| faults.is_empty()), "{event:?}");
        }
        // What time brings about is on record.
        assert_eq!(passed(calendar(), &of, last.0).unwrap(), None);
        if course.state() == State::Held {
            // Kept back since this month, or since the end of the last one.
            assert!((last.0 - given.day.0).num_days() <= 31, "{given:?}");
        }
    }
    let count = |state: State| states.get(&format!("{state:?}")).copied().unwrap_or(0);
    let open = count(State::Released) + count(State::Answered);
    for some in [open, count(State::Held), count(State::SetAside)] {
        assert!(some >= 5, "{states:?}");
    }
    for kind in [Type::ComplexSet, Type::SteppedUp, Type::FollowedUp] {
        assert!(kinds[&kind] >= 20, "{kind:?}: {kinds:?}");
    }
    let bad = states.values().sum::<usize>();
    assert!(
        kinds[&Type::SteppedUp] * 5 < bad,
        "most are in time: {kinds:?}"
    );
}

#[test]
fn r11_windows_get_bad_ratings_in_batches() {
    let mut batches: BTreeMap<_, Vec<&Given>> = BTreeMap::new();
    for given in &whole().ratings {
        if let Some(released) = given.righted.first() {
            assert_eq!(released.r#type, Type::Released);
            assert!(released.day > given.day);
            let batch = (&given.window, released.day);
            batches.entry(batch).or_default().push(given);
        }
    }
    assert!(batches.len() > 300, "{}", batches.len());
    let month = |day: mingbai_contract::Date| day.to_string()[..7].to_owned();
    for ((window, day), batch) in batches {
        let month_is_over = batch.iter().all(|given| month(given.day) < month(day));
        let many = batch.len();
        assert!(many >= BATCH || month_is_over, "{window} {day}: {many}");
    }
}
