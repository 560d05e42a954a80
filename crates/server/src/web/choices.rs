//! Language, print size and colours for browsers that run no program: a form, and a cookie that holds
//! what was chosen and nothing else. People who never choose get no cookie.

use super::asked::{Asked, COOKIE, Choices, kept};
use crate::ops::query::Query;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt as _;
use mingbai::route::Page;

/// A year, in seconds.
const YEAR: u32 = 365 * 24 * 60 * 60;

/// A form of three choices is shorter.
const LONGEST: usize = 1024;

/// Answers the form of the settings page: keeps what was chosen and shows the page again.
pub async fn save(headers: &HeaderMap, body: Body, https: bool) -> Response {
    // Another site's form may not change what somebody sees here.
    let from = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if from.is_some_and(|from| from != b"same-origin" && from != b"none") {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Ok(body) = http_body_util::Limited::new(body, LONGEST).collect().await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let bytes = body.to_bytes();
    let mut form = Query::parse(std::str::from_utf8(&bytes).unwrap_or_default());
    let mut choices = Choices::default();
    for name in ["lang", "print", "theme"] {
        if let Some(code) = form.text(name) {
            choices.add(&code);
        }
    }
    let to = HeaderValue::try_from(Page::Settings.path());
    let (Ok(to), Some(cookie)) = (to, cookie(choices.over(kept(headers)), Some(YEAR), https))
    else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let headers = [
        (header::LOCATION, to),
        (header::SET_COOKIE, cookie),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The cookie for whoever has followed a link of ours that chooses, as those in the header do where no
/// program runs: it lasts until the browser is closed. Somebody else's link changes one page only.
#[must_use]
pub fn followed(asked: &Asked, headers: &HeaderMap, https: bool) -> Option<HeaderValue> {
    let from = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if asked.chosen == Choices::default() || from != Some(b"same-origin") {
        return None;
    }
    cookie(asked.chosen.over(kept(headers)), None, https)
}

/// The cookie that keeps choices, for some seconds or until the browser is closed; none where there
/// is nothing to keep.
#[must_use]
fn cookie(choices: Choices, seconds: Option<u32>, https: bool) -> Option<HeaderValue> {
    if choices == Choices::default() {
        return None;
    }
    let mut cookie = format!("{COOKIE}={}; Path=/; SameSite=Lax", choices.codes());
    if let Some(seconds) = seconds {
        cookie += &format!("; Max-Age={seconds}");
    }
    if https {
        cookie += "; Secure";
    }
    HeaderValue::try_from(cookie).ok()
}
