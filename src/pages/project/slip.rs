//! "What if one is late?" Worked out on the phone, for one approval and so many working days.

use super::plan::Plan;
use crate::data::Look;
use crate::text::{Text, fill, fill_number};
use crate::ui::icon;
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::ApprovalId;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::project::slip;
use mingbai_view::{Node, view};
use std::sync::Arc;

/// By how many working days at most.
pub const MOST: u16 = 120;

/// What is filled in at first.
const AT_FIRST: &str = "5";

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What becomes of the whole project.
    pub whole: String,
    /// Whether it comes later.
    pub later: bool,
    /// What comes later: what it is called, when it would have been there, when it is.
    pub moved: Vec<(String, String)>,
}

/// What follows when `approval` is so many working days late.
pub fn outcome(plan: &Plan<'_>, approval: &ApprovalId, days: u16) -> Option<Outcome> {
    let k = &plan.t.project;
    let after = slip(plan.calendar, plan.project(), plan.today, approval, days).ok()?;
    let day = |date| plan.day(date);
    let was = day(plan.schedule.finish?.date);
    let is = day(after.after.finish?.date);
    let whole = if after.postponed == 0 {
        fill(k.slip_same(), &[&was])
    } else {
        let one = after.postponed == 1;
        let phrase = if one {
            k.slip_later_one()
        } else {
            k.slip_later()
        };
        fill(phrase, &[&after.postponed.to_string(), &was, &is])
    };
    let mut moved = Vec::new();
    for at in after.moved {
        let approval = plan.project().approvals.get(at)?;
        let before = plan.schedule.approvals.get(at)?;
        let now = after.after.approvals.get(at)?;
        let days = [plan.day_short(before.finish), plan.day_short(now.finish)];
        let days = fill(k.slip_from_to(), &days.each_ref().map(String::as_str));
        moved.push((plan.item(&approval.item).to_owned(), days));
    }
    Some(Outcome {
        whole,
        later: after.postponed > 0,
        moved,
    })
}

/// The section; none where everything is there.
pub fn section(plan: &Plan<'_>, look: &Arc<Look>, calendar: &Arc<WorkCalendar>) -> Option<Node> {
    let (t, k, today) = (plan.t, &plan.t.project, plan.today);
    let mut options = Vec::new();
    let mut first: Option<(&ApprovalId, bool)> = None;
    for (approval, planned) in plan.approvals().filter(|(_, planned)| !planned.is_there()) {
        // What holds everything up is what one asks about.
        let better = first.is_none_or(|(_, critical)| planned.critical && !critical);
        if better {
            first = Some((&approval.no, planned.critical));
        }
        let name = plan.item(&approval.item).to_owned();
        options.push((approval.no.as_str().to_owned(), name));
    }
    let (first, _) = first?;
    let chosen = RwSignal::new(first.as_str().to_owned());
    let options = options.into_iter().map(|(no, name)| {
        let is_first = no == first.as_str();
        view! { <option value=no selected=is_first>{name}</option> }
    });
    let options: Vec<Node> = options.collect();
    let days = RwSignal::new(AT_FIRST.to_owned());
    let (look, calendar) = (Arc::clone(look), Arc::clone(calendar));
    let says = move || {
        let typed = days.with(|days| days.trim().parse().ok());
        let typed = typed.filter(|days| (1..=MOST).contains(days));
        let Some(days) = typed else {
            let words = fill_number(t.project.slip_bad(), usize::from(MOST));
            return Some(view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> });
        };
        says(t, &look, &calendar, today, &chosen.get(), days)
    };
    Some(view! {
        <section class="sec slip">
            <h2>{k.slip()}</h2>
            <p class="small soft">{k.slip_lead()}</p>
            <div class="slip-in">
                <label>
                    <span>{k.slip_which()}</span>
                    <select class="input" prop:value=move || chosen.get() on:change=move |event| chosen.set(event.value())>
                        {options}
                    </select>
                </label>
                <label>
                    <span>{k.slip_days()}</span>
                    <input
                        class="input"
                        inputmode="numeric"
                        maxlength="3"
                        autocomplete="off"
                        prop:value=move || days.get()
                        on:input=move |event| days.set(event.value())
                    />
                </label>
            </div>
            <div class="slip-out" role="status">{says}</div>
        </section>
    })
}

fn says(
    t: &'static Text,
    look: &Look,
    calendar: &WorkCalendar,
    today: NaiveDate,
    chosen: &str,
    days: u16,
) -> Option<Node> {
    let plan = Plan::new(t, look.found.project()?, calendar, today)?;
    let outcome = outcome(&plan, &chosen.parse().ok()?, days)?;
    let count = outcome.moved.len();
    let title = t.count(t.project.slip_moved_one(), t.project.slip_moved(), count);
    let rows = outcome.moved.into_iter().map(|(name, days)| {
        view! { <tr><th scope="row">{name}</th><td>{days}</td></tr> }
    });
    let rows: Vec<Node> = rows.collect();
    let class = if outcome.later {
        "slip-whole later"
    } else {
        "slip-whole"
    };
    Some(view! {
        <p class=class>{outcome.whole}</p>
        <table class="days"><caption>{title}</caption><tbody>{rows}</tbody></table>
    })
}
