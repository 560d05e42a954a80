//! Bringing a draft out: with what else, on which day, and everything that speaks against it.

use super::{Here, Open, words};
use crate::api::{Trouble, ask};
use crate::device::prefs::text;
use crate::platform;
use crate::session::Session;
use crate::text::Text;
use crate::ui::ask::Ask;
use crate::ui::field::{Field, Kind};
use crate::ui::form::Form;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::desk::endpoint::{PostPublication, PostPublicationCheck};
use mingbai_contract::desk::publishing::{
    DraftFault, DraftRevision, Publish, Publishing, PublishingRow,
};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// The part of the page; nothing where there is no draft that could come out.
pub fn part(
    t: &'static Text,
    here: Here,
    open: Open,
    load: impl Fn() + Clone + Send + 'static,
) -> Option<Node> {
    let (p, session) = (&t.publishing, Session::here());
    let file = open.file.get_value();
    if open.is_locked() || file.draft.is_none() {
        return None;
    }
    let form = Form::new("publish", words::problem);
    let day = here.forms.day.now[0];
    let with = RwSignal::new(Vec::<DraftRevision>::new());
    let faults = RwSignal::new(Vec::<DraftFault>::new());
    let own = DraftRevision {
        of: file.of.clone(),
        revision: file.revision,
    };
    let act = move || {
        // What is typed and not saved would not come out, and what comes anew would lie over it.
        if open.dirty.get_untracked() {
            return platform::focus("#unsaved");
        }
        let typed = day.get_untracked();
        let wanted = match typed.trim() {
            "" => None,
            typed => match typed.parse::<Date>() {
                Ok(day) => Some(day),
                Err(_) => {
                    return form.refuse(vec![FieldProblem {
                        field: "/day".to_owned(),
                        code: FieldCode::Malformed,
                    }]);
                }
            },
        };
        let mut drafts = with.get_untracked();
        drafts.push(own.clone());
        let body = Publish {
            drafts,
            day: wanted,
        };
        let load = load.clone();
        form.run(publish(session, body), move |done| match done {
            Ok(done) => {
                let p = &text().publishing;
                let words = if done.version.is_some() {
                    p.published_done
                } else {
                    p.planned_ok
                };
                day.set(String::new());
                here.done.set(Some(words.to_owned()));
                here.load(session);
                load();
                platform::focus(".open h2");
            }
            Err(found) => {
                faults.set(found);
                platform::focus("#against");
            }
        });
    };
    let others = move || {
        let list = here.list.value();
        let rows = list.iter().flat_map(|list| &list.rows);
        let of = open.file.with_value(|file| file.of.clone());
        let rows = rows.filter(|row| row.is_mine && row.of != of);
        let all: Vec<Node> = rows.filter_map(|row| other(t, row, with)).collect();
        (!all.is_empty()).then(|| {
            let all = all.into_iter();
            view! { <fieldset class="field"><legend>{p.publish_with}</legend>{all.collect_nodes()}</fieldset> }
        })
    };
    let against = move || {
        let found = faults.get();
        (!found.is_empty()).then(|| {
            let own = open.file.with_value(|file| file.of.clone());
            let each = found.iter().map(|fault| {
                let said = words::named(t, fault, |of| (*of != own).then(|| here.called(t, of)));
                view! { <li>{said}</li> }
            });
            view! {
                <div class="summary" id="against" tabindex="-1" role="group" aria-labelledby="against-title">
                    <h4 id="against-title">{t.common.not_done}</h4>
                    <ul>{each.collect_nodes()}</ul>
                </div>
            }
        })
    };
    let ask = Ask {
        form,
        id: "publish".to_owned(),
        button: p.publish,
        what: p.publish_ask.to_owned(),
        yes: p.publish_yes,
        grave: false,
    };
    let day = Field {
        form,
        at: "/day",
        label: p.publish_day,
        hint: None,
        kind: Kind::Day,
        value: day,
    };
    let unsaved = move || {
        open.dirty
            .get()
            .then(|| view! { <p class="note amber" id="unsaved" tabindex="-1">{icon::INFO.view()}<span>{p.unsaved}</span></p> })
    };
    Some(view! {
        <section class="sec" aria-labelledby="out">
            <h3 id="out">{p.publish_yes}</h3>
            {unsaved}
            {against.into_node()}
            {day.view()}
            {others.into_node()}
            <div class="deeds">{ask.view(act)}</div>
        </section>
    })
}

/// Publishes; where something speaks against it, says what.
async fn publish(
    session: Session,
    body: Publish,
) -> Result<Result<Publishing, Vec<DraftFault>>, Trouble> {
    let report = ask(session, &PostPublicationCheck, &body).await?;
    let errors: Vec<DraftFault> = report
        .faults
        .into_iter()
        .filter(|one| one.is_error)
        .collect();
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    ask(session, &PostPublication, &body).await.map(Ok)
}

/// Another draft that may come out along.
fn other(
    t: &'static Text,
    row: &PublishingRow,
    with: RwSignal<Vec<DraftRevision>>,
) -> Option<Node> {
    let draft = row
        .draft
        .as_ref()
        .filter(|draft| draft.comes_out.is_none())?;
    let one = DraftRevision {
        of: row.of.clone(),
        revision: draft.revision,
    };
    let name = super::list::name(t, row);
    let ticked = row.of.clone();
    let ticked = move || with.with(|all| all.iter().any(|one| one.of == ticked));
    let tick = move |event: Event| {
        let one = one.clone();
        let yes = event.checked();
        with.update(|all| {
            all.retain(|other| other.of != one.of);
            if yes {
                all.push(one);
            }
        });
    };
    Some(view! {
        <label class="check">
            <input class="tick" type="checkbox" prop:checked=ticked on:change=tick />
            <span>{name}</span>
        </label>
    })
}
