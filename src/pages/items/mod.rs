//! Results: items by words as they are typed, narrowed down by filters in the address.

mod filters;
mod model;

use crate::data::{Data, Shelf};
use crate::device::{prefs::text, recent};
use crate::platform;
use crate::route::{ItemsQuery, Route, STEP};
use crate::shell::head::Head;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::{effect, on_change};
use crate::ui::{find, icon, row, say, states, suggest};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use mingbai_contract::office::Window;
use mingbai_domain::search::Matched;
use mingbai_view::{CollectNodes, Event, Node, view};
use model::Found;
use std::sync::Arc;
use std::time::Duration;

/// So many rows fill the screen: after a key press they come first, the others a frame later.
const SCREEN: usize = 5;

/// The first row of those that were drawn last: where reading goes on after "show more".
const FIRST_OF_LAST: &str = ".hits > li:nth-child(20n + 1):not(:has(~ li:nth-child(20n + 1))) a";

/// After this pause in typing the address follows.
const ADDRESS_AFTER: Duration = Duration::from_millis(400);

/// What is looked for: words as they are typed, the rest from the address.
#[derive(Clone, Copy)]
struct Asked {
    words: RwSignal<String>,
    address: Memo<ItemsQuery>,
}

impl Asked {
    /// The words as typed with the filters of the address; tracked.
    fn get(self) -> ItemsQuery {
        ItemsQuery {
            q: self.words.get(),
            ..self.address.get()
        }
    }
}

/// How many rows somebody had looked at, and of which query. Kept while the app runs, so that the
/// back button finds the same rows at the same place.
#[derive(Clone, Copy)]
pub struct Looked(StoredValue<(ItemsQuery, usize)>);

impl Looked {
    /// Provides it to everything below.
    pub fn provide() {
        provide_context(Self(StoredValue::new((ItemsQuery::default(), STEP))));
    }

    /// How many rows to draw: as many as before for the same query, and again the first few
    /// whenever the query changes.
    fn shown(query: Memo<ItemsQuery>, rows: Option<usize>) -> RwSignal<usize> {
        let looked = use_context::<Self>();
        let before = looked.map(|looked| looked.0.get_value());
        let same = before.filter(|(asked, _)| *asked == query.get_untracked());
        let shown = RwSignal::new(same.map_or(rows.unwrap_or(STEP), |(_, shown)| shown));
        let mut before = None;
        effect(move || {
            let now = query.get();
            if before
                .replace(now.clone())
                .is_some_and(|before| before != now)
            {
                shown.set(STEP);
            }
            if let Some(looked) = looked {
                looked.0.set_value((now, shown.get()));
            }
        });
        shown
    }
}

/// The results page.
pub fn items() -> Node {
    let t = text();
    let map = use_query_map();
    let address = Memo::new(move |_| map.with(|map| ItemsQuery::read(|name| map.get(name))));
    let words = RwSignal::new(address.get_untracked().q);
    let asked = Asked { words, address };
    // A link or the back button changes the address: the words follow it.
    effect(move || {
        let q = address.get().q;
        if q != words.get_untracked() {
            words.set(q);
        }
    });
    let data = Data::here();
    let catalog = data.catalog();
    let found = Memo::new(move |_| {
        let shelf = catalog.value()?;
        Some(Arc::new(model::find(&shelf, &asked.get())))
    });
    Head::ready(t.items.title());
    let results = move || match catalog.get() {
        crate::loaded::Loaded::Failed(why) => {
            states::failed_part(why, move || data.reload_catalog())
        }
        state => match state.value() {
            Some(shelf) => results(t, asked, found, shelf),
            None => states::loading_part(),
        },
    };
    view! {
        {states::age(catalog, move || data.catalog())}
        <main id="main" class="page results">
            <h1 class="vh" tabindex="-1">{t.items.title()}</h1>
            {search_box(t, asked, found)}
            {results}
        </main>
    }
}

/// What was found; nothing before the catalog is here.
type FoundMemo = Memo<Option<Arc<Found>>>;

fn search_box(t: &'static Text, asked: Asked, found: FoundMemo) -> Node {
    let navigate = use_navigate();
    let follow = move || {
        // The timer of the last key may go off when the page is gone.
        let (Some(q), Some(address)) = (
            asked.words.try_get_untracked(),
            asked.address.try_get_untracked(),
        ) else {
            return;
        };
        let query = ItemsQuery {
            q,
            ..address.clone()
        };
        if query != address {
            let options = NavigateOptions {
                replace: true,
                scroll: false,
                ..Default::default()
            };
            navigate(&Route::Items(query).href(), options);
        }
    };
    let (now, on_leave) = (follow.clone(), follow.clone());
    let mut later = debounce(ADDRESS_AFTER, move |()| follow());
    on_change(move || asked.words.track(), move || later(()));
    let sent = RwSignal::new(0);
    let search = move || {
        recent::add(&asked.words.get_untracked());
        now();
    };
    on_change(move || sent.track(), search);
    let catalog = Data::here().catalog();
    let suggestions = RwSignal::new(Vec::new());
    let complete = move || {
        let shelf = catalog.value()?;
        let (found, q) = (found.get()?, asked.words.get());
        let asks = !q.trim().is_empty();
        asks.then(|| suggest::complete(&shelf, &found.hits, &found.query, &q))
    };
    // What is found comes first, what completes the words a frame later.
    effect(move || {
        found.track();
        platform::after_paint(move || {
            // By then somebody may have gone to another page.
            if suggestions.try_with_untracked(Vec::len).is_some() {
                suggestions.set(untrack(complete).unwrap_or_default());
            }
        });
    });
    let clear = move |_| {
        asked.words.set(String::new());
        platform::focus(find::FIELD);
    };
    let end = view! {
        <button type="button" aria-label=t.items.clear() hidden=move || asked.words.with(String::is_empty) on:click=clear>
            {icon::CLEAR.view()}
        </button>
    };
    view! {
        <div on:focusout=move |_| on_leave()>
            {find::find(asked.words, suggestions, sent, t.items.label(), end)}
        </div>
    }
}

