//! Taking an application in at the counter: what it is, what is here of it, and the slip for the applicant.
//!
//! What is promised is the guide's of this day. With all materials here it is accepted at once, with some
//! missing the one-time notice is given at once, unless somebody says otherwise. No name and no telephone are
//! asked for (DESIGN §5): the slip is all that an applicant needs.

mod choose;
mod materials;
pub mod model;
mod send;
mod slip;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill, written_in};
use crate::ui::effect::effect;
use crate::ui::field::{Field, Kind, bad, wrong_line};
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::{ItemId, WindowId};
use mingbai_domain::materials::situation;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use model::{Choice, TakeInForm, Then};
use send::Taken;
use std::sync::Arc;

/// The page's own state: the guide of the item that is chosen, and what was taken in last.
#[derive(Clone, Copy)]
pub struct Counter {
    /// What is filled in.
    pub forms: TakeInForm,
    /// The guide.
    pub guide: Slot<GuidePage>,
    /// What was taken in, with its secrets: gone with the page.
    pub taken: RwSignal<Option<Arc<Taken>>>,
    /// Who takes it in: whoever presses a button finds no context any more.
    pub session: Session,
    /// The windows there are.
    pub offices: Offices,
}

impl Counter {
    /// The windows of somebody's own that take an item in.
    pub fn own_windows(self, item: &ItemId) -> Vec<WindowId> {
        let (me, catalog) = (self.session.me(), self.offices.value());
        let found = || {
            let (me, catalog) = (me?, catalog?);
            let item = catalog.items.iter().find(|one| one.id == *item)?;
            Some(model::windows(&catalog, &me.member.grants, item))
        };
        found().unwrap_or_default()
    }
}

/// The page.
pub fn page() -> Node {
    let t = text();
    let counter = Counter {
        forms: Drafts::here().take_in,
        guide: Slot::default(),
        taken: RwSignal::new(None),
        session: Session::here(),
        offices: Offices::here(),
    };
    Head::ready(t.take_in.title);
    let name = |choice: &Choice| choice.item.clone().map(String::from).unwrap_or_default();
    let item = Memo::new(move |_| counter.forms.choice.with(name));
    effect(move || {
        if let Ok(item) = ItemId::new(item.get()) {
            counter.guide.fetch(offices::guide(item));
        }
    });
    let content = move || match counter.taken.get() {
        Some(taken) => slip::page(t, counter, &taken),
        None => form(t, counter, item),
    };
    view! { <main id="main" class="list take-in">{content.into_node()}</main> }
}

fn form(t: &'static Text, counter: Counter, item: Memo<String>) -> Node {
    let form = counter.forms.form;
    let submit = move |event: Event| {
        event.prevent_default();
        send::send(counter);
    };
    let chosen = move || match ItemId::new(item.get()) {
        Err(_) => choose::search(t, counter),
        Ok(item) => rest(t, counter, &item),
    };
    view! {
        <h1 tabindex="-1">{t.take_in.title}</h1>
        <form class="take-form" novalidate="" on:submit=submit>
            {form.summary()}
            {chosen.into_node()}
        </form>
    }
}

/// What follows once the item is chosen.
fn rest(t: &'static Text, counter: Counter, item: &ItemId) -> Node {
    let i = &t.take_in;
    let retry = {
        let item = item.clone();
        move || counter.guide.fetch(offices::guide(item.clone()))
    };
    let of = item.clone();
    let ready = move |page: Arc<GuidePage>| {
        // The one chosen before may still be here.
        if page.guide.id != of {
            return states::loading();
        }
        let note = Field {
            form: counter.forms.form,
            at: "/note",
            label: i.note,
            hint: None,
            kind: Kind::Words,
            value: counter.forms.note,
        };
        view! {
            {situations(t, counter, &page)}
            {windows(t, counter, &page.guide.id)}
            {materials::part(t, counter, &page)}
            {note.view()}
            {then(t, counter, &page)}
        }
    };
    view! {
        {choose::chosen(t, counter, item)}
        {states::show(counter.guide, retry, ready)}
    }
}

