//! R13, by brute force: somebody who knows every published number, and everybody's totals, tries every table of
//! ratings there can be.
//!
//! The attacker shares no code with what is attacked: it enumerates tables, and looks whether they publish the same.

use super::levels::{Moving, seat, show};
use mingbai_contract::board::LevelGroup;
use mingbai_domain::board::Levels;
use mingbai_domain::board::publish::{Published, Seat, Unit, month, quarter};
use proptest::prelude::*;

/// One published number: of which elements, which levels (from, to), and how many.
type Fact = (Vec<usize>, (usize, usize), u32);

/// All that an attacker knows: facts, and how many ratings each window has in each month.
struct Known {
    facts: Vec<Fact>,
    totals: Vec<u32>,
}

impl Known {
    fn learn(&mut self, of: &[usize], groups: &[LevelGroup]) {
        for group in groups {
            let levels = (
                usize::from(group.from.number()) - 1,
                usize::from(group.to.number()) - 1,
            );
            self.facts.push((of.to_vec(), levels, group.ratings));
        }
    }

    /// Whether there is a table in which the cell has another number than in the true one. Tables like the true one
    /// are tried first, which finds one sooner where there is one; where there is none all are tried.
    fn can_differ(&self, truth: &[Levels], cell: &[usize], level: usize) -> bool {
        // Elements of the cell first: they decide.
        let mut order: Vec<usize> = cell.to_vec();
        order.extend((0..self.totals.len()).filter(|element| !cell.contains(element)));
        let ways = truth.iter().zip(&self.totals).map(|(truth, total)| {
            let mut ways = compositions(*total);
            ways.sort_by_key(|way| distance(way, truth));
            ways
        });
        let search = Search {
            known: self,
            ways: ways.collect(),
            order,
            cell: (cell, level),
            value: cell.iter().map(|element| truth[*element][level]).sum(),
        };
        search.go(0, &mut vec![None; truth.len()])
    }

    /// Whether the facts about an element can still come true.
    fn holds(&self, table: &[Option<Levels>], element: usize) -> bool {
        let facts = self.facts.iter().filter(|(of, _, _)| of.contains(&element));
        facts.into_iter().all(|(of, (from, to), ratings)| {
            let (mut sum, mut open) = (0, 0);
            for element in of {
                match table[*element] {
                    Some(levels) => sum += levels[*from..=*to].iter().sum::<u32>(),
                    None => open += self.totals[*element],
                }
            }
            sum <= *ratings && sum + open >= *ratings
        })
    }
}

struct Search<'a> {
    known: &'a Known,
    /// What each element's levels can be.
    ways: Vec<Vec<Levels>>,
    order: Vec<usize>,
    cell: (&'a [usize], usize),
    value: u32,
}

impl Search<'_> {
    fn go(&self, placed: usize, table: &mut Vec<Option<Levels>>) -> bool {
        let (cell, level) = self.cell;
        if placed == cell.len() {
            let of = |element: &usize| table[*element].unwrap()[level];
            if cell.iter().map(of).sum::<u32>() == self.value {
                return false;
            }
        }
        let Some(element) = self.order.get(placed).copied() else {
            return true;
        };
        for levels in &self.ways[element] {
            table[element] = Some(*levels);
            if self.known.holds(table, element) && self.go(placed + 1, table) {
                return true;
            }
        }
        table[element] = None;
        false
    }
}

fn distance(a: &Levels, b: &Levels) -> u32 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).sum()
}

/// Every way to spread so many ratings over five levels.
fn compositions(total: u32) -> Vec<Levels> {
    let mut all = Vec::new();
    for a in 0..=total {
        for b in 0..=total - a {
            for c in 0..=total - a - b {
                for d in 0..=total - a - b - c {
                    all.push([a, b, c, d, total - a - b - c - d]);
                }
            }
        }
    }
    all
}

/// Which elements a unit has, of those of a period. `seats` says of each element where it is.
fn elements(seats: &[Seat], unit: Unit, months: usize, of: &std::ops::Range<usize>) -> Vec<usize> {
    let all = seats.iter().enumerate();
    let within = all.filter(|(element, _)| of.contains(&(element % months)));
    let mine = within.filter(|(element, seat)| match unit {
        Unit::County => true,
        Unit::Center(at) => seat.center == Some(at),
        Unit::Department(at) => seat.department == Some(at),
        Unit::Window(at) => element / months == at,
    });
    mine.map(|(element, _)| element).collect()
}

fn units(windows: usize) -> Vec<Unit> {
    let mut units = vec![Unit::County];
    units.extend((0..3).flat_map(|at| [Unit::Center(at), Unit::Department(at)]));
    units.extend((0..windows).map(Unit::Window));
    units
}

