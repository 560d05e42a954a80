//! One bad rating: what was said of the window, until when it is to be answered and put right, what was said since.

use super::{Here, deeds, model, reasons};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::platform;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, fill, written_in};
use crate::ui::{due, states};
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::desk::endpoint::GetRectification;
use mingbai_contract::desk::ratings::{Given, RectificationFile};
use mingbai_contract::rating::{RectificationId, RectificationState, Said, Verification};
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// A bad rating that is open, and what was last done with it.
#[derive(Clone, Copy)]
pub struct Case {
    /// The page.
    here: Here,
    /// The rating.
    slot: Slot<RectificationFile>,
    /// What was done, to be said until something else is done.
    done: RwSignal<Option<&'static str>>,
}

impl Case {
    /// It is so now, as the server has said.
    pub fn changed(self, session: Session, file: RectificationFile, said: &'static str) {
        self.slot.change(move |old| *old = file);
        self.here.load(session);
        self.done.set(Some(said));
        platform::focus(".open h2");
    }
}

/// The bad rating of an id, beside the table.
pub fn aside(here: Here, id: RectificationId) -> Node {
    let (t, session) = (text(), Session::here());
    Drafts::here().ratings.open(id);
    let case = Case {
        here,
        slot: Slot::default(),
        done: RwSignal::new(None),
    };
    let load = move || case.slot.load(session, GetRectification(id));
    load();
    // There before the rating is, so that the focus has a place to go to.
    let title = move || {
        let level = case.slot.value().map(|file| file.level).or_else(|| {
            let list = here.list.value()?;
            let row = list.rectifications.iter().find(|row| row.id == id)?;
            Some(row.level)
        });
        level.map_or(t.ratings.title, |level| model::level(t, level))
    };
    view! {
        <section class="open case" aria-label=t.ratings.title>
            {here.cases.close()}
            <h2 tabindex="-1">{title}</h2>
            {states::show(case.slot, load, move |file| one(t, case, &file))}
        </section>
    }
}

fn one(t: &'static Text, case: Case, file: &Arc<RectificationFile>) -> Node {
    let held = (file.state == RectificationState::Held)
        .then(|| view! { <p class="soft">{t.ratings.held_note}</p> });
    view! {
        <p class="facts">{marks(t, file)}</p>
        {move || case.done.get().map(states::done)}
        {held}
        {facts(t, file)}
        {said(t, file)}
        {deeds::all(t, case, file)}
    }
}

fn marks(t: &'static Text, file: &RectificationFile) -> Node {
    let r = &t.ratings;
    let marks = [
        (file.late, "st late", r.late),
        (file.stepped_up, "st late", r.stepped_up),
        (file.complex.is_some(), "st", r.complex),
    ];
    let shown = marks.into_iter().filter(|(is, ..)| *is);
    let shown = shown.map(|(_, class, words)| view! { <span class=class>{words}</span> });
    view! { <b>{model::state(t, file.state)}</b> {shown.collect_nodes()} }
}

fn facts(t: &'static Text, file: &Arc<RectificationFile>) -> Node {
    let (r, offices, shown) = (&t.ratings, Offices::here(), Arc::clone(file));
    let rows = move || {
        let (catalog, calendar) = (offices.value(), offices.calendar());
        let (catalog, file) = (catalog.as_deref(), &*shown);
        let today = due::today(calendar.as_deref());
        let day = |day: Date| t.lang.day(day.0, today);
        let by = |by: Date| fill(r.by, &[&t.lang.day_and_weekday(by.0, today)]);
        let clock = |by_day: Option<Date>, done: Option<&Said>| match (by_day, done) {
            (Some(due), Some(said)) => {
                let done = day(said.day);
                Some(fill(r.done_on, &[&by(due), &done]))
            }
            (due, _) => due.map(by),
        };
        let answered = file.answer.as_ref();
        let righted = file.result.as_ref();
        let reasons = reasons(t, catalog, &file.tags);
        let rows = [
            (
                r.window,
                Some(offices::window(catalog, t.lang, &file.window)),
            ),
            (r.reasons, Some(reasons).filter(|words| !words.is_empty())),
            (
                r.given,
                file.given
                    .map(|given| given_words(t, given, &day(given.day))),
            ),
            (r.released, file.released.map(day)),
            (r.answer, clock(file.answer_by, answered)),
            (r.put_right, clock(file.put_right_by, righted)),
        ];
        let rows = rows
            .into_iter()
            .filter_map(|(label, words)| Some((label, words?)));
        rows.map(|(label, words)| view! { <div><dt>{label}</dt><dd>{words}</dd></div> })
            .collect_nodes()
    };
    let comment = file.comment.as_ref().map(|comment| {
        view! {
            <div><dt>{r.comment}</dt><dd class="words" lang=written_in(comment)>{comment.clone()}</dd></div>
        }
    });
    let provisional = file
        .provisional
        .then(|| view! { <p class="soft">{r.provisional}</p> });
    view! {
        <dl class="facts-list">{rows.into_node()}{comment}</dl>
        {provisional}
    }
}

fn given_words(t: &Text, given: Given, day: &str) -> String {
    let r = &t.ratings;
    let phrase = match given.verification {
        Verification::Receipt => r.by_receipt,
        Verification::Live => r.by_live,
        Verification::Poster => r.by_poster,
    };
    fill(phrase, &[day])
}

/// What was said since, in the order of the days.
fn said(t: &'static Text, file: &RectificationFile) -> Option<Node> {
    let r = &t.ratings;
    let all = [
        (r.said_answer, file.answer.as_ref()),
        (r.said_complex, file.complex.as_ref()),
        (r.said_result, file.result.as_ref()),
        (r.said_aside, file.set_aside.as_ref()),
    ];
    let mut all: Vec<(&'static str, &Said)> = all
        .into_iter()
        .filter_map(|(label, said)| Some((label, said?)))
        .collect();
    all.sort_by_key(|(_, said)| said.day);
    let again = file.follow_up.map(|level| {
        let words = fill(r.followed_up, &[model::level(t, level)]);
        view! { <p class="follow">{words}</p> }
    });
    if all.is_empty() && again.is_none() {
        return None;
    }
    let each = all.into_iter().map(|(label, said)| {
        let who = fill(t.complaints.said_on, &[label, &t.lang.full_day(said.day.0)]);
        view! {
            <li class="ours">
                <p class="who">{who}</p>
                <p class="words" lang=written_in(&said.text)>{said.text.clone()}</p>
            </li>
        }
    });
    Some(view! {
        <section class="sec">
            <h3>{r.said}</h3>
            <ol class="thread">{each.collect_nodes()}</ol>
            {again}
        </section>
    })
}
