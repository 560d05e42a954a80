//! `PUT /api/v1/desk/ratings/handled`.

use super::reaches;
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::desk::needs::ReportHandled as Needed;
use crate::ops::desk::{May, Refused, day, detail, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::ratings::{HandledCases, ReportHandled};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::{Date, Month};
use std::sync::Arc;

/// How many cases no window handles in a day.
const MOST: u32 = 10_000;

/// Report how many cases a window handled
///
/// For windows whose own machine counts them: no more ratings from its screen are counted in a day (R11). What was
/// concluded here counts in any case. A report replaces an earlier one. It is taken while the month runs: then the
/// month's figures are published, and stay (R13).
#[utoipa::path(
    put,
    path = "/api/v1/desk/ratings/handled",
    operation_id = "report_handled",
    tag = "desk",
    request_body = ReportHandled,
    responses((status = 200, description = "How many are known now", body = HandledCases), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<Needed>,
    _: NoQuery,
    Body(sent): Body<ReportHandled>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    reaches(&now, &may.permit, &sent.window)?;
    let today = day(may.now_ms, now.zone).0;
    let first = Month::of(Date(today)).first().0;
    if !(first..=today).contains(&sent.day.0) {
        return Err(Refusal::field("/day", FieldCode::OutOfRange));
    }
    if sent.cases > MOST {
        return Err(Refusal::field("/cases", FieldCode::OutOfRange));
    }
    let subject = format!("window:{}", sent.window);
    let said = detail(&(sent.day, sent.cases))?;
    let record = may.record(Recorded::HandledReported, subject, said);
    let (window, day) = (&sent.window, sent.day);
    let kept = app.store.report_handled(window, day, sent.cases, &record);
    kept.await.map_err(|error| internal(&error))?;
    let handled = app.store.handled(window, day).await;
    Ok(say(HandledCases {
        handled: handled.map_err(|error| internal(&error))?,
    }))
}
