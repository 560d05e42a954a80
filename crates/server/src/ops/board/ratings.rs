//! A period's ratings by window, and which levels of them are published.

use super::Asked;
use super::places::Places;
use crate::app::App;
use crate::live::current::Current;
use crate::problem::{Refusal, internal};
use crate::store::board::RatedDay;
use mingbai_contract::Month;
use mingbai_contract::board::Period;
use mingbai_domain::board::Levels;
use mingbai_domain::board::counted::{Counted, counted};
use mingbai_domain::board::publish::{Published, Seat, month, quarter};

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
    let months: Vec<Vec<WindowSum>> = months.collect();
    let published = (!asked.is_running()).then(|| publish(asked.period, &places, &months));
    Ok(Counts {
        places,
        months,
        days,
        published,
    })
}

fn of_day(day: &RatedDay) -> WindowSum {
    WindowSum {
        counted: counted(&day.of),
        set_aside: day.set_aside,
        set_aside_since: day.set_aside_since,
    }
}

fn publish(asked: Period, places: &Places, months: &[Vec<WindowSum>]) -> Published {
    let seats = places.seats.iter().map(|(_, seats)| seats.as_slice());
    let months: Vec<(&[Seat], &[WindowSum])> =
        seats.zip(months.iter().map(Vec::as_slice)).collect();
    let seat = |of: &[Seat], at: usize| of.get(at).copied().unwrap_or_default();
    let levels =
        |of: &[WindowSum], at: usize| of.get(at).map(|of| of.counted.levels).unwrap_or_default();
    let windows = 0..places.count();
    if let (Period::Quarter(_), [first, second, third]) = (asked, months.as_slice()) {
        let all = [first, second, third];
        let seats = windows.clone().map(|at| all.map(|month| seat(month.0, at)));
        let counts = windows.map(|at| all.map(|month| levels(month.1, at)));
        return quarter(&seats.collect::<Vec<_>>(), &counts.collect::<Vec<_>>()).1;
    }
    months
        .first()
        .map_or_else(Published::default, |(seats, sums)| {
            let counts: Vec<Levels> = windows.map(|at| levels(sums, at)).collect();
            month(seats, &counts)
        })
}
