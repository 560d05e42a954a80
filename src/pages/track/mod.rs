//! Where is my application? A number and its query code, and the answer as far as the phone can work it out
//! by the same rules as the server.
//!
//! The query code comes from the form or from the fragment of the address, which forgets it at once; it is
//! sent in a body and stands nowhere else. What is shown is worked out in [`standing`], [`turn`], [`bar`],
//! [`days`] and [`course`], which know no browser; [`result`] draws it, [`show`] puts it on the page.

mod bar;
mod course;
mod days;
mod faults;
mod form;
mod ics;
mod names;
#[cfg(test)]
mod part_tests;
mod result;
mod seal;
mod show;
mod standing;
mod statement;
#[cfg(test)]
pub mod tests;
mod turn;

use crate::data::{Data, Looks};
use crate::device::prefs::text;
use crate::device::tracked;
use crate::platform;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use crate::ui::states;
use form::Form;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::page::Masthead;
use mingbai_domain::application::{number, query_code};
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// What stands behind the `#` and is shorter is no code, but a place on the page.
const CODE_AT_LEAST: usize = 8;

/// Shows what needs no more than what stands around every page. How old that is, is not said: it changes
/// nothing about an application.
pub(super) fn masthead(ready: impl Fn(&Arc<Masthead>) -> Node + Send + 'static) -> Node {
    let data = Data::here();
    (move || match data.masthead() {
        Some(masthead) => ready(&masthead),
        None => states::show(data.catalog(), move || data.catalog(), |_| Node::Empty),
    })
    .into_node()
}

/// `/track`
pub fn track() -> Node {
    masthead(|masthead| {
        let t = text();
        Head::ready(t.track.title());
        Looks::here().calm();
        asking(t, masthead, Form::new(String::new()))
    })
}

/// The page that asks.
fn asking(t: &'static Text, masthead: &Arc<Masthead>, form: Form) -> Node {
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.track.title()}</h1>
            <p class="lead-p soft">{t.track.lead()}</p>
            {plain(t, masthead)}
            <div class="needs-js">
                {mine(t)}
                {form::form(t, masthead, form)}
            </div>
        </main>
    }
}

/// What remains where no program runs.
fn plain(t: &'static Text, masthead: &Masthead) -> Node {
    let words = fill(t.track.plain(), &[&masthead.county.hotline]);
    view! { <p class="plain-only note amber"><span>{words}</span></p> }
}

/// The applications that this phone keeps.
fn mine(t: &'static Text) -> Node {
    // How often it was looked: what the phone keeps is read once the page is there.
    let looked = RwSignal::new(0_u32);
    let said = RwSignal::new("");
    effect(move || looked.set(1));
    let data = Data::here();
    let list = move || {
        let all = (looked.get() > 0).then(tracked::all)?;
        if all.is_empty() {
            return None;
        }
        // Names come with the catalog.
        let shelf = data.catalog_here();
        let rows = all.into_iter().map(|(number, item)| {
            let found = shelf.as_ref().and_then(|shelf| {
                let found = shelf.catalog.items.iter().find(|one| one.id == item);
                found.map(|item| t.lang.pick(&item.name).to_owned())
            });
            let name = found.unwrap_or_else(|| t.track.unnamed().to_owned());
            let shown = number::grouped(&number);
            let label = fill(t.track.forget_one(), &[&shown]);
            let href = Page::Application(number.clone()).path();
            let forget = move |_| {
                tracked::forget(&number);
                said.set(t.track.forgotten());
                looked.update(|n| *n += 1);
                platform::focus("#forgotten");
            };
            view! {
                <li>
                    <a class="row-link" href=href><b>{name}</b><span class="soft">{shown}</span></a>
                    <button class="link-b" type="button" aria-label=label on:click=forget>{t.track.forget()}</button>
                </li>
            }
        });
        Some(view! {
            <section class="mine">
                <h2>{t.track.mine()}</h2>
                <ul class="rows kept">{rows.collect_nodes()}</ul>
            </section>
        })
    };
    view! {
        {list}
        <p id="forgotten" class="said" role="status" tabindex="-1">{said}</p>
    }
}

/// `/t/{number}`
pub fn application(number: ApplicationNumber) -> Node {
    masthead(move |masthead| {
        let t = text();
        Head::ready(t.track.title());
        let looks = Looks::here();
        looks.calm();
        let form = Form::new(number::grouped(&number));
        let opening = RwSignal::new(true);
        open(&number, form, opening);
        let there = {
            let number = number.clone();
            Memo::new(move |_| looks.of(&number).is_some())
        };
        let (number, masthead) = (number.clone(), Arc::clone(masthead));
        (move || {
            if there.get() {
                return show::showing(t, &masthead, &number);
            }
            // It is not known yet whether there is a code.
            if opening.get() {
                return view! {
                    <main id="main" class="page">
                        <h1 tabindex="-1">{t.track.title()}</h1>
                        <p class="no-line"><span class="nb">{number::grouped(&number)}</span></p>
                        {plain(t, &masthead)}
                        <div class="needs-js">{states::loading_part()}</div>
                    </main>
                };
            }
            asking(t, &masthead, form)
        })
        .into_node()
    })
}

/// Looks for the code: in the address, which forgets it at once, in this app, on this phone.
fn open(number: &ApplicationNumber, form: Form, opening: RwSignal<bool>) {
    let looks = Looks::here();
    let (hash, navigate) = (use_location().hash, use_navigate());
    let number = number.clone();
    effect(move || {
        let came = hash.with(|hash| hash.trim_start_matches('#').to_owned());
        if came.len() >= CODE_AT_LEAST {
            let path = Page::Application(number.clone()).path();
            platform::replace_address(&path);
            // The router forgets it, too.
            let options = NavigateOptions {
                replace: true,
                scroll: false,
                ..Default::default()
            };
            navigate(&path, options);
            match query_code::read(&came) {
                Ok(code) => looks.ask(number.clone(), code, move |found| {
                    if !found {
                        form.code.set(came);
                    }
                    opening.set(false);
                    if !found {
                        platform::focus(form::TROUBLE);
                    }
                }),
                Err(_) => {
                    form.take_code(&came);
                    opening.set(false);
                }
            }
            return;
        }
        if untrack(|| looks.busy() || looks.of(&number).is_some()) {
            return;
        }
        if let Some(look) = tracked::of(&number) {
            let code = look.code.clone();
            looks.put(look);
            looks.ask(number.clone(), code, |_| {});
        }
        opening.set(false);
    });
}
