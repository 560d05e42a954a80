//! R12. Every expected number was worked out apart, with exact fractions and a square root to twelve digits.

use mingbai_contract::Words;
use mingbai_contract::board::{By, CaseFigures, LevelGroup, RatingFigures, Row};
use mingbai_contract::rating::Level;
use mingbai_domain::board::ranking::{is_ranked, posterior, rank, shares};

/// `1-2:5 3:7`: the groups, the worst first.
fn groups(text: &str) -> Vec<LevelGroup> {
    let level = |text: &str| Level::try_from(text.parse::<u8>().unwrap()).unwrap();
    let group = |group: &str| {
        let (levels, ratings) = group.split_once(':').unwrap();
        let (from, to) = levels.split_once('-').unwrap_or((levels, levels));
        LevelGroup {
            from: level(from),
            to: level(to),
            ratings: ratings.parse().unwrap(),
        }
    };
    text.split_whitespace().map(group).collect()
}

const COUNTY: &str = "1:20 2:30 3:50 4:300 5:600";

fn check(row: &str, lower: u16, mean: u16, upper: u16) {
    let found = posterior(&groups(row), &shares(&groups(COUNTY)));
    assert_eq!(
        (found.lower, found.mean, found.upper),
        (lower, mean, upper),
        "{row}"
    );
}

/// A row with so many counted ratings.
fn row(name: &str, text: &str) -> Row {
    let levels = groups(text);
    Row {
        id: Some(name.to_owned()),
        name: Words {
            zh: name.to_owned(),
            en: name.to_owned(),
        },
        cases: CaseFigures::default(),
        ratings: RatingFigures {
            receipt: levels.iter().map(|group| group.ratings).sum(),
            levels,
            ..RatingFigures::default()
        },
        rank: None,
        too_few: false,
    }
}

fn places(rows: &[(&str, &str)]) -> Vec<(String, Option<u32>, bool)> {
    let mut rows: Vec<Row> = rows.iter().map(|(name, text)| row(name, text)).collect();
    rank(&mut rows, &groups(COUNTY), |row| row.ratings.levels.clone());
    let place = |row: Row| {
        (
            row.id.unwrap(),
            row.rank.map(|rank| rank.place),
            row.too_few,
        )
    };
    rows.into_iter().map(place).collect()
}

#[test]
fn r12_the_interval_is_that_of_a_dirichlet_prior() {
    check("", 4056, 4430, 4804);
    check("1:0 2:0 3:0 4:0 5:3", 4169, 4504, 4840);
    check("1:0 2:0 3:0 4:0 5:30", 4602, 4772, 4942);
    check("1:0 2:0 3:100 4:400 5:2500", 4780, 4798, 4815);
    check("1:20 2:30 3:50 4:300 5:600", 4376, 4430, 4484);
    check("1:0 2:0 3:0 4:0 5:1000", 4980, 4989, 4998);
    check("1:1000 2:0 3:0 4:0 5:0", 1037, 1067, 1097);
    check("1:5 2:5 3:5 4:5 5:10", 3391, 3772, 4153);
}

#[test]
fn r12_three_happy_ratings_do_not_beat_three_thousand() {
    let found = places(&[("few", "1-4:0 5:3"), ("many", "1:0 2:0 3:100 4:400 5:2500")]);
    assert_eq!(
        found,
        [
            ("many".to_owned(), Some(1), false),
            ("few".to_owned(), None, true)
        ]
    );
    // Nor do thirty: the prior holds them back.
    let found = places(&[("few", "1-4:0 5:30"), ("many", "1:0 2:0 3:60 4:240 5:2700")]);
    assert_eq!(found[0].0, "many");
    assert_eq!(found[1].1, Some(2));
}

#[test]
fn r12_fewer_than_thirty_are_not_ranked_and_thirty_are() {
    let found = places(&[("below", "5:29"), ("exactly", "5:30"), ("none", "")]);
    assert_eq!(
        found,
        [
            ("exactly".to_owned(), Some(1), false),
            ("below".to_owned(), None, true),
            ("none".to_owned(), None, true),
        ]
    );
}

#[test]
fn r12_equal_values_share_a_place() {
    let found = places(&[
        ("d", "3:10 4:40 5:100"),
        ("b", "4:40 5:110"),
        ("a", "4:5 5:200"),
        ("c", "4:40 5:110"),
    ]);
    let found: Vec<_> = found
        .iter()
        .map(|row| (row.0.as_str(), row.1.unwrap()))
        .collect();
    assert_eq!(found, [("a", 1), ("b", 2), ("c", 2), ("d", 4)]);
}

#[test]
fn r12_what_differs_behind_the_third_decimal_is_equal() {
    // 4.893130 and 4.893113.
    let found = places(&[("a", "4:1000 5:9000"), ("b", "4:1001 5:9007")]);
    let lower = |text| posterior(&groups(text), &shares(&groups(COUNTY))).lower;
    assert_eq!(lower("4:1000 5:9000"), lower("4:1001 5:9007"));
    assert_eq!(found[0].1, found[1].1);
}

#[test]
fn r12_merged_levels_are_taken_apart_as_the_county_is() {
    // Of the county's bad ones two fifths are of the worst level: 10 are 4 and 6.
    let shares = shares(&groups(COUNTY));
    assert_eq!(
        posterior(&groups("1-2:10 3:5 4-5:90"), &shares),
        posterior(&groups("1:4 2:6 3:5 4:30 5:60"), &shares)
    );
    // What the county has none of is taken apart evenly, as is what it has merged itself.
    let shares = mingbai_domain::board::ranking::shares(&groups("1-2:10 3-5:90"));
    assert_eq!(shares, [0.05, 0.05, 0.3, 0.3, 0.3]);
}

#[test]
fn r12_windows_are_ranked_by_the_quarter_and_departments_by_the_month() {
    let (month, quarter) = ("2026-11".parse().unwrap(), "2026-Q4".parse().unwrap());
    for by in By::ALL {
        assert_eq!(is_ranked(by, month), by == By::Department, "{by:?}");
        assert_eq!(is_ranked(by, quarter), by == By::Window, "{by:?}");
    }
}
