//! About, privacy and accessibility: pages of words.

use crate::data::Shelf;
use crate::device::prefs::text;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::states;
use mingbai_contract::WindowId;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

fn host_name(t: &Text, shelf: &Shelf) -> String {
    let catalog = &shelf.catalog;
    let host = catalog
        .departments
        .iter()
        .find(|d| d.id == catalog.county.host);
    host.map_or_else(String::new, |host| t.lang.pick(&host.name).to_owned())
}

/// `/about`
pub fn about() -> Node {
    states::catalog(|shelf| about_page(&shelf)).into_node()
}

fn about_page(shelf: &Arc<Shelf>) -> Node {
    let (t, catalog) = (text(), &shelf.catalog);
    Head::ready(t.pages.about);
    let notice = catalog.county.notice.as_ref().map(|notice| {
        view! { <p class="note amber"><span>{t.lang.pick(notice).to_owned()}</span></p> }
    });
    let published = t.lang.full_day(catalog.county.published.0);
    let version = fill(
        t.pages.about_version,
        &[&catalog.version.to_string(), &published],
    );
    let count = |n: usize| n.to_string();
    let counts = fill(
        t.pages.about_count,
        &[
            &count(catalog.items.len()),
            &count(catalog.windows.len()),
            &count(catalog.departments.len()),
        ],
    );
    view! {
        <main id="main" class="page words">
            <h1 tabindex="-1">{t.pages.about}</h1>
            {notice}
            <p>{fill(t.pages.about_1, &[&host_name(t, shelf)])}</p>
            <p>{t.pages.about_2}</p>
            <p>{fill(t.pages.about_3, &[&catalog.county.hotline])}</p>
            <section class="sec">
                <h2>{t.pages.about_data}</h2>
                <p>{version}<br />{counts}</p>
                <p><a class="link" rel="external" href="/api/docs">{t.pages.about_api}</a></p>
            </section>
        </main>
    }
}

/// `/privacy`
pub fn privacy() -> Node {
    let t = text();
    let p = &t.pages;
    Head::ready(p.privacy);
    let parts = [
        (p.privacy_1_h, p.privacy_1),
        (p.privacy_2_h, p.privacy_2),
        (p.privacy_3_h, p.privacy_3),
        (p.privacy_4_h, p.privacy_4),
    ];
    let parts = parts.map(|(title, words)| {
        view! { <section class="sec"><h2>{title}</h2><p>{words}</p></section> }
    });
    view! {
        <main id="main" class="page words">
            <h1 tabindex="-1">{p.privacy}</h1>
            {parts.collect_nodes()}
            <p class="acts"><a class="btn line" href=Page::Settings.path()>{p.privacy_settings}</a></p>
        </main>
    }
}

/// `/accessibility`
pub fn accessibility() -> Node {
    states::catalog(|shelf| accessibility_page(&shelf)).into_node()
}

fn accessibility_page(shelf: &Arc<Shelf>) -> Node {
    let (t, county) = (text(), &shelf.catalog.county);
    let p = &t.pages;
    Head::ready(p.accessibility);
    let help = county.help_windows.first().map_or("", WindowId::as_str);
    let lines = [
        p.accessibility_1,
        p.accessibility_2,
        p.accessibility_3,
        p.accessibility_4,
    ];
    view! {
        <main id="main" class="page words">
            <h1 tabindex="-1">{p.accessibility}</h1>
            <ul class="dots">{lines.map(|line| view! { <li>{line}</li> }).collect_nodes()}</ul>
            <section class="sec">
                <h2>{p.accessibility_hall}</h2>
                <p>{fill(p.accessibility_hall_text, &[help])}</p>
            </section>
            <p>{fill(p.accessibility_report, &[&county.hotline])}</p>
            <p class="acts"><a class="btn line" href=Page::Settings.path()>{p.settings}</a></p>
        </main>
    }
}
