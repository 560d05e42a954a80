//! Home: the search box first, the hall, what people mostly do, life events.

use crate::data::Data;
use crate::device::{prefs::text, recent};
use crate::platform;
use crate::route::{ItemsQuery, Page, Route, tel};
use crate::shell::head::Head;
use crate::text::{Lang, Text, fill, terms};
use crate::ui::effect::effect;
use crate::ui::icon::{self, Icon};
use crate::ui::{find, open, print, states, suggest};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::Theme;
use mingbai_contract::endpoint::ItemFilter;
use mingbai_contract::page::{HomePage, Masthead};
use mingbai_domain::catalog::pages;
use mingbai_domain::hours::OpenState;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

const PEOPLE: &[Theme] = &[
    Theme::Birth,
    Theme::School,
    Theme::Work,
    Theme::Marriage,
    Theme::Home,
    Theme::Health,
    Theme::OldAge,
    Theme::AfterDeath,
];

const FIRMS: &[Theme] = &[
    Theme::Startup,
    Theme::Investment,
    Theme::Licences,
    Theme::Tax,
    Theme::Hiring,
    Theme::Closing,
];

const MORE: &[Theme] = &[
    Theme::Household,
    Theme::Travel,
    Theme::Abroad,
    Theme::Relief,
    Theme::Disability,
    Theme::Veterans,
    Theme::Farming,
    Theme::Other,
];

/// The home page.
pub fn home() -> Node {
    states::part(|came| came.home.clone(), |c| Some(pages::home(c)), page)
}

fn page(home: &Arc<HomePage>) -> Node {
    let t = text();
    let Some(masthead) = untrack(|| Data::here().masthead()) else {
        return Node::Empty;
    };
    Head::ready(t.home.title());
    view! {
        <main id="main" class="page home">
            <h1 tabindex="-1">{t.home.question()}</h1>
            {search_form(t)}
            {often(t, &masthead)}
            {crate::ui::recent::recent()}
            {hall(t, home)}
            {print::entrance(t)}
            {tasks(t, &masthead)}
            {life(t, home, masthead.items)}
        </main>
    }
}

fn search_form(t: &'static Text) -> Node {
    let words = RwSignal::new(String::new());
    let data = Data::here();
    let suggestions = RwSignal::new(Vec::new());
    effect(move || {
        let complete = |q: &str| match q.trim() {
            "" => Vec::new(),
            // The catalog is asked for by the first letter, if it is not here by then.
            q => data.catalog_here().map_or_else(Vec::new, |shelf| {
                let query = shelf.index.query(q);
                let hits = shelf.index.search(&query, &ItemFilter::default());
                suggest::complete(&shelf, &hits, &query, q)
            }),
        };
        suggestions.set(words.with(|q| complete(q)));
    });
    // Most people come to search: what that needs comes while they read.
    effect(move || {
        platform::when_idle(move || {
            let _ = untrack(|| data.catalog_here());
        });
    });
    let (sent, navigate) = (RwSignal::new(0), use_navigate());
    Effect::new(move |before: Option<u32>| {
        let now = sent.get();
        if before.is_some_and(|before| before < now) {
            let q = words.get_untracked();
            recent::add(&q);
            let query = ItemsQuery::words(q.trim());
            navigate(&Route::Items(query).href(), NavigateOptions::default());
        }
        now
    });
    let end = view! { <button class="go">{t.home.go()}</button> };
    let count = move || {
        let count = suggestions.with(Vec::len);
        (count > 0).then(|| t.count(t.items.suggested_one(), t.items.suggested(), count))
    };
    view! {
        {find::find(words, suggestions, sent, t.home.question(), end)}
        <p class="vh" role="status">{count}</p>
    }
}

fn often(t: &'static Text, masthead: &Masthead) -> Node {
    let links = masthead.county.often_asked.iter().map(|words| {
        let words = t.lang.pick(words).to_owned();
        let href = Route::Items(ItemsQuery::words(&words)).href();
        view! { <a href=href>{words}</a> " " }
    });
    view! { <p class="oft"><span class="soft">{t.home.often()}</span>" "{links.collect_nodes()}</p> }
}

