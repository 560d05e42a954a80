//! The rows of a board: each unit's cases and ratings, and its place.

use super::Asked;
use super::places::Office;
use super::ratings::{Counts, WindowSum};
use crate::store::board::CaseSum;
use mingbai_contract::board::{By, CaseFigures, LevelGroup, Period, RatingFigures, Row};
use mingbai_contract::{Quarter, Words};
use mingbai_domain::board::cases;
use mingbai_domain::board::publish::{Seat, Unit};
use mingbai_domain::board::ranking::{is_ranked, rank};
use std::collections::HashMap;

/// The county's row, and those of the level that is asked for, ranked ones first. `sums` are the cases month by
/// month.
pub(super) fn rows(asked: &Asked, sums: &[Vec<CaseSum>], counts: &Counts) -> (Row, Vec<Row>) {
    let table = Table {
        asked,
        sums,
        counts,
    };
    let places = &counts.places;
    let total = table.row(Unit::County, None, &places.county);
    let (offices, unit): (&[Office], fn(usize) -> Unit) = match asked.by {
        By::County => (&[], Unit::Window),
        By::Center => (&places.centers, Unit::Center),
        By::Department => (&places.departments, Unit::Department),
        By::Window => (&places.windows, Unit::Window),
    };
    let mut units: HashMap<String, Unit> = HashMap::new();
    let mut rows: Vec<Row> = Vec::new();
    for one in offices {
        let unit = unit(one.place);
        units.insert(one.id.clone(), unit);
        rows.push(table.row(unit, Some(&one.id), &one.name));
    }
    if is_ranked(asked.by, asked.period) && counts.published.is_some() {
        let county = table.groups(Unit::County);
        rank(&mut rows, &county, |row| {
            let unit = row.id.as_ref().and_then(|id| units.get(id));
            unit.map_or_else(Vec::new, |unit| table.groups(*unit))
        });
    }
    (total, rows)
}

struct Table<'a> {
    asked: &'a Asked,
    sums: &'a [Vec<CaseSum>],
    counts: &'a Counts,
}

impl Table<'_> {
    fn row(&self, unit: Unit, id: Option<&str>, name: &Words) -> Row {
        let mut cases = CaseFigures::default();
        // Those who came to its windows: they could rate them.
        let mut ratable = 0_u32;
        for ((_, seats), sums) in self.counts.places.seats.iter().zip(self.sums) {
            for sum in sums {
                let window = self.counts.places.window(&sum.window);
                let at = window.is_some_and(|window| is_of(unit, window, seats));
                let whose = match unit {
                    Unit::County => true,
                    // A department answers for its items, wherever they are handed in.
                    Unit::Department(_) => id == Some(sum.department.as_str()),
                    Unit::Center(_) | Unit::Window(_) => at,
                };
                if whose {
                    cases::add(&mut cases, &sum.figures);
                }
                if at || unit == Unit::County {
                    ratable = ratable.saturating_add(sum.figures.concluded);
                }
            }
        }
        Row {
            id: id.map(str::to_owned),
            name: name.clone(),
            cases,
            ratings: self.ratings(unit, ratable),
            rank: None,
            too_few: false,
        }
    }

    fn ratings(&self, unit: Unit, ratable: u32) -> RatingFigures {
        let mut sum = WindowSum::default();
        let counts = self.counts;
        for ((_, seats), windows) in counts.places.seats.iter().zip(&counts.months) {
            for (window, of) in windows.iter().enumerate() {
                if is_of(unit, window, seats) {
                    sum.add(of);
                }
            }
        }
        let published = self.counts.published.as_ref();
        let of = |unit| match (published, self.asked.period) {
            (None, _) => Vec::new(),
            (Some(published), Period::Month(_)) => published.levels(unit),
            (Some(published), Period::Quarter(_)) => published.all_levels(unit),
        };
        let levels = of(unit);
        let has_some = sum.counted.receipt > 0 || sum.counted.live > 0;
        let above = match self.asked.period {
            Period::Month(month) => Some(Period::Quarter(Quarter::of(month))),
            Period::Quarter(_) => None,
        };
        RatingFigures {
            receipt: sum.counted.receipt,
            live: sum.counted.live,
            beside: sum.counted.beside,
            set_aside: sum.set_aside,
            set_aside_since: match unit {
                Unit::County | Unit::Department(_) => sum.set_aside_since,
                // As with the reasons: that a window's counted ratings have a bad one among them nobody is told.
                Unit::Center(_) | Unit::Window(_) => 0,
            },
            levels_of: above.filter(|_| levels.is_empty() && has_some && published.is_some()),
            levels,
            ratable,
        }
    }

    /// What a place is worked out from: where a month's levels are all merged, one group of all of them.
    fn groups(&self, unit: Unit) -> Vec<LevelGroup> {
        let published = self.counts.published.as_ref();
        published.map_or_else(Vec::new, |published| published.all_levels(unit))
    }
}

/// Whether a window, by its place, was a unit's in a month.
fn is_of(unit: Unit, window: usize, seats: &[Seat]) -> bool {
    let seat = seats.get(window);
    match unit {
        Unit::County => true,
        Unit::Center(place) => seat.is_some_and(|seat| seat.center == Some(place)),
        Unit::Department(place) => seat.is_some_and(|seat| seat.department == Some(place)),
        Unit::Window(place) => place == window,
    }
}
