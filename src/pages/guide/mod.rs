//! The guide (办事指南) as a person reads it: four answers, the date, then what to prepare.

pub(crate) mod aloud;
mod answers;
mod more;
pub mod parts;
pub mod promise;

use crate::data::Data;
use crate::device::prefs::text;
use crate::device::ticks::Ticks;
use crate::route::{GuideQuery, Page, Route};
use crate::shell::head::Head;
use crate::text::{Lang, Text, fill};
use crate::ui::effect::effect;
use crate::ui::{icon, say, states};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::ItemId;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::guide::Situation;
use mingbai_domain::materials;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// What stands behind the path of a guide or checklist.
#[must_use]
pub fn asked() -> Memo<GuideQuery> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|q| GuideQuery::read(|name| q.get(name))))
}

/// The situation that the address names, or the guide's first.
pub fn chosen(page: &GuidePage, query: &GuideQuery) -> Option<Situation> {
    let wanted = query
        .situation
        .as_ref()
        .map(mingbai_contract::SituationId::as_str);
    materials::situation(&page.guide, wanted).cloned()
}

/// `/items/{item}`
pub fn guide(item: ItemId) -> Node {
    let query = asked();
    let version = Memo::new(move |_| query.with(|q| q.version));
    let data = Data::here();
    (move || {
        let (item, version) = (item.clone(), version.get());
        let slot = data.guide(&item, version);
        let again = move || data.guide(&item, version);
        states::show(slot, again, move |page| view(&page, query))
    })
    .into_node()
}

fn view(page: &Arc<GuidePage>, query: Memo<GuideQuery>) -> Node {
    let t = text();
    let guide = &page.guide;
    let name = t.lang.pick(&guide.name).to_owned();
    Head::ready(&name);
    let ticks = Ticks::new(guide.id.clone());
    let recalled = ticks.clone();
    effect(move || recalled.recall());
    let situation = {
        let page = Arc::clone(page);
        Memo::new(move |_| query.with(|query| chosen(&page, query)))
    };
    let to_checklist = {
        let id = guide.id.clone();
        move || {
            let situation = query.with(|query| query.situation.clone());
            Route::Checklist(id.clone(), GuideQuery::situation(situation)).href()
        }
    };
    let (aloud, cannot) = aloud::button(t, page, situation);
    let toc = [
        ("s-which", t.guide.situation()),
        ("s-mat", t.guide.sheet_material()),
        ("s-step", t.guide.steps()),
        ("s-win", t.guide.windows()),
        ("s-more", t.guide.more()),
    ];
    // External: the router would scroll to the place and leave the focus where it is.
    let toc = toc
        .map(|(id, words)| view! { <a href=format!("#{id}") rel="external">{words}</a> })
        .collect_nodes();
    view! {
        <main id="main" class="page two">
            <div class="lede">
                <div class="above">
                    <a class="back" href=Page::Items.path()>
                        {icon::BACK.view()}{t.guide.back_results()}
                    </a>
                    {aloud}
                </div>
                {cannot}
                {old_version(t, page)}
                <h1 tabindex="-1">{say::heading(&name)}<small>{also(t, page)}</small></h1>
                {answers::answers(t, page)}
            </div>
            <div class="body">
                {promise::promise(page)}
                {parts::which(t, page, situation)}
                {parts::materials(t, page, situation, ticks)}
                {parts::steps(t, page)}
                {parts::windows(t, page)}
                {more::more(t, page)}
            </div>
            <div class="bar">
                <div class="acts">
                    <a class="btn" href=to_checklist>{icon::CHECKLIST.view()}{t.guide.to_checklist()}</a>
                </div>
                <nav class="toc" aria-label=t.guide.toc()>{toc}</nav>
            </div>
        </main>
    }
}

fn old_version(t: &Text, page: &GuidePage) -> Option<Node> {
    (page.version < page.latest).then(|| {
        let (this, latest) = (page.version.to_string(), page.latest.to_string());
        view! {
            <p class="note amber">
                {icon::INFO.view()}
                <span>
                    {fill(t.guide.old_version(), &[&this])}
                    " "
                    <a href=Route::guide(&page.guide.id).href()>{fill(t.guide.see_latest(), &[&latest])}</a>
                </span>
            </p>
        }
    })
}

/// Under the name: in Chinese what else it is called, in English the Chinese name.
fn also(t: &Text, page: &GuidePage) -> Node {
    let guide = &page.guide;
    if t.lang == Lang::En {
        let zh = guide.name.zh.clone();
        return view! { <span lang=Lang::Zh.tag()>{zh}</span> };
    }
    let aliases: Vec<&str> = guide.aliases.iter().take(4).map(String::as_str).collect();
    fill(t.guide.also(), &[&aliases.join(t.common.list_comma())]).into_node()
}
