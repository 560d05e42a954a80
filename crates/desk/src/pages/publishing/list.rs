//! All that is published or drafted: guides, lists and years, and the ways to what there is not yet.

use super::{Here, planned, sheets, who};
use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill};
use crate::ui::{due, icon, say, states};
use leptos::prelude::*;
use mingbai_contract::ItemId;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::publishing::{DraftOf, PublishingPage, PublishingRow};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// The page while nothing is open.
pub fn page(here: Here) -> Node {
    let (t, session) = (text(), Session::here());
    let p = &t.publishing;
    let keeps = session.may(Operation::KeepDraft);
    view! {
        <main id="main" class="list publishing">
            <h1 tabindex="-1">{p.title}</h1>
            {here.done()}
            <p class="soft">{p.lead}</p>
            {states::show(here.list, move || here.load(session), move |list| all(t, here, &list))}
            {keeps.then(|| sheets::part(here))}
        </main>
    }
}

fn all(t: &'static Text, here: Here, list: &Arc<PublishingPage>) -> Node {
    let p = &t.publishing;
    let missing = list.year_missing.map(|missing| {
        let words = fill(p.year_missing, &[&missing.year.to_string()]);
        view! { <p class="note amber" role="status">{icon::INFO.view()}<span>{words}</span></p> }
    });
    let of = |kind: fn(&DraftOf) -> bool| {
        let rows = list.rows.iter().filter(|row| kind(&row.of));
        rows.cloned().collect::<Vec<_>>()
    };
    let guides = of(|of| matches!(of, DraftOf::Guide(_)));
    let q = here.q;
    let found = move || {
        let q = q.get().trim().to_lowercase();
        let fits = |row: &&PublishingRow| {
            let name = row.name.as_ref();
            let named = name
                .is_some_and(|name| name.zh.contains(&q) || name.en.to_lowercase().contains(&q));
            named || row.of.to_string().contains(&q)
        };
        let rows: Vec<_> = guides.iter().filter(fits).cloned().collect();
        table(t, here, &rows)
    };
    view! {
        {missing}
        {jump(t)}
        {planned::part(t, here, &list.planned)}
        <section class="sec" aria-labelledby="guides">
            <h2 id="guides" tabindex="-1">{p.guides}</h2>
            <div class="field">
                <label for="find-guide">{p.find}</label>
                <input
                    class="input"
                    id="find-guide"
                    type="search"
                    autocomplete="off"
                    prop:value=q
                    on:input=move |event: Event| q.set(event.value())
                />
            </div>
            {found.into_node()}
            {new_guide(t, here)}
        </section>
        <section class="sec" aria-labelledby="lists">
            <h2 id="lists" tabindex="-1">{p.lists}</h2>
            {table(t, here, &of(|of| matches!(of, DraftOf::List(_))))}
        </section>
        <section class="sec" aria-labelledby="years">
            <h2 id="years" tabindex="-1">{p.years}</h2>
            {table(t, here, &of(|of| matches!(of, DraftOf::Year(_))))}
            {next_year(t, here, list)}
        </section>
    }
}

/// The ways down the page: there are hundreds of guides above the rest.
fn jump(t: &'static Text) -> Node {
    let p = &t.publishing;
    let keeps = Session::here().may(Operation::KeepDraft);
    let link = |place: &'static str, words: &'static str| {
        let go = move |event: Event| {
            event.prevent_default();
            platform::focus(place);
        };
        view! { <a class="link" href=place rel="external" on:click=go>{words}</a> }
    };
    view! {
        <nav class="jump" aria-label=p.jump>
            {link("#guides", p.guides)}
            {link("#lists", p.lists)}
            {link("#years", p.years)}
            {keeps.then(|| link("#sheets", p.import))}
        </nav>
    }
}

/// What something is called.
pub fn name(t: &Text, row: &PublishingRow) -> String {
    match &row.name {
        Some(name) => t.lang.pick(name).to_owned(),
        None => nameless(t, &row.of),
    }
}

/// What something without a name is called.
pub fn nameless(t: &Text, of: &DraftOf) -> String {
    match of {
        DraftOf::Year(year) => fill(t.publishing.year, &[&year.to_string()]),
        DraftOf::Guide(id) => id.to_string(),
        DraftOf::List(id) => id.to_string(),
    }
}

fn table(t: &'static Text, here: Here, rows: &[PublishingRow]) -> Node {
    let p = &t.publishing;
    if rows.is_empty() {
        return view! { <p class="empty">{t.common.none_found}</p> };
    }
    let each = rows.iter().map(|one| row(t, here, one));
    view! {
        <table class="wl kept">
            <thead>
                <tr>
                    <th scope="col">{p.head_name}</th>
                    <th scope="col">{p.head_published}</th>
                    <th scope="col">{p.head_draft}</th>
                    <th scope="col">{p.head_faults}</th>
                </tr>
            </thead>
            <tbody>{each.collect_nodes()}</tbody>
        </table>
    }
}

