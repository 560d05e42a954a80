//! What is published of ratings, as one system: figures, what each is made of, and which make up another one.

use super::cuts::{Cuts, Levels, add, total};
use super::publish::{Seat, Unit};

/// The figures of a unit in a period: what they are made of, and where they are cut.
#[derive(Debug, Clone)]
pub(super) struct Stat {
    pub unit: Unit,
    /// Which elements it is the sum of.
    pub of: Vec<usize>,
    pub sum: Levels,
    pub cuts: Cuts,
    /// What follows from what is published already.
    pub given: Cuts,
    /// Whether it is published already, and stays as it is.
    pub stands: bool,
}

/// Figures that make up another one.
#[derive(Debug, Clone)]
pub(super) struct Family {
    pub parent: usize,
    pub children: Vec<usize>,
}

/// Everything that is published, and the ratings it is made of: an element is a window's month.
#[derive(Debug, Clone)]
pub(super) struct System {
    pub elements: Vec<Levels>,
    pub stats: Vec<Stat>,
    pub families: Vec<Family>,
    /// Which stats hold an element.
    pub holders: Vec<Vec<usize>>,
    /// How many elements a window has.
    pub months: usize,
    /// Where every element is.
    seats: Vec<Seat>,
    /// The stats of a window's months, by element; none where only one month is published.
    pub of_months: Vec<usize>,
}

impl System {
    pub fn new(seats: Vec<Seat>, elements: Vec<Levels>, months: usize) -> Self {
        Self {
            holders: vec![Vec::new(); elements.len()],
            elements,
            stats: Vec::new(),
            families: Vec::new(),
            months,
            seats,
            of_months: Vec::new(),
        }
    }

    /// Every unit of the system, parents before children: the same ones, in the same order, for every period.
    pub fn units(&self) -> Vec<Unit> {
        let most = |of: fn(&Seat) -> Option<usize>| {
            let last = self.seats.iter().filter_map(of).max();
            0..last.map_or(0, |last| last + 1)
        };
        let mut units = vec![Unit::County];
        units.extend(most(|seat| seat.center).map(Unit::Center));
        units.extend(most(|seat| seat.department).map(Unit::Department));
        units.extend((0..self.elements.len() / self.months).map(Unit::Window));
        units
    }

    /// Whether an element is of a unit.
    fn is_of(&self, element: usize, unit: Unit) -> bool {
        let seat = self.seats.get(element);
        match unit {
            Unit::County => true,
            Unit::Center(at) => seat.is_some_and(|seat| seat.center == Some(at)),
            Unit::Department(at) => seat.is_some_and(|seat| seat.department == Some(at)),
            Unit::Window(at) => element / self.months == at,
        }
    }

    /// The stats of windows in trees of one month each, by element.
    pub fn windows_of(&self, trees: &[usize]) -> Vec<usize> {
        let windows = self.elements.len() / self.months;
        let before = self.units().len() - windows;
        let stat = |window: usize| trees.iter().map(move |tree| tree + before + window);
        (0..windows).flat_map(stat).collect()
    }

    /// Adds the stats of a month, or of all of them; where the first of them is.
    pub fn add_tree(&mut self, month: Option<usize>, given: impl Fn(Unit) -> Cuts) -> usize {
        let first = self.stats.len();
        let units = self.units();
        let windows = first + units.len() - self.elements.len() / self.months;
        let (mut centers, mut departments) = (Vec::new(), Vec::new());
        for (at, unit) in units.iter().enumerate() {
            let all = 0..self.elements.len();
            let of: Vec<usize> = all
                .filter(|element| month.is_none_or(|month| element % self.months == month))
                .filter(|element| self.is_of(*element, *unit))
                .collect();
            let family = || Family {
                parent: first + at,
                children: self.children(*unit, &of, month.is_some(), windows),
            };
            match unit {
                Unit::Center(_) => centers.push(family()),
                Unit::Department(_) => departments.push(family()),
                Unit::County | Unit::Window(_) => {}
            }
            self.add(*unit, of, given(*unit));
        }
        for level in [centers, departments] {
            self.families.push(Family {
                parent: first,
                children: level.iter().map(|family| family.parent).collect(),
            });
            self.families.extend(level);
        }
        first
    }

    /// The stats whose sum a unit is, of elements of one month or of all: its windows, of which the first one's
    /// is `windows`, and of those that were there for a part of the time only, their months.
    fn children(&self, unit: Unit, of: &[usize], is_month: bool, windows: usize) -> Vec<usize> {
        let mut children = Vec::new();
        for element in of {
            let window = element / self.months;
            let mut mine = window * self.months..(window + 1) * self.months;
            let child = if is_month || mine.all(|one| self.is_of(one, unit)) {
                Some(windows + window)
            } else {
                self.of_months.get(*element).copied()
            };
            if let Some(child) = child
                && children.last() != Some(&child)
            {
                children.push(child);
            }
        }
        children
    }

    fn add(&mut self, unit: Unit, of: Vec<usize>, given: Cuts) {
        let mut sum = Levels::default();
        let here = self.stats.len();
        for element in &of {
            if let Some(levels) = self.elements.get(*element) {
                add(&mut sum, levels);
            }
            if let Some(holders) = self.holders.get_mut(*element) {
                holders.push(here);
            }
        }
        self.stats.push(Stat {
            unit,
            of,
            sum,
            cuts: given,
            given,
            stands: false,
        });
    }

    pub fn cuts_of(&self, stat: usize) -> Cuts {
        self.stats.get(stat).map_or(Cuts::NONE, |stat| stat.cuts)
    }

    pub fn is_rated(&self, element: usize) -> bool {
        let levels = self.elements.get(element);
        levels.is_some_and(|levels| total(levels) > 0)
    }
}