fn situations(t: &'static Text, counter: Counter, page: &Arc<GuidePage>) -> Option<Node> {
    let (form, choice) = (counter.forms.form, counter.forms.choice);
    if page.guide.situations.len() < 2 {
        return None;
    }
    let each = page.guide.situations.iter().map(|one| {
        let (id, own, page) = (one.id.clone(), one.id.clone(), Arc::clone(page));
        let is = move || {
            choice.with(|choice| {
                let chosen = choice.situation.as_ref().map(|id| id.as_str());
                situation(&page.guide, chosen).is_some_and(|one| one.id == id)
            })
        };
        let pick = move |_| choice.update(|choice| choice.situation = Some(own.clone()));
        let name = one.name.clone();
        view! {
            <label class="pick">
                <input type="radio" name="take-situation" prop:checked=is on:change=pick />
                <span lang=written_in(&name)>{name}</span>
            </label>
        }
    });
    Some(view! {
        <fieldset class=bad(form, "/situation") id=form.field_id("/situation")>
            <legend>{t.take_in.situation}</legend>
            {wrong_line(form, "/situation")}
            <div class="picks">{each.collect_nodes()}</div>
        </fieldset>
    })
}

/// Where somebody may take it in at several windows.
fn windows(t: &'static Text, counter: Counter, item: &ItemId) -> Node {
    let (form, choice, offices) = (counter.forms.form, counter.forms.choice, counter.offices);
    let item = item.clone();
    (move || {
        let own = counter.own_windows(&item);
        if own.len() == 1 {
            return None;
        }
        let catalog = offices.value();
        let id = form.field_id("/window");
        let options = own.iter().map(|window| {
            let words = offices::window(catalog.as_deref(), t.lang, window);
            let selected = choice.with_untracked(|choice| choice.window.as_ref() == Some(window));
            view! { <option value=window.to_string() selected=selected.then_some("")>{words}</option> }
        });
        let pick = move |event: Event| {
            let window = event.value().parse().ok();
            choice.update(|choice| choice.window = window);
        };
        Some(view! {
            <div class=bad(form, "/window")>
                <label for=id.clone()>{t.take_in.window}</label>
                {wrong_line(form, "/window")}
                <select class="input" id=id on:change=pick>{options.collect_nodes()}</select>
            </div>
        })
    })
    .into_node()
}

/// What happens at once, and the button that does it.
fn then(t: &'static Text, counter: Counter, page: &Arc<GuidePage>) -> Node {
    let (i, forms) = (&t.take_in, counter.forms);
    let of = Arc::clone(page);
    let now = move || {
        let missing = forms
            .choice
            .with(|choice| model::missing(&of.guide, choice).len());
        match missing {
            0 => i.then_accept.to_owned(),
            missing => fill(i.then_notice, &[&missing.to_string()]),
        }
    };
    let of = Arc::clone(page);
    let go = move || match forms.choice.with(|choice| model::then(&of.guide, choice)) {
        Then::Accept => i.submit_accept,
        Then::Notice => i.submit_notice,
        Then::Later => i.submit_later,
    };
    let later = move || forms.choice.with(|choice| choice.later);
    let set = move |later: bool| forms.choice.update(|choice| choice.later = later);
    let busy = move || forms.form.is_busy().then_some("true");
    view! {
        <fieldset class="field">
            <legend>{i.then}</legend>
            <div class="boxes one">
                <label class="check">
                    <input class="tick round" type="radio" name="take-then" prop:checked=move || !later() on:change=move |_| set(false) />
                    <span>{now.into_node()}</span>
                </label>
                <label class="check">
                    <input class="tick round" type="radio" name="take-then" prop:checked=later on:change=move |_| set(true) />
                    <span>{i.then_later}</span>
                </label>
            </div>
        </fieldset>
        <p class="soft">{i.privacy}</p>
        <p class="acts go">
            <button class="btn" type="submit" aria-busy=busy data-key="Ctrl+Enter">
                {go.into_node()}<kbd aria-hidden="true">"Ctrl+Enter"</kbd>
            </button>
        </p>
    }
}
