//! The form: a number and its query code, and what is wrong with them at their fields.

use super::faults::{self, RIGHT, WRONG};
use crate::data::{Looks, Trouble};
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
use mingbai_domain::time::{Zone, local};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// The field of the number, its hint, what is wrong with it, and the two that describe it.
const NUMBER: [&str; 4] = [
    "track-number",
    "track-number-hint",
    "track-number-err",
    "track-number-hint track-number-err",
];

/// The same of the code.
const CODE: [&str; 4] = [
    "track-code",
    "track-code-hint",
    "track-code-err",
    "track-code-hint track-code-err",
];

/// Where it is said that nothing was found.
pub const TROUBLE: &str = "#track-trouble";

/// What was typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Form {
    /// The number.
    pub number: RwSignal<String>,
    /// The code.
    pub code: RwSignal<String>,
    number_fault: RwSignal<String>,
    code_fault: RwSignal<String>,
}

impl Form {
    /// An empty one, or with a number.
    pub fn new(number: String) -> Self {
        Self {
            number: RwSignal::new(number),
            code: RwSignal::new(String::new()),
            number_fault: RwSignal::new(String::new()),
            code_fault: RwSignal::new(String::new()),
        }
    }

    /// Says what is wrong with a code that came with the address.
    pub fn take_code(self, typed: &str) {
        self.code.set(typed.to_owned());
        let fault = faults::code(text(), typed).err();
        self.code_fault.set(fault.unwrap_or_default());
    }

    /// Asks for what was typed, or says what is wrong with it.
    fn send(
        self,
        t: &'static Text,
        looks: Looks,
        masthead: &Masthead,
        then: impl Fn(ApplicationNumber, bool) + 'static,
    ) {
        if untrack(|| looks.busy()) {
            return;
        }
        let today = latest_day(masthead);
        let prefix = &masthead.county.number_prefix;
        let number = faults::number(t, &self.number.get_untracked(), prefix, today);
        let code = faults::code(t, &self.code.get_untracked());
        self.number_fault
            .set(number.as_ref().err().cloned().unwrap_or_default());
        self.code_fault
            .set(code.as_ref().err().cloned().unwrap_or_default());
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

/// The latest day a number can be of: tomorrow by the phone, whose clock may be slow, or live in another
/// zone. The server knows it to the day.
fn latest_day(masthead: &Masthead) -> NaiveDate {
    let published = masthead.county.published.0;
    let phone = platform::now_ms().map(|now| local(now, Zone::BEIJING).date);
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
        form.send(t, looks, &given, move |number, found| {
            if found {
                looks.arrive();
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
    view! {
        <form on:submit=send novalidate>
            {field(k.number(), NUMBER, number_hint, form.number, form.number_fault)}
            {field(k.code(), CODE, k.code_hint().to_owned(), form.code, form.code_fault)}
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

/// A field with what is wrong with it.
fn field(
    label: &'static str,
    [id, hint_id, fault_id, both]: [&'static str; 4],
    hint: String,
    typed: RwSignal<String>,
    fault: RwSignal<String>,
) -> Node {
    let is_bad = move || !fault.get().is_empty();
    view! {
        <div class=move || if is_bad() { "field bad" } else { "field" }>
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            <input
                class="input"
                id=id
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="40"
                aria-describedby=both
                aria-invalid=move || is_bad().then_some("true")
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event.value())
            />
            <div id=fault_id>{move || said(&fault.get())}</div>
        </div>
    }
}

/// What is wrong: in words, and in the groups that were typed.
fn said(fault: &str) -> Option<Node> {
    let end = fault.find([RIGHT, WRONG]).unwrap_or(fault.len());
    let (words, groups) = fault.split_at(end);
    if words.is_empty() {
        return None;
    }
    let parts = groups.split_inclusive([RIGHT, WRONG]);
    let marks = parts.clone().map(|part| part.ends_with(WRONG));
    let groups = marks.zip(parts.skip(1)).map(|(wrong, group)| {
        let class = if wrong { "wrong" } else { "" };
        let group = group.trim_end_matches([RIGHT, WRONG]).to_owned();
        view! { <span class=class>{group}</span> }
    });
    let groups = (end < fault.len()).then(|| {
        view! { <span class="groups">{text().track.groups()}{groups.collect_nodes()}</span> }
    });
    Some(view! {
        <p class="err">{icon::INFO.view()}<span>{words.to_owned()}</span></p>
        {groups}
    })
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
