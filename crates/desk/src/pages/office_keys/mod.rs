//! The keys that complaints are sealed to, of one's own office: a table, and beside it one key, or the form
//! that makes another.

mod made;
pub mod model;
mod panel;

use crate::device::prefs::text;
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
use mingbai_contract::desk::complaints::{KeyStanding, OfficeKeyFile, OfficeKeyList};
use mingbai_contract::desk::endpoint::GetOfficeKeyFiles;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// What is open.
#[derive(Clone, Copy)]
struct Here {
    open: Memo<Option<Open>>,
    keys: Slot<OfficeKeyList>,
}

impl Here {
    fn load(self, session: Session) {
        self.keys.load(session, GetOfficeKeyFiles);
    }

    /// Puts a key as the server has it now into the table.
    fn changed(self, key: OfficeKeyFile) {
        self.keys.change(move |list| {
            if let Some(old) = list.keys.iter_mut().find(|old| old.id == key.id) {
                *old = key;
            }
        });
    }
}

/// The address with something open, or nothing.
fn href(open: Option<Open>) -> String {
    let q = String::new();
    ListQuery { q, open }.on(Page::OfficeKeys)
}

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let k = &t.office_keys;
    let map = use_query_map();
    let open = Memo::new(move |_| map.with(|map| ListQuery::read(|name| map.get(name)).open));
    let here = Here {
        open,
        keys: Slot::default(),
    };
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
    let count = move || {
        let keys = here.keys.value()?;
        let in_use = keys
            .keys
            .iter()
            .filter(|key| model::is_in_use(key.standing));
        Some(fill(k.count, &[&in_use.count().to_string()]))
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
                    <a class="btn end" href=href(Some(Open::New))>{k.make}</a>
                </div>
                <p class="soft lead-line">{k.lead}</p>
                {states::show(here.keys, move || here.load(session), move |list| table(here, &list))}
            </div>
            {move || here.open.get().map(|open| panel::aside(here, &open))}
        </main>
    }
}

fn table(here: Here, list: &OfficeKeyList) -> Node {
    let t = text();
    let k = &t.office_keys;
    let keys = list.keys.clone();
    if keys.is_empty() {
        return view! { <p class="empty">{k.none}</p> };
    }
    let rows = move || {
        let open = here.open.get();
        keys.iter()
            .map(|key| row(t, open.as_ref(), key))
            .collect_nodes()
    };
    view! {
        <table class="wl office-keys">
            <thead>
                <tr>
                    <th scope="col">{k.head_key}</th>
                    <th scope="col">{k.head_office}</th>
                    <th scope="col">{k.head_from}</th>
                    <th scope="col">{k.head_standing}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(t: &'static Text, open: Option<&Open>, key: &OfficeKeyFile) -> Node {
    let one = Open::One(key.id.to_string());
    let current = (open == Some(&one)).then_some("true");
    view! {
        <tr class:here=current.is_some()>
            <th scope="row">
                <a href=href(Some(one)) aria-current=current><code>{key.id.to_string()}</code></a>
            </th>
            <td>{terms::office(t, key.office)}</td>
            <td class="nb soft">{from(t, key)}</td>
            <td class="nb">{standing(t, key)}</td>
        </tr>
    }
}

/// Since when something is sealed to it.
fn from(t: &Text, key: &OfficeKeyFile) -> Option<String> {
    let signed = key.signed.as_ref()?;
    Some(say::day(t, signed.valid_from))
}

fn standing(t: &Text, key: &OfficeKeyFile) -> Node {
    let k = &t.office_keys;
    match key.standing {
        KeyStanding::Pending => view! { <span class="st wait-st">{k.pending}</span> },
        KeyStanding::Valid => k.valid.into_node(),
        KeyStanding::Retiring => view! { <span class="st wait-st">{k.retiring}</span> },
        KeyStanding::Retired => {
            let last = key.signed.as_ref().and_then(|signed| signed.retired);
            let day = last.map(|day| say::day(t, day)).unwrap_or_default();
            fill(k.retired, &[&day]).into_node()
        }
    }
}
