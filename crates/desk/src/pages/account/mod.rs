//! The own account: what one is, the password, the recovery codes, where one is signed in.

mod model;

use crate::device::prefs::text;
use crate::offices::Offices;
use crate::platform;
use crate::session::{Session, Why};
use crate::shell::head::Head;
use crate::shortcuts::Shortcuts;
use crate::ui::ask::Ask;
use crate::ui::field::{Field, Kind};
use crate::ui::form::Form;
use crate::ui::{codes, say, states};
use leptos::prelude::*;
use mingbai_contract::desk::account::{ChangePassword, RenewRecoveryCodes};
use mingbai_contract::desk::endpoint::{DeleteSessions, Nothing, PostPassword, PostRecoveryCodes};
use mingbai_view::{Event, IntoNode, Node, view};

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    Head::ready(t.account.title);
    // Of the other places only the server knows.
    session.renew();
    view! {
        <main id="main" class="list narrow">
            <h1 tabindex="-1">{t.account.title}</h1>
            {who()}
            {password()}
            {recovery()}
            {places()}
            {letters()}
        </main>
    }
}

fn who() -> Node {
    let (t, session, offices) = (text(), Session::here(), Offices::here());
    let a = &t.account;
    (move || {
        let me = session.me()?;
        let catalog = offices.value();
        let roles = match me.member.grants.as_slice() {
            [] => a.none.to_owned(),
            grants => say::grants(t, catalog.as_deref(), grants),
        };
        let idle = crate::text::fill(a.idle, &[&me.idle_minutes.to_string()]);
        let until = crate::text::fill(t.common.bracket, &[&say::moment(t, me.until_ms), &idle]);
        Some(view! {
            <dl class="facts-list">
                <div><dt>{a.login}</dt><dd>{me.member.login.to_string()}</dd></div>
                <div><dt>{a.name}</dt><dd>{me.member.name.clone()}</dd></div>
                <div><dt>{a.roles}</dt><dd>{roles}</dd></div>
                <div><dt>{a.since}</dt><dd>{say::day(t, me.member.since)}</dd></div>
                <div><dt>{a.until}</dt><dd>{until}</dd></div>
            </dl>
        })
    })
    .into_node()
}

/// The fields that prove that it is oneself: the password and a code.
fn proof(
    form: Form,
    label: &'static str,
    password: RwSignal<String>,
    code: RwSignal<String>,
) -> (Node, Node) {
    let t = text();
    let password = Field {
        form,
        at: "/password",
        label,
        hint: None,
        kind: Kind::Password,
        value: password,
    };
    let code = Field {
        form,
        at: "/code",
        label: t.account.code,
        hint: None,
        kind: Kind::AnyCode,
        value: code,
    };
    (password.view(), code.view())
}

fn typed() -> RwSignal<String> {
    RwSignal::new(String::new())
}

fn password() -> Node {
    let (t, session) = (text(), Session::here());
    let a = &t.account;
    let form = Form::new("password", model::words);
    let (now, new, code) = (typed(), typed(), typed());
    let done = RwSignal::new(false);
    let login = session.last().map(String::from).unwrap_or_default();
    let submit = move |event: Event| {
        event.prevent_default();
        done.set(false);
        let body = ChangePassword {
            password: now.get_untracked(),
            new_password: new.get_untracked(),
            code: code.get_untracked().trim().to_owned(),
        };
        let problems = model::change(&body, &login);
        if !problems.is_empty() {
            return form.refuse(problems);
        }
        form.send(session, PostPassword, body, move |_| {
            for field in [now, new, code] {
                field.set(String::new());
            }
            done.set(true);
            session.renew();
        });
        code.set(String::new());
    };
    let new_password = Field {
        form,
        at: "/new_password",
        label: t.door.new_password,
        hint: Some(t.door.new_password_hint),
        kind: Kind::NewPassword,
        value: new,
    };
    let (password, code_field) = proof(form, a.password_now, now, code);
    view! {
        <section class="sec">
            <h2>{a.password_title}</h2>
            <p class="soft">{a.password_why}</p>
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {move || done.get().then(|| states::done(a.password_done))}
                {password}
                {new_password.view()}
                {code_field}
                <p class="acts go">{form.button(a.password_submit)}</p>
            </form>
        </section>
    }
}

fn recovery() -> Node {
    let (t, session) = (text(), Session::here());
    let a = &t.account;
    let form = Form::new("recovery", model::words);
    let (password, code) = (typed(), typed());
    let given: RwSignal<Option<Vec<String>>> = RwSignal::new(None);
    let done = RwSignal::new(false);
    let left = move || {
        let left = session.me()?.recovery_codes as usize;
        let left = t.count(a.codes_left_one, a.codes_left, left);
        Some(t.both(&left, a.codes_why))
    };
    let content = move || {
        if let (Some(codes), Some(login)) = (given.get(), session.last()) {
            let back = move || {
                given.set(None);
                done.set(true);
                platform::focus("#recovery");
            };
            return codes::once(&login, &codes, t.door.codes_back, back);
        }
        let submit = move |event: Event| {
            event.prevent_default();
            done.set(false);
            let body = RenewRecoveryCodes {
                password: password.get_untracked(),
                code: code.get_untracked().trim().to_owned(),
            };
            let problems = model::renew(&body);
            if !problems.is_empty() {
                return form.refuse(problems);
            }
            form.send(session, PostRecoveryCodes, body, move |answer| {
                password.set(String::new());
                given.set(Some(answer.codes));
                session.renew();
                platform::focus("#recovery");
            });
            code.set(String::new());
        };
        let (password, code) = proof(form, t.door.password, password, code);
        view! {
            <p class="soft">{left}</p>
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {move || done.get().then(|| states::done(a.codes_done))}
                {password}
                {code}
                <p class="acts go">{form.button(a.codes_submit)}</p>
            </form>
        }
    };
    view! {
        <section class="sec">
            <h2 id="recovery" tabindex="-1">{a.codes_title}</h2>
            {content.into_node()}
        </section>
    }
}

fn places() -> Node {
    let (t, session) = (text(), Session::here());
    let a = &t.account;
    let others = move || {
        let others = session.me()?.other_sessions as usize;
        Some(match others {
            0 => a.places_none.to_owned(),
            n => t.count(a.places_one, a.places, n),
        })
    };
    let form = Form::new("places", model::words);
    let ask = Ask {
        form,
        id: "everywhere".to_owned(),
        button: a.everywhere,
        what: a.everywhere_ask.to_owned(),
        yes: a.everywhere_yes,
        grave: false,
    };
    view! {
        <section class="sec">
            <h2>{a.places_title}</h2>
            <p>{others}</p>
            <div class="go">
                {ask.view(move || {
                    form.send(session, DeleteSessions, Nothing {}, move |_| {
                        session.leave(Why::LeftEverywhere);
                    });
                })}
            </div>
        </section>
    }
}

/// Whether single letters act.
fn letters() -> Node {
    let t = text();
    view! {
        <section class="sec">
            <h2>{t.account.keys_title}</h2>
            <p class="soft">{t.account.keys_why}</p>
            {Shortcuts::here().switch(t)}
        </section>
    }
}
