//! Where an application stands, told as text: for the story that folds the same applications in the
//! browser and on the server. No bundle has it.
//!
//! [`days`] is what the look-up does not answer with, and the phone shows all the same: every clock, day by
//! day ("why this date?"). [`fold`] is the phone's side of all of it: out of the answers as they came, with
//! the phone's own readers, to the clocks.

use mingbai_client::json::Json;
use mingbai_client::read::{Faults, Read, from_text};
use mingbai_contract::application::Application;
use mingbai_contract::calendar::Calendar;
use mingbai_contract::log::Timestamp;
use mingbai_domain::application::{Broken, view};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::clock::{ExplainedDay, Why};
use mingbai_domain::time::local;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every clock of an application at `now_ms` (milliseconds since 1970, UTC): a line that names it, then a
/// line for each calendar day with why it counts or not.
///
/// # Errors
/// [`Broken`] where the record holds what cannot have happened.
pub fn days(
    calendar: &WorkCalendar,
    application: &Application,
    now_ms: i64,
) -> Result<String, Broken> {
    let course = mingbai_domain::application::fold(calendar, application, now_ms)?;
    let today = local(now_ms, calendar.zone()).date;
    let mut lines = Vec::new();
    for clock in course.clocks(calendar, &application.terms) {
        lines.push(format!("{:?} {:?}", clock.kind, clock.limit));
        let days = clock.explain(calendar, today);
        lines.extend(days.iter().map(line));
    }
    Ok(lines.join("\n"))
}

fn line(day: &ExplainedDay) -> String {
    let why = match &day.why {
        Why::StartDay => "start".to_owned(),
        Why::Counted(number) => format!("counted {number}"),
        Why::Weekend => "weekend".to_owned(),
        Why::Holiday { zh, en } => format!("holiday {zh} {en}"),
        Why::Paused => "paused".to_owned(),
        Why::Moved => "moved".to_owned(),
        Why::Late(number) => format!("late {number}"),
    };
    let makeup = day.makeup_for.as_ref();
    let makeup = makeup.map_or_else(String::new, |(zh, en)| format!(" makes up for {zh} {en}"));
    let due = if day.due { " due" } else { "" };
    format!("{} {why}{makeup}{due}", day.date)
}

/// What the phone takes out of the answer; the rest it works out by itself.
struct Seen {
    as_of: Timestamp,
    application: Application,
}

impl Read for Seen {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self {
            as_of: Read::read(faults.field(value, "as_of"), faults),
            application: Read::read(faults.field(value, "application"), faults),
        }
    }
}

/// What the phone makes of the published calendar and of the answer to a look-up, both as they came: the
/// answer anew, from nothing but its events, and behind a line feed [`days`].
///
/// # Errors
/// What is wrong, in English.
#[wasm_bindgen]
pub fn fold(calendar: &str, answer: &str) -> Result<String, String> {
    let calendar: Calendar = from_text(calendar).map_err(|error| error.to_string())?;
    let calendar = WorkCalendar::new(&calendar);
    let Seen { as_of, application } = from_text(answer).map_err(|error| error.to_string())?;
    let now_ms = as_of.unix_ms;
    let days = days(&calendar, &application, now_ms).map_err(|broken| broken.to_string())?;
    let view = view(&calendar, application, now_ms).map_err(|broken| broken.to_string())?;
    let view = serde_json::to_string(&view).map_err(|error| error.to_string())?;
    Ok(format!("{view}\n{days}"))
}
