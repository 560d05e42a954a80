//! What a clerk does with an application: everything that can be done now, and nothing that would be refused.
//!
//! What can be done says `mingbai_domain::application::possible`, as the server does when it is asked; whose
//! it is to do, `mingbai_domain::staff::reach`. Each thing is a button, and behind it a form ([`fields`]).

mod fields;
pub mod forms;
mod materials;
pub mod model;
mod send;

use super::file::Case;
use crate::offices::Offices;
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill};
use forms::WorkForms;
use leptos::prelude::*;
use mingbai_contract::application::{EventType, State};
use mingbai_contract::desk::work::ApplicationFile;
use mingbai_domain::application::{Possible, is_over, possible};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::staff::reach::Concerned;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use model::Act;
use std::sync::Arc;

/// An act by its name; `registers` where it puts on record what came about by itself.
#[must_use]
pub const fn name(t: &Text, act: Act, registers: bool) -> &'static str {
    let a = &t.acts;
    match act {
        Act::Accept if registers => a.register,
        Act::Accept => a.accept,
        Act::Notice => a.notice,
        Act::Refuse => a.refuse,
        Act::Supplement => a.supplement,
        Act::Decide => a.decide,
        Act::Resume => a.resume,
        Act::End => a.end,
        Act::Pause => a.pause,
        Act::Ask => a.ask,
        Act::Begin => a.begin,
        Act::Deliver => a.deliver,
        Act::Explain => a.explain,
        Act::Withdraw => a.withdraw,
    }
}

/// Everything that an act is about.
#[derive(Clone)]
pub struct Doing {
    /// The application, with the page that it is on.
    pub case: Case,
    /// How it stands.
    pub file: Arc<ApplicationFile>,
    /// What whoever is signed in may do with it.
    pub possible: Arc<Possible>,
    /// What is filled in.
    pub forms: WorkForms,
    /// Who does it: whoever presses a button finds no context any more.
    pub session: Session,
}

impl Doing {
    /// Whether an acceptance came about without the office, and is only to be registered (R3, R4).
    #[must_use]
    pub fn registers(&self) -> bool {
        !matches!(
            self.file.view.state,
            State::Submitted | State::NoticeGiven | State::PartlySupplemented
        )
    }
}

/// What can be done, once it is known which days are working days.
pub fn part(t: &'static Text, case: Case, forms: WorkForms, file: &Arc<ApplicationFile>) -> Node {
    let (offices, session, file) = (Offices::here(), Session::here(), Arc::clone(file));
    let content = move || {
        let calendar = offices.calendar()?;
        let doing = Doing {
            case,
            file: Arc::clone(&file),
            possible: Arc::new(mine(session, &calendar, &file)),
            forms,
            session,
        };
        Some(move || match forms.act.get() {
            Some(act) if act.is_in(&doing.possible) => form(t, &doing, act),
            _ => bar(t, &doing),
        })
    };
    view! {
        <section class="sec acting" aria-label=t.acts.title>
            {move || content().map(IntoNode::into_node)}
        </section>
    }
}

/// What whoever is signed in may do with an application now.
fn mine(session: Session, calendar: &WorkCalendar, file: &ApplicationFile) -> Possible {
    let view = &file.view;
    let now_ms = view.as_of.unix_ms;
    let all = possible(calendar, &view.application, &file.department, now_ms);
    let me = untrack(|| session.me());
    let (Ok(all), Some(me)) = (all, me) else {
        return Possible::default();
    };
    let concerned = Concerned {
        department: &file.department,
        counter: &file.counter_department,
        events: &view.application.events,
    };
    concerned.within(&me.member.grants, all)
}

