//! When something is due, and how far that is from today: as tables show it.

use crate::platform;
use crate::text::Text;
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::time::{Zone, local};
use mingbai_view::{Node, view};

/// Today in the county, by this machine's clock.
#[must_use]
pub fn today(calendar: Option<&WorkCalendar>) -> Option<NaiveDate> {
    let zone = calendar.map_or(Zone::BEIJING, WorkCalendar::zone);
    platform::now_ms().map(|now| local(now, zone).date)
}

/// The day, and below it how many working days are left, or by how many it is late.
#[must_use]
pub fn cell(t: &'static Text, calendar: Option<&WorkCalendar>, day: Date, is_late: bool) -> Node {
    let (c, day) = (&t.complaints, day.0);
    let today = today(calendar);
    let between = |from, to| calendar.map_or(0, |calendar| usize::from(calendar.count(from, to)));
    let (class, words) = match today {
        _ if is_late => {
            let late = today.map_or(0, |today| between(day, today));
            let counted = t.count(c.clock_late_one, c.clock_late, late);
            // Without a calendar nobody has counted.
            let words = if late > 0 { counted } else { c.late.to_owned() };
            ("line st late", words)
        }
        Some(today) if day == today => ("line st wait-st", c.due_today.to_owned()),
        Some(today) if between(today, day) > 0 => {
            let left = between(today, day);
            ("line soft", t.count(c.left_one, c.left, left))
        }
        _ => ("line", String::new()),
    };
    view! { <b class="nb">{t.lang.day(day, today)}</b><span class=class>{words}</span> }
}
