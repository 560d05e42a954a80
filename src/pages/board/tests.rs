//! What the board works out of published counts.

use super::model::*;
use mingbai_contract::Words;
use mingbai_contract::board::{
    Board, By, CaseFigures, LevelGroup, Rank, RatingFigures, Rectified, Row, Targets,
};
use mingbai_contract::rating::{Level, Said};
use mingbai_domain::board::share::Share;

fn levels(groups: &[(u8, u8, u32)]) -> RatingFigures {
    let level = |number: u8| Level::try_from(number).unwrap();
    RatingFigures {
        levels: groups
            .iter()
            .map(|(from, to, ratings)| LevelGroup {
                from: level(*from),
                to: level(*to),
                ratings: *ratings,
            })
            .collect(),
        ..RatingFigures::default()
    }
}

#[test]
fn shares_have_one_decimal_at_most() {
    for (part, whole, text) in [
        (0, 5, "0%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (1, 2, "50%"),
        (5, 5, "100%"),
        (1, 800, "0.1%"),
        (1, 16, "6.3%"),
        // What is not none is not written as none, nor what is not all as all.
        (1, 4_000, "<0.1%"),
        (3_999, 4_000, ">99.9%"),
        (u32::MAX, u32::MAX, "100%"),
    ] {
        assert_eq!(
            percent(Share::new(part, whole).unwrap()),
            text,
            "{part}/{whole}"
        );
    }
    let hardly = Share::new(1, 4_000).unwrap();
    assert_eq!(place(hardly), "0%", "on a drawing");
}

#[test]
fn averages_have_one_decimal() {
    for (tenths, text) in [(0, "0.0"), (3, "0.3"), (29, "2.9"), (149, "14.9")] {
        assert_eq!(days(tenths), text);
    }
}

#[test]
fn numbers_are_grouped_by_thousands() {
    for (number, text) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (23_636, "23,636"),
        (1_234_567, "1,234,567"),
    ] {
        assert_eq!(grouped(number), text);
    }
}

#[test]
fn levels_are_written_with_two_decimals() {
    for (thousandths, text) in [
        (4_755, "4.76"),
        (4_754, "4.75"),
        (5_000, "5.00"),
        (1_005, "1.01"),
    ] {
        assert_eq!(points(thousandths), text);
    }
}

/// R13: where published levels are merged across the line, both ends are told.
#[test]
fn r13_a_share_that_merged_levels_do_not_tell_has_two_ends() {
    let share = |part| Share::new(part, 1_000).unwrap();
    assert_eq!(between((share(989), share(989))), "98.9%");
    assert_eq!(between((share(985), share(990))), "98.5%–99%");
}

/// R12: windows are ranked by the quarter, departments by the month; who is not ranked here is near by.
#[test]
fn r12_a_ranking_is_found_in_the_period_near_by() {
    let board = |by, period: &str| Board {
        period: period.parse().unwrap(),
        by,
        as_of: "2026-11-20".parse().unwrap(),
        running: false,
        periods: ["2026-11", "2026-10", "2026-09", "2026-Q4", "2026-Q3"]
            .map(|period| period.parse().unwrap())
            .to_vec(),
        total: row(),
        rows: Vec::new(),
        targets: Targets::default(),
        complaints: None,
        anomalies: Vec::new(),
        comments: Vec::new(),
        results: Vec::new(),
        summaries: Vec::new(),
    };
    for (by, period, near) in [
        (By::Window, "2026-09", Some("2026-Q3")),
        (By::Window, "2026-Q3", None),
        // Of a period that is no longer among them the newest is offered.
        (By::Window, "2026-03", Some("2026-Q4")),
        (By::Department, "2026-Q3", Some("2026-09")),
        (By::Department, "2026-Q4", Some("2026-11")),
        (By::Department, "2026-10", None),
        (By::Center, "2026-10", None),
    ] {
        let found = ranked_in(&board(by, period)).map(|period| period.to_string());
        assert_eq!(found.as_deref(), near, "{by:?} {period}");
    }
}

