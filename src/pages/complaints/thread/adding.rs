//! Adding something to a complaint, or having it reopened and saying why: words, pictures and recordings.
//!
//! What is typed lives as long as the thread's page, whatever is asked and answered meanwhile. What was sealed
//! and not taken in is sent again as it is: so it counts once.

use super::acts::Act;
use super::show::Shown;
use super::{Opened, State};
use crate::data::complaints::{self, Failed};
use crate::pages::complaints::files;
use crate::platform::{self, Attached};
use crate::text::{Text, fill};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::complaint::MessageTaken;
use mingbai_contract::problem::{FieldProblem, ProblemType};
use mingbai_domain::complaint::check::{self, ATTACHMENT_BYTES, ATTACHMENTS, WHAT_CHARS};
use mingbai_view::{Node, view};
use std::sync::Arc;

/// Something that was sealed: of which words and files, and as it is sent, JSON.
#[derive(Debug, Clone)]
struct Sealed {
    typed: String,
    files: Vec<Attached>,
    message: String,
}

/// What is being added.
#[derive(Clone, Copy)]
pub struct Adding {
    /// What was typed.
    typed: RwSignal<String>,
    /// What goes with it.
    files: RwSignal<Vec<Attached>>,
    /// What was wrong when it was to be sent.
    faults: RwSignal<Vec<FieldProblem>>,
    act: Act,
    sealed: StoredValue<Option<Sealed>>,
}

impl Adding {
    /// Nothing is typed.
    pub fn new() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            files: RwSignal::new(Vec::new()),
            faults: RwSignal::new(Vec::new()),
            act: Act::new(),
            sealed: StoredValue::new(None),
        }
    }

    /// Whether something would be lost; tracked.
    pub fn is_at_risk(self) -> bool {
        self.typed.with(|typed| !typed.trim().is_empty())
            || self.files.with(|files| !files.is_empty())
    }

    /// It was taken in: the next one begins with nothing, but for what was typed or added meanwhile.
    fn clear(self) {
        let Some(taken) = self.sealed.try_update_value(Option::take).flatten() else {
            return;
        };
        if self.typed.with_untracked(|typed| *typed == taken.typed) {
            self.typed.set(String::new());
        }
        self.files
            .update(|files| files.retain(|file| !taken.files.contains(file)));
        for file in taken.files {
            platform::spawn(platform::vault_detach(file.id));
        }
    }

    /// What was sealed of just this before, or else it is sealed now, to the keys that came with the thread:
    /// `body` as it was answered.
    async fn message(self, body: &str, today: &str) -> Result<String, Failed> {
        let (typed, files) = (self.typed.get_untracked(), self.files.get_untracked());
        let before = self.sealed.get_value();
        if let Some(same) = before.filter(|one| one.typed == typed && one.files == files) {
            return Ok(same.message);
        }
        let message = platform::vault_note(body, today, typed.trim()).await;
        let message = message.map_err(|_| Failed::Module)?;
        self.sealed.set_value(Some(Sealed {
            typed,
            files,
            message: message.clone(),
        }));
        Ok(message)
    }

    /// Sends it; sealed anew where the offices have changed their keys since the thread was opened.
    async fn send(self, opened: Arc<Opened>, reopens: bool) -> Result<MessageTaken, Failed> {
        let lookup = opened.lookup;
        let today = opened.thread.standing.as_of.to_string();
        let message = self.message(&opened.thread.body, &today).await?;
        let mut sent = complaints::add(lookup, &message, reopens).await;
        if matches!(sent, Err(Failed::Refused(ProblemType::OtherKeys))) {
            self.sealed.set_value(None);
            let now = complaints::open(lookup).await?;
            let today = now.standing.as_of.to_string();
            let message = self.message(&now.body, &today).await?;
            sent = complaints::add(lookup, &message, reopens).await;
        }
        if sent.is_ok() {
            self.clear();
        }
        sent
    }

    /// What is wrong with a field, in words; tracked.
    fn fault(self, t: &Text, field: &str) -> Option<String> {
        let found = self.faults.with(|faults| {
            let mut faults = faults.iter();
            faults.find(|fault| fault.field == field).cloned()
        })?;
        Some(
            self.typed
                .with_untracked(|typed| words(t, typed, &found.field)),
        )
    }
}

