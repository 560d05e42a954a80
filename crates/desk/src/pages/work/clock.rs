//! The clocks of an application (R1 to R5): the bar of the one that counts now, drawn as the app draws it, and
//! all that run in words.

use super::row::{late, look};
use crate::offices::{self, Offices};
use crate::text::{Text, fill, work_terms};
use crate::ui::bar::{Cell, Kind, Row, cells_of, count, draw, rows};
use chrono::NaiveDate;
use mingbai_contract::application::{ClockCode, ClockView, DayUnit};
use mingbai_contract::desk::work::ApplicationFile;
use mingbai_domain::application::{Clock, ClockKind, Course, fold};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::clock::Limit;
use mingbai_domain::promise::Gap;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// The bar, and the clocks that run.
pub fn part(t: &'static Text, file: &Arc<ApplicationFile>) -> Node {
    let today = file.view.as_of.date().0;
    let running = file.view.clocks.iter();
    let running = running.filter(|clock| clock.stopped.is_none());
    let (offices, shown) = (Offices::here(), Arc::clone(file));
    let rows: Vec<ClockView> = running.cloned().collect();
    let list = move || {
        let (catalog, calendar) = (offices.value(), offices.calendar());
        let each = rows.iter();
        each.map(|clock| {
            let whose = clock.department.as_ref();
            let whose = whose.map(|id| offices::department(catalog.as_deref(), t.lang, id));
            line(t, clock, whose, calendar.as_deref(), today)
        })
        .collect_nodes()
    };
    view! {
        <section class="part" aria-label=t.work.clocks>
            {bar(t, shown)}
            <dl class="facts-list">{list}</dl>
        </section>
    }
}

/// The bar; nothing until the calendar is here.
fn bar(t: &'static Text, file: Arc<ApplicationFile>) -> Node {
    let offices = Offices::here();
    (move || {
        let (calendar, view) = (offices.calendar()?, &file.view);
        let today = view.as_of.date().0;
        let course = fold(&calendar, &view.application, view.as_of.unix_ms).ok()?;
        let clock = main(&calendar, &course, &file)?;
        picture(t, &calendar, &clock, today)
    })
    .into_node()
}

/// The clock that counts now: the promise, once it runs; before it the one to accept, behind it the one to
/// deliver.
fn main(calendar: &WorkCalendar, course: &Course, file: &ApplicationFile) -> Option<Clock> {
    let clocks = course.clocks(calendar, &file.view.application.terms);
    let running = |kind| {
        let mut all = clocks.iter();
        all.find(|clock| clock.kind == kind && clock.stopped.is_none())
    };
    let order = [
        ClockKind::Delivery,
        ClockKind::Committed,
        ClockKind::Supplement,
        ClockKind::Acceptance,
    ];
    let found = order.into_iter().find_map(running);
    let last = || clocks.iter().rfind(|one| one.kind == ClockKind::Committed);
    found.or_else(last).cloned()
}