/// R13: why nothing is given by level is said.
#[test]
fn r13_what_is_not_given_by_level_has_a_reason() {
    let given = levels(&[(5, 5, 10)]);
    assert_eq!(no_levels(&given, false), None);
    let nothing = RatingFigures::default();
    assert_eq!(no_levels(&nothing, true), Some(NoLevels::Running));
    assert_eq!(no_levels(&nothing, false), Some(NoLevels::None));
    let longer = "2026-Q4".parse().unwrap();
    let few = RatingFigures {
        levels_of: Some(longer),
        ..nothing
    };
    assert_eq!(no_levels(&few, false), Some(NoLevels::Merged(longer)));
    assert!(is_merged(&levels(&[(1, 2, 8), (3, 5, 80)]).levels));
    assert!(!is_merged(&given.levels));
}

#[test]
fn an_interval_lies_on_its_axis() {
    let rank = |lower, mean, upper| Rank {
        place: 1,
        lower,
        mean,
        upper,
    };
    let scale = Scale::of(&[rank(4_580, 4_720, 4_850), rank(4_440, 4_520, 4_600)]).unwrap();
    assert_eq!(
        (scale.from, scale.middle(), scale.to),
        (4_400, 4_650, 4_900)
    );
    for (value, place) in [
        (4_400, "0%"),
        (4_650, "50%"),
        (4_900, "100%"),
        (4_525, "25%"),
        (5_100, "100%"),
    ] {
        assert_eq!(scale.place(value), place, "{value}");
    }
    // Somebody alone, whose ends fall together, has an axis, too.
    let alone = Scale::of(&[rank(5_000, 5_000, 5_000)]).unwrap();
    assert_eq!((alone.from, alone.to), (4_900, 5_000));
    let beyond = Scale::of(&[rank(4_900, 5_000, 5_080)]).unwrap();
    assert_eq!((beyond.from, beyond.to), (4_900, 5_000));
    assert_eq!(Scale::of(&[]), None);
}

#[test]
fn a_long_ranking_is_folded_in_the_middle() {
    for (rows, folded_rows) in [(0, 0..0), (10, 10..10), (11, 5..9), (43, 5..41)] {
        assert_eq!(folded(rows), folded_rows, "{rows}");
    }
}

#[test]
fn what_is_said_of_several_is_said_once() {
    let said = |department: &str, set_aside, text: &str| Rectified {
        department: department.parse().unwrap(),
        set_aside,
        said: Said {
            day: "2026-10-01".parse().unwrap(),
            text: text.to_owned(),
        },
    };
    let all = [
        said("scjg", false, "加开一个窗口"),
        said("gongan", false, "加开一个窗口"),
        said("scjg", false, "加开一个窗口"),
        said("scjg", true, "加开一个窗口"),
        said("scjg", false, "换了系统"),
    ];
    let found = outcomes(&all);
    let places = found.iter().map(|one| (one.of, one.times));
    let expected = [(&all[0], 2), (&all[1], 1), (&all[3], 1), (&all[4], 1)];
    assert!(places.eq(expected), "{found:?}");
    assert_eq!(outcomes(&[]), []);
}

#[test]
fn a_promise_is_kept_where_there_is_nothing_to_keep() {
    for (part, whole, per_cent, kept) in [
        (0, 0, 60, true),
        (60, 100, 60, true),
        (59, 100, 60, false),
        (43, 44, 100, false),
    ] {
        assert_eq!(
            reaches(Share::new(part, whole), per_cent),
            kept,
            "{part}/{whole}"
        );
    }
}

/// A row in which nothing happened.
fn row() -> Row {
    Row {
        id: None,
        name: Words {
            zh: "青山县".to_owned(),
            en: "Qingshan County".to_owned(),
        },
        cases: CaseFigures::default(),
        ratings: RatingFigures::default(),
        rank: None,
        too_few: false,
    }
}
