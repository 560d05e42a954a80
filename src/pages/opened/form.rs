//! The form: a number and its secret, and what is wrong with them at their fields.

use crate::data::{Asked, Looks, Reader, Subject, Trouble};
use crate::device::prefs::text;
use crate::platform;
use crate::route::tel;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::effect;
use crate::ui::icon;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::application::QueryCode;
use mingbai_domain::application::query_code::{self, BadQueryCode};
use mingbai_view::{CollectNodes, Node, view};
use std::rc::Rc;

/// Stands before the group that is wrong.
pub const WRONG: char = '\n';

/// Stands before the others.
pub const RIGHT: char = '\t';

/// Reads a number as it was typed; or says in words what is wrong with it, behind them the groups that were
/// typed, where one of them says more.
pub type ReadNumber = Box<dyn Fn(&str) -> Result<Subject, String>>;

/// What a page asks for.
pub struct Asks {
    /// What the number is called.
    pub number: &'static str,
    /// How one looks.
    pub number_hint: String,
    /// How a secret looks.
    pub code_hint: &'static str,
    /// What the button says.
    pub look_up: &'static str,
    /// What happens to what is typed.
    pub not_sent: &'static str,
    /// That the two do not belong together, and what to do.
    pub wrong: [&'static str; 2],
    /// Whom to call.
    pub hotline: String,
    /// Reads a number as it was typed.
    pub read: ReadNumber,
    /// How the answer is read.
    pub reader: Reader,
    /// Where something is shown.
    pub path: fn(&Subject) -> String,
}

/// Reads a secret as it was typed.
///
/// # Errors
/// What is wrong with it, in words.
pub fn code(t: &Text, typed: &str) -> Result<QueryCode, String> {
    let k = &t.track;
    if typed.trim().is_empty() {
        return Err(k.empty_code().to_owned());
    }
    query_code::read(typed).map_err(|bad| match bad {
        BadQueryCode::Length => {
            let typed = typed.chars().filter(|c| c.is_alphanumeric()).count();
            fill_number(k.bad_code_length(), typed)
        }
        BadQueryCode::Character => k.bad_code_character().to_owned(),
        BadQueryCode::Check => k.bad_code_check().to_owned(),
    })
}

/// The field of the number, its hint, what is wrong with it, and the two that describe it.
const NUMBER: [&str; 4] = [
    "opened-number",
    "opened-number-hint",
    "opened-number-err",
    "opened-number-hint opened-number-err",
];

/// The same of the code.
const CODE: [&str; 4] = [
    "opened-code",
    "opened-code-hint",
    "opened-code-err",
    "opened-code-hint opened-code-err",
];

/// Where it is said that nothing was found.
pub const TROUBLE: &str = "#opened-trouble";

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
    /// One with a number, or nothing, filled in.
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
        let fault = code(text(), typed).err();
        self.code_fault.set(fault.unwrap_or_default());
    }

    /// Asks for what was typed, or says what is wrong with it.
    fn send(
        self,
        t: &'static Text,
        asks: &Asks,
        looks: Looks,
        then: impl Fn(Subject, bool) + 'static,
    ) {
        if untrack(|| looks.busy()) {
            return;
        }
        let number = (asks.read)(&self.number.get_untracked());
        let secret = code(t, &self.code.get_untracked());
        self.number_fault
            .set(number.as_ref().err().cloned().unwrap_or_default());
        self.code_fault
            .set(secret.as_ref().err().cloned().unwrap_or_default());
        looks.calm();
        match (number, secret) {
            (Ok(subject), Ok(secret)) => {
                let asked = Asked {
                    subject: subject.clone(),
                    secret,
                    reader: asks.reader,
                };
                looks.ask(asked, move |found| then(subject.clone(), found));
            }
            (Err(_), _) => platform::focus("#opened-number"),
            (Ok(_), Err(_)) => platform::focus("#opened-code"),
        }
    }
}

/// The form with everything that it says.
pub fn form(t: &'static Text, asks: Asks, form: Form) -> Node {
    let (k, looks, navigate) = (&t.track, Looks::here(), use_navigate());
    let trouble = trouble(t, looks, &asks);
    let number_hint = asks.number_hint.clone();
    let (number, code_hint, look_up, not_sent) =
        (asks.number, asks.code_hint, asks.look_up, asks.not_sent);
    let look = Rc::new(move || {
        let (navigate, path) = (navigate.clone(), asks.path);
        form.send(t, &asks, looks, move |subject, found| {
            if found {
                looks.arrive();
                navigate(&path(&subject), NavigateOptions::default());
            } else {
                platform::focus(TROUBLE);
            }
        });
    });
    // Who was quicker than the program does not press again.
    let pressed = Rc::clone(&look);
    effect(move || {
        if platform::was_pressed() {
            pressed();
        }
    });
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        look();
    };
    view! {
        <form method="dialog" on:submit=send novalidate>
            {field(number, NUMBER, number_hint, form.number, form.number_fault)}
            {field(k.code(), CODE, code_hint.to_owned(), form.code, form.code_fault)}
            <div id="opened-trouble" role="status" tabindex="-1">{trouble}</div>
            <p class="acts">
                <button class="btn wide" aria-busy=move || looks.busy().then_some("true")>
                    {move || if looks.busy() { k.looking() } else { look_up }}
                </button>
            </p>
            <p class="small soft lead-p">{not_sent}</p>
        </form>
    }
}

/// A field with what is wrong with it. It has ids: of itself, its hint, its fault, and the last two.
pub fn field(
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
    asks: &Asks,
) -> impl Fn() -> Option<Node> + Send + use<> {
    let (hotline, [wrong, wrong_text]) = (asks.hotline.clone(), asks.wrong);
    move || {
        let k = &t.track;
        let (title, words, call) = match looks.trouble()? {
            Trouble::Wrong => (wrong, wrong_text.to_owned(), false),
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
