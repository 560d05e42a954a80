//! Which levels stand together on the board, so that nobody is singled out (R13).
//!
//! Everything that is published is one system: county, centres, departments and windows, of three months and of
//! their quarter, all with their totals. Each of them gets the finest cuts between levels under which every group
//! has none or at least [`LEAST`](super::LEAST) ratings; below a parent only cuts that it has. Then cuts are taken
//! away until two things hold. What is left when published rows are taken off their sum has none or enough
//! in every group, too. And for every cell of 1 to 4 ratings, published or not, there is another table of ratings
//! that says something else of it and publishes the very same numbers ([`super::audit`]): so it cannot be
//! derived, whatever else is done with them.
//!
//! A month is published by its own counts alone, and stays; its quarter comes on top, when all three are known.
//! A window that moved is in each month where it was then: what a quarter says of its department is the sum of what
//! the months say.

use super::audit;
use super::cuts::{Cuts, Levels, add, total};
use mingbai_contract::board::LevelGroup;

/// Whose ratings they are: the places of a window's centre and department among those of the county; none where
/// nobody knows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seat {
    /// The centre.
    pub center: Option<usize>,
    /// The department.
    pub department: Option<usize>,
}

/// Whose figures: by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// All of it.
    County,
    /// A centre.
    Center(usize),
    /// A department.
    Department(usize),
    /// A window: the place of its [`Seat`].
    Window(usize),
}

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
struct Family {
    parent: usize,
    children: Vec<usize>,
}

/// Everything that is published, and the ratings it is made of: an element is a window's month.
#[derive(Debug, Clone)]
pub(super) struct System {
    pub elements: Vec<Levels>,
    pub stats: Vec<Stat>,
    families: Vec<Family>,
    /// Which stats hold an element.
    pub holders: Vec<Vec<usize>>,
    /// How many elements a window has.
    pub months: usize,
    /// Where every element is.
    seats: Vec<Seat>,
    /// The stats of a window's months, by element; none where only one month is published.
    of_months: Vec<usize>,
}

/// The levels of a period as they are published.
#[derive(Debug, Clone, Default)]
pub struct Published {
    rows: Vec<(Unit, Cuts, Levels)>,
}

impl Published {
    /// The groups of a unit; empty where there is no rating, or no cut between any levels, so that they are
    /// merged with the period above.
    #[must_use]
    pub fn levels(&self, unit: Unit) -> Vec<LevelGroup> {
        let row = self.rows.iter().find(|row| row.0 == unit);
        row.filter(|(_, cuts, sum)| !cuts.is_none() && total(sum) > 0)
            .map_or_else(Vec::new, |(_, cuts, sum)| cuts.published(sum))
    }

    /// As [`Self::levels`]; one group of all levels where there is no cut.
    #[must_use]
    pub fn all_levels(&self, unit: Unit) -> Vec<LevelGroup> {
        let row = self.rows.iter().find(|row| row.0 == unit);
        row.filter(|(_, _, sum)| total(sum) > 0)
            .map_or_else(Vec::new, |(_, cuts, sum)| cuts.published(sum))
    }

    fn cuts(&self, unit: Unit) -> Cuts {
        let row = self.rows.iter().find(|row| row.0 == unit);
        row.map_or(Cuts::NONE, |row| row.1)
    }
}

/// The levels of a month that is over: counts of each seat.
#[must_use]
pub fn month(seats: &[Seat], counts: &[Levels]) -> Published {
    let mut system = System::new(seats.to_vec(), counts.to_vec(), 1);
    system.add_tree(Some(0), |_| Cuts::NONE);
    system.cut();
    system.published(0)
}

/// The levels of a quarter that is over, and those of its months: where every window was in each of them, and its
/// counts. Wherever it has moved to, it has the same place among `seats` and `counts`.
#[must_use]
pub fn quarter(seats: &[[Seat; 3]], counts: &[[Levels; 3]]) -> ([Published; 3], Published) {
    let months = [0, 1, 2].map(|at| month(&in_month(seats, at), &in_month(counts, at)));
    let elements: Vec<Levels> = counts.iter().flatten().copied().collect();
    let mut system = System::new(seats.iter().flatten().copied().collect(), elements, 3);
    let mut trees = Vec::new();
    for (at, published) in months.iter().enumerate() {
        trees.push(system.add_tree(Some(at), |unit| published.cuts(unit)));
    }
    system.of_months = system.windows_of(&trees);
    // These stand: what they leave has been settled.
    system.families.clear();
    for stat in &mut system.stats {
        stat.stands = true;
    }
    let follows = |unit| {
        let cuts = months.iter().map(|month| month.cuts(unit));
        cuts.fold(Cuts::ALL, Cuts::and)
    };
    let first = system.add_tree(None, follows);
    let size = system.stats.len() - first;
    for place in 0..size {
        system.families.push(Family {
            parent: first + place,
            children: trees.iter().map(|tree| tree + place).collect(),
        });
    }
    system.cut();
    let quarter = system.published(first);
    (months, quarter)
}

fn in_month<T: Copy + Default>(all: &[[T; 3]], at: usize) -> Vec<T> {
    let of = |months: &[T; 3]| months.get(at).copied().unwrap_or_default();
    all.iter().map(of).collect()
}