/// Tries to derive every cell of 1 to 4.
fn attack(
    seats: &[Seat],
    table: &[Levels],
    months: usize,
    published: &[(&Published, std::ops::Range<usize>)],
) {
    let mut known = Known {
        facts: Vec::new(),
        totals: table.iter().map(|levels| levels.iter().sum()).collect(),
    };
    let mut cells = Vec::new();
    for (published, of) in published {
        for unit in units(seats.len() / months) {
            let of = elements(seats, unit, months, of);
            known.learn(&of, &published.all_levels(unit));
            if !of.is_empty() {
                cells.push((unit, of));
            }
        }
    }
    for (unit, of) in cells {
        for level in 0..5 {
            let value: u32 = of.iter().map(|element| table[*element][level]).sum();
            if (1..5).contains(&value) {
                let shown: Vec<String> = published
                    .iter()
                    .flat_map(|(published, _)| {
                        let units = units(seats.len() / months).into_iter();
                        units.map(|unit| (unit, published.levels(unit)))
                    })
                    .map(|(unit, groups)| format!("{unit:?} {}", show(&groups)))
                    .collect();
                assert!(
                    known.can_differ(table, &of, level),
                    "{unit:?}: {value} of level {} in {table:?}, by {shown:#?}",
                    level + 1
                );
            }
        }
    }
}

/// Few ratings, often of few levels: so that something can be published at all.
fn levels() -> impl Strategy<Value = Levels> {
    prop_oneof![
        (0..2_u32, 0..3_u32, 0..6_u32).prop_map(|(a, b, c)| [a, 0, 0, b, c]),
        (0..7_u32).prop_map(|all| [0, 0, 0, 0, all]),
        (0..6_u32, 0..4_u32).prop_map(|(a, b)| [a, 0, 0, 0, b]),
        (0..6_u32, 0..3_u32).prop_map(|(a, b)| [0, a, b, 0, 0]),
    ]
}

/// Where a window is in the months of a quarter: some stay, some move once.
fn places() -> impl Strategy<Value = Moving> {
    let place = || (0..2_usize, 0..2_usize).prop_map(|(c, d)| seat(c, d));
    (place(), place(), 1..6_usize).prop_map(|(first, then, from)| {
        [0, 1, 2].map(|month| if month < from { first } else { then })
    })
}

#[test]
fn r13_the_attacker_finds_what_is_there_to_find() {
    // As if everything had been published.
    let known = Known {
        facts: vec![(vec![0, 1], (4, 4), 9), (vec![0], (4, 4), 6)],
        totals: vec![6, 4],
    };
    let truth = [[0, 0, 0, 0, 6], [1, 0, 0, 0, 3]];
    assert!(!known.can_differ(&truth, &[1], 4));
    assert!(known.can_differ(&truth, &[1], 0));
    // All of the same level: then every window's are.
    let known = Known {
        facts: vec![(vec![0, 1], (0, 3), 0), (vec![0, 1], (4, 4), 9)],
        totals: vec![6, 3],
    };
    let truth = [[0, 0, 0, 0, 6], [0, 0, 0, 0, 3]];
    assert!(!known.can_differ(&truth, &[1], 4));
}

#[test]
fn r13_a_unit_whose_ratings_are_all_alike_does_not_tell_on_its_windows() {
    let seats = [seat(0, 0), seat(0, 0)];
    let table = [[0, 0, 0, 0, 40], [0, 0, 0, 0, 3]];
    let published = month(&seats, &table);
    // With the two upper levels together nobody can say that all three were of the best.
    assert_eq!(show(&published.levels(Unit::County)), "1:0 2:0 3:0 4-5:43");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn r13_nobody_derives_a_small_cell_of_a_month(
        windows in prop::collection::vec((0..2_usize, 0..2_usize, levels()), 1..5)
    ) {
        let seats: Vec<Seat> = windows.iter().map(|(c, d, _)| seat(*c, *d)).collect();
        let table: Vec<Levels> = windows.iter().map(|(_, _, levels)| *levels).collect();
        attack(&seats, &table, 1, &[(&month(&seats, &table), 0..1)]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn r13_nobody_derives_a_small_cell_of_a_quarter(
        windows in prop::collection::vec((places(), [levels(), levels(), levels()]), 1..3)
    ) {
        let seats: Vec<Moving> = windows.iter().map(|(places, _)| *places).collect();
        let counts: Vec<[Levels; 3]> = windows.iter().map(|(_, counts)| *counts).collect();
        let ([first, second, third], all) = quarter(&seats, &counts);
        let table: Vec<Levels> = counts.iter().flatten().copied().collect();
        let published = [(&first, 0..1), (&second, 1..2), (&third, 2..3), (&all, 0..3)];
        let seats: Vec<Seat> = seats.iter().flatten().copied().collect();
        attack(&seats, &table, 3, &published);
    }
}
