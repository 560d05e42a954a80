//! Summaries of complaints that wait for a second person, who releases them: nothing else of the complaints
//! is shown here.

use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::pages::complaints::author;
use crate::pages::complaints::model::words;
use crate::platform;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill, written_in};
use crate::ui::ask::Ask;
use crate::ui::form::Form;
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::desk::complaints::{MoveComplaint, WaitingSummaries, WaitingSummary};
use mingbai_contract::desk::endpoint::{GetWaitingSummaries, PostRelease};
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let c = &t.complaints;
    let slot: Slot<WaitingSummaries> = Slot::default();
    let done = RwSignal::new(false);
    let load = move || slot.load(session, GetWaitingSummaries);
    load();
    Head::ready(c.summaries);
    let all = move |waiting: std::sync::Arc<WaitingSummaries>| {
        if waiting.summaries.is_empty() {
            return view! { <p class="empty">{c.summaries_none}</p> };
        }
        let each = waiting.summaries.iter();
        let each = each.enumerate().map(|(place, one)| {
            let released = move || {
                done.set(true);
                load();
                platform::focus("h1");
            };
            summary(t, place, one, released)
        });
        view! { <ol class="summaries">{each.collect_nodes()}</ol> }
    };
    view! {
        <main id="main" class="list narrow">
            <h1 tabindex="-1">{c.summaries}</h1>
            {move || done.get().then(|| states::done(c.release_done))}
            <p class="soft">{c.summaries_lead}</p>
            {states::show(slot, load, all)}
        </main>
    }
}

fn summary(
    t: &'static Text,
    place: usize,
    one: &WaitingSummary,
    released: impl Fn() + Clone + Send + 'static,
) -> Node {
    let (c, session, offices) = (&t.complaints, Session::here(), Offices::here());
    let category = one.category.clone();
    let title = move || {
        let categories = offices.categories();
        offices::category(categories.as_deref(), t.lang, &category)
    };
    let concerned = one.departments.clone();
    let concerned = move || {
        let catalog = offices.value();
        let names = concerned.iter();
        let names: Vec<_> = names
            .map(|id| offices::department(catalog.as_deref(), t.lang, id))
            .collect();
        t.list(&names)
    };
    let by = author(&one.by);
    let own = session.last().is_some_and(|login| login.as_str() == by);
    let release = if own {
        view! { <p class="soft">{c.own_summary}</p> }
    } else {
        release(t, place, one, released)
    };
    view! {
        <li class="sec">
            <h2 class="h3">{title}</h2>
            <p class="soft">{concerned.into_node()}</p>
            <p class="words" lang=written_in(&one.text)>{one.text.clone()}</p>
            <p class="soft">{fill(c.written_by, &[by])}</p>
            {release}
        </li>
    }
}

fn release(
    t: &'static Text,
    place: usize,
    one: &WaitingSummary,
    released: impl Fn() + Clone + Send + 'static,
) -> Node {
    let (c, session) = (&t.complaints, Session::here());
    let form = Form::new("release", words);
    let ask = Ask {
        form,
        id: format!("release-{place}"),
        button: c.release,
        what: c.release_ask.to_owned(),
        yes: c.release_yes,
        grave: false,
    };
    let (id, after) = (PostRelease(one.id), one.after);
    let act = move || {
        let released = released.clone();
        form.send(session, id, MoveComplaint { after }, move |_| released());
    };
    view! { <div class="deeds">{ask.view(act)}</div> }
}
