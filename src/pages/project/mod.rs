//! A green-channel project (R8): who has it today, every approval on one axis, what may follow later, and
//! what happens if one is late.
//!
//! Opened with a secret, as [`crate::pages::opened`] says. What is shown is worked out in [`plan`], [`pens`]
//! and [`dues`], which know no browser; [`axis`], [`table`], [`facts`] and [`parts`] draw it, [`show`] puts it on the
//! page; [`slip`] and [`share`] are what one can do with it.

mod axis;
mod dues;
mod facts;
mod form;
#[cfg(test)]
mod part_tests;
mod parts;
mod pens;
mod plan;
mod reviews;
mod share;
mod show;
mod slip;
mod table;
#[cfg(test)]
pub mod tests;

use crate::data::{self, Looks, Subject};
use crate::device::prefs::text;
use crate::device::tracked;
use crate::pages::opened::form::{Form, form as fields};
use crate::pages::opened::{self, Kept};
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::ProjectId;
use mingbai_contract::page::Masthead;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// `/projects`
pub fn projects() -> Node {
    opened::masthead(|masthead| {
        let t = text();
        Head::ready(t.project.title());
        Looks::here().calm();
        asking(t, masthead, Form::new(String::new()))
    })
}

/// The page that asks.
fn asking(t: &'static Text, masthead: &Arc<Masthead>, form: Form) -> Node {
    let k = &t.project;
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{k.title()}</h1>
            <p class="lead-p soft">{k.lead()}</p>
            {opened::plain(k.plain(), masthead)}
            <div class="needs-js">
                {opened::kept(t, kept)}
                {fields(t, form::asks(t, masthead), form)}
            </div>
        </main>
    }
}

/// The projects that this phone keeps, by the names that they had at the last look.
fn kept(t: &'static Text) -> Vec<Kept> {
    let mut kept = Vec::new();
    for code in tracked::projects() {
        let subject = Subject::Project(code);
        if let Some(look) = tracked::of(&subject, data::read_project)
            && let Some(page) = look.found.project()
        {
            kept.push(Kept {
                href: form::path(&subject),
                number: subject.name().to_owned(),
                name: t.lang.pick(&page.project.name).to_owned(),
                subject,
            });
        }
    }
    kept
}

/// `/projects/{code}`
pub fn project(code: ProjectId) -> Node {
    opened::masthead(move |masthead| {
        let t = text();
        Head::ready(t.project.title());
        let looks = Looks::here();
        looks.calm();
        let form = Form::new(code.as_str().to_owned());
        let opening = RwSignal::new(true);
        let subject = Subject::Project(code.clone());
        let path = form::path(&subject);
        opened::open(&subject, path, data::read_project, form, opening);
        let there = {
            let subject = subject.clone();
            Memo::new(move |_| looks.of(&subject).is_some())
        };
        let (code, masthead) = (code.clone(), Arc::clone(masthead));
        (move || {
            if there.get() {
                return show::showing(t, &masthead, &subject);
            }
            // It is not known yet whether there is a secret.
            if opening.get() {
                return view! {
                    <main id="main" class="page">
                        <h1 tabindex="-1">{t.project.title()}</h1>
                        <p class="no-line"><span>{fill(t.project.code_line(), &[code.as_str()])}</span></p>
                        {opened::plain(t.project.plain(), &masthead)}
                        <div class="needs-js">{states::loading_part()}</div>
                    </main>
                };
            }
            asking(t, &masthead, form)
        })
        .into_node()
    })
}
