//! Reports of inspections that should not be (R9), as whoever was visited made them without a name: what is said of
//! which notice, and how often. Nothing tells who reported.

use super::model::reason;
use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::route::{CaseQuery, Page};
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::Text;
use crate::ui::cases::Cases;
use crate::ui::{due, states};
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::GetInspectionReports;
use mingbai_contract::desk::inspections::{ReportList, ReportRow};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// The page.
pub fn page() -> Node {
    let (t, session, cases) = (text(), Session::here(), Cases::of(Page::Reports));
    let g = &t.green;
    let list: Slot<ReportList> = Slot::default();
    let load = move || {
        let cursor = cases.asked().cursor;
        list.load(session, GetInspectionReports { cursor });
    };
    cases.reload(load);
    Head::ready(g.reports);
    view! {
        <main id="main" class="list">
            <div class="hd"><h1 tabindex="-1">{g.reports}</h1></div>
            <p class="soft lead-line">{g.reports_lead}</p>
            {states::show(list, load, move |list| table(cases, &list))}
        </main>
    }
}

fn table(cases: Cases, list: &Arc<ReportList>) -> Node {
    let (t, offices) = (text(), Offices::here());
    let g = &t.green;
    if list.reports.is_empty() {
        return view! { <p class="empty">{g.reports_none}</p> };
    }
    let page = Arc::clone(list);
    let rows = move || {
        let each = page.reports.iter();
        each.map(|one| row(t, offices, one)).collect_nodes()
    };
    view! {
        <table class="wl reported">
            <thead>
                <tr>
                    <th scope="col">{g.r_head_what}</th>
                    <th scope="col">{g.r_head_code}</th>
                    <th scope="col">{g.i_head_day}</th>
                    <th scope="col">{g.r_head_who}</th>
                    <th scope="col">{g.r_head_day}</th>
                    <th scope="col">{g.r_head_count}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {cases.pager(list.next_cursor.clone())}
    }
}

/// What a cell is, where no head stands above it.
fn of(head: &'static str) -> Node {
    view! { <span class="of">{head}" "</span> }
}

fn row(t: &'static Text, offices: Offices, one: &ReportRow) -> Node {
    let g = &t.green;
    let today = due::today(offices.calendar().as_deref());
    let code = one.code.to_string();
    // What is filed under it, if anything is.
    let code = if Session::here().may(Operation::SeeInspections) {
        let href = CaseQuery::opening(Page::Inspections, &code);
        view! { <a href=href>{code}</a> }
    } else {
        view! { <span>{code}</span> }
    };
    let who = match &one.department {
        Some(id) => offices::department(offices.value().as_deref(), t.lang, id),
        None => g.r_nobody.to_owned(),
    };
    view! {
        <tr>
            <th scope="row"><b>{reason(t, one.what)}</b></th>
            <td class="nb">{code}</td>
            <td class="nb">{of(g.i_head_day)}{t.lang.day(one.day.0, today)}</td>
            <td>{of(g.r_head_who)}{who}</td>
            <td class="nb">{of(g.r_head_day)}{t.lang.day(one.reported.0, today)}</td>
            <td class="nb">{of(g.r_head_count)}<b>{one.count.to_string()}</b></td>
        </tr>
    }
}
