//! R13: levels of a whole county, merged.

use mingbai_contract::board::LevelGroup;
use mingbai_domain::board::Levels;
use mingbai_domain::board::publish::{Published, Seat, Unit, month, quarter};
use proptest::prelude::*;

pub fn seat(center: usize, department: usize) -> Seat {
    Seat {
        center: Some(center),
        department: Some(department),
    }
}

/// Where a window is in the months of a quarter.
pub type Moving = [Seat; 3];

/// A window that is at the next centre and department from a month on; 0 and 3 for one that stays.
fn moving(window: usize, from: usize) -> Moving {
    [0, 1, 2].map(|month| {
        let moved = usize::from(from > 0 && month >= from);
        seat((window + moved) % 2, (window + moved) % 5)
    })
}

/// `1-2:5 3:7`.
pub fn show(groups: &[LevelGroup]) -> String {
    let group = |group: &LevelGroup| {
        let (from, to) = (group.from.number(), group.to.number());
        if from == to {
            format!("{from}:{}", group.ratings)
        } else {
            format!("{from}-{to}:{}", group.ratings)
        }
    };
    groups.iter().map(group).collect::<Vec<_>>().join(" ")
}

fn shown(published: &Published, unit: Unit) -> String {
    show(&published.levels(unit))
}

#[test]
fn r13_a_small_cell_is_merged_and_cannot_be_subtracted() {
    // Two windows of one department: what is left when the first is taken off must not be small, either.
    let published = month(
        &[seat(0, 0), seat(0, 0)],
        &[[5, 5, 5, 5, 50], [0, 0, 0, 2, 60]],
    );
    let (first, second) = (
        shown(&published, Unit::Window(0)),
        shown(&published, Unit::Window(1)),
    );
    assert_eq!(shown(&published, Unit::County), "1:5 2:5 3:5 4:7 5:110");
    assert!(!second.contains("4:2"), "{second}");
    assert!(!first.contains("4:5"), "{first}");
}

#[test]
fn r13_few_ratings_are_merged_with_the_period_above() {
    let counts: [[Levels; 3]; 2] = [
        [[0, 0, 0, 1, 3], [0, 0, 0, 2, 4], [0, 0, 0, 3, 5]],
        [[6, 7, 8, 30, 90], [5, 5, 9, 40, 80], [9, 9, 9, 50, 99]],
    ];
    let ([first, ..], quarter) = quarter(&[[seat(0, 0); 3], [seat(0, 1); 3]], &counts);
    assert_eq!(shown(&first, Unit::Window(0)), "");
    // Not "4:6": with what the county's months say that would tell of each month.
    assert_eq!(shown(&quarter, Unit::Window(0)), "1-4:6 5:12");
}

/// The window's July stays its old department's, in the quarter, too.
#[test]
fn r13_a_window_that_moved_is_in_each_month_where_it_was_then() {
    let counts: [[Levels; 3]; 3] = [
        [[5, 6, 7, 8, 9], [6, 7, 8, 9, 10], [7, 8, 9, 10, 11]],
        [[8; 5], [8; 5], [8; 5]],
        [[9; 5], [9; 5], [9; 5]],
    ];
    let moved = [seat(0, 0), seat(0, 1), seat(0, 1)];
    let seats = [moved, [seat(0, 0); 3], [seat(0, 1); 3]];
    let ([july, august, _], quarter) = quarter(&seats, &counts);
    let old = |published: &Published| shown(published, Unit::Department(0));
    assert_eq!(old(&july), "1:13 2:14 3:15 4:16 5:17");
    assert_eq!(old(&august), "1:8 2:8 3:8 4:8 5:8");
    assert_eq!(old(&quarter), "1:29 2:30 3:31 4:32 5:33");
    let new = shown(&quarter, Unit::Department(1));
    assert_eq!(new, "1:40 2:42 3:44 4:46 5:48");
    let window = shown(&quarter, Unit::Window(0));
    assert_eq!(window, "1:18 2:21 3:24 4:27 5:30");
}

