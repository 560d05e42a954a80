//! One application: where it stands, its clocks, what it is made of, what can be done, what happened.

use super::acts::{self, forms::WorkForms};
use super::{Here, clock, course};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::platform;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, fill, work_terms, written_in};
use crate::ui::{copy, icon, states};
use leptos::prelude::*;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::desk::endpoint::GetApplication;
use mingbai_contract::desk::work::ApplicationFile;
use mingbai_contract::guide::Material;
use mingbai_domain::application::number;
use mingbai_domain::materials::{needed, situation};
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// An application that is open, and what was last done with it.
#[derive(Clone, Copy)]
pub struct Case {
    /// The page.
    pub here: Here,
    /// The application.
    pub slot: Slot<ApplicationFile>,
    /// Its guide, for the names of things.
    pub guide: Slot<GuidePage>,
    /// What was done, to be said until something else is done.
    pub done: RwSignal<Option<&'static str>>,
    /// How many events were known when somebody else was quicker.
    pub raced: RwSignal<Option<u32>>,
}

impl Case {
    /// Something was done, and how it stands now is here: the list is asked for anew.
    pub fn changed(self, session: Session, said: &'static str) {
        self.raced.set(None);
        self.done.set(Some(said));
        self.here.load(session);
        platform::focus(".open h2");
    }

    /// Somebody else was quicker, and how it stands now is here: that is said.
    pub fn lost(self, session: Session, after: u32) {
        self.done.set(None);
        self.raced.set(Some(after));
        self.here.load(session);
        platform::focus(".open h2");
    }
}

/// The application of a number, beside the table.
pub fn aside(here: Here, number: &ApplicationNumber) -> Node {
    let (t, session, offices) = (text(), Session::here(), Offices::here());
    Drafts::here().work.open(number);
    let case = Case {
        here,
        slot: Slot::default(),
        guide: Slot::default(),
        done: RwSignal::new(None),
        raced: RwSignal::new(None),
    };
    let asked = number.clone();
    let load = move || case.slot.load(session, GetApplication(asked.clone()));
    load();
    guide(case);
    let close = move || here.href(|query| query.open = None);
    // There before the application is, so that the focus has a place to go to.
    let shown = number.clone();
    let title = move || {
        let opened = case.slot.value();
        let opened = opened.map(|file| file.view.application.item.clone());
        let in_list = || {
            let list = here.list.value()?;
            let mut rows = list.applications.iter();
            rows.find(|row| row.number == shown)
                .map(|row| row.item.clone())
        };
        let item = opened.or_else(in_list);
        let catalog = offices.value();
        item.map_or_else(
            || t.work.title.to_owned(),
            |item| offices::item(catalog.as_deref(), t.lang, &item),
        )
    };
    let written = number.as_str().to_owned();
    view! {
        <section class="open case work-file" aria-label=t.work.title>
            <div class="file-top">
                <span class="soft nb">{number::grouped(number)}</span>
                <a class="link" href=close data-key="Escape">{t.common.close}<kbd aria-hidden="true">"Esc"</kbd></a>
            </div>
            <h2 tabindex="-1">{title}</h2>
            {states::show(case.slot, load, move |file| one(t, case, &file))}
            <p class="acts copy">{copy::button(&written)}</p>
        </section>
    }
}

/// Fetches the guide once it is known of which item.
fn guide(case: Case) {
    crate::ui::effect::effect(move || {
        let file = case.slot.value();
        if let Some(file) = file.filter(|_| case.guide.is_unasked()) {
            let item = file.view.application.item.clone();
            case.guide.fetch(offices::guide(item));
        }
    });
}

fn one(t: &'static Text, case: Case, file: &Arc<ApplicationFile>) -> Node {
    let forms: WorkForms = Drafts::here().work;
    view! {
        {head(t, case, file)}
        {move || case.done.get().map(states::done)}
        {raced(t, case, file)}
        {clock::part(t, file)}
        {late(t, file)}
        {acts::part(t, case, forms, file)}
        {materials(t, case, file)}
        {course::part(t, case, file)}
    }
}