fn row(t: &'static Text, here: Here, one: &PublishingRow) -> Node {
    let p = &t.publishing;
    let open = one.of.to_string();
    let href = move || here.cases.href(|query| query.open = Some(open.clone()));
    let offices = Offices::here();
    let department = one.department.clone().map(|id| {
        let words = move || offices::department(offices.value().as_deref(), t.lang, &id);
        view! { <span class="sub">{words.into_node()}</span> }
    });
    let today = due::today(None);
    let published = one
        .published
        .map_or_else(|| p.never.to_owned(), |day| t.lang.day(day.0, today));
    let unsaved = here.forms.unsaved(&one.of).map(|_| {
        view! { <span class="st wait-st line">{p.unsaved_mark}</span> }
    });
    let draft = one.draft.as_ref().map_or_else(
        || view! { <span class="soft">{p.no_draft}</span> },
        |draft| {
            let at = say::moment(t, draft.at.unix_ms);
            let by = fill(p.draft_by, &[who(&draft.actor), &at]);
            let outdated = draft
                .is_outdated
                .then(|| view! { <span class="st late line">{p.outdated}</span> });
            let day = draft.comes_out.map(|day| {
                let words = fill(p.comes_out, &[&t.lang.day(day.0, today)]);
                view! { <span class="st line">{words}</span> }
            });
            view! { {by}{outdated}{day} }
        },
    );
    let count = |one, many, number: u32| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        (number > 0).then(|| t.count(one, many, number))
    };
    let errors = count(p.errors_one, p.errors, one.errors);
    let errors = errors.map(|words| view! { <span class="st late line">{words}</span> });
    let warnings = count(p.warnings_one, p.warnings, one.warnings);
    let warnings = warnings.map(|words| view! { <span class="line">{words}</span> });
    view! {
        <tr>
            <th scope="row"><a href=href data-row=""><b>{name(t, one)}</b></a>{department}</th>
            <td data-head=p.head_published><span class="nb">{published}</span></td>
            <td data-head=p.head_draft>{draft}{unsaved}</td>
            <td>{errors}{warnings}</td>
        </tr>
    }
}

/// The way to an item that there is not yet.
fn new_guide(t: &'static Text, here: Here) -> Option<Node> {
    let (p, session) = (&t.publishing, Session::here());
    if !session.may(Operation::KeepDraft) {
        return None;
    }
    let id = here.forms.new_id;
    // None while nothing is typed, else whether it is an id.
    let asked = move || {
        let typed = id.get().trim().to_lowercase();
        (!typed.is_empty()).then(|| ItemId::new(typed).map(DraftOf::Guide))
    };
    let link = move || {
        let of = asked()?.ok()?.to_string();
        let href = here.cases.href(|query| query.open = Some(of));
        Some(view! { <a class="btn line" href=href>{p.new_open}</a> })
    };
    let is_wrong = move || matches!(asked(), Some(Err(_)));
    let wrong = move || {
        is_wrong().then(|| {
            view! { <p class="err">{icon::INFO.view()}<span>{p.new_id_wrong}</span></p> }
        })
    };
    let class = move || if is_wrong() { "field bad" } else { "field" };
    Some(view! {
        <details class="sec" open=id.with_untracked(|id| !id.is_empty()).then_some("")>
            <summary>{p.new_guide}</summary>
            <div class=class>
                <label for="new-guide">{p.new_id}</label>
                <p class="hint" id="new-guide-hint">{p.new_id_hint}</p>
                <div id="new-guide-wrong" role="status">{wrong}</div>
                <input
                    class="input"
                    id="new-guide"
                    type="text"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="new-guide-hint new-guide-wrong"
                    aria-invalid=move || is_wrong().then_some("true")
                    prop:value=id
                    on:input=move |event: Event| id.set(event.value())
                />
            </div>
            <p class="acts">{link}</p>
        </details>
    })
}

/// The way to the year that is missing, where there is nothing of it yet.
fn next_year(t: &'static Text, here: Here, list: &Arc<PublishingPage>) -> Option<Node> {
    let missing = list
        .year_missing
        .filter(|missing| !missing.has_statutory_days)?;
    let of = DraftOf::Year(missing.year);
    if list.rows.iter().any(|row| row.of == of) {
        return None;
    }
    let words = nameless(t, &of);
    let href = move || here.cases.href(|query| query.open = Some(of.to_string()));
    Some(view! { <p class="acts"><a class="btn line" href=href>{words}</a></p> })
}
