//! Proof that a cell cannot be derived: another table of ratings that publishes the same numbers.
//!
//! Tables are looked for among small changes of the true one: a rating of another level, and where that would
//! show, one or three more somewhere else that make up for it. If one is found nobody can tell which is true; if
//! none is found the cell counts as derivable, be it that there is one. So nothing is ever taken for safe that
//! is not.

use super::cuts::{Cuts, LEAST};
use super::publish::System;

/// A rating of an element that has another level; the other way round for those that make up for it.
#[derive(Debug, Clone, Copy)]
struct Move {
    element: usize,
    back: bool,
}

/// The first cell of 1 to 4 ratings, of the figures from a place on, that may be derived from what is published: whose,
/// and the place of its level.
pub(super) fn derivable(system: &System, from: usize) -> Option<(usize, usize)> {
    for (place, stat) in system.stats.iter().enumerate().skip(from) {
        for (level, ratings) in stat.sum.iter().enumerate() {
            if (1..LEAST).contains(ratings) && !has_other_table(system, place, level) {
                return Some((place, level));
            }
        }
    }
    None
}

/// Whether there is a table with another number in the cell.
fn has_other_table(system: &System, cell: usize, level: usize) -> bool {
    let Some(stat) = system.stats.get(cell) else {
        return false;
    };
    let others = (0..5).filter(|other| *other != level);
    let mut ways = others.flat_map(|other| [(level, other), (other, level)]);
    ways.any(|(from, to)| {
        let mut elements = stat.of.iter().copied();
        elements.any(|element| can_change(system, cell, element, (from, to)))
    })
}

/// Whether a rating of an element inside the cell may have been `to` instead of `from`.
fn can_change(system: &System, cell: usize, element: usize, (from, to): (usize, usize)) -> bool {
    let has = |element: usize, level: usize| {
        let levels = system.elements.get(element);
        levels
            .and_then(|levels| levels.get(level))
            .is_some_and(|ratings| *ratings > 0)
    };
    if !has(element, from) {
        return false;
    }
    let holders = |element: usize| system.holders.get(element).map_or(&[][..], Vec::as_slice);
    let inside = |element: usize| holders(element).contains(&cell);
    let between = Cuts::between(from, to);
    let unseen = |moves: &[Move]| {
        let shows = |moved: &Move| {
            holders(moved.element).iter().any(|stat| {
                let cut = system.stats.get(*stat).map_or(Cuts::NONE, |stat| stat.cuts);
                !cut.and(between).is_none() && balance(moves, |e| holders(e).contains(stat)) != 0
            })
        };
        !moves.iter().any(shows)
    };
    let to_other = |element| Move {
        element,
        back: false,
    };
    let back = |element| Move {
        element,
        back: true,
    };
    if unseen(&[to_other(element)]) {
        return true;
    }
    let mut all = 0..system.elements.len();
    let made_up = |other: usize| {
        !inside(other) && has(other, to) && unseen(&[to_other(element), back(other)])
    };
    if all.any(made_up) {
        return true;
    }
    // Crosswise: another month of the window, another window, and that one in the other month.
    let months = system.months;
    let (seat, month) = (element / months, element % months);
    let seats = system.elements.len() / months;
    (0..seats).filter(|other| *other != seat).any(|other| {
        let mut others = (0..months).filter(|other| *other != month);
        others.any(|then| {
            let moves = [
                to_other(element),
                back(seat * months + then),
                back(other * months + month),
                to_other(other * months + then),
            ];
            moves
                .iter()
                .all(|one| has(one.element, if one.back { to } else { from }))
                && balance(&moves, inside) != 0
                && unseen(&moves)
        })
    })
}

/// How many ratings of some elements change more one way than the other.
fn balance(moves: &[Move], among: impl Fn(usize) -> bool) -> i32 {
    let counted = moves.iter().filter(|one| among(one.element));
    counted.map(|one| if one.back { -1 } else { 1 }).sum()
}
