//! The clocks of a complaint (R10): the bar of the one to answer, drawn as the app draws it, and both in words.

use crate::offices::Offices;
use crate::text::{Text, fill};
use crate::ui::bar::{Cell, Kind, Row, cells_of, count, draw, rows};
use crate::ui::due;
use chrono::NaiveDate;
use mingbai_contract::complaint::{ComplaintClock, ComplaintClockCode};
use mingbai_contract::desk::complaints::ComplaintFile;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::{RunningClock, fold};
use mingbai_domain::promise::Gap;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// The bar of the clock to answer; nothing until the calendar is here.
pub fn bar(t: &'static Text, file: &ComplaintFile) -> Node {
    let (offices, today) = (Offices::here(), file.standing.as_of.0);
    let (course, terms) = (fold(&file.complaint), file.complaint.terms);
    (move || {
        let calendar = offices.calendar()?;
        let clock = course.as_ref().ok()?.conclude_clock(&calendar, &terms);
        picture(t, &calendar, &clock, today)
    })
    .into_node()
}

/// What is told of each kind of day, in figures; complaints know no pauses.
const fn told(t: &Text, kind: Kind) -> Option<(&'static str, &'static str)> {
    let c = &t.complaints;
    match kind {
        Kind::Done => Some((c.bar_used_one, c.bar_used)),
        Kind::Todo => Some((c.bar_left_one, c.bar_left)),
        Kind::Unused => Some((c.bar_unused_one, c.bar_unused)),
        Kind::Late => Some((c.clock_late_one, c.clock_late)),
        Kind::Pause | Kind::Planned => None,
    }
}

fn key(t: &'static Text, cells: &[Cell]) -> Vec<(&'static str, String)> {
    let told = |kind: Kind| {
        let number = count(cells, kind);
        let (one, several) = told(t, kind).filter(|_| number > 0)?;
        Some((kind.class(), t.count(one, several, usize::from(number))))
    };
    Kind::ALL.into_iter().filter_map(told).collect()
}

/// The bar of a clock on a day.
pub fn picture(
    t: &'static Text,
    calendar: &WorkCalendar,
    clock: &RunningClock,
    today: NaiveDate,
) -> Option<Node> {
    let c = &t.complaints;
    let short = |date: NaiveDate| t.lang.day_short(date, Some(today));
    let cells = cells_of(
        calendar,
        &clock.explain(calendar, today),
        today,
        clock.stopped,
    );
    let due = clock.due.date;
    let flag = if due == today && clock.stopped.is_none() {
        c.due_today.to_owned()
    } else {
        fill(c.bar_due, &[&short(due)])
    };
    let late = if clock.is_overdue(today) { " over" } else { "" };
    let key = key(t, &cells);
    let sentence = key.iter().map(|(_, words)| words.as_str());
    let sentence: Vec<&str> = sentence.chain([flag.as_str()]).collect();
    let sentence = fill(
        c.bar_alt,
        &[&short(clock.start), &sentence.join(t.common.list_comma)],
    );
    let broken = rows(cells.len(), &|n| {
        cells.get(n).is_some_and(|cell| cell.gap != Gap::None)
    });
    broken.first()?;
    let line = |(n, row): (usize, std::ops::Range<usize>)| {
        let part = cells.get(row).unwrap_or_default();
        let place = |date: NaiveDate| part.iter().position(|cell| cell.date == Some(date));
        let now = place(today).filter(|_| clock.stopped.is_none());
        draw(&Row {
            cells: part,
            flag: place(due).map(|place| (place, late, flag.clone())),
            today: now.map(|place| (place, c.bar_today)),
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
pub fn row(
    t: &'static Text,
    calendar: Option<&WorkCalendar>,
    clock: &ComplaintClock,
    today: NaiveDate,
) -> Node {
    let c = &t.complaints;
    let label = match clock.clock {
        ComplaintClockCode::TakeUp => c.clock_take_up,
        ComplaintClockCode::Conclude => c.clock_conclude,
    };
    let day = |date: NaiveDate| t.lang.day(date, Some(today));
    let by = fill(
        c.due_by,
        &[&t.lang.day_and_weekday(clock.due.0, Some(today))],
    );
    let stand = match clock.stopped {
        Some(done) => fill(c.clock_done, &[&day(done.0)]),
        None if clock.due.0 == today => c.due_today.to_owned(),
        None => {
            let left = clock.limit.saturating_sub(clock.used).to_string();
            let phrase = if clock.limit == 1 {
                c.clock_left_one
            } else {
                c.clock_left
            };
            fill(phrase, &[&left, &clock.limit.to_string()])
        }
    };
    let late = match clock.late {
        // On the days off after its last day.
        0 => c.late.to_owned(),
        days => t.count(c.clock_late_one, c.clock_late, usize::from(days)),
    };
    let late = clock
        .overdue
        .then(|| view! { <span class="line st late">{late}</span> });
    let look = match clock.stopped {
        Some(_) => "line soft",
        None => due::class(due::near(calendar, clock.due.0, Some(today), false)),
    };
    // Nothing is left of what is late.
    let stand = (clock.stopped.is_some() || !clock.overdue)
        .then(|| view! { <span class=look>{stand}</span> });
    let provisional = clock
        .provisional
        .then(|| view! { <span class="line soft">{c.provisional}</span> });
    view! {
        <div>
            <dt>{label}</dt>
            <dd>
                <b class="line">{by}</b>
                {late}
                {stand}
                {provisional}
            </dd>
        </div>
    }
}