#[test]
fn r13_a_month_is_the_same_before_and_in_its_quarter() {
    let counts: Vec<[Levels; 3]> = (0..12_u32)
        .map(|seat| [0, 1, 2].map(|month| [seat % 3, month, 4 + seat, 20 + month, 40 + 7 * seat]))
        .collect();
    let seats: Vec<Moving> = (0..12).map(|window| moving(window, window % 4)).collect();
    let (months, _) = quarter(&seats, &counts);
    for (at, together) in months.iter().enumerate() {
        let alone: Vec<Levels> = counts.iter().map(|months| months[at]).collect();
        let seats: Vec<Seat> = seats.iter().map(|months| months[at]).collect();
        let alone = month(&seats, &alone);
        for window in 0..12 {
            let unit = Unit::Window(window);
            assert_eq!(alone.levels(unit), together.levels(unit));
        }
        assert_eq!(alone.levels(Unit::County), together.levels(Unit::County));
    }
}

/// Mostly good, as real ones are.
fn levels() -> impl Strategy<Value = Levels> {
    (0..3_u32, 0..4_u32, 0..9_u32, 0..30_u32, 0..120_u32)
        .prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn r13_no_published_group_is_small_and_none_is_left_over(
        windows in prop::collection::vec((0..3_usize, 0..5_usize, [levels(), levels(), levels()]), 1..20)
    ) {
        let seats: Vec<Moving> = windows.iter().map(|(c, d, _)| [seat(*c, *d); 3]).collect();
        let counts: Vec<[Levels; 3]> = windows.iter().map(|(_, _, counts)| *counts).collect();
        let ([first, ..], quarter) = quarter(&seats, &counts);
        let units = |published: &Published| {
            let windows = (0..seats.len()).map(Unit::Window);
            let others = (0..5).flat_map(|at| [Unit::Center(at), Unit::Department(at)]);
            let units = windows.chain(others).chain([Unit::County]);
            units.map(|unit| (unit, published.levels(unit))).collect::<Vec<_>>()
        };
        for (unit, groups) in units(&first).into_iter().chain(units(&quarter)) {
            for group in &groups {
                prop_assert!(group.ratings == 0 || group.ratings >= 5, "{unit:?} {}", show(&groups));
            }
            // Side by side, from the worst to the best.
            let ends = groups.windows(2).all(|two| two[0].to.number() + 1 == two[1].from.number());
            prop_assert!(ends, "{unit:?} {}", show(&groups));
        }
        // Where a department and all but one of its windows say something of the same levels, so can the rest be said.
        for department in 0..5 {
            for (at, month) in [&first, &quarter].into_iter().enumerate() {
                let of = |unit, to: u8| -> Option<u32> {
                    let groups = month.levels(unit);
                    let cut = groups.iter().any(|group| group.to.number() == to);
                    let below = groups.iter().filter(|group| group.to.number() <= to);
                    cut.then(|| below.map(|group| group.ratings).sum())
                };
                let windows: Vec<usize> = (0..seats.len())
                    .filter(|window| seats[*window][0].department == Some(department))
                    .collect();
                for to in 1..5 {
                    let Some(all) = of(Unit::Department(department), to) else { continue };
                    let known = windows.iter().filter_map(|window| of(Unit::Window(*window), to));
                    let rest = all - known.sum::<u32>();
                    prop_assert!(rest == 0 || rest >= 5, "{department} {at} {to}: {rest}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// So a month is the same in a quarter that knows windows which came, or closed, in another of its months.
    #[test]
    fn r13_a_window_without_ratings_changes_nothing_for_the_others(
        windows in prop::collection::vec((0..3_usize, 0..4_usize, levels()), 1..8),
        at in 0..8_usize,
        place in (0..3_usize, 0..4_usize),
    ) {
        let at = at.min(windows.len());
        let mut seats: Vec<Seat> = windows.iter().map(|(c, d, _)| seat(*c, *d)).collect();
        let mut counts: Vec<Levels> = windows.iter().map(|(_, _, levels)| *levels).collect();
        let without = month(&seats, &counts);
        seats.insert(at, seat(place.0, place.1));
        counts.insert(at, [0; 5]);
        let with = month(&seats, &counts);
        for window in 0..windows.len() {
            let moved = Unit::Window(window + usize::from(window >= at));
            prop_assert_eq!(without.levels(Unit::Window(window)), with.levels(moved));
        }
        for other in (0..4).flat_map(|at| [Unit::Center(at), Unit::Department(at)]) {
            prop_assert_eq!(without.levels(other), with.levels(other));
        }
        prop_assert_eq!(without.levels(Unit::County), with.levels(Unit::County));
    }
}
