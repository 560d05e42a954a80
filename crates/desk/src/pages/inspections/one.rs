//! One inspection: what is filed, taking it back, recording what it found.

use super::file::filing;
use super::{Here, model};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::platform;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, written_in};
use crate::ui::ask::Ask;
use crate::ui::field::Area;
use crate::ui::form::Form;
use crate::ui::{due, states};
use leptos::prelude::*;
use mingbai_contract::InspectionId;
use mingbai_contract::desk::endpoint::{GetInspections, Nothing, PostResult, PostWithdrawal};
use mingbai_contract::desk::inspections::{ConcludeInspection, InspectionFile, InspectionList};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_view::{CollectNodes, Event, Node, view};
use std::sync::Arc;

/// An inspection that is open.
#[derive(Clone, Copy)]
struct Open {
    here: Here,
    alone: Slot<InspectionList>,
}

impl Open {
    /// It has ended, as the server says now.
    fn ended(self, session: Session, file: InspectionFile, said: &'static str) {
        self.alone.change(|list| list.inspections = vec![file]);
        self.here.load(session);
        self.here.done.set(Some(said));
        platform::focus(".open h2");
    }
}

/// The inspection of a code, beside the table.
pub(super) fn aside(here: Here, code: InspectionId) -> Node {
    let (t, session) = (text(), Session::here());
    here.done.set(None);
    Drafts::here().result.open(code.clone());
    let title = code.to_string();
    // By itself: it need not stand on the page that is shown.
    let alone: Slot<InspectionList> = Slot::default();
    let load = move || {
        let asked = GetInspections {
            code: Some(code.clone()),
            cursor: None,
        };
        alone.load(session, asked);
    };
    load();
    let part = move |list: Arc<InspectionList>| match list.inspections.first() {
        Some(file) => one(t, Open { here, alone }, file),
        None => view! { <p class="empty">{t.green.i_unknown}</p> },
    };
    view! {
        <section class="open case" aria-label=t.green.inspections>
            {here.cases.close()}
            <h2 tabindex="-1">{title}</h2>
            {move || here.done.get().map(states::done)}
            {states::show(alone, load, part)}
        </section>
    }
}

fn one(t: &'static Text, open: Open, file: &InspectionFile) -> Node {
    let (g, session) = (&t.green, Session::here());
    let today = due::today(None);
    let offices = Offices::here();
    let (class, state) = model::state(t, file, today);
    let inspection = &file.inspection;
    let department = offices::department(offices.value().as_deref(), t.lang, &file.department);
    let rows = [
        (g.i_head_who, file.applicant_label.clone()),
        (g.enterprise, file.enterprise.to_string()),
        (g.i_head_day, t.lang.day(inspection.date.0, today)),
        (g.i_kind, model::kind(t, inspection.kind).to_owned()),
        (g.i_who, inspection.departments.clone()),
        (g.i_what, inspection.r#type.clone()),
        (g.i_department, department),
        (g.i_filed_on, t.lang.day(inspection.filed_on.0, today)),
    ];
    let result = inspection.result.clone().map(|found| (g.i_result, found));
    let rows = rows.into_iter().chain(result).map(|(label, words)| {
        let lang = written_in(&words);
        view! { <div><dt>{label}</dt><dd lang=lang>{words}</dd></div> }
    });
    let is_over = file.withdrawn.is_some() || inspection.result.is_some();
    // Whoever filed it ends it, and nobody else.
    let may = filing(session).holds(&file.department) && !is_over;
    let came = today.is_some_and(|today| inspection.date.0 <= today);
    let ahead = today.is_some_and(|today| today <= inspection.date.0);
    view! {
        <p class="facts"><span class=class>{state}</span></p>
        <dl class="facts-list">{rows.collect_nodes()}</dl>
        {(may && came).then(|| conclude(t, open, file))}
        {(may && ahead).then(|| withdraw(t, open, file))}
    }
}

fn conclude(t: &'static Text, open: Open, file: &InspectionFile) -> Node {
    let (g, session, forms) = (&t.green, Session::here(), Drafts::here().result);
    let (form, [result]) = (forms.form, forms.texts.now);
    let code = file.inspection.code.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        let found = result.get_untracked().trim().to_owned();
        if found.is_empty() {
            return form.refuse(vec![FieldProblem {
                field: "/result".to_owned(),
                code: FieldCode::Missing,
            }]);
        }
        let body = ConcludeInspection { result: found };
        form.send(session, PostResult(code.clone()), body, move |file| {
            result.set(String::new());
            open.ended(session, file, g.i_result_done);
        });
    };
    let area = Area {
        form,
        at: "/result",
        label: g.i_result,
        hint: None,
        rows: 3,
        value: result,
    };
    view! {
        <section class="sec">
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {area.view()}
                <p class="acts go">{form.button(g.i_result_go)}</p>
            </form>
        </section>
    }
}

fn withdraw(t: &'static Text, open: Open, file: &InspectionFile) -> Node {
    let (g, session) = (&t.green, Session::here());
    let form = Form::new("withdraw", model::said);
    let code = file.inspection.code.clone();
    let act = move || {
        let withdrawal = PostWithdrawal(code.clone());
        form.send(session, withdrawal, Nothing {}, move |file| {
            open.ended(session, file, g.i_withdrawn);
        });
    };
    let ask = Ask {
        form,
        id: "withdraw".to_owned(),
        button: g.i_withdraw,
        what: g.i_withdraw_ask.to_owned(),
        yes: g.i_withdraw_yes,
        grave: true,
    };
    view! { <section class="sec deeds">{ask.view(act)}</section> }
}
