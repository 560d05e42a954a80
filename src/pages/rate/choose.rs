//! Which window: by its code, or from the list.

use super::giving::Giving;
use super::outbox;
use crate::device::prefs::text;
use crate::device::ratings as kept;
use crate::pages::complaints::scanning::scanning;
use crate::platform;
use crate::route::{Page, rate};
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use crate::ui::states;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::office::Window;
use mingbai_contract::page::Halls;
use mingbai_domain::catalog::pages;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// `/r`
pub fn rates() -> Node {
    states::part(|came| came.halls.clone(), |c| Some(pages::halls(c)), page)
}

fn page(halls: &Arc<Halls>) -> Node {
    let t = text();
    let k = &t.rate;
    Head::ready(k.which());
    // One that is over is not shown to whoever comes next.
    effect(Giving::end);
    let navigate = use_navigate();
    let take = move |found: &str| {
        let (window, fragment) = rate::scanned(found).ok_or(k.scan_none())?;
        navigate(&rate::coded(&window, &fragment), NavigateOptions::default());
        Ok(())
    };
    let typed = RwSignal::new(String::new());
    let halls = Arc::clone(halls);
    let list = move || {
        let words = typed.with(|typed| typed.trim().to_lowercase());
        centers(t, &halls, &words)
    };
    view! {
        <main id="main" class="page rate">
            <h1 tabindex="-1">{k.which()}</h1>
            <p class="lead-p soft">{k.which_lead()}</p>
            <div class="needs-js">
                {outbox::section(t, || None)}
                {mine(t)}
                <div class="scan-place">{scanning(t, k.scan(), take)}</div>
                <div class="field">
                    <label for="rate-filter">{k.which_filter()}</label>
                    <input
                        class="input"
                        id="rate-filter"
                        type="search"
                        autocomplete="off"
                        maxlength="40"
                        on:input=move |event| typed.set(event.value())
                    />
                </div>
            </div>
            {list.into_node()}
        </main>
    }
}

/// Whether a window is meant by what was typed, in small letters.
pub fn is_meant(window: &Window, words: &str) -> bool {
    let names = [&window.name.zh, &window.name.en];
    window.id.as_str().to_lowercase().starts_with(words)
        || names.iter().any(|name| name.to_lowercase().contains(words))
}

/// The windows of each centre.
fn centers(t: &'static Text, halls: &Halls, words: &str) -> Node {
    let mut found = Vec::new();
    for center in &halls.centers {
        let here = halls.windows.iter().filter(|one| one.center == center.id);
        let cells: Vec<Node> = here
            .filter(|window| is_meant(window, words))
            .map(|window| {
                let name = t.lang.pick(&window.name).to_owned();
                let href = Page::Rate(window.id.clone()).path();
                view! { <li><a href=href><b>{window.id.to_string()}</b><span>{name}</span></a></li> }
            })
            .collect();
        if !cells.is_empty() {
            let name = t.lang.pick(&center.name).to_owned();
            found.push(view! { <section class="sec"><h2>{name}</h2><ul class="cells">{cells}</ul></section> });
        }
    }
    if found.is_empty() {
        return view! { <p class="lead-p" role="status">{t.offices.find_none()}</p> };
    }
    found.into_node()
}

/// What opens what became of bad ratings, as far as it is kept on this phone.
fn mine(t: &'static Text) -> Node {
    let k = &t.rate;
    let looked = RwSignal::new(0_u32);
    let said = RwSignal::new("");
    effect(move || looked.set(1));
    let list = move || {
        let all = (looked.get() > 0).then(kept::kept)?;
        if all.is_empty() {
            return None;
        }
        let rows = all.into_iter().map(|(secret, window, day)| {
            let (name, day) = (fill(k.title(), &[window.as_str()]), t.lang.day(day.0, None));
            let label = fill(t.track.forget_one(), &[&[&name, " ", &day].concat()]);
            let forget = move |_| {
                kept::forget(&secret);
                said.set(t.track.forgotten());
                looked.update(|n| *n += 1);
                platform::focus("#rate-forgotten");
            };
            let href = rate::follow_up(&window, &secret);
            view! {
                <li>
                    <a class="row-link" href=href><b>{name}</b><span class="soft">{day}</span></a>
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
        {list.into_node()}
        <p id="rate-forgotten" class="said" role="status" tabindex="-1">{said}</p>
    }
}
