//! Where is my application? A number and its query code, and the answer as far as the phone can work it out
//! by the same rules as the server.
//!
//! The query code comes from the form or from the fragment of the address, which forgets it at once; it is
//! sent in a body and stands nowhere else. What is shown is worked out in [`standing`], [`turn`], [`bar`],
//! [`days`] and [`course`], which know no browser; [`result`] draws it.

mod bar;
mod course;
mod days;
mod faults;
mod form;
mod ics;
mod names;
mod result;
mod seal;
mod standing;
mod statement;
#[cfg(test)]
pub mod tests;
mod turn;

use crate::data::{Data, Look, Looks, Trouble};
use crate::device::now::Now;
use crate::device::prefs::text;
use crate::device::tracked;
use crate::loaded::{Loaded, Why};
use crate::platform;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Text, dates::time, fill};
use crate::ui::effect::effect;
use crate::ui::{icon, states};
use form::Form;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use mingbai_contract::application::{Application, ApplicationNumber};
use mingbai_contract::catalog::Catalog;
use mingbai_contract::page::Masthead;
use mingbai_domain::application::{number, query_code};
use mingbai_domain::catalog::pages;
use mingbai_domain::time::local;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// What stands behind the `#` and is shorter is no code, but a place on the page.
const CODE_AT_LEAST: usize = 8;

/// Shows what needs no more than what stands around every page.
fn masthead(ready: impl Fn(&Arc<Masthead>) -> Node + Clone + Send + 'static) -> Node {
    let find = |catalog: &Catalog| Some(pages::masthead(catalog));
    states::part(|came| Some(Arc::clone(&came.masthead)), find, ready)
}

/// `/track`
pub fn track() -> Node {
    masthead(|masthead| {
        let t = text();
        Head::ready(t.track.title());
        Looks::here().calm();
        asking(t, masthead, Form::new(String::new()))
    })
}

/// The page that asks.
fn asking(t: &'static Text, masthead: &Arc<Masthead>, form: Form) -> Node {
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.track.title()}</h1>
            <p class="lead-p soft">{t.track.lead()}</p>
            {plain(t, masthead)}
            <div class="needs-js">
                {mine(t)}
                {form::form(t, masthead, form)}
            </div>
        </main>
    }
}

/// What remains where no program runs.
fn plain(t: &'static Text, masthead: &Masthead) -> Node {
    let words = fill(t.track.plain(), &[&masthead.county.hotline]);
    view! { <p class="plain-only note amber"><span>{words}</span></p> }
}

/// The applications that this phone keeps.
fn mine(t: &'static Text) -> Node {
    let kept = RwSignal::new(Vec::new());
    let said = RwSignal::new("");
    effect(move || kept.set(tracked::all()));
    let data = Data::here();
    let list = move || {
        let all = kept.get();
        if all.is_empty() {
            return None;
        }
        // Names come with the catalog.
        let shelf = data.catalog_here();
        let rows = all.into_iter().map(|(number, item)| {
            let found = shelf.as_ref().and_then(|shelf| {
                let found = shelf.catalog.items.iter().find(|one| one.id == item);
                found.map(|item| t.lang.pick(&item.name).to_owned())
            });
            let name = found.unwrap_or_else(|| t.track.unnamed().to_owned());
            let shown = number::grouped(&number);
            let label = fill(t.track.forget_one(), &[&shown]);
            let href = Page::Application(number.clone()).path();
            let forget = move |_| {
                tracked::forget(&number);
                said.set(t.track.forgotten());
                kept.set(tracked::all());
                platform::focus("#forgotten");
            };
            view! {
                <li>
                    <a class="row-link" href=href><b>{name}</b><span class="soft">{shown}</span></a>
                    <button class="link-b" type="button" aria-label=label on:click=forget>{t.track.forget()}</button>
                </li>
            }
        });
        Some(view! {
            <section class="mine">
                <h2>{t.track.mine()}</h2>
                <ul class="rows kept">{rows.collect_nodes()}</ul>
            </section>
        })
    };
    view! {
        {list}
        <p id="forgotten" class="said" role="status" tabindex="-1">{said}</p>
    }
}

/// What the page of one application shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// It is not known yet whether there is a code.
    Opening,
    /// The form.
    Asking,
    /// The answer.
    Showing,
}

