//! What is done about a bad rating: its window answers it, takes the long limit, says how it was put right;
//! supervisors set it aside.

use super::file::Case;
use super::model::{self, Kind};
use crate::api::{Trouble, ask};
use crate::drafts::Drafts;
use crate::offices::Offices;
use crate::session::Session;
use crate::text::{Text, fill};
use crate::ui::ask::Ask;
use crate::ui::due;
use crate::ui::field::Area;
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::{
    PostComplex, PostRatingAnswer, PostRatingResult, PostSetAside,
};
use mingbai_contract::desk::ratings::{RectificationFile, SayOfRating};
use mingbai_contract::limits::RECTIFICATION_CHARS;
use mingbai_contract::rating::RectificationState;
use mingbai_domain::rating::{ANSWER_DAYS, COMPLEX_DAYS};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// How many lines of a text are seen.
const ROWS: u8 = 5;

/// All that can be done now, by whoever is here.
pub fn all(t: &'static Text, case: Case, file: &Arc<RectificationFile>) -> Node {
    let session = Session::here();
    let over = matches!(
        file.state,
        RectificationState::PutRight | RectificationState::SetAside
    );
    let answers = session.may(Operation::AnswerRectification);
    let judges = !over && session.may(Operation::SetRatingAside);
    view! {
        {answers.then(|| say(t, case, file))}
        {judges.then(|| set_aside(t, case, file))}
    }
}

/// How a text is to be, filled in once.
fn hint(t: &'static Text) -> String {
    let (least, most) = (RECTIFICATION_CHARS.start(), RECTIFICATION_CHARS.end());
    fill(
        t.ratings.text_hint,
        &[&least.to_string(), &most.to_string()],
    )
}

fn say(t: &'static Text, case: Case, file: &Arc<RectificationFile>) -> Node {
    let (r, session) = (&t.ratings, Session::here());
    let calendar = Offices::here().calendar();
    let kinds = model::kinds(file, due::today(calendar.as_deref()));
    if kinds.is_empty() {
        return Node::Empty;
    }
    let forms = Drafts::here().ratings;
    let (form, [said, _]) = (forms.write, forms.texts.now);
    let of_kinds = kinds.clone();
    let kind = Memo::new(move |_| model::meant(forms.kind.get(), &of_kinds));
    let sent = Arc::clone(file);
    let submit = move |event: Event| {
        event.prevent_default();
        let Some(kind) = kind.get_untracked() else {
            return;
        };
        let text = match model::said(&said.get_untracked()) {
            Ok(text) => text,
            Err(problems) => return form.refuse(problems),
        };
        let sending = send(session, Arc::clone(&sent), kind, text);
        form.run(sending, move |file| {
            said.set(String::new());
            forms.kind.set(None);
            let done = match kind {
                Kind::Answer => r.sent_answer,
                Kind::Result => r.sent_result,
                Kind::Complex => r.sent_complex,
            };
            case.changed(session, file, done);
        });
    };
    let area = Area {
        form,
        at: "/text",
        label: r.text,
        hint: None,
        rows: ROWS,
        value: said,
    };
    let busy = move || form.is_busy().then_some("true");
    let go = move || match kind.get() {
        Some(Kind::Result) => r.send_result,
        Some(Kind::Complex) => r.send_complex,
        Some(Kind::Answer) | None => r.send_answer,
    };
    view! {
        <section class="sec">
            <h3>{r.write}</h3>
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {choice(t, kind, &kinds)}
                {area.view()}
                <p class="hint soft">{hint(t)}</p>
                <p class="acts go"><button class="btn" type="submit" aria-busy=busy>{go.into_node()}</button></p>
            </form>
        </section>
    }
}

fn choice(t: &'static Text, meant: Memo<Option<Kind>>, kinds: &[Kind]) -> Node {
    let (r, forms) = (&t.ratings, Drafts::here().ratings);
    let each = kinds.iter().map(|kind| {
        let kind = *kind;
        let is = move || meant.get() == Some(kind);
        let words = match kind {
            Kind::Answer => fill(r.kind_answer, &[&ANSWER_DAYS.to_string()]),
            Kind::Result => r.kind_result.to_owned(),
            Kind::Complex => fill(r.kind_complex, &[&COMPLEX_DAYS.to_string()]),
        };
        view! {
            <label class="check">
                <input
                    class="tick round"
                    type="radio"
                    name="kind"
                    prop:checked=is
                    on:change=move |_| forms.kind.set(Some(kind))
                />
                <span>{words}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{r.kind}</legend>
            <div class="boxes">{each.collect_nodes()}</div>
        </fieldset>
    }
}

async fn send(
    session: Session,
    file: Arc<RectificationFile>,
    kind: Kind,
    text: String,
) -> Result<RectificationFile, Trouble> {
    let (id, after) = (file.id, file.after);
    let body = SayOfRating { after, text };
    match kind {
        Kind::Answer => ask(session, &PostRatingAnswer(id), &body).await,
        Kind::Result => ask(session, &PostRatingResult(id), &body).await,
        Kind::Complex => ask(session, &PostComplex(id), &body).await,
    }
}

/// Setting it aside: the reason first, then once more whether it is meant.
fn set_aside(t: &'static Text, case: Case, file: &RectificationFile) -> Node {
    let (r, session) = (&t.ratings, Session::here());
    let forms = Drafts::here().ratings;
    let (form, [_, reason]) = (forms.set_aside, forms.texts.now);
    let area = Area {
        form,
        at: "/text",
        label: r.reason,
        hint: None,
        rows: ROWS,
        value: reason,
    };
    let ask = Ask {
        form,
        id: "set-aside".to_owned(),
        button: r.aside_go,
        what: r.aside_ask.to_owned(),
        yes: r.aside_yes,
        grave: true,
    };
    let (id, after) = (PostSetAside(file.id), file.after);
    let act = move || match model::said(&reason.get_untracked()) {
        Ok(text) => form.send(session, id, SayOfRating { after, text }, move |file| {
            reason.set(String::new());
            case.changed(session, file, r.aside_done);
        }),
        Err(problems) => form.refuse(problems),
    };
    view! {
        <section class="sec">
            <h3>{r.aside}</h3>
            <p class="soft">{r.aside_lead}</p>
            {area.view()}
            <p class="hint soft">{hint(t)}</p>
            <div class="part deeds">{ask.view(act)}</div>
        </section>
    }
}
