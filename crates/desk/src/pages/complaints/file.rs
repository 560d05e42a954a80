//! One complaint: its clocks, what stands in the clear, its messages, what can be done, what happened.

use super::{Here, clock, deeds, messages, model, summary};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::platform;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, fill, terms};
use crate::ui::effect::effect;
use crate::ui::{cases, say, states};
use crate::vault::Vault;
use leptos::prelude::*;
use mingbai_contract::desk::complaints::{ComplaintFile, ComplaintId};
use mingbai_contract::desk::endpoint::GetComplaint;
use mingbai_domain::complaint::fold;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// A complaint that is open, and what was last done with it.
#[derive(Clone, Copy)]
pub struct Case {
    /// The page.
    pub here: Here,
    /// The complaint.
    pub slot: Slot<ComplaintFile>,
    /// What was done, to be said until something else is done.
    pub done: RwSignal<Option<&'static str>>,
}

impl Case {
    /// It is so now, as the server has said.
    pub fn changed(self, session: Session, file: ComplaintFile, said: &'static str) {
        self.slot.change(move |old| *old = file);
        self.here.load(session);
        self.done.set(Some(said));
        platform::focus(".open h2");
    }
}

/// The complaint of an id, beside the table.
pub fn aside(here: Here, id: ComplaintId) -> Node {
    let (t, session, vault) = (text(), Session::here(), Vault::here());
    let offices = Offices::here();
    Drafts::here().cases.open(id);
    let case = Case {
        here,
        slot: Slot::default(),
        done: RwSignal::new(None),
    };
    let load = move || case.slot.load(session, GetComplaint(id));
    load();
    effect(move || {
        if let (true, Some(file)) = (vault.is_open(), case.slot.value()) {
            platform::spawn(async move { vault.open(&file).await });
        }
    });
    let close = move || here.href(|query| query.open = None);
    // There before the complaint is, so that the focus has a place to go to.
    let title = move || {
        let of_file = case
            .slot
            .value()
            .map(|file| file.complaint.category.clone());
        let category = of_file.or_else(|| {
            let list = here.list.value()?;
            let row = list.complaints.iter().find(|row| row.id == id)?;
            Some(row.category.clone())
        });
        let categories = offices.categories();
        category.map_or_else(
            || t.complaints.title.to_owned(),
            |category| offices::category(categories.as_deref(), t.lang, &category),
        )
    };
    view! {
        <section class="open case" aria-label=t.complaints.title>
            {cases::close(close)}
            <h2 tabindex="-1">{title}</h2>
            {states::show(case.slot, load, move |file| one(t, case, &file))}
        </section>
    }
}

fn one(t: &'static Text, case: Case, file: &Arc<ComplaintFile>) -> Node {
    view! {
        <p class="facts">{marks(t, file)}</p>
        {move || case.done.get().map(states::done)}
        {clear(t, file)}
        {messages::all(t, file)}
        {deeds::all(t, case, file)}
        {summary::part(t, case, file)}
        {happened(t, file)}
    }
}

fn marks(t: &'static Text, file: &ComplaintFile) -> Node {
    let (c, standing) = (&t.complaints, &file.standing);
    let late = standing.clocks.iter();
    let late = late
        .into_iter()
        .any(|clock| clock.stopped.is_none() && clock.overdue);
    let marks = [
        (late, "st late", c.late),
        (standing.stepped_up, "st late", c.stepped_up),
        (standing.joint, "st", c.joint),
    ];
    let shown = marks.into_iter().filter(|(is, ..)| *is);
    let shown = shown.map(|(_, class, words)| view! { <span class=class>{words}</span> });
    view! { <b>{terms::complaint_state(t, standing.state)}</b> {shown.collect_nodes()} }
}

/// What stands in the clear, and the clocks.
fn clear(t: &'static Text, file: &Arc<ComplaintFile>) -> Node {
    let (c, offices) = (&t.complaints, Offices::here());
    let shown = Arc::clone(file);
    let routing = move || {
        let (catalog, routing) = (offices.value(), &shown.complaint.routing);
        let catalog = catalog.as_deref();
        let window = routing.window.as_ref();
        let window = window.map(|id| offices::window(catalog, t.lang, id));
        let item = routing.item.as_ref();
        let item = item.map(|id| offices::item(catalog, t.lang, id));
        let concerned = concerned(&shown);
        let concerned = concerned.iter();
        let concerned: Vec<_> = concerned
            .map(|id| offices::department(catalog, t.lang, id))
            .collect();
        let departments = (!concerned.is_empty()).then(|| t.list(&concerned));
        let rows = [
            (c.window, window),
            (c.item, item),
            (c.departments, departments),
        ];
        let rows = rows
            .into_iter()
            .filter_map(|(label, words)| Some((label, words?)));
        rows.map(|(label, words)| view! { <div><dt>{label}</dt><dd>{words}</dd></div> })
            .collect_nodes()
    };
    let received = file.complaint.events.first();
    let today = file.standing.as_of.0;
    let received = received.map(|first| t.lang.day(first.day.0, Some(today)));
    let of = Arc::clone(file);
    let clocks = move || {
        let calendar = offices.calendar();
        let clocks = of.standing.clocks.iter();
        clocks
            .map(|one| clock::row(t, calendar.as_deref(), one, today))
            .collect_nodes()
    };
    let deletion = file.standing.delete_on.map(|day| {
        let words = fill(c.delete_on, &[&say::day(t, day)]);
        view! { <div><dt>{c.deletion}</dt><dd>{words}</dd></div> }
    });
    view! {
        <section class="part" aria-label=c.clear>
            {clock::bar(t, file)}
            <dl class="facts-list">
                {routing}
                <div><dt>{c.received_on}</dt><dd>{received}</dd></div>
                {clocks}
                {deletion}
            </dl>
        </section>
    }
}

/// Who is concerned: those that the reporter named, or the office later.
pub fn concerned(file: &ComplaintFile) -> Vec<mingbai_contract::DepartmentId> {
    let course = fold(&file.complaint);
    course.map(|course| course.departments).unwrap_or_default()
}

fn happened(t: &'static Text, file: &Arc<ComplaintFile>) -> Node {
    let (offices, shown) = (Offices::here(), Arc::clone(file));
    let rows = move || {
        let catalog = offices.value();
        let each = shown.complaint.events.iter();
        each.map(|event| {
            let named = event.departments.iter();
            let named: Vec<_> = named
                .map(|id| offices::department(catalog.as_deref(), t.lang, id))
                .collect();
            let words = model::event(t, event, &named);
            let day = t.lang.day(event.day.0, Some(shown.standing.as_of.0));
            view! { <li><span class="soft">{day}</span><span>{words}</span></li> }
        })
        .collect_nodes()
    };
    view! {
        <section class="sec">
            <h3>{t.complaints.happened}</h3>
            <ol class="course">{rows.into_node()}</ol>
        </section>
    }
}
