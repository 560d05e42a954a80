//! The form: a number and its query code, and what is wrong with them at their fields.

use super::faults::{self, NumberFault};
use crate::data::{Data, Looks, Trouble};
use crate::device::prefs::text;
use crate::platform;
use crate::route::{Page, tel};
use crate::text::{Text, fill, fill_number};
use crate::ui::icon;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::page::Masthead;
use mingbai_domain::application::number;
use mingbai_domain::time::local;
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

const NUMBER: &str = "track-number";
const CODE: &str = "track-code";

/// Where it is said that nothing was found.
pub const TROUBLE: &str = "#track-trouble";

/// What was typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Form {
    /// The number.
    pub number: RwSignal<String>,
    /// The code.
    pub code: RwSignal<String>,
    number_fault: RwSignal<Option<NumberFault>>,
    code_fault: RwSignal<Option<String>>,
}

impl Form {
    /// An empty one, or with a number.
    pub fn new(number: String) -> Self {
        Self {
            number: RwSignal::new(number),
            code: RwSignal::new(String::new()),
            number_fault: RwSignal::new(None),
            code_fault: RwSignal::new(None),
        }
    }

    /// Says what is wrong with a code that came with the address.
    pub fn take_code(self, typed: &str) {
        self.code.set(typed.to_owned());
        self.code_fault.set(faults::code(text(), typed).err());
    }

    /// Asks for what was typed, or says what is wrong with it.
    fn send(self, masthead: &Masthead, then: impl Fn(ApplicationNumber, bool) + 'static) {
        let (t, looks) = (text(), Looks::here());
        if untrack(|| looks.busy()) {
            return;
        }
        let today = latest_day(masthead);
        let prefix = &masthead.county.number_prefix;
        let number = faults::number(t, &self.number.get_untracked(), prefix, today);
        let code = faults::code(t, &self.code.get_untracked());
        self.number_fault.set(number.as_ref().err().cloned());
        self.code_fault.set(code.as_ref().err().cloned());
        looks.calm();
        match (number, code) {
            (Ok(number), Ok(code)) => {
                let asked = number.clone();
                looks.ask(number, code, move |found| then(asked, found));
            }
            (Err(_), _) => platform::focus("#track-number"),
            (Ok(_), Err(_)) => platform::focus("#track-code"),
        }
    }
}

/// The latest day a number can be of: tomorrow by the phone, whose clock may be slow by more than it knows.
fn latest_day(masthead: &Masthead) -> NaiveDate {
    let published = masthead.county.published.0;
    let phone = platform::now_ms().map(|now| local(now, Data::here().zone()).date);
    let day = phone.map_or(published, |phone| phone.max(published));
    day.succ_opt().unwrap_or(day)
}

/// The form with everything that it says.
pub fn form(t: &'static Text, masthead: &Arc<Masthead>, form: Form) -> Node {
    let (k, looks, navigate) = (&t.track, Looks::here(), use_navigate());
    let given = Arc::clone(masthead);
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        let navigate = navigate.clone();
        form.send(&given, move |number, found| {
            if found {
                // Where it is shown already, only the focus has to move.
                platform::focus("main h1");
                let options = NavigateOptions::default();
                navigate(&Page::Application(number).path(), options);
            } else {
                platform::focus(TROUBLE);
            }
        });
    };
    let county = &masthead.county;
    let like = number::next(&county.number_prefix, county.published.0, 1);
    let like = like.map_or_else(String::new, |(number, _)| number::grouped(&number));
    let number_hint = fill(k.number_hint(), &[&like]);
    let number_fault = move || {
        let fault = form.number_fault.get()?;
        let groups = (!fault.groups.is_empty()).then(|| {
            let groups = fault.groups.iter().map(|(group, wrong)| {
                let class = if *wrong { "wrong" } else { "" };
                view! { <span class=class>{group.clone()}</span> }
            });
            view! { <span class="groups">{k.groups()}{groups.collect_nodes()}</span> }
        });
        Some(view! { {err(fault.words)} {groups} })
    };
    let code_fault = move || form.code_fault.get().map(err);
    let bad = |is: bool| if is { "field bad" } else { "field" };
    let number_bad = move || form.number_fault.with(Option::is_some);
    let code_bad = move || form.code_fault.with(Option::is_some);
    view! {
        <form on:submit=send novalidate>
            <div class=move || bad(number_bad())>
                <label for=NUMBER>{k.number()}</label>
                <p class="hint" id="track-number-hint">{number_hint}</p>
                <input
                    class="input"
                    id=NUMBER
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength="40"
                    aria-describedby="track-number-hint track-number-err"
                    aria-invalid=move || number_bad().then_some("true")
                    prop:value=move || form.number.get()
                    on:input=move |event| form.number.set(event.value())
                />
                <div id="track-number-err">{number_fault}</div>
            </div>
            <div class=move || bad(code_bad())>
                <label for=CODE>{k.code()}</label>
                <p class="hint" id="track-code-hint">{k.code_hint()}</p>
                <input
                    class="input"
                    id=CODE
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength="40"
                    aria-describedby="track-code-hint track-code-err"
                    aria-invalid=move || code_bad().then_some("true")
                    prop:value=move || form.code.get()
                    on:input=move |event| form.code.set(event.value())
                />
                <div id="track-code-err">{code_fault}</div>
            </div>
            <div id="track-trouble" role="status" tabindex="-1">{trouble(t, looks, masthead)}</div>
            <p class="acts">
                <button class="btn wide" aria-busy=move || looks.busy().then_some("true")>
                    {move || if looks.busy() { k.looking() } else { k.look_up() }}
                </button>
            </p>
            <p class="small soft lead-p">{k.not_sent()}</p>
        </form>
    }
}

fn err(words: String) -> Node {
    view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> }
}

/// Why there is no answer: never which of the two is wrong.
fn trouble(
    t: &'static Text,
    looks: Looks,
    masthead: &Masthead,
) -> impl Fn() -> Option<Node> + Send + use<> {
    let hotline = masthead.county.hotline.clone();
    move || {
        let k = &t.track;
        let (title, words, call) = match looks.trouble()? {
            Trouble::Wrong => (k.wrong(), k.wrong_text().to_owned(), false),
            Trouble::Wait(seconds) => (
                k.wait(),
                fill(k.wait_text(), &[&how_long(t, seconds)]),
                false,
            ),
            Trouble::Offline => (k.offline(), k.offline_text().to_owned(), false),
            Trouble::Server => (k.server(), fill(k.server_text(), &[&hotline]), true),
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
    }
}

/// `40 秒`, `2 分钟`.
pub fn how_long(t: &Text, seconds: u32) -> String {
    let k = &t.track;
    if seconds < 60 {
        return fill_number(k.seconds(), seconds as usize);
    }
    let minutes = seconds.div_ceil(60) as usize;
    t.count(k.minute(), k.minutes(), minutes)
}
