//! Complaining without a name (R10, DESIGN §4): the way in, the form with its receipt, and the thread.
//!
//! What is typed is sealed on the phone before it leaves, and never stands in an address; these pages leave
//! nothing behind unless somebody says so. What can be decided without a browser is decided in [`model`] and
//! `mingbai_domain::complaint`; [`writing`] is one complaint on its way. Keys and what is opened stay in the
//! worker that [`crate::platform`] calls.

mod account;
mod card;
mod fields;
mod files;
mod form;
mod going;
pub mod model;
pub mod parts;
mod receipt;
pub mod scanning;
mod sent;
#[cfg(test)]
mod step_tests;
#[cfg(test)]
pub mod tests;
mod thread;
mod waiting;
mod writing;

pub use thread::thread;

use crate::data::Data;
use crate::device::now;
use crate::device::prefs::text;
use crate::loaded::{Loaded, Why};
use crate::pages::opened;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use crate::ui::{icon, states};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;
use writing::{Step, Writing};

/// Follows a link in this page's place in the history: whoever leaves at once leaves all of them.
fn replacing(page: Page) -> impl Fn(mingbai_view::Event) {
    let navigate = use_navigate();
    move |event| {
        event.prevent_default();
        let options = NavigateOptions {
            replace: true,
            ..Default::default()
        };
        navigate(&page.path(), options);
    }
}

/// `/complaints`
pub fn complaints() -> Node {
    opened::masthead(|masthead| {
        let t = text();
        let k = &t.complaint;
        Head::ready(k.title());
        going::watch();
        // One that is over is not shown to whoever comes next.
        effect(move || untrack(|| Writing::here().anew()));
        let steps = [k.step_1(), k.step_2(), k.step_3()];
        let steps = steps.map(|words| view! { <li>{words}</li> });
        let data = Data::here();
        let promise = move || {
            let terms = data.catalog_here()?.catalog.complaints;
            let days = [terms.take_up, terms.conclude].map(|days| days.to_string());
            Some(fill(k.promise(), &[&days[0], &days[1]]))
        };
        view! {
            <main id="main" class="page complain">
                <h1 tabindex="-1">{k.title()}</h1>
                <p class="lead-p">{k.lead()}</p>
                <p class="small soft promised">{promise}</p>
                {opened::plain(k.plain(), masthead)}
                <div class="needs-js">
                    {waiting::section(t)}
                    <p class="acts stacked">
                        <a class="btn wide" href=Page::Complain.path() on:click=replacing(Page::Complain)>{icon::LOCK.view()}{k.start()}</a>
                        <a class="btn line wide" href=Page::Thread.path() on:click=replacing(Page::Thread)>{icon::LETTER.view()}{k.open()}</a>
                    </p>
                </div>
                {parts::sealed(t)}
                <section class="sec">
                    <h2>{k.steps()}</h2>
                    <ol class="how">{steps.collect_nodes()}</ol>
                </section>
            </main>
        }
    })
}

/// `/complaints/new`
pub fn complain() -> Node {
    opened::masthead(|masthead| {
        let (t, writing, today) = (text(), Writing::here(), now::today());
        going::watch();
        on_cleanup(move || writing.leave());
        form::prefill(writing);
        let masthead = Arc::clone(masthead);
        let made = Memo::new_with_compare(
            {
                let masthead = Arc::clone(&masthead);
                move |_| form::made(&masthead, today)
            },
            // Drawn once all of it is here: what is newer would take the form away from who types.
            |one, other| one.map(Option::is_some) != other.map(Option::is_some),
        );
        let titled = Memo::new(move |_| title(t, writing));
        // Whoever has come here has the focus on it, whatever is drawn anew below.
        let heading = move || {
            let title = titled.get();
            Head::ready(&title);
            view! { <h1 tabindex="-1">{title}</h1> }
        };
        let county = Arc::clone(&masthead);
        let inside = move || match (made.get(), writing.step.get()) {
            (Some(made), Step::Form) => form::form(t, writing, &made),
            (Some(made), Step::Receipt) => {
                let code = writing.code.get_untracked();
                code.map_or(Node::Empty, |code| receipt::step(t, writing, &made, &code))
            }
            (Some(made), Step::Sent(taken)) => sent::taken(t, writing, &made, &taken),
            (_, Step::Unsent(failed, lasts)) => {
                sent::unsent(t, writing, &county.county.hotline, failed, lasts)
            }
            (_, Step::Refused) => sent::refused(t, writing),
            (None, _) => missing(t),
        };
        view! {
            <main id="main" class="page complain">
                {going::asking(t, t.complaint.going_text(), move || writing.is_at_risk())}
                {heading.into_node()}
                {opened::plain(t.complaint.plain(), &masthead)}
                <div class="needs-js">{inside.into_node()}</div>
            </main>
        }
    })
}

/// What the page is called at this step.
fn title(t: &'static Text, writing: Writing) -> String {
    let k = &t.complaint;
    match writing.step.get() {
        Step::Form => k.form_title().to_owned(),
        Step::Receipt => k.receipt().to_owned(),
        Step::Sent(taken) => fill(k.sent(), &[&t.lang.day(taken.day.0, None)]),
        Step::Unsent(..) => k.unsent().to_owned(),
        Step::Refused => k.refused().to_owned(),
    }
}

/// What the form is made of is on its way, or did not come; below it, what is sealed and what is not.
fn missing(t: &'static Text) -> Node {
    let data = Data::here();
    let Ok(list) = form::CATEGORIES.parse() else {
        return Node::Empty;
    };
    let failed = move || -> Option<Why> {
        let catalog = match data.catalog().get() {
            Loaded::Failed(failed) => Some(failed),
            _ => None,
        };
        let categories = match data.list(&list).get() {
            Loaded::Failed(failed) => Some(failed),
            _ => None,
        };
        let calendar = match data.calendar().get() {
            Loaded::Failed(failed) => Some(failed),
            _ => None,
        };
        catalog.or(categories).or(calendar)
    };
    view! {
        {parts::sealed(t)}
        {move || match failed() {
            None => states::loading_part(),
            Some(why) => states::failed_part(why, || {}),
        }}
    }
}

/// The way back to the first of these pages.
fn back(t: &'static Text) -> Node {
    view! {
        <a class="back" href=Page::Complaints.path() on:click=replacing(Page::Complaints)>{icon::BACK.view()}{t.complaint.title()}</a>
    }
}
