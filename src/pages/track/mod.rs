//! Where is my application? A number and its query code, and the answer as far as the phone can work it out
//! by the same rules as the server.
//!
//! The query code comes from the form or from the fragment of the address, which forgets it at once; it is
//! sent in a body and stands nowhere else. What is shown is worked out in [`standing`], [`turn`], [`bar`],
//! [`days`] and [`course`], which know no browser; [`result`] draws it, [`show`] puts it on the page, and [`rate`]
//! offers to rate what is concluded.

pub mod bar;
mod course;
pub mod days;
mod faults;
mod names;
#[cfg(test)]
mod part_tests;
mod rate;
mod result;
mod seal;
mod show;
mod standing;
mod statement;
#[cfg(test)]
pub mod tests;
mod turn;

use crate::data::{self, Data, Looks, Subject};
use crate::device::prefs::text;
use crate::device::tracked;
use crate::pages::opened::form::{self, Asks, Form};
use crate::pages::opened::{self, Kept};
use crate::platform;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::states;
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::page::Masthead;
use mingbai_domain::application::number;
use mingbai_domain::time::{Zone, local};
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// `/track`
pub fn track() -> Node {
    opened::masthead(|masthead| {
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
            {opened::plain(t.track.plain(), masthead)}
            <div class="needs-js">
                {opened::kept(t, kept)}
                {form::form(t, asks(t, masthead), form)}
            </div>
            <p class="tell"><a href=Page::Projects.path()>{t.track.projects()}</a></p>
        </main>
    }
}

/// What the form asks for.
fn asks(t: &'static Text, masthead: &Arc<Masthead>) -> Asks {
    let (k, county) = (&t.track, &masthead.county);
    let like = number::next(&county.number_prefix, county.published.0, 1);
    let like = like.map_or_else(String::new, |(number, _)| number::grouped(&number));
    let given = Arc::clone(masthead);
    Asks {
        number: k.number(),
        number_hint: fill(k.number_hint(), &[&like]),
        code_hint: k.code_hint(),
        look_up: k.look_up(),
        not_sent: k.not_sent(),
        wrong: [k.wrong(), k.wrong_text()],
        hotline: county.hotline.clone(),
        read: Box::new(move |typed| {
            let (prefix, today) = (&given.county.number_prefix, latest_day(&given));
            faults::number(t, typed, prefix, today).map(Subject::Application)
        }),
        reader: data::read_application,
        path,
    }
}

fn path(subject: &Subject) -> String {
    match subject {
        Subject::Application(number) => Page::Application(number.clone()).path(),
        Subject::Project(_) => Page::Track.path(),
    }
}

/// The latest day a number can be of: tomorrow by the phone, whose clock may be slow, or live in another
/// zone. The server knows it to the day.
fn latest_day(masthead: &Masthead) -> NaiveDate {
    let published = masthead.county.published.0;
    let phone = platform::now_ms().map(|now| local(now, Zone::BEIJING).date);
    let day = phone.map_or(published, |phone| phone.max(published));
    day.succ_opt().unwrap_or(day)
}

/// The applications that this phone keeps; tracked, since names come with the catalog.
fn kept(t: &'static Text) -> Vec<Kept> {
    let all = tracked::applications();
    if all.is_empty() {
        return Vec::new();
    }
    let shelf = Data::here().catalog_here();
    let mut kept = Vec::new();
    for (number, item) in all {
        let found = shelf.as_ref().and_then(|shelf| {
            let found = shelf.catalog.items.iter().find(|one| one.id == item);
            found.map(|item| t.lang.pick(&item.name).to_owned())
        });
        kept.push(Kept {
            href: Page::Application(number.clone()).path(),
            number: number::grouped(&number),
            name: found.unwrap_or_else(|| t.track.unnamed().to_owned()),
            subject: Subject::Application(number),
        });
    }
    kept
}

/// `/t/{number}`
pub fn application(number: ApplicationNumber) -> Node {
    opened::masthead(move |masthead| {
        let t = text();
        Head::ready(t.track.title());
        let looks = Looks::here();
        looks.calm();
        let form = Form::new(number::grouped(&number));
        let opening = RwSignal::new(true);
        let subject = Subject::Application(number.clone());
        opened::open(
            &subject,
            path(&subject),
            data::read_application,
            form,
            opening,
        );
        let there = {
            let subject = subject.clone();
            Memo::new(move |_| looks.of(&subject).is_some())
        };
        let (number, masthead) = (number.clone(), Arc::clone(masthead));
        (move || {
            if there.get() {
                return show::showing(t, &masthead, &subject);
            }
            // It is not known yet whether there is a code.
            if opening.get() {
                return view! {
                    <main id="main" class="page">
                        <h1 tabindex="-1">{t.track.title()}</h1>
                        <p class="no-line"><span class="nb">{number::grouped(&number)}</span></p>
                        {opened::plain(t.track.plain(), &masthead)}
                        <div class="needs-js">{states::loading_part()}</div>
                    </main>
                };
            }
            asking(t, &masthead, form)
        })
        .into_node()
    })
}
