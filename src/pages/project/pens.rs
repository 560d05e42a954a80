//! Who has it today: what the investor has to do first, then what the departments have.

use super::plan::{Plan, Said, said};
use crate::route::{Page, tel};
use crate::text::fill;
use crate::ui::say::around;
use mingbai_contract::project::Approval;
use mingbai_domain::project::{DeferredState, Pen, Planned, State, Task, contact, flags, pens};
use mingbai_view::{Node, view};

/// A sentence, with a place for a text of the data where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(String, Option<Said>);

/// Something that somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub who: String,
    /// What it is about.
    pub what: Said,
    /// The class of how it stands, and how.
    pub state: (&'static str, String),
    /// More about it.
    pub lines: Vec<Line>,
}

/// Everything that can be done today, the investor's first.
pub fn rows<'a>(plan: &Plan<'a>) -> Vec<(Pen<'a>, Row)> {
    let all = pens(plan.calendar, plan.project(), &plan.schedule, plan.today);
    let (mine, theirs): (Vec<_>, Vec<_>) = all.into_iter().partition(|pen| pen.task.is_investors());
    let mut rows = Vec::new();
    for pen in mine.into_iter().chain(theirs) {
        if let Some(planned) = plan.schedule.approvals.get(pen.at) {
            let row = row(plan, &pen, planned);
            rows.push((pen, row));
        }
    }
    rows
}

fn row(plan: &Plan<'_>, pen: &Pen<'_>, planned: &Planned) -> Row {
    let (t, k, approval) = (plan.t, &plan.t.project, pen.approval);
    let item = plan.item(&approval.item);
    let told = flags(plan.calendar, plan.project(), &plan.schedule, plan.today);
    let told = told.iter().any(|flag| flag.approval.no == approval.no);
    let mut lines = Vec::new();
    let mut say = |words: String| lines.push(Line(words, None));
    let mut what: Said = (item.to_owned(), None);
    let mut state = plan.state(planned);
    match pen.task {
        Task::DecideLate { .. } => {
            if let Some(due) = planned.due {
                say(fill(k.pen_late(), &[&plan.day(due.date)]));
            }
            match &approval.overtime_reason {
                Some(reason) => {
                    let reason = plan.chinese(reason);
                    lines.push(Line(k.pen_reason().to_owned(), Some(reason)));
                }
                None => say(k.pen_no_reason().to_owned()),
            }
        }
        Task::Issue { by } => {
            if let (Some(due), State::Deemed { on, .. }) = (planned.due, planned.state) {
                let days = [due.date, on, by].map(|date| plan.day(date));
                say(fill(k.pen_deemed(), &days.each_ref().map(String::as_str)));
            }
        }
        Task::Resume => paused(plan, approval, planned, &mut lines),
        Task::Decide { left } => {
            state.1 = plan.left(left);
            if let Some(due) = planned.due {
                say(fill(k.pen_running(), &[&plan.day(due.date)]));
            }
        }
        Task::Supply {
            material,
            state: how,
        } => {
            what = plan.material(approval, &material.material);
            let promised = plan.day(material.promised_date.0);
            match how {
                DeferredState::Missed { .. } => {
                    state = ("st late", k.missed().to_owned());
                    say(fill(k.pen_missed(), &[&promised]));
                }
                DeferredState::Promised { left } => {
                    let words = if left == 0 {
                        k.last_day().to_owned()
                    } else {
                        t.count(k.left_one(), k.left(), usize::from(left))
                    };
                    state = ("st run", words);
                    let there = planned.is_there();
                    let phrase = if there {
                        k.pen_supply()
                    } else {
                        k.pen_supply_open()
                    };
                    say(fill(phrase, &[item, &promised]));
                }
                DeferredState::HandedIn { .. } => {}
            }
        }
        Task::HandIn => say(k.pen_ready().to_owned()),
    }
    let warns = match pen.task {
        Task::Supply { state, .. } => matches!(state, DeferredState::Missed { .. }),
        _ => told,
    };
    if warns {
        lines.push(Line(k.told().to_owned(), None));
    }
    if planned.critical && !planned.is_there() && !matches!(pen.task, Task::Supply { .. }) {
        lines.push(Line(k.critical().to_owned(), None));
    }
    let who = if pen.task.is_investors() {
        k.you().to_owned()
    } else {
        plan.department_short(&approval.department).to_owned()
    };
    Row {
        who,
        what,
        state,
        lines,
    }
}

fn paused(plan: &Plan<'_>, approval: &Approval, planned: &Planned, lines: &mut Vec<Line>) {
    let k = &plan.t.project;
    let open = || approval.clock_pauses.iter().filter(|pause| !pause.ended);
    for pause in open() {
        let words = [plan.exclusion(pause), &plan.day(pause.from.0)];
        lines.push(Line(fill(k.pen_paused(), &words), None));
    }
    let until = open().filter_map(|pause| pause.to).max();
    lines.push(match (until, planned.if_resumed) {
        (Some(until), Some(due)) => {
            let words = [plan.day(until.0), plan.day(due.date)];
            Line(
                fill(k.pen_planned(), &words.each_ref().map(String::as_str)),
                None,
            )
        }
        _ => Line(k.pen_unplanned().to_owned(), None),
    });
    for document in open().filter_map(|pause| pause.document.as_ref()) {
        let document = plan.chinese(document);
        lines.push(Line(k.document().to_owned(), Some(document)));
    }
}

/// The section.
pub fn section(plan: &Plan<'_>) -> Node {
    let k = &plan.t.project;
    let mut rows = Vec::new();
    for (pen, row) in self::rows(plan) {
        let class = if pen.task.is_investors() { "yours" } else { "" };
        let (state, words) = row.state;
        let spaced = |first: bool| (!first).then_some(plan.space());
        let mut lines = Vec::new();
        for (n, Line(phrase, value)) in row.lines.into_iter().enumerate() {
            let line = match value {
                Some(value) => around(&phrase, said(value)),
                None => view! { {phrase} },
            };
            lines.push(view! { {spaced(n == 0)}{line} });
        }
        let where_to = where_to(plan, &pen);
        rows.push(view! {
            <li class=class>
                <b>{around(&fill(k.who_what(), &[&row.who, "{0}"]), said(row.what))}</b>
                <span class=state>{words}</span>
                <p>{lines}</p>
                {where_to}
            </li>
        });
    }
    let none = rows
        .is_empty()
        .then(|| view! { <p class="soft">{k.pens_none()}</p> });
    view! {
        <section class="sec">
            <h2>{k.pens()}</h2>
            {none}
            <ul class="rows pen">{rows}</ul>
        </section>
    }
}

/// Where to go, for the investor; whom to call, where a department is late.
fn where_to(plan: &Plan<'_>, pen: &Pen<'_>) -> Option<Node> {
    let t = plan.t;
    if pen.task.is_investors() {
        let window = &pen.approval.window;
        let words = fill(t.common.window(), &[window.as_str()]);
        let words = fill(t.project.bring_to(), &[&words]);
        let href = Page::Window(window.clone()).path();
        return Some(view! { <p class="tell"><a href=href>{words}</a></p> });
    }
    if !matches!(pen.task, Task::DecideLate { .. } | Task::Issue { .. }) {
        return None;
    }
    let contact = contact::answerable(pen.approval, &plan.page.departments)?;
    let phone = contact.phone?;
    let words = fill(t.common.call(), &[phone]);
    Some(view! { <p class="tell"><a href=tel(phone)>{words}</a></p> })
}
