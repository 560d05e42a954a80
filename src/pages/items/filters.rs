//! Tabs, department and life event: everything that narrows results down, in the address.

use super::Asked;
use super::model::{Found, Tab, is_everything};
use crate::data::Shelf;
use crate::route::{ItemsQuery, Page, Route};
use crate::text::{Text, fill_number, terms};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::endpoint::ItemFilter;
use mingbai_contract::{DepartmentId, Theme};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// The tabs and, folded, the two long choices.
pub fn bar(t: &'static Text, asked: Asked, found: Memo<Arc<Found>>, shelf: &Shelf) -> Node {
    let everything = move || is_everything(&asked.get());
    view! {
        <nav class="tabs" aria-label=t.items.narrow() hidden=everything>
            {Tab::ALL.into_iter().enumerate().map(|(n, tab)| tab_link(t, asked, found, n, tab)).collect_nodes()}
        </nav>
        {more(t, asked, shelf)}
    }
}

fn tab_link(t: &'static Text, asked: Asked, found: Memo<Arc<Found>>, n: usize, tab: Tab) -> Node {
    let words = match tab {
        Tab::All => t.items.all(),
        Tab::Immediate => t.items.immediate(),
        Tab::NoVisit => t.items.no_visit(),
        Tab::Personal => t.items.personal(),
        Tab::Enterprise => t.items.enterprise(),
    };
    let href = move || Route::Items(tab.of(&asked.get())).href();
    let current = move || {
        let query = asked.get();
        (tab.of(&query) == query).then_some("true")
    };
    let label = move || fill_number(words, found.with(|found| found.counts[n]));
    view! { <a href=href aria-current=current>{label}</a> }
}

fn more(t: &'static Text, asked: Asked, shelf: &Shelf) -> Node {
    let navigate = use_navigate();
    let go = move |query: ItemsQuery| {
        let options = NavigateOptions {
            scroll: false,
            ..Default::default()
        };
        navigate(&Route::Items(query).href(), options);
    };
    let (by_department, by_theme) = (go.clone(), go);
    let chosen_department = move || {
        asked.address.with(|q| {
            q.filter
                .department
                .as_ref()
                .map_or_else(String::new, ToString::to_string)
        })
    };
    let chosen_theme = move || {
        asked.address.with(|q| {
            q.filter
                .theme
                .map_or_else(String::new, |theme| theme.slug().to_owned())
        })
    };
    let departments = shelf.catalog.departments.iter().map(|department| {
        let id = department.id.to_string();
        // Untracked: the choices are not built anew under whoever is choosing.
        let chosen = asked
            .address
            .with_untracked(|q| q.filter.department.as_ref() == Some(&department.id));
        view! { <option value=id selected=chosen>{t.lang.pick(&department.name).to_owned()}</option> }
    });
    let themes = Theme::ALL.iter().map(|theme| {
        let chosen = asked
            .address
            .with_untracked(|q| q.filter.theme == Some(*theme));
        view! { <option value=theme.slug() selected=chosen>{terms::theme(t.lang, *theme)}</option> }
    });
    view! {
        <details class="more-filters" open=asked.address.with_untracked(|q| q.filter.department.is_some())>
            <summary>{t.items.more_filters()}</summary>
            <form action=Page::Items.path()>
            <input type="hidden" name="q" value=move || asked.address.with(|q| q.q.clone()) />
            <div class="two-fields">
                <label>
                    <span>{t.items.department()}</span>
                    <select
                        class="input"
                        name="department"
                        prop:value=chosen_department
                        on:change=move |event| {
                            let mut query = asked.get();
                            query.filter.department = event.value().parse().ok();
                            by_department(query);
                        }
                    >
                        <option value="">{t.items.any()}</option>
                        {departments.collect_nodes()}
                    </select>
                </label>
                <label>
                    <span>{t.items.theme()}</span>
                    <select
                        class="input"
                        name="theme"
                        prop:value=chosen_theme
                        on:change=move |event| {
                            let mut query = asked.get();
                            query.filter.theme = Theme::parse(&event.value());
                            by_theme(query);
                        }
                    >
                        <option value="">{t.items.any()}</option>
                        {themes.collect_nodes()}
                    </select>
                </label>
            </div>
            <p class="acts plain-only"><button class="btn line">{t.items.narrow_show()}</button></p>
            </form>
        </details>
    }
}

/// Every department with how many items it owns.
pub fn departments(t: &'static Text, shelf: &Shelf) -> Node {
    let row = |id: &DepartmentId, name: String, count: usize| {
        let filter = ItemFilter {
            department: Some(id.clone()),
            ..ItemFilter::default()
        };
        let href = Route::Items(ItemsQuery {
            filter,
            ..ItemsQuery::default()
        })
        .href();
        let count = t.count(t.home.count_one(), t.home.count(), count);
        view! { <li><a class="row-link" href=href><span>{name}</span><span class="soft">{count}</span></a></li> }
    };
    let rows = shelf.catalog.departments.iter().filter_map(|department| {
        let count = shelf
            .catalog
            .items
            .iter()
            .filter(|i| i.department == department.id)
            .count();
        let name = t.lang.pick(&department.name).to_owned();
        (count > 0).then(|| row(&department.id, name, count))
    });
    view! {
        <section class="by-department">
            <h2>{t.items.by_department()}</h2>
            <ul class="rows">{rows.collect_nodes()}</ul>
        </section>
    }
}
