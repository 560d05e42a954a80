//! `POST /api/v1/inspections/{code}/reports`.
//!
//! A report is anonymous (DESIGN §4): codes and days, no words, no time but the day, a key that nobody can
//! tell anything from. What comes with the same `Idempotency-Key` again is the same report: its row is found
//! by a hash of that random key, so that there is no other record of the request. There is a limit for each
//! notice and one for all, never one by address: a hall shares one.

use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::once::{HEADER, OnceKey};
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::desk::{day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::inspections::{NewReport, NotReported};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::InspectionId;
use mingbai_contract::problem::{FieldCode, FieldProblem, Problem};
use mingbai_contract::project::{InspectionReport, ReportTaken};
use mingbai_domain::project::code;
use mingbai_domain::time::Zone;
use std::sync::Arc;

/// How many reports one notice gets on a day at most.
pub const MOST_OF_CODE: u32 = 20;

/// How many reports there are on a day at most.
pub const MOST: u32 = 2000;

/// Report an inspection
///
/// That is not filed, or goes beyond what was filed. It says what is wrong, on which day, and, if that is
/// known, who came; there is no place for words, and nothing is kept about who reports but the day. Needs an
/// `Idempotency-Key`: the same key and body get the same answer, another body 409. 429 where as much has been
/// reported today as is taken in of a day.
#[utoipa::path(
    post,
    path = "/api/v1/inspections/{code}/reports",
    operation_id = "report_inspection",
    tag = "inspections",
    params(
        ("code" = InspectionId, Path, description = "What stands on the notice"),
        ("Idempotency-Key" = String, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = InspectionReport,
    responses((status = 200, description = "It was taken in", body = ReportTaken), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Named(typed): Named<InspectionId>,
    key: OnceKey,
    _: NoQuery,
    Body(report): Body<InspectionReport>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let code = code::read::<InspectionId>(typed.as_str()).ok_or(Refusal::NOT_FOUND)?;
    let key = key.needed()?;
    let now_ms = app.clock.now_ms();
    let reported = day(now_ms, now.zone);
    let mut problems = Vec::new();
    let mut note = |field: &str, code| {
        problems.push(FieldProblem {
            field: field.to_owned(),
            code,
        });
    };
    let ago = (reported.0 - report.day.0).num_days();
    if !(0..=i64::from(InspectionReport::DAYS)).contains(&ago) {
        note("/day", FieldCode::OutOfRange);
    }
    let known = |department| now.departments.contains(department);
    if !report.department.as_ref().is_none_or(known) {
        note("/department", FieldCode::UnknownValue);
    }
    if !problems.is_empty() {
        return Err(Refusal::fields(problems));
    }
    let new = NewReport {
        id: secret::hash("inspection report", &key),
        code: code.clone(),
        report,
        reported,
        most_of_code: MOST_OF_CODE,
        most: MOST,
    };
    let taken = app.store.report_inspection(&new).await;
    match taken.map_err(|error| internal(&error))? {
        Ok(()) => Ok(say(ReportTaken { code, reported })),
        Err(NotReported::OtherReport) => Err(Refusal::conflict(HEADER, FieldCode::Taken)),
        Err(NotReported::Full) => Err(Refusal::too_soon(until_tomorrow(now_ms, now.zone))),
    }
}

/// How many seconds there are until midnight in the county.
fn until_tomorrow(now_ms: i64, zone: Zone) -> u32 {
    const DAY_MS: i64 = 24 * 3_600_000;
    let wall_ms = now_ms + i64::from(zone.minutes_east()) * 60_000;
    let left_ms = DAY_MS - wall_ms.rem_euclid(DAY_MS);
    u32::try_from((left_ms + 999) / 1000).unwrap_or(u32::MAX)
}

/// For reports that were not taken in.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// A field is unknown, missing or not as it should be; `fields` says which.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// No notice has such a code.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// The key came with another report before.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// As much has been reported today as is taken in; try again after `Retry-After` seconds.
    #[response(status = 429, content_type = "application/problem+json")]
    TooSoon(Problem),
    /// The server cannot answer now, or took too long.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}