/// `/t/{number}`
pub fn application(number: ApplicationNumber) -> Node {
    masthead(move |masthead| {
        let t = text();
        Head::ready(t.track.title());
        let looks = Looks::here();
        looks.calm();
        let form = Form::new(number::grouped(&number));
        let opening = RwSignal::new(true);
        open(&number, form, opening);
        let phase = {
            let number = number.clone();
            Memo::new(move |_| {
                if looks.of(&number).is_some() {
                    Phase::Showing
                } else if opening.get() {
                    Phase::Opening
                } else {
                    Phase::Asking
                }
            })
        };
        let (number, masthead) = (number.clone(), Arc::clone(masthead));
        (move || match phase.get() {
            Phase::Showing => showing(t, &masthead, &number),
            Phase::Asking => asking(t, &masthead, form),
            Phase::Opening => view! {
                <main id="main" class="page">
                    <h1 tabindex="-1">{t.track.title()}</h1>
                    <p class="no-line"><span class="nb">{number::grouped(&number)}</span></p>
                    {plain(t, &masthead)}
                    <div class="needs-js">{states::loading_part()}</div>
                </main>
            },
        })
        .into_node()
    })
}

/// Looks for the code: in the address, which forgets it at once, in this app, on this phone.
fn open(number: &ApplicationNumber, form: Form, opening: RwSignal<bool>) {
    let looks = Looks::here();
    let (hash, navigate) = (use_location().hash, use_navigate());
    let number = number.clone();
    effect(move || {
        let came = hash.with(|hash| hash.trim_start_matches('#').to_owned());
        if came.len() >= CODE_AT_LEAST {
            let path = Page::Application(number.clone()).path();
            platform::replace_address(&path);
            // The router forgets it, too.
            let options = NavigateOptions {
                replace: true,
                scroll: false,
                ..Default::default()
            };
            navigate(&path, options);
            match query_code::read(&came) {
                Ok(code) => looks.ask(number.clone(), code, move |found| {
                    if !found {
                        form.code.set(came);
                    }
                    opening.set(false);
                    platform::focus(if found { "main h1" } else { form::TROUBLE });
                }),
                Err(_) => {
                    form.take_code(&came);
                    opening.set(false);
                }
            }
            return;
        }
        if untrack(|| looks.busy() || looks.of(&number).is_some()) {
            return;
        }
        if let Some(look) = tracked::of(&number) {
            let code = look.code.clone();
            looks.put(look);
            looks.ask(number.clone(), code, |_| {});
        }
        opening.set(false);
    });
}

/// The answer.
fn showing(t: &'static Text, masthead: &Arc<Masthead>, number: &ApplicationNumber) -> Node {
    let (looks, number) = (Looks::here(), number.clone());
    looks.show(true);
    on_cleanup(move || looks.show(false));
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
            {body(t, masthead, look.clone())}
            {keeping(t, &number, look.clone())}
            {fresh(t, looks, look)}
        </main>
    }
}

/// The answer worked out; built anew when something has happened, or another day has come.
fn body(
    t: &'static Text,
    masthead: &Arc<Masthead>,
    look: impl Fn() -> Option<Arc<Look>> + Clone + Send + Sync + 'static,
) -> Node {
    let (data, now) = (Data::here(), Now::provided());
    let seen = look.clone();
    let application: Memo<Option<Application>> =
        Memo::new(move |_| seen().map(|look| look.view.application.clone()));
    let seen = look.clone();
    let today = Memo::new(move |_| {
        let zone = data.calendar().value()?.zone();
        Some(local(seen()?.now(now.ms()?), zone).date)
    });
    let masthead = Arc::clone(masthead);
    (move || {
        let application = application.get()?;
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
        let now = untrack(|| Some(look()?.now(now.ms()?)))?;
        let Ok(standing) = standing::Standing::new(&calendar, &application, now) else {
            return Some(states::failed_part(Why::Server, || {}));
        };
        let names = names::Names::new(t, &application, guide, &masthead.county.hotline);
        let result = result::Shown {
            t,
            masthead: &masthead,
            calendar: &calendar,
            application: &application,
            standing: &standing,
            names: &names,
            now,
        };
        Some(result.view())
    })
    .into_node()
}

/// `14:03`, and the day where it is another one.
fn moment(t: &Text, look: &Look) -> String {
    let zone = Data::here().zone();
    let at = local(look.view.as_of.unix_ms, zone);
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
        let Some(before) = untrack(&seen) else { return };
        said.set("");
        let (number, code) = (before.number.clone(), before.code.clone());
        let seen = seen.clone();
        looks.ask(number, code, move |found| {
            let news = untrack(&seen)
                .is_some_and(|now| now.view.application.events != before.view.application.events);
            if found {
                said.set(if news { k.news() } else { k.same() });
            }
        });
    };
    let as_of = move || look().map(|look| fill(k.as_of(), &[&moment(t, &look)]));
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
