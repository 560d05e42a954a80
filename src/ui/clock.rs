//! The clock bar: one cell per working day, and the table behind it.
//!
//! Draws a [`Promise`]; every date and every count comes from `mingbai-domain`.

use super::bar::rows;
use crate::device::prefs::text;
use crate::text::{Text, fill, fill_number, terms};
use chrono::NaiveDate;
use mingbai_contract::guide::Guide;
use mingbai_domain::calendar::{DayKind, WorkCalendar};
use mingbai_domain::promise::{Cell, CellKind, Gap, Promise};
use mingbai_view::{CollectNodes, Node, view};

/// Which of the procedures that do not count (R2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncounted {
    /// All of them.
    All,
    /// Those whose length is known.
    Known,
    /// Those of which nobody can say how long they take.
    Open,
}

/// The procedures of a guide that do not count, as one phrase.
#[must_use]
pub fn uncounted_names(t: &Text, guide: &Guide, which: Uncounted) -> String {
    let steps = || guide.steps.iter().filter(|step| !step.counted);
    let mixed = steps().any(|step| step.working_days.is_some())
        && steps().any(|step| step.working_days.is_none());
    let by_law = guide.limits.exclusions.iter();
    let mut names: Vec<&str> = by_law.map(|e| terms::exclusion(t.lang, e.code)).collect();
    // Where the law excludes nothing, or only some of it has a length, the steps themselves are named.
    if names.is_empty() || (mixed && which != Uncounted::All) {
        let wanted = steps().filter(|step| match which {
            Uncounted::All => true,
            Uncounted::Known => step.working_days.is_some() || !mixed,
            Uncounted::Open => step.working_days.is_none() || !mixed,
        });
        names = wanted
            .map(|step| terms::step(t.lang, &step.name).0)
            .collect();
    }
    names.join(t.common.list_comma())
}

/// The clock bar of a promise. Nothing for what is settled at once.
#[must_use]
pub fn bar(promise: &Promise, guide: &Guide) -> Option<Node> {
    let t = text();
    let first = promise.cells.first()?;
    let due = promise.decided_by.as_ref().map(|due| due.date);
    let law = promise.statutory_by.as_ref().map(|due| due.date);
    let law = law.filter(|_| promise.law_gives_more > 0);
    let cells = &promise.cells;
    let all = rows(cells.len(), &|n| {
        cells.get(n).is_some_and(|c| c.gap != Gap::None)
    });
    let last_row = all.len() - 1;
    let drawn = all
        .iter()
        .enumerate()
        .map(|(n, row)| {
            let from = (n == 0).then_some(first.date);
            draw_row(
                t,
                promise.accepted,
                cells.get(row.clone()).unwrap_or_default(),
                from,
                due,
                law.filter(|_| n == last_row),
            )
        })
        .collect_nodes();
    Some(view! {
        <div class="clock" role="img" aria-label=sentence(t, promise, guide)>
            {drawn}
            <div class="key" aria-hidden="true">{key(t, promise, guide)}</div>
        </div>
    })
}

fn draw_row(
    t: &'static Text,
    accepted: NaiveDate,
    row: &[Cell],
    from: Option<NaiveDate>,
    due: Option<NaiveDate>,
    law: Option<NaiveDate>,
) -> Node {
    let last = row.len() - 1;
    let cells = row.iter().enumerate().map(|(n, cell)| {
        let gap = (n > 0).then(|| match cell.gap {
            Gap::None => None,
            Gap::Weekend => Some(view! { <li class="gap"></li> }),
            Gap::Holiday => Some(view! { <li class="gap hol"></li> }),
        });
        let class = match cell.kind {
            CellKind::Ours => "done",
            CellKind::Excluded => "pause",
            CellKind::OpenEnded => "pause open",
            CellKind::Law => "rest",
        };
        let flag = (cell.kind != CellKind::Law && Some(cell.date) == due).then(|| {
            let class = if (n + 1) * 3 <= row.len() {
                "flag right"
            } else {
                "flag"
            };
            let words = fill(
                t.guide.clock_due(),
                &[&t.lang.day_short(cell.date, Some(accepted))],
            );
            view! { <span class=class><b>{words}</b></span> }
        });
        let begins = from.filter(|_| n == 0).map(|date| {
            let words = fill(
                t.guide.clock_from(),
                &[&t.lang.day_short(date, Some(accepted))],
            );
            view! { <span class="under l">{words}</span> }
        });
        let ends = law.filter(|_| n == last).map(|date| {
            let words = fill(
                t.guide.clock_law(),
                &[&t.lang.day_short(date, Some(accepted))],
            );
            view! { <span class="under r">{words}</span> }
        });
        view! { {gap.flatten()} <li class=class>{flag}{begins}{ends}</li> }
    });
    view! { <ol aria-hidden="true">{cells.collect_nodes()}</ol> }
}