/// What it is, where it was handed in, and how it stands.
fn head(t: &'static Text, case: Case, file: &Arc<ApplicationFile>) -> Node {
    let (w, view) = (&t.work, &file.view);
    let application = &view.application;
    let today = view.as_of.date().0;
    let submitted = application.events.first();
    let submitted = submitted.map(|event| {
        let day = t.lang.day(event.at.date().0, Some(today));
        fill(w.handed_in, &[&day])
    });
    let id = application.situation.clone();
    let kind = move || {
        let guide = case.guide.value()?;
        let mut all = guide.guide.situations.iter();
        let found = all.find(|one| one.id == id)?;
        let name = found.name.clone();
        Some(view! { <span lang=written_in(&name)>{name}</span> })
    };
    let state = work_terms::state(t, view.state);
    view! {
        <p class="facts">
            <b>{state}</b>
            {kind}
            <span>{fill(w.at_window, &[&application.window.to_string()])}</span>
            <span>{submitted}</span>
        </p>
    }
}

/// What somebody else did, where that came first.
fn raced(t: &'static Text, case: Case, file: &Arc<ApplicationFile>) -> Node {
    let file = Arc::clone(file);
    (move || {
        let known = usize::try_from(case.raced.get()?).ok()?;
        let others = course::lines(t, case, &file, known);
        let words = if others.is_empty() {
            t.work.raced_none
        } else {
            t.work.raced
        };
        Some(view! {
            <div class="note amber raced" role="status">
                {icon::INFO.view()}
                <div><p>{words}</p><ol class="course">{others.collect_nodes()}</ol></div>
            </div>
        })
    })
    .into_node()
}

/// What the office is late with, and what it has said of that (R5).
fn late(t: &'static Text, file: &ApplicationFile) -> Option<Node> {
    use mingbai_contract::application::TruthCode;
    let (w, view) = (&t.work, &file.view);
    let today = view.as_of.date().0;
    let truths = view.truths.iter();
    let late = truths
        .filter(|truth| matches!(truth.truth, TruthCode::Overdue | TruthCode::DeemedAccepted));
    let rows: Vec<Node> = late
        .map(|truth| {
            let clock = work_terms::clock(t, truth.clock, truth.step.as_deref());
            let due = truth.due.map(|due| t.lang.day(due.0, Some(today)));
            let what = fill(w.overtime_of, &[&clock, due.as_deref().unwrap_or_default()]);
            let reason = truth.reason.as_ref().map(|reason| reason.text.as_str());
            let said = match reason {
                Some(reason) => fill(w.overtime_reason, &[reason]),
                None => w.overtime_none.to_owned(),
            };
            let tag = reason.and_then(written_in);
            view! { <li><b>{what}</b><span class="line" lang=tag>{said}</span></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="note bad overtime">
                {icon::WARN.view()}
                <div><p class="st late">{w.overtime}</p><ul>{rows.collect_nodes()}</ul></div>
            </div>
        }
    })
}

/// What its situation needs, and what of that is missing (R4).
fn materials(t: &'static Text, case: Case, file: &Arc<ApplicationFile>) -> Node {
    let (w, file) = (&t.work, Arc::clone(file));
    (move || {
        let page = case.guide.value()?;
        let id = file.view.application.situation.as_str();
        let needed = needed(&page.guide, situation(&page.guide, Some(id))?);
        let missing = &file.view.missing;
        let row = |one: &Material, free: bool| {
            let mark = if missing.contains(&one.id) {
                Some(view! { <span class="st wait-st">{w.missing}</span> })
            } else if free {
                Some(view! { <span class="soft">{w.looked_up}</span> })
            } else if one.condition.is_some() {
                Some(view! { <span class="soft">{w.conditional}</span> })
            } else {
                None
            };
            let name = one.name.clone();
            view! { <li><span lang=written_in(&name)>{name}</span>{mark}</li> }
        };
        let bring = needed.bring.iter().map(|one| row(one, false));
        let free = needed.free.iter().map(|one| row(one, true));
        let all = needed.bring.len() + needed.free.len();
        let count = fill(w.materials_count, &[&all.to_string()]);
        let lacking = (!missing.is_empty()).then(|| {
            let words = fill(w.materials_missing, &[&missing.len().to_string()]);
            view! { " "<span class="st wait-st">{words}</span> }
        });
        Some(view! {
            <section class="sec">
                <h3 class="with-aside">{w.materials}<span class="aside">{count}{lacking}</span></h3>
                <ul class="rows work-mats">{bring.chain(free).collect_nodes()}</ul>
            </section>
        })
    })
    .into_node()
}
