//! The answer on the page: worked out anew when something has happened or another day has come, with what
//! one can do about it.

use super::names::Names;
use super::rate;
use super::result::Shown;
use super::standing::Standing;
use crate::data::{Data, Looks, Subject};
use crate::device::now::Now;
use crate::loaded::{Loaded, Why};
use crate::pages::opened::fresh;
use crate::route::{Page, Route};
use crate::text::Text;
use crate::ui::{complain, icon, states};
use leptos::prelude::*;
use mingbai_contract::page::Masthead;
use mingbai_domain::time::local;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// The answer.
pub fn showing(t: &'static Text, masthead: &Arc<Masthead>, subject: &Subject) -> Node {
    let looks = Looks::here();
    fresh::shown(looks, subject);
    view! {
        {fresh::stale(t, looks, subject, t.track.stale_wrong())}
        <main id="main" class="page tracked">
            <a class="back" href=Page::Track.path()>{icon::BACK.view()}{t.track.another()}</a>
            {body(t, masthead, looks, subject)}
            {rate::offer(t, looks, subject)}
            {complain::link(t, &Route::Plain(Page::Complain), Some(subject.name().to_owned()))}
            {fresh::keeping(t, looks, subject, t.track.keep_hint())}
            {fresh::fresh(t, looks, subject)}
        </main>
    }
}

/// The answer worked out; built anew when something has happened, or another day has come.
fn body(t: &'static Text, masthead: &Arc<Masthead>, looks: Looks, subject: &Subject) -> Node {
    let (data, now) = (Data::here(), Now::provided());
    let subject = subject.clone();
    let look = move || looks.of(&subject);
    let seen = look.clone();
    let version = Memo::new(move |_| seen().map(|look| look.version));
    let seen = look.clone();
    let today = Memo::new(move |_| {
        let zone = data.calendar().value()?.zone();
        Some(local(seen()?.now(now.ms()?), zone).date)
    });
    let masthead = Arc::clone(masthead);
    (move || {
        version.track();
        let found = untrack(&look)?;
        let application = found.found.application()?;
        let calendar = match data.calendar().get() {
            Loaded::Ready(calendar) => calendar,
            Loaded::Loading => return Some(states::loading_part()),
            Loaded::Failed(why) => {
                let again = move || {
                    let _ = data.calendar();
                };
                return Some(states::failed_part(why, again));
            }
        };
        let guide = match data.guide(&application.item, None).get() {
            Loaded::Ready(guide) => Some(guide),
            Loaded::Loading => return Some(states::loading_part()),
            // What is known without it is shown without it.
            Loaded::Failed(_) => None,
        };
        if today.get().is_none() {
            return Some(states::loading_part());
        }
        let now = found.now(untrack(|| now.ms())?);
        let Ok(standing) = Standing::new(&calendar, application, now) else {
            return Some(states::failed_part(Why::Server, || {}));
        };
        let names = Names::new(t, application, guide, &masthead.county.hotline);
        let result = Shown {
            t,
            masthead: &masthead,
            calendar: &calendar,
            application,
            reason: found.found.late_reason(),
            standing: &standing,
            names: &names,
            now,
        };
        fresh::arrived(looks);
        Some(result.view())
    })
    .into_node()
}
