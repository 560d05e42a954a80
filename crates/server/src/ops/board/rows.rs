//! The rows of a board: each unit's cases and ratings, and its place.

use super::Asked;
use super::ratings::{Counts, WindowSum};
use crate::live::current::Current;
use crate::store::board::CaseSum;
use mingbai_contract::board::{By, CaseFigures, LevelGroup, Period, RatingFigures, Row};
use mingbai_contract::{Quarter, Words};
use mingbai_domain::board::cases;
use mingbai_domain::board::publish::{Seat, Unit};
use mingbai_domain::board::ranking::{is_ranked, rank};
use std::collections::HashMap;

/// The county's row, and those of the level that is asked for, ranked ones first.
pub(super) fn rows(
    now: &Current,
    asked: &Asked,
    sums: &[CaseSum],
    counts: &Counts,
) -> (Row, Vec<Row>) {
    let table = Table {
        asked,
        sums,
        counts,
        places: (0..)
            .zip(&counts.windows)
            .map(|(at, (id, _))| (id.as_str(), at))
            .collect(),
    };
    let catalog = &now.shelf.catalog;
    let total = table.row(Unit::County, None, &catalog.county.name);
    let mut units: HashMap<String, Unit> = HashMap::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |unit, id: &str, name: &Words| {
        units.insert(id.to_owned(), unit);
        rows.push(table.row(unit, Some(id), name));
    };
    match asked.by {
        By::County => {}
        By::Center => {
            for (at, center) in catalog.centers.iter().enumerate() {
                add(Unit::Center(at), center.id.as_str(), &center.name);
            }
        }
        By::Department => {
            for (at, department) in catalog.departments.iter().enumerate() {
                add(
                    Unit::Department(at),
                    department.id.as_str(),
                    &department.name,
                );
            }
        }
        By::Window => {
            for (at, window) in catalog.windows.iter().enumerate() {
                add(Unit::Window(at), window.id.as_str(), &window.name);
            }
        }
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
    sums: &'a [CaseSum],
    counts: &'a Counts,
    /// Where a window is.
    places: HashMap<&'a str, usize>,
}

impl Table<'_> {
    fn row(&self, unit: Unit, id: Option<&str>, name: &Words) -> Row {
        let mut cases = CaseFigures::default();
        // Those who came to its windows: they could rate them.
        let mut ratable = 0_u32;
        for sum in self.sums {
            let seat = self.places.get(sum.window.as_str());
            let at = seat.is_some_and(|at| self.is_of(unit, *at));
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
        Row {
            id: id.map(str::to_owned),
            name: name.clone(),
            cases,
            ratings: self.ratings(unit, ratable),
            rank: None,
            too_few: false,
        }
    }

    fn is_of(&self, unit: Unit, at: usize) -> bool {
        let seat = self.counts.seats.get(at);
        let is = |of: fn(&Seat) -> Option<usize>, place| seat.and_then(of) == Some(place);
        match unit {
            Unit::County => true,
            Unit::Center(place) => is(|seat| seat.center, place),
            Unit::Department(place) => is(|seat| seat.department, place),
            Unit::Window(place) => place == at,
        }
    }

    fn ratings(&self, unit: Unit, ratable: u32) -> RatingFigures {
        let mut sum = WindowSum::default();
        for (at, (_, window)) in self.counts.windows.iter().enumerate() {
            if self.is_of(unit, at) {
                sum.counted.add(&window.counted);
                sum.set_aside = sum.set_aside.saturating_add(window.set_aside);
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