const TEXT: &str = "/text";
const FILES: &str = "/attachments";

/// What is wrong, in words.
pub fn words(t: &Text, typed: &str, field: &str) -> String {
    let (k, chars) = (&t.thread, typed.trim().chars().count());
    match (field, chars) {
        (TEXT, 0) => k.add_missing().to_owned(),
        (TEXT, _) => {
            let most = WHAT_CHARS.end().to_string();
            fill(k.add_long(), &[&most, &chars.to_string()])
        }
        _ => {
            let megabytes = (ATTACHMENT_BYTES >> 20).to_string();
            fill(
                t.complaint.files_many(),
                &[&ATTACHMENTS.to_string(), &megabytes],
            )
        }
    }
}

/// What it is called, by its ids and words.
struct Named {
    id: &'static str,
    focus: &'static str,
    title: &'static str,
    hint: &'static str,
    label: &'static str,
    done: &'static str,
}

impl Named {
    fn new(t: &'static Text, reopens: bool) -> Self {
        let k = &t.thread;
        if reopens {
            Self {
                id: "reopen",
                focus: "#reopen",
                title: k.reopen(),
                hint: k.reopen_hint(),
                label: k.reopen_send(),
                done: k.reopened(),
            }
        } else {
            Self {
                id: "add",
                focus: "#add",
                title: k.add(),
                hint: k.add_hint(),
                label: k.send(),
                done: k.sent(),
            }
        }
    }
}

/// The section.
pub fn section(shown: &Shown<'_>, state: State, reopens: bool) -> Node {
    let (t, adding) = (shown.t, state.adding);
    let Named {
        id,
        focus,
        title,
        hint,
        label,
        done,
    } = Named::new(t, reopens);
    let part = |ending: &str| [id, ending].concat();
    let (title_id, hint_id, fault_id) = (part("-h"), part("-hint"), part("-err"));
    let both = [&hint_id, " ", &fault_id].concat();
    let (opened, hotline) = (
        Arc::clone(shown.opened),
        shown.masthead.county.hotline.clone(),
    );
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        let sizes = adding
            .files
            .with_untracked(|files| files.iter().map(|file| file.bytes).collect::<Vec<_>>());
        let faults = adding
            .typed
            .with_untracked(|typed| check::note(typed, &sizes));
        let first = faults.first().map(|fault| fault.field == TEXT);
        adding.faults.set(faults);
        match first {
            Some(true) => platform::focus(focus),
            Some(false) => platform::focus("#c-files"),
            None => {
                let doing = adding.send(Arc::clone(&opened), reopens);
                adding.act.run(t, state, hotline.clone(), done, doing);
            }
        }
    };
    let fault = move || adding.fault(t, TEXT);
    let said = move || {
        let words = fault()?;
        Some(view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> })
    };
    let busy = move || adding.act.busy.get();
    view! {
        <section class="sec">
            <h2 id=title_id.clone()>{title}</h2>
            <form on:submit=send novalidate>
                <div class=move || if fault().is_some() { "field bad" } else { "field" }>
                    <p class="hint" id=hint_id>{hint}</p>
                    <textarea
                        class="input short"
                        id=id
                        autocomplete="off"
                        aria-labelledby=title_id
                        aria-describedby=both
                        aria-invalid=move || fault().map(|_| "true")
                        prop:value=move || adding.typed.get()
                        on:input=move |event| adding.typed.set(event.value())
                    ></textarea>
                    <div id=fault_id>{said}</div>
                </div>
                {files::field(t, adding.files, move || adding.fault(t, FILES))}
                {adding.act.said(t)}
                <p class="acts lead-p">
                    <button class="btn" aria-busy=move || busy().then_some("true")>
                        {icon::LOCK.view()}
                        <span>{move || if busy() { t.thread.sending() } else { label }}</span>
                    </button>
                </p>
            </form>
        </section>
    }
}