fn has(promise: &Promise, kind: CellKind) -> bool {
    promise.cells.iter().any(|cell| cell.kind == kind)
}

fn key(t: &Text, promise: &Promise, guide: &Guide) -> Node {
    let g = &t.guide;
    let entry =
        |class: &'static str, words: String| view! { <span><i class=class></i>{words}</span> };
    let names = |which| uncounted_names(t, guide, which);
    let counted = usize::from(promise.counted_days);
    let ours = match t.lang {
        crate::text::Lang::Zh => fill_number(g.key_ours(), counted),
        crate::text::Lang::En => fill(
            g.key_ours(),
            &[&t.count(t.common.days_one(), t.common.days(), counted)],
        ),
    };
    let pause = has(promise, CellKind::Excluded);
    let open = has(promise, CellKind::OpenEnded);
    let more = usize::from(promise.law_gives_more);
    view! {
        {(promise.counted_days > 0).then(|| entry("done", ours))}
        {pause.then(|| entry("pause", fill(g.key_excluded(), &[&names(Uncounted::Known)])))}
        {open.then(|| entry("pause open", fill(g.key_open(), &[&names(Uncounted::Open)])))}
        {(more > 0).then(|| entry("rest", fill_number(g.key_law(), more)))}
    }
}

/// The bar in one sentence, for screen readers.
fn sentence(t: &Text, promise: &Promise, guide: &Guide) -> String {
    let g = &t.guide;
    let mut parts = Vec::new();
    if let Some(first) = promise.cells.first() {
        parts.push(fill(g.alt_clock(), &[&t.lang.day(first.date, None)]));
    }
    parts.push(fill_number(g.alt_ours(), usize::from(promise.counted_days)));
    if promise.excluded_days > 0 {
        let names = uncounted_names(t, guide, Uncounted::Known);
        let days = promise.excluded_days.to_string();
        parts.push(fill(g.alt_excluded(), &[&names, &days]));
    }
    if promise.open_ended {
        let names = uncounted_names(t, guide, Uncounted::Open);
        parts.push(fill(g.alt_open(), &[&names]));
    }
    if let Some(due) = &promise.decided_by {
        parts.push(fill(
            g.alt_due(),
            &[&t.lang.day_and_weekday(due.date, Some(promise.accepted))],
        ));
    }
    if let Some(due) = promise
        .statutory_by
        .as_ref()
        .filter(|_| promise.law_gives_more > 0)
    {
        parts.push(fill(
            g.alt_law(),
            &[&t.lang.day_and_weekday(due.date, Some(promise.accepted))],
        ));
    }
    parts.join(g.semicolon()) + g.stop()
}

/// Why this date: every calendar day from acceptance to the decision, counted or not and why.
#[must_use]
pub fn days(promise: &Promise, guide: &Guide, calendar: &WorkCalendar) -> Option<Node> {
    let t = text();
    let due = promise.decided_by.as_ref()?.date;
    if promise.cells.is_empty() {
        return None;
    }
    let names = uncounted_names(t, guide, Uncounted::Known);
    let mut number = 0;
    let rows = promise.accepted.iter_days().take_while(|day| *day <= due).map(|day| {
        let cell = promise.cells.iter().find(|cell| cell.date == day).map(|cell| cell.kind);
        let (class, words) = if day == promise.accepted {
            ("", t.guide.day_start().to_owned())
        } else {
            match (calendar.day(day), cell) {
                (DayKind::Weekend, _) => ("off", t.guide.day_weekend().to_owned()),
                (DayKind::Holiday { festival }, _) => {
                    let name = match t.lang {
                        crate::text::Lang::Zh => festival.zh,
                        crate::text::Lang::En => festival.en,
                    };
                    ("off", fill(t.guide.day_holiday(), &[name]))
                }
                (_, Some(CellKind::Excluded)) => ("out", fill(t.guide.day_excluded(), &[&names])),
                (_, _) => {
                    number += 1;
                    let end = day == due;
                    let words = if end { t.guide.day_due() } else { t.guide.day_counted() };
                    (if end { "end" } else { "" }, fill_number(words, number))
                }
            }
        };
        let (date, weekday) = (t.lang.day_short(day, Some(promise.accepted)), t.lang.weekday(day));
        view! { <tr class=class><th scope="row">{date}</th><td>{weekday}</td><td>{words}</td></tr> }
    });
    Some(view! { <table class="days"><tbody>{rows.collect_nodes()}</tbody></table> })
}
