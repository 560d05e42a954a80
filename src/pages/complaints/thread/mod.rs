//! A complaint that is under way: opened by its receipt, typed, scanned, kept on this phone, or out of the
//! fragment of the address, which forgets it at once.
//!
//! The receipt never leaves the phone. Where the complaint stands is worked out here by the same rules as on
//! the server; [`said`] shows what happened and was written, [`acts`] what one can do, [`adding`] is what is
//! being written.

mod acts;
mod adding;
mod said;
mod show;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub mod tests_support;

use self::adding::Adding;
use super::scanning::{read_scanned, scanning};
use super::writing::Writing;
use super::{back, going, waiting};
use crate::data::complaints::{self, Failed, Thread};
use crate::data::handed::{self, Handed};
use crate::device::prefs::text;
use crate::pages::opened;
use crate::platform::{self, Message};
use crate::route::{Page, tel};
use crate::shell::head::Head;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::effect;
use crate::ui::fragment::on_fragment;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::complaint::LookUpId;
use mingbai_contract::page::Masthead;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::receipt::{self, BadReceipt, ReceiptCode};
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// What stands behind the `#` and is shorter is no receipt, but a place on the page.
const RECEIPT_AT_LEAST: usize = 8;

/// Why a thread is not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is none with this receipt.
    Wrong,
    /// No network.
    Offline,
    /// The server failed.
    Server,
    /// What opens it did not load.
    Module,
}

/// What an answer that is none means.
pub const fn trouble(failed: Failed) -> Trouble {
    match failed {
        Failed::Refused(ProblemType::NotFound) => Trouble::Wrong,
        Failed::Offline => Trouble::Offline,
        Failed::Module => Trouble::Module,
        Failed::Busy | Failed::Refused(_) | Failed::Server => Trouble::Server,
    }
}

/// A thread that is open.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its receipt.
    pub code: ReceiptCode,
    /// What opens it on the server.
    pub lookup: LookUpId,
    /// What the server knows of it.
    pub thread: Thread,
    /// Its messages, opened.
    pub messages: Vec<Message>,
}

/// What the page knows.
#[derive(Clone, Copy)]
pub struct State {
    /// What stands in the field.
    pub typed: RwSignal<String>,
    fault: RwSignal<String>,
    trouble: RwSignal<Option<Trouble>>,
    /// How far opening is, in per cent; none while nobody opens anything.
    going: RwSignal<Option<u8>>,
    /// What is open.
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// What came of looking again.
    pub said: RwSignal<&'static str>,
    /// What is being added.
    pub adding: Adding,
}

impl State {
    /// Nothing is open.
    pub fn new() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            fault: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
            going: RwSignal::new(None),
            opened: RwSignal::new(None),
            said: RwSignal::new(""),
            adding: Adding::new(),
        }
    }

    /// Opens what was typed, or says what is wrong with it.
    fn send(self, t: &'static Text, county: &str) {
        self.trouble.set(None);
        match self.typed.with_untracked(|typed| code(t, typed)) {
            Ok(code) => {
                self.fault.set(String::new());
                self.open(code, county.to_owned());
            }
            Err(words) => {
                self.fault.set(words);
                platform::focus("#thread-code");
            }
        }
    }

    fn open(self, code: ReceiptCode, county: String) {
        if self.going.get_untracked().is_some() {
            return;
        }
        self.going.set(Some(0));
        platform::spawn(async move {
            let found = self.found(&code, &county).await;
            self.going.set(None);
            match found {
                Ok(found) => {
                    self.typed.set(String::new());
                    self.opened.set(Some(Arc::new(found)));
                    platform::focus(super::writing::TITLE);
                }
                Err(trouble) => {
                    self.typed.set(code.grouped());
                    self.trouble.set(Some(trouble));
                    platform::focus("#thread-trouble");
                }
            }
        });
    }

    async fn found(self, code: &ReceiptCode, county: &str) -> Result<Opened, Trouble> {
        let going = self.going;
        let progress = move |done| going.set(Some(done));
        let unlocked = platform::vault_unlock(code.as_str(), county, progress).await;
        let [_, lookup] = unlocked.map_err(|_| Trouble::Module)?;
        let lookup = lookup.parse().map_err(|_| Trouble::Module)?;
        read(code.clone(), lookup).await
    }

    /// Looks again, and says whether there is news.
    pub fn again(self, t: &'static Text, then: impl Fn(bool) + 'static) {
        let Some(before) = self.opened.get_untracked() else {
            return;
        };
        self.said.set("");
        platform::spawn(async move {
            let found = read(before.code.clone(), before.lookup).await;
            let there = found.is_ok();
            match found {
                Ok(found) => {
                    let same = found.thread.complaint == before.thread.complaint;
                    self.opened.set(Some(Arc::new(found)));
                    self.said.set(if same {
                        t.thread.same()
                    } else {
                        t.thread.news()
                    });
                }
                Err(_) => self.said.set(t.thread.stale()),
            }
            then(there);
        });
    }
}

async fn read(code: ReceiptCode, lookup: LookUpId) -> Result<Opened, Trouble> {
    let thread = complaints::open(lookup).await.map_err(trouble)?;
    let messages = platform::vault_read(&thread.body).await;
    Ok(Opened {
        code,
        lookup,
        thread,
        messages: messages.map_err(|_| Trouble::Module)?,
    })
}

