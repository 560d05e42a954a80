//! Sheets: choosing files, every fault by its cell, what would change, and making drafts of it.

use super::spec::sections;
use super::{Here, words};
use crate::api::ask;
use crate::device::prefs::text;
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill};
use crate::ui::form::Form;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{GetSheetTemplate, Nothing, PostSheetReport, PostSheets};
use mingbai_contract::desk::publishing::{
    CellFault, ImportSheets, ReadSheets, SheetChange, SheetFile, SheetReport,
};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// How many changes are shown.
const SHOWN: usize = 200;

/// The part of the page.
pub fn part(here: Here) -> Node {
    let (t, session) = (text(), Session::here());
    let p = &t.publishing;
    let form = Form::new("sheets", words::problem);
    let found = RwSignal::new(None::<Arc<SheetReport>>);
    let files = StoredValue::new(Vec::<SheetFile>::new());
    let read = move |event: Event| {
        event.prevent_default();
        form.run(
            async move {
                let chosen = platform::chosen_files("#sheets-files").await;
                let chosen: Vec<SheetFile> = chosen
                    .into_iter()
                    .map(|(name, content)| SheetFile { name, content })
                    .collect();
                if chosen.is_empty() {
                    return Err(crate::api::Trouble::Fields(vec![FieldProblem {
                        field: "/files".to_owned(),
                        code: FieldCode::Missing,
                    }]));
                }
                files.set_value(chosen.clone());
                ask(session, &PostSheetReport, &ReadSheets { files: chosen }).await
            },
            move |report| {
                found.set(Some(Arc::new(report)));
                platform::focus("#sheets-report");
            },
        );
    };
    let template = move |_| {
        form.send(session, GetSheetTemplate, Nothing {}, |file| {
            platform::save_base64(&file.name, &file.content);
        });
    };
    let report = move || {
        found
            .get()
            .map(|report| self::report(t, here, form, files, found, &report))
    };
    view! {
        <section class="sec" aria-labelledby="sheets">
            <h2 id="sheets" tabindex="-1">{p.import}</h2>
            <p class="soft">{p.import_lead}</p>
            <form novalidate="" on:submit=read>
                {form.summary()}
                <div class="field">
                    <label for="sheets-files">{p.import_files}</label>
                    <input class="input" id="sheets-files" type="file" multiple="" accept=".csv,.txt,.xlsx" />
                </div>
                <p class="acts go">
                    {form.button(p.import_read)}
                    <button class="btn line" type="button" on:click=template>{p.import_template}</button>
                </p>
            </form>
            {report.into_node()}
        </section>
    }
}

fn report(
    t: &'static Text,
    here: Here,
    form: Form,
    files: StoredValue<Vec<SheetFile>>,
    found: RwSignal<Option<Arc<SheetReport>>>,
    report: &Arc<SheetReport>,
) -> Node {
    let (p, session) = (&t.publishing, Session::here());
    let stamp = report.stamp.clone();
    let make = move |_| {
        let body = ImportSheets {
            files: files.get_value(),
            stamp: stamp.clone(),
        };
        form.send(session, PostSheets, body, move |done| {
            let p = &text().publishing;
            let words = text().count(p.import_done_one, p.import_done, done.drafts.len());
            here.done.set(Some(words));
            found.set(None);
            here.load(session);
            platform::focus("h1");
        });
    };
    let nothing = report.drafts.is_empty() && !report.has_errors;
    let make = (!report.has_errors && !report.drafts.is_empty()).then(|| {
        view! { <p class="acts go"><button class="btn" type="button" on:click=make>{p.import_make}</button></p> }
    });
    let guides = (!report.draft_faults.is_empty()).then(|| {
        let each = report.draft_faults.iter();
        let each = each.map(|fault| {
            let said = words::named(t, fault, |of| Some(here.called(t, of)));
            view! { <li>{said}</li> }
        });
        view! { <h4>{p.import_guides}</h4><ul>{each.collect_nodes()}</ul> }
    });
    view! {
        <div id="sheets-report" tabindex="-1">
            {nothing.then(|| view! { <p class="soft">{p.import_none}</p> })}
            {faults(t, &report.faults)}
            {changes(t, here, report)}
            {guides}
            {make}
        </div>
    }
}

fn faults(t: &'static Text, faults: &[CellFault]) -> Option<Node> {
    let p = &t.publishing;
    if faults.is_empty() {
        return None;
    }
    let each = faults.iter().map(|fault| {
        let wrong = words::cell(t, fault.code);
        let wrong = match fault.found.as_str() {
            "" => wrong.to_owned(),
            found => fill(t.common.bracket, &[wrong, found]),
        };
        let place = [fault.file.as_str(), fault.sheet.as_str()];
        let place = place
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let cell = match fault.head.as_str() {
            "" => fault.cell.clone(),
            head => fill(t.common.bracket, &[&fault.cell, head]),
        };
        view! {
            <tr>
                <td>{place}</td>
                <th scope="row">{cell}</th>
                <td><span class="st late">{wrong}</span></td>
                <td data-head=p.import_expected>{fault.expected.clone()}</td>
            </tr>
        }
    });
    Some(view! {
        <h3>{p.import_faults}</h3>
        <table class="wl cells">
            <thead>
                <tr>
                    <th scope="col">{p.import_file}</th>
                    <th scope="col">{p.import_cell}</th>
                    <th scope="col">{p.import_wrong}</th>
                    <th scope="col">{p.import_expected}</th>
                </tr>
            </thead>
            <tbody>{each.collect_nodes()}</tbody>
        </table>
    })
}

fn changes(t: &'static Text, here: Here, report: &SheetReport) -> Option<Node> {
    let p = &t.publishing;
    let changes: &[SheetChange] = &report.changes;
    if changes.is_empty() {
        return None;
    }
    let each = changes.iter().take(SHOWN).map(|change| {
        let place = words::place(t, sections(&change.of), &change.field);
        let side = |text: &Option<String>| text.clone().unwrap_or_else(|| p.nothing.to_owned());
        view! {
            <tr>
                <th scope="row">{here.called(t, &change.of)}</th>
                <td class="soft">{place}</td>
                <td data-head=p.compare_before>{side(&change.before)}</td>
                <td data-head=p.compare_after>{side(&change.after)}</td>
            </tr>
        }
    });
    let all = usize::try_from(report.change_count).unwrap_or(usize::MAX);
    let more = (all > SHOWN).then(|| {
        let words = fill(p.import_more, &[&SHOWN.to_string(), &all.to_string()]);
        view! { <p class="note amber">{icon::INFO.view()}<span>{words}</span></p> }
    });
    Some(view! {
        <h3>{p.import_changes}</h3>
        {more}
        <table class="wl differ">
            <thead>
                <tr>
                    <th scope="col">{p.head_name}</th>
                    <th scope="col">{p.compare_field}</th>
                    <th scope="col">{p.compare_before}</th>
                    <th scope="col">{p.compare_after}</th>
                </tr>
            </thead>
            <tbody>{each.collect_nodes()}</tbody>
        </table>
    })
}
