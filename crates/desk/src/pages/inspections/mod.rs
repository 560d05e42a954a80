//! Inspections of enterprises (R9): those that one's department has filed, filing another one with the year's two
//! places in sight, taking one back, recording what it found.

mod file;
mod model;
mod one;
pub mod reports;
#[cfg(test)]
mod tests;

pub use model::{FilingForm, ResultForm, recent};

use crate::device::prefs::text;
use crate::route::Page;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, written_in};
use crate::ui::cases::Cases;
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::GetInspections;
use mingbai_contract::desk::inspections::{InspectionFile, InspectionList};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// What stands in the address in place of a code: another one is being filed.
const NEW: &str = "+";

/// What is shown and what is open.
#[derive(Clone, Copy)]
struct Here {
    cases: Cases,
    list: Slot<InspectionList>,
    /// What was last done, to be said.
    done: RwSignal<Option<&'static str>>,
    /// What was just filed.
    filed: RwSignal<Option<InspectionFile>>,
}

impl Here {
    fn load(self, session: Session) {
        // What is answered may find its page left.
        if self.list.is_gone() {
            return;
        }
        let cursor = self.cases.asked().cursor;
        let asked = GetInspections { code: None, cursor };
        self.list.load(session, asked);
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session, cases) = (text(), Session::here(), Cases::of(Page::Inspections));
    let g = &t.green;
    let here = Here {
        cases,
        list: Slot::default(),
        done: RwSignal::new(None),
        filed: RwSignal::new(None),
    };
    cases.reload(move || here.load(session));
    Head::ready(g.inspections);
    let open = Memo::new(move |_| cases.open().unwrap_or_default());
    let aside = move || {
        let open = open.get();
        match open.as_str() {
            "" => None,
            NEW => Some(file::aside(here)),
            code => code.parse().ok().map(|code| one::aside(here, code)),
        }
    };
    let files = session.may(Operation::FileInspection);
    let href = move || here.cases.href(|query| query.open = Some(NEW.to_owned()));
    // Also where it is open and says what was filed: the next one begins.
    let begin = move |_| here.filed.set(None);
    view! {
        <main id="main" class=move || cases.class()>
            <div class="case-top">
                <div class="hd">
                    <h1 tabindex="-1">{g.inspections}</h1>
                    {files.then(|| view! { <a class="btn end" href=href on:click=begin>{g.file}</a> })}
                </div>
            </div>
            <div class="table-side">
                {states::show(here.list, move || here.load(session), move |list| table(here, &list))}
            </div>
            {aside}
        </main>
    }
}

fn table(here: Here, list: &Arc<InspectionList>) -> Node {
    let t = text();
    let g = &t.green;
    if list.inspections.is_empty() {
        let files = Session::here().may(Operation::FileInspection);
        let words = if files { g.i_none } else { g.i_none_any };
        return view! { <p class="empty">{words}</p> };
    }
    let today = crate::ui::due::today(None);
    let rows = list.inspections.iter().map(|one| row(t, here, today, one));
    view! {
        <table class="wl visits">
            <thead>
                <tr>
                    <th scope="col">{g.i_head_who}</th>
                    <th scope="col">{g.i_head_day}</th>
                    <th scope="col">{g.i_head_what}</th>
                    <th scope="col">{g.i_head_state}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_nodes()}</tbody>
        </table>
        {here.cases.pager(list.next_cursor.clone())}
    }
}

fn row(
    t: &'static Text,
    here: Here,
    today: Option<chrono::NaiveDate>,
    one: &InspectionFile,
) -> Node {
    let code = one.inspection.code.to_string();
    let current = here.cases.is_open(&code).then_some("true");
    let opened = code.clone();
    let href = move || {
        let opened = opened.clone();
        here.cases.href(|query| query.open = Some(opened))
    };
    let (class, words) = model::state(t, one, today);
    let (label, what) = (one.applicant_label.clone(), one.inspection.r#type.clone());
    view! {
        <tr class:here=here.cases.is_open(&code)>
            <th scope="row">
                <a href=href data-row="" aria-current=current><b lang=written_in(&label)>{label.clone()}</b></a>
                <span class="sub">{code}</span>
            </th>
            <td class="nb">{t.lang.day(one.inspection.date.0, today)}</td>
            <td>
                <span lang=written_in(&what)>{what.clone()}</span>
                <span class="sub">{model::kind(t, one.inspection.kind)}</span>
            </td>
            <td><span class=class>{words}</span></td>
        </tr>
    }
}
