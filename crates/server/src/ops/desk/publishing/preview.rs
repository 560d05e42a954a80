//! `POST /api/v1/desk/publishing/preview`.

use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::{MOST_OF_DRAFT, Whole};
use crate::ops::desk::needs::SeePublishing;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use crate::store::state::{Offices, OldGuide};
use crate::web::preview::guide;
use axum::extract::State;
use axum::response::Response;
use mingbai::text::Lang;
use mingbai_contract::desk::publishing::{Preview, PreviewDraft};
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// A guide as citizens would see it
///
/// The citizen app's own page of it, rendered here: a whole page of HTML without a script, for a frame that runs none.
/// What depends on the hour has its place reserved, as in every page that is sent. Nothing is written.
#[utoipa::path(
    post,
    path = "/api/v1/desk/publishing/preview",
    operation_id = "preview_draft",
    tag = "desk",
    request_body = PreviewDraft,
    responses((status = 200, description = "The page", body = Preview), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeePublishing>,
    _: NoQuery,
    Whole(asked): Whole<PreviewDraft, MOST_OF_DRAFT>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let catalog = &now.shelf.catalog;
    if !now.departments.contains(&asked.guide.department) {
        return Err(Refusal::field("/guide/department", FieldCode::UnknownValue));
    }
    let draft = OldGuide {
        version: 1,
        latest: 1,
        published: day(may.now_ms, now.zone),
        guide: *asked.guide,
        offices: Offices {
            county: catalog.county.clone(),
            departments: catalog.departments.clone(),
            centers: catalog.centers.clone(),
            windows: catalog.windows.clone(),
        },
    };
    let lang = if asked.english { Lang::En } else { Lang::Zh };
    let html = guide(&app, &now, draft, lang).await;
    Ok(say(Preview {
        html: html.ok_or(Refusal::UNAVAILABLE)?,
    }))
}
