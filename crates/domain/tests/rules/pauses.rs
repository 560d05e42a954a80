//! R2: a pause from P to Q takes out every day d with P < d ≤ Q; and the day-by-day account.

use crate::county::{calendar, day};
use mingbai_domain::clock::Limit::{self, Calendar, Working};
use mingbai_domain::clock::{ExplainedDay, Pause, Why, due, explain};

/// First and last day of a pause; `open` while it lasts.
type Stretch = (&'static str, &'static str);
/// Start, limit, pauses, due date.
type Case = (&'static str, Limit, &'static [Stretch], &'static str);

fn pauses(table: &[Stretch]) -> Vec<Pause> {
    let to = |to: &str| (to != "open").then(|| day(to));
    table
        .iter()
        .map(|(from, end)| Pause {
            from: day(from),
            to: to(end),
        })
        .collect()
}

fn check_all(table: &[Case]) {
    for (start, limit, paused, expected) in table {
        let found = due(calendar(), day(start), *limit, &pauses(paused));
        let found = found.map_or_else(|| "none".to_owned(), |due| due.date.to_string());
        assert_eq!(
            found, *expected,
            "R2: {limit:?} from {start} with {paused:?}"
        );
    }
}

#[test]
fn r2_a_pause_takes_out_the_days_after_its_first_up_to_its_last() {
    check_all(&[
        (
            "2026-11-20",
            Working(3),
            &[("2026-11-23", "2026-11-30")],
            "2026-12-02",
        ),
        (
            "2026-11-20",
            Working(3),
            &[("2026-11-20", "2026-11-27")],
            "2026-12-02",
        ),
        (
            "2026-11-20",
            Working(3),
            &[("2026-11-24", "2026-11-24")],
            "2026-11-25",
        ),
        (
            "2026-11-20",
            Working(5),
            &[("2026-11-23", "2026-11-25"), ("2026-11-25", "2026-11-27")],
            "2026-12-03",
        ),
        (
            "2026-11-20",
            Working(5),
            &[("2026-11-23", "2026-11-26"), ("2026-11-24", "2026-11-27")],
            "2026-12-03",
        ),
        (
            "2026-09-28",
            Working(5),
            &[("2026-09-29", "2026-10-08")],
            "2026-10-13",
        ),
        (
            "2026-02-12",
            Working(3),
            &[("2026-02-13", "2026-02-14")],
            "2026-02-25",
        ),
        (
            "2026-11-20",
            Working(3),
            &[("2026-12-10", "2026-12-20")],
            "2026-11-25",
        ),
        (
            "2026-11-20",
            Working(0),
            &[("2026-11-20", "2026-11-25")],
            "2026-11-20",
        ),
        (
            "2026-11-20",
            Working(0),
            &[("2026-11-19", "2026-11-25")],
            "2026-11-26",
        ),
        (
            "2026-11-21",
            Working(0),
            &[("2026-11-20", "2026-11-24")],
            "2026-11-25",
        ),
        (
            "2026-11-02",
            Calendar(15),
            &[("2026-11-06", "2026-11-10")],
            "2026-11-23",
        ),
        (
            "2026-11-06",
            Calendar(15),
            &[("2026-11-21", "2026-11-25")],
            "2026-11-26",
        ),
    ]);
}

#[test]
fn r2_while_a_pause_is_open_there_is_no_due_date() {
    check_all(&[
        ("2026-11-20", Working(3), &[("2026-11-23", "open")], "none"),
        ("2026-11-20", Working(0), &[("2026-11-20", "open")], "none"),
        (
            "2026-11-20",
            Calendar(9),
            &[("2026-11-21", "2026-11-22"), ("2026-11-23", "open")],
            "none",
        ),
    ]);
}

/// One letter a day: S start, 1-9 counted, w weekend, h holiday, p paused, m moved, l late; `!`
/// after the due day, `+` after a make-up working day.
fn sketch(days: &[ExplainedDay]) -> String {
    let mut text = String::new();
    for day in days {
        match &day.why {
            Why::StartDay => text.push('S'),
            Why::Counted(n) => text.push_str(&n.to_string()),
            Why::Weekend => text.push('w'),
            Why::Holiday { .. } => text.push('h'),
            Why::Paused => text.push('p'),
            Why::Moved => text.push('m'),
            Why::Late(_) => text.push('l'),
        }
        text.push_str(if day.makeup_for.is_some() { "+" } else { "" });
        text.push_str(if day.due { "!" } else { "" });
    }
    text
}

#[test]
fn r1_r2_every_day_says_why_it_counts_or_not() {
    type Row = (
        &'static str,
        Limit,
        &'static [Stretch],
        &'static str,
        &'static str,
    );
    let table: [Row; 11] = [
        ("2026-11-20", Working(3), &[], "2026-11-29", "Sww123!llww"),
        (
            "2026-11-20",
            Working(3),
            &[("2026-11-23", "2026-11-30")],
            "2026-12-03",
            "Sww1ppppppp23!l",
        ),
        (
            "2026-02-12",
            Working(3),
            &[],
            "2026-02-26",
            "S12+hhhhhhhhh3!ll",
        ),
        (
            "2026-11-20",
            Working(3),
            &[("2026-11-23", "open")],
            "2026-11-27",
            "Sww1pppp",
        ),
        // Begun on the last day: that day still counts, and yet there is no due date.
        (
            "2026-11-20",
            Working(3),
            &[("2026-11-25", "open")],
            "2026-11-27",
            "Sww123pp",
        ),
        (
            "2026-11-20",
            Working(0),
            &[("2026-11-20", "open")],
            "2026-11-21",
            "Sp",
        ),
        ("2026-11-21", Working(0), &[], "2026-11-24", "Swm!l"),
        ("2026-11-20", Working(0), &[], "2026-11-21", "S!w"),
        ("2026-11-19", Calendar(2), &[], "2026-11-24", "S12wm!l"),
        ("2026-11-20", Calendar(4), &[], "2026-11-25", "S1234!l"),
        ("2026-11-20", Working(3), &[], "2026-11-19", ""),
    ];
    for (start, limit, paused, until, expected) in table {
        let days = explain(calendar(), day(start), limit, &pauses(paused), day(until));
        assert_eq!(
            sketch(&days),
            expected,
            "{limit:?} from {start} with {paused:?}"
        );
    }
}

#[test]
fn r1_a_holiday_and_a_make_up_day_name_their_festival() {
    let days = explain(
        calendar(),
        day("2025-12-31"),
        Working(1),
        &[],
        day("2026-01-04"),
    );
    let festival = ("元旦".to_owned(), "New Year's Day".to_owned());
    let holiday = Why::Holiday {
        zh: festival.0.clone(),
        en: festival.1.clone(),
    };
    let found: Vec<_> = days
        .iter()
        .map(|day| (&day.why, day.makeup_for.as_ref()))
        .collect();
    assert_eq!(
        found,
        [
            (&Why::StartDay, None),
            (&holiday, None),
            (&holiday, None),
            (&holiday, None),
            (&Why::Counted(1), Some(&festival)),
        ]
    );
}

#[test]
fn r1_late_days_are_numbered_from_the_day_after() {
    let days = explain(
        calendar(),
        day("2026-11-20"),
        Working(1),
        &[],
        day("2026-11-30"),
    );
    let late: Vec<_> = days
        .iter()
        .filter_map(|day| match day.why {
            Why::Late(n) => Some((day.date.to_string(), n)),
            _ => None,
        })
        .collect();
    let expected = [(24, 1), (25, 2), (26, 3), (27, 4), (30, 5)];
    assert_eq!(late, expected.map(|(d, n)| (format!("2026-11-{d}"), n)));
}
