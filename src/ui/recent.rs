//! The latest searches as links, with a way to forget them.

use crate::device::prefs::text;
use crate::device::recent;
use crate::platform;
use crate::route::{ItemsQuery, Route};
use crate::ui::effect::effect;
use crate::ui::find;
use leptos::prelude::*;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// What was looked for lately; nothing where there is nothing.
pub fn recent() -> Node {
    let t = text();
    // The host knows nothing of it, and what it renders must not change under the eyes.
    let searches = RwSignal::new(Vec::new());
    effect(move || searches.set(recent::all()));
    let forget = move |_| {
        recent::forget();
        searches.set(Vec::new());
        platform::focus(find::FIELD);
    };
    (move || {
        let searches = searches.get();
        (!searches.is_empty()).then(|| {
            let links = searches.into_iter().map(|words| {
                let href = Route::Items(ItemsQuery::words(&words)).href();
                view! { <a href=href>{words}</a> " " }
            });
            view! {
                <p class="oft recent">
                    <span class="soft">{t.items.recent()}</span>
                    " "
                    {links.collect_nodes()}
                    <button class="link-b" type="button" on:click=forget>{t.items.recent_forget()}</button>
                </p>
            }
        })
    })
    .into_node()
}
