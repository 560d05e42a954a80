//! `PUT /api/v1/desk/complaints/{id}/summary`.

use super::{Act, act};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::complaints::Along;
use crate::ops::desk::needs::ProposeSummary as Needed;
use crate::ops::desk::{May, Refused, say, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use crate::store::complaints::KeptSummary;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::complaints::{ComplaintFile, ComplaintId, ProposeSummary};
use mingbai_domain::complaint::{Deed, check};
use std::sync::Arc;

/// Propose a summary of a complaint
///
/// For everybody to read, after it was answered: what it was about and what came of it, without anything that
/// tells who complained. Somebody else releases it. Until then another one takes its place.
#[utoipa::path(
    put,
    path = "/api/v1/desk/complaints/{id}/summary",
    operation_id = "propose_summary",
    tag = "desk",
    params(("id" = ComplaintId, Path, description = "Which complaint")),
    request_body = ProposeSummary,
    responses((status = 200, description = "The complaint as it stands now", body = ComplaintFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<Needed>,
    Named(id): Named<ComplaintId>,
    _: NoQuery,
    Body(new): Body<ProposeSummary>,
) -> Result<Response, Refusal> {
    let faults = check::summary(&new.text);
    if !faults.is_empty() {
        return Err(Refusal::fields(faults));
    }
    let summary = KeptSummary {
        text: new.text.trim().to_owned(),
        by: staff_name(may.account.login.as_str()),
        waits: true,
    };
    let done = Act {
        id,
        after: new.after,
        deed: Deed::ProposeSummary,
        along: Along {
            summary: Some(summary),
            ..Along::default()
        },
        recorded: Recorded::SummaryProposed,
    };
    Ok(say(act(&app, &may, done).await?))
}
