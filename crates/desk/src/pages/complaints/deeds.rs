//! What the office does with a complaint: takes it up, writes to the reporter, says who is concerned, gives
//! it to the supervision office.

use super::file::{Case, concerned};
use super::model::{self, Kind, words};
use crate::api::{Trouble, ask};
use crate::drafts::Drafts;
use crate::offices::Offices;
use crate::session::Session;
use crate::text::{Text, fill};
use crate::ui::ask::Ask;
use crate::ui::field::{Area, bad, described, wrong_line};
use crate::ui::form::Form;
use crate::ui::states;
use crate::vault::{State, Vault};
use leptos::prelude::*;
use mingbai_contract::complaint::ComplaintState;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::complaints::{
    ComplaintFile, MoveComplaint, SetDepartments, WriteToReporter,
};
use mingbai_contract::desk::endpoint::{
    PostConclusion, PostExtension, PostFifteen, PostReply, PostStepUp, PostTakeUp,
    PutComplaintDepartments,
};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// How many lines of a text are seen.
const ROWS: u8 = 6;

/// All that can be done now; nothing where it has ended, or for whoever may not.
pub fn all(t: &'static Text, case: Case, file: &Arc<ComplaintFile>) -> Node {
    let session = Session::here();
    if file.standing.state.ended() || !session.may(Operation::HandleComplaint) {
        return Node::Empty;
    }
    let received = file.standing.state == ComplaintState::Received;
    view! {
        {received.then(|| take_up(t, case, file))}
        {write(t, case, file)}
        {departments(t, case, file)}
        {(!file.standing.stepped_up).then(|| step_up(t, case, file))}
    }
}

fn take_up(t: &'static Text, case: Case, file: &ComplaintFile) -> Node {
    let (c, session) = (&t.complaints, Session::here());
    let form = Form::new("take-up", words);
    let (id, after) = (PostTakeUp(file.id), file.after);
    let submit = move |event: Event| {
        event.prevent_default();
        form.send(session, id, MoveComplaint { after }, move |file| {
            case.changed(session, file, c.take_up_done);
        });
    };
    let busy = move || form.is_busy().then_some("true");
    view! {
        <form class="part" novalidate="" on:submit=submit>
            {form.summary()}
            <p class="acts go">
                <button class="btn" type="submit" aria-busy=busy data-key="a">{c.take_up}<kbd aria-hidden="true">"a"</kbd></button>
            </p>
        </form>
    }
}

/// Writing to the reporter, once his key is known.
fn write(t: &'static Text, case: Case, file: &Arc<ComplaintFile>) -> Node {
    let (c, vault) = (&t.complaints, Vault::here());
    let kinds = model::kinds(file);
    if kinds.is_empty() {
        return Node::Empty;
    }
    let shown = Arc::clone(file);
    let reporter = Memo::new(move |_| vault.reporter(&shown).is_some());
    let opened = Memo::new(move |_| match vault.state() {
        State::Open(id, _) => Some(id),
        _ => None,
    });
    let file = Arc::clone(file);
    let part = move || match (opened.get(), reporter.get()) {
        (Some(key), true) if model::writes(&file, &key) => form(t, case, &file, &kinds),
        (Some(_), true) => view! { <p class="soft">{c.write_retired}</p> },
        (Some(_), false) => view! { <p class="soft">{c.write_sealed}</p> },
        (None, _) => view! { <p class="soft">{c.write_locked}</p> },
    };
    view! {
        <section class="sec">
            <h3>{c.write}</h3>
            {part.into_node()}
        </section>
    }
}

fn form(t: &'static Text, case: Case, file: &Arc<ComplaintFile>, kinds: &[Kind]) -> Node {
    let (c, session, vault) = (&t.complaints, Session::here(), Vault::here());
    let forms = Drafts::here().cases;
    let form = forms.write;
    let (sealed_of, of_kinds) = (Arc::clone(file), kinds.to_vec());
    let kind = Memo::new(move |_| model::meant(forms.kind.get(), &of_kinds));
    let submit = move |event: Event| {
        event.prevent_default();
        let text = match model::said(&forms.said.get_untracked()) {
            Ok(text) => text,
            Err(problems) => return form.refuse(problems),
        };
        let Some(kind) = kind.get_untracked() else {
            return;
        };
        let file = Arc::clone(&sealed_of);
        let sending = async move { send(session, vault, &file, kind, text).await };
        form.run(sending, move |file| {
            forms.said.set(String::new());
            forms.kind.set(None);
            let said = match kind {
                Kind::Reply => c.sent_reply,
                Kind::Fifteen => c.sent_fifteen,
                Kind::Extend => c.sent_extend,
                Kind::Conclude => c.sent_conclude,
            };
            case.changed(session, file, said);
        });
    };
    let area = Area {
        form,
        at: "/text",
        label: c.text,
        hint: None,
        rows: ROWS,
        value: forms.said,
    };
    let several = kinds.len() > 1;
    let single = kinds.first().copied().filter(|_| !several);
    let single = single.map(|kind| view! { <p>{kind_words(t, file, kind)}</p> });
    let busy = move || form.is_busy().then_some("true");
    let go = move || match kind.get() {
        Some(Kind::Fifteen) => c.send_fifteen,
        Some(Kind::Extend) => c.send_extend,
        Some(Kind::Conclude) => c.send_conclude,
        Some(Kind::Reply) | None => c.send_reply,
    };
    view! {
        <form novalidate="" on:submit=submit>
            <p class="soft">{c.write_lead}</p>
            {form.summary()}
            {single}
            {several.then(|| choice(t, file, kind, kinds))}
            {area.view()}
            <p class="acts go">
                <button class="btn" type="submit" aria-busy=busy data-key="Ctrl+Enter">
                    {go.into_node()}<kbd aria-hidden="true">"Ctrl+Enter"</kbd>
                </button>
            </p>
        </form>
    }
}

