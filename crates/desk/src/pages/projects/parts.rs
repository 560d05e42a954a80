//! What else belongs to a project: materials to follow, fees, the investor's code, who changed what.

use super::file::{Open, correction};
use super::{model, record};
use crate::drafts::Drafts;
use crate::pages::complaints::author;
use crate::text::{Text, fill, written_in};
use crate::ui::ask::Ask;
use crate::ui::field::{Field, Kind};
use crate::ui::form::Form;
use crate::ui::select::Select;
use crate::ui::{copy, say};
use leptos::prelude::*;
use mingbai_contract::application::QueryCode;
use mingbai_contract::desk::endpoint::{Nothing, PostProjectSecret};
use mingbai_contract::problem::FieldProblem;
use mingbai_contract::project::FeeStanding;
use mingbai_domain::application::query_code;
use mingbai_domain::project::{DeferredState, deferred_state};
use mingbai_view::{CollectNodes, Event, Node, view};
use std::sync::Arc;

/// Materials that follow later, those that are missing first.
pub(super) fn deferred(open: &Open<'_>) -> Node {
    let g = &open.t.green;
    let (mut missing, mut there) = (Vec::new(), Vec::new());
    for approval in &open.project().approvals {
        let item = model::item_of(open.channel, &approval.item);
        for one in &approval.deferred_materials {
            let promised = open.day(one.promised_date.0);
            let state = deferred_state(open.calendar, one, open.today);
            let (class, words) = match state {
                DeferredState::HandedIn { on, late: false } => {
                    ("st ok", fill(g.d_in, &[&open.day(on)]))
                }
                DeferredState::HandedIn { on, late: true } => {
                    ("soft", fill(g.d_in_late, &[&open.day(on)]))
                }
                DeferredState::Promised { .. } => ("", fill(g.d_by, &[&promised])),
                DeferredState::Missed { .. } => ("st late", fill(g.d_missed, &[&promised])),
            };
            let (near_class, near) = match state {
                DeferredState::Promised { .. } => {
                    super::left(open.t, open.calendar, one.promised_date.0, open.today)
                }
                _ => ("", String::new()),
            };
            let name = record::material(open, item, approval, &one.material);
            let row = view! {
                <tr>
                    <th scope="row">
                        <span lang=written_in(&name)>{name.clone()}</span>
                        <span class="sub">{open.item(&approval.item)}</span>
                    </th>
                    <td><span class=class>{words}</span><span class=near_class>{near}</span></td>
                </tr>
            };
            let is_there = matches!(state, DeferredState::HandedIn { .. });
            if is_there { &mut there } else { &mut missing }.push(row);
        }
    }
    let content = if missing.is_empty() && there.is_empty() {
        view! { <p class="soft">{g.deferred_none}</p> }
    } else {
        view! {
            <table class="wl voices">
                <thead class="vh"><tr><th scope="col">{g.material}</th><th scope="col">{g.head_state}</th></tr></thead>
                <tbody>{missing}{there}</tbody>
            </table>
        }
    };
    view! { <section class="sec"><h3>{g.deferred}</h3>{content}</section> }
}

