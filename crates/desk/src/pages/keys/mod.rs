//! API keys of other systems: a table, and beside it one key, or the form that makes another.

pub mod model;
mod panel;

use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::platform;
use crate::route::{ListQuery, Open, Page};
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill, terms};
use crate::ui::effect::on_change;
use crate::ui::{say, states};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::GetApiKeys;
use mingbai_contract::desk::keys::{ApiKey, ApiKeyList};
use mingbai_view::{IntoNode, Node, view};

/// What is looked for and what is open.
#[derive(Clone, Copy)]
struct Here {
    q: RwSignal<String>,
    open: Memo<Option<Open>>,
    keys: Slot<ApiKeyList>,
}

impl Here {
    /// The address with something open, or nothing; tracked.
    fn href(self, open: Option<Open>) -> String {
        let q = self.q.get();
        ListQuery { q, open }.on(Page::Keys)
    }

    fn load(self, session: Session) {
        self.keys.load(session, GetApiKeys);
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let k = &t.keys;
    let map = use_query_map();
    let query = Memo::new(move |_| map.with(|map| ListQuery::read(|name| map.get(name))));
    let may_make = session.may(Operation::MakeApiKey);
    let here = Here {
        q: RwSignal::new(query.get_untracked().q),
        open: Memo::new(move |_| {
            query
                .get()
                .open
                .filter(|open| *open != Open::New || may_make)
        }),
        keys: Slot::default(),
    };
    on_change(
        move || query.track(),
        move || here.q.set(query.get_untracked().q),
    );
    on_change(
        move || here.open.track(),
        move || {
            platform::focus(if here.open.get_untracked().is_some() {
                ".open h2"
            } else {
                "h1"
            })
        },
    );
    here.load(session);
    Head::ready(k.title);
    let make = may_make.then(|| {
        let href = move || here.href(Some(Open::New));
        view! { <a class="btn" href=href>{k.make}</a> }
    });
    let type_in = move |event: mingbai_view::Event| {
        here.q.set(event.value());
        let open = here.open.get_untracked();
        platform::replace_address(&untrack(|| here.href(open)));
    };
    let count = move || {
        let keys = here.keys.value()?;
        let live = keys.keys.iter().filter(|key| key.revoked.is_none()).count();
        Some(fill(k.count, &[&live.to_string()]))
    };
    let class = move || {
        if here.open.get().is_some() {
            "list beside"
        } else {
            "list"
        }
    };
    view! {
        <main id="main" class=class>
            <div class="table-side">
                <div class="hd">
                    <h1 tabindex="-1">{k.title}</h1>
                    <span class="soft">{count}</span>
                    <input
                        class="input find"
                        type="search"
                        placeholder=k.filter
                        aria-label=k.filter_label
                        prop:value=here.q
                        on:input=type_in
                    />
                    {make}
                </div>
                <p class="soft">{k.lead}</p>
                {states::show(here.keys, move || here.load(session), move |list| table(here, &list))}
            </div>
            {move || here.open.get().map(|open| panel::aside(here, &open))}
        </main>
    }
}

fn table(here: Here, list: &ApiKeyList) -> Node {
    let (t, offices) = (text(), Offices::here());
    let k = &t.keys;
    let keys = list.keys.clone();
    if keys.is_empty() {
        return view! { <p class="empty">{k.none}</p> };
    }
    let rows = move || {
        let (q, catalog, open) = (here.q.get(), offices.value(), here.open.get());
        let found = keys.iter().filter(|key| model::matches(key, &q));
        let rows: Vec<Node> = found
            .map(|key| row(t, here, catalog.as_deref(), open.as_ref(), key))
            .collect();
        if rows.is_empty() {
            return view! { <tr><td colspan="6" class="soft">{t.common.none_found}</td></tr> };
        }
        rows.into_node()
    };
    view! {
        <table class="wl keys">
            <thead>
                <tr>
                    <th scope="col">{k.head_name}</th>
                    <th scope="col">{k.head_scopes}</th>
                    <th scope="col">{k.head_department}</th>
                    <th scope="col">{k.head_since}</th>
                    <th scope="col">{k.head_used}</th>
                    <th scope="col">{k.head_standing}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(
    t: &'static Text,
    here: Here,
    catalog: Option<&Catalog>,
    open: Option<&Open>,
    key: &ApiKey,
) -> Node {
    let one = Open::One(key.id.clone());
    let current = (open == Some(&one)).then_some("true");
    let href = move || here.href(Some(one.clone()));
    let used = key
        .used
        .map_or_else(|| t.keys.never.to_owned(), |day| say::day(t, day));
    view! {
        <tr class:here=current.is_some()>
            <th scope="row">
                <a href=href aria-current=current><b>{key.name.clone()}</b></a>
                <span class="sub">{key.id.clone()}</span>
            </th>
            <td>{scopes(t, key)}</td>
            <td>{department(t, catalog, key)}</td>
            <td class="nb soft">{say::day(t, key.since)}</td>
            <td class="nb soft">{used}</td>
            <td class="nb">{standing(t, key)}</td>
        </tr>
    }
}

fn scopes(t: &Text, key: &ApiKey) -> String {
    let each = key.scopes.iter();
    let words: Vec<_> = each
        .map(|scope| terms::scope(t, *scope).to_owned())
        .collect();
    t.list(&words)
}

fn department(t: &Text, catalog: Option<&Catalog>, key: &ApiKey) -> String {
    key.department.as_ref().map_or_else(
        || t.keys.department_all.to_owned(),
        |id| offices::department(catalog, t.lang, id),
    )
}

fn standing(t: &Text, key: &ApiKey) -> Node {
    match key.revoked {
        None => t.keys.live.into_node(),
        Some(day) => {
            let words = fill(t.keys.revoked, &[&say::day(t, day)]);
            view! { <span class="st late">{words}</span> }
        }
    }
}
