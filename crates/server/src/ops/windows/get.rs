//! `GET /api/v1/windows/{window}`.

use crate::ops::answer::{Named, Now, UsualOfOne, send};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::WindowId;
use mingbai_contract::catalog::WindowPage;

/// A window
///
/// Where it is, who sits there, when it is open and what it handles.
#[utoipa::path(
    get,
    path = "/api/v1/windows/{window}",
    operation_id = "get_window",
    tag = "offices",
    params(("window" = WindowId, Path, description = "The number above the counter", example = "A03")),
    responses((status = 200, description = "The window", body = WindowPage), UsualOfOne),
)]
pub async fn handler(
    Named(window): Named<WindowId>,
    _: NoQuery,
    Now(now): Now,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let body = now.windows.get(&window).ok_or(Refusal::NOT_FOUND)?;
    Ok(send(&headers, body))
}
