//! What a case adds to the figures (R13).

use crate::application::script::{application, ms, of, play};
use crate::county::calendar;
use mingbai_contract::board::{CaseFigures, Days};
use mingbai_domain::application::fold;
use mingbai_domain::board::cases::{add, outcome};
use mingbai_domain::time::Zone;

/// What the story of an application for `item`, looked at on 2027-03-01, adds: a line a day.
fn adds(item: &str, script: &[&str]) -> Vec<String> {
    let terms = of(item);
    let mut told = application(&terms, play(&terms, script).unwrap());
    let course = fold(calendar(), &told, ms("2027-03-01 09:00")).unwrap();
    let silence = course.truths.iter();
    let silence = silence.filter_map(|truth| course.event_of(truth, Zone::BEIJING));
    told.events.extend(silence);
    let added = outcome(calendar(), &told).unwrap();
    added
        .iter()
        .map(|(day, figures)| format!("{day}{}", show(figures)))
        .collect()
}

fn show(figures: &CaseFigures) -> String {
    let CaseFigures { days, .. } = *figures;
    let parts = [
        ("received", figures.received),
        ("concluded", figures.concluded),
        ("immediate", figures.immediate),
        ("early", figures.early),
        ("overdue", figures.overdue),
        ("deemed", figures.deemed),
    ];
    let mut shown: String = parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, _)| format!(" {name}"))
        .collect();
    if figures.timed > 0 {
        shown.push_str(&format!(
            " {}/{}/{}",
            days.promised, days.actual, days.statutory
        ));
    }
    shown
}

#[test]
fn r13_a_case_is_received_and_concluded_on_its_days() {
    for (item, script, expected) in TABLE {
        assert_eq!(adds(item, script), *expected, "{script:?}");
    }
}

const TABLE: &[(&str, &[&str], &[&str])] = &[
    // Immediate: done while one waits.
    (
        "archive-query",
        &[
            "2026-11-20 09:12 submitted",
            "2026-11-20 09:20 accepted",
            "2026-11-20 09:30 decided granted",
        ],
        &["2026-11-20 received", "2026-11-20 concluded immediate"],
    ),
    // Friday; two working days of three.
    (
        "food-business-license",
        &[
            "2026-11-20 09:12 submitted",
            "2026-11-20 09:20 accepted",
            "2026-11-24 09:30 decided granted",
        ],
        &["2026-11-20 received", "2026-11-24 concluded early 3/2/10"],
    ),
    // On the last day it is in time, and not early.
    (
        "food-business-license",
        &[
            "2026-11-20 09:12 submitted",
            "2026-11-20 09:20 accepted",
            "2026-11-25 16:30 decided denied",
        ],
        &["2026-11-20 received", "2026-11-25 concluded 3/3/10"],
    ),
    // Two working days late.
    (
        "food-business-license",
        &[
            "2026-11-20 09:12 submitted",
            "2026-11-20 09:20 accepted",
            "2026-11-27 09:30 decided granted",
        ],
        &["2026-11-20 received", "2026-11-27 concluded overdue 3/5/10"],
    ),
    // A pause of two working days is not counted.
    (
        "food-business-license",
        &[
            "2026-11-20 09:12 submitted",
            "2026-11-20 09:20 accepted",
            "2026-11-20 10:00 paused site_inspection",
            "2026-11-24 10:00 resumed",
            "2026-11-25 09:30 decided granted",
        ],
        &["2026-11-20 received", "2026-11-25 concluded early 3/1/10"],
    ),
    // Silence decides when the promise has run out, and is late by that.
    (
        "construction-permit",
        &["2026-11-20 09:12 submitted", "2026-11-20 09:20 accepted"],
        &[
            "2026-11-20 received",
            "2026-11-26 concluded overdue deemed 3/3/7",
        ],
    ),
    // Refused acceptance is an end that the office has made; withdrawing and letting it lapse are none.
    (
        "food-business-license",
        &["2026-11-20 09:12 submitted", "2026-11-23 09:20 refused"],
        &["2026-11-20 received", "2026-11-23 concluded"],
    ),
    (
        "food-business-license",
        &["2026-11-20 09:12 submitted", "2026-11-23 09:20 withdrawn"],
        &["2026-11-20 received"],
    ),
];

#[test]
fn figures_add_up_part_by_part() {
    let figures = |from: u32| CaseFigures {
        received: from,
        concluded: from + 1,
        immediate: from + 2,
        early: from + 3,
        overdue: from + 4,
        deemed: from + 5,
        timed: from + 6,
        days: Days {
            promised: from + 7,
            actual: from + 8,
            statutory: from + 9,
        },
    };
    let mut sum = figures(10);
    add(&mut sum, &figures(20));
    let mut expected = figures(30);
    expected.concluded += 1;
    expected.immediate += 2;
    expected.early += 3;
    expected.overdue += 4;
    expected.deemed += 5;
    expected.timed += 6;
    expected.days.promised += 7;
    expected.days.actual += 8;
    expected.days.statutory += 9;
    assert_eq!(sum, expected);
    add(&mut sum, &figures(u32::MAX - 9));
    assert_eq!(sum.received, u32::MAX);
}
