//! Cases in numbers.

use super::{near, whole};
use crate::county::{county, profile};
use mingbai_contract::board::CaseFigures;
use mingbai_domain::board::cases::add;
use std::collections::BTreeMap;

#[test]
fn r13_cases_add_up_to_what_the_windows_take_in() {
    let mut windows: BTreeMap<&str, CaseFigures> = BTreeMap::new();
    for ((_, window, _), figures) in &whole().cases {
        add(windows.entry(window.as_str()).or_default(), figures);
    }
    let mut handled: BTreeMap<&str, u32> = BTreeMap::new();
    for day in &whole().handled {
        *handled.entry(day.window.as_str()).or_default() += day.cases;
    }
    for told in &profile().windows {
        let id = told.window.as_str();
        let volume = 12.0 * f64::from(told.monthly_volume);
        assert!(near(handled[id].try_into().unwrap(), volume), "{id}");
        match windows.get(id) {
            // Where nothing is applied for there are no cases, whoever is advised.
            None => assert!(told.item_share.is_empty(), "{id}"),
            Some(cases) => assert_eq!(cases.received, handled[id], "{id}"),
        }
    }
}

#[test]
fn r13_figures_of_cases_are_such_as_cases_have() {
    let mut sum = CaseFigures::default();
    for ((_, _, department), figures) in &whole().cases {
        add(&mut sum, figures);
        assert!(county().departments.iter().any(|one| one.id == *department));
        let CaseFigures {
            concluded,
            immediate,
            early,
            overdue,
            deemed,
            timed,
            days,
            ..
        } = *figures;
        assert!(immediate + early + overdue <= concluded, "{figures:?}");
        assert!(
            deemed <= overdue && timed <= concluded - immediate,
            "{figures:?}"
        );
        assert!(
            days.promised >= timed && days.statutory >= days.promised,
            "{figures:?}"
        );
    }
    // Of what was received nearly all was concluded within the year.
    assert!(
        sum.concluded < sum.received && sum.concluded * 100 > sum.received * 98,
        "{sum:?}"
    );
    // R6: most are immediate, of the others most are early, few are late, and the promise is kept on the whole.
    assert!(sum.immediate * 10 > sum.concluded * 6, "{sum:?}");
    let others = sum.concluded - sum.immediate;
    assert!(sum.early * 10 > others * 7, "{sum:?}");
    assert!(
        sum.overdue > 50 && sum.overdue * 50 < others && sum.deemed > 3,
        "{sum:?}"
    );
    assert!(
        sum.days.actual < sum.days.promised && sum.days.promised * 2 <= sum.days.statutory,
        "{sum:?}"
    );
}
