//! Filing an inspection, with the places of the enterprise's year beside it.

use super::model::{self, FilingForm};
use super::{Here, NEW};
use crate::api::ask_once;
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::platform;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, fill};
use crate::ui::due;
use crate::ui::effect::effect;
use crate::ui::field::{Field, Kind};
use crate::ui::select::Select;
use chrono::Datelike as _;
use leptos::prelude::*;
use mingbai_contract::DepartmentId;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::{GetEnterpriseInspections, PostInspection};
use mingbai_contract::desk::inspections::{EnterpriseInspections, FileInspection, InspectionFile};
use mingbai_contract::project::InspectionKind;
use mingbai_domain::staff::{Permit, permit};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// The form; once it is sent the code for the notice.
pub(super) fn aside(here: Here) -> Node {
    let t = text();
    let made = here.filed;
    made.set(None);
    let content = move || match made.get() {
        None => form(t, here, made),
        Some(file) => {
            let words = fill(t.green.i_filed, &[file.inspection.code.as_str()]);
            let href = move || here.cases.href(|query| query.open = Some(NEW.to_owned()));
            let again = move |_| made.set(None);
            view! {
                <p class="note" role="status"><span>{words}</span></p>
                <p class="acts go"><a class="btn line" href=href on:click=again>{t.green.file}</a></p>
            }
        }
    };
    view! {
        <section class="open case" aria-label=t.green.file>
            {here.cases.close()}
            <h2 tabindex="-1">{t.green.file}</h2>
            {content.into_node()}
        </section>
    }
}

/// How far somebody may file inspections.
pub(super) fn filing(session: Session) -> Permit {
    session.me().map_or(Permit::Refused, |me| {
        permit(&me.member.grants, Operation::FileInspection)
    })
}

/// The departments for which somebody files.
fn own(session: Session, offices: Offices) -> Vec<DepartmentId> {
    match filing(session) {
        Permit::Refused => Vec::new(),
        Permit::Departments(own) => own.into_iter().collect(),
        Permit::Everything => {
            let catalog = offices.value();
            let all = catalog.iter().flat_map(|catalog| &catalog.departments);
            all.map(|department| department.id.clone()).collect()
        }
    }
}

fn form(t: &'static Text, here: Here, made: RwSignal<Option<InspectionFile>>) -> Node {
    let (g, session, offices) = (&t.green, Session::here(), Offices::here());
    let forms = Drafts::here().filing;
    let form = forms.form;
    let year: Slot<EnterpriseInspections> = Slot::default();
    let code = Memo::new(move |_| {
        let code = forms.enterprise.with(|text| model::enterprise(text));
        code.map(String::from).unwrap_or_default()
    });
    effect(move || {
        if let Ok(code) = code.get().parse() {
            year.load(session, GetEnterpriseInspections(code));
        }
    });
    let field = |at, label, hint, kind, value| {
        Field {
            form,
            at,
            label,
            hint,
            kind,
            value,
        }
        .view()
    };
    let departments = move || {
        let catalog = offices.value();
        let options = own(session, offices).into_iter().map(|id| {
            let words = offices::department(catalog.as_deref(), t.lang, &id);
            (id.to_string(), words)
        });
        let select = Select {
            form,
            at: "/department",
            label: g.i_department,
            hint: None,
            options: options.collect(),
            value: forms.department,
        };
        select.view()
    };
    let kinds = [
        InspectionKind::Routine,
        InspectionKind::Joint,
        InspectionKind::Special,
    ];
    let kinds = kinds.map(|kind| {
        let chosen = move || forms.kind.get() == kind;
        view! {
            <label class="check">
                <input class="tick round" type="radio" name="inspection-kind" prop:checked=chosen on:change=move |_| forms.kind.set(kind) />
                <span>{model::kind(t, kind)}</span>
            </label>
        }
    });
    let kinds: Vec<Node> = kinds.into();
    let places = move || places(t, &code.get(), year, forms);
    let submit = move |event: Event| {
        event.prevent_default();
        match model::asked(&forms.filled()) {
            Ok(body) => send(here, session, forms, body, year, made),
            Err(problems) => form.refuse(problems),
        }
    };
    view! {
        <form novalidate="" on:submit=submit>
            {form.summary()}
            {field("/enterprise", g.enterprise, Some(g.enterprise_hint), Kind::Letters, forms.enterprise)}
            {places.into_node()}
            {field("/applicant_label", g.i_head_who, Some(g.applicant_hint), Kind::Words, forms.label)}
            <fieldset class="field">
                <legend>{g.i_kind}</legend>
                <div class="boxes one">{kinds}</div>
            </fieldset>
            {field("/date", g.i_date, Some(g.i_date_hint), Kind::Day, forms.date)}
            {departments.into_node()}
            {field("/departments", g.i_who, None, Kind::Words, forms.departments)}
            {field("/type", g.i_what, None, Kind::Words, forms.what)}
            <p class="acts go">{form.button(g.i_go)}</p>
        </form>
    }
}

/// The two places of the year of the visit, as far as the enterprise is known.
fn places(
    t: &'static Text,
    code: &str,
    year: Slot<EnterpriseInspections>,
    forms: FilingForm,
) -> Option<Node> {
    let g = &t.green;
    let found = year
        .value()
        .filter(|found| found.enterprise.as_str() == code)?;
    let today = due::today(None);
    let day = forms.date.get().parse::<mingbai_contract::Date>().ok();
    let of = day.map(|day| day.0).or(today)?.year();
    let all = model::places(&found.inspections, of);
    let full = all.iter().all(Option::is_some);
    let rows = all.iter().zip(1_u8..).map(|(place, number)| {
        let number = number.to_string();
        let words = match place {
            None => fill(g.i_place_free, &[&number]),
            Some(one) => {
                let day = t.lang.day(one.date.0, today);
                fill(g.i_place, &[&number, &day, &one.departments])
            }
        };
        let class = if place.is_some() { "taken" } else { "free" };
        view! { <li class=class>{words}</li> }
    });
    let title = fill(g.i_places, &[&of.to_string()]);
    Some(view! {
        <div class="places" role="status">
            <p class="field-l">{title}</p>
            <ol>{rows.collect_nodes()}</ol>
            {full.then(|| view! { <p class="st late">{g.i_full}</p> })}
        </div>
    })
}

/// Sends it under a key: sent again for want of an answer it is filed once (R15).
fn send(
    here: Here,
    session: Session,
    forms: FilingForm,
    body: FileInspection,
    year: Slot<EnterpriseInspections>,
    made: RwSignal<Option<InspectionFile>>,
) {
    let key = forms.sent.key(&body);
    let of = GetEnterpriseInspections(body.enterprise.clone());
    let filing = async move {
        let filed = ask_once(session, &PostInspection, &body, key.as_deref()).await;
        // Somebody else may have taken the last place.
        filed.inspect_err(|_| year.load(session, of))
    };
    forms.form.run(filing, move |file: InspectionFile| {
        forms.clear();
        here.load(session);
        made.set(Some(file));
        platform::focus(".open h2");
    });
}
