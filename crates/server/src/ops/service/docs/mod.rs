//! `GET /api/docs`: the OpenAPI document as a page to read.
//!
//! Made once at the start, plain HTML: no script, nothing from anywhere else, one style sheet in
//! the page that the content security policy names by its hash.

mod html;

use crate::app::App;
use crate::live::body::Body;
use crate::ops::answer::send_as;
use crate::ops::query::NoQuery;
use axum::extract::State;
use axum::http::header::InvalidHeaderValue;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
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
    body: Body,
    policy: HeaderValue,
}

impl Page {
    /// Makes the page of an OpenAPI document.
    ///
    /// # Errors
    /// None in practice: a hash in base64 is always a header's value.
    pub fn new(document: &Value) -> Result<Self, InvalidHeaderValue> {
        let style = STANDARD.encode(Sha256::digest(STYLE));
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'"
        );
        Ok(Self {
            body: Body::new(html::page(document, STYLE).into_bytes()),
            policy: policy.try_into()?,
        })
    }
}

/// The page.
pub async fn handler(State(app): State<Arc<App>>, _: NoQuery, headers: HeaderMap) -> Response {
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    let mut response = send_as(html, &headers, &app.docs.body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, app.docs.policy.clone());
    response
}
