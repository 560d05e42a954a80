//! A year of ratings of the sample county, thrown with dice that fall the same each time.
//!
//! Owns what is thrown: on every working day each window handles about as many cases as its profile says, a share
//! of them is rated, and what becomes of bad ratings follows by the rules (R11). Nobody is in it, and nothing of a
//! rating has a time but its day, so the profile's hours are not asked. How a channel verifies a rating:
//!
//! | channel | verified |
//! | --- | --- |
//! | 窗口评价器 | `live` |
//! | 扫码 | `poster` |
//! | 短信, 网上 | `receipt`: the token of a concluded application; where a window takes none in there is no token, and it counts as a poster's |
//!
//! A year has as many ratings as the windows' volumes and rates give, about 127,000 in the sample county, whatever
//! the profile's `sample_size_hint` says: that many are enough for a quick look or a test, whose [`Setting::share`]
//! [`share_for`] tells. Start with [`year`].

mod burst;
mod cases;
mod dice;
mod given;
mod righted;

use crate::calendar::WorkCalendar;
use chrono::{Datelike as _, Months, NaiveDate, Weekday};
use dice::Dice;
use mingbai_contract::board::CaseFigures;
use mingbai_contract::catalog::Publication;
use mingbai_contract::demo::{RatingsProfile, Weekdays, WindowProfile};
use mingbai_contract::guide::Guide;
use mingbai_contract::rating::{Level, RectificationEvent, Verification};
use mingbai_contract::{Date, DepartmentId, ItemId, TagId, WindowId};
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// What a year is thrown from.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Which days are working days (R1).
    pub calendar: &'a WorkCalendar,
    /// What is published: windows, guides and the reasons that can be ticked.
    pub published: &'a Publication,
    /// How windows are rated.
    pub profile: &'a RatingsProfile,
    /// The same one gives the same year.
    pub seed: u64,
    /// How many of the ratings that the profile gives are given: 1 for all of them.
    pub share: f64,
}

/// A year of the sample county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The ratings, by day, then window; within both in no order that says anything.
    pub ratings: Vec<Given>,
    /// Cases that each window handled on each day, by day.
    pub handled: Vec<Handled>,
    /// Cases in numbers: by day, window, and whose items they are about.
    pub cases: BTreeMap<(Date, WindowId, DepartmentId), CaseFigures>,
}

/// A rating that somebody might have given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Of which window.
    pub window: WindowId,
    /// On which day.
    pub day: Date,
    /// How one was served.
    pub level: Level,
    /// How it is verified.
    pub verification: Verification,
    /// Why.
    pub tags: Vec<TagId>,
    /// What one came for; some say it.
    pub item: Option<ItemId>,
    /// What one wrote.
    pub comment: Option<String>,
    /// The day on which somebody who had read that released it; none for most.
    pub released: Option<Date>,
    /// What has happened to it by the end of the year, if it is a bad one.
    pub righted: Vec<RectificationEvent>,
}

/// How many cases a window handled on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// The window.
    pub window: WindowId,
    /// The day.
    pub day: Date,
    /// How many.
    pub cases: u32,
}

/// Why there is no year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The calendar knows no such days.
    NoYear(Date),
    /// A window of the profile is not published.
    UnknownWindow(WindowId),
    /// An item of the profile is not published.
    UnknownItem(ItemId),
    /// A reason of the profile is not published for its level.
    UnknownTag(String, Level),
    /// A bad level of a window has no reason that could be ticked (R11).
    NoReason(WindowId, Level),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoYear(last) => write!(f, "no year ends on {last}"),
            Self::UnknownWindow(window) => write!(f, "no window {window}"),
            Self::UnknownItem(item) => write!(f, "no item {item}"),
            Self::UnknownTag(tag, level) => {
                write!(f, "no reason {tag} for level {}", level.number())
            }
            Self::NoReason(window, level) => {
                write!(f, "{window} gives no reason for level {}", level.number())
            }
        }
    }
}

impl std::error::Error for Fault {}

