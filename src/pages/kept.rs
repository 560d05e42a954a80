//! The checklists with ticks on this phone.

use crate::data::{Data, Shelf};
use crate::device::carry::{self, Brought, Lists};
use crate::device::prefs::text;
use crate::device::ticks::{self, Ticked};
use crate::loaded::Loaded;
use crate::platform;
use crate::route::{GuideQuery, Page, Route};
use crate::shell::head::Head;
use crate::text::{Text, fill_number};
use crate::ui::effect::effect;
use crate::ui::{carry as other_browser, states};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use mingbai_contract::ItemId;
use mingbai_view::{CollectNodes, Node, view};

/// `/kept`
pub fn kept() -> Node {
    let t = text();
    Head::ready(t.pages.kept());
    // What the phone keeps is read once the page is there, and again after a removal.
    let kept = RwSignal::new(None::<Lists>);
    effect(move || kept.set(Some(ticks::all())));
    let lists = move || kept.get().unwrap_or_default();
    let data = Data::here();
    let came = RwSignal::new(Brought::Nothing);
    let brought = brought(t, kept, came);
    let list = move || {
        let kept_now = kept.get()?;
        if kept_now.is_empty() {
            // One question at a time.
            if matches!(came.get(), Brought::Lists(_)) {
                return None;
            }
            let href = Page::Items.path();
            return Some(view! {
                <div class="empty">
                    <p>{t.pages.kept_none()}</p>
                    <p class="acts"><a class="btn" href=href>{t.common.gone_search()}</a></p>
                </div>
            });
        }
        let shelf = match data.catalog().get() {
            Loaded::Ready(shelf) => shelf,
            Loaded::Loading => return Some(states::loading_part()),
            Loaded::Failed(why) => {
                return Some(states::failed_part(why, move || data.reload_catalog()));
            }
        };
        let rows = kept_now
            .into_iter()
            .map(|(item, ticked)| row(t, &shelf, item, &ticked, kept));
        Some(view! { <ul class="rows kept">{rows.collect_nodes()}</ul> })
    };
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.pages.kept()}</h1>
            <p class="soft">{t.pages.kept_lead()}</p>
            <p class="plain-only">{t.pages.kept_plain()}</p>
            {brought}
            {list}
            {other_browser::offer(t, lists)}
        </main>
    }
}

/// What came along with the address, to be kept or not. The address forgets it at once.
fn brought(t: &'static Text, kept: RwSignal<Option<Lists>>, came: RwSignal<Brought>) -> Node {
    let (location, navigate) = (use_location(), use_navigate());
    let own = location.pathname.get_untracked();
    let said = RwSignal::new("");
    effect(move || {
        let new = location.hash.with(|hash| carry::read(hash));
        // On the way to another page this one hears of that one's address, too.
        if new != Brought::Nothing && location.pathname.get_untracked() == own {
            platform::replace_address(&Page::Kept.path());
            came.set(new);
        }
    });
    let done = move |words| {
        came.set(Brought::Nothing);
        said.set(words);
        // The router forgets it, too; else it would come again with the next language.
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate(&Page::Kept.path(), options);
        platform::focus("#brought");
    };
    let data = Data::here();
    let question = move || {
        let lists = match came.get() {
            Brought::Nothing => return None,
            Brought::Broken => {
                return Some(
                    view! { <p class="note amber"><span>{t.pages.brought_broken()}</span></p> },
                );
            }
            Brought::Lists(lists) => lists,
        };
        let shelf = data.catalog().value();
        let names = lists.iter().map(|(id, ticked)| {
            let name = shelf.as_ref().map(|shelf| {
                let item = shelf.catalog.items.iter().find(|item| item.id == *id);
                item.map_or(t.pages.kept_gone(), |item| t.lang.pick(&item.name))
                    .to_owned()
            });
            let ready = fill_number(t.pages.kept_ready(), ticked.ready.len());
            view! { <li><b>{name}</b>" "<span class="soft">{ready}</span></li> }
        });
        let names = names.collect_nodes();
        let title = t.count(t.pages.brought_one(), t.pages.brought(), lists.len());
        let (keep, leave) = (done.clone(), done.clone());
        let take = move |_| {
            let stored = carry::keep(&lists);
            kept.set(Some(ticks::all()));
            keep(match stored {
                Ok(()) => t.pages.brought_done(),
                Err(_) => t.pages.stored_refused(),
            });
        };
        Some(view! {
            <section class="sec brought">
                <h2>{title}</h2>
                <ul class="plain">{names}</ul>
                <p class="acts">
                    <button class="btn" type="button" on:click=take>{t.pages.brought_keep()}</button>
                    <button class="btn line" type="button" on:click=move |_| leave("")>{t.pages.brought_leave()}</button>
                </p>
            </section>
        })
    };
    view! {
        {question}
        <p id="brought" class="said" role="status" tabindex="-1">{said}</p>
    }
}

fn row(
    t: &'static Text,
    shelf: &Shelf,
    item: ItemId,
    ticked: &Ticked,
    kept: RwSignal<Option<Lists>>,
) -> Node {
    let found = shelf.catalog.items.iter().find(|i| i.id == item);
    let query = GuideQuery::situation(Some(ticked.situation.clone()));
    let href = Route::Checklist(item.clone(), query).href();
    let name = found.map(|found| t.lang.pick(&found.name).to_owned());
    let ready = fill_number(t.pages.kept_ready(), ticked.ready.len());
    let label = name
        .clone()
        .map(|name| format!("{}{}{name}", t.pages.kept_remove(), t.common.colon()));
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
                None => view! { <p>{t.pages.kept_gone()}</p> },
            }}
            <button class="link-b" type="button" aria-label=label on:click=remove>{t.pages.kept_remove()}</button>
        </li>
    }
}
