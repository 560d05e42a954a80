//! What there is to know of one approval: its days, what it waits for, and whom to ask.

use super::plan::{Plan, Said, said};
use crate::route::{Page, Route, tel};
use crate::text::fill;
use mingbai_contract::project::{Approval, ClockPause};
use mingbai_domain::project::{Planned, contact};
use mingbai_view::{IntoNode, Node, view};

/// Opens under its row of the axis.
pub fn facts(plan: &Plan<'_>, approval: &Approval, planned: &Planned) -> Node {
    let k = &plan.t.project;
    let mut rows = Vec::new();
    let mut row = |label: &'static str, value: Node| {
        rows.push(view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
    };
    let day = |date| plan.day(date).into_node();
    row(
        k.f_department(),
        plan.department(&approval.department).to_owned().into_node(),
    );
    if planned.state.is_outside() {
        row(k.f_earliest(), day(planned.earliest_start));
        let waits = plan.schedule.waits_for(plan.project(), &approval.no);
        let mut names = Vec::new();
        for (other, _) in plan.approvals() {
            if waits.contains(&&other.no) {
                names.push(plan.item(&other.item));
            }
        }
        if !names.is_empty() {
            row(
                k.f_waits(),
                names.join(plan.t.common.list_comma()).into_node(),
            );
        }
    } else {
        row(k.f_handed_in(), day(planned.start));
    }
    if let Some(due) = planned.due {
        row(k.f_due(), day(due.date));
    } else if let Some(due) = planned.if_resumed {
        row(k.f_planned(), day(due.date));
    }
    for pause in &approval.clock_pauses {
        let label = if pause.ended {
            k.f_pause()
        } else {
            k.f_paused()
        };
        row(label, paused(plan, pause));
    }
    if !planned.state.is_outside() && approval.committed_working_days > 0 {
        let days = [planned.used, approval.committed_working_days].map(|n| n.to_string());
        row(
            k.f_used(),
            fill(k.f_used_of(), &days.each_ref().map(String::as_str)).into_node(),
        );
    }
    if !planned.is_there() {
        row(k.f_finish(), day(planned.finish));
        row(k.f_slack(), plan.slack(planned).into_node());
    }
    if let Some(contact) = contact::answerable(approval, &plan.page.departments) {
        row(k.f_chief(), person(plan, &contact));
    }
    let guide = Route::guide(&approval.item).href();
    view! {
        <div class="facts-in">
            <dl class="facts-list">{rows}</dl>
            <p class="tell"><a href=guide>{k.guide()}</a></p>
        </div>
    }
}

fn paused(plan: &Plan<'_>, pause: &ClockPause) -> Node {
    let k = &plan.t.project;
    let days = match pause.to {
        Some(to) => plan.range(pause.from.0, to.0),
        None => fill(k.f_since(), &[&plan.day(pause.from.0)]),
    };
    let words = [plan.exclusion(pause), plan.t.guide.comma(), &days].concat();
    let reason: Said = plan.chinese(&pause.reason);
    view! { {words}<br />{said(reason)} }
}

/// A role with its window and telephone.
pub fn person(plan: &Plan<'_>, contact: &contact::Contact<'_>) -> Node {
    let t = plan.t;
    let window = fill(t.common.window(), &[contact.window.as_str()]);
    let href = Page::Window(contact.window.clone()).path();
    let phone = contact.phone.map(|phone| {
        let words = fill(t.common.call(), &[phone]);
        view! { <a href=tel(phone)>{words}</a> }
    });
    view! {
        {said(plan.chinese(contact.role))}
        <span class="tell"><a href=href>{window}</a>{phone}</span>
    }
}
