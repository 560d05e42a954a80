//! A period's ratings by window, and which levels of them are published.

use super::Asked;
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
    /// By window, in the publisher's order; those that are not published any more behind.
    pub windows: Vec<(WindowId, WindowSum)>,
    /// Where the windows are.
    pub seats: Vec<Seat>,
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
}

/// Sums a period up.
pub(super) async fn counts(app: &App, now: &Current, asked: &Asked) -> Result<Counts, Refusal> {
    let (from, before) = asked.days();
    let days = app.store.rated_days(from, before).await;
    let days = days.map_err(|error| internal(&error))?;
    let mut sums: BTreeMap<&WindowId, WindowSum> = BTreeMap::new();
    for day in &days {
        let sum = sums.entry(&day.window).or_default();
        let live = live(day.live, day.handled, day.receipt);
        sum.counted.add(&Counted {
            receipt: day.receipt,
            live,
            beside: day.poster.saturating_add(day.live - live),
            levels: Levels::default(),
        });
        sum.set_aside = sum.set_aside.saturating_add(day.set_aside);
    }
    let catalog = &now.shelf.catalog;
    let place = |found: Option<usize>| found;
    let mut windows = Vec::new();
    let mut seats = Vec::new();
    for window in &catalog.windows {
        windows.push((
            window.id.clone(),
            sums.remove(&window.id).unwrap_or_default(),
        ));
        seats.push(Seat {
            center: place(
                catalog
                    .centers
                    .iter()
                    .position(|one| one.id == window.center),
            ),
            department: place(
                catalog
                    .departments
                    .iter()
                    .position(|one| one.id == window.department),
            ),
        });
    }
    for (window, sum) in sums {
        windows.push((window.clone(), sum));
        seats.push(Seat {
            center: None,
            department: None,
        });
    }
    let published = if asked.is_running() {
        None
    } else {
        let months = levels(app, asked, &days).await?;
        Some(publish(asked.period, &windows, &seats, &months))
    };
    Ok(Counts {
        windows,
        seats,
        days,
        published,
    })
}

fn publish(
    asked: Period,
    windows: &[(WindowId, WindowSum)],
    seats: &[Seat],
    months: &BTreeMap<(WindowId, Month), Levels>,
) -> Published {
    let of = |window: &WindowId, month: Month| {
        let levels = months.get(&(window.clone(), month));
        levels.copied().unwrap_or_default()
    };
    let windows = windows.iter().map(|(window, _)| window);
    match asked {
        Period::Month(one) => month(seats, &windows.map(|w| of(w, one)).collect::<Vec<_>>()),
        Period::Quarter(all) => {
            let counts: Vec<[Levels; 3]> = windows
                .map(|window| all.months().map(|month| of(window, month)))
                .collect();
            quarter(seats, &counts).1
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
