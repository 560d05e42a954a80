//! `GET /api/v1/desk/publishing/drafts/{of}`.

use super::file;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::needs::SeePublishing;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::publishing::{DraftFile, DraftOf};
use std::sync::Arc;

/// A guide, a list or a year, with its draft
///
/// What is valid now, the draft there is of it, everything that is wrong with that (else with what is valid), and
/// every version there was. `around` is what a guide is checked against while somebody types, by the same rules
/// (`mingbai_domain::catalog::check`). 404 where it is another department's.
#[utoipa::path(
    get,
    path = "/api/v1/desk/publishing/drafts/{of}",
    operation_id = "get_draft",
    tag = "desk",
    params(
        ("of" = DraftOf, Path, description = "Which one"),
    ),
    responses((status = 200, description = "Everything about it", body = DraftFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeePublishing>,
    Named(of): Named<DraftOf>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    Ok(say(file(&app, &may, &of).await?))
}
