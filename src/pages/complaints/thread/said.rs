//! What happened and what was written, in order: the reporter's words, the office's, and what stands in the
//! clear between them.

use super::show::Shown;
use crate::data::Data;
use crate::platform::Message;
use crate::text::{Text, fill};
use crate::ui::icon;
use mingbai_client::json::Json;
use mingbai_client::read::{Faults, Read, from_text};
use mingbai_contract::complaint::{ComplaintEvent, ComplaintEventType as Type, StepUpCause};
use mingbai_view::{CollectNodes, Node, view};

/// What a message says, whoever wrote it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: Option<String>,
    /// What happened: the first message's text.
    pub what: Option<String>,
    /// On which day it happened.
    pub happened_on: Option<String>,
    /// What is wished.
    pub wish: Option<String>,
    about: Option<About>,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct About {
    application: Option<String>,
    inspection: Option<String>,
}

impl Read for About {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self {
            application: Read::read(faults.field(value, "application"), faults),
            inspection: Read::read(faults.field(value, "inspection"), faults),
        }
    }
}

impl Read for Said {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self {
            text: Read::read(faults.field(value, "text"), faults),
            what: Read::read(faults.field(value, "what"), faults),
            happened_on: Read::read(faults.field(value, "happened_on"), faults),
            wish: Read::read(faults.field(value, "wish"), faults),
            about: Read::read(faults.field(value, "about"), faults),
        }
    }
}

/// Reads what was opened.
pub fn read(text: &str) -> Option<Said> {
    from_text(text).ok()
}

/// The section.
pub fn messages(shown: &Shown<'_>) -> Node {
    let t = shown.t;
    let events = &shown.opened.thread.complaint.events;
    let rows = events.iter().filter_map(|event| row(shown, event));
    let summary = shown.opened.thread.summary.as_ref().map(|words| {
        view! {
            <div class="note">
                {icon::INFO.view()}
                <div><b>{t.thread.summary()}</b><p lang=t.lang.zh_only()>{words.clone()}</p></div>
            </div>
        }
    });
    view! {
        <section class="sec">
            <h2>{t.thread.messages()}</h2>
            <ol class="talk">{rows.collect_nodes()}</ol>
            {summary}
        </section>
    }
}

fn row(shown: &Shown<'_>, event: &ComplaintEvent) -> Option<Node> {
    let t = shown.t;
    let day = t.lang.day(event.day.0, Some(shown.today));
    let Some(id) = event.message else {
        let words = happened(t, event)?;
        return Some(
            view! { <li class="mark"><p class="small">{words}<span class="when">{day}</span></p></li> },
        );
    };
    let id = id.to_string();
    let message = shown.opened.messages.iter().find(|one| one.id == id);
    Some(written(shown, event, message, day))
}

/// What stands in the clear.
fn happened(t: &'static Text, event: &ComplaintEvent) -> Option<String> {
    let k = &t.thread;
    Some(match event.r#type {
        Type::TakenUp => k.e_taken_up().to_owned(),
        Type::DepartmentsSet => {
            let data = Data::here();
            let names = event.departments.iter().map(|id| {
                let found = data.department(id);
                found.map_or_else(|| id.to_string(), |one| t.lang.pick(&one.name).to_owned())
            });
            let names: Vec<String> = names.collect();
            fill(k.e_departments(), &[&names.join(t.common.list_comma())])
        }
        Type::SteppedUp => match event.cause? {
            StepUpCause::TakeUpLate => k.e_stepped_take_up(),
            StepUpCause::ConcludeLate => k.e_stepped_conclude(),
            StepUpCause::Office => k.e_stepped_office(),
        }
        .to_owned(),
        Type::HandlingRated => fill(k.e_rated(), &[level(t, event.level?)]),
        Type::Withdrawn => k.e_withdrawn().to_owned(),
        Type::FifteenSet => k.e_fifteen().to_owned(),
        Type::Extended => k.e_extended().to_owned(),
        Type::Received
        | Type::ReporterWrote
        | Type::OfficeWrote
        | Type::Concluded
        | Type::Reopened
        | Type::SummaryProposed
        | Type::SummaryPublished => return None,
    })
}

/// What a level is called.
pub fn level(t: &Text, level: u8) -> &'static str {
    let k = &t.thread;
    match level {
        5 => k.rate_5(),
        4 => k.rate_4(),
        3 => k.rate_3(),
        2 => k.rate_2(),
        _ => k.rate_1(),
    }
}

fn written(
    shown: &Shown<'_>,
    event: &ComplaintEvent,
    message: Option<&Message>,
    day: String,
) -> Node {
    let (t, k) = (shown.t, &shown.t.thread);
    let mine = matches!(
        event.r#type,
        Type::Received | Type::ReporterWrote | Type::Reopened
    );
    let office = message.and_then(|message| message.office.as_deref());
    let who = match office {
        _ if mine => k.from_me(),
        Some("supervision_office") => k.from_supervision(),
        _ => k.from_office(),
    };
    let kind = match event.r#type {
        Type::Concluded => Some(k.answer()),
        Type::FifteenSet | Type::Extended => Some(k.why_longer()),
        Type::Reopened => Some(k.why_reopened()),
        _ => None,
    };
    let kind = kind.map(|words| view! { <b>{words}</b> });
    let said = message
        .and_then(|message| message.text.as_deref())
        .and_then(read);
    let inside = match &said {
        Some(said) => text(t, said),
        None => {
            let words = fill(k.broken(), &[&shown.masthead.county.hotline]);
            view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> }
        }
    };
    let files = message.into_iter().flat_map(|message| &message.files);
    let files = files.map(|(sound, address)| {
        let address = address.clone();
        if *sound {
            view! { <audio controls="controls" src=address aria-label=k.sound()></audio> }
        } else {
            view! { <img src=address alt=k.picture() /> }
        }
    });
    let class = match (mine, event.r#type) {
        (true, _) => "me",
        (false, Type::Concluded) => "office answer",
        (false, _) => "office",
    };
    view! {
        <li class=class>
            <p class="small who"><b>{who}</b><span class="when">{day}</span></p>
            {kind}
            {inside}
            {files.collect_nodes()}
        </li>
    }
}

/// The words of a message, paragraph by paragraph.
fn text(t: &'static Text, said: &Said) -> Node {
    let k = &t.thread;
    let words = said.what.as_ref().or(said.text.as_ref());
    let lines = words.map(String::as_str).unwrap_or_default().lines();
    let lines = lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> });
    let fact = |label: &'static str, words: &str| {
        view! { <p class="small"><b>{label}{t.common.colon()}</b>{words.to_owned()}</p> }
    };
    let wish = said.wish.as_deref().map(|words| fact(k.wish(), words));
    let day = said.happened_on.as_deref().map(|day| {
        let spoken = day.parse().map(|day| t.lang.full_day(day));
        fact(k.happened(), &spoken.unwrap_or_else(|_| day.to_owned()))
    });
    let about = said.about.as_ref();
    let number = about.and_then(|about| about.application.as_ref().or(about.inspection.as_ref()));
    let number = number.map(|number| fact(k.number(), number));
    view! { {lines.collect_nodes()}{day}{number}{wish} }
}
