//! How an operation answers with a body that was made ready before.

use crate::app::App;
use crate::edge::HEADERS;
use crate::edge::encoding::{self, Encoding};
use crate::live::body::Body;
use crate::live::current::Current;
use crate::live::packed::Packed;
use crate::problem::{Refusal, internal};
use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mingbai_contract::problem::Problem;
use serde::Serialize;
use std::str::FromStr;
use std::sync::Arc;

/// Phones ask every time and get 304 while nothing has changed, so that nobody reads yesterday's
/// guide; a CDN in front may answer for ten seconds by itself.
const LIFETIME: HeaderValue =
    HeaderValue::from_static("public, max-age=0, s-maxage=10, must-revalidate");

/// Sends a JSON body, or 304 to whoever has it already.
pub fn send(headers: &HeaderMap, body: &Body) -> Response {
    send_as(HeaderValue::from_static("application/json"), headers, body)
}

/// A body that is there in every encoding.
pub trait Encoded {
    /// Its ETag.
    fn etag(&self) -> &HeaderValue;
    /// Its bytes in an encoding.
    fn encoded(&self, encoding: Encoding) -> Bytes;
}

impl Encoded for Body {
    fn etag(&self) -> &HeaderValue {
        self.etag()
    }

    fn encoded(&self, encoding: Encoding) -> Bytes {
        self.encoded(encoding)
    }
}

impl Encoded for Packed {
    fn etag(&self) -> &HeaderValue {
        self.etag()
    }

    fn encoded(&self, encoding: Encoding) -> Bytes {
        self.encoded(encoding)
    }
}

/// As [`send`], for another content type.
pub fn send_as(media_type: HeaderValue, headers: &HeaderMap, body: &impl Encoded) -> Response {
    let mut response = if encoding::is_known(headers, body.etag()) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let encoding = encoding::negotiate(headers);
        let mut response = Response::new(body.encoded(encoding).into());
        let headers = response.headers_mut();
        headers.reserve(HEADERS);
        headers.insert(header::CONTENT_TYPE, media_type);
        if let Some(name) = encoding.name() {
            let name = HeaderValue::from_static(name);
            headers.insert(header::CONTENT_ENCODING, name);
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, body.etag().clone());
    headers.insert(header::CACHE_CONTROL, LIFETIME);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// Sends a body that was made for this request.
///
/// # Errors
/// [`Refusal::INTERNAL`] when it cannot be written, which plain data always can.
pub fn send_new<T: Serialize>(headers: &HeaderMap, value: &T) -> Result<Response, Refusal> {
    let body = Body::json(value).map_err(|error| internal(&error))?;
    Ok(send(headers, &body))
}

/// The publication that is valid now, as an argument of a handler.
#[derive(Debug)]
pub struct Now(pub Arc<Current>);

impl FromRequestParts<Arc<App>> for Now {
    type Rejection = Refusal;

    async fn from_request_parts(_: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        app.live.current().map(Self).ok_or(Refusal::UNAVAILABLE)
    }
}

/// The last varying part of the path. What is not of its form names nothing: 404.
#[derive(Debug)]
pub struct Named<T>(pub T);

impl<T: FromStr + Send> FromRequestParts<Arc<App>> for Named<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let path = Path::<String>::from_request_parts(parts, app).await;
        let Path(text) = path.map_err(|_| Refusal::NOT_FOUND)?;
        text.parse().map(Self).map_err(|_| Refusal::NOT_FOUND)
    }
}

/// For requests that ended well before: the client has it already.
#[derive(utoipa::IntoResponses)]
pub enum Usual {
    /// Nothing has changed since the answer that `If-None-Match` names.
    #[response(status = 304)]
    Known,
    /// A parameter is unknown, not of its form, or names nothing; `fields` says which.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// The server cannot answer now, or took too long.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// As [`Usual`], for operations that name one thing.
#[derive(utoipa::IntoResponses)]
pub enum UsualOfOne {
    /// Nothing has changed since the answer that `If-None-Match` names.
    #[response(status = 304)]
    Known,
    /// A parameter is unknown, not of its form, or names nothing; `fields` says which.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// There is no such thing.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// The server cannot answer now, or took too long.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}
