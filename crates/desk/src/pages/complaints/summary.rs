//! The summary of an answered complaint for everybody to read: proposed here, released by somebody else.

use super::file::Case;
use super::model;
use crate::drafts::Drafts;
use crate::session::Session;
use crate::text::{Text, fill, written_in};
use crate::ui::field::Area;
use leptos::prelude::*;
use mingbai_contract::complaint::ComplaintState;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::complaints::{ComplaintFile, ProposeSummary};
use mingbai_contract::desk::endpoint::PutSummary;
use mingbai_view::{Event, Node, view};

/// The summary as it stands, and the form that proposes one. Nothing before there is an answer.
pub fn part(t: &'static Text, case: Case, file: &ComplaintFile) -> Node {
    let c = &t.complaints;
    let answered = file.standing.state == ComplaintState::Concluded;
    if !answered && file.summary.is_none() {
        return Node::Empty;
    }
    let released = file
        .summary
        .as_ref()
        .is_some_and(|summary| summary.released);
    let shown = file.summary.as_ref().map(|summary| {
        let state = if summary.released {
            c.summary_released.to_owned()
        } else {
            fill(c.summary_by, &[author(&summary.by)])
        };
        view! { <p class="words" lang=written_in(&summary.text)>{summary.text.clone()}</p> <p class="soft">{state}</p> }
    });
    let may = Session::here().may(Operation::ProposeSummary);
    let form = (answered && !released && may).then(|| form(t, case, file));
    view! {
        <section class="sec">
            <h3>{c.summary}</h3>
            {shown}
            {form}
        </section>
    }
}

/// The login of whoever wrote something, as the record names people.
#[must_use]
pub fn author(by: &str) -> &str {
    by.strip_prefix("staff:").unwrap_or(by)
}

fn form(t: &'static Text, case: Case, file: &ComplaintFile) -> Node {
    let (c, session, forms) = (&t.complaints, Session::here(), Drafts::here().cases);
    let form = forms.propose;
    let (id, after) = (PutSummary(file.id), file.after);
    let submit = move |event: Event| {
        event.prevent_default();
        let text = match model::summary(&forms.summary.get_untracked()) {
            Ok(text) => text,
            Err(problems) => return form.refuse(problems),
        };
        form.send(session, id, ProposeSummary { after, text }, move |file| {
            forms.summary.set(String::new());
            case.changed(session, file, c.summary_proposed);
        });
    };
    let area = Area {
        form,
        at: "/summary",
        label: c.summary_text,
        hint: Some(c.summary_hint),
        rows: 5,
        value: forms.summary,
    };
    view! {
        <form novalidate="" on:submit=submit>
            <p class="soft">{c.summary_lead}</p>
            {form.summary()}
            {area.view()}
            <p class="acts go">{form.button(c.summary_submit)}</p>
        </form>
    }
}
