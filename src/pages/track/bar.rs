//! The clock bar of an application, with its words ([`crate::ui::bar`] draws it).

use super::standing::{Standing, days};
use crate::text::{Text, fill, terms};
use crate::ui::bar::{Cell, Flag, Kind, Row, cells_of, count, draw, rows};
use chrono::NaiveDate;
use mingbai_domain::application::Clock;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::clock::{Limit, Pause, explain};
use mingbai_domain::promise::Gap;
use mingbai_view::{Node, view};

/// A clock as it is drawn on a day.
pub struct Drawn<'a> {
    /// The clock.
    pub clock: &'a Clock,
    /// Today in the county.
    pub today: NaiveDate,
    /// What it was stopped for, as one phrase.
    pub procedures: String,
}

/// The cells of a clock on a day.
pub fn cells(calendar: &WorkCalendar, standing: &Standing, clock: &Clock) -> Vec<Cell> {
    let today = standing.today;
    let open = standing.course.open_pause();
    let plan = open.and_then(|taken| taken.planned_until.filter(|until| *until >= today));
    let planned = plan.zip(clock.due_as_planned);
    let explained = match planned {
        Some((to, due)) if clock.due.is_none() => {
            let mut pauses = clock.pauses.clone();
            if let Some(last) = pauses.last_mut() {
                *last = Pause {
                    from: last.from,
                    to: Some(to),
                };
            }
            explain(calendar, clock.start, clock.limit, &pauses, due.date)
        }
        _ => clock.explain(calendar, today),
    };
    let mut cells = cells_of(calendar, &explained, today, clock.stopped);
    if clock.due.is_none() && planned.is_none() {
        let (Limit::Working(limit) | Limit::Calendar(limit)) = clock.limit;
        let left = limit.saturating_sub(clock.used(calendar, today));
        cells.extend((0..left).map(|n| Cell {
            date: None,
            kind: Kind::Todo,
            gap: if n == 0 { Gap::Weekend } else { Gap::None },
        }));
    }
    cells
}

/// The procedures that the clock was stopped for, as one phrase.
pub fn procedures(t: &Text, standing: &Standing) -> String {
    let mut names: Vec<&str> = Vec::new();
    for taken in &standing.course.pauses {
        let name = terms::exclusion(t.lang, taken.exclusion);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(t.common.list_comma())
}

/// What is told of each kind of day, in figures.
fn key(t: &'static Text, drawn: &Drawn<'_>, cells: &[Cell]) -> Vec<(&'static str, String)> {
    let k = &t.track;
    let mut entries = Vec::new();
    for kind in Kind::ALL {
        let number = count(cells, kind);
        if number == 0 {
            continue;
        }
        let phrase = match kind {
            Kind::Done => k.key_used(),
            Kind::Pause => k.key_paused(),
            Kind::Planned => k.key_planned(),
            Kind::Todo => k.key_left(),
            Kind::Unused => k.key_unused(),
            Kind::Late => k.key_late(),
        };
        let words = fill(phrase, &[&days(t, number), &drawn.procedures]);
        entries.push((kind.class(), words));
    }
    entries
}

/// The bar in one sentence, for screen readers.
pub fn sentence(t: &'static Text, drawn: &Drawn<'_>, cells: &[Cell]) -> String {
    let (k, clock) = (&t.track, drawn.clock);
    let day = |date: NaiveDate| t.lang.day(date, Some(drawn.today));
    let mut parts = vec![fill(k.alt_clock(), &[&day(clock.start)])];
    parts.extend(key(t, drawn, cells).into_iter().map(|(_, words)| words));
    if clock.stopped.is_none() {
        parts.push(fill(k.alt_today(), &[&day(drawn.today)]));
    }
    parts.push(match clock.due {
        Some(due) => {
            let due = t.lang.day_and_weekday(due.date, Some(drawn.today));
            fill(k.alt_due(), &[&due])
        }
        None => k.alt_open().to_owned(),
    });
    parts.join(t.guide.semicolon()) + t.guide.stop()
}

/// The flag: at which cell it stands, how it looks, and what it says.
fn flag(t: &'static Text, drawn: &Drawn<'_>, cells: &[Cell]) -> Option<Flag> {
    let (k, clock) = (&t.track, drawn.clock);
    let short = |date: NaiveDate| t.lang.day_short(date, Some(drawn.today));
    if let Some(due) = clock.due {
        // In a pause that began on its very day nothing is due.
        let place = cells.iter().position(|cell| cell.date == Some(due.date))?;
        let late = clock.is_overdue(drawn.today);
        let words = if due.date == drawn.today && clock.stopped.is_none() {
            k.flag_due_today().to_owned()
        } else {
            fill(k.flag_due(), &[&short(due.date)])
        };
        return Some((place, if late { " over" } else { "" }, words));
    }
    let last = cells.len().checked_sub(1)?;
    let words = match (cells.get(last)?.date, clock.due_as_planned) {
        (Some(_), Some(due)) => fill(k.flag_planned(), &[&short(due.date)]),
        _ => {
            let left = usize::from(count(cells, Kind::Todo));
            t.count(k.flag_open_one(), k.flag_open(), left)
        }
    };
    Some((last, " maybe", words))
}

/// The clock bar; nothing for what is settled at once.
pub fn bar(t: &'static Text, calendar: &WorkCalendar, standing: &Standing) -> Option<Node> {
    let drawn = Drawn {
        clock: standing.clock.as_ref()?,
        today: standing.today,
        procedures: procedures(t, standing),
    };
    picture(t, &drawn, &cells(calendar, standing, drawn.clock))
}

/// The clock bar of these cells; nothing where there are none.
pub fn picture(t: &'static Text, drawn: &Drawn<'_>, all: &[Cell]) -> Option<Node> {
    let clock = drawn.clock;
    let flag = flag(t, drawn, all);
    let mut entries = Vec::new();
    for (class, words) in key(t, drawn, all) {
        entries.push(view! { <span><i class=class></i>{words}</span> });
    }
    let broken = rows(all.len(), &|n| {
        all.get(n).is_some_and(|cell| cell.gap != Gap::None)
    });
    let last = broken.len().checked_sub(1)?;
    let mut lines = Vec::new();
    for (n, row) in broken.into_iter().enumerate() {
        let flag = flag.as_ref().filter(|(place, _, _)| row.contains(place));
        let flag = flag.map(|(place, look, words)| (place - row.start, *look, words.clone()));
        let number = if clock.due.is_some() {
            let (Limit::Working(limit) | Limit::Calendar(limit)) = clock.limit;
            fill(t.track.under_number(), &[&limit.to_string()])
        } else {
            t.track.under_open().to_owned()
        };
        let ends = (n == last && !clock.is_overdue(drawn.today)).then_some(number);
        let cells = all.get(row).unwrap_or_default();
        let running = clock.stopped.is_none();
        let mut dates = cells.iter().map(|cell| cell.date);
        let today = dates.position(|date| running && date == Some(drawn.today));
        let first = cells.first().and_then(|cell| cell.date);
        let first = first.filter(|_| n == 0);
        lines.push(draw(&Row {
            cells,
            flag,
            today: today.map(|place| (place, t.track.under_today())),
            begins: first.map(|date| t.lang.day_short(date, Some(drawn.today))),
            ends,
        }));
    }
    Some(view! {
        <div class="clock" role="img" aria-label=sentence(t, drawn, all)>
            {lines}
            <div class="key" aria-hidden="true">{entries}</div>
        </div>
    })
}
