//! Signing in: login, password, and the six digits of the moment or a recovery code.

use super::model;
use crate::device::prefs::text;
use crate::platform;
use crate::session::{Session, Why};
use crate::shell::head::Head;
use crate::ui::field::{Field, Kind};
use crate::ui::form::Form;
use crate::ui::{icon, states};
use leptos::prelude::*;
use mingbai_contract::desk::account::SignIn;
use mingbai_contract::desk::endpoint::PostSession;
use mingbai_view::{Event, IntoNode, Node, view};

/// The page, and why one is here.
pub fn page(why: Why) -> Node {
    let t = text();
    Head::ready(t.door.title);
    super::frame(view! {
        <h1 tabindex="-1">{t.door.title}</h1>
        {said(why)}
        {form()}
        <p class="hint">{t.door.forgot}</p>
    })
}

fn said(why: Why) -> Node {
    let t = text();
    let d = &t.door;
    let kept = |words: &'static str| {
        view! {
            <p class="note amber" role="status">
                {icon::INFO.view()}
                <span>{t.both(words, d.over_kept)}</span>
            </p>
        }
    };
    match why {
        Why::Come => Node::Empty,
        Why::Over => kept(d.over),
        Why::Idle => kept(d.idle),
        Why::Left => states::done(d.left),
        Why::LeftUnheard => view! {
            <p class="note bad" role="status">{icon::INFO.view()}<span>{d.left_unheard}</span></p>
        },
        Why::LeftEverywhere => states::done(d.left_everywhere),
        Why::Joined => states::done(d.joined),
    }
}

fn form() -> Node {
    let (t, session) = (text(), Session::here());
    let d = &t.door;
    let form = Form::new("sign-in", model::sign_in_words);
    let last = session.last().map(String::from).unwrap_or_default();
    let (login, password) = (RwSignal::new(last), RwSignal::new(String::new()));
    let (digits, recovery) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let by_recovery = RwSignal::new(false);
    let field = move |at, label, hint, kind, value| {
        let field = Field {
            form,
            at,
            label,
            hint,
            kind,
            value,
        };
        field.view()
    };
    let code = move || {
        if by_recovery.get() {
            let hint = Some(d.recovery_hint);
            field("/recovery", d.recovery, hint, Kind::AnyCode, recovery)
        } else {
            field("/code", d.code, Some(d.code_hint), Kind::Code, digits)
        }
    };
    let other = move || {
        if by_recovery.get() {
            d.use_code
        } else {
            d.use_recovery
        }
    };
    let switch = move |_| {
        form.clear();
        by_recovery.update(|by| *by = !*by);
        platform::focus("#sign-in-code, #sign-in-recovery");
    };
    let submit = move |event: Event| {
        event.prevent_default();
        let by = by_recovery.get_untracked();
        let code = if by { recovery } else { digits };
        let typed = SignIn {
            login: login.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
            code: model::plain(&code.get_untracked()),
        };
        let problems = model::sign_in(&typed.login, &typed.password, &typed.code, by);
        if !problems.is_empty() {
            return form.refuse(problems);
        }
        form.send(session, PostSession, typed, move |me| session.enter(me));
        // A code is good for one try.
        code.set(String::new());
    };
    view! {
        <form novalidate="" on:submit=submit>
            {form.summary()}
            {field("/login", d.login, None, Kind::Login, login)}
            {field("/password", d.password, None, Kind::Password, password)}
            {code.into_node()}
            <p><button class="link-b" type="button" on:click=switch>{other}</button></p>
            <p class="acts go">{form.button(d.submit)}</p>
        </form>
    }
}