/// Reads a receipt as it was typed.
///
/// # Errors
/// What is wrong with it, in words.
pub fn code(t: &Text, typed: &str) -> Result<ReceiptCode, String> {
    let k = &t.thread;
    if typed.trim().is_empty() {
        return Err(k.empty().to_owned());
    }
    receipt::read(typed).map_err(|bad| match bad {
        BadReceipt::Short(typed) => fill_number(k.short(), typed),
        BadReceipt::Long => k.long().to_owned(),
        BadReceipt::Character(c) => fill(k.character(), &[&c.to_string()]),
        BadReceipt::Check => k.check().to_owned(),
    })
}

/// `/complaints/open`
pub fn thread() -> Node {
    opened::masthead(|masthead| {
        let (t, state) = (text(), State::new());
        Head::ready(t.thread.title());
        going::watch();
        // What is opened here is another's business than what is being written.
        effect(move || {
            untrack(|| {
                Writing::here().put_files_away();
                Writing::here().anew();
            });
        });
        arrive(t, state, &masthead.county.number_prefix);
        on_cleanup(platform::vault_forget);
        let masthead = Arc::clone(masthead);
        let there = Memo::new(move |_| state.opened.with(Option::is_some));
        (move || {
            if there.get() {
                show::page(t, state, &masthead)
            } else {
                asking(t, state, &masthead)
            }
        })
        .into_node()
    })
}

/// Looks for a receipt in the address, which forgets it at once, and in what another page has handed over.
fn arrive(t: &'static Text, state: State, county: &str) {
    let (given, county) = (Handed::here().code, county.to_owned());
    let is_meant = |came: &str| came.len() >= RECEIPT_AT_LEAST;
    on_fragment(Page::Thread.path(), is_meant, move |came| {
        let handed = handed::take(given);
        let typed = came.unwrap_or(handed);
        if !typed.is_empty() {
            state.typed.set(typed);
            state.send(t, &county);
        }
    });
}

/// The page that asks.
fn asking(t: &'static Text, state: State, masthead: &Arc<Masthead>) -> Node {
    let k = &t.thread;
    let is_bad = move || state.fault.with(|fault| !fault.is_empty());
    let county = masthead.county.number_prefix.clone();
    let here = county.clone();
    let seen = move |seen: &str| {
        let code = read_scanned(seen).ok_or(k.scan_none())?;
        state.typed.set(code.grouped());
        state.send(t, &here);
        Ok(())
    };
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        state.send(t, &county);
    };
    let fault = move || {
        is_bad().then(|| {
            view! { <p class="err">{icon::INFO.view()}<span>{state.fault.get()}</span></p> }
        })
    };
    let label = move || match state.going.get() {
        None => k.look_up().to_owned(),
        Some(0 | 100) => k.opening().to_owned(),
        Some(done) => fill_number(k.opening_part(), usize::from(done)),
    };
    view! {
        <main id="main" class="page complain">
            {back(t)}
            <h1 tabindex="-1">{k.title()}</h1>
            <p class="lead-p soft">{k.lead()}</p>
            {opened::plain(t.complaint.plain(), masthead)}
            <div class="needs-js">
                {waiting::receipts(t)}
                <form on:submit=send novalidate>
                    <div class=move || if is_bad() { "field bad" } else { "field" }>
                        <label for="thread-code">{k.code()}</label>
                        <p class="hint" id="thread-code-hint">{k.code_hint()}</p>
                        <input
                            class="input typed-code"
                            id="thread-code"
                            autocomplete="off"
                            autocapitalize="characters"
                            spellcheck="false"
                            maxlength="40"
                            aria-describedby="thread-code-hint thread-code-err"
                            aria-invalid=move || is_bad().then_some("true")
                            prop:value=move || state.typed.get()
                            on:input=move |event| state.typed.set(event.value())
                        />
                        <div id="thread-code-err">{fault}</div>
                    </div>
                    {scanning(t, k.scan(), seen)}
                    <div id="thread-trouble" role="status" tabindex="-1">{troubled(t, state, &masthead.county.hotline)}</div>
                    <p class="acts">
                        <button class="btn wide" aria-busy=move || state.going.get().map(|_| "true")>{label}</button>
                    </p>
                    <p class="small soft lead-p">{k.not_sent()}</p>
                </form>
            </div>
        </main>
    }
}

/// Why it does not open.
fn troubled(t: &'static Text, state: State, hotline: &str) -> Node {
    let (k, hotline) = (&t.thread, hotline.to_owned());
    (move || {
        let (title, words, call) = match state.trouble.get()? {
            Trouble::Wrong => (k.wrong(), k.wrong_text().to_owned(), false),
            Trouble::Offline => (k.offline(), k.offline_text().to_owned(), false),
            Trouble::Server => (k.server(), fill(k.server_text(), &[&hotline]), true),
            Trouble::Module => (k.no_vault(), k.offline_text().to_owned(), false),
        };
        let call = call.then(|| {
            let words = fill(t.common.call(), &[&hotline]);
            view! { <p class="tell"><a href=tel(&hotline)>{words}</a></p> }
        });
        Some(view! {
            <div class="note bad verdict">
                {icon::INFO.view()}
                <div><b class="h3">{title}</b><p>{words}</p></div>
            </div>
            {call}
        })
    })
    .into_node()
}
