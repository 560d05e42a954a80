//! `GET /api/docs`: the OpenAPI document as a page to read.
//!
//! Made once at the start, plain HTML: no script, nothing from anywhere else, one style sheet in
//! the page that the content security policy names by its hash.

mod html;

use crate::app::App;
use crate::edge::encoding;
use crate::ops::query::NoQuery;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Where the page is.
pub const ROUTE: &str = "/api/docs";

const STYLE: &str = include_str!("docs.css");

/// The page, ready to be sent.
#[derive(Debug)]
pub struct Page {
    html: String,
    etag: String,
    policy: String,
}

impl Page {
    /// Makes the page of an OpenAPI document.
    #[must_use]
    pub fn new(document: &Value) -> Self {
        let html = html::page(document, STYLE);
        let style = STANDARD.encode(Sha256::digest(STYLE));
        Self {
            etag: encoding::etag(html.as_bytes()),
            policy: format!(
                "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; \
                 form-action 'none'; frame-ancestors 'none'"
            ),
            html,
        }
    }
}

/// The page.
pub async fn handler(State(app): State<Arc<App>>, _: NoQuery, headers: HeaderMap) -> Response {
    let page = &app.docs;
    let mut response = if encoding::is_known(&headers, &page.etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        page.html.clone().into_response()
    };
    let fixed: [(HeaderName, &str); 4] = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::ETAG, &page.etag),
        (header::CONTENT_SECURITY_POLICY, &page.policy),
    ];
    for (name, value) in fixed {
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
