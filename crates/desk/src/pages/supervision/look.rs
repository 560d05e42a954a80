//! What else waits for supervisors, with how many there are: each leads to its page.

use super::model;
use crate::api::public;
use crate::device::prefs::text;
use crate::pages::inspections;
use crate::route::{CaseQuery, Page};
use crate::session::Session;
use crate::slot::Slot;
use crate::ui::due;
use mingbai_contract::board::Board;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::complaints::ComplaintPage;
use mingbai_contract::desk::endpoint::{
    GetComplaints, GetInspectionReports, GetProjects, GetRectifications, GetWaitingComments,
};
use mingbai_contract::desk::inspections::ReportList;
use mingbai_contract::desk::projects::ProjectList;
use mingbai_contract::desk::ratings::{RectificationPage, WaitingComments};
use mingbai_contract::endpoint::GetBoard;
use mingbai_view::{IntoNode, Node, view};

/// All of them.
pub fn all() -> Node {
    let (t, session) = (text(), Session::here());
    let s = &t.supervision;
    let ratings: Slot<RectificationPage> = Slot::default();
    ratings.load(
        session,
        GetRectifications {
            ended: Some(false),
            stepped_up: true,
            window: None,
            cursor: None,
        },
    );
    let up = |page| {
        let query = CaseQuery {
            stepped_up: true,
            ..CaseQuery::of(page)
        };
        query.address()
    };
    let bad = one(s.look_ratings, up(Page::Ratings), move || {
        let page = ratings.value()?;
        Some((page.rectifications.len(), page.next_cursor.is_some()))
    });
    let projects = session.may(Operation::SeeProjects).then(|| {
        let projects: Slot<ProjectList> = Slot::default();
        projects.load(
            session,
            GetProjects {
                flagged: Some(true),
                cursor: None,
            },
        );
        one(s.look_projects, up(Page::Projects), move || {
            let page = projects.value()?;
            Some((page.projects.len(), page.next_cursor.is_some()))
        })
    });
    let reports = session.may(Operation::ReadInspectionReports).then(|| {
        let reports: Slot<ReportList> = Slot::default();
        reports.load(session, GetInspectionReports::default());
        let href = Page::Reports.path().to_owned();
        one(s.look_reports, href, move || {
            let page = reports.value()?;
            Some(inspections::recent(&page, due::today(None)))
        })
    });
    let complaints = session.may(Operation::SeeComplaints).then(|| {
        let complaints: Slot<ComplaintPage> = Slot::default();
        complaints.load(
            session,
            GetComplaints {
                ended: Some(false),
                stepped_up: true,
                cursor: None,
            },
        );
        one(s.look_complaints, up(Page::Complaints), move || {
            let page = complaints.value()?;
            Some((page.complaints.len(), page.next_cursor.is_some()))
        })
    });
    let figures = session.may(Operation::ReviewComments).then(|| {
        let comments: Slot<WaitingComments> = Slot::default();
        comments.load(session, GetWaitingComments::default());
        let board: Slot<Board> = Slot::default();
        // Of the last month that has ended.
        board.fetch(public(GetBoard::default()));
        let figures = || Page::Figures.path().to_owned();
        let waiting = one(s.look_comments, figures(), move || {
            let page = comments.value()?;
            Some((page.comments.len(), page.next_cursor.is_some()))
        });
        let odd = one(s.look_odd, figures(), move || {
            Some((board.value()?.anomalies.len(), false))
        });
        view! { {waiting}{odd} }
    });
    view! {
        <nav class="look" aria-label=s.look>
            <ul>{projects}{bad}{complaints}{reports}{figures}</ul>
        </nav>
    }
}

fn one(
    label: &'static str,
    href: String,
    found: impl Fn() -> Option<(usize, bool)> + Send + 'static,
) -> Node {
    let t = text();
    let count = move || {
        let Some((shown, more)) = found() else {
            return view! { <b class="look-n">"–"</b> };
        };
        let class = if shown > 0 {
            "look-n st late"
        } else {
            "look-n"
        };
        view! { <b class=class>{model::count(t, shown, more)}</b> }
    };
    view! { <li><a href=href><span>{label}</span>{count.into_node()}</a></li> }
}
