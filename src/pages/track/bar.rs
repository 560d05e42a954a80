//! The clock bar of an application: a cell for each working day, from the first that counts.
//!
//! Draws a [`Clock`]: which day counts, and which does not, comes from `mingbai-domain`'s explanation.

use super::standing::{Standing, days};
use crate::text::{Text, fill, terms};
use crate::ui::clock::rows;
use chrono::NaiveDate;
use mingbai_domain::application::Clock;
use mingbai_domain::calendar::{DayKind, WorkCalendar};
use mingbai_domain::clock::{ExplainedDay, Limit, Pause, Why, explain};
use mingbai_domain::promise::Gap;
use mingbai_view::{Node, view};

/// What a day is in the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Used.
    Done,
    /// Taken out by a pause (R2).
    Pause,
    /// A pause is expected to take it out.
    Planned,
    /// To come.
    Todo,
    /// Not needed: what it waited for happened before.
    Unused,
    /// Beyond the due date.
    Late,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Done,
        Self::Pause,
        Self::Planned,
        Self::Todo,
        Self::Unused,
        Self::Late,
    ];

    const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Pause => "pause",
            Self::Planned | Self::Unused => "rest",
            Self::Todo => "todo",
            Self::Late => "late",
        }
    }
}

/// A working day of the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Which; none where a pause is open and nobody can say.
    pub date: Option<NaiveDate>,
    /// What it is.
    pub kind: Kind,
    /// What lies between the day before and this one.
    pub gap: Gap,
}

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

/// The cells of days that are explained.
pub fn cells_of(
    calendar: &WorkCalendar,
    explained: &[ExplainedDay],
    today: NaiveDate,
    stopped: Option<NaiveDate>,
) -> Vec<Cell> {
    let (mut cells, mut gap) = (Vec::new(), Gap::None);
    for day in explained {
        match calendar.day(day.date) {
            DayKind::Working | DayKind::MakeUp { .. } => {}
            DayKind::Weekend if gap == Gap::None => gap = Gap::Weekend,
            DayKind::Weekend => {}
            DayKind::Holiday { .. } => gap = Gap::Holiday,
        }
        let ahead = day.date > today;
        let kind = match &day.why {
            Why::Weekend | Why::Holiday { .. } => continue,
            // The day it starts on is not drawn, and neither is what lay before the first cell.
            Why::StartDay => {
                gap = Gap::None;
                if !day.due {
                    continue;
                }
                if ahead { Kind::Todo } else { Kind::Done }
            }
            Why::Paused if !calendar.is_working(day.date) => continue,
            Why::Paused if ahead => Kind::Planned,
            Why::Paused => Kind::Pause,
            Why::Late(_) => Kind::Late,
            Why::Counted(_) | Why::Moved => {
                if stopped.is_some_and(|stopped| day.date > stopped) {
                    Kind::Unused
                } else if ahead {
                    Kind::Todo
                } else {
                    Kind::Done
                }
            }
        };
        let first = cells.is_empty();
        cells.push(Cell {
            date: Some(day.date),
            kind,
            gap: if first { Gap::None } else { gap },
        });
        gap = Gap::None;
    }
    cells
}

fn count(cells: &[Cell], kind: Kind) -> u16 {
    let found = cells.iter().filter(|cell| cell.kind == kind).count();
    u16::try_from(found).unwrap_or(u16::MAX)
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
fn flag(
    t: &'static Text,
    drawn: &Drawn<'_>,
    cells: &[Cell],
) -> Option<(usize, &'static str, String)> {
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
        lines.push(draw(t, drawn, cells, (n == 0, flag, ends)));
    }
    Some(view! {
        <div class="clock" role="img" aria-label=sentence(t, drawn, all)>
            {lines}
            <div class="key" aria-hidden="true">{entries}</div>
        </div>
    })
}

/// The flag's place in its row, look and words.
type Flag = (usize, &'static str, String);

/// One row. What would collide with "today" below the bar is left out.
fn draw(
    t: &'static Text,
    shown: &Drawn<'_>,
    cells: &[Cell],
    (first, flag, ends): (bool, Option<Flag>, Option<String>),
) -> Node {
    let running = shown.clock.stopped.is_none();
    let today = cells
        .iter()
        .position(|cell| running && cell.date == Some(shown.today));
    let long = cells.len();
    let last = long.saturating_sub(1);
    let mut drawn = Vec::new();
    for (n, cell) in cells.iter().enumerate() {
        let gap = (n > 0).then_some(cell.gap).and_then(|gap| match gap {
            Gap::None => None,
            Gap::Weekend => Some(view! { <li class="gap"></li> }),
            Gap::Holiday => Some(view! { <li class="gap hol"></li> }),
        });
        let is_today = today == Some(n);
        let class = [cell.kind.class(), if is_today { " now" } else { "" }].concat();
        let flag = flag.as_ref().filter(|(place, _, _)| *place == n);
        let flag = flag.map(|(_, look, words)| {
            let side = if (n + 1) * 3 <= long { " right" } else { "" };
            let class = ["flag", side, look].concat();
            view! { <span class=class><b>{words.clone()}</b></span> }
        });
        let begins = cell.date.filter(|_| first && n == 0);
        let begins = begins.filter(|_| today.is_none_or(|at| at * 4 > long));
        let begins = begins.map(|date| {
            let words = t.lang.day_short(date, Some(shown.today));
            view! { <span class="under l">{words}</span> }
        });
        let now = is_today.then(|| {
            view! { <span class="under c today">{t.track.under_today()}</span> }
        });
        let room = today.is_none_or(|at| (last - at) * 3 > long) && long > 3;
        let ends = ends.clone().filter(|_| n == last && room);
        let ends = ends.map(|words| view! { <span class="under r">{words}</span> });
        drawn.push(view! { {gap} <li class=class>{flag}{begins}{now}{ends}</li> });
    }
    view! { <ol aria-hidden="true">{drawn}</ol> }
}
