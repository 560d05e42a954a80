//! What the board works out of published counts.

use super::model::*;
use mingbai_contract::board::{LevelGroup, Rank, RatingFigures};
use mingbai_contract::rating::Level;

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
            Share::of(part, whole).unwrap().text(),
            text,
            "{part}/{whole}"
        );
    }
    assert_eq!(Share::of(0, 0), None, "there is no share of nothing");
    assert_eq!(Share::of(1, 4_000).unwrap().place(), "0%", "on a drawing");
}

#[test]
fn averages_have_one_decimal() {
    for (days, cases, text) in [
        (0, 1, "0.0"),
        (29, 10, "2.9"),
        (1, 3, "0.3"),
        (1, 20, "0.1"),
        (u32::MAX, 1, "4294967295.0"),
    ] {
        assert_eq!(
            average(days, cases).as_deref(),
            Some(text),
            "{days}/{cases}"
        );
    }
    assert_eq!(average(0, 0), None);
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

/// R11: the three upper levels of the ratings that count; nothing where that cannot be told.
#[test]
fn r11_rated_well_is_told_only_where_published_levels_tell_it() {
    for (groups, good_share) in [
        (&[][..], None),
        (&[(5, 5, 10)], Some((10, 10))),
        (&[(1, 2, 8), (3, 3, 12), (4, 5, 80)], Some((92, 100))),
        (&[(1, 2, 8)], Some((0, 8))),
        // Merged across the line between bad and good.
        (&[(1, 3, 8), (4, 5, 80)], None),
        (&[(2, 5, 8)], None),
    ] {
        let expected = good_share.and_then(|(part, whole)| Share::of(part, whole));
        assert_eq!(good(&levels(groups)), expected, "{groups:?}");
    }
}

/// R11: those who could have rated by a token and did not; nothing where nobody could.
#[test]
fn r11_unrated_is_a_share_of_those_who_could_rate() {
    for (receipt, ratable, expected) in [
        (0, 0, None),
        (30, 100, Some("70%")),
        (100, 100, Some("0%")),
        (0, 7, Some("100%")),
    ] {
        let ratings = RatingFigures {
            receipt,
            ratable,
            live: 50,
            ..RatingFigures::default()
        };
        let text = unrated(&ratings).map(Share::text);
        assert_eq!(text.as_deref(), expected, "{receipt} of {ratable}");
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
fn a_promise_is_kept_where_there_is_nothing_to_keep() {
    for (part, whole, per_cent, kept) in [
        (0, 0, 60, true),
        (60, 100, 60, true),
        (59, 100, 60, false),
        (43, 44, 100, false),
    ] {
        assert_eq!(
            reaches(Share::of(part, whole), per_cent),
            kept,
            "{part}/{whole}"
        );
    }
}
