//! One inspection: what is filed, taking it back, recording what it found.

use super::{Here, model};
use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::platform;
use crate::session::Session;
use crate::text::{Text, written_in};
use crate::ui::ask::Ask;
use crate::ui::field::Area;
use crate::ui::form::Form;
use crate::ui::{due, states};
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::{Nothing, PostResult, PostWithdrawal};
use mingbai_contract::desk::inspections::{ConcludeInspection, InspectionFile};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// The inspection of a code, beside the table.
pub(super) fn aside(here: Here, code: &str) -> Node {
    let t = text();
    let code = code.to_owned();
    here.done.set(None);
    let title = code.clone();
    let part = move || {
        let list = here.list.value()?;
        let mut all = list.inspections.iter();
        let found = all.find(|one| one.inspection.code.as_str() == code);
        Some(match found {
            Some(file) => one(t, here, file),
            None => view! { <p class="empty">{t.common.trouble_gone}</p> },
        })
    };
    view! {
        <section class="open case" aria-label=t.green.inspections>
            {here.cases.close()}
            <h2 tabindex="-1">{title}</h2>
            {move || here.done.get().map(states::done)}
            {part.into_node()}
        </section>
    }
}

fn one(t: &'static Text, here: Here, file: &InspectionFile) -> Node {
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
    let may = session.may(Operation::FileInspection) && !is_over;
    let came = today.is_some_and(|today| inspection.date.0 <= today);
    let ahead = today.is_some_and(|today| today <= inspection.date.0);
    view! {
        <p class="facts"><span class=class>{state}</span></p>
        <dl class="facts-list">{rows.collect_nodes()}</dl>
        {(may && came).then(|| conclude(t, here, file))}
        {(may && ahead).then(|| withdraw(t, here, file))}
    }
}

fn conclude(t: &'static Text, here: Here, file: &InspectionFile) -> Node {
    let (g, session) = (&t.green, Session::here());
    let form = Form::new("result", model::said);
    let result = RwSignal::new(String::new());
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
        form.send(session, PostResult(code.clone()), body, move |_| {
            here.load(session);
            here.done.set(Some(g.i_result_done));
            platform::focus(".open h2");
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

fn withdraw(t: &'static Text, here: Here, file: &InspectionFile) -> Node {
    let (g, session) = (&t.green, Session::here());
    let form = Form::new("withdraw", model::said);
    let code = file.inspection.code.clone();
    let act = move || {
        let withdrawal = PostWithdrawal(code.clone());
        form.send(session, withdrawal, Nothing {}, move |_| {
            here.load(session);
            here.done.set(Some(g.i_withdrawn));
            platform::focus(".open h2");
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
