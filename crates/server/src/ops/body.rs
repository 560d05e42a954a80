//! JSON bodies, read strictly: unknown fields are refused, and what is wrong is said with its place.

use crate::app::App;
use crate::problem::{Refusal, internal};
use axum::body::{Bytes, HttpBody as _, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use mingbai_contract::limits::{SEAL_TAG, SIZE_CLASSES};
use mingbai_contract::problem::FieldCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};
use std::sync::Arc;
use tokio::sync::OwnedSemaphorePermit;

/// How many bytes a body may have.
const MOST: usize = 16 * 1024;

/// How many bytes a [`Whole`] body may have: a project with as many approvals as it may have.
const MOST_OF_WHOLE: usize = 64 * 1024;

/// How many bytes a [`Whole`] body with a draft may have: a list of some hundred rows.
pub const MOST_OF_DRAFT: usize = 1024 * 1024;

/// How many bytes a [`Sealed`] body may have: something sealed of the largest size class in base64, its keys,
/// and what stands around it.
pub const MOST_OF_SEALED: usize =
    (SIZE_CLASSES[SIZE_CLASSES.len() - 1] + SEAL_TAG).div_ceil(3) * 4 + 32 * 1024;

/// How many bodies above [`MOST_OF_WHOLE`] are read at the same time: so much memory strangers may take.
pub const LARGE_AT_ONCE: usize = 32;

/// A body.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let bytes = bytes(request, MOST).await?;
        read(&bytes).map(Self)
    }
}

/// A body with many parts, whose types take what they do not know for something newer. Here it is refused,
/// as everywhere.
#[derive(Debug)]
pub struct Whole<T, const MOST: usize = MOST_OF_WHOLE>(pub T);

impl<S: Sync, T: DeserializeOwned + Serialize, const MOST: usize> FromRequest<S>
    for Whole<T, MOST>
{
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let bytes = bytes(request, MOST).await?;
        let whole: T = read(&bytes)?;
        let known = serde_json::to_value(&whole).map_err(|error| internal(&error))?;
        match unknown(&read::<Value>(&bytes)?, &known) {
            Some(field) => Err(Refusal::field(&field, FieldCode::UnknownField)),
            None => Ok(Self(whole)),
        }
    }
}

/// A body with something sealed in it. Large ones wait for room; small ones, which most are, do not.
#[derive(Debug)]
pub struct Sealed<T> {
    /// The body.
    pub value: T,
    /// Held as long as the body is.
    _room: Option<OwnedSemaphorePermit>,
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Sealed<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Refusal> {
        let length = request.body().size_hint().exact();
        let is_small = length.is_some_and(|length| length <= MOST_OF_WHOLE as u64);
        let room = if is_small {
            None
        } else {
            let room = app.large.clone().acquire_owned().await;
            Some(room.map_err(|_| Refusal::UNAVAILABLE)?)
        };
        let bytes = bytes(request, MOST_OF_SEALED).await?;
        Ok(Self {
            value: read(&bytes)?,
            _room: room,
        })
    }
}

/// A JSON pointer to something in `sent` that has no place in what was read of it, and says something.
fn unknown(sent: &Value, known: &Value) -> Option<String> {
    match (sent, known) {
        (Value::Object(sent), Value::Object(known)) => {
            sent.iter().find_map(|(name, value)| match known.get(name) {
                Some(known) => Some(format!("/{name}{}", unknown(value, known)?)),
                None => says_something(value).then(|| format!("/{name}")),
            })
        }
        (Value::Array(sent), Value::Array(known)) => sent
            .iter()
            .zip(known)
            .enumerate()
            .find_map(|(at, (sent, known))| Some(format!("/{at}{}", unknown(sent, known)?))),
        _ => None,
    }
}

/// Whether it is more than the nothing that may also be left out.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

/// The bytes of a JSON body, so many at most.
async fn bytes(request: Request, most: usize) -> Result<Bytes, Refusal> {
    let media_type = request.headers().get(header::CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    let bare = media_type.and_then(|text| text.split(';').next());
    // A form of another site could send any other type without asking.
    if bare.map(|text| text.trim().to_ascii_lowercase()).as_deref() != Some("application/json") {
        return Err(Refusal::MEDIA_TYPE);
    }
    let bytes = to_bytes(request.into_body(), most).await;
    bytes.map_err(|_| Refusal::BODY_TOO_LARGE)
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader);
    let value = value.map_err(|error| {
        let (field, code) = what(&pointer(error.path()), &error.inner().to_string());
        Refusal::field(&field, code)
    })?;
    match reader.end() {
        Ok(()) => Ok(value),
        Err(_) => Err(Refusal::field("", FieldCode::Malformed)),
    }
}

/// A JSON pointer (RFC 6901).
fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer += &format!("/{index}"),
            Segment::Map { key } => pointer += &format!("/{key}"),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

/// serde says in words only whether a field is unknown or missing.
fn what(at: &str, words: &str) -> (String, FieldCode) {
    let named = words.split('`').nth(1).unwrap_or_default();
    if words.starts_with("unknown field") {
        // The path names the unknown field itself.
        (at.to_owned(), FieldCode::UnknownField)
    } else if words.starts_with("missing field") {
        (format!("{at}/{named}"), FieldCode::Missing)
    } else if words.starts_with("unknown variant") {
        (at.to_owned(), FieldCode::UnknownValue)
    } else {
        (at.to_owned(), FieldCode::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::desk::staff::Invite;

    #[test]
    fn what_is_unknown_deep_inside_is_found() {
        let known = serde_json::json!({"a": [{"b": 1, "c": [1]}], "d": {}});
        for (sent, found) in [
            (r#"{"a": [{"b": 1, "c": [2]}], "d": {}, "e": null}"#, None),
            (r#"{"a": [{"b": 1, "e": []}], "e": false}"#, None),
            (r#"{"a": [{"b": 1, "e": 0}]}"#, Some("/a/0/e")),
            (r#"{"a": [{"b": 1}], "d": {"e": ""}}"#, Some("/d/e")),
        ] {
            let sent: Value = serde_json::from_str(sent).unwrap();
            assert_eq!(unknown(&sent, &known).as_deref(), found, "{sent}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (body, field, code) in [
            ("", "", FieldCode::Malformed),
            ("{", "", FieldCode::Malformed),
            ("[]", "", FieldCode::Malformed),
            (r#"{"login":"a","name":"b"}"#, "/grants", FieldCode::Missing),
            (r#"{"login":1}"#, "/login", FieldCode::Malformed),
            (
                r#"{"login":"a","name":"b","grants":[],"admin":true}"#,
                "/admin",
                FieldCode::UnknownField,
            ),
            (
                r#"{"login":"a","name":"b","grants":[{"role":"king"}]}"#,
                "/grants/0/role",
                FieldCode::UnknownValue,
            ),
            (
                r#"{"login":"a","name":"b","grants":[{"role":"clerk","windows":["x y"]}]}"#,
                "/grants/0/windows/0",
                FieldCode::Malformed,
            ),
            (
                r#"{"login":"a","name":"b","grants":[]} {}"#,
                "",
                FieldCode::Malformed,
            ),
        ] {
            let refusal = read::<Invite>(body.as_bytes()).unwrap_err();
            assert_eq!(refusal, Refusal::field(field, code), "{body}");
        }
    }
}
