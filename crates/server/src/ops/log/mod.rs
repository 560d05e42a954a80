//! The public log (R14): heads, proofs, entries, keys. Everything here is for everybody.

pub mod consistency;
pub mod entries;
pub mod head;
pub mod heads;
pub mod inclusion;
pub mod keys;

use crate::app::App;
use crate::keys::ring::Signer;
use crate::ops::answer::send_new;
use crate::ops::query::Query;
use crate::problem::Refusal;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use mingbai_contract::problem::FieldCode;
use serde::Serialize;
use std::sync::Arc;

/// The largest number that every JSON reader takes for itself.
const MAX_SIZE: u64 = (1 << 53) - 1;

/// Proofs between given sizes never change.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Who signs, as an argument of a handler: 503 while the county has no keys.
#[derive(Debug)]
pub struct Signing(pub Arc<Signer>);

impl FromRequestParts<Arc<App>> for Signing {
    type Rejection = Refusal;

    async fn from_request_parts(_: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        app.ring.signer().map(Self).ok_or(Refusal::UNAVAILABLE)
    }
}

/// Takes a size or position out of a query; it must be there.
fn size(query: &mut Query, name: &str) -> Option<u64> {
    query.required(name, |text| {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits {
            return Err(FieldCode::Malformed);
        }
        let number = text.parse().unwrap_or(u64::MAX);
        (number <= MAX_SIZE)
            .then_some(number)
            .ok_or(FieldCode::OutOfRange)
    })
}

/// Sends an answer that will be the same for ever.
fn send_for_ever<T: Serialize>(headers: &HeaderMap, value: &T) -> Result<Response, Refusal> {
    let mut response = send_new(headers, value)?;
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, FOR_EVER);
    Ok(response)
}
