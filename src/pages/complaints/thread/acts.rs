//! What one can do with a complaint that is under way: add to it or have it reopened ([`adding`]), rate it, take
//! it back.

use super::said::level;
use super::show::Shown;
use super::{State, adding};
use crate::data::complaints::{self, Failed};
use crate::platform;
use crate::text::{Text, fill};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::complaint::MessageTaken;
use mingbai_contract::problem::ProblemType;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// One thing that can be done, under way or not.
#[derive(Clone, Copy)]
pub struct Act {
    /// Whether it is under way.
    pub busy: RwSignal<bool>,
    /// What is wrong, in words.
    fault: RwSignal<String>,
}

impl Act {
    /// Not under way.
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            fault: RwSignal::new(String::new()),
        }
    }

    /// Does it, looks again, and says `done`; or why not.
    pub fn run<F>(
        self,
        t: &'static Text,
        state: State,
        hotline: String,
        done: &'static str,
        doing: F,
    ) where
        F: Future<Output = Result<MessageTaken, Failed>> + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(String::new());
        platform::spawn(async move {
            let came = doing.await;
            self.busy.set(false);
            match came {
                Ok(_) => state.again(t, move |there| {
                    if there {
                        state.said.set(done);
                    }
                    platform::focus(crate::pages::complaints::writing::TITLE);
                }),
                Err(failed) => self.fault.set(failure(t, failed, &hotline)),
            }
        });
    }

    /// Why it was not done.
    pub fn said(self, t: &'static Text) -> Node {
        (move || {
            let words = self.fault.get();
            (!words.is_empty()).then(|| {
                view! { <p class="err" role="alert">{icon::INFO.view()}<span>{t.thread.failed()}{t.common.colon()}{words}</span></p> }
            })
        })
        .into_node()
    }
}

/// Why something was not done, in words.
pub fn failure(t: &Text, failed: Failed, hotline: &str) -> String {
    let k = &t.thread;
    match failed {
        Failed::Offline => k.failed_offline().to_owned(),
        Failed::Module => t.complaint.no_vault().to_owned(),
        Failed::Refused(
            ProblemType::ComplaintEnded
            | ProblemType::NotConcluded
            | ProblemType::AlreadyRated
            | ProblemType::AlreadyReopened,
        ) => k.failed_ended().to_owned(),
        Failed::Refused(ProblemType::ThreadFull) => fill(k.failed_full(), &[hotline]),
        Failed::Refused(ProblemType::OtherKeys) => k.failed_keys().to_owned(),
        Failed::Busy | Failed::Refused(_) | Failed::Server => fill(k.failed_server(), &[hotline]),
    }
}

/// Everything that can be done now.
pub fn acts(shown: &Shown<'_>, state: State) -> Node {
    let course = shown.course;
    let open = !course.state().ended();
    view! {
        {course.ratable().is_ok().then(|| rate(shown, state))}
        {open.then(|| adding::section(shown, state, false))}
        {course.reopenable().is_ok().then(|| adding::section(shown, state, true))}
        {open.then(|| withdraw(shown, state))}
    }
}

fn rate(shown: &Shown<'_>, state: State) -> Node {
    let (t, k) = (shown.t, &shown.t.thread);
    let (act, chosen, missing) = (Act::new(), RwSignal::new(None::<u8>), RwSignal::new(false));
    let (lookup, hotline) = (shown.opened.lookup, shown.masthead.county.hotline.clone());
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        missing.set(chosen.get_untracked().is_none());
        match chosen.get_untracked() {
            Some(level) => {
                let doing = complaints::rate(lookup, level);
                act.run(t, state, hotline.clone(), k.rated(), doing);
            }
            None => platform::focus("#rate input"),
        }
    };
    let picks = [5, 4, 3, 2, 1].map(|one: u8| {
        view! {
            <label class="pick">
                <input type="radio" name="level" value=one.to_string() prop:checked=move || chosen.get() == Some(one) on:change=move |_| chosen.set(Some(one)) />
                {level(t, one)}
            </label>
        }
    });
    let said = move || {
        missing.get().then(|| {
            view! { <p class="err">{icon::INFO.view()}<span>{k.rate_missing()}</span></p> }
        })
    };
    view! {
        <section class="sec">
            <form on:submit=send novalidate>
                <fieldset id="rate">
                    <legend class="h2">{k.rate()}</legend>
                    <p class="hint small soft">{k.rate_hint()}</p>
                    <div class="picks">{picks.collect_nodes()}</div>
                    <div role="status">{said}</div>
                </fieldset>
                {act.said(t)}
                <p class="acts lead-p">
                    <button class="btn" aria-busy=move || act.busy.get().then_some("true")>
                        {move || if act.busy.get() { k.sending() } else { k.rate_send() }}
                    </button>
                </p>
            </form>
        </section>
    }
}

/// Taking it back, asked for once more.
fn withdraw(shown: &Shown<'_>, state: State) -> Node {
    let (t, k) = (shown.t, &shown.t.thread);
    let (act, asks) = (Act::new(), RwSignal::new(false));
    let (lookup, hotline) = (shown.opened.lookup, shown.masthead.county.hotline.clone());
    let ask = move |_| {
        asks.set(true);
        platform::focus("#withdraw-no");
    };
    let leave = move |_| {
        asks.set(false);
        platform::focus("#withdraw");
    };
    let back = move |_| {
        let doing = complaints::withdraw(lookup);
        act.run(t, state, hotline.clone(), k.withdrawn(), doing);
    };
    view! {
        <section class="sec">
            <p hidden=move || asks.get()>
                <button id="withdraw" class="link-b" type="button" on:click=ask>{k.withdraw()}</button>
            </p>
            <div hidden=move || !asks.get()>
                <p class="note amber">{icon::INFO.view()}<span>{k.withdraw_ask()}</span></p>
                <p class="acts lead-p">
                    <button class="btn" type="button" aria-busy=move || act.busy.get().then_some("true") on:click=back>{k.withdraw_yes()}</button>
                    <button id="withdraw-no" class="btn line" type="button" on:click=leave>{k.withdraw_no()}</button>
                </p>
            </div>
            {act.said(t)}
        </section>
    }
}