fn results(t: &'static Text, asked: Asked, found: FoundMemo, shelf: &Arc<Shelf>) -> Node {
    let found = Memo::new(move |_| found.get().unwrap_or_default());
    let for_list = Arc::clone(shelf);
    // The address follows the words a little later: then nothing is drawn anew, so that no row
    // vanishes under the finger that is about to open it.
    let query = Memo::new(move |_| asked.get());
    let rows = use_query_map().with_untracked(|map| ItemsQuery::rows(|name| map.get(name)));
    let shown = Looked::shown(query, rows);
    let drawn = StoredValue::new(false);
    let list = move || {
        let before = drawn.get_value();
        drawn.set_value(true);
        let found = found.get();
        let query = query.get();
        if model::is_everything(&query) {
            return view! { {crate::ui::recent::recent()} {filters::departments(t, &for_list)} };
        }
        if found.hits.is_empty() {
            return nothing(t, &for_list, &found, &query);
        }
        let limit = shown.get();
        let first = if before && limit == STEP {
            SCREEN
        } else {
            limit
        };
        hits(t, &for_list, found, &query, shown, first)
    };
    view! {
        {filters::bar(t, asked, found, shelf)}
        <p class="vh" role="status">
            {move || {
                let count = found.get().hits.len();
                t.count(t.items.found_one(), t.items.found(), count)
            }}
        </p>
        {list}
        <section class="sec">
            <h2>{t.items.ask_title()}</h2>
            <p class="small">{t.items.ask()}</p>
            {ask(shelf)}
        </section>
    }
}

fn ask(shelf: &Shelf) -> Node {
    let county = &shelf.catalog.county;
    let windows: Vec<&Window> = county
        .help_windows
        .iter()
        .filter_map(|id| shelf.catalog.windows.iter().find(|w| w.id == *id))
        .collect();
    say::ask(&county.hotline, &windows)
}

/// As many rows as are to be shown; behind the first few they come a frame later.
fn hits(
    t: &'static Text,
    shelf: &Arc<Shelf>,
    found: Arc<Found>,
    query: &ItemsQuery,
    shown: RwSignal<usize>,
    first: usize,
) -> Node {
    let total = found.hits.len();
    let limit = shown.get_untracked();
    let shelf = Arc::clone(shelf);
    let rows = move |from: usize, to: usize| {
        let hits = found.hits.iter().take(to).skip(from);
        hits.filter_map(|hit| shelf.matched(*hit, &found.query))
            .map(|(item, matched)| row::item(item, &matched))
            .collect_nodes()
    };
    let now = rows(0, first.min(limit));
    let later = (first < limit.min(total)).then(|| {
        let painted = RwSignal::new(false);
        platform::after_paint(move || {
            // By then something else may be looked for.
            let _ = painted.try_set(true);
        });
        move || painted.get().then(|| rows(first, limit))
    });
    let rest = total.saturating_sub(limit);
    let more = (rest > 0).then(|| {
        let words = fill_number(t.items.show_more(), rest.min(STEP));
        let href = Route::Rows(query.clone(), limit + STEP).href();
        // The button is drawn anew: the focus moves on to the first row that it brought.
        let go_on = move |event: Event| {
            event.prevent_default();
            shown.update(|n| *n += STEP);
            platform::focus(FIRST_OF_LAST);
        };
        view! {
            <p class="acts">
                <a class="btn line wide" rel="external" href=href on:click=go_on>{words}</a>
            </p>
        }
    });
    // Opening a result is what makes a search one to come back to.
    let q = query.q.clone();
    view! { <ol class="hits" on:click=move |_| recent::add(&q)>{now}{later}</ol> {more} }
}

/// How many guesses are shown where nothing was found.
const GUESSES: usize = 3;

fn nothing(t: &'static Text, shelf: &Shelf, found: &Found, query: &ItemsQuery) -> Node {
    let filtered = ItemsQuery::words(&query.q) != *query;
    let title = if query.q.trim().is_empty() {
        t.items.none_filter().to_owned()
    } else {
        fill(t.items.none_title(), &[query.q.trim()])
    };
    let without = Route::Items(ItemsQuery::words(&query.q)).href();
    let nearest = shelf.index.nearest(&found.query, GUESSES);
    let guesses = (!filtered && !nearest.is_empty()).then(|| {
        let items = nearest
            .iter()
            .filter_map(|hit| shelf.catalog.items.get(hit.item));
        let rows = items
            .map(|item| row::item(item, &Matched::Nothing))
            .collect_nodes();
        view! {
            <h2 class="life-h">{t.items.nearest()}</h2>
            <ol class="hits">{rows}</ol>
        }
    });
    view! {
        <div class="empty">
            <h2 class="h3">{title}</h2>
            <p>{t.items.none_hint()}</p>
            {filtered.then(|| view! { <p><a class="link" href=without>{t.items.drop_filters()}</a></p> })}
        </div>
        {guesses}
    }
}
