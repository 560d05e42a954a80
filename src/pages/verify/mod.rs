//! Is a receipt genuine, and in the public log? Pasted, scanned or opened, and checked on the phone.

mod model;
mod outcome;

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
    /// What went wrong before there was anything to check.
    said: RwSignal<&'static str>,
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
            said: RwSignal::new(""),
            scanning: RwSignal::new(false),
        }
    }

    /// Checks what stands in the field.
    fn check(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.said.set("");
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
            self.outcome.set(Some(Outcome::read(&lines)));
            self.busy.set(false);
            platform::focus("#verdict");
        });
    }

    /// Checks what was found in a file or before the camera, or says that nothing was.
    fn found(self, text: Result<String, platform::Refused>, nothing: &'static str) {
        match text {
            Ok(text) if !text.is_empty() => {
                self.given.set(text);
                self.check();
            }
            _ => {
                self.said.set(nothing);
                platform::focus("#verdict");
            }
        }
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
    on_cleanup(platform::stop_scanning);
    let open = move |_| {
        platform::spawn(async move {
            state.found(platform::read_receipt(FILE).await, v.open_failed());
        });
    };
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
                    {move || (!state.said.get().is_empty()).then(|| view! { <p class="note amber"><span>{state.said.get()}</span></p> })}
                    {verdict}
                </div>
                {saving(t, state)}
            </div>
        </main>
    }
}

/// The camera, where there is one and the browser knows codes.
fn camera(t: &'static Text, state: State, can_scan: RwSignal<bool>) -> Node {
    let v = &t.verify;
    let start = move |_| {
        state.scanning.set(true);
        state.said.set("");
        platform::spawn(async move {
            let seen = platform::scan_receipt(VIDEO).await;
            // Stopped by hand: nothing was found, and nothing went wrong.
            let stopped = !state.scanning.get_untracked();
            state.scanning.set(false);
            if !stopped {
                state.found(seen, v.scan_failed());
            }
        });
    };
    let stop = move |_| {
        state.scanning.set(false);
        platform::stop_scanning();
    };
    view! {
        <div hidden=move || !can_scan.get()>
            <p class="acts lead-p" hidden=move || state.scanning.get()>
                <button class="btn line wide" type="button" on:click=start>{v.scan()}</button>
            </p>
            <div hidden=move || !state.scanning.get()>
                <p class="lead-p">{v.scanning()}</p>
                <video id=VIDEO class="eye" playsinline muted aria-label=v.scan()></video>
                <p class="acts lead-p"><button class="btn line wide" type="button" on:click=stop>{v.scan_stop()}</button></p>
            </div>
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
