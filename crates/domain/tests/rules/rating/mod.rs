//! R11: ratings of windows.

mod check;
mod dates;
mod figures;
mod properties;
mod refusals;
mod release;

use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::rating::Rectification;
use mingbai_domain::rating::{Deed, Refusal, take};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A bad rating of a day, held back.
fn held(given: &str) -> Rectification {
    Rectification {
        window: "A12".parse().unwrap(),
        day: Date(day(given)),
        events: Vec::new(),
    }
}

fn said(text: &str) -> String {
    text.to_owned()
}

/// Records what was done on a day, with what time had brought about before.
fn record(of: &mut Rectification, on: &str, deed: Deed) -> Result<(), Refusal> {
    let events = take(crate::county::calendar(), of, deed, day(on))?;
    of.events.extend(events);
    Ok(())
}

/// A bad rating of 18 November to which all of this was done.
fn after(deeds: &[(&str, Deed)]) -> Rectification {
    let mut made = held("2026-11-18");
    for (on, deed) in deeds {
        record(&mut made, on, deed.clone()).unwrap_or_else(|e| panic!("{on} {deed:?}: {e}"));
    }
    made
}
