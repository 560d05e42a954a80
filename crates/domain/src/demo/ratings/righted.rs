//! What becomes of the bad ratings of the year (R11), by the rules and with some dice.
//!
//! Batches are handed over when they are due. Most windows answer and put right in time, some late, some
//! take the long limit; a few ratings the supervision office sets aside, and some visitors rate once more. What has
//! not happened by the end of the year is left to whoever looks at the county.

use super::{Dice, Setting, Year};
use crate::rating::{COMPLEX_DAYS, Deed, PUT_RIGHT_DAYS, passed, release, take};
use chrono::NaiveDate;
use mingbai_contract::WindowId;
use mingbai_contract::rating::{Level, Rectification, RectificationEvent};
use std::collections::BTreeMap;

/// How many are answered after the day on which they are to be, and after how many working days at most.
const ANSWERED_LATE: f64 = 0.1;
const ANSWERED_AT_LAST: u16 = 15;

/// How many take the long limit.
const COMPLEX: f64 = 0.12;

/// How many are put right late.
const PUT_RIGHT_LATE: f64 = 0.06;

/// How many the supervision office sets aside.
const SET_ASIDE: f64 = 0.04;

/// How many visitors rate once more.
const FOLLOWED_UP: f64 = 0.25;

/// What they say then.
const AFTERWARDS: [(Level, f64); 4] = [
    (Level::VerySatisfied, 0.35),
    (Level::Satisfied, 0.4),
    (Level::FairlySatisfied, 0.17),
    (Level::Dissatisfied, 0.08),
];

/// Lets happen to every bad rating what happens by the end of the year.
pub(super) fn put_right(setting: Setting<'_>, year: &mut Year) {
    let mut held: BTreeMap<WindowId, Vec<(usize, NaiveDate)>> = BTreeMap::new();
    for (place, given) in year.ratings.iter().enumerate() {
        if given.level.is_bad() {
            let held = held.entry(given.window.clone()).or_default();
            held.push((place, given.day.0));
        }
    }
    let last = year.last.0;
    for (window, mut held) in held {
        let first = held.first().map_or(last, |(_, day)| *day);
        for today in first.iter_days().take_while(|day| *day <= last) {
            let known = held.iter().take_while(|(_, day)| *day < today);
            let known: Vec<(usize, NaiveDate)> = known.copied().collect();
            for place in release::due(&known, today) {
                held.retain(|(other, _)| *other != place);
                if let Some(given) = year.ratings.get_mut(place) {
                    let tag = given.tags.first().map(ToString::to_string);
                    let words = [window.as_str(), &place.to_string()];
                    let dice = Dice::new(setting.seed, &words);
                    let of = Rectification {
                        window: window.clone(),
                        day: given.day,
                        events: Vec::new(),
                    };
                    given.righted = course(setting, of, tag.as_deref(), today, last, dice);
                }
            }
        }
    }
}

/// What happens to one that its window gets on a day.
fn course(
    setting: Setting<'_>,
    mut of: Rectification,
    tag: Option<&str>,
    released: NaiveDate,
    last: NaiveDate,
    mut dice: Dice,
) -> Vec<RectificationEvent> {
    let calendar = setting.calendar;
    let mut deeds = vec![(released, Deed::Release)];
    deeds.extend(planned(setting, tag, released, &mut dice));
    // In the order of their days, those of one day in the order in which they are meant.
    deeds.sort_by_key(|(day, _)| *day);
    for (day, deed) in deeds.into_iter().filter(|(day, _)| *day <= last) {
        // What the rules do not let happen does not: a case that was set aside is put right no more.
        if let Ok(events) = take(calendar, &of, deed, day) {
            of.events.extend(events);
        }
    }
    if let Ok(Some(event)) = passed(calendar, &of, last) {
        of.events.push(event);
    }
    of.events
}

/// What is done about one, and when.
fn planned(
    setting: Setting<'_>,
    tag: Option<&str>,
    released: NaiveDate,
    dice: &mut Dice,
) -> Vec<(NaiveDate, Deed)> {
    let (calendar, words) = (setting.calendar, &setting.profile.answers);
    let said = |dice: &mut Dice, all: &[String]| dice.one_of(all).cloned().unwrap_or_default();
    let late = dice.chance(ANSWERED_LATE);
    let answered = if late {
        dice.between(2, ANSWERED_AT_LAST)
    } else {
        dice.between(0, 1)
    };
    let mut deeds = Vec::new();
    let mut plan = |after: u16, deed| deeds.push((calendar.add(released, after), deed));
    plan(answered, Deed::Answer(said(dice, &words.answered)));
    if dice.chance(SET_ASIDE) {
        let reason = said(dice, &words.set_aside);
        plan(answered + dice.between(1, 3), Deed::SetAside(reason));
        return deeds;
    }
    let mut limit = PUT_RIGHT_DAYS;
    if dice.chance(COMPLEX) {
        limit = COMPLEX_DAYS;
        let reason = said(dice, &words.complex);
        plan(answered.max(3), Deed::SetComplex(reason));
    }
    let done = if dice.chance(PUT_RIGHT_LATE) {
        limit + dice.between(1, 4)
    } else {
        dice.between(answered.max(1), limit)
    };
    let published = &setting.published.lists.rating_tags;
    let tag = tag.and_then(|id| published.iter().find(|tag| tag.id.as_str() == id));
    let results = tag.and_then(|tag| words.put_right.get(&tag.name.zh));
    let result = said(dice, results.map_or(&[], Vec::as_slice));
    plan(done.max(answered), Deed::PutRight(result));
    if dice.chance(FOLLOWED_UP)
        && let Some((level, _)) = dice.weighted(&AFTERWARDS, |(_, weight)| *weight)
    {
        plan(
            done.max(answered) + dice.between(1, 8),
            Deed::FollowUp(*level),
        );
    }
    deeds
}
