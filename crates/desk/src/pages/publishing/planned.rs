//! What comes out on a day, and what lately did, or could not.

use super::{Here, words};
use crate::device::prefs::text;
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill};
use crate::ui::due;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{DeletePlanned, Nothing};
use mingbai_contract::desk::publishing::{Planned, PlannedOutcome};
use mingbai_view::{CollectNodes, Node, view};

/// The part of the page; nothing where nothing is or was planned.
pub fn part(t: &'static Text, here: Here, planned: &[Planned]) -> Option<Node> {
    let p = &t.publishing;
    if planned.is_empty() {
        return None;
    }
    let each = planned.iter().enumerate();
    let each = each.map(|(at, plan)| one(t, here, at, plan));
    Some(view! {
        <section class="sec" aria-labelledby="planned">
            <h2 id="planned">{p.planned}</h2>
            {here.back.summary()}
            <ul class="plans">{each.collect_nodes()}</ul>
        </section>
    })
}

fn one(t: &'static Text, here: Here, at: usize, plan: &Planned) -> Node {
    let p = &t.publishing;
    let names: Vec<String> = plan.drafts.iter().map(|of| here.called(t, of)).collect();
    let (day, names) = (t.lang.day(plan.day.0, due::today(None)), t.list(&names));
    let words = match plan.outcome {
        PlannedOutcome::Waiting => fill(p.planned_waiting, &[&day, &names]),
        PlannedOutcome::Published => fill(p.planned_done, &[&day, &names]),
        PlannedOutcome::TakenBack => fill(p.planned_back, &[&names]),
        PlannedOutcome::Failed => fill(p.planned_failed, &[&names]),
    };
    let why = (!plan.faults.is_empty()).then(|| {
        let each = plan.faults.iter().map(|fault| {
            let said = words::named(t, fault, |of| Some(here.called(t, of)));
            view! { <li>{said}</li> }
        });
        view! { <ul class="soft">{each.collect_nodes()}</ul> }
    });
    let back = (plan.outcome == PlannedOutcome::Waiting).then(|| take_back(t, here, at, plan));
    view! { <li><p id=format!("plan-{at}")>{words}</p>{why}{back}</li> }
}

fn take_back(t: &'static Text, here: Here, at: usize, plan: &Planned) -> Node {
    let (p, session) = (&t.publishing, Session::here());
    let id = plan.id.clone();
    let act = move |_| {
        here.back
            .send(session, DeletePlanned(id.clone()), Nothing {}, move |_| {
                here.done.set(Some(text().publishing.taken_back.to_owned()));
                here.load(session);
                platform::focus("h1");
            });
    };
    view! {
        <button
            class="btn line"
            type="button"
            id=format!("take-back-{at}")
            aria-describedby=format!("plan-{at}")
            on:click=act
        >
            {p.take_back}
        </button>
    }
}
