//! What stands on a window's screen, in both languages at once: whoever stands before it chooses none.

use super::{Screen, model};
use crate::device::prefs::text;
use crate::offices::Offices;
use crate::platform;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Lang, Text, fill};
use crate::ui::{brand, icon, qr};
use leptos::prelude::*;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::office::Window;
use mingbai_contract::{WindowId, Words};
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// How many things that a window handles are named; the others are counted.
const NAMED: usize = 6;

/// Everything.
pub fn all(screen: Screen, window: WindowId) -> Node {
    (move || {
        if screen.refused.get() {
            refused()
        } else {
            shown(screen, &window)
        }
    })
    .into_node()
}

/// A phrase in both languages, Chinese first.
fn both(pick: impl Fn(&'static Text) -> String) -> Node {
    let each = [Lang::Zh, Lang::En].map(|lang| {
        let class = if lang == Lang::Zh { "zh" } else { "en" };
        view! { <span class=class lang=lang.tag()>{pick(lang.text())}</span> }
    });
    each.into_iter().collect_nodes()
}

/// A name from the data in both languages.
fn names(words: &Words) -> Node {
    both(|t| t.lang.pick(words).to_owned())
}

fn refused() -> Node {
    let t = text();
    Head::ready(t.screen.refused_title);
    view! {
        <main id="main" class="door">
            <h1 tabindex="-1">{t.screen.refused_title}</h1>
            <p class="lead-p">{t.screen.refused}</p>
            <p class="acts go"><a class="btn" href=Page::Windows.path()>{t.screen.back}</a></p>
        </main>
    }
}

fn shown(screen: Screen, window: &WindowId) -> Node {
    let (t, offices) = (text(), Offices::here());
    let (id, of_name, of_items) = (window.clone(), window.clone(), window.clone());
    let center = move || {
        let catalog = offices.value()?;
        let window = find(&catalog, &id)?;
        let center = catalog.centers.iter().find(|one| one.id == window.center)?;
        Some(names(&center.name))
    };
    let name = move || {
        let catalog = offices.value()?;
        Some(names(&find(&catalog, &of_name)?.name))
    };
    let items = move || {
        let catalog = offices.value()?;
        handled(&catalog, find(&catalog, &of_items)?)
    };
    view! {
        <main id="main" class="screen">
            <header class="scr-top">
                <span class="brand" role="img" aria-label=t.common.brand>{brand::mark()}{brand::word()}</span>
                <p class="scr-center">{center}</p>
                <p class="scr-tools">
                    <button class="link-b" type="button" on:click=|_| platform::full_screen()>{t.screen.full}</button>
                    <a class="link" href=Page::Windows.path()>{t.screen.back}</a>
                </p>
            </header>
            <div class="scr-who">
                <h1 tabindex="-1"><b class="scr-no">{window.to_string()}</b><span class="scr-name">{name}</span></h1>
                {items}
            </div>
            <section class="scr-code">
                <h2 class="scr-ask">{both(|t| t.screen.ask.to_owned())}</h2>
                {code(screen, window)}
                <p class="scr-scan">{both(|t| t.screen.scan.to_owned())}</p>
            </section>
            <footer class="scr-foot">
                <p>{both(|t| t.both(t.screen.promise, t.screen.silence))}</p>
            </footer>
        </main>
    }
}

/// The picture of the code, and below it whether it is the poster's, and why.
fn code(screen: Screen, window: &WindowId) -> Node {
    let (lost, id, label) = (
        screen.lost,
        window.clone(),
        fill(text().screen.code, &[window.as_str()]),
    );
    // Drawn anew only where it says something else.
    let address = Memo::new(move |_| {
        let here = platform::origin();
        screen
            .shown
            .with(|shown| model::address(shown.as_ref()?, &id, lost.get(), &here))
    });
    let picture = move || match address.get() {
        Some(address) => qr::qr(&address, &label).into_node(),
        None if lost.get() => {
            view! { <span class="scr-none" aria-hidden="true">{icon::NEVER.view()}</span> }
        }
        None => view! { <span class="wait" aria-hidden="true"><i></i><i></i><i></i></span> },
    };
    let said = move || {
        lost.get().then(|| {
            let bare = address.with(Option::is_none);
            both(move |t| {
                if bare {
                    t.screen.lost_bare
                } else {
                    t.screen.lost
                }
                .to_owned()
            })
        })
    };
    view! {
        <div class="scr-qr">{picture}</div>
        <p class="scr-lost" role="status">{said}</p>
    }
}

fn find<'a>(catalog: &'a Catalog, id: &WindowId) -> Option<&'a Window> {
    catalog.windows.iter().find(|window| window.id == *id)
}

/// What the window handles; nothing where that is nothing that can be applied for.
fn handled(catalog: &Catalog, window: &Window) -> Option<Node> {
    let of_window =
        |item: &&mingbai_contract::catalog::ItemSummary| item.windows.contains(&window.id);
    let all: Vec<_> = catalog.items.iter().filter(of_window).collect();
    if all.is_empty() {
        return None;
    }
    let rows = all.iter().take(NAMED);
    let rows = rows.map(|item| view! { <li>{names(&item.name)}</li> });
    let rest = all.len().saturating_sub(NAMED);
    let rest = (rest > 0).then(|| {
        let words = both(|t| fill(t.screen.more, &[&rest.to_string()]));
        view! { <li class="scr-rest">{words}</li> }
    });
    Some(view! {
        <h2 class="scr-does">{both(|t| t.screen.handles.to_owned())}</h2>
        <ul class="scr-items">{rows.collect_nodes()}{rest}</ul>
    })
}
