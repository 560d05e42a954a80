//! The sampled year: it is what the profile says, and breaks no rule, on whatever day it ends.

mod figures;
mod righted;
mod shape;

use crate::county::{calendar, county, day, profile};
use chrono::NaiveDate;
use mingbai_domain::demo::ratings::{Fault, Setting, Year, year};
use std::sync::OnceLock;

pub const LAST: &str = "2026-11-25";

pub fn setting(seed: u64, share: f64) -> Setting<'static> {
    Setting {
        calendar: calendar(),
        published: county(),
        profile: profile(),
        seed,
        share,
    }
}

pub fn ending(last: &str, share: f64) -> Year {
    year(setting(1, share), day(last)).unwrap()
}

/// All of one year.
pub fn whole() -> &'static Year {
    static YEAR: OnceLock<Year> = OnceLock::new();
    YEAR.get_or_init(|| ending(LAST, 1.0))
}

/// Whether a count is near what is expected of it, as far as chance goes: one time in a million it is not.
pub fn near(found: usize, expected: f64) -> bool {
    let found = f64::from(u32::try_from(found).unwrap());
    (found - expected).abs() <= 5.0 * expected.max(1.0).sqrt() + 1.0
}

pub fn working(date: NaiveDate) -> bool {
    calendar().is_working(date)
}

#[test]
fn what_does_not_fit_what_is_published_is_said() {
    type Change = fn(&mut mingbai_contract::catalog::Publication);
    type Told = fn(&Fault) -> bool;
    let table: [(Change, Told); 3] = [
        (
            |county| county.windows.retain(|one| one.id.as_str() != "A02"),
            |fault| matches!(fault, Fault::UnknownWindow(id) if id.as_str() == "A02"),
        ),
        (
            |county| {
                let gone = "individual-business-registration";
                county.guides.retain(|one| one.id.as_str() != gone);
            },
            |fault| matches!(fault, Fault::UnknownItem(_)),
        ),
        (
            |county| county.lists.rating_tags.clear(),
            |fault| matches!(fault, Fault::UnknownTag(..)),
        ),
    ];
    for (change, is_told) in table {
        let mut other = county().clone();
        change(&mut other);
        let setting = Setting {
            published: &other,
            ..setting(1, 0.01)
        };
        let fault = year(setting, day(LAST)).unwrap_err();
        assert!(is_told(&fault), "{fault}");
    }
    let mut silent = profile().clone();
    silent.windows[3].tags.very_dissatisfied.clear();
    let setting = Setting {
        profile: &silent,
        ..setting(1, 0.01)
    };
    let fault = year(setting, day(LAST)).unwrap_err();
    assert!(matches!(fault, Fault::NoReason(..)), "{fault}");
}
