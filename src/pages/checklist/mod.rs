//! The checklist: the one-time notice as a sheet to tick off, keep, share and print.

mod sheet;

use crate::data::Data;
use crate::device::now::promised;
use crate::device::prefs::text;
use crate::device::ticks::Ticks;
use crate::pages::guide::{asked, chosen, parts, promise};
use crate::pages::not_found;
use crate::platform::{self, Shared};
use crate::route::{GuideQuery, Route};
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use crate::ui::{carry, clock, icon, qr, say, states};
use leptos::prelude::*;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::guide::Situation;
use mingbai_contract::{ItemId, MaterialId};
use mingbai_domain::materials::needed;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// `/items/{item}/checklist`
pub fn checklist(item: ItemId) -> Node {
    let (query, data) = (asked(), Data::here());
    let slot = data.guide(&item, None);
    let show = move |page: Arc<GuidePage>| match query.with(|query| chosen(&page, query)) {
        Some(situation) => view(&page, &situation),
        None => not_found::gone(),
    };
    states::show(slot, move || data.guide(&item, None), show).into_node()
}

/// The address that others can open: this list in this situation.
fn link(page: &GuidePage, situation: &Situation) -> String {
    let several = page.guide.situations.len() > 1;
    let query = GuideQuery::situation(several.then(|| situation.id.clone()));
    Route::Checklist(page.guide.id.clone(), query).href()
}

fn view(page: &Arc<GuidePage>, situation: &Situation) -> Node {
    let t = text();
    let name = t.lang.pick(&page.guide.name).to_owned();
    let title = fill(t.guide.list_title(), &[&name]);
    Head::ready(&title);
    let ticks = Ticks::new(page.guide.id.clone());
    let recalled = ticks.clone();
    effect(move || recalled.recall());
    let back = GuideQuery::situation(Some(situation.id.clone()));
    let back = Route::Guide(page.guide.id.clone(), back).href();
    let several = page.guide.situations.len() > 1;
    let case = several.then(|| {
        let (before, after) = t
            .guide
            .list_situation()
            .split_once("{0}")
            .unwrap_or(("", ""));
        let name = situation.name.clone();
        view! { <br />{before}<span lang=t.lang.zh_only()>{name}</span>{after} }
    });
    view! {
        <main id="main" class="page checklist">
            <a class="back" href=back>{icon::BACK.view()}{t.guide.back_guide()}</a>
            <h1 tabindex="-1">{say::heading(&title)}</h1>
            <p class="soft">{t.guide.list_sub()}{case}</p>
            {list(t, page, situation, &ticks)}
            {when(page)}
            {actions(t, page, situation, &name)}
            {code(t, page, situation)}
        </main>
        {sheet::sheet(page, situation)}
    }
}

fn list(t: &'static Text, page: &GuidePage, situation: &Situation, ticks: &Ticks) -> Node {
    let needed = needed(&page.guide, situation);
    let ids: Vec<MaterialId> = needed.bring.iter().map(|m| m.id.clone()).collect();
    let rows = needed
        .bring
        .iter()
        .map(|m| parts::material(t, m, situation, ticks))
        .collect_nodes();
    let free = needed
        .free
        .iter()
        .map(|m| parts::free(t, m))
        .collect_nodes();
    let total = ids.len();
    let title = match total {
        0 => t.guide.bring_none().to_owned(),
        n => t.count(t.guide.bring_one(), t.guide.bring(), n),
    };
    let progress = {
        let ticks = ticks.clone();
        move || match ticks.count(ids.iter()) {
            ready if ready == total => t.guide.list_ready().to_owned(),
            ready => fill(
                t.guide.list_progress(),
                &[&ready.to_string(), &(total - ready).to_string()],
            ),
        }
    };
    let kept = {
        let ticks = ticks.clone();
        move || {
            if ticks.refused() {
                t.guide.list_not_kept()
            } else {
                t.guide.list_kept()
            }
        }
    };
    let (clear, any) = (ticks.clone(), ticks.clone());
    let carried = StoredValue::new((ticks.clone(), situation.id.clone()));
    let lists = move || {
        let now = carried.with_value(|(ticks, situation)| ticks.now(situation));
        now.into_iter().collect()
    };
    let everything: Vec<MaterialId> = needed.bring.iter().map(|m| m.id.clone()).collect();
    view! {
        <section class="sec">
            <h2>{title}</h2>
            {(total > 0).then(|| view! { <p class="small" role="status">{progress}</p> })}
            <ul class="rows mats">{rows}{free}</ul>
            <p class="small soft kept-line needs-js">
                {kept}
                " "
                <button
                    type="button"
                    class="link-b"
                    hidden=move || any.count(everything.iter()) == 0
                    on:click=move |_| {
                        clear.clear();
                        platform::focus(".mats .tick");
                    }
                >
                    {t.guide.list_clear()}
                </button>
            </p>
            {carry::offer(t, lists)}
        </section>
    }
}

/// "If you hand this in today…", with the clock bar.
fn when(page: &Arc<GuidePage>) -> Node {
    let promised = promised(page);
    let page = Arc::clone(page);
    let long = page.guide.limits.committed_working_days > 0;
    view! {
        <section class="sec promise" class:long=long>
            {move || promised().map(|now| {
                view! {
                    <h2 class="say">{promise::sentence(text(), &now.promise, &page.guide, now.today)}</h2>
                    {clock::bar(&now.promise, &page.guide)}
                }
            })}
        </section>
    }
}

fn actions(t: &'static Text, page: &GuidePage, situation: &Situation, name: &str) -> Node {
    let said = RwSignal::new("");
    let address = link(page, situation);
    let title = fill(t.guide.share_text(), &[name]);
    let share = move |_| {
        let (title, url) = (title.clone(), format!("{}{address}", platform::origin()));
        platform::spawn(async move {
            said.set(match platform::share(&title, &url).await {
                Ok(Shared::Sheet | Shared::Cancelled) => "",
                Ok(Shared::Copied) => t.guide.share_copied(),
                Err(_) => t.guide.share_failed(),
            });
        });
    };
    view! {
        <div class="acts needs-js">
            <button class="btn" type="button" on:click=move |_| platform::print()>
                {icon::PRINT.view()}{t.guide.print()}
            </button>
            <button class="btn line" type="button" on:click=share>
                {icon::SHARE.view()}{t.guide.share()}
            </button>
        </div>
        <p class="small said" role="status">{said}</p>
        <p class="small soft plain-only">{t.guide.list_plain()}</p>
    }
}

/// The QR code of this list, once the phone knows where the site is.
fn code(t: &'static Text, page: &GuidePage, situation: &Situation) -> Node {
    let address = link(page, situation);
    view! {
        <figure class="qr-figure needs-js">
            {qr_here(address, t.guide.qr_alt())}
            <figcaption class="small soft">{t.guide.qr_note()}</figcaption>
        </figure>
    }
}

/// A QR code of an address on this site; its place is kept until the origin is known.
pub(super) fn qr_here(address: String, label: &'static str) -> Node {
    let origin = RwSignal::new(String::new());
    effect(move || origin.set(platform::origin()));
    view! {
        <div class="qr-box">
            {move || {
                let origin = origin.get();
                (!origin.is_empty()).then(|| qr::qr(&format!("{origin}{address}"), label))
            }}
        </div>
    }
}