/// What is charged, by the published list (R7).
pub(super) fn fees(open: &Open<'_>) -> Node {
    let g = &open.t.green;
    let standings = &open.file.page.fees;
    let rows = open.project().fees.iter().zip(standings);
    let rows = rows.map(|(fee, standing)| {
        let (class, words) = match standing {
            FeeStanding::Free => ("st ok", g.fee_free),
            FeeStanding::Listed => ("soft", g.fee_listed),
            FeeStanding::ShouldBeFree => ("st late", g.fee_should_be_free),
            FeeStanding::NotListed => ("st late", g.fee_not_listed),
        };
        let amount = fill(g.fee_of, &[&fee.charged_yuan.to_string()]);
        view! {
            <tr>
                <th scope="row">
                    <span lang=written_in(&fee.name)>{fee.name.clone()}</span>
                    <span class="sub" lang=written_in(&fee.standard)>{fee.standard.clone()}</span>
                </th>
                <td><span class="nb">{amount}</span><span class="line"><span class=class>{words}</span></span></td>
            </tr>
        }
    });
    let rows = rows.collect_nodes();
    let content = if open.project().fees.is_empty() {
        view! { <p class="soft">{g.fees_none}</p> }
    } else {
        view! {
            <table class="wl voices">
                <thead class="vh"><tr><th scope="col">{g.fee_name}</th><th scope="col">{g.fee_yuan}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <section class="sec">
            <h3>{g.fees}</h3>
            <p class="soft">{g.fees_lead}</p>
            {content}
            {open.keeps.then(|| fee(open))}
        </section>
    }
}

fn fee(open: &Open<'_>) -> Node {
    let (t, g) = (open.t, &open.t.green);
    let forms = Drafts::here().green.fee;
    let form = forms.form;
    let mut options: Vec<(String, String)> = Vec::new();
    for approval in &open.project().approvals {
        let id = approval.item.to_string();
        if !options.iter().any(|(known, _)| *known == id) {
            options.push((id, open.item(&approval.item)));
        }
    }
    let item = Select {
        form,
        at: "/item",
        label: g.fee_item,
        hint: None,
        options,
        value: forms.item,
    };
    let [name, standard, amount] = forms.texts;
    let field = |at, label, kind, value| {
        Field {
            form,
            at,
            label,
            hint: None,
            kind,
            value,
        }
        .view()
    };
    let (file, here, session) = (Arc::clone(open.file), open.here, open.session);
    let submit = move |event: Event| {
        event.prevent_default();
        let item = forms.item.get_untracked();
        let texts = forms.texts.map(|text| text.get_untracked());
        let texts = texts.each_ref().map(String::as_str);
        match model::charge(&file.page.project, &item, texts) {
            Ok(next) => here.keep(session, form, &file, next, move || {
                forms.clear();
                here.done.set(Some(g.recorded));
            }),
            Err(problems) => form.refuse(problems),
        }
    };
    view! {
        <details class="fold-away">
            <summary>{g.fee_add}</summary>
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {item.view()}
                {field("/name", g.fee_name, Kind::Words, name)}
                {field("/standard", g.fee_standard, Kind::Words, standard)}
                {field("/yuan", g.fee_yuan, Kind::Words, amount)}
                {correction(t, form)}
                <p class="acts go">{form.button(g.fee_go)}</p>
            </form>
        </details>
    }
}

fn no_words(_: &Text, _: &FieldProblem) -> String {
    String::new()
}

/// A new code for an investor who has lost it.
pub(super) fn secret(open: &Open<'_>) -> Node {
    let (t, g) = (open.t, &open.t.green);
    let form = Form::new("renew", no_words);
    let made: RwSignal<Option<QueryCode>> = RwSignal::new(None);
    let (session, code) = (open.session, open.project().id.clone());
    let act = move || {
        let renew = PostProjectSecret(code.clone());
        form.send(session, renew, Nothing {}, move |kept| {
            made.set(kept.secret)
        });
    };
    let content = move || match made.get() {
        Some(secret) => shown(t, &secret),
        None => {
            let ask = Ask {
                form,
                id: "renew".to_owned(),
                button: g.renew,
                what: g.renew_ask.to_owned(),
                yes: g.renew_yes,
                grave: true,
            };
            ask.view(act.clone())
        }
    };
    view! { <section class="sec"><h3>{g.secret}</h3>{content}</section> }
}

/// The investor's code, shown this once.
pub(super) fn shown(t: &'static Text, secret: &QueryCode) -> Node {
    let g = &t.green;
    view! {
        <p class="lead-p">{g.secret_why}</p>
        {copy::secret("project-secret", g.secret, &query_code::grouped(secret))}
    }
}

/// Who made which version, and why something on record was changed.
pub(super) fn versions(open: &Open<'_>) -> Node {
    let (t, g) = (open.t, &open.t.green);
    let each = open.file.versions.iter().map(|version| {
        let words = fill(
            g.version_row,
            &[
                &version.version.to_string(),
                author(&version.actor),
                &say::moment(t, version.at.unix_ms),
            ],
        );
        let why = version.correction.as_ref().map(|why| {
            let words = fill(g.corrected, &[why]);
            view! { <p class="words" lang=written_in(why)>{words}</p> }
        });
        view! { <li>{words}{why}</li> }
    });
    view! {
        <section class="sec">
            <details class="fold-away">
                <summary>{g.versions}</summary>
                <ol class="changes">{each.collect_nodes()}</ol>
            </details>
        </section>
    }
}
