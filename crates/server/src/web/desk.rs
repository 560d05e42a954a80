//! The staff desk's page: one page at every address below `/desk/` that is no file.
//!
//! The desk is an app of its own (`crates/desk`). Nothing of it is rendered here, and nobody is asked who
//! they are: the page is the same for all, and what it shows comes from `/api/v1/desk`.

use super::{ROBOTS_TAG, labelled, send, text};
use crate::app::App;
use axum::http::{HeaderValue, StatusCode, header, request};
use axum::response::{IntoResponse as _, Response};

/// The page's file in the bundle.
pub const PAGE: &str = "/desk/index.html";

const ROOT: &str = "/desk/";

/// Whether an address belongs to the desk.
pub fn owns(path: &str) -> bool {
    path == ROOT.trim_end_matches('/') || path.starts_with(ROOT)
}

/// The page, for an address that is no file of the bundle.
pub fn page(app: &App, request: &request::Parts, path: &str) -> Response {
    if path == ROOT.trim_end_matches('/') {
        let headers = [
            (header::LOCATION, ROOT),
            (header::CACHE_CONTROL, "no-cache"),
        ];
        return labelled(
            ROOT,
            (StatusCode::PERMANENT_REDIRECT, headers).into_response(),
        );
    }
    let file = path.rsplit('/').next().unwrap_or_default();
    if file.contains('.') && path != PAGE {
        return labelled(
            "file",
            text(StatusCode::NOT_FOUND, "There is no such file.\n"),
        );
    }
    let Some(index) = app.bundle.desk() else {
        return labelled(
            ROOT,
            text(StatusCode::SERVICE_UNAVAILABLE, super::NOT_BUILT),
        );
    };
    let mut response = send(&request.headers, &index.asset, StatusCode::OK);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, index.policy.clone());
    headers.insert(ROBOTS_TAG, HeaderValue::from_static("noindex"));
    labelled(ROOT, response)
}
