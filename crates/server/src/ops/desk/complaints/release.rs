//! `POST /api/v1/desk/complaints/{id}/summary/release`.

use super::{Act, act, find};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::complaints::Along;
use crate::ops::complaints::refusal::{conflict, refused};
use crate::ops::desk::needs::ReleaseSummary;
use crate::ops::desk::{May, Refused, day, done, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::complaints::KeptSummary;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::Month;
use mingbai_contract::complaint::ComplaintSummary;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::complaints::{ComplaintId, MoveComplaint};
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::{Deed, Refusal as Rule, fold};
use std::sync::Arc;

/// Release a summary of a complaint
///
/// That somebody else proposed: from now on everybody can read it, under the month, the category and the
/// departments, and nothing says of which complaint. `409 same_person` for whoever proposed it.
#[utoipa::path(
    post,
    path = "/api/v1/desk/complaints/{id}/summary/release",
    operation_id = "release_summary",
    tag = "desk",
    params(("id" = ComplaintId, Path, description = "Which complaint")),
    request_body = MoveComplaint,
    responses((status = 204, description = "It is released"), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<ReleaseSummary>,
    Named(id): Named<ComplaintId>,
    _: NoQuery,
    Body(new): Body<MoveComplaint>,
) -> Result<Response, Refusal> {
    let (now, kept) = find(&app, &id).await?;
    let proposed = kept.summary.ok_or_else(|| refused(Rule::NoSummary))?;
    if proposed.by == staff_name(may.account.login.as_str()) {
        return Err(conflict(ProblemType::SamePerson));
    }
    let course = fold(&kept.complaint).map_err(|error| internal(&error))?;
    let released = ComplaintSummary {
        month: Month::of(day(may.now_ms, now.zone)),
        category: kept.complaint.category,
        departments: course.departments,
        text: proposed.text.clone(),
    };
    let along = Along {
        summary: Some(KeptSummary {
            waits: false,
            ..proposed
        }),
        released: Some(released),
        ..Along::default()
    };
    let release = Act {
        id,
        after: new.after,
        deed: Deed::PublishSummary,
        along,
        recorded: Recorded::SummaryReleased,
    };
    act(&app, &may, release).await?;
    Ok(done())
}
