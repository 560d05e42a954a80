//! What both sides have said, once it is opened.

use crate::text::{Text, fill, terms, written_in};
use crate::ui::{icon, say};
use crate::vault::{Attached, Content, Opened, Vault};
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::complaint::{Office, Party, SealedMessage};
use mingbai_contract::desk::complaints::ComplaintFile;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// All messages, the first one first.
pub fn all(t: &'static Text, file: &Arc<ComplaintFile>) -> Node {
    let today = file.standing.as_of.0;
    let each = file.messages.iter();
    let each = each.map(|message| one(t, message, today));
    view! {
        <section class="sec">
            <h3>{t.complaints.messages}</h3>
            <ol class="thread">{each.collect_nodes()}</ol>
        </section>
    }
}

fn one(t: &'static Text, message: &SealedMessage, today: NaiveDate) -> Node {
    let (c, vault) = (&t.complaints, Vault::here());
    let (id, from, day) = (message.id, message.from, message.day);
    let read = Memo::new(move |_| vault.message(&id).map(Shown));
    let who = move || {
        let office = read.get().and_then(|Shown(read)| read.ok());
        let office = office.and_then(|opened| Office::parse(&opened.office));
        let who = match (from, office) {
            (Party::Reporter, _) => c.the_reporter,
            (Party::Office, Some(office)) => terms::office(t, office),
            (Party::Office, None) => c.the_office,
        };
        fill(c.said_on, &[who, &t.lang.day(day.0, Some(today))])
    };
    let body = move || match read.get() {
        None if vault.is_open() => view! { <p class="soft">{c.opening}</p> },
        None => view! { <p class="soft">{c.sealed}</p> },
        Some(Shown(Err(code))) => view! {
            <p class="note bad">{icon::INFO.view()}<span>{terms::fault(t, &code)}</span></p>
        },
        Some(Shown(Ok(opened))) => content(t, &opened),
    };
    let class = match from {
        Party::Reporter => "theirs",
        Party::Office => "ours",
    };
    view! {
        <li class=class>
            <p class="who">{who}</p>
            {body.into_node()}
        </li>
    }
}

/// A message as it was read. It is read once: two of one message are the same.
#[derive(Clone)]
struct Shown(crate::vault::Read);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Ok(one), Ok(other)) => Arc::ptr_eq(one, other),
            (Err(one), Err(other)) => one == other,
            _ => false,
        }
    }
}

fn content(t: &'static Text, opened: &Opened) -> Node {
    let c = &t.complaints;
    let Content {
        about,
        happened_on,
        what,
        wish,
        text,
        ..
    } = &opened.content;
    let happened_on = happened_on.map(|day| say::day(t, day));
    let facts = [
        (c.happened_on, happened_on),
        (c.application, about.application.clone()),
        (c.inspection, about.inspection.clone()),
    ];
    let facts: Vec<Node> = facts
        .into_iter()
        .filter_map(|(label, words)| {
            let words = words?;
            Some(view! { <div><dt>{label}</dt><dd>{words}</dd></div> })
        })
        .collect();
    let facts =
        (!facts.is_empty()).then(|| view! { <dl class="facts-list">{facts.into_node()}</dl> });
    let wish = (!wish.is_empty()).then(|| {
        view! { <p class="who">{c.wish}</p> <p class="words" lang=written_in(wish)>{wish.clone()}</p> }
    });
    let words = if what.is_empty() { text } else { what };
    view! {
        {facts}
        <p class="words" lang=written_in(words)>{words.clone()}</p>
        {wish}
        {files(t, &opened.files)}
    }
}

fn files(t: &'static Text, files: &[Attached]) -> Node {
    if files.is_empty() {
        return Node::Empty;
    }
    let c = &t.complaints;
    let each = files.iter().enumerate().map(|(place, file)| {
        let number = (place + 1).to_string();
        let url = file.url.clone();
        if file.media_type.starts_with("audio/") {
            let label = fill(c.sound, &[&number]);
            return view! { <li class="sound"><audio controls="" src=url aria-label=label></audio></li> };
        }
        picture(t, &number, url)
    });
    view! { <ul class="files">{each.collect_nodes()}</ul> }
}

/// A picture, small until somebody wants to see more of it.
fn picture(t: &'static Text, number: &str, url: String) -> Node {
    let c = &t.complaints;
    let large = RwSignal::new(false);
    let class = move || if large.get() { "large" } else { "" };
    let pressed = move || if large.get() { "true" } else { "false" };
    view! {
        <li class=class>
            <button
                class="picture"
                type="button"
                aria-pressed=pressed
                aria-label=fill(c.enlarge, &[number])
                on:click=move |_| large.update(|large| *large = !*large)
            >
                <img src=url alt=fill(c.picture, &[number]) />
            </button>
        </li>
    }
}
