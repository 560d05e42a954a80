//! The checklists with ticks on this phone.

use crate::data::Shelf;
use crate::device::prefs::text;
use crate::device::ticks::{self, Ticked};
use crate::platform;
use crate::route::{GuideQuery, Page, Route};
use crate::shell::head::Head;
use crate::text::{Text, fill_number};
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::ItemId;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// `/kept`
pub fn kept() -> Node {
    states::catalog(|shelf| page(&shelf)).into_node()
}

fn page(shelf: &Arc<Shelf>) -> Node {
    let t = text();
    Head::ready(t.pages.kept);
    // What the phone keeps is read once the page is there, and again after a removal.
    let kept = RwSignal::new(None::<Vec<(ItemId, Ticked)>>);
    Effect::new(move |_| kept.set(Some(ticks::all())));
    let shelf = Arc::clone(shelf);
    let list = move || {
        let kept_now = kept.get()?;
        if kept_now.is_empty() {
            let href = Page::Items.path();
            return Some(view! {
                <div class="empty">
                    <p>{t.pages.kept_none}</p>
                    <p class="acts"><a class="btn" href=href>{t.common.gone_search}</a></p>
                </div>
            });
        }
        let rows = kept_now
            .into_iter()
            .map(|(item, ticked)| row(t, &shelf, item, &ticked, kept));
        Some(view! { <ul class="rows kept">{rows.collect_nodes()}</ul> })
    };
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.pages.kept}</h1>
            <p class="soft">{t.pages.kept_lead}</p>
            {list}
        </main>
    }
}

fn row(
    t: &'static Text,
    shelf: &Shelf,
    item: ItemId,
    ticked: &Ticked,
    kept: RwSignal<Option<Vec<(ItemId, Ticked)>>>,
) -> Node {
    let found = shelf.catalog.items.iter().find(|i| i.id == item);
    let query = GuideQuery::situation(Some(ticked.situation.clone()));
    let href = Route::Checklist(item.clone(), query).href();
    let name = found.map(|found| t.lang.pick(&found.name).to_owned());
    let ready = fill_number(t.pages.kept_ready, ticked.ready.len());
    let label = name
        .clone()
        .map(|name| format!("{}{}{name}", t.pages.kept_remove, t.common.colon));
    let remove = move |_| {
        ticks::forget(&item);
        // The button goes with its row; reading goes on from the top.
        platform::focus("main h1");
        kept.set(Some(ticks::all()));
    };
    view! {
        <li>
            {match name {
                Some(name) => {
                    view! {
                        <a class="row-link" href=href><b>{name}</b><span class="soft">{ready}</span></a>
                    }
                }
                None => view! { <p>{t.pages.kept_gone}</p> },
            }}
            <button class="link-b" type="button" aria-label=label on:click=remove>{t.pages.kept_remove}</button>
        </li>
    }
}