fn choice(
    t: &'static Text,
    file: &ComplaintFile,
    meant: Memo<Option<Kind>>,
    kinds: &[Kind],
) -> Node {
    let forms = Drafts::here().cases;
    let each = kinds.iter().map(|kind| {
        let kind = *kind;
        let is = move || meant.get() == Some(kind);
        view! {
            <label class="check">
                <input
                    class="tick round"
                    type="radio"
                    name="kind"
                    prop:checked=is
                    on:change=move |_| forms.kind.set(Some(kind))
                />
                <span>{kind_words(t, file, kind)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{t.complaints.kind}</legend>
            <div class="boxes">{each.collect_nodes()}</div>
        </fieldset>
    }
}

fn kind_words(t: &Text, file: &ComplaintFile, kind: Kind) -> String {
    let (c, terms) = (&t.complaints, &file.complaint.terms);
    match kind {
        Kind::Reply => c.kind_reply.to_owned(),
        Kind::Conclude => c.kind_conclude.to_owned(),
        Kind::Fifteen => fill(c.kind_fifteen, &[&terms.conclude_long.to_string()]),
        Kind::Extend => fill(c.kind_extend, &[&terms.extension.to_string()]),
    }
}

/// Seals a text here, and sends it sealed.
async fn send(
    session: Session,
    vault: Vault,
    file: &ComplaintFile,
    kind: Kind,
    text: String,
) -> Result<ComplaintFile, Trouble> {
    let body = WriteToReporter {
        after: file.after,
        message: vault.seal(file, text).await?,
    };
    let id = file.id;
    match kind {
        Kind::Reply => ask(session, &PostReply(id), &body).await,
        Kind::Fifteen => ask(session, &PostFifteen(id), &body).await,
        Kind::Extend => ask(session, &PostExtension(id), &body).await,
        Kind::Conclude => ask(session, &PostConclusion(id), &body).await,
    }
}

/// Who is concerned, folded away: it is seldom changed.
fn departments(t: &'static Text, case: Case, file: &Arc<ComplaintFile>) -> Node {
    let (c, session, offices) = (&t.complaints, Session::here(), Offices::here());
    let forms = Drafts::here().cases;
    let form = forms.concerned;
    let before = concerned(file);
    let chosen = move || forms.departments.get().unwrap_or_else(|| before.clone());
    let (id, after) = (PutComplaintDepartments(file.id), file.after);
    let sent = chosen.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        let departments = match model::departments(untrack(&sent)) {
            Ok(departments) => departments,
            Err(problems) => return form.refuse(problems),
        };
        let body = SetDepartments { after, departments };
        form.send(session, id, body, move |file| {
            forms.departments.set(None);
            case.changed(session, file, c.set_departments_done);
        });
    };
    let boxes = move |catalog: Arc<mingbai_contract::catalog::Catalog>| {
        let each = catalog.departments.iter().map(|department| {
            let (id, chosen) = (department.id.clone(), chosen.clone());
            let (own, now) = (id.clone(), chosen.clone());
            let tick = move |event: Event| {
                let mut all = untrack(&now);
                all.retain(|one| *one != own);
                if event.checked() {
                    all.push(own.clone());
                }
                forms.departments.set(Some(all));
            };
            let ticked = move || chosen().contains(&id);
            view! {
                <label class="check">
                    <input class="tick" type="checkbox" prop:checked=ticked on:change=tick />
                    <span>{t.lang.pick(&department.name).to_owned()}</span>
                </label>
            }
        });
        view! { <div class="boxes">{each.collect_nodes()}</div> }
    };
    let begun = forms.departments.with_untracked(Option::is_some);
    view! {
        <details class="part fold-away" open=begun>
            <summary>{c.set_departments}</summary>
            <form novalidate="" on:submit=submit>
                <p class="soft">{c.set_departments_lead}</p>
                {form.summary()}
                <fieldset
                    class=bad(form, "/departments")
                    id=form.field_id("/departments")
                    aria-describedby=described(form, "/departments", false)
                >
                    <legend>{c.departments}</legend>
                    {wrong_line(form, "/departments")}
                    {states::show(offices.slot(), move || offices.load(), boxes)}
                </fieldset>
                <p class="acts go">{form.button(c.set_departments_submit)}</p>
            </form>
        </details>
    }
}

fn step_up(t: &'static Text, case: Case, file: &ComplaintFile) -> Node {
    let (c, session) = (&t.complaints, Session::here());
    let form = Form::new("step-up", words);
    let ask = Ask {
        form,
        id: "step-up".to_owned(),
        button: c.step_up,
        what: c.step_up_ask.to_owned(),
        yes: c.step_up_yes,
        grave: true,
    };
    let (id, after) = (PostStepUp(file.id), file.after);
    let act = move || {
        form.send(session, id, MoveComplaint { after }, move |file| {
            case.changed(session, file, c.step_up_done);
        });
    };
    view! { <div class="part deeds">{ask.view(act)}</div> }
}
