//! Who rates, when, how and why.

use super::{LAST, ending, near, setting, whole, working};
use crate::county::{county, day, profile};
use chrono::{Datelike as _, Days};
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{Level, Rating, Verification};
use mingbai_domain::demo::ratings::{Given, expected, share_for, year};
use mingbai_domain::rating::anomaly::burst;
use mingbai_domain::rating::check;
use std::collections::{BTreeMap, BTreeSet};

/// Those that are no part of a bundle: who rates by the bundle says nothing.
fn without_bundles() -> Vec<&'static Given> {
    let mut days: BTreeMap<_, Vec<&Given>> = BTreeMap::new();
    for given in &whole().ratings {
        days.entry((&given.window, given.day))
            .or_default()
            .push(given);
    }
    let plain = |day: &Vec<&Given>| {
        let posters = |given: &&&Given| given.verification == Verification::Poster;
        day.iter().filter(posters).count() < 38
    };
    days.into_values().filter(plain).flatten().collect()
}

#[test]
fn the_same_seed_gives_the_same_year_and_another_one_another() {
    let again = |seed, share| year(setting(seed, share), day(LAST)).unwrap();
    let once = again(1, 0.05);
    assert_eq!(once, again(1, 0.05));
    assert_ne!(once.ratings, again(2, 0.05).ratings);
    // A smaller share is rated less, and handles as many cases.
    let (less, all) = (&once, whole());
    assert!(less.ratings.len() * 15 < all.ratings.len());
    let cases = |year: &mingbai_domain::demo::ratings::Year| -> u32 {
        year.handled.iter().map(|day| day.cases).sum()
    };
    assert!(near(cases(less).try_into().unwrap(), f64::from(cases(all))));
}

#[test]
fn r1_nobody_rates_on_a_day_off_whenever_the_year_ends() {
    // A day off in a festival, the end of a year, of the calendar, and a day that not every year has.
    for last in ["2026-02-18", "2026-12-31", "2027-12-31", "2024-02-29"] {
        let year = ending(last, 0.02);
        assert_eq!(year.last.0, day(last));
        assert_eq!(
            year.first.0,
            (day(last) - chrono::Months::new(12)) + Days::new(1)
        );
        let days: BTreeSet<_> = year.ratings.iter().map(|given| given.day.0).collect();
        assert!(days.iter().all(|day| working(*day)), "{last}");
        let within = |day: &chrono::NaiveDate| (year.first.0..=year.last.0).contains(day);
        assert!(days.iter().all(within), "{last}");
        assert!(days.len() > 200, "{last}: {}", days.len());
        let sorted = year.ratings.is_sorted_by_key(|given| given.day);
        assert!(sorted, "{last}");
        let days = year.handled.iter().map(|handled| handled.day.0);
        assert!(days.clone().all(working) && year.cases.keys().all(|(day, ..)| within(&day.0)));
    }
}

#[test]
fn every_window_is_rated_as_its_profile_says() {
    let mut windows: BTreeMap<&str, Vec<&Given>> = BTreeMap::new();
    for given in without_bundles() {
        windows
            .entry(given.window.as_str())
            .or_default()
            .push(given);
    }
    let all = whole().ratings.len();
    assert!(near(all, expected(profile()) + 200.0), "{all}");
    assert_eq!(windows.len(), profile().windows.len());
    for told in &profile().windows {
        let id = told.window.as_str();
        let given = &windows[id];
        let wanted = 12.0 * f64::from(told.monthly_volume) * told.rating_rate;
        assert!(
            near(given.len(), wanted),
            "{id}: {} of {wanted}",
            given.len()
        );
        let whole = f64::from(u32::try_from(given.len()).unwrap());
        let share = |what: &str, weight: f64, is: &dyn Fn(&Given) -> bool| {
            let found = given.iter().filter(|given| is(given)).count();
            assert!(
                near(found, weight * whole),
                "{id} {what}: {found} of {whole}, {weight}"
            );
        };
        let weights = &told.level_weights;
        let sum: f64 = Level::ALL.iter().map(|level| weights.of(*level)).sum();
        for level in Level::ALL {
            let what = format!("level {}", level.number());
            share(&what, weights.of(level) / sum, &|given| {
                given.level == level
            });
        }
        let by = told.channels;
        let token = by.message + by.online;
        let takes_in = !told.item_share.is_empty();
        let (receipt, poster) = if takes_in {
            (token, by.poster)
        } else {
            (0.0, by.poster + token)
        };
        for (how, weight) in [
            (Verification::Live, by.screen),
            (Verification::Poster, poster),
            (Verification::Receipt, receipt),
        ] {
            share(&format!("{how:?}"), weight, &|given| {
                given.verification == how
            });
        }
        share("comments", told.comment_rate, &|given| {
            given.comment.is_some()
        });
        // Reasons of a level, of the first that is ticked.
        let very: Vec<_> = given
            .iter()
            .filter(|given| given.level == Level::VerySatisfied)
            .collect();
        let ticked: Vec<_> = very.iter().filter_map(|given| given.tags.first()).collect();
        let whole = f64::from(u32::try_from(ticked.len()).unwrap());
        let weights = &told.tags.very_satisfied;
        let sum: f64 = weights.iter().map(|one| one.weight).sum();
        for one in weights {
            let mut tags = county().lists.rating_tags.iter();
            let tag = tags.find(|tag| tag.name.zh == one.tag).unwrap();
            let found = ticked.iter().filter(|id| ***id == tag.id).count();
            let wanted = whole * one.weight / sum;
            assert!(near(found, wanted), "{id} {}: {found} of {wanted}", one.tag);
        }
    }
}

