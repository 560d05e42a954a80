//! Every approval on one axis of days: what has passed, what is to come, what holds everything up.
//!
//! Draws a plan; every day in it comes from `mingbai-domain`. Places are shares of the whole, so that
//! letters keep their size on every screen.

use super::facts;
use super::plan::Plan;
use crate::text::{fill, fill_number, terms};
use crate::ui::days::Days;
use chrono::NaiveDate;
use mingbai_contract::project::Approval;
use mingbai_domain::project::{DeferredState, Passing, Planned, deferred_state, stretches};
use mingbai_view::{Node, view};

/// So many days need as much room as a day above the axis has letters.
const LABEL_DAYS: i64 = 11;

/// How wide a day is at least, in hundredths of the letters' size.
const DAY_WIDTH: i64 = 33;

/// The days on which everything of a plan has its place; none without approvals.
pub fn days(plan: &Plan<'_>) -> Option<Days> {
    let (mut first, mut last) = (None::<NaiveDate>, plan.today);
    for (approval, planned) in plan.approvals() {
        first = Some(first.map_or(planned.start, |first| first.min(planned.start)));
        let materials = approval.deferred_materials.iter();
        let promised = materials.map(|material| material.promised_date.0);
        last = promised.fold(last.max(planned.finish), NaiveDate::max);
    }
    Some(Days::new(first?.min(plan.today), last))
}

/// A line of the axis.
enum Row<'a> {
    Stage(usize, &'a str),
    Approval(&'a Approval, &'a Planned),
}

/// What holds a critical approval up, drawn from row to row.
struct Thread {
    from: usize,
    to: usize,
    /// The end of the one, the start of the other.
    days: (NaiveDate, NaiveDate),
}

/// The axis, to be swiped sideways where the screen is narrow.
pub fn axis(plan: &Plan<'_>) -> Option<Node> {
    let (k, axis) = (&plan.t.project, days(plan)?);
    let rows = rows(plan);
    let threads = threads(plan, &rows);
    let mut lines = Vec::new();
    for monday in axis.mondays() {
        let x = axis.begin(monday);
        lines.push(view! { <line class="wk" x1=x.clone() x2=x y1="0" y2="100%" /> });
    }
    let now = axis.middle(plan.today);
    let (drawn, more) = (draw(plan, &axis, &rows, &threads), axis.count() * DAY_WIDTH);
    let wide = [
        &(more / 100).to_string(),
        ".",
        &(more % 100 / 10).to_string(),
        "rem",
    ]
    .concat();
    Some(view! {
        <div class="axis-box" role="region" tabindex="0" aria-label=k.axis_label()>
            <div class="axis">
                <svg class="room" width=wide height="0" aria-hidden="true">
                    <defs>
                        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                            <line class="hatch" x1="1" y1="0" x2="1" y2="5" />
                        </pattern>
                    </defs>
                </svg>
                <svg class="ax bg" aria-hidden="true">
                    {lines}
                    <line class="nowl" x1=now.clone() x2=now y1="0" y2="100%" />
                </svg>
                {head(plan, &axis)}
                {drawn}
            </div>
        </div>
    })
}

/// The days above the axis. What would collide is left out, but never today.
fn head(plan: &Plan<'_>, axis: &Days) -> Node {
    let today = axis.number(plan.today);
    let last = axis.count() - 1;
    let (at, anchor) = if today < LABEL_DAYS {
        (axis.begin(plan.today), "start")
    } else if last - today < LABEL_DAYS {
        (axis.end(plan.today), "end")
    } else {
        (axis.middle(plan.today), "middle")
    };
    let mut texts = Vec::new();
    let mut free = 0;
    for monday in axis.mondays() {
        let n = axis.number(monday);
        let clear = n + LABEL_DAYS < today - LABEL_DAYS || n > today + LABEL_DAYS;
        if clear && n >= free && n + LABEL_DAYS <= axis.count() {
            free = n + LABEL_DAYS + 3;
            let words = plan.t.lang.day_short(monday, None);
            texts.push(view! { <text x=axis.begin(monday) y="20">{words}</text> });
        }
    }
    let words = fill(
        plan.t.project.today(),
        &[&plan.t.lang.day_short(plan.today, None)],
    );
    let x = axis.middle(plan.today);
    view! {
        <div class="ax-head" aria-hidden="true">
            <svg class="ax" height="30">
                {texts}
                <text class="nowt" x=at y="20" text-anchor=anchor>{words}</text>
                <line class="nowl" x1=x.clone() x2=x y1="25" y2="30" />
            </svg>
        </div>
    }
}

