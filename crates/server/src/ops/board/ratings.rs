//! A period's ratings by window, and which levels of them are published.

use super::Asked;
use super::places::Places;
use crate::app::App;
use crate::live::current::Current;
use crate::problem::{Refusal, internal};
use crate::store::board::{LevelCount, RatedDay};
use mingbai_contract::board::Period;
use mingbai_contract::rating::Verification;
use mingbai_contract::{Date, Month, WindowId};
use mingbai_domain::board::counted::{Counted, WindowDay, counted, live};
use mingbai_domain::board::publish::{Published, Seat, month, quarter};
use mingbai_domain::board::{Levels, levels_of, period};
use std::collections::{BTreeMap, BTreeSet};

/// Ratings of a period.
pub(super) struct Counts {
    /// Who was where.
    pub places: Places,
    /// Month by month, by the place of the window.
    pub months: Vec<Vec<WindowSum>>,
    /// Every window's days.
    pub days: Vec<RatedDay>,
    /// Their levels; none while the period runs.
    pub published: Option<Published>,
}

/// A window's ratings.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WindowSum {
    pub counted: Counted,
    pub set_aside: u32,
    pub set_aside_since: u32,
}

impl WindowSum {
    /// Adds others.
    pub(super) fn add(&mut self, more: &Self) {
        self.counted.add(&more.counted);
        self.set_aside = self.set_aside.saturating_add(more.set_aside);
        self.set_aside_since = self.set_aside_since.saturating_add(more.set_aside_since);
    }
}

/// Sums a period up.
pub(super) async fn counts(app: &App, now: &Current, asked: &Asked) -> Result<Counts, Refusal> {
    let (from, before) = asked.days();
    let days = app.store.rated_days(from, before).await;
    let days = days.map_err(|error| internal(&error))?;
    let known = days.iter().map(|day| &day.window);
    let places = Places::of(app, now, asked, known).await?;
    let months = places.seats.iter().map(|(month, _)| {
        let mut sums = vec![WindowSum::default(); places.count()];
        for day in days.iter().filter(|day| Month::of(day.day) == *month) {
            let place = places.window(&day.window);
            if let Some(sum) = place.and_then(|place| sums.get_mut(place)) {
                sum.add(&of_day(day));
            }
        }
        sums
    });
    let months = months.collect();
    let published = if asked.is_running() {
        None
    } else {
        let levels = levels(app, asked, &days).await?;
        Some(publish(asked.period, &places, &levels))
    };
    Ok(Counts {
        places,
        months,
        days,
        published,
    })
}

fn of_day(day: &RatedDay) -> WindowSum {
    let live = live(day.live, day.handled, day.receipt);
    WindowSum {
        counted: Counted {
            receipt: day.receipt,
            live,
            beside: day.poster.saturating_add(day.live - live),
            levels: Levels::default(),
        },
        set_aside: day.set_aside,
        set_aside_since: day.set_aside_since,
    }
}

fn publish(
    asked: Period,
    places: &Places,
    levels: &BTreeMap<(WindowId, Month), Levels>,
) -> Published {
    let mut months: Vec<(&[Seat], Vec<Levels>)> = places
        .seats
        .iter()
        .map(|(_, seats)| (seats.as_slice(), vec![Levels::default(); places.count()]))
        .collect();
    for ((window, month), of) in levels {
        let at = places.seats.iter().position(|(one, _)| one == month);
        let counts = at.and_then(|at| months.get_mut(at));
        let place = places.window(window);
        if let Some((counts, place)) = counts.zip(place)
            && let Some(count) = counts.1.get_mut(place)
        {
            *count = *of;
        }
    }
    match (asked, months.as_slice()) {
        (Period::Quarter(_), [first, second, third]) => {
            let windows = 0..places.count();
            let seats = windows.clone().map(|at| {
                let seat = |of: &(&[Seat], Vec<Levels>)| of.0.get(at).copied().unwrap_or_default();
                [seat(first), seat(second), seat(third)]
            });
            let counts = windows.map(|at| {
                let count = |of: &(&[Seat], Vec<Levels>)| of.1.get(at).copied().unwrap_or_default();
                [count(first), count(second), count(third)]
            });
            quarter(&seats.collect::<Vec<_>>(), &counts.collect::<Vec<_>>()).1
        }
        (_, months) => {
            let first = months.first();
            first.map_or_else(Published::default, |(seats, counts)| month(seats, counts))
        }
    }
}

/// What counts, by window, month and level.
async fn levels(
    app: &App,
    asked: &Asked,
    days: &[RatedDay],
) -> Result<BTreeMap<(WindowId, Month), Levels>, Refusal> {
    let (from, before) = period::days(asked.period);
    let all = app.store.rated_levels(from, before).await;
    let mut months: BTreeMap<(WindowId, Month), Levels> = BTreeMap::new();
    for count in all.map_err(|error| internal(&error))? {
        let levels = months.entry((count.window, count.at)).or_default();
        plus(levels, &levels_of([(count.level, count.ratings)]));
    }
    // Days on which the screen had more than cases are taken out, and put back as far as they count.
    let is_cut = |day: &&RatedDay| live(day.live, day.handled, day.receipt) < day.live;
    let cut: BTreeMap<(&WindowId, Date), u32> = days
        .iter()
        .filter(is_cut)
        .map(|day| ((&day.window, day.day), day.handled))
        .collect();
    let windows: BTreeSet<&WindowId> = cut.keys().map(|(window, _)| *window).collect();
    for window in windows {
        let of_days = app.store.levels_of_days(window, from, before).await;
        let of_days = of_days.map_err(|error| internal(&error))?;
        for (day, of) in by_day(&of_days) {
            if let Some(handled) = cut.get(&(window, day)) {
                let levels = months.entry((window.clone(), Month::of(day))).or_default();
                for of in [of.receipt, of.live] {
                    for (count, gone) in levels.iter_mut().zip(of) {
                        *count = count.saturating_sub(gone);
                    }
                }
                let handled = *handled;
                plus(levels, &counted(&WindowDay { handled, ..of }).levels);
            }
        }
    }
    Ok(months)
}

fn by_day(counts: &[LevelCount<Date>]) -> BTreeMap<Date, WindowDay> {
    let mut days: BTreeMap<Date, WindowDay> = BTreeMap::new();
    for count in counts {
        let day = days.entry(count.at).or_default();
        let levels = levels_of([(count.level, count.ratings)]);
        match count.verification {
            Verification::Receipt => plus(&mut day.receipt, &levels),
            Verification::Live => plus(&mut day.live, &levels),
            Verification::Poster => {}
        }
    }
    days
}

fn plus(to: &mut Levels, more: &Levels) {
    for (count, more) in to.iter_mut().zip(more) {
        *count = count.saturating_add(*more);
    }
}
