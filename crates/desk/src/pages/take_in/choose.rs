//! Which item it is: found by the search that people have, among those that one's own windows take in.

use super::Counter;
use super::model;
use crate::offices::Offices;
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill};
use crate::ui::field::{bad, described, hint_line, wrong_line};
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::ItemId;
use mingbai_contract::catalog::{Catalog, ItemSummary};
use mingbai_contract::endpoint::ItemFilter;
use mingbai_domain::search::Index;
use mingbai_view::{CollectNodes, Event, Node, view};
use std::sync::Arc;

/// So many are shown at a time.
const MOST: usize = 12;

/// The catalog of one's own windows, ready to be searched.
struct Shelf {
    items: Vec<ItemSummary>,
    index: Index,
}

impl Shelf {
    fn new(catalog: &Catalog) -> Self {
        let me = Session::here().me();
        let grants = me.map(|me| me.member.grants.clone()).unwrap_or_default();
        let own = |item: &&ItemSummary| !model::windows(catalog, &grants, item).is_empty();
        let items: Vec<ItemSummary> = catalog.items.iter().filter(own).cloned().collect();
        let index = Index::new(&items, &catalog.search);
        Self { items, index }
    }

    /// What fits, the best first.
    fn found(&self, q: &str) -> Vec<ItemSummary> {
        let hits = self
            .index
            .search(&self.index.query(q), &ItemFilter::default());
        let items = hits.iter().filter_map(|hit| self.items.get(hit.item));
        items.cloned().collect()
    }
}

/// The search, with what it finds below it.
pub fn search(t: &'static Text, counter: Counter) -> Node {
    let offices = Offices::here();
    states::show(
        offices.slot(),
        move || offices.load(),
        move |catalog| field(t, counter, &Arc::new(Shelf::new(&catalog))),
    )
}

fn field(t: &'static Text, counter: Counter, shelf: &Arc<Shelf>) -> Node {
    let (i, form, q) = (&t.take_in, counter.forms.form, counter.forms.q);
    let id = form.field_id("/item");
    let shelf = Arc::clone(shelf);
    // The items of a few windows are searched quicker than a memo of them would be kept.
    let found = move || q.with(|q| shelf.found(q));
    let at = RwSignal::new(0_usize);
    let option = |place: usize| format!("take-item-{place}");
    let pick = move |id: ItemId| {
        counter.forms.take(id);
        platform::focus(".chosen");
    };
    let now = found.clone();
    let keys = move |event: Event| {
        let found = untrack(&now);
        let shown = found.len().min(MOST);
        let place = at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if shown > 0 => at.set((place + 1) % shown),
            "ArrowUp" if shown > 0 => at.set((place + shown - 1) % shown),
            "Enter" => match found.get(place) {
                Some(item) => pick(item.id.clone()),
                // The form says what is missing.
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
    };
    let listed = found.clone();
    let list = move || {
        let found = listed();
        if found.is_empty() {
            return view! { <p class="empty">{i.item_none}</p> };
        }
        let each = found.iter().take(MOST).enumerate().map(|(place, item)| {
            let (own, id) = (item.id.clone(), option(place));
            let selected = move || if at.get() == place { "true" } else { "false" };
            let (name, too) = match t.lang {
                crate::text::Lang::Zh => {
                    (item.name.zh.clone(), item.aliases.join(t.common.list_comma))
                }
                crate::text::Lang::En => (item.name.en.clone(), item.name.zh.clone()),
            };
            let tag = crate::text::written_in(&too);
            view! {
                <li id=id role="option" aria-selected=selected on:click=move |_| pick(own.clone())>
                    <b>{name}</b><span class="sub" lang=tag>{too}</span>
                </li>
            }
        });
        view! { <ul class="finds" id="take-finds" role="listbox" aria-label=i.item>{each.collect_nodes()}</ul> }
    };
    let any = found.clone();
    let active = move || (!any().is_empty()).then(|| option(at.get()));
    let some = found.clone();
    let count = move || {
        let number = found().len().to_string();
        fill(i.items_found, &[&number])
    };
    let invalid = move || form.wrong("/item").map(|_| "true");
    let expanded = move || if some().is_empty() { "false" } else { "true" };
    view! {
        <div class=bad(form, "/item")>
            <label for=id.clone()>{i.item}</label>
            {hint_line(form, "/item", Some(i.item_hint))}
            {wrong_line(form, "/item")}
            <input
                class="input"
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                data-key="/"
                aria-controls="take-finds"
                aria-expanded=expanded
                aria-activedescendant=active
                aria-describedby=described(form, "/item", true)
                aria-invalid=invalid
                prop:value=q
                on:input=move |event| {
                    at.set(0);
                    q.set(event.value());
                }
                on:keydown=keys
            />
        </div>
        <p class="vh" role="status">{count}</p>
        {list}
    }
}

/// The item that is chosen, and the way back.
pub fn chosen(t: &'static Text, counter: Counter, item: &ItemId) -> Node {
    let (i, offices) = (&t.take_in, Offices::here());
    let own = item.clone();
    let name = move || crate::offices::item(offices.value().as_deref(), t.lang, &own);
    let of = item.clone();
    let window = move || {
        let all = counter.own_windows(&of);
        let only = all.first().filter(|_| all.len() == 1)?;
        Some(fill(t.work.at_window, &[&only.to_string()]))
    };
    let back = move |_| {
        counter.forms.look_again();
        platform::focus(&format!("#{}", counter.forms.form.field_id("/item")));
    };
    view! {
        <div class="chosen" tabindex="-1">
            <h2>{name}</h2>
            <p><span class="soft">{window}</span>
                <button class="link-b" type="button" data-key="Escape" on:click=back>{i.change}<kbd aria-hidden="true">"Esc"</kbd></button>
            </p>
        </div>
    }
}
