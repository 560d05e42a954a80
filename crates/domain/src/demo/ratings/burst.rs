//! Days on which somebody had a window rated by the bundle, with its printed code: so that the board has something
//! odd to show (R11), and shows that it counts for nothing.

use super::given::of_level;
use super::{Dice, Given, Seat, Setting};
use crate::rating::anomaly::{BURST, BURST_TIMES};
use chrono::{Datelike as _, Months, NaiveDate};
use mingbai_contract::rating::Level;

/// In every so many months before the last whole one there is one.
const EVERY: u32 = 3;

/// Around which day of the month.
const ABOUT: u32 = 17;

/// The windows that are rated in bundles are rated so often on a middling day at most: else a burst would have to
/// be huge.
const QUIET: f64 = 3.0;

/// A window, by its place among the seats' names, and a day.
pub(super) type Burst = (String, NaiveDate);

/// One in the last month that is over by the end of the year, and in every third one before.
pub(super) fn bursts(setting: Setting<'_>, seats: &[Seat<'_>], last: NaiveDate) -> Vec<Burst> {
    let quiet: Vec<&Seat<'_>> = seats.iter().filter(|seat| is_quiet(seat)).collect();
    let newest = last.succ_opt().unwrap_or(last);
    let mut bursts = Vec::new();
    for back in (1..12).step_by(EVERY as usize) {
        let month = newest.checked_sub_months(Months::new(back));
        let about = month.and_then(|month| month.with_day(ABOUT));
        let Some(day) = about.map(|day| setting.calendar.last_working(day)) else {
            continue;
        };
        let mut dice = Dice::new(setting.seed, &["burst", &day.to_string()]);
        let seat = dice.one_of(&quiet);
        bursts.extend(seat.map(|seat| (seat.profile.window.to_string(), day)));
    }
    bursts
}

fn is_quiet(seat: &Seat<'_>) -> bool {
    let profile = seat.profile;
    // About 21 working days in a month.
    f64::from(profile.monthly_volume) * profile.rating_rate < QUIET * 21.0
}

/// The bundle of a window on a day; none on others.
pub(super) fn ratings(
    bursts: &[Burst],
    seat: &Seat<'_>,
    day: NaiveDate,
    dice: &mut Dice,
) -> Vec<Given> {
    let window = seat.profile.window.as_str();
    if !bursts
        .iter()
        .any(|burst| *burst == (window.to_owned(), day))
    {
        return Vec::new();
    }
    let most = BURST + BURST * BURST_TIMES;
    let most = u16::try_from(most).unwrap_or(u16::MAX);
    let least = u16::try_from(BURST * 2).unwrap_or(most);
    let many = dice.between(least, most.min(least + 20));
    let bundle = (0..many).map(|_| of_level(seat, Level::VerySatisfied, day));
    bundle.collect()
}
