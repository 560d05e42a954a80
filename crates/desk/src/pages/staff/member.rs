//! One person: what the account is, its roles, and what can be done with it.

use super::{Here, invite, picker, standing};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::Offices;
use crate::pages::staff::model;
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill};
use crate::ui::ask::Ask;
use crate::ui::form::Form;
use crate::ui::{say, states};
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::{Nothing, PostReset, PutDisabled, PutGrants};
use mingbai_contract::desk::staff::{Invitation, Login, Member, NewGrants, SetDisabled, Standing};
use mingbai_view::{Event, IntoNode, Node, view};

/// What was last done here, to be said until something else is done.
type Done = RwSignal<Option<&'static str>>;

/// The person of a login.
pub fn panel(here: Here, login: &str) -> Node {
    let t = text();
    let login = login.to_owned();
    let found = Memo::new(move |_| {
        let list = here.people.value()?;
        Some(
            list.members
                .iter()
                .find(|m| m.login.as_str() == login)
                .cloned(),
        )
    });
    let done: Done = RwSignal::new(None);
    let made: RwSignal<Option<Invitation>> = RwSignal::new(None);
    (move || match found.get()? {
        Some(member) => Some(person(t, here, &member, done, made)),
        None => Some(view! { <h2 tabindex="-1">{t.staff.unknown}</h2> }),
    })
    .into_node()
}

fn person(
    t: &'static Text,
    here: Here,
    member: &Member,
    done: Done,
    made: RwSignal<Option<Invitation>>,
) -> Node {
    let (session, s) = (Session::here(), &t.staff);
    let own = session.last().as_ref() == Some(&member.login);
    let own_words = own.then(|| view! { <p class="soft">{s.yourself}</p> });
    let new_link = move || {
        let invitation = made.get()?;
        Some(view! { <div class="sec">{invite::link(&invitation)}</div> })
    };
    view! {
        <h2 tabindex="-1">{member.name.clone()}</h2>
        <p class="facts">
            <span>{member.login.to_string()}</span>
            <span>{standing(t, member.standing)}</span>
            <span>{say::day(t, member.since)}</span>
        </p>
        {own_words}
        {move || done.get().map(states::done)}
        {new_link}
        {roles(t, here, member, done, own)}
        {(!own).then(|| deeds(t, here, member, done, made))}
    }
}

/// The roles; a form where they may be changed. Nobody changes the own ones: it takes two to do so.
fn roles(t: &'static Text, here: Here, member: &Member, done: Done, own: bool) -> Node {
    let (session, offices) = (Session::here(), Offices::here());
    if own || !session.may(Operation::ChangeGrants) {
        let grants = member.grants.clone();
        let words = move || say::grants(t, offices.value().as_deref(), &grants);
        return view! { <section class="sec"><h3>{t.staff.roles}</h3><p>{words}</p></section> };
    }
    let draft = Drafts::here().grants;
    draft.open(member);
    let form = draft.form;
    let login = member.login.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        let Some(catalog) = untrack(|| offices.value()) else {
            return;
        };
        let grants = match model::grants(&draft.rows.chosen(), &catalog) {
            Ok(grants) => grants,
            Err(problems) => return form.refuse(problems),
        };
        done.set(None);
        form.send(
            session,
            PutGrants(login.clone()),
            NewGrants { grants },
            move |member| {
                draft.clear();
                here.changed(member);
                done.set(Some(t.staff.grants_done));
            },
        );
    };
    let fields = move |_| picker::roles(form, draft.rows);
    view! {
        <form class="sec" novalidate="" on:submit=submit>
            <h3>{t.staff.grants_title}</h3>
            {form.summary()}
            {states::show(offices.slot(), move || offices.load(), fields)}
            <p class="acts go">{form.button(t.staff.grants_submit)}</p>
        </form>
    }
}

fn deeds(
    t: &'static Text,
    here: Here,
    member: &Member,
    done: Done,
    made: RwSignal<Option<Invitation>>,
) -> Node {
    let session = Session::here();
    let reset = session
        .may(Operation::ResetStaff)
        .then(|| reset(t, here, member, done, made));
    let disable = session
        .may(Operation::DisableStaff)
        .then(|| disable(t, here, member, done));
    view! { <div class="sec deeds">{reset}{disable}</div> }
}

fn reset(
    t: &'static Text,
    here: Here,
    member: &Member,
    done: Done,
    made: RwSignal<Option<Invitation>>,
) -> Node {
    let (s, session) = (&t.staff, Session::here());
    let form = Form::new("reset", model::words);
    let ask = Ask {
        form,
        id: "reset".to_owned(),
        button: s.reset,
        what: fill(s.reset_ask, &[&member.name]),
        yes: s.reset_yes,
        grave: true,
    };
    let login = member.login.clone();
    ask.view(move || {
        done.set(None);
        form.send(
            session,
            PostReset(login.clone()),
            Nothing {},
            move |invitation| {
                made.set(Some(invitation));
                here.load(session);
                platform::focus(".open h2");
            },
        );
    })
}

fn disable(t: &'static Text, here: Here, member: &Member, done: Done) -> Node {
    let (s, session) = (&t.staff, Session::here());
    let form = Form::new("disable", model::words);
    let disabled = member.standing == Standing::Disabled;
    let (button, what, yes, said) = if disabled {
        (s.enable, s.enable_ask, s.enable_yes, s.enabled_done)
    } else {
        (s.disable, s.disable_ask, s.disable_yes, s.disabled_done)
    };
    let ask = Ask {
        form,
        id: "disable".to_owned(),
        button,
        what: fill(what, &[&member.name]),
        yes,
        grave: !disabled,
    };
    let login: Login = member.login.clone();
    let body = SetDisabled {
        disabled: !disabled,
    };
    ask.view(move || {
        done.set(None);
        form.send(session, PutDisabled(login.clone()), body, move |member| {
            here.changed(member);
            done.set(Some(said));
            platform::focus(".open h2");
        });
    })
}
