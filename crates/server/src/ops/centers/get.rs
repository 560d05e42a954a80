//! `GET /api/v1/centers/{center}`.

use crate::ops::answer::{Named, Now, UsualOfOne, send};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::CenterId;
use mingbai_contract::catalog::CenterPage;

/// A centre
///
/// Its hours, how to get there, what the building offers, its windows and the departments that sit
/// there.
#[utoipa::path(
    get,
    path = "/api/v1/centers/{center}",
    operation_id = "get_center",
    tag = "offices",
    params(("center" = CenterId, Path, description = "The centre", example = "zwfw-main")),
    responses((status = 200, description = "The centre", body = CenterPage), UsualOfOne),
)]
pub async fn handler(
    Named(center): Named<CenterId>,
    _: NoQuery,
    Now(now): Now,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let body = now.centers.get(&center).ok_or(Refusal::NOT_FOUND)?;
    Ok(send(&headers, body))
}
