//! `GET /api/v1/desk/complaints`.

use crate::app::App;
use crate::ops::applications::published;
use crate::ops::desk::needs::SeeComplaints;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::complaints::{ComplaintQuery, KeptComplaint, ListPlace};
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::complaint::Party;
use mingbai_contract::desk::complaints::{ComplaintId, ComplaintPage, ComplaintRow};
use mingbai_contract::problem::FieldCode;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::{Refusal as Rule, fold};
use std::sync::Arc;

/// How many complaints a page has.
const PAGE: u32 = 50;

/// Complaints
///
/// By what is due next, those that have ended behind, fifty to a page: what stands in the clear of them, where
/// they stand, and whether they are late.
#[utoipa::path(
    get,
    path = "/api/v1/desk/complaints",
    operation_id = "list_complaints",
    tag = "desk",
    params(
        ("ended" = Option<bool>, Query, description = "Only those that have ended, or only those that have not"),
        ("stepped_up" = Option<bool>, Query, description = "Only those that went to the supervision office"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The complaints", body = ComplaintPage), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeComplaints>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let truth = |text: &str| text.parse::<bool>().map_err(|_| FieldCode::UnknownValue);
    let ended = query.read("ended", truth);
    let stepped_up = query.read("stepped_up", truth).unwrap_or_default();
    let after = query.read("cursor", |text| read(text).ok_or(FieldCode::Malformed));
    query.end()?;
    let now = published(&app)?;
    let today = day(may.now_ms, now.zone).0;
    let wanted = ComplaintQuery {
        ended,
        stepped_up,
        after,
        limit: PAGE + 1,
    };
    let found = app.store.complaints(&wanted).await;
    let mut found = found.map_err(|error| internal(&error))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| more);
    let next_cursor = last.map(|(place, _)| write(place));
    let rows = found
        .into_iter()
        .map(|(_, kept)| row(&now.work, kept, today));
    let complaints: Result<Vec<_>, Rule> = rows.collect();
    Ok(say(ComplaintPage {
        complaints: complaints.map_err(|error| internal(&error))?,
        next_cursor,
    }))
}

fn row(
    calendar: &WorkCalendar,
    kept: KeptComplaint,
    today: NaiveDate,
) -> Result<ComplaintRow, Rule> {
    let course = fold(&kept.complaint)?;
    let clocks = course.clocks(calendar, &kept.complaint.terms);
    let due = course.next_due(calendar, &kept.complaint.terms);
    Ok(ComplaintRow {
        id: kept.id,
        category: kept.complaint.category,
        routing: kept.complaint.routing,
        received: Date(course.received),
        state: course.state(),
        joint: course.is_joint(),
        stepped_up: course.stepped_up.is_some(),
        due: due.map(|clock| Date(clock.due.date)),
        late: clocks
            .iter()
            .any(|clock| clock.stopped.is_none() && clock.is_overdue(today)),
        unanswered: course.ended().is_none() && course.last_wrote == Party::Reporter,
        summary_waits: course.summary_proposed,
    })
}

/// Where the next page begins.
pub(in crate::ops::desk) fn write(place: &ListPlace) -> String {
    format!("{}.{}.{}", place.ended, place.due, place.id)
}

/// The place that a cursor names; none where it is none.
pub(in crate::ops::desk) fn read(cursor: &str) -> Option<ListPlace> {
    let (ended, rest) = cursor.split_once('.')?;
    let (due, id) = rest.split_once('.')?;
    let is_day = |text: &str| text.is_empty() || text.parse::<Date>().is_ok();
    let fits = is_day(ended) && is_day(due) && id.parse::<ComplaintId>().is_ok();
    fits.then(|| ListPlace {
        ended: ended.to_owned(),
        due: due.to_owned(),
        id: id.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let id = ComplaintId([7; 16]).to_string();
        for (ended, due) in [("", "2026-11-23"), ("2026-11-20", "")] {
            let place = ListPlace {
                ended: ended.to_owned(),
                due: due.to_owned(),
                id: id.clone(),
            };
            assert_eq!(read(&write(&place)), Some(place));
        }
        for bad in ["", "..", ".2026-11-23", "x..AAAA", &format!(".x.{id}")] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
