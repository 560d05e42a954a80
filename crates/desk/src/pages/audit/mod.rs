//! The record: who did what to whom, and when, newest first.
//!
//! What is looked for stands in the address; every entry shows the hashes that hold it in its place.

mod model;

use crate::device::prefs::text;
use crate::offices::Offices;
use crate::route;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill, terms};
use crate::ui::effect::effect;
use crate::ui::{say, states};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::audit::{AuditEntry, AuditPage, Deed};
use mingbai_contract::desk::endpoint::{GetAudit, GetStaff};
use mingbai_contract::desk::staff::StaffList;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let a = &t.audit;
    let map = use_query_map();
    let asked = Memo::new(move |_| map.with(|map| route::read_audit(|name| map.get(name))));
    let entries: Slot<AuditPage> = Slot::default();
    let people: Slot<StaffList> = Slot::default();
    // Names beside logins, where one may know them.
    if session.may(Operation::ListStaff) {
        people.load(session, GetStaff);
    }
    let load = move || entries.load(session, asked.get_untracked());
    effect(move || {
        asked.track();
        load();
    });
    Head::ready(a.title);
    let size = move || {
        let size = entries.value()?.size;
        Some(fill(a.size, &[&size.to_string()]))
    };
    view! {
        <main id="main" class="list">
            <div class="hd">
                <h1 tabindex="-1">{a.title}</h1>
                <span class="soft">{size}</span>
            </div>
            {filters(asked)}
            {states::show(entries, load, move |page| table(&page, asked, people))}
        </main>
    }
}

/// What is being looked for. The address changes when it is sent, and with it everything else.
fn filters(asked: Memo<GetAudit>) -> Node {
    let t = text();
    let a = &t.audit;
    let navigate = use_navigate();
    let day = |day: Option<mingbai_contract::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    let (q, deed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    effect(move || {
        let now = asked.get();
        q.set(now.q);
        deed.set(
            now.deed
                .map(|deed| deed.code().to_owned())
                .unwrap_or_default(),
        );
        from.set(day(now.from));
        to.set(day(now.to));
    });
    let submit = move |event: Event| {
        event.prevent_default();
        let wanted = GetAudit {
            q: q.get_untracked().trim().to_owned(),
            deed: Deed::parse(&deed.get_untracked()),
            from: from.get_untracked().parse().ok(),
            to: to.get_untracked().parse().ok(),
            cursor: None,
        };
        navigate(&route::audit(&wanted), NavigateOptions::default());
    };
    let options = Deed::ALL.into_iter();
    let options =
        options.map(|one| view! { <option value=one.code()>{terms::deed(t, one)}</option> });
    let clear = move || {
        let filtered = asked.with(|now| *now != GetAudit::default());
        filtered.then(|| {
            let all = route::audit(&GetAudit::default());
            view! { <a class="link" href=all>{a.clear}</a> }
        })
    };
    let date = |id: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <label class="by" for=id>
                <span>{label}</span>
                <input class="input" type="date" id=id prop:value=value on:input=move |event| value.set(event.value()) />
            </label>
        }
    };
    view! {
        <form class="filters" role="search" novalidate="" on:submit=submit>
            <label class="by wide" for="audit-q">
                <span>{a.q_label}</span>
                <input
                    class="input"
                    type="search"
                    id="audit-q"
                    placeholder=a.q
                    prop:value=q
                    on:input=move |event| q.set(event.value())
                />
            </label>
            <label class="by" for="audit-deed">
                <span>{a.deed}</span>
                <select class="input" id="audit-deed" prop:value=deed on:change=move |event| deed.set(event.value())>
                    <option value="">{a.deed_all}</option>
                    {options.collect_nodes()}
                </select>
            </label>
            {date("audit-from", a.from, from)}
            {date("audit-to", a.to, to)}
            <button class="btn" type="submit">{a.find}</button>
            {clear}
        </form>
    }
}

fn table(page: &Arc<AuditPage>, asked: Memo<GetAudit>, people: Slot<StaffList>) -> Node {
    let (t, offices) = (text(), Offices::here());
    let a = &t.audit;
    if page.entries.is_empty() {
        return view! { <p class="empty">{a.none}</p> };
    }
    let entries = Arc::clone(page);
    let rows = move || {
        let (catalog, people) = (offices.value(), people.value());
        let each = entries.entries.iter();
        each.map(|entry| row(t, catalog.as_deref(), people.as_deref(), entry))
            .collect_nodes()
    };
    let next = page.next_cursor.clone();
    let older = move || {
        let cursor = Some(next.clone()?);
        let older = GetAudit {
            cursor,
            ..asked.get()
        };
        Some(view! { <a class="btn line" href=route::audit(&older)>{a.older}</a> })
    };
    let newest = move || {
        let now = asked.get();
        now.cursor.as_ref()?;
        let newest = GetAudit {
            cursor: None,
            ..now
        };
        Some(view! { <a class="btn line" href=route::audit(&newest)>{a.newest}</a> })
    };
    view! {
        <table class="wl record">
            <thead>
                <tr>
                    <th scope="col">{a.head_when}</th>
                    <th scope="col">{a.head_who}</th>
                    <th scope="col">{a.head_what}</th>
                    <th scope="col">{a.head_whom}</th>
                    <th scope="col">{a.head_detail}</th>
                    <th scope="col">{a.head_hash}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="acts pager">{newest}{older}</p>
    }
}

fn row(
    t: &'static Text,
    catalog: Option<&Catalog>,
    people: Option<&StaffList>,
    entry: &AuditEntry,
) -> Node {
    let a = &t.audit;
    let whom = if entry.subject == entry.actor {
        a.oneself.to_owned()
    } else {
        model::name(t, people, &entry.subject)
    };
    let detail = model::detail(t, catalog, entry);
    let detail = detail
        .into_iter()
        .map(|words| view! { <span class="line">{words}</span> });
    let (day, time) = model::when(t, entry.at_ms);
    view! {
        <tr>
            <th scope="row" class="nb when"><b>{day}</b><span class="sub">{time}</span></th>
            <td>{model::name(t, people, &entry.actor)}</td>
            <td class="nb"><b>{terms::deed(t, entry.deed)}</b></td>
            <td>{whom}</td>
            <td>{detail.collect_nodes()}</td>
            <td>{hash(t, entry)}</td>
        </tr>
    }
}

/// The hash in short; opened, it and the one before as a whole.
fn hash(t: &Text, entry: &AuditEntry) -> Node {
    let a = &t.audit;
    let short = entry.hash.get(..8).unwrap_or(&entry.hash).to_owned();
    let place = fill(a.hash_whole, &[&entry.position.to_string()]);
    view! {
        <details class="hash">
            <summary><code>{short}</code></summary>
            <p><b>{place}</b></p>
            <dl>
                <dt>{a.hash_own}</dt><dd><code>{entry.hash.clone()}</code></dd>
                <dt>{a.hash_previous}</dt><dd><code>{entry.previous.clone()}</code></dd>
            </dl>
        </details>
    }
    .into_node()
}
