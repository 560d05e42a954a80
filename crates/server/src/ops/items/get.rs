//! `GET /api/v1/items/{item}`.

use crate::app::App;
use crate::live::guide::old_guide_page;
use crate::ops::answer::{Named, Now, UsualOfOne, send, send_new};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::ItemId;
use mingbai_contract::catalog::GuidePage;
use std::sync::Arc;

/// A guide
///
/// Everything published about an item: conditions, situations, materials, steps, limits, fee,
/// result, remedies; with the department, windows and centres it names. An earlier version shows
/// the offices as they were when it was last valid, and stays readable after the item is gone.
#[utoipa::path(
    get,
    path = "/api/v1/items/{item}",
    operation_id = "get_guide",
    tag = "items",
    params(
        ("item" = ItemId, Path, description = "The item", example = "food-business-license"),
        ("version" = Option<u32>, Query, minimum = 1, description = "An earlier version, counted from 1; the newest if absent"),
    ),
    responses((status = 200, description = "The guide", body = GuidePage), UsualOfOne),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Named(item): Named<ItemId>,
    mut query: Query,
    Now(now): Now,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let version = query.number("version", 1..=u32::MAX - 1);
    query.end()?;
    let Some(version) = version else {
        let guide = now.guides.get(&item).ok_or(Refusal::NOT_FOUND)?;
        let body = guide.body().map_err(|error| internal(&error))?;
        return Ok(send(&headers, body));
    };
    let old = app
        .store
        .guide_version(&item, version)
        .await
        .map_err(|error| internal(&error))?;
    let page = old
        .as_ref()
        .and_then(old_guide_page)
        .ok_or(Refusal::NOT_FOUND)?;
    send_new(&headers, &page)
}