fn rows<'a>(plan: &'a Plan<'_>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (n, stage) in plan.project().stages.iter().enumerate() {
        rows.push(Row::Stage(n, stage));
        for (approval, planned) in plan.approvals() {
            if approval.stage == *stage {
                rows.push(Row::Approval(approval, planned));
            }
        }
    }
    rows
}

/// From each critical approval to the critical one that held it up, the last to be there.
fn threads(plan: &Plan<'_>, rows: &[Row<'_>]) -> Vec<Thread> {
    let mut threads: Vec<Thread> = Vec::new();
    for (to, row) in rows.iter().enumerate() {
        let Row::Approval(approval, planned) = row else {
            continue;
        };
        let mut held: Option<Thread> = None;
        for (from, other) in rows.iter().enumerate().take(to) {
            let Row::Approval(need, before) = other else {
                continue;
            };
            let holds =
                planned.critical && before.critical && approval.depends_on.contains(&need.no);
            if holds && held.as_ref().is_none_or(|held| held.days.0 < before.finish) {
                held = Some(Thread {
                    from,
                    to,
                    days: (before.finish, planned.start),
                });
            }
        }
        threads.extend(held);
    }
    debug_assert_eq!(
        rows.len(),
        plan.project().stages.len() + plan.schedule.approvals.len()
    );
    threads
}

fn draw(plan: &Plan<'_>, axis: &Days, rows: &[Row<'_>], threads: &[Thread]) -> Vec<Node> {
    let (mut drawn, mut group) = (Vec::new(), Vec::new());
    let close = |group: &mut Vec<Node>, drawn: &mut Vec<Node>| {
        if !group.is_empty() {
            let group = std::mem::take(group);
            drawn.push(view! { <ol>{group}</ol> });
        }
    };
    for (n, row) in rows.iter().enumerate() {
        let mut through = Vec::new();
        for thread in threads
            .iter()
            .filter(|thread| (thread.from..=thread.to).contains(&n))
        {
            let class = match n {
                n if n == thread.from => "ax thr from",
                n if n == thread.to => "ax thr to",
                _ => "ax thr",
            };
            let x = axis.end(thread.days.0);
            through.push(view! {
                <svg class=class aria-hidden="true"><line class="th" x1=x.clone() x2=x y1="0" y2="100%" /></svg>
            });
        }
        match row {
            Row::Stage(at, name) => {
                close(&mut group, &mut drawn);
                drawn.push(stage(plan, *at, name, through));
            }
            Row::Approval(approval, planned) => {
                let held = threads.iter().find(|thread| thread.to == n);
                let held = held.map(|thread| thread.days);
                group.push(one(plan, axis, (approval, planned), held, through));
            }
        }
    }
    close(&mut group, &mut drawn);
    drawn
}

fn stage(plan: &Plan<'_>, at: usize, name: &str, through: Vec<Node>) -> Node {
    let k = &plan.t.project;
    let (name, tag) = terms::stage(plan.t.lang, name);
    let (words, soft) = match plan.schedule.stages.get(at).copied().flatten() {
        Some(span) => (plan.range(span.from, span.to), ""),
        None => (k.stage_none().to_owned(), "none"),
    };
    view! {
        <div class="stage">
            {through}
            <h3 lang=tag>{name.to_owned()}</h3>
            <span class=soft>{words}</span>
        </div>
    }
}

