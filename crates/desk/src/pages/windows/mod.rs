//! The windows that somebody answers for: where their screens are opened, and their posters printed.

mod model;
mod posters;

use crate::device::prefs::text;
use crate::offices::Offices;
use crate::route;
use crate::session::Session;
use crate::shell::head::Head;
use crate::text::fill;
use crate::ui::{icon, states};
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    Head::ready(t.screen.title);
    let shows = session.may(Operation::ShowLiveCode);
    view! {
        <main id="main" class="list narrow">
            <h1 tabindex="-1">{t.screen.title}</h1>
            {shows.then(screens)}
            {posters::part()}
        </main>
    }
}

fn screens() -> Node {
    let (t, session, offices) = (text(), Session::here(), Offices::here());
    let all = move |catalog: Arc<Catalog>| {
        let grants = session.me().map(|me| me.member.grants.clone());
        let own = model::own(
            &catalog,
            &grants.unwrap_or_default(),
            Operation::ShowLiveCode,
        );
        if own.is_empty() {
            return view! { <p class="empty">{t.screen.none}</p> };
        }
        let rows = own.into_iter().map(|window| {
            let label = fill(t.screen.open, &[window.id.as_str()]);
            let id = window.id.to_string();
            let name = t.lang.pick(&window.name).to_owned();
            let center = catalog.centers.iter().find(|one| one.id == window.center);
            let center = center.map(|center| t.lang.pick(&center.name).to_owned());
            let about = format!("{} {}", center.unwrap_or_default(), window.zone);
            view! {
                <li>
                    <a class="row-link" href=route::screen(&window.id)>
                        <span><b>{id}" "{name}</b><span class="about">{about}</span><span class="vh">{label}</span></span>
                        {icon::FORWARD.view()}
                    </a>
                </li>
            }
        });
        view! { <ul class="rows">{rows.collect_nodes()}</ul> }
    };
    view! {
        <section class="sec">
            <h2>{t.screen.screens}</h2>
            <p class="lead-p">{t.screen.screens_lead}</p>
            {states::show(offices.slot(), move || offices.load(), all)}
        </section>
    }
}
