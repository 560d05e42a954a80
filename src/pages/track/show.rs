//! The answer on the page: worked out anew when something has happened or another day has come, with what
//! one can do about it.

use super::names::Names;
use super::result::Shown;
use super::standing::Standing;
use crate::data::{Data, Look, Looks, Trouble};
use crate::device::now::Now;
use crate::device::tracked;
use crate::loaded::{Loaded, Why};
use crate::platform;
use crate::route::Page;
use crate::text::{Text, dates::time, fill};
use crate::ui::effect::effect;
use crate::ui::{icon, states};
use leptos::prelude::*;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::page::Masthead;
use mingbai_domain::time::local;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// The answer.
pub fn showing(t: &'static Text, masthead: &Arc<Masthead>, number: &ApplicationNumber) -> Node {
    let (looks, number) = (Looks::here(), number.clone());
    effect(move || looks.follow());
    on_cleanup(move || looks.leave());
    let look = {
        let number = number.clone();
        move || looks.of(&number)
    };
    // What was kept on this phone is kept as it is now.
    effect({
        let look = look.clone();
        move || {
            if let Some(look) = look().filter(|look| tracked::has(&look.number)) {
                let _ = tracked::keep(&look);
            }
        }
    });
    view! {
        {stale(t, looks, look.clone())}
        <main id="main" class="page tracked">
            <a class="back" href=Page::Track.path()>{icon::BACK.view()}{t.track.another()}</a>
            {body(t, masthead, looks, look.clone())}
            {keeping(t, &number, look.clone())}
            {fresh(t, looks, look)}
        </main>
    }
}

/// The answer worked out; built anew when something has happened, or another day has come.
fn body(
    t: &'static Text,
    masthead: &Arc<Masthead>,
    looks: Looks,
    look: impl Fn() -> Option<Arc<Look>> + Clone + Send + Sync + 'static,
) -> Node {
    let (data, now) = (Data::here(), Now::provided());
    let seen = look.clone();
    // Events are only ever added.
    let events = Memo::new(move |_| seen().map_or(0, |look| look.application.events.len()));
    let seen = look.clone();
    let today = Memo::new(move |_| {
        let zone = data.calendar().value()?.zone();
        Some(local(seen()?.now(now.ms()?), zone).date)
    });
    let masthead = Arc::clone(masthead);
    (move || {
        events.track();
        let found = untrack(&look)?;
        let application = &found.application;
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
            standing: &standing,
            names: &names,
            now,
        };
        let arrives = looks.has_arrived();
        effect(move || {
            if arrives {
                platform::focus("main h1");
            }
        });
        Some(result.view())
    })
    .into_node()
}

/// `14:03`, and the day where it is another one.
fn moment(t: &Text, look: &Look) -> String {
    let zone = Data::here().zone();
    let at = local(look.as_of, zone);
    let today = Now::provided()
        .ms()
        .map(|ms| local(look.now(ms), zone).date);
    if today == Some(at.date) {
        return time(at.minute);
    }
    [&t.lang.day(at.date, today), " ", &time(at.minute)].concat()
}

/// Says that what is shown could not be asked for again.
fn stale(
    t: &'static Text,
    looks: Looks,
    look: impl Fn() -> Option<Arc<Look>> + Send + 'static,
) -> Node {
    (move || {
        let words = match looks.trouble()? {
            Trouble::Offline => t.track.stale_offline(),
            Trouble::Wrong => t.track.stale_wrong(),
            Trouble::Server | Trouble::Wait(_) => t.track.stale_server(),
        };
        let words = fill(words, &[&moment(t, &*look()?)]);
        Some(states::strip(words.into_node()))
    })
    .into_node()
}

/// When this was, and asking again.
fn fresh(
    t: &'static Text,
    looks: Looks,
    look: impl Fn() -> Option<Arc<Look>> + Clone + Send + 'static,
) -> Node {
    let k = &t.track;
    let said = RwSignal::new("");
    let seen = look.clone();
    let again = move |_| {
        let before = untrack(|| seen().filter(|_| !looks.busy()));
        let Some(before) = before else { return };
        said.set("");
        let (number, code) = (before.number.clone(), before.code.clone());
        let seen = seen.clone();
        looks.ask(number, code, move |found| {
            let news = untrack(&seen)
                .is_some_and(|now| now.application.events.len() != before.application.events.len());
            if found {
                said.set(if news { k.news() } else { k.same() });
            }
        });
    };
    let as_of = {
        let look = look.clone();
        move || look().map(|look| fill(k.as_of(), &[&moment(t, &look)]))
    };
    // What comes by itself is said, too.
    let known = StoredValue::new(None);
    effect(move || {
        let events = look().map(|look| look.application.events.len());
        if known.get_value().is_some_and(|known| Some(known) != events) {
            said.set(k.news());
        }
        known.set_value(events);
    });
    view! {
        <p class="tiny soft upd">{as_of}</p>
        <p class="acts">
            <button class="btn line" type="button" aria-busy=move || looks.busy().then_some("true") on:click=again>
                {move || if looks.busy() { k.looking() } else { k.again() }}
            </button>
        </p>
        <p class="small said" role="status">{said}</p>
    }
}

/// Keeping it on this phone, where somebody says so.
fn keeping(
    t: &'static Text,
    number: &ApplicationNumber,
    look: impl Fn() -> Option<Arc<Look>> + Clone + Send + 'static,
) -> Node {
    let (kept, refused) = (RwSignal::new(false), RwSignal::new(false));
    let number = number.clone();
    let here = number.clone();
    effect(move || kept.set(tracked::has(&here)));
    let change = move |event: mingbai_view::Event| {
        let keep = event.checked();
        kept.set(keep);
        if !keep {
            tracked::forget(&number);
        } else if let Some(look) = untrack(&look) {
            refused.set(tracked::keep(&look).is_err());
        }
    };
    view! {
        <section class="sec keeping">
            <label class="keep">
                <input class="tick" type="checkbox" prop:checked=move || kept.get() on:change=change />
                <b>{t.track.keep()}</b>
            </label>
            <p class="small soft">{t.track.keep_hint()}</p>
            <p class="small" role="status">{move || refused.get().then_some(t.track.kept_not())}</p>
        </section>
    }
}
