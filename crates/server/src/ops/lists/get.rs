//! `GET /api/v1/lists/{list}`.

use crate::ops::answer::{Named, Now, UsualOfOne, send};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::ListId;
use mingbai_contract::lists::PublishedList;

/// A published list
///
/// Its entries in the publisher's order, each with labelled facts.
#[utoipa::path(
    get,
    path = "/api/v1/lists/{list}",
    operation_id = "get_list",
    tag = "lists",
    params(("list" = ListId, Path, description = "The list", example = "fees")),
    responses((status = 200, description = "The list", body = PublishedList), UsualOfOne),
)]
pub async fn handler(
    Named(list): Named<ListId>,
    _: NoQuery,
    Now(now): Now,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let body = now.lists.get(&list).ok_or(Refusal::NOT_FOUND)?;
    Ok(send(&headers, body))
}
