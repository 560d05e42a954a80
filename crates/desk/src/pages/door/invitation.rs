//! Taking an invitation up: the authenticator app, a password, the app's digits; then recovery codes.
//!
//! The code came in the address's fragment and is out of it, and out of the history, already.

use super::model;
use crate::api::ask;
use crate::app::Invited;
use crate::device::prefs::text;
use crate::loaded::Loaded;
use crate::platform;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::fill;
use crate::ui::field::{Field, Kind};
use crate::ui::form::Form;
use crate::ui::{codes, copy, icon, qr, states};
use leptos::prelude::*;
use mingbai_contract::desk::account::{AcceptInvitation, Enrolment, OpenInvitation};
use mingbai_contract::desk::endpoint::{PostAcceptance, PostInvitation};
use mingbai_view::{Event, IntoNode, Node, view};
use std::sync::Arc;

/// The page.
pub fn page(code: &str) -> Node {
    let (session, opened) = (Session::here(), Slot::<Enrolment>::default());
    let code = code.to_owned();
    let again = code.clone();
    let open = move || {
        let body = OpenInvitation {
            code: again.clone(),
        };
        opened.fetch(async move { ask(session, &PostInvitation, &body).await });
    };
    open();
    let given: RwSignal<Option<Vec<String>>> = RwSignal::new(None);
    let content = move || match opened.get() {
        Loaded::Loading => states::loading(),
        Loaded::Ready(enrolment) => match given.get() {
            None => set_up(&code, &enrolment, given),
            Some(codes) => written_down(&enrolment, &codes),
        },
        Loaded::Failed(why) => bad(why, open.clone()),
    };
    super::frame(content.into_node())
}

/// It does not open.
fn bad(why: crate::loaded::Why, retry: impl Fn() + 'static) -> Node {
    use crate::loaded::Why;
    let (t, invited) = (text(), Invited::here().0);
    Head::ready(t.door.invited_bad_title);
    platform::focus("main h1");
    let content = match why {
        Why::Offline | Why::Server => states::failed(why, retry),
        // A code that is nobody's, one that was used and one that is too old are answered alike.
        Why::Gone => view! { <p class="lead-p">{t.door.invited_bad}</p> },
    };
    view! {
        <h1 tabindex="-1">{t.door.invited_bad_title}</h1>
        {content}
        <p class="acts go">
            <button class="btn line" type="button" on:click=move |_| invited.set(None)>
                {t.door.to_sign_in}
            </button>
        </p>
    }
}

fn set_up(code: &str, enrolment: &Arc<Enrolment>, given: RwSignal<Option<Vec<String>>>) -> Node {
    let (t, session) = (text(), Session::here());
    let d = &t.door;
    Head::ready(d.invited_title);
    let form = Form::new("join", model::acceptance_words);
    let (password, totp) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (code, login) = (code.to_owned(), enrolment.login.to_string());
    let submit = move |event: Event| {
        event.prevent_default();
        let body = AcceptInvitation {
            code: code.clone(),
            password: password.get_untracked(),
            totp: model::plain(&totp.get_untracked()),
        };
        let problems = model::acceptance(&body.password, &login, &body.totp);
        if !problems.is_empty() {
            return form.refuse(problems);
        }
        form.send(session, PostAcceptance, body, move |answer| {
            given.set(Some(answer.codes));
            platform::focus("main h1");
        });
    };
    let new_password = Field {
        form,
        at: "/password",
        label: d.new_password,
        hint: Some(d.new_password_hint),
        kind: Kind::NewPassword,
        value: password,
    };
    let digits = Field {
        form,
        at: "/totp",
        label: d.code,
        hint: Some(d.code_hint),
        kind: Kind::Code,
        value: totp,
    };
    view! {
        <h1 tabindex="-1">{d.invited_title}</h1>
        <form novalidate="" on:submit=submit>
            {form.summary()}
            <p class="lead-p">{fill(d.invited_who, &[&enrolment.name])}" "<b class="login">{enrolment.login.to_string()}</b></p>
            // For password keepers: it belongs to the new password.
            <input
                class="vh"
                type="text"
                autocomplete="username"
                readonly=""
                tabindex="-1"
                aria-hidden="true"
                prop:value=enrolment.login.to_string()
            />
            <section class="sec">
                <h2>{d.invited_step_app}</h2>
                <p>{d.invited_app}</p>
                <div class="qr-in">{qr::qr(&enrolment.uri, d.invited_qr)}</div>
                {copy::secret("secret", d.invited_secret, &enrolment.secret)}
            </section>
            <section class="sec">
                <h2>{d.invited_step_password}</h2>
                {new_password.view()}
            </section>
            <section class="sec">
                <h2>{d.invited_step_code}</h2>
                {digits.view()}
            </section>
            <p class="acts go">{form.button(d.invited_submit)}</p>
        </form>
    }
}

/// The account is there: its recovery codes, and then the door.
fn written_down(enrolment: &Enrolment, given: &[String]) -> Node {
    let (t, session, invited) = (text(), Session::here(), Invited::here().0);
    Head::ready(t.door.codes_title);
    let login = enrolment.login.clone();
    let go = move || {
        session.joined(login.clone());
        invited.set(None);
    };
    view! {
        <h1 tabindex="-1">{icon::CHECKLIST.view()}{t.door.codes_title}</h1>
        {codes::once(&enrolment.login, given, t.door.codes_go, go)}
    }
}
