//! Who was where in the months of a period (R13).
//!
//! A window counts in each month for the centre and the department where it was when the month ended, or when it was
//! last there: what is published of a month stays, whatever moves, is renamed or closed later. So nobody gets rid of
//! bad ratings by giving a window away, and no two publications of one month can be compared.

use super::Asked;
use crate::app::App;
use crate::live::current::Current;
use crate::problem::{Refusal, internal};
use crate::store::state::Offices;
use mingbai_contract::{DepartmentId, Month, WindowId, Words};
use mingbai_domain::board::period;
use mingbai_domain::board::publish::Seat;
use mingbai_domain::time::midnight;
use std::collections::{BTreeMap, BTreeSet};

/// A centre, a department or a window.
#[derive(Debug)]
pub(super) struct Office {
    /// Its id.
    pub id: String,
    /// Its name in the newest month.
    pub name: Words,
    /// Its place among all of the period, by id: so that a quarter's months are worked out as they were alone.
    pub place: usize,
}

/// The offices of a period, those of its newest month first, each level in the publisher's order.
#[derive(Debug)]
pub(super) struct Places {
    /// The county's name.
    pub county: Words,
    pub centers: Vec<Office>,
    pub departments: Vec<Office>,
    pub windows: Vec<Office>,
    /// Where each window was, by its place: month by month, in order.
    pub seats: Vec<(Month, Vec<Seat>)>,
    /// The place of each window.
    by_id: BTreeMap<String, usize>,
}

impl Places {
    /// The offices of a period. `known` are windows that have figures in it: where nothing that is published tells
    /// of them they have a place, and are nobody's.
    pub async fn of(
        app: &App,
        now: &Current,
        asked: &Asked,
        known: impl Iterator<Item = &WindowId>,
    ) -> Result<Self, Refusal> {
        let mut months = Vec::new();
        for month in period::months(asked.period) {
            let begins = |month: Month| midnight(month.first().0, now.zone);
            let (from, before) = (begins(month), begins(month.next()));
            let offices = app.store.offices_between(from, before).await;
            months.push((month, offices.map_err(|error| internal(&error))?));
        }
        Ok(Self::new(&months, now, known))
    }

    fn new<'a>(
        months: &[(Month, Vec<Offices>)],
        now: &Current,
        known: impl Iterator<Item = &'a WindowId>,
    ) -> Self {
        let newest_first = || months.iter().rev().flat_map(|(_, offices)| offices);
        let centers = level(newest_first().flat_map(|offices| {
            let centers = offices.centers.iter();
            centers.map(|one| (one.id.as_str(), &one.name))
        }));
        let departments = level(newest_first().flat_map(|offices| {
            let departments = offices.departments.iter();
            departments.map(|one| (one.id.as_str(), &one.name))
        }));
        let windows = level(newest_first().flat_map(|offices| {
            let windows = offices.windows.iter();
            windows.map(|one| (one.id.as_str(), &one.name))
        }));
        let mut by_id = places(&windows);
        for window in known {
            let next = by_id.len();
            by_id.entry(window.as_str().to_owned()).or_insert(next);
        }
        let (in_center, in_department) = (places(&centers), places(&departments));
        let seats = months.iter().map(|(month, offices)| {
            let mut seats = vec![Seat::default(); by_id.len()];
            // The newest last: it is what counts.
            for window in offices.iter().rev().flat_map(|offices| &offices.windows) {
                let place = by_id.get(window.id.as_str()).copied();
                if let Some(seat) = place.and_then(|place| seats.get_mut(place)) {
                    seat.center = in_center.get(window.center.as_str()).copied();
                    seat.department = in_department.get(window.department.as_str()).copied();
                }
            }
            (*month, seats)
        });
        Self {
            county: newest_first()
                .next()
                .map_or(&now.shelf.catalog.county.name, |one| &one.county.name)
                .clone(),
            seats: seats.collect(),
            centers,
            departments,
            windows,
            by_id,
        }
    }

    /// The place of a window.
    pub fn window(&self, id: &WindowId) -> Option<usize> {
        self.by_id.get(id.as_str()).copied()
    }

    /// How many windows have a place.
    pub fn count(&self) -> usize {
        self.by_id.len()
    }

    /// The department that a window was of in a month.
    pub fn department_of(&self, window: &WindowId, month: Month) -> Option<DepartmentId> {
        let (_, seats) = self.seats.iter().find(|(of, _)| *of == month)?;
        let seat = seats.get(self.window(window)?)?;
        let mut departments = self.departments.iter();
        let found = departments.find(|one| Some(one.place) == seat.department)?;
        found.id.parse().ok()
    }
}

/// The offices of a level, each once, as it is first named.
fn level<'a>(named: impl Iterator<Item = (&'a str, &'a Words)>) -> Vec<Office> {
    let mut known = BTreeSet::new();
    let mut all: Vec<Office> = Vec::new();
    for (id, name) in named {
        if known.insert(id) {
            all.push(Office {
                id: id.to_owned(),
                name: name.clone(),
                place: 0,
            });
        }
    }
    for one in &mut all {
        one.place = known.range(..one.id.as_str()).count();
    }
    all
}

fn places(all: &[Office]) -> BTreeMap<String, usize> {
    all.iter().map(|one| (one.id.clone(), one.place)).collect()
}
