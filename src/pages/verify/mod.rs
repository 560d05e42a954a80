//! Is a receipt genuine, and in the public log? Pasted, scanned or opened, and checked on the phone.

mod model;
mod outcome;

use crate::data::handed::{self, Handed};
use crate::device::prefs::text;
use crate::device::receipts;
use crate::platform;
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::page::Masthead;
use mingbai_domain::catalog::pages;
use mingbai_view::{Node, view};
use model::Outcome;
use std::sync::Arc;

const FIELD: &str = "receipt";
const FILE: &str = "receipt-file";
const VIDEO: &str = "receipt-video";

/// `/verify`
pub fn verify() -> Node {
    let find = |catalog: &Catalog| Some(pages::masthead(catalog));
    states::part(|came| Some(Arc::clone(&came.masthead)), find, page)
}

/// What the page knows.
#[derive(Clone, Copy)]
struct State {
    /// What stands in the field.
    given: RwSignal<String>,
    /// Whether a check is under way.
    busy: RwSignal<bool>,
    /// What came of the last one.
    outcome: RwSignal<Option<Outcome>>,
    /// What can be saved.
    evidence: RwSignal<String>,
    /// Whether the camera is on.
    scanning: RwSignal<bool>,
}

impl State {
    fn new() -> Self {
        Self {
            given: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
            evidence: RwSignal::new(String::new()),
            scanning: RwSignal::new(false),
        }
    }

    /// Checks what stands in the field.
    fn check(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.outcome.set(None);
        let text = self.given.get_untracked();
        platform::spawn(async move {
            let seen = receipts::seen().unwrap_or_default();
            let checked = platform::check_receipt(&text, &seen).await;
            let [lines, keep, evidence] = checked.unwrap_or_default();
            if !keep.is_empty() {
                receipts::keep(&keep);
            }
            self.evidence.set(evidence);
            self.busy.set(false);
            self.tell(Outcome::read(&lines));
        });
    }

    /// Says what came of it.
    fn tell(self, outcome: Outcome) {
        self.outcome.set(Some(outcome));
        platform::focus("#verdict");
    }

    /// Checks what is found in a file or before the camera, or says that nothing was, or that what
    /// looks for it could not be loaded.
    fn check_found<F>(self, found: F, nothing: Outcome)
    where
        F: Future<Output = Result<String, platform::Refused>> + 'static,
    {
        platform::spawn(async move {
            let found = found.await;
            self.scanning.set(false);
            match found {
                Ok(text) if !text.is_empty() => {
                    self.given.set(text);
                    self.check();
                }
                Ok(_) => self.tell(nothing),
                Err(_) => self.tell(Outcome::Failed),
            }
        });
    }
}

fn page(masthead: &Arc<Masthead>) -> Node {
    let (t, state) = (text(), State::new());
    let v = &t.verify;
    Head::ready(v.title());
    let hotline = masthead.county.hotline.clone();
    let plain = fill(v.plain(), &[&hotline]);
    let can_scan = RwSignal::new(false);
    effect(move || can_scan.set(platform::can_scan()));
    // What another page has handed over is checked at once.
    let handed = Handed::here().receipt;
    effect(move || {
        let text = handed::take(handed);
        if !text.is_empty() {
            state.given.set(text);
            state.check();
        }
    });
    on_cleanup(platform::stop_looking);
    let open = move |_| state.check_found(platform::read_receipt(FILE), Outcome::NothingThere);
    let verdict = move || {
        let found = state.outcome.get()?;
        Some(outcome::outcome(t, found, &hotline))
    };
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{v.title()}</h1>
            <p class="lead-p soft">{v.lead()}</p>
            <p class="plain-only note amber"><span>{plain}</span></p>
            <div class="needs-js">
                {camera(t, state, can_scan)}
                <p class="acts lead-p">
                    <label class="btn line wide pick-file">
                        <input id=FILE type="file" accept="application/json,text/plain,image/*" on:change=open />
                        {v.open()}
                    </label>
                </p>
                <form on:submit=move |event| { event.prevent_default(); state.check(); }>
                    <div class="field">
                        <label for=FIELD>{v.paste()}</label>
                        <textarea
                            id=FIELD
                            class="input"
                            rows="5"
                            spellcheck="false"
                            autocomplete="off"
                            prop:value=move || state.given.get()
                            on:input=move |event| state.given.set(event.value())
                        ></textarea>
                    </div>
                    <p class="acts lead-p">
                        <button class="btn wide" aria-busy=move || state.busy.get().then_some("true")>
                            {move || if state.busy.get() { v.checking() } else { v.check() }}
                        </button>
                    </p>
                </form>
                <div id="verdict" role="status" tabindex="-1">
                    {verdict}
                </div>
                {saving(t, state)}
            </div>
        </main>
    }
}

/// The camera, where there is one. The same button, which keeps the focus, switches it on and off.
fn camera(t: &'static Text, state: State, can_scan: RwSignal<bool>) -> Node {
    let v = &t.verify;
    let switch = move |_| {
        let on = !state.scanning.get_untracked();
        state.scanning.set(on);
        if on {
            state.outcome.set(None);
            state.check_found(platform::scan_receipt(VIDEO), Outcome::NoCamera);
        } else {
            platform::stop_looking();
        }
    };
    view! {
        <div hidden=move || !can_scan.get()>
            <div hidden=move || !state.scanning.get()>
                <p class="lead-p">{v.scanning()}</p>
                <video id=VIDEO class="eye" playsinline muted aria-label=v.scan()></video>
            </div>
            <p class="acts lead-p">
                <button class="btn line wide" type="button" on:click=switch>
                    {move || if state.scanning.get() { v.scan_stop() } else { v.scan() }}
                </button>
            </p>
        </div>
    }
}

/// Offers the evidence as a file.
fn saving(t: &'static Text, state: State) -> Node {
    let v = &t.verify;
    let save = move |_| platform::save_evidence(&state.evidence.get_untracked());
    view! {
        <div hidden=move || state.evidence.get().is_empty() || state.outcome.get().is_none()>
            <p class="lead-p small soft">{v.save_why()}</p>
            <p class="acts lead-p"><button class="btn line" type="button" on:click=save>{v.save()}</button></p>
        </div>
    }
}