/// A button for each thing; why there is none for the one-time notice, where it was given.
fn bar(t: &'static Text, doing: &Doing) -> Node {
    let a = &t.acts;
    let acts = Act::ALL.into_iter();
    let acts: Vec<Act> = acts.filter(|act| act.is_in(&doing.possible)).collect();
    if acts.is_empty() {
        let over = is_over(doing.file.view.state);
        let words = if over { a.none_ended } else { a.none };
        return view! { <p class="soft">{words}</p> };
    }
    let forms = doing.forms;
    let buttons = acts.iter().enumerate().map(|(place, act)| {
        let act = *act;
        let class = match act {
            Act::Withdraw | Act::Refuse => "btn line quiet",
            _ if place == 0 => "btn",
            _ => "btn line",
        };
        let open = move |_| {
            forms.form.clear();
            forms.act.set(Some(act));
            platform::focus(FIRST);
        };
        let words = name(t, act, doing.registers());
        view! {
            <button class=class type="button" data-key=act.key() on:click=open>
                {words}<kbd aria-hidden="true">{act.key()}</kbd>
            </button>
        }
    });
    view! {
        <div class="actbar">{buttons.collect_nodes()}</div>
        {noticed(t, doing)}
    }
}

/// What has the focus first in a form: the first field, else the button that sends it.
const FIRST: &str = ".act-form :is(input, select, textarea), .act-form button[type=submit]";

/// That there is no second notice (R4), where somebody might look for it.
fn noticed(t: &'static Text, doing: &Doing) -> Option<Node> {
    let view = &doing.file.view;
    let mut events = view.application.events.iter();
    let given = events.find(|event| event.r#type == EventType::NoticeGiven)?;
    let before = matches!(view.state, State::NoticeGiven | State::PartlySupplemented);
    before.then(|| {
        let day = t.lang.day(given.at.date().0, Some(view.as_of.date().0));
        let words = fill(t.acts.noticed, &[&day]);
        view! { <p class="soft">{words}</p> }
    })
}

/// The form of an act.
fn form(t: &'static Text, doing: &Doing, act: Act) -> Node {
    let forms = doing.forms;
    let form = forms.form;
    let sent = doing.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        send::send(t, &sent, act);
    };
    let back = move |_| {
        form.clear();
        forms.act.set(None);
        platform::focus(&format!(".actbar [data-key=\"{}\"]", act.key()));
    };
    let busy = move || form.is_busy().then_some("true");
    let (lead, go) = words(t, doing, act);
    let grave = matches!(act, Act::Refuse | Act::Withdraw);
    let class = if grave { "btn grave" } else { "btn" };
    view! {
        <form class="act-form" novalidate="" on:submit=submit>
            <h3>{name(t, act, doing.registers())}</h3>
            <p class="soft">{lead}</p>
            {form.summary()}
            {fields::of(t, doing, act)}
            <p class="acts go">
                <button class=class type="submit" aria-busy=busy data-key="Ctrl+Enter">
                    {go}<kbd aria-hidden="true">"Ctrl+Enter"</kbd>
                </button>
                <button class="btn line" type="button" data-key="Escape" on:click=back>
                    {t.common.cancel}<kbd aria-hidden="true">"Esc"</kbd>
                </button>
            </p>
        </form>
    }
}

/// What an act means, and the button that does it.
fn words(t: &'static Text, doing: &Doing, act: Act) -> (String, &'static str) {
    let a = &t.acts;
    let registers = doing.registers();
    let (lead, go) = match act {
        Act::Accept if registers => (a.register_lead, a.register),
        Act::Accept => (a.accept_lead, a.accept),
        Act::Notice => (a.notice_lead, a.notice_submit),
        Act::Refuse => (a.refuse_lead, a.refuse_submit),
        Act::Supplement => (a.supplement_lead, a.supplement_submit),
        Act::Decide => ("", a.decide_submit),
        Act::Resume => (a.resume_lead, a.resume),
        Act::End => ("", a.end_submit),
        Act::Pause => (a.pause_lead, a.pause_submit),
        Act::Ask => (a.ask_lead, a.ask_submit),
        Act::Begin => (a.begin_lead, a.begin_submit),
        Act::Deliver => (a.deliver_lead, a.deliver),
        Act::Explain => (a.explain_lead, a.explain_submit),
        Act::Withdraw => (a.withdraw_lead, a.withdraw_submit),
    };
    let lead = match (act, lead) {
        (_, "") => a.seen_at_once.to_owned(),
        (Act::Explain, lead) => lead.to_owned(),
        (_, lead) => t.both(lead, a.seen_at_once),
    };
    (lead, go)
}
