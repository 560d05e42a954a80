//! What else belongs to a project: materials to follow, milestones, inspections, fees, whom to ask.

use super::facts;
use super::plan::{Plan, grouped, said};
use crate::route::Page;
use crate::text::fill;
use chrono::Datelike;
use mingbai_contract::ListId;
use mingbai_contract::project::FeeStanding;
use mingbai_domain::project::inspection::{ROUTINE_A_YEAR, place_in_year};
use mingbai_domain::project::{DeferredState, contact, deferred_state};
use mingbai_view::{Node, view};

/// The list of fees that may be charged.
const FEES: &str = "fees";

/// Materials that follow later, those that are missing first.
pub fn deferred(plan: &Plan<'_>) -> Option<Node> {
    let k = &plan.t.project;
    let (mut open, mut there) = (Vec::new(), Vec::new());
    for (approval, _) in plan.approvals() {
        for material in &approval.deferred_materials {
            let state = deferred_state(plan.calendar, material, plan.today);
            let promised = plan.day(material.promised_date.0);
            let (class, days, left) = match state {
                DeferredState::HandedIn { on, late } => {
                    let phrase = if late { k.d_in_late() } else { k.d_in() };
                    ("", fill(phrase, &[&plan.day(on)]), None)
                }
                DeferredState::Missed { .. } => ("over", fill(k.d_missed(), &[&promised]), None),
                DeferredState::Promised { left: 0 } => (
                    "end",
                    fill(k.d_by(), &[&promised]),
                    Some(k.last_day().to_owned()),
                ),
                DeferredState::Promised { left } => {
                    ("end", fill(k.d_by(), &[&promised]), Some(plan.left(left)))
                }
            };
            let missing = !matches!(state, DeferredState::HandedIn { .. });
            let promise = (missing && !material.promise.is_empty()).then(|| {
                let promise = said(plan.chinese(&material.promise));
                view! { <p class="small soft">{crate::ui::say::around(k.d_promise(), promise)}</p> }
            });
            let name = said(plan.material(approval, &material.material));
            let item = plan.item(&approval.item).to_owned();
            let left = left.map(|left| view! { <br /><span class="st run">{left}</span> });
            let row = view! {
                <tr class=class>
                    <th scope="row">{name}<p class="small soft">{item}</p>{promise}</th>
                    <td>{days}{left}</td>
                </tr>
            };
            if missing { &mut open } else { &mut there }.push(row);
        }
    }
    let (all, got) = (open.len() + there.len(), there.len());
    if all == 0 {
        return None;
    }
    let count = fill(k.deferred_count(), &[&all.to_string(), &got.to_string()]);
    let rule = (!open.is_empty()).then(|| view! { <p class="small soft">{k.d_rule()}</p> });
    Some(view! {
        <section class="sec">
            <h2>{k.deferred()}<span class="aside">{count}</span></h2>
            <table class="days later"><tbody>{open}{there}</tbody></table>
            {rule}
        </section>
    })
}

/// Days that matter to the investor.
pub fn milestones(plan: &Plan<'_>) -> Option<Node> {
    let k = &plan.t.project;
    let mut rows = Vec::new();
    for milestone in &plan.project().milestones {
        let (class, words) = match milestone.actual {
            Some(actual) => ("st ok", plan.day(actual.0)),
            None if milestone.planned.0 < plan.today => ("st late", k.m_passed().to_owned()),
            None => ("soft", k.m_ahead().to_owned()),
        };
        let planned = fill(k.m_planned(), &[&plan.day(milestone.planned.0)]);
        rows.push(view! {
            <tr>
                <th scope="row">{said(plan.chinese(&milestone.name))}</th>
                <td class="soft">{planned}</td>
                <td><span class=class>{words}</span></td>
            </tr>
        });
    }
    (!rows.is_empty()).then(|| {
        view! {
            <section class="sec">
                <h2>{k.milestones()}</h2>
                <table class="days"><tbody>{rows}</tbody></table>
            </section>
        }
    })
}

