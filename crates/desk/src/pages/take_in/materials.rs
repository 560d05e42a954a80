//! What is here of the materials: ticked one by one, or all at once.

use super::Counter;
use super::model::brought;
use crate::text::{Text, fill, written_in};
use leptos::prelude::*;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::guide::Material;
use mingbai_domain::materials::{needed, situation};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// The materials of the situation that is chosen.
pub fn part(t: &'static Text, counter: Counter, page: &Arc<GuidePage>) -> Node {
    let (i, choice) = (&t.take_in, counter.forms.choice);
    let kind = Memo::new(move |_| {
        let id = choice.with(|choice| choice.situation.clone());
        id.map(String::from).unwrap_or_default()
    });
    let page = Arc::clone(page);
    let content = move || {
        let kind = kind.get();
        let bring = choice.with_untracked(|choice| {
            let all = brought(&page.guide, choice);
            all.into_iter().cloned().collect::<Vec<_>>()
        });
        let of = situation(&page.guide, Some(&kind));
        let free = of.map(|one| needed(&page.guide, one).free);
        let free = free.unwrap_or_default().into_iter().map(|one| {
            let name = one.name.clone();
            view! { <li><span lang=written_in(&name)>{name}</span><span class="soft">{i.free}</span></li> }
        });
        let free = free.collect_nodes();
        if bring.is_empty() {
            return view! { <p class="soft">{i.no_materials}</p><ul class="rows work-mats">{free}</ul> };
        }
        let boxes = bring
            .iter()
            .map(|one| tick(t, counter, one))
            .collect_nodes();
        view! {
            <div class="boxes one">{boxes}</div>
            {all(t, counter, bring)}
            <ul class="rows work-mats free">{free}</ul>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{i.materials}</legend>
            {content.into_node()}
        </fieldset>
    }
}

fn tick(t: &'static Text, counter: Counter, one: &Material) -> Node {
    let (i, choice) = (&t.take_in, counter.forms.choice);
    let (id, own) = (one.id.clone(), one.id.clone());
    let set = move |event: Event| {
        choice.update(|choice| {
            choice.here.retain(|one| *one != own);
            if event.checked() {
                choice.here.push(own.clone());
            }
        });
    };
    let here = move || choice.with(|choice| choice.here.contains(&id));
    let name = one.name.clone();
    let only = one.condition.as_ref().map(|when| {
        let words = fill(i.conditional, &[when]);
        view! { <span class="sub" lang=written_in(when)>{words}</span> }
    });
    let later = one
        .deferrable
        .then(|| view! { <span class="sub">{i.deferrable}</span> });
    view! {
        <label class="check">
            <input class="tick" type="checkbox" prop:checked=here on:change=set />
            <span><span lang=written_in(&name)>{name}</span>{only}{later}</span>
        </label>
    }
}

/// All of them at once.
fn all(t: &'static Text, counter: Counter, bring: Vec<Material>) -> Node {
    let (i, choice) = (&t.take_in, counter.forms.choice);
    let ids: Vec<_> = bring.into_iter().map(|one| one.id).collect();
    let of = ids.clone();
    let whole =
        Memo::new(move |_| choice.with(|choice| of.iter().all(|id| choice.here.contains(id))));
    let turn = move |_| {
        let ids = if whole.get_untracked() {
            Vec::new()
        } else {
            ids.clone()
        };
        choice.update(|choice| choice.here = ids);
    };
    let words = move || if whole.get() { i.none_here } else { i.all_here };
    view! {
        <p>
            <button class="link-b" type="button" data-key="a" on:click=turn>{words.into_node()}<kbd aria-hidden="true">"a"</kbd></button>
        </p>
    }
}
