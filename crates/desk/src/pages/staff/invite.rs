//! Inviting somebody: login, name, roles; then the link, shown once.

use super::{Here, picker};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::Offices;
use crate::platform;
use crate::route;
use crate::session::Session;
use crate::text::fill;
use crate::ui::field::{Field, Kind};
use crate::ui::{copy, say, states};
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::PostStaff;
use mingbai_contract::desk::staff::Invitation;
use mingbai_view::{Event, IntoNode, Node, view};

/// The form; once it is done the link.
pub fn panel(here: Here) -> Node {
    let (t, offices) = (text(), Offices::here());
    let made: RwSignal<Option<Invitation>> = RwSignal::new(None);
    let content = move || match made.get() {
        Some(invitation) => link(&invitation),
        None => states::show(
            offices.slot(),
            move || offices.load(),
            move |_| form(here, made),
        ),
    };
    let title = move || match made.get() {
        Some(invitation) => fill(t.staff.invited, &[invitation.login.as_str()]),
        None => t.staff.invite.to_owned(),
    };
    view! { <h2 tabindex="-1">{title}</h2> {content.into_node()} }
}

fn form(here: Here, made: RwSignal<Option<Invitation>>) -> Node {
    let (t, session, offices) = (text(), Session::here(), Offices::here());
    let (s, draft) = (&t.staff, Drafts::here().invite);
    let form = draft.form;
    let submit = move |event: Event| {
        event.prevent_default();
        let Some(catalog) = untrack(|| offices.value()) else {
            return;
        };
        let body = match draft.check(&catalog) {
            Ok(body) => body,
            Err(problems) => return form.refuse(problems),
        };
        form.send(session, PostStaff, body, move |invitation| {
            draft.clear();
            here.load(session);
            made.set(Some(invitation));
            platform::focus(".open h2");
        });
    };
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
    view! {
        <form novalidate="" on:submit=submit>
            {form.summary()}
            {field("/name", s.name, None, Kind::Words, draft.name)}
            {field("/login", s.login, Some(s.login_hint), Kind::NewLogin, draft.login)}
            {picker::roles(form, draft.rows)}
            <p class="acts go">{form.button(s.submit)}</p>
        </form>
    }
}

/// The link of an invitation: the only time that it is to be seen.
pub fn link(invitation: &Invitation) -> Node {
    let t = text();
    let link = route::invitation(&platform::origin(), &invitation.code);
    let until = say::moment(t, invitation.expires_ms);
    view! {
        <p class="lead-p">{fill(t.staff.link_why, &[&until])}</p>
        {copy::secret("link", t.staff.link, &link)}
    }
}
