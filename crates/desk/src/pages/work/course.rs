//! What happened to an application, as a clerk reads it: the newest first, with what was said.

use super::file::Case;
use crate::offices::{self, Offices};
use crate::text::{Text, dates::time, fill, work_terms, written_in};
use mingbai_contract::application::{
    DecisionKind, DeemedCause, Event, EventType, Handling, Opinion, State,
};
use mingbai_contract::desk::work::ApplicationFile;
use mingbai_domain::application::{AcceptedBy, fold};
use mingbai_domain::time::{Zone, local};
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// The part of the page.
pub fn part(t: &'static Text, case: Case, file: &Arc<ApplicationFile>) -> Node {
    let file = Arc::clone(file);
    let rows = move || {
        let mut rows = lines(t, case, &file, 0);
        if file.view.state == State::Lapsed {
            rows.push(
                view! { <li><span class="soft"></span><span><b>{t.work.e_lapsed}</b></span></li> },
            );
        }
        rows.reverse();
        rows.collect_nodes()
    };
    view! {
        <section class="sec">
            <h3>{t.work.happened}</h3>
            <ol class="course work-course">{rows.into_node()}</ol>
        </section>
    }
}

/// The events behind the first `known`, the oldest first. Tracks what their names come from.
pub fn lines(t: &'static Text, case: Case, file: &ApplicationFile, known: usize) -> Vec<Node> {
    let (catalog, guide) = (Offices::here().value(), case.guide.value());
    let today = file.view.as_of.date().0;
    let events = file.view.application.events.iter().skip(known);
    let registers = registers(file);
    let line = |event: &Event| {
        let department = event.department.as_ref();
        let department = department
            .map(|id| offices::department(catalog.as_deref(), t.lang, id))
            .unwrap_or_default();
        let named = event.materials.iter().map(|id| {
            let guide = guide.as_ref();
            let found = guide.and_then(|page| page.guide.materials.iter().find(|m| m.id == *id));
            found.map_or_else(|| id.to_string(), |material| material.name.clone())
        });
        let named: Vec<String> = named.collect();
        let words = match event.r#type {
            EventType::Accepted if registers => t.work.e_registered.to_owned(),
            _ => words(t, event, &department),
        };
        let more = more(t, event, &named).into_iter();
        let more =
            more.map(|(said, tag)| view! { <span class="line said-line" lang=tag>{said}</span> });
        let at = local(event.at.unix_ms, Zone::BEIJING);
        let when = format!(
            "{} {}",
            t.lang.day_short(at.date, Some(today)),
            time(at.minute)
        );
        let role = event.role.clone();
        let role =
            role.map(|role| view! { " "<span class="soft" lang=written_in(&role)>{role}</span> });
        let by_itself =
            derived(event).then(|| view! { " "<span class="soft">{t.work.by_itself}</span> });
        view! {
            <li>
                <span class="soft nb">{when}</span>
                <span><b>{words}</b>{role}{by_itself}{more.collect_nodes()}</span>
            </li>
        }
    };
    events.map(line).collect()
}

/// Whether the office only put an acceptance on record that had come about without it: by the last material, or
/// by its own silence (R3, R4).
fn registers(file: &ApplicationFile) -> bool {
    let calendar = Offices::here().calendar();
    let view = &file.view;
    let course =
        calendar.and_then(|calendar| fold(&calendar, &view.application, view.as_of.unix_ms).ok());
    let acceptance = course.and_then(|course| course.acceptance);
    acceptance.is_some_and(|acceptance| acceptance.way != AcceptedBy::Office)
}

const fn derived(event: &Event) -> bool {
    mingbai_domain::application::is_derived(event.r#type)
}

/// What happened. `department` is the name of the one that it is about.
#[must_use]
pub fn words(t: &Text, event: &Event, department: &str) -> String {
    use EventType as E;
    let w = &t.work;
    let step = event.step.as_deref().unwrap_or_default();
    let of_step = |phrase| fill(phrase, &[step, department]);
    let count = event.materials.len().to_string();
    let own = event.department.is_none();
    match event.r#type {
        E::Submitted => w.e_submitted.to_owned(),
        E::Accepted => w.e_accepted.to_owned(),
        E::Refused => w.e_refused.to_owned(),
        E::NoticeGiven => fill(w.e_notice, &[&count]),
        E::Supplemented => fill(w.e_supplemented, &[&count]),
        E::StepStarted if own || event.handling == Some(Handling::Own) => of_step(w.e_step_started),
        E::StepStarted => of_step(w.e_asked),
        E::StepDecided => match event.opinion {
            Some(Opinion::Absent) => of_step(w.e_absent),
            Some(Opinion::Objection) if own => of_step(w.e_objection_own),
            Some(Opinion::Objection) => of_step(w.e_objection),
            _ if own => of_step(w.e_step_done),
            _ => of_step(w.e_consent),
        },
        E::Paused => {
            let why = event.exclusion.map(|code| work_terms::exclusion(t, code));
            fill(w.e_paused, &[why.unwrap_or_default()])
        }
        E::Resumed => w.e_resumed.to_owned(),
        E::Decided => match event.decision {
            Some(DecisionKind::Denied) => w.e_denied.to_owned(),
            _ => w.e_granted.to_owned(),
        },
        E::Delivered => w.e_delivered.to_owned(),
        E::Withdrawn => w.e_withdrawn.to_owned(),
        E::DeemedAccepted => w.e_deemed_accepted.to_owned(),
        E::DeemedConsented if step.is_empty() => w.e_deemed_consented.to_owned(),
        E::DeemedConsented => of_step(match event.cause {
            Some(DeemedCause::Absent) => w.e_absent,
            _ => w.e_silent,
        }),
    }
}

/// What was said with it, each with the language that it is in where that is another one. `named` are the
/// materials' names.
fn more(t: &Text, event: &Event, named: &[String]) -> Vec<(String, Option<&'static str>)> {
    let w = &t.work;
    let mut lines = Vec::new();
    if !named.is_empty() {
        let all = t.list(named);
        let tag = written_in(&all);
        lines.push((all, tag));
    }
    for (phrase, said) in [
        (w.said_reasons, &event.reasons),
        (w.said_document, &event.document),
        (w.said_note, &event.note),
    ] {
        if let Some(said) = said {
            lines.push((fill(phrase, &[said]), written_in(said)));
        }
    }
    if let Some(until) = event.planned_until {
        let today = Some(event.at.date().0);
        lines.push((fill(w.said_until, &[&t.lang.day(until.0, today)]), None));
    }
    if let Some(days) = event.working_days {
        lines.push((fill(w.said_days, &[&days.to_string()]), None));
    }
    lines
}
