//! Two versions side by side, field by field.

use super::model::Edited;
use super::spec::sections;
use super::{Open, words};
use crate::api::ask;
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill, written_in};
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{GetVersion, Nothing};
use mingbai_contract::desk::publishing::{Content, DraftOf, VersionRow};
use mingbai_domain::publishing::{Difference, compare};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// What is chosen for the draft.
const DRAFT: &str = "draft";

/// The choice of two versions, and how they differ.
pub fn part(t: &'static Text, session: Session, open: Open) -> Option<Node> {
    let p = &t.publishing;
    let (of, versions) = open
        .file
        .with_value(|file| (file.of.clone(), file.versions.clone()));
    let newest = versions.first()?.version.to_string();
    let (from, to) = (RwSignal::new(newest), RwSignal::new(DRAFT.to_owned()));
    let (before, after) = (RwSignal::new(None), RwSignal::new(None));
    let chosen = RwSignal::new(false);
    let look = {
        let of = of.clone();
        move |_| {
            for (which, place) in [(from, before), (to, after)] {
                let of = of.clone();
                platform::spawn(async move {
                    let which = which.get_untracked();
                    let found = content(session, open, of, &which).await;
                    place.set(found);
                });
            }
            chosen.set(true);
        }
    };
    let found = move || {
        if !chosen.get() {
            return None;
        }
        let (before, after): (Option<Content>, Option<Content>) = (before.get(), after.get());
        // Both have come, or one of them never was.
        (before.is_some() && after.is_some())
            .then(|| table(t, &of, before.as_ref(), after.as_ref()))
    };
    Some(view! {
        <section class="sec" aria-labelledby="compare">
            <h3 id="compare">{p.compare}</h3>
            {choice(t, "compare-from", p.compare_from, &versions, from)}
            {choice(t, "compare-to", p.compare_to, &versions, to)}
            <p class="acts"><button class="btn line" type="button" on:click=look>{p.compare}</button></p>
            <div role="status">{found.into_node()}</div>
        </section>
    })
}

/// What is chosen.
async fn content(session: Session, open: Open, of: DraftOf, which: &str) -> Option<Content> {
    let Ok(version) = which.parse() else {
        return open.edited.try_with_untracked(Edited::content).flatten();
    };
    let asked = ask(session, &GetVersion { of, version }, &Nothing {}).await;
    Some(asked.ok()?.content)
}

fn choice(
    t: &'static Text,
    id: &'static str,
    label: &'static str,
    versions: &[VersionRow],
    value: RwSignal<String>,
) -> Node {
    let p = &t.publishing;
    let each = versions.iter().map(|row| {
        let number = row.version.to_string();
        let words = fill(p.compare_version, &[&number, &row.published.to_string()]);
        let selected = value.with_untracked(|value| *value == number).then_some("");
        view! { <option value=number selected=selected>{words}</option> }
    });
    let draft = value.with_untracked(|value| value == DRAFT).then_some("");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select class="input" id=id on:change=move |event: Event| value.set(event.value())>
                <option value=DRAFT selected=draft>{p.compare_draft}</option>
                {each.collect_nodes()}
            </select>
        </div>
    }
}

/// How two contents differ.
pub fn table(
    t: &'static Text,
    of: &DraftOf,
    before: Option<&Content>,
    after: Option<&Content>,
) -> Node {
    let p = &t.publishing;
    let found = compare(before, after).unwrap_or_default();
    if found.is_empty() {
        return view! { <p class="soft">{p.compare_same}</p> };
    }
    rows(t, of, &found)
}

fn rows(t: &'static Text, of: &DraftOf, found: &[Difference]) -> Node {
    let p = &t.publishing;
    let each = found.iter().map(|one| {
        let side = |text: &Option<String>| match text {
            Some(text) => view! { <td class="words" lang=written_in(text)>{text.clone()}</td> },
            None => view! { <td class="soft">{p.nothing}</td> },
        };
        let place = words::place(t, sections(of), &one.field);
        view! { <tr><th scope="row">{place}</th>{side(&one.before)}{side(&one.after)}</tr> }
    });
    view! {
        <table class="wl">
            <thead>
                <tr>
                    <th scope="col">{p.compare_field}</th>
                    <th scope="col">{p.compare_before}</th>
                    <th scope="col">{p.compare_after}</th>
                </tr>
            </thead>
            <tbody>{each.collect_nodes()}</tbody>
        </table>
    }
}