/// A window of the profile, with what is published of it.
struct Seat<'a> {
    profile: &'a WindowProfile,
    /// The reasons by level, the worst first.
    tags: [Vec<given::Reason<'a>>; 5],
    /// Its items, with their weights.
    items: Vec<(&'a Guide, f64)>,
}

/// How many ratings a year has by the profile.
#[must_use]
pub fn expected(profile: &RatingsProfile) -> f64 {
    let windows = profile.windows.iter();
    let of = |window: &WindowProfile| f64::from(window.monthly_volume) * window.rating_rate;
    12.0 * windows.map(of).sum::<f64>()
}

/// The share that gives about so many ratings a year, and never more than the profile does.
#[must_use]
pub fn share_for(profile: &RatingsProfile, ratings: u32) -> f64 {
    let all = expected(profile);
    if all > 0.0 {
        (f64::from(ratings) / all).min(1.0)
    } else {
        0.0
    }
}

/// The first day of the year that ends with a day; none where the calendar begins later.
#[must_use]
pub fn first_day(last: NaiveDate) -> Option<NaiveDate> {
    last.checked_sub_months(Months::new(12))?.succ_opt()
}

/// The year that ends with a day.
///
/// # Errors
/// [`Fault`], where the profile does not fit what is published.
pub fn year(setting: Setting<'_>, last: NaiveDate) -> Result<Year, Fault> {
    let first = first_day(last).ok_or(Fault::NoYear(Date(last)))?;
    let days = days(setting, first, last);
    let seats = seats(setting)?;
    let whole: f64 = days.iter().map(|(_, weight)| weight).sum();
    let bursts = burst::bursts(setting, &seats, last);
    let mut year = Year {
        first: Date(first),
        last: Date(last),
        ratings: Vec::new(),
        handled: Vec::new(),
        cases: BTreeMap::new(),
    };
    for (day, weight) in days {
        for seat in &seats {
            let window = &seat.profile.window;
            let mut dice = Dice::new(setting.seed, &[window.as_str(), &day.to_string()]);
            let mean = 12.0 * f64::from(seat.profile.monthly_volume) * weight / whole;
            let cases = dice.arrivals(mean);
            for _ in 0..cases {
                let guide = dice.weighted(&seat.items, |(_, weight)| *weight);
                let guide = guide.map(|(guide, _)| *guide);
                if let Some(guide) = guide {
                    cases::count(setting.calendar, window, guide, day, &mut year, &mut dice);
                }
                let given = given::of_case(setting, seat, guide, day, &mut dice);
                year.ratings.extend(given);
            }
            year.ratings
                .extend(burst::ratings(&bursts, seat, day, &mut dice));
            if cases > 0 {
                year.handled.push(Handled {
                    window: window.clone(),
                    day: Date(day),
                    cases,
                });
            }
        }
    }
    // What is not read by then still waits.
    for given in &mut year.ratings {
        given.released = given.released.filter(|day| *day <= year.last);
    }
    righted::put_right(setting, &mut year);
    Ok(year)
}

/// The working days, with the share of a week's visitors that comes on each.
fn days(setting: Setting<'_>, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, f64)> {
    let days = first.iter_days().take_while(|day| *day <= last);
    let working = days.filter(|day| setting.calendar.is_working(*day));
    let of = |day: NaiveDate| weight(setting.profile.weekday_weights, day.weekday());
    working.map(|day| (day, of(day))).collect()
}

/// A working day on a weekend is like a Monday, whose hours it has.
const fn weight(weights: Weekdays, day: Weekday) -> f64 {
    match day {
        Weekday::Tue => weights.tue,
        Weekday::Wed => weights.wed,
        Weekday::Thu => weights.thu,
        Weekday::Fri => weights.fri,
        Weekday::Mon | Weekday::Sat | Weekday::Sun => weights.mon,
    }
}

fn seats(setting: Setting<'_>) -> Result<Vec<Seat<'_>>, Fault> {
    let published = setting.published;
    let guides: HashMap<&ItemId, &Guide> = published.guides.iter().map(|g| (&g.id, g)).collect();
    let seat = |profile| seat(setting, &guides, profile);
    setting.profile.windows.iter().map(seat).collect()
}

fn seat<'a>(
    setting: Setting<'a>,
    guides: &HashMap<&ItemId, &'a Guide>,
    profile: &'a WindowProfile,
) -> Result<Seat<'a>, Fault> {
    let mut windows = setting.published.windows.iter();
    if !windows.any(|window| window.id == profile.window) {
        return Err(Fault::UnknownWindow(profile.window.clone()));
    }
    let mut items = Vec::with_capacity(profile.item_share.len());
    for share in &profile.item_share {
        let guide = guides.get(&share.item);
        let guide = guide.ok_or_else(|| Fault::UnknownItem(share.item.clone()))?;
        items.push((*guide, share.weight));
    }
    let mut tags = [const { Vec::new() }; 5];
    for (level, tags) in Level::ALL.into_iter().rev().zip(&mut tags) {
        *tags = given::reasons(setting.published, profile, level)?;
        if level.is_bad() && tags.is_empty() {
            return Err(Fault::NoReason(profile.window.clone(), level));
        }
    }
    Ok(Seat {
        profile,
        tags,
        items,
    })
}