fn one(
    plan: &Plan<'_>,
    axis: &Days,
    (approval, planned): (&Approval, &Planned),
    held: Option<(NaiveDate, NaiveDate)>,
    through: Vec<Node>,
) -> Node {
    let class = if planned.critical { "ap crit" } else { "ap" };
    let (state, words) = plan.state(planned);
    let name = plan.item(&approval.item).to_owned();
    let facts = facts::facts(plan, approval, planned);
    view! {
        <li class=class>
            <details>
                <summary>
                    {through}
                    <span class="ln"><b>{name}</b><span class=state>{words}</span></span>
                    {bar(plan, axis, approval, planned, held)}
                </summary>
                {facts}
            </details>
        </li>
    }
}

fn bar(
    plan: &Plan<'_>,
    axis: &Days,
    approval: &Approval,
    planned: &Planned,
    held: Option<(NaiveDate, NaiveDate)>,
) -> Node {
    let mut parts = Vec::new();
    for stretch in stretches(approval, planned, plan.today) {
        let (class, y, height) = match stretch.passing {
            Passing::Past => ("b-done", "3", "14"),
            Passing::Paused => ("b-pause", "3.75", "12.5"),
            Passing::Late => ("b-late", "0", "20"),
            Passing::Ahead => ("b-todo", "3.75", "12.5"),
        };
        let (x, width) = (
            axis.begin(stretch.from),
            axis.width(stretch.from, stretch.to),
        );
        parts.push(view! { <rect class=class x=x width=width y=y height=height rx="2" /> });
    }
    let (start, end) = (axis.begin(planned.start), axis.end(planned.finish));
    if planned.critical {
        parts.push(view! { <line class="cl" x1=start.clone() x2=end y1="21.5" y2="21.5" /> });
    } else {
        let latest = plan.calendar.add(planned.finish, planned.slack);
        parts.push(view! { <line class="slack" x1=end x2=axis.end(latest) y1="10" y2="10" /> });
    }
    if let Some((from, _)) = held {
        parts.push(view! { <line class="th" x1=axis.end(from) x2=start y1="21.5" y2="21.5" /> });
    }
    for material in &approval.deferred_materials {
        let (class, on) = match deferred_state(plan.calendar, material, plan.today) {
            DeferredState::HandedIn { on, .. } => ("mat got", on),
            DeferredState::Missed { .. } => ("mat missed", material.promised_date.0),
            DeferredState::Promised { .. } => ("mat", material.promised_date.0),
        };
        parts.push(view! {
            <svg x=axis.middle(on) y="10" overflow="visible"><path class=class d="M0-7 7 0 0 7-7 0z" /></svg>
        });
    }
    view! { <svg class="ax" height="25" aria-hidden="true">{parts}</svg> }
}

/// What the marks mean; only those that are there.
pub fn key(plan: &Plan<'_>) -> Node {
    let k = &plan.t.project;
    let (mut paused, mut late, mut ahead, mut materials, mut slack) =
        (false, false, false, false, false);
    for (approval, planned) in plan.approvals() {
        materials |= !approval.deferred_materials.is_empty();
        slack |= planned.slack > 0;
        for stretch in stretches(approval, planned, plan.today) {
            paused |= stretch.passing == Passing::Paused;
            late |= stretch.passing == Passing::Late;
            ahead |= stretch.passing == Passing::Ahead;
        }
    }
    let mut entries = Vec::new();
    for (there, class, words) in [
        (true, "done", k.key_done()),
        (ahead, "todo", k.key_todo()),
        (paused, "pause", k.key_pause()),
        (late, "late", k.key_late()),
        (true, "k-crit", k.key_critical()),
        (slack, "k-slack", k.key_slack()),
        (materials, "k-dia", k.key_material()),
    ] {
        if there {
            entries.push(view! { <span><i class=class></i>{words}</span> });
        }
    }
    view! { <p class="key" aria-hidden="true">{entries}</p> }
}

/// What the section is called.
pub fn title(plan: &Plan<'_>) -> String {
    fill_number(plan.t.project.axis(), plan.schedule.approvals.len())
}
