//! "Why this date?": every calendar day of the count, with like days in one row.

use super::bar::{Drawn, procedures};
use super::standing::{Standing, days};
use crate::text::{Lang, Text, fill};
use chrono::{Datelike, NaiveDate};
use mingbai_domain::application::ClockKind;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::clock::{ExplainedDay, Limit, Why};
use mingbai_view::{Node, view};

/// What the days of a row are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The day on which the clock starts.
    Start,
    /// They count, from this number to that.
    Counted(u16, u16),
    /// A working day that makes up for a festival; it counts.
    MakeUp(u16, String),
    /// A festival.
    Holiday(String),
    /// Taken out by a pause: so many working days (R2).
    Paused(u16),
    /// It moved here from a day off.
    Moved,
    /// So many working days late, from this number to that.
    Late(u16, u16),
}

/// Days that are alike, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// What they are.
    pub what: What,
    /// Whether it is the due date.
    pub due: bool,
}

/// Puts like days together. Weekends are left out, and part what counts into weeks.
pub fn merge(lang: Lang, calendar: &WorkCalendar, explained: &[ExplainedDay]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut parted = true;
    for day in explained {
        let working = u16::from(calendar.is_working(day.date));
        let what = match &day.why {
            Why::Weekend => {
                parted = true;
                continue;
            }
            Why::StartDay => What::Start,
            Why::Counted(n) => match &day.makeup_for {
                Some((zh, en)) => What::MakeUp(*n, pick(lang, zh, en)),
                None => What::Counted(*n, *n),
            },
            Why::Holiday { zh, en } => What::Holiday(pick(lang, zh, en)),
            Why::Paused => What::Paused(working),
            Why::Moved => What::Moved,
            Why::Late(n) => What::Late(*n, *n),
        };
        let last = rows.last_mut().filter(|last| !last.due && !day.due);
        let joined = last.is_some_and(|last| {
            let together = match (&last.what, &what) {
                (What::Counted(first, _), What::Counted(_, n)) if !parted => {
                    What::Counted(*first, *n)
                }
                (What::Late(first, _), What::Late(_, n)) => What::Late(*first, *n),
                (What::Paused(sum), What::Paused(one)) => What::Paused(sum + one),
                (What::Holiday(name), What::Holiday(same)) if name == same => {
                    What::Holiday(name.clone())
                }
                _ => return false,
            };
            last.what = together;
            last.to = day.date;
            true
        });
        if !joined {
            rows.push(Row {
                from: day.date,
                to: day.date,
                what,
                due: day.due,
            });
        }
        parted = false;
    }
    rows
}

fn pick(lang: Lang, zh: &str, en: &str) -> String {
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// `11月6日 周五`, `11月10日—17日`, `10–17 Nov`.
pub fn span(lang: Lang, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> String {
    let short = |date| lang.day_short(date, Some(today));
    if from == to {
        let weekday = lang.weekday(from);
        return match lang {
            Lang::Zh => [&short(from), " ", weekday].concat(),
            Lang::En => [weekday.get(..3).unwrap_or(weekday), " ", &short(from)].concat(),
        };
    }
    let same = (from.year(), from.month()) == (to.year(), to.month());
    match lang {
        Lang::Zh if same => [&short(from), "\u{2014}", &to.day().to_string(), "\u{65e5}"].concat(),
        Lang::Zh => [&short(from), "\u{2014}", &short(to)].concat(),
        Lang::En if same => [&from.day().to_string(), "\u{2013}", &short(to)].concat(),
        Lang::En => [&short(from), " \u{2013} ", &short(to)].concat(),
    }
}

/// What a row says: what its days are, and how they count.
fn says(t: &'static Text, drawn: &Drawn<'_>, started: &'static str, row: &Row) -> (String, String) {
    let k = &t.track;
    let number = |first: u16, last: u16| {
        if first == last {
            fill(k.d_day(), &[&first.to_string()])
        } else {
            fill(k.d_days(), &[&first.to_string(), &last.to_string()])
        }
    };
    let (what, how) = match &row.what {
        What::Start => (started.to_owned(), k.d_start().to_owned()),
        What::Counted(first, last) => (k.d_counted().to_owned(), number(*first, *last)),
        What::MakeUp(n, festival) => (fill(k.d_makeup(), &[festival]), number(*n, *n)),
        What::Holiday(festival) => (festival.clone(), k.d_not().to_owned()),
        What::Paused(n) => (
            drawn.procedures.clone(),
            fill(k.d_paused(), &[&days(t, *n)]),
        ),
        What::Moved => (k.d_moved().to_owned(), String::new()),
        What::Late(_, last) => (
            k.d_late().to_owned(),
            fill(k.d_late_days(), &[&days(t, *last)]),
        ),
    };
    if row.due && row.what != What::Moved {
        return (k.d_due().to_owned(), how);
    }
    (what, how)
}

/// The table of the days. `started` says what started the clock.
pub fn table(t: &'static Text, drawn: &Drawn<'_>, started: &'static str, rows: &[Row]) -> Node {
    let mut lines = Vec::new();
    for row in rows {
        let (what, how) = says(t, drawn, started, row);
        let class = match &row.what {
            _ if row.due => "end",
            What::Paused(_) => "out",
            What::Holiday(_) | What::Start => "off",
            What::Late(..) => "over",
            _ => "",
        };
        let date = span(t.lang, row.from, row.to, drawn.today);
        lines.push(view! {
            <tr class=class><th scope="row">{date}</th><td>{what}</td><td>{how}</td></tr>
        });
    }
    view! { <table class="days"><tbody>{lines}</tbody></table> }
}

/// The section; nothing where no date is waited for, or it is at once.
pub fn why(
    t: &'static Text,
    calendar: &WorkCalendar,
    standing: &Standing,
    law: Option<String>,
) -> Option<Node> {
    let k = &t.track;
    let (clock, due) = (standing.clock.as_ref()?, standing.due()?);
    let (Limit::Working(limit) | Limit::Calendar(limit)) = clock.limit;
    if limit == 0 {
        return None;
    }
    let rows = merge(t.lang, calendar, &clock.explain(calendar, standing.today));
    let started = match clock.kind {
        ClockKind::Supplement => k.d_noticed(),
        ClockKind::Committed | ClockKind::Statutory => k.d_accepted(),
        ClockKind::Delivery => k.d_decided(),
        ClockKind::Acceptance | ClockKind::Step(_) => k.d_submitted(),
    };
    let drawn = Drawn {
        clock,
        today: standing.today,
        procedures: procedures(t, standing),
    };
    let title = fill(k.why(), &[&t.lang.day_short(due, Some(standing.today))]);
    let lead = t.count(k.why_lead_one(), k.why_lead(), usize::from(limit));
    let law = law.filter(|_| clock.kind == ClockKind::Committed);
    let space = if t.lang == Lang::En { " " } else { "" };
    let law = law.map(|law| [space, &law, t.guide.stop()].concat());
    let moves = clock.due.is_some_and(|due| due.provisional);
    Some(view! {
        <section class="sec">
            <h2>{title}</h2>
            <p class="small soft">{lead}</p>
            {table(t, &drawn, started, &rows)}
            <p class="small soft">{k.why_weekends()}{law}</p>
            {moves.then(|| view! { <p class="small soft">{t.guide.provisional()}</p> })}
        </section>
    })
}
