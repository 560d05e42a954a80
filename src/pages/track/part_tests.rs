//! The parts of the page that dates and slips of the finger make: rows of days, cells, faults, the
//! calendar file.

use super::bar::{self, Drawn, cells};
use super::days::{What, merge, span};
use super::faults;
use super::tests::{Case, calendar, cases, day, standing};
use crate::pages::opened::form::{RIGHT, WRONG, code, how_long};
use crate::text::Lang;
use crate::ui::bar::Kind;
use chrono::NaiveDate;
use mingbai_domain::clock::{Limit, Pause, explain};
use serde_json::{Value, json};

/// Thirteen working days from 6 November, stopped from the 9th to the 17th.
fn public_notice() -> (NaiveDate, Limit, [Pause; 1]) {
    let pause = Pause {
        from: day("2026-11-09"),
        to: Some(day("2026-11-17")),
    };
    (day("2026-11-06"), Limit::Working(13), [pause])
}

#[test]
fn like_days_stand_in_one_row() {
    let calendar = calendar();
    let (start, limit, pauses) = public_notice();
    let explained = explain(&calendar, start, limit, &pauses, day("2026-12-07"));
    let rows = merge(Lang::Zh, &calendar, &explained);
    let today = day("2026-11-20");
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| (span(Lang::Zh, row.from, row.to, today), row.what, row.due))
        .collect();
    let expected = [
        ("11月6日 周五", What::Start, false),
        ("11月9日 周一", What::Counted(1, 1), false),
        ("11月10日—17日", What::Paused(6), false),
        ("11月18日—20日", What::Counted(2, 4), false),
        ("11月23日—27日", What::Counted(5, 9), false),
        ("11月30日—12月2日", What::Counted(10, 12), false),
        ("12月3日 周四", What::Counted(13, 13), true),
        ("12月4日—7日", What::Late(1, 2), false),
    ];
    assert_eq!(
        rows,
        expected.map(|(day, what, due)| (day.to_owned(), what, due))
    );
}

#[test]
fn festivals_and_days_that_make_up_for_them_are_named() {
    let calendar = calendar();
    let explained = explain(
        &calendar,
        day("2026-09-30"),
        Limit::Working(3),
        &[],
        day("2026-10-12"),
    );
    let rows = merge(Lang::En, &calendar, &explained);
    assert!(
        matches!(&rows[1].what, What::Holiday(name) if name.contains("National")),
        "{rows:?}"
    );
    assert!(
        rows.iter().any(|row| matches!(row.what, What::MakeUp(..))),
        "{rows:?}"
    );
    assert_eq!(
        span(
            Lang::En,
            day("2026-11-10"),
            day("2026-11-17"),
            day("2026-11-20")
        ),
        "10–17 Nov"
    );
}

#[test]
fn every_working_day_is_a_cell() {
    let calendar = calendar();
    let kinds = |case: &Case<'_>| {
        let (_, standing) = standing(case);
        let clock = standing.clock.clone().unwrap();
        let cells = cells(&calendar, &standing, &clock);
        let drawn = Drawn {
            clock: &clock,
            today: standing.today,
            procedures: bar::procedures(Lang::Zh.text(), &standing),
        };
        let sentence = bar::sentence(Lang::Zh.text(), &drawn, &cells);
        assert!(!sentence.contains('{'), "{sentence}");
        cells.into_iter().map(|cell| cell.kind).collect::<Vec<_>>()
    };
    use Kind::{Done, Late, Pause, Planned, Todo, Unused};
    for (at, expected) in [
        (3, vec![Todo, Todo, Todo]),
        (4, vec![Done, Done, Done]),
        (5, vec![Done, Done, Done, Late, Late]),
        // Stopped on Monday, looked at on Tuesday, planned until Thursday; two days are left.
        (8, vec![Done, Pause, Planned, Planned, Todo, Todo]),
        // Decided on the second of three days.
        (13, vec![Done, Done, Unused]),
        (16, vec![Done, Unused, Unused]),
    ] {
        let (case, _, said, _) = &cases()[at];
        assert_eq!(kinds(case), expected, "{said}");
    }
}

#[test]
fn a_pause_without_a_plan_leaves_cells_without_dates() {
    let paused = json!({"exclusion": "site_inspection", "document": "现场勘验通知书"});
    let events = [
        ("2026-11-20", "submitted", Value::Null),
        ("2026-11-20", "accepted", Value::Null),
        ("2026-11-23", "paused", paused),
    ];
    let (_, standing) = standing(&(&events, "2026-11-24", false));
    let clock = standing.clock.clone().unwrap();
    let cells = cells(&calendar(), &standing, &clock);
    let dates: Vec<_> = cells
        .iter()
        .map(|cell| (cell.date.is_some(), cell.kind))
        .collect();
    let todo = (false, Kind::Todo);
    assert_eq!(dates, [(true, Kind::Done), (true, Kind::Pause), todo, todo]);
}

#[test]
fn a_slip_of_the_finger_is_told_by_its_group() {
    let (t, today) = (Lang::Zh.text(), day("2026-11-20"));
    for (typed, words, wrong) in [
        ("", "请填", None),
        ("  ", "请填", None),
        ("QS20261120", "没打全", None),
        ("QX20261120-0001-Y", "第 1 组", Some("QX")),
        ("QS20261320-0001-Y", "第 2 组", Some("20261320")),
        ("QS20261121-0001-Y", "第 2 组", Some("20261121")),
        ("QS20261120-00O1-Y", "第 3 组", Some("00O1")),
        ("QS20261120-0002-Y", "合起来对不上", None),
        ("QS20261102-0001-Y", "合起来对不上", None),
    ] {
        let fault = faults::number(t, typed, "QS", today).unwrap_err();
        assert!(fault.contains(words), "{typed}: {fault}");
        let marked = fault.split_once(WRONG).map(|(_, rest)| rest);
        let marked = marked.map(|rest| rest.split(RIGHT).next().unwrap());
        assert_eq!(marked, wrong, "{typed}");
    }
    let read = |typed: &str| faults::number(t, typed, "QS", today).map(String::from);
    for typed in [
        "QS20261120-0001-Y",
        "qs202611200001y",
        " ＱＳ20261120 0001 Ｙ",
    ] {
        assert_eq!(read(typed).unwrap(), "QS202611200001Y", "{typed}");
    }
}

#[test]
fn a_wrong_code_is_told_too() {
    let t = Lang::Zh.text();
    for (typed, words) in [
        ("", "请填"),
        ("7K3MQ-9ZT", "您打了 8 位"),
        ("7K3MU-9ZTBP", "没有字母 U"),
        ("7K3MQ-9ZTPB", "打错了"),
    ] {
        let fault = code(t, typed).unwrap_err();
        assert!(fault.contains(words), "{typed}: {fault}");
    }
}

#[test]
fn waiting_is_said_in_seconds_or_minutes() {
    for (seconds, zh, en) in [
        (8, "8 秒", "8 seconds"),
        (60, "1 分钟", "1 minute"),
        (61, "2 分钟", "2 minutes"),
    ] {
        assert_eq!(how_long(Lang::Zh.text(), seconds), zh);
        assert_eq!(how_long(Lang::En.text(), seconds), en);
    }
}