/// The cells, those that nobody can date behind the others.
fn cells(calendar: &WorkCalendar, clock: &Clock, today: NaiveDate) -> Vec<Cell> {
    let explained = clock.explain(calendar, today);
    let mut cells = cells_of(calendar, &explained, today, clock.stopped);
    if clock.due.is_none() {
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

/// What is told of each kind of day, in figures.
const fn told(t: &Text, kind: Kind) -> (&'static str, &'static str) {
    let w = &t.work;
    match kind {
        Kind::Done => (w.bar_used_one, w.bar_used),
        Kind::Pause => (w.bar_paused_one, w.bar_paused),
        Kind::Planned => (w.bar_planned_one, w.bar_planned),
        Kind::Todo => (w.bar_left_one, w.bar_left),
        Kind::Unused => (w.bar_unused_one, w.bar_unused),
        Kind::Late => (w.bar_late_one, w.bar_late),
    }
}

fn key(t: &'static Text, cells: &[Cell]) -> Vec<(&'static str, String)> {
    let told = |kind: Kind| {
        let number = count(cells, kind);
        let (one, several) = told(t, kind);
        (number > 0).then(|| (kind.class(), t.count(one, several, usize::from(number))))
    };
    Kind::ALL.into_iter().filter_map(told).collect()
}

/// The bar of a clock on a day.
pub fn picture(
    t: &'static Text,
    calendar: &WorkCalendar,
    clock: &Clock,
    today: NaiveDate,
) -> Option<Node> {
    let w = &t.work;
    let short = |date: NaiveDate| t.lang.day_short(date, Some(today));
    let cells = cells(calendar, clock, today);
    let due = clock.due.map(|due| due.date);
    let flag = match due {
        Some(due) if due == today && clock.stopped.is_none() => w.due_today.to_owned(),
        Some(due) => fill(w.bar_due, &[&short(due)]),
        None => w.bar_open.to_owned(),
    };
    let look = match due {
        Some(_) if clock.is_overdue(today) => " over",
        Some(_) => "",
        None => " maybe",
    };
    let key = key(t, &cells);
    let sentence = key.iter().map(|(_, words)| words.as_str());
    let sentence: Vec<&str> = sentence.chain([flag.as_str()]).collect();
    let code = match clock.kind {
        ClockKind::Acceptance => ClockCode::Acceptance,
        ClockKind::Supplement => ClockCode::Supplement,
        ClockKind::Delivery => ClockCode::Delivery,
        _ => ClockCode::Committed,
    };
    let name = work_terms::clock(t, code, None);
    let sentence = fill(
        w.bar_alt,
        &[
            &name,
            &short(clock.start),
            &sentence.join(t.common.list_comma),
        ],
    );
    let broken = rows(cells.len(), &|n| {
        cells.get(n).is_some_and(|cell| cell.gap != Gap::None)
    });
    let last = broken.len().checked_sub(1)?;
    let line = |(n, row): (usize, std::ops::Range<usize>)| {
        let part = cells.get(row).unwrap_or_default();
        let place = |date: NaiveDate| part.iter().position(|cell| cell.date == Some(date));
        let now = place(today).filter(|_| clock.stopped.is_none());
        let end = match due {
            Some(due) => place(due),
            None => part.len().checked_sub(1).filter(|_| n == last),
        };
        draw(&Row {
            cells: part,
            flag: end.map(|place| (place, look, flag.clone())),
            today: now.map(|place| (place, w.bar_today)),
            begins: part
                .first()
                .filter(|_| n == 0)
                .and_then(|cell| cell.date)
                .map(short),
            ends: None,
        })
    };
    let lines = broken.into_iter().enumerate().map(line).collect_nodes();
    let key = key.into_iter();
    let key = key.map(|(class, words)| view! { <span><i class=class></i>{words}</span> });
    Some(view! {
        <div class="clock" role="img" aria-label=sentence>
            {lines}
            <div class="key" aria-hidden="true">{key.collect_nodes()}</div>
        </div>
    })
}

/// A clock in words: its day, and how far it is from there.
fn line(
    t: &'static Text,
    clock: &ClockView,
    whose: Option<String>,
    calendar: Option<&WorkCalendar>,
    today: NaiveDate,
) -> Node {
    let w = &t.work;
    let name = work_terms::clock(t, clock.clock, clock.step.as_deref());
    let whose = whose.map(|whose| view! { <span class="line soft">{whose}</span> });
    let due = match (clock.due, clock.due_as_planned) {
        (Some(due), _) => fill(w.by, &[&t.lang.day_and_weekday(due.0, Some(today))]),
        (None, Some(due)) => fill(w.as_planned, &[&t.lang.day(due.0, Some(today))]),
        (None, None) => w.stopped_open.to_owned(),
    };
    let stand = clock.due.map(|due| {
        let words = if clock.overdue {
            late(t, clock)
        } else if due.0 == today {
            w.due_today.to_owned()
        } else {
            let limit = clock.limit.to_string();
            let left = clock.limit.saturating_sub(clock.used).to_string();
            match clock.unit {
                DayUnit::WorkingDay => fill(w.of_limit, &[&left, &limit]),
                DayUnit::CalendarDay => fill(w.of_calendar_limit, &[&limit]),
            }
        };
        view! { <span class=look(calendar, clock, today)>{words}</span> }
    });
    let provisional = clock
        .provisional
        .then(|| view! { <span class="line soft">{w.provisional}</span> });
    view! {
        <div>
            <dt>{name}{whose}</dt>
            <dd><b class="line">{due}</b>{stand}{provisional}</dd>
        </div>
    }
}
