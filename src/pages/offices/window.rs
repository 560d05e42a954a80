//! One window: where it is, whether it is open, what it handles.

use super::center::week;
use super::{fact, phone};
use crate::data::Came;
use crate::device::prefs::text;
use crate::route::{ComplainQuery, Page, Route};
use crate::shell::head::Head;
use crate::text::{Text, fill, fill_number, terms};
use crate::ui::{complain, icon, open, row, say, states};
use mingbai_contract::WindowId;
use mingbai_contract::board::By;
use mingbai_contract::catalog::{ItemSummary, WindowPage};
use mingbai_contract::endpoint::GetBoard;
use mingbai_contract::office::{Department, Window};
use mingbai_domain::catalog::pages;
use mingbai_domain::search::Matched;
use mingbai_view::{Node, view};
use std::sync::Arc;

/// `/windows/{window}`
pub fn window(id: WindowId) -> Node {
    let this = id.clone();
    let came = move |came: &Came| came.window.clone().filter(|page| page.window.id == this);
    states::part(came, move |catalog| pages::window(catalog, &id), page)
}

fn page(page: &Arc<WindowPage>) -> Node {
    let t = text();
    let (window, center, department) = (&page.window, &page.center, &page.department);
    let o = &t.offices;
    let name = t.lang.pick(&window.name).to_owned();
    Head::ready(&format!("{} {name}", window.id));
    let state = open::open_state(center.clone(), vec![window.clone()], false);
    let (zone, zone_lang) = terms::zone(t.lang, &window.zone);
    let figures = GetBoard {
        period: None,
        by: By::Window,
    };
    let here = view! {
        <a href=Page::Center(center.id.clone()).path()>{t.lang.pick(&center.name).to_owned()}</a>
        " "
        {say::floor(t, &window.floor)}
        " "
        <span lang=zone_lang>{zone.to_owned()}</span>
    };
    view! {
        <main id="main" class="page">
            <a class="back" href=Page::Center(center.id.clone()).path()>
                {icon::BACK.view()}{t.lang.pick(&center.name).to_owned()}
            </a>
            <h1 class="window-title" tabindex="-1"><b class="no">{window.id.to_string()}</b>" "{name}</h1>
            <p class="lead-p">{open::line(state)}</p>
            <dl class="answer">
                {fact(o.here(), here)}
                {fact(o.department(), t.lang.pick(&department.name).to_owned())}
                {fact(o.phone(), phone(t, &department.consultation_phone))}
                {fact(o.supervision(), phone(t, &department.supervision_phone))}
                {extras(t, window)}
                {chief(t, department)}
            </dl>
            {handled(t, &page.items)}
            <section class="sec">
                <h2>{o.hours()}</h2>
                {week(t, center.clone(), vec![window.clone()], true)}
            </section>
            <p class="tell complain-here"><a href=Page::Rate(window.id.clone()).path()>{icon::FACE.view()}{t.rate.here()}</a></p>
            <p class="tell"><a href=Route::Board(figures).href()>{o.figures()}</a></p>
            {complain::link(t, &Route::Complain(ComplainQuery::window(window.id.clone())), None)}
        </main>
    }
}

/// Where the person sits who decides on the spot.
fn chief(t: &'static Text, department: &Department) -> Node {
    let at = &department.chief_representative.window;
    let words = fill(t.common.window(), &[at.as_str()]);
    let link = view! { <a href=Page::Window(at.clone()).path()>{words}</a> };
    fact(t.offices.chief(), link)
}

fn extras(t: &'static Text, window: &Window) -> Node {
    let o = &t.offices;
    let languages: Vec<&str> = window
        .languages
        .iter()
        .map(|code| match code.as_str() {
            "zh" => o.lang_zh(),
            "en" => o.lang_en(),
            other => other,
        })
        .collect();
    let languages = languages.join(t.common.list_comma());
    let access = (!window.accessibility.is_empty()).then(|| {
        let words = window.accessibility.join("、");
        fact(
            o.access(),
            view! { <span lang=t.lang.zh_only()>{words}</span> },
        )
    });
    let desks = fill_number(o.desks_n(), usize::from(window.counters));
    view! { {fact(o.desks(), desks)} {fact(o.languages(), languages)} {access} }
}

fn handled(t: &'static Text, items: &[ItemSummary]) -> Node {
    let o = &t.offices;
    let rows = items.iter().map(|item| row::item(item, &Matched::Nothing));
    let items: Vec<Node> = rows.collect();
    let count = t.count(o.handles_count_one(), o.handles_count(), items.len());
    let list = if items.is_empty() {
        view! { <p>{o.handles_none()}</p> }
    } else {
        view! { <ol class="hits">{items}</ol> }
    };
    view! {
        <section class="sec">
            <h2>{o.handles()}<span class="aside">{count}</span></h2>
            {list}
        </section>
    }
}