impl System {
    fn new(seats: Vec<Seat>, elements: Vec<Levels>, months: usize) -> Self {
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
    fn units(&self) -> Vec<Unit> {
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
    fn windows_of(&self, trees: &[usize]) -> Vec<usize> {
        let windows = self.elements.len() / self.months;
        let before = self.units().len() - windows;
        let stat = |window: usize| trees.iter().map(move |tree| tree + before + window);
        (0..windows).flat_map(stat).collect()
    }

    /// Adds the stats of a month, or of all of them; where the first of them is.
    fn add_tree(&mut self, month: Option<usize>, given: impl Fn(Unit) -> Cuts) -> usize {
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

    /// Cuts everything as finely as is safe.
    fn cut(&mut self) {
        for here in 0..self.stats.len() {
            let holds = self.families.iter();
            let holds = holds.filter(|family| family.children.contains(&here));
            let most = holds.fold(Cuts::ALL, |most, family| {
                most.and(self.cuts_of(family.parent))
            });
            if let Some(stat) = self.stats.get_mut(here)
                && !stat.stands
            {
                stat.cuts = Cuts::best(&stat.sum, stat.given, most);
            }
        }
        self.settle();
        // Whoever knows less derives no more: what was safe before a cut was taken away is safe without it.
        let mut safe = 0;
        while let Some((stat, level)) = audit::derivable(self, safe) {
            if !self.coarsen(stat, level) {
                break;
            }
            self.settle();
            safe = stat;
        }
    }

    fn cuts_of(&self, stat: usize) -> Cuts {
        self.stats.get(stat).map_or(Cuts::NONE, |stat| stat.cuts)
    }

    /// Takes cuts away until what is left of every parent is safe, too.
    fn settle(&mut self) {
        let families = self.families.clone();
        loop {
            let mut changed = false;
            for family in &families {
                let most = self.cuts_of(family.parent);
                for child in &family.children {
                    if let Some(child) = self.stats.get_mut(*child) {
                        let cuts = child.cuts.and(most).or(child.given);
                        changed |= cuts != child.cuts;
                        child.cuts = cuts;
                    }
                }
                changed |= self.settle_rest(family);
            }
            if !changed {
                return;
            }
        }
    }

    /// Looks at what is left when the published children are taken off their parent; takes one cut away if that
    /// is not safe. Whether it did.
    fn settle_rest(&mut self, family: &Family) -> bool {
        let mut rests: Vec<(Vec<usize>, Cuts)> = Vec::new();
        for cut in self.cuts_of(family.parent).each() {
            let hidden = family.children.iter().copied();
            let hidden = hidden.filter(|child| {
                let child = self.stats.get(*child);
                child.is_some_and(|child| !child.cuts.holds(cut) && total(&child.sum) > 0)
            });
            let hidden: Vec<usize> = hidden.collect();
            match rests.iter_mut().find(|(rest, _)| *rest == hidden) {
                Some((_, cuts)) => *cuts = cuts.or(cut),
                None => rests.push((hidden, cut)),
            }
        }
        for (hidden, cuts) in rests {
            let mut rest = Levels::default();
            for child in &hidden {
                if let Some(child) = self.stats.get(*child) {
                    add(&mut rest, &child.sum);
                }
            }
            if cuts.are_safe(&rest) {
                continue;
            }
            // The smallest of the others goes along with them; if none can, the sum itself is cut less.
            let children = family.children.iter().copied();
            // What has no ratings hides none: it goes along with nobody.
            let others = children
                .filter(|child| !hidden.contains(child))
                .filter(|child| {
                    self.stats
                        .get(*child)
                        .is_some_and(|one| total(&one.sum) > 0)
                });
            let mut others: Vec<usize> = others.collect();
            others.sort_by_key(|child| self.stats.get(*child).map(|child| total(&child.sum)));
            for stat in others.into_iter().chain([family.parent]) {
                if self.uncut(stat, cuts) {
                    return true;
                }
            }
        }
        false
    }

    /// Takes one of some cuts away; whether there was one to take.
    fn uncut(&mut self, stat: usize, some: Cuts) -> bool {
        let Some(stat) = self.stats.get_mut(stat) else {
            return false;
        };
        let mut free = stat.cuts.without(stat.given).and(some).each();
        let Some(cut) = free.next().filter(|_| !stat.stands) else {
            return false;
        };
        stat.cuts = stat.cuts.without(cut);
        true
    }

    /// Takes the cuts beside a level away that may betray a cell: of the smallest figures that have to do with
    /// it, and else of the smallest there are. Whether there was one to take.
    fn coarsen(&mut self, cell: usize, level: usize) -> bool {
        // What has no ratings has nothing to do with any: a month is the same with windows of other months.
        let rated = |stat: &Stat| -> Vec<usize> {
            let of = stat.of.iter().copied();
            of.filter(|element| self.is_rated(*element)).collect()
        };
        let of = self.stats.get(cell).map(rated).unwrap_or_default();
        let mut order: Vec<(bool, usize, usize)> = self
            .stats
            .iter()
            .enumerate()
            .filter(|(_, stat)| total(&stat.sum) > 0)
            .map(|(place, stat)| {
                let rated = rated(stat);
                let apart = !rated.iter().any(|element| of.contains(element));
                (apart, rated.len(), place)
            })
            .collect();
        order.sort_unstable();
        // Where those beside it are gone, others betray it: what is of no other level is of this one.
        [Cuts::beside(level), Cuts::ALL].into_iter().any(|some| {
            let mut order = order.iter();
            order.any(|(_, _, stat)| self.uncut(*stat, some))
        })
    }

    fn is_rated(&self, element: usize) -> bool {
        let levels = self.elements.get(element);
        levels.is_some_and(|levels| total(levels) > 0)
    }

    /// The figures of one period, from where the first of them is.
    fn published(&self, first: usize) -> Published {
        let stats = self.stats.iter().skip(first);
        Published {
            rows: stats.map(|stat| (stat.unit, stat.cuts, stat.sum)).collect(),
        }
    }
}
