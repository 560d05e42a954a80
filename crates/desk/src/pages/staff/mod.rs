//! Who works here: a table, and beside it one person, or the form that invites another.
//!
//! What is open stands in the address, so that it can be linked and gone back from.

mod invite;
mod member;
pub mod model;
mod picker;
#[cfg(test)]
mod tests;

use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::Offices;
use crate::platform;
use crate::route::{ListQuery, Open, Page};
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, terms};
use crate::ui::effect::on_change;
use crate::ui::{say, states};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::GetStaff;
use mingbai_contract::desk::staff::{Member, StaffList, Standing};
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// What is looked for and what is open.
#[derive(Clone, Copy)]
struct Here {
    q: RwSignal<String>,
    open: Memo<Option<Open>>,
    people: Slot<StaffList>,
}

impl Here {
    /// The address with something open, or nothing; tracked.
    fn href(self, open: Option<Open>) -> String {
        let q = self.q.get();
        ListQuery { q, open }.on(Page::Staff)
    }

    fn load(self, session: Session) {
        self.people.load(session, GetStaff);
    }

    /// Puts somebody as the server has it now into the table.
    fn changed(self, member: Member) {
        self.people.change(move |list| {
            if let Some(old) = list.members.iter_mut().find(|m| m.login == member.login) {
                *old = member;
            }
        });
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let map = use_query_map();
    let query = Memo::new(move |_| map.with(|map| ListQuery::read(|name| map.get(name))));
    let may_make = session.may(Operation::InviteStaff);
    let here = Here {
        q: RwSignal::new(query.get_untracked().q),
        open: Memo::new(move |_| {
            query
                .get()
                .open
                .filter(|open| *open != Open::New || may_make)
        }),
        people: Slot::default(),
    };
    // A link or the back button changes the address: the words follow it.
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
    Head::ready(t.staff.title);
    let invite = may_make.then(|| {
        let href = move || here.href(Some(Open::New));
        view! { <a class="btn" href=href>{t.staff.invite}</a> }
    });
    let type_in = move |event: mingbai_view::Event| {
        here.q.set(event.value());
        let open = here.open.get_untracked();
        platform::replace_address(&untrack(|| here.href(open)));
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
                    <h1 tabindex="-1">{t.staff.title}</h1>
                    <span class="soft">{move || count(t, here)}</span>
                    <input
                        class="input find"
                        type="search"
                        placeholder=t.staff.filter
                        aria-label=t.staff.filter_label
                        prop:value=here.q
                        on:input=type_in
                    />
                    {invite}
                </div>
                {states::show(here.people, move || here.load(session), move |list| table(here, &list))}
            </div>
            {move || here.open.get().map(|open| aside(here, &open))}
        </main>
    }
}

fn count(t: &Text, here: Here) -> Option<String> {
    let people = here.people.value()?.members.len();
    Some(t.count(t.staff.count_one, t.staff.count, people))
}

/// The table. Typing changes its rows, and nothing else.
fn table(here: Here, list: &StaffList) -> Node {
    let (t, offices) = (text(), Offices::here());
    let s = &t.staff;
    let members = list.members.clone();
    if members.is_empty() {
        return view! { <p class="empty">{s.none}</p> };
    }
    let rows = move || {
        let (q, catalog) = (here.q.get(), offices.value());
        let open = here.open.get();
        let found = members
            .iter()
            .filter(|member| model::matches(t, member, &q));
        let rows: Vec<Node> = found
            .map(|member| row(t, here, catalog.as_deref(), open.as_ref(), member))
            .collect();
        if rows.is_empty() {
            return view! { <tr><td colspan="4" class="soft">{t.common.none_found}</td></tr> };
        }
        rows.into_node()
    };
    view! {
        <table class="wl people">
            <thead>
                <tr>
                    <th scope="col">{s.head_who}</th>
                    <th scope="col">{s.head_roles}</th>
                    <th scope="col">{s.head_standing}</th>
                    <th scope="col">{s.head_since}</th>
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
    member: &Member,
) -> Node {
    let one = Open::One(member.login.to_string());
    let current = (open == Some(&one)).then_some("true");
    let href = move || here.href(Some(one.clone()));
    let each = member.grants.iter();
    let each = each.map(|grant| view! { <li>{say::grant(t, catalog, grant)}</li> });
    let roles = if member.grants.is_empty() {
        view! { <span class="soft">{t.staff.no_roles}</span> }
    } else {
        view! { <ul>{each.collect_nodes()}</ul> }
    };
    view! {
        <tr class:here=current.is_some()>
            <th scope="row">
                <a href=href aria-current=current><b>{member.name.clone()}</b></a>
                <span class="sub">{member.login.to_string()}</span>
            </th>
            <td>{roles}</td>
            <td class="nb">{standing(t, member.standing)}</td>
            <td class="nb soft">{say::day(t, member.since)}</td>
        </tr>
    }
}

fn standing(t: &Text, standing: Standing) -> Node {
    let words = terms::standing(t, standing);
    match standing {
        Standing::Active => words.into_node(),
        Standing::Invited => view! { <span class="st wait-st">{words}</span> },
        Standing::Disabled => view! { <span class="st late">{words}</span> },
    }
}

/// What is open beside the table.
fn aside(here: Here, open: &Open) -> Node {
    let t = text();
    let (label, content) = match open {
        Open::New => (t.staff.invite, invite::panel(here)),
        Open::One(login) => (t.common.staff, member::panel(here, login)),
    };
    let close = move || here.href(None);
    // Whoever closes somebody's roles half-way finds them later as they are, not as they were to be.
    let roles = Drafts::here().grants;
    view! {
        <section class="open" aria-label=label>
            <p class="shut">
                <a class="link" href=close on:click=move |_| roles.clear()>{t.common.close}</a>
            </p>
            {content}
        </section>
    }
}
