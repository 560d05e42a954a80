//! `GET /api/v1/complaints/figures`.
//!
//! Worked out from the complaints that are kept and the numbers of those that are deleted, and kept until any
//! of them changes or the day is over.

use crate::app::App;
use crate::live::body::Body;
use crate::live::current::Current;
use crate::ops::answer::{Usual, send};
use crate::ops::applications::published;
use crate::ops::desk::day;
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::NaiveDate;
use mingbai_contract::complaint::ComplaintFigures;
use mingbai_contract::{Date, Month};
use mingbai_domain::complaint::figures::{Tally, outcome, periods};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many complaints are looked at at a time.
const BATCH: u32 = 500;

/// Complaints in numbers
///
/// Of months that are over, those with fewer than five complaints together with the ones behind them: taken
/// in, taken up in time, answered, answered in time, late. By department and by category, rows of fewer than
/// five merged into one without a name, so that nothing that is published can be taken off something else to
/// single anybody out.
#[utoipa::path(
    get,
    path = "/api/v1/complaints/figures",
    operation_id = "get_complaint_figures",
    tag = "figures",
    responses((status = 200, description = "The figures", body = ComplaintFigures), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let as_of = day(app.clock.now_ms(), now.zone);
    let stamp = app.store.complaints_stamp().await;
    let stamp = stamp.map_err(|error| internal(&error))?;
    let question = format!("complaints {as_of} {stamp:?}");
    if let Some(body) = now.ledgers.find(&question) {
        return Ok(send(&headers, &body));
    }
    let figures = figures(&app, &now, as_of.0).await?;
    let body = Body::json(&figures).map_err(|error| internal(&error))?;
    Ok(send(&headers, &now.ledgers.keep(&question, body)))
}

/// The figures as they are published on a day.
///
/// # Errors
/// 500 where the store fails.
pub async fn figures(
    app: &App,
    now: &Current,
    today: NaiveDate,
) -> Result<ComplaintFigures, Refusal> {
    let months = tallies(app, now, today).await?;
    Ok(ComplaintFigures {
        as_of: Date(today),
        periods: periods(&months, today),
    })
}

/// What became of all complaints, by the month in which they came.
async fn tallies(
    app: &App,
    now: &Current,
    today: NaiveDate,
) -> Result<BTreeMap<Month, Tally>, Refusal> {
    let gone = app.store.complaint_counts().await;
    let mut months = gone.map_err(|error| internal(&error))?;
    let mut after = String::new();
    loop {
        let some = app.store.complaints_behind(&after, BATCH).await;
        let some = some.map_err(|error| internal(&error))?;
        let Some(last) = some.last() else {
            return Ok(months);
        };
        after = last.id.to_string();
        for kept in &some {
            let found = outcome(&now.work, &kept.complaint, today);
            let (month, tally) = found.map_err(|error| internal(&error))?;
            months.entry(month).or_default().add(&tally);
        }
    }
}
