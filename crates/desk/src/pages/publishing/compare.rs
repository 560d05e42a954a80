//! Two versions side by side, field by field.

use super::model::Edited;
use super::spec::sections;
use super::{Open, words};
use crate::api::{Trouble, ask_read};
use crate::session::Session;
use crate::text::{Text, fill, written_in};
use crate::ui::form::Form;
use crate::ui::{due, icon};
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
    let form = Form::new("compare", words::problem);
    // The two contents; none where the draft is not of its form.
    let found = RwSignal::new(None::<Option<(Content, Content)>>);
    let look = {
        let of = of.clone();
        move |_| {
            let of = of.clone();
            let (from, to) = (from.get_untracked(), to.get_untracked());
            let both = async move {
                let before = content(session, open, of.clone(), &from).await?;
                let after = content(session, open, of, &to).await?;
                Ok(before.zip(after))
            };
            form.run(both, move |both| found.set(Some(both)));
        }
    };
    let found = move || {
        let both = found.get()?;
        Some(match both {
            Some((before, after)) => table(t, &of, Some(&before), Some(&after)),
            None => view! {
                <p class="note amber">{icon::INFO.view()}<span>{p.compare_malformed}</span></p>
            },
        })
    };
    Some(view! {
        <section class="sec" aria-labelledby="compare">
            <h3 id="compare">{p.compare}</h3>
            {form.summary()}
            {choice(t, "compare-from", p.compare_from, &versions, from)}
            {choice(t, "compare-to", p.compare_to, &versions, to)}
            <p class="acts"><button class="btn line" type="button" aria-busy=move || form.is_busy().then_some("true") on:click=look>{p.compare}</button></p>
            <div role="status">{found.into_node()}</div>
        </section>
    })
}

/// What is chosen.
async fn content(
    session: Session,
    open: Open,
    of: DraftOf,
    which: &str,
) -> Result<Option<Content>, Trouble> {
    let Ok(version) = which.parse() else {
        return Ok(open.edited.try_with_untracked(Edited::content).flatten());
    };
    let found = ask_read(session, &GetVersion { of, version }, &Nothing {}).await?;
    Ok(Some(found.content))
}

fn choice(
    t: &'static Text,
    id: &'static str,
    label: &'static str,
    versions: &[VersionRow],
    value: RwSignal<String>,
) -> Node {
    let p = &t.publishing;
    let today = due::today(None);
    let each = versions.iter().map(|row| {
        let number = row.version.to_string();
        let words = fill(
            p.compare_version,
            &[&number, &t.lang.day(row.published.0, today)],
        );
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
        let side = |head: &'static str, text: &Option<String>| match text {
            Some(text) => {
                view! { <td class="words" data-head=head lang=written_in(text)>{text.clone()}</td> }
            }
            None => view! { <td class="soft" data-head=head>{p.nothing}</td> },
        };
        let place = words::place(t, sections(of), &one.field);
        view! { <tr><th scope="row">{place}</th>{side(p.compare_before, &one.before)}{side(p.compare_after, &one.after)}</tr> }
    });
    view! {
        <table class="wl differ">
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
