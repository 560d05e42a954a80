//! The four states of a page's data, drawn once.

use crate::data::{Came, Data, Shelf, Slot};
use crate::device::prefs::text;
use crate::loaded::{Age, Loaded, Why};
use crate::pages::not_found;
use crate::route::tel;
use crate::shell::head::Head;
use crate::text::{Text, dates::time, fill};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::catalog::Catalog;
use mingbai_domain::time::local;
use mingbai_view::{IntoNode, Node, view};
use std::rc::Rc;
use std::sync::Arc;

/// The phone that always answers, for the moments in which no data is here to name it.
const HOTLINE: &str = "12345";

/// Shows a slot: its data by `ready`, or that it is on its way, old, missing or failed.
///
/// `retry` asks for it again. Whatever is shown, there is one `main` and one `h1`.
pub fn show<T: Send + Sync + 'static>(
    slot: Slot<T>,
    retry: impl Fn() -> Slot<T> + Clone + Send + 'static,
    ready: impl Fn(Arc<T>) -> Node + Send + 'static,
) -> Node {
    let again = retry.clone();
    let page = move || match slot.get() {
        Loaded::Loading => loading(),
        Loaded::Ready(value) => ready(value),
        Loaded::Failed(Why::Gone) => not_found::gone(),
        Loaded::Failed(why) => {
            let retry = retry.clone();
            failed(why, move || {
                let _ = retry();
            })
        }
    };
    view! { {age(slot, again)} {page} }
}

/// Shows the catalog, which most pages are about.
pub fn catalog(ready: impl Fn(Arc<Shelf>) -> Node + Send + 'static) -> Node {
    let data = Data::here();
    show(data.catalog(), move || data.catalog(), ready)
}

/// Shows a part of the catalog: as it came with the page, or out of the catalog where `find` finds it.
pub fn part<T: Send + Sync + 'static>(
    came: impl Fn(&Came) -> Option<Arc<T>>,
    find: impl Fn(&Catalog) -> Option<T> + Clone + Send + 'static,
    ready: impl Fn(&Arc<T>) -> Node + Clone + Send + 'static,
) -> Node {
    let data = Data::here();
    let show = ready.clone();
    let from_catalog = move || {
        let (find, ready) = (find.clone(), show.clone());
        catalog(move |shelf| match find(&shelf.catalog) {
            Some(part) => ready(&Arc::new(part)),
            None => not_found::gone(),
        })
    };
    let Some(early) = data.early(came) else {
        return from_catalog();
    };
    // What came is shown until the person asks for what is newer.
    let newer = RwSignal::new(false);
    let ask: Rc<dyn Fn()> = Rc::new(move || {
        newer.set(true);
        let _ = data.catalog();
    });
    let ask = StoredValue::new_local(ask);
    (move || {
        if newer.get() {
            return from_catalog();
        }
        view! { {line(data.catalog_age(), ask)} {ready(&early)} }
    })
    .into_node()
}

/// Says that what is shown is not, or may not be, the newest. What is on the screen stays: the newest
/// comes with the next page, or when the person asks for it.
pub fn age<T: Send + Sync + 'static>(
    slot: Slot<T>,
    retry: impl Fn() -> Slot<T> + Clone + Send + 'static,
) -> Node {
    let again = move || {
        let _ = retry();
    };
    line(slot.aged(), StoredValue::new_local(Rc::new(again)))
}

fn line(aged: RwSignal<Option<Age>>, again: StoredValue<Rc<dyn Fn()>, LocalStorage>) -> Node {
    (move || {
        let t = text();
        let words = match aged.get()? {
            Age::Unchecked { since: Some(since) } => fill(t.common.as_of(), &[&moment(t, since)]),
            Age::Unchecked { since: None } => t.common.stale().to_owned(),
            Age::Replaced => {
                let show = move |_| again.with_value(|again| again());
                return Some(strip(view! {
                    {t.common.replaced()}
                    " "
                    <button class="link-b" type="button" on:click=show>{t.common.show_new()}</button>
                }));
            }
        };
        Some(strip(words.into_node()))
    })
    .into_node()
}

/// A line above the page that says what the person should know about it.
#[must_use]
pub fn strip(words: Node) -> Node {
    view! {
        <div class="page strip" role="status">
            <p class="note amber">{icon::INFO.view()}<span>{words}</span></p>
        </div>
    }
}

/// `11月20日 10:20`, by the county's clock.
fn moment(t: &Text, since: i64) -> String {
    let at = local(since, Data::here().zone());
    format!("{} {}", t.lang.day(at.date, None), time(at.minute))
}

/// On its way. Says so to screen readers, and to eyes only when it takes long (by style).
#[must_use]
pub fn loading() -> Node {
    view! {
        <main id="main" class="page">
            <p class="vh" role="status">{text().common.loading()}</p>
            <div class="skel" aria-hidden="true"><i></i><i></i><i></i></div>
        </main>
    }
}

/// It did not come: why, and a way on.
pub fn failed(why: Why, retry: impl Fn() + 'static) -> Node {
    let t = text();
    Head::ready(t.common.failed_title());
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.common.failed_title()}</h1>
            {failed_part(why, retry)}
        </main>
    }
}

/// On its way, as a part of a page that is already there.
#[must_use]
pub fn loading_part() -> Node {
    view! {
        <p class="vh" role="status">{text().common.loading()}</p>
        <div class="skel" aria-hidden="true"><i></i><i></i><i></i></div>
    }
}

/// It did not come, as a part of a page that is already there.
pub fn failed_part(why: Why, retry: impl Fn() + 'static) -> Node {
    let t = text();
    view! {
        <p class="note bad" role="status">{icon::INFO.view()}<span>{why_words(t, why)}</span></p>
        <p class="acts">
            <button class="btn" type="button" on:click=move |_| retry()>{t.common.retry()}</button>
            <a class="btn line" href=tel(HOTLINE)>{fill(t.common.call(), &[HOTLINE])}</a>
        </p>
    }
}

fn why_words(t: &Text, why: Why) -> String {
    match why {
        Why::Offline => t.common.failed_offline().to_owned(),
        Why::Server | Why::Gone => fill(t.common.failed_server(), &[HOTLINE]),
    }
}