/// Inspections of the enterprise, with the yearly cap (R9).
pub fn inspections(plan: &Plan<'_>) -> Node {
    let (k, i) = (&plan.t.project, &plan.t.inspection);
    let all = &plan.project().inspections;
    let most = ROUTINE_A_YEAR.to_string();
    let mut rows = Vec::new();
    let mut this_year = 0;
    for inspection in all {
        let place = place_in_year(all, inspection);
        if inspection.date.0.year() == plan.today.year() {
            this_year = place.this_year;
        }
        let number = match place.number {
            _ if place.is_over_cap() => {
                let words = fill(k.i_over(), &[&most]);
                view! { <span class="st late">{words}</span> }
            }
            Some(number) => {
                let words = fill(k.i_number(), &[&number.to_string()]);
                view! { <span class="soft">{words}</span> }
            }
            None => view! { <span class="soft">{k.i_uncounted()}</span> },
        };
        let result = inspection.result.as_ref().map(|result| {
            let result = said(plan.chinese(result));
            view! { <p>{crate::ui::say::around(k.i_result(), result)}</p> }
        });
        let href = Page::Inspection(inspection.code.clone()).path();
        rows.push(view! {
            <li>
                <b>{said(plan.chinese(&inspection.r#type))}</b>
                {number}
                <p>{plan.day(inspection.date.0)}" · "{said(plan.chinese(&inspection.departments))}</p>
                {result}
                <p class="tell">
                    <a href=href>{k.i_check()}<span class="vh">" "{inspection.code.as_str().to_owned()}</span></a>
                </p>
            </li>
        });
    }
    let words = if rows.is_empty() {
        k.i_none().to_owned()
    } else {
        fill(k.i_cap(), &[&most, &this_year.to_string()])
    };
    view! {
        <section class="sec">
            <h2>{k.inspections()}</h2>
            <p class="small soft">{words}</p>
            <ul class="rows pen" aria-label=i.title()>{rows}</ul>
        </section>
    }
}

/// What it is charged, against the published list (R7).
pub fn fees(plan: &Plan<'_>) -> Node {
    let (t, k) = (plan.t, &plan.t.project);
    let mut rows = Vec::new();
    for (fee, standing) in plan.project().fees.iter().zip(&plan.page.fees) {
        let amount = fee.charged_yuan.to_string();
        let amount = fill(t.common.yuan(), &[&grouped(&amount)]);
        let (class, words) = match standing {
            FeeStanding::Free => ("st ok", k.fee_free()),
            FeeStanding::Listed => ("soft", k.fee_listed()),
            FeeStanding::ShouldBeFree => ("st late", k.fee_should_be_free()),
            FeeStanding::NotListed => ("st late", k.fee_not_listed()),
        };
        let standard = said(plan.chinese(&fee.standard));
        let amount = (*standing != FeeStanding::Free).then(|| view! { <b>{amount}</b><br /> });
        rows.push(view! {
            <tr>
                <th scope="row">{said(plan.chinese(&fee.name))}<p class="small soft">{standard}</p></th>
                <td>{amount}<span class=class>{words}</span></td>
            </tr>
        });
    }
    let none = rows
        .is_empty()
        .then(|| view! { <p class="soft">{k.fees_none()}</p> });
    let list = ListId::new(FEES).ok().map(|list| {
        let href = Page::List(list).path();
        view! { <p class="tell"><a href=href>{k.fees_list()}</a></p> }
    });
    view! {
        <section class="sec">
            <h2>{k.fees()}</h2>
            {none}
            <table class="days later"><tbody>{rows}</tbody></table>
            {list}
        </section>
    }
}

/// The agent, and who is in charge at each department.
pub fn contacts(plan: &Plan<'_>) -> Node {
    let (t, k) = (plan.t, &plan.t.project);
    let agent = facts::person(plan, &contact::agent(plan.project()));
    let mut rows = Vec::new();
    let mut seen = Vec::new();
    for (approval, _) in plan.approvals() {
        if seen.contains(&&approval.department) {
            continue;
        }
        seen.push(&approval.department);
        if let Some(contact) = contact::answerable(approval, &plan.page.departments) {
            let name = plan.department(&approval.department).to_owned();
            let person = facts::person(plan, &contact);
            rows.push(view! { <div><dt>{name}</dt><dd>{person}</dd></div> });
        }
    }
    let words = t.count(k.chiefs_one(), k.chiefs(), rows.len());
    let chiefs = (!rows.is_empty()).then(|| {
        view! {
            <details class="chiefs">
                <summary>{words}</summary>
                <dl class="facts-list">{rows}</dl>
            </details>
        }
    });
    view! {
        <section class="sec">
            <h2>{k.contact()}</h2>
            <dl class="facts-list"><div><dt>{k.agent()}</dt><dd>{agent}</dd></div></dl>
            <p class="small soft">{k.agent_text()}</p>
            {chiefs}
        </section>
    }
}
