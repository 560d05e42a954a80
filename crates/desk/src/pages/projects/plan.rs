//! The plan: every approval by stage, how it stands, and its days on one axis.

use super::file::Open;
use super::left;
use crate::text::{Lang, fill};
use crate::ui::days::Days;
use mingbai_contract::project::Approval;
use mingbai_domain::project::{Planned, State};
use mingbai_view::{CollectNodes, Node, view};

/// The plan.
pub(super) fn part(open: &Open<'_>) -> Node {
    let (g, project) = (&open.t.green, open.project());
    let days = days(open);
    let stages = project.stages.iter().zip(&open.schedule.stages);
    let stages = stages.filter_map(|(stage, span)| {
        let span = span.as_ref()?;
        let done = fill(
            g.stage_done,
            &[&span.granted.to_string(), &span.total.to_string()],
        );
        let approvals = project.approvals.iter().zip(&open.schedule.approvals);
        let rows = approvals.filter(|(approval, _)| approval.stage == *stage);
        let rows = rows.map(|(approval, planned)| row(open, days.as_ref(), approval, planned));
        Some(view! {
            <tbody>
                <tr class="stage">
                    <th scope="rowgroup" colspan="3"><span lang=Lang::Zh.tag()>{stage.clone()}</span><span class="aside">{done}</span></th>
                </tr>
                {rows.collect_nodes()}
            </tbody>
        })
    });
    view! {
        <section class="sec">
            <h3>{g.plan}</h3>
            <p class="soft">{g.plan_lead}</p>
            <table class="wl plan">
                <thead>
                    <tr>
                        <th scope="col">{g.head_approval}</th>
                        <th scope="col">{g.head_state}</th>
                        <th scope="col">{g.head_days}</th>
                    </tr>
                </thead>
                {stages.collect_nodes()}
            </table>
        </section>
    }
}

/// From the first day of the plan to the last.
fn days(open: &Open<'_>) -> Option<Days> {
    let approvals = &open.schedule.approvals;
    let first = approvals.iter().map(|planned| planned.start).min()?;
    let last = approvals.iter().map(|planned| planned.finish).max()?;
    Some(Days::new(first.min(open.today), last.max(open.today)))
}

fn row(open: &Open<'_>, days: Option<&Days>, approval: &Approval, planned: &Planned) -> Node {
    let g = &open.t.green;
    let promised = match approval.committed_working_days {
        0 => g.at_once.to_owned(),
        days => fill(g.promised, &[&days.to_string()]),
    };
    let (class, words) = state(open, approval, planned);
    let slack = (!planned.is_there()).then(|| {
        let days = usize::from(planned.slack);
        let words = match days {
            0 => g.slack_none.to_owned(),
            days => open.t.count(g.slack_one, g.slack, days),
        };
        let class = if days == 0 {
            "line st wait-st"
        } else {
            "line soft"
        };
        view! { <span class=class>{words}</span> }
    });
    let near = near(open, planned);
    view! {
        <tr>
            <th scope="row">
                {open.item(&approval.item)}
                <span class="sub">{open.department(&approval.department)}" · "{promised}</span>
            </th>
            <td><span class=class>{words}</span>{near}{slack}</td>
            <td class="bar-cell">{days.map(|days| bar(open, days, approval, planned))}</td>
        </tr>
    }
}

/// How an approval stands: the class of the words, and they.
fn state(open: &Open<'_>, approval: &Approval, planned: &Planned) -> (&'static str, String) {
    let g = &open.t.green;
    let due = planned.due.map_or(planned.finish, |due| due.date);
    match planned.state {
        State::Decided { on } => ("st ok", fill(g.state_decided, &[&open.day(on)])),
        State::Running => ("", fill(g.state_running, &[&open.day(due)])),
        State::Paused => ("st wait-st", g.state_paused.to_owned()),
        State::Late { .. } => ("st late", fill(g.state_late, &[&open.day(due)])),
        State::Deemed { on, .. } => ("st wait-st", fill(g.state_deemed, &[&open.day(on)])),
        State::Ready => ("st run", g.state_ready.to_owned()),
        State::Waiting => {
            let waits = open.schedule.waits_for(open.project(), &approval.no);
            let approvals = open.project().approvals.iter();
            let names: Vec<String> = approvals
                .filter(|other| waits.contains(&&other.no))
                .map(|other| open.item(&other.item))
                .collect();
            ("soft", fill(g.state_waiting, &[&open.t.list(&names)]))
        }
    }
}

/// How near the end of a running clock is.
fn near(open: &Open<'_>, planned: &Planned) -> Option<Node> {
    let due = planned.due?;
    if !matches!(planned.state, State::Running | State::Late { .. }) {
        return None;
    }
    let (class, words) = left(open.t, open.calendar, due.date, open.today);
    Some(view! { <span class=class>{words}</span> })
}

/// The days of an approval, and today.
fn bar(open: &Open<'_>, days: &Days, approval: &Approval, planned: &Planned) -> Node {
    let class = match planned.state {
        State::Decided { .. } => "b done",
        State::Deemed { .. } => "b deemed",
        State::Late { .. } => "b late",
        State::Paused => "b pause",
        State::Running => "b run",
        State::Ready | State::Waiting => "b todo",
    };
    let said = fill(
        open.t.green.bar,
        &[&open.day(planned.start), &open.day(planned.finish)],
    );
    let now = days.middle(open.today);
    let promised = approval.deferred_materials.iter().map(|one| {
        let x = days.middle(one.promised_date.0);
        let class = match one.fulfilled_date {
            Some(_) => "m in",
            None => "m",
        };
        view! { <circle class=class cx=x cy="50%" r="4" /> }
    });
    view! {
        <svg class="line-axis" role="img" aria-label=said width="100%" height="20">
            <rect class=class x=days.begin(planned.start) width=days.width(planned.start, planned.finish) y="5" height="10" rx="2" />
            {promised.collect_nodes()}
            <line class="now" x1=now.clone() x2=now y1="0" y2="100%" />
        </svg>
    }
}
