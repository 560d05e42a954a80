//! Choosing roles, each with its department and windows.
//!
//! A row's parts come and go with the role and the department, never with what is chosen further down:
//! what has the focus stays.

use super::model::{Bound, Row, Rows, bound};
use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::platform;
use crate::text::{Text, fill, terms};
use crate::ui::field::{bad, described, wrong_line};
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_contract::WindowId;
use mingbai_contract::desk::staff::Role;
use mingbai_domain::staff::GRANTS;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// The roles.
pub fn roles(form: Form, rows: Rows) -> Node {
    let t = text();
    let s = &t.staff;
    let list = move || {
        let all = rows.list.get();
        let several = all.len() > 1;
        let each = all.into_iter().enumerate();
        each.map(|(place, row)| one(form, rows, place, row, several))
            .collect_nodes()
    };
    let more = move || {
        (rows.list.with(Vec::len) < GRANTS).then(|| {
            let add = move |_| {
                rows.add();
                let place = rows.list.with_untracked(Vec::len) - 1;
                let id = form.field_id(&format!("/grants/{place}/role"));
                platform::focus(&format!("#{id}"));
            };
            view! { <p><button class="link-b" type="button" on:click=add>{s.add_role}</button></p> }
        })
    };
    view! {
        <div class=bad(form, "/grants") id=form.field_id("/grants") tabindex="-1">
            {wrong_line(form, "/grants")}
            {list}
            {more}
        </div>
    }
}

fn one(form: Form, rows: Rows, place: usize, row: Row, several: bool) -> Node {
    let t = text();
    let number = (place + 1).to_string();
    let legend = if several {
        fill(t.staff.role_n, &[&number])
    } else {
        t.staff.role.to_owned()
    };
    let remove = several.then(|| {
        let take = move |_| {
            form.clear();
            rows.remove(place);
            platform::focus(&format!("#{}", form.field_id("/grants")));
        };
        let words = fill(t.staff.remove_role, &[&number]);
        view! { <p><button class="link-b" type="button" on:click=take>{words}</button></p> }
    });
    view! {
        <fieldset class="role">
            <legend class="vh">{legend.clone()}</legend>
            {role(t, form, place, row, legend)}
            {move || department(t, form, place, row)}
            {move || windows(t, form, place, row)}
            {remove}
        </fieldset>
    }
}

fn role(t: &'static Text, form: Form, place: usize, row: Row, label: String) -> Node {
    let at = format!("/grants/{place}/role");
    let id = form.field_id(&at);
    let options = Role::ALL.into_iter().enumerate();
    let options =
        options.map(|(n, role)| view! { <option value=n>{terms::role(t, role)}</option> });
    let value = move || {
        let chosen = row.role.get();
        let place = Role::ALL.into_iter().position(|role| Some(role) == chosen);
        place.map(|n| n.to_string()).unwrap_or_default()
    };
    let choose = move |event: mingbai_view::Event| {
        let role = event.value().parse::<usize>().ok();
        row.role.set(role.and_then(|n| Role::ALL.get(n).copied()));
    };
    view! {
        <div class=bad(form, at.clone())>
            <label for=id.clone()>{label}</label>
            {wrong_line(form, at.clone())}
            <select
                class="input"
                id=id
                aria-describedby=described(form, at, false)
                prop:value=value
                on:change=choose
            >
                <option value="">{t.staff.choose}</option>
                {options.collect_nodes()}
            </select>
        </div>
    }
}

fn department(t: &'static Text, form: Form, place: usize, row: Row) -> Option<Node> {
    let (catalog, bound) = (Offices::here().value()?, bound(row.role.get()?));
    let first = match bound {
        Bound::Not => return None,
        Bound::Must => t.staff.choose,
        Bound::May => t.staff.department_all,
    };
    let at = format!("/grants/{place}/department");
    let id = form.field_id(&at);
    let each = catalog.departments.iter();
    let options = each.map(|department| {
        let name = t.lang.pick(&department.name).to_owned();
        view! { <option value=department.id.to_string()>{name}</option> }
    });
    let value = move || {
        row.department
            .get()
            .map(|d| d.to_string())
            .unwrap_or_default()
    };
    let choose = move |event: mingbai_view::Event| {
        row.windows.set(Vec::new());
        row.department.set(event.value().parse().ok());
    };
    Some(view! {
        <div class=bad(form, at.clone())>
            <label for=id.clone()>{t.staff.department}</label>
            {wrong_line(form, at.clone())}
            <select
                class="input"
                id=id
                aria-describedby=described(form, at, false)
                prop:value=value
                on:change=choose
            >
                <option value="">{first}</option>
                {options.collect_nodes()}
            </select>
        </div>
    })
}

fn windows(t: &'static Text, form: Form, place: usize, row: Row) -> Option<Node> {
    let catalog = Offices::here().value()?;
    if row.role.get() != Some(Role::Clerk) {
        return None;
    }
    let own = offices::windows(&catalog, t.lang, &row.department.get()?);
    let at = format!("/grants/{place}/windows");
    if own.is_empty() {
        return Some(view! { <p class="soft">{t.staff.windows_none}</p> });
    }
    let each = own.into_iter();
    let boxes = each.map(|(window, name)| window_box(row, window, &name));
    Some(view! {
        <fieldset
            class=bad(form, at.clone())
            id=form.field_id(&at)
            aria-describedby=described(form, at.clone(), false)
        >
            <legend>{t.staff.windows}</legend>
            {wrong_line(form, at)}
            <div class="boxes">{boxes.collect_nodes()}</div>
        </fieldset>
    })
}

fn window_box(row: Row, window: WindowId, name: &str) -> Node {
    let words = format!("{window} {name}");
    let of = window.clone();
    let ticked = move || row.windows.with(|all| all.contains(&of));
    let tick = move |event: mingbai_view::Event| {
        row.windows.update(|all| {
            all.retain(|one| *one != window);
            if event.checked() {
                all.push(window.clone());
                all.sort();
            }
        });
    };
    view! {
        <label class="check">
            <input class="tick" type="checkbox" prop:checked=ticked on:change=tick />
            <span>{words.into_node()}</span>
        </label>
    }
}