#[test]
fn the_week_goes_as_the_profile_says() {
    let weights = profile().weekday_weights;
    let weights = [
        weights.mon,
        weights.tue,
        weights.wed,
        weights.thu,
        weights.fri,
    ];
    let mut found = [0_usize; 5];
    let mut wanted = [0.0; 5];
    let days = whole()
        .first
        .0
        .iter_days()
        .take_while(|day| *day <= whole().last.0);
    for day in days.filter(|day| working(*day)) {
        let place = day.weekday().num_days_from_monday().try_into().unwrap_or(0);
        let place = if place > 4 { 0 } else { place };
        wanted[place] += weights[place];
    }
    for handled in &whole().handled {
        let place: usize = handled
            .day
            .0
            .weekday()
            .num_days_from_monday()
            .try_into()
            .unwrap();
        let place = if place > 4 { 0 } else { place };
        found[place] += usize::try_from(handled.cases).unwrap();
    }
    let (all, whole) = (found.iter().sum::<usize>(), wanted.iter().sum::<f64>());
    for (found, wanted) in found.iter().zip(wanted) {
        let wanted = f64::from(u32::try_from(all).unwrap()) * wanted / whole;
        assert!(near(*found, wanted), "{found} of {wanted}");
    }
}

#[test]
fn r11_every_rating_is_one_that_could_be_sent() {
    for given in &whole().ratings {
        let rating = Rating {
            id: Hash([0; 32]),
            window: given.window.clone(),
            code: None,
            level: given.level,
            tags: given.tags.clone(),
            comment: given.comment.clone(),
            item: given.item.clone(),
        };
        assert_eq!(check::rating("", &rating, county()), [], "{given:?}");
        // Also where nothing is published for the level, a bad one says why here.
        assert!(!given.level.is_bad() || !given.tags.is_empty());
        assert!(
            !given
                .comment
                .as_ref()
                .is_some_and(|words| words.contains('{'))
        );
    }
}

#[test]
fn r11_no_screen_has_more_ratings_than_cases() {
    let mut days: BTreeMap<_, [u32; 2]> = BTreeMap::new();
    for given in &whole().ratings {
        let day = days.entry((&given.window, given.day)).or_default();
        match given.verification {
            Verification::Live => day[0] += 1,
            Verification::Receipt => day[1] += 1,
            Verification::Poster => {}
        }
    }
    let handled = &whole().handled;
    let handled: BTreeMap<_, _> = handled
        .iter()
        .map(|one| ((&one.window, one.day), one.cases))
        .collect();
    for (key, [live, receipt]) in days {
        assert!(live + receipt <= handled[&key], "{key:?}");
    }
}

#[test]
fn r11_the_last_whole_month_has_a_bundle_that_counts_for_nothing() {
    for (last, month) in [
        (LAST, "2026-10"),
        ("2026-11-30", "2026-11"),
        ("2026-03-31", "2026-03"),
    ] {
        let year = ending(last, 0.3);
        let mut days: BTreeMap<&str, BTreeMap<_, u32>> = BTreeMap::new();
        for given in year
            .ratings
            .iter()
            .filter(|one| one.day.to_string().starts_with(month))
        {
            *days
                .entry(given.window.as_str())
                .or_default()
                .entry(given.day)
                .or_default() += 1;
        }
        let mut found = Vec::new();
        for (window, days) in &days {
            for (day, ratings) in days {
                let others = days.iter().filter(|(other, _)| *other != day);
                let others: Vec<u32> = others.map(|(_, ratings)| *ratings).collect();
                if burst(*ratings, &others).is_some() {
                    found.push((*window, *day));
                }
            }
        }
        let [(window, day)] = found[..] else {
            panic!("{last}: {found:?}");
        };
        let bundle = year
            .ratings
            .iter()
            .filter(|one| one.window.as_str() == window && one.day == day);
        let posters = bundle
            .filter(|one| one.verification == Verification::Poster)
            .count();
        assert!(posters >= 40, "{last}: {posters}");
    }
}

#[test]
fn a_quick_look_has_about_as_many_as_are_asked_for() {
    let hint = profile().sample_size_hint;
    let found = ending(LAST, share_for(profile(), hint)).ratings.len();
    // The bundles come whole.
    assert!(near(found, f64::from(hint) + 200.0), "{found}");
    let most = share_for(profile(), u32::MAX);
    assert!((most - 1.0).abs() < f64::EPSILON);
    assert!(share_for(profile(), 0) < f64::EPSILON);
}