fn hall(t: &'static Text, home: &HomePage) -> Option<Node> {
    let center = home.hall.clone()?;
    let windows = home.windows.clone();
    let href = Page::Center(center.id.clone()).path();
    let phone = center.phone.clone();
    let state = open::open_state(center, windows, true);
    let title = move || {
        let Some(state) = state.get() else {
            return t.home.hall_unknown().into_node();
        };
        let (dot, words) = match state {
            OpenState::Open { .. } => ("dot", t.home.hall_open()),
            OpenState::ByAppointment { .. } => ("dot", t.home.hall_appointment()),
            OpenState::Break { .. } => ("dot off", t.home.hall_break()),
            OpenState::Closed { .. } => ("dot off", t.home.hall_closed()),
        };
        view! { <i class=dot></i>{words} }
    };
    let detail = move || match state.get() {
        None => "\u{a0}".to_owned(),
        Some(state) => hall_detail(t, state, &phone),
    };
    Some(view! {
        <a class="hall" href=href>
            <span><b>{title}</b><br /><span class="small soft">{detail}</span></span>
            {icon::FORWARD.view()}
        </a>
    })
}

/// The second line under the hall's state, which the first line has already said in short.
fn hall_detail(t: &Text, state: OpenState, phone: &str) -> String {
    use crate::text::dates::time;
    match state {
        OpenState::Open { until, noon } => {
            let until = fill(t.offices.today_until(), &[&time(until)]);
            if noon {
                format!("{until}{}", t.offices.and_noon())
            } else {
                until
            }
        }
        OpenState::ByAppointment { .. } => fill(t.offices.by_appointment_call(), &[phone]),
        OpenState::Break { .. } | OpenState::Closed { .. } => open::words(t, state),
    }
}

fn tasks(t: &'static Text, masthead: &Masthead) -> Node {
    let hotline = &masthead.county.hotline;
    let task = |icon: Icon, href: String, title: &'static str, sub: String| {
        view! { <li><a href=href>{icon.view()}<b>{title}</b><span>{sub}</span></a></li> }
    };
    view! {
        <nav aria-label=t.home.tasks()>
            <ul class="tasks">
                {task(icon::TRACK, Page::Track.path(), t.home.track(), t.home.track_sub().to_owned())}
                {task(icon::FACE, Page::Rates.path(), t.home.rate(), t.home.rate_sub().to_owned())}
                {task(icon::LETTER, Page::Complaints.path(), t.home.complain(), t.home.complain_sub().to_owned())}
                {task(icon::INSPECTION, Page::Inspections.path(), t.home.inspection(), t.home.inspection_sub().to_owned())}
                {task(icon::WINDOW, Page::Centers.path(), t.home.offices(), t.home.offices_sub().to_owned())}
                {task(icon::PAGES, Page::Lists.path(), t.home.lists(), t.home.lists_sub().to_owned())}
                {task(icon::FIGURES, Page::Board.path(), t.home.figures(), t.home.figures_sub().to_owned())}
                {task(icon::CHECKLIST, Page::Kept.path(), t.home.kept(), t.home.kept_sub().to_owned())}
                {task(icon::PHONE, tel(hotline), t.home.ask(), fill(t.home.ask_sub(), &[hotline]))}
            </ul>
        </nav>
    }
}

fn life(t: &'static Text, home: &HomePage, items: u32) -> Node {
    let tile = |theme: &Theme| {
        let count = home.themes.iter().find(|count| count.theme == *theme);
        let count = count.map_or(0, |count| count.items as usize);
        let href = Route::Items(ItemsQuery::theme(*theme)).href();
        let count = t.count(t.home.count_one(), t.home.count(), count);
        view! { <li><a href=href><b>{terms::theme(t.lang, *theme)}</b><span>{count}</span></a></li> }
    };
    let tiles = |themes: &[Theme]| themes.iter().map(tile).collect_nodes();
    let wide = t.lang == Lang::En;
    let all = fill(t.home.all(), &[&items.to_string()]);
    view! {
        <section class="sec">
            <h2>{t.home.life()}</h2>
            <h3 class="life-h">{t.home.people()}</h3>
            <ul class="life" class:en=wide>{tiles(PEOPLE)}</ul>
            <h3 class="life-h">{t.home.firms()}</h3>
            <ul class="life three firm" class:en=wide>{tiles(FIRMS)}</ul>
            <h3 class="life-h">{t.home.more()}</h3>
            <ul class="life plain-life" class:en=wide>{tiles(MORE)}</ul>
            <p>
                <a class="link" href=Page::Items.path()>
                    {all}{icon::FORWARD.view()}
                </a>
            </p>
        </section>
    }
}
