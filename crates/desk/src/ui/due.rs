//! When something is due, and how far that is from today: as tables show it.

use crate::platform;
use crate::text::Text;
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_domain::application::Nearness;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::project::nearness_of;
use mingbai_domain::time::{Zone, local};
use mingbai_view::{Node, view};

/// Today in the county, by this machine's clock.
#[must_use]
pub fn today(calendar: Option<&WorkCalendar>) -> Option<NaiveDate> {
    let zone = calendar.map_or(Zone::BEIJING, WorkCalendar::zone);
    platform::now_ms().map(|now| local(now, zone).date)
}

/// The class of a line that says how near a day is: red when it is over, amber from one working day before.
#[must_use]
pub const fn class(near: Nearness) -> &'static str {
    match near {
        Nearness::Late => "line st late",
        Nearness::Soon => "line st wait-st",
        Nearness::Later | Nearness::Still => "line soft",
    }
}

/// How near a day is; that it is over is the server's to say.
#[must_use]
pub fn near(
    calendar: Option<&WorkCalendar>,
    day: NaiveDate,
    today: Option<NaiveDate>,
    is_late: bool,
) -> Nearness {
    match (calendar, today) {
        _ if is_late => Nearness::Late,
        (Some(calendar), Some(today)) => nearness_of(calendar, day, today).max(Nearness::Soon),
        _ => Nearness::Later,
    }
}

/// The day, and below it how many working days are left, or by how many it is late.
#[must_use]
pub fn cell(t: &'static Text, calendar: Option<&WorkCalendar>, day: Date, is_late: bool) -> Node {
    let (c, day) = (&t.complaints, day.0);
    let today = today(calendar);
    let between = |from, to| calendar.map_or(0, |calendar| usize::from(calendar.count(from, to)));
    let words = match today {
        _ if is_late => {
            let late = today.map_or(0, |today| between(day, today));
            let counted = t.count(c.clock_late_one, c.clock_late, late);
            // Without a calendar nobody has counted.
            if late > 0 { counted } else { c.late.to_owned() }
        }
        Some(today) if day == today => c.due_today.to_owned(),
        Some(today) if between(today, day) > 0 => t.count(c.left_one, c.left, between(today, day)),
        _ => String::new(),
    };
    let class = class(near(calendar, day, today, is_late));
    view! { <b class="nb">{t.lang.day(day, today)}</b><span class=class>{words}</span> }
}

#[cfg(test)]
mod tests {
    use super::{class, near};
    use mingbai_domain::calendar::WorkCalendar;

    #[test]
    fn r5_amber_comes_one_working_day_before_and_red_when_it_is_over() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/calendar.json");
        let text = std::fs::read_to_string(path).expect("the sample county's calendar");
        let calendar = WorkCalendar::new(&serde_json::from_str(&text).expect("a calendar"));
        // A Friday.
        let today = "2026-11-20".parse().expect("a day");
        for (due, is_late, expected) in [
            ("2026-11-19", true, "line st late"),
            ("2026-11-19", false, "line st wait-st"),
            ("2026-11-20", false, "line st wait-st"),
            ("2026-11-23", false, "line st wait-st"),
            ("2026-11-24", false, "line soft"),
        ] {
            let due = due.parse().expect("a day");
            let found = class(near(Some(&calendar), due, Some(today), is_late));
            assert_eq!(found, expected, "{due}");
        }
    }
}
