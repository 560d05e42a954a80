//! The desk's two cookies: the session, and the mark of a browser in which somebody has signed in
//! before. Neither is sent with a citizen's page or request: both are bound to the desk's part of the
//! API, and no script can read them.

use axum::http::{HeaderMap, HeaderValue, header};
use mingbai_contract::desk::endpoint::DESK;

const SESSION: &str = "mingbai-desk";
const BROWSER: &str = "mingbai-browser";

/// Browsers take a cookie of this prefix over TLS only.
const SECURE: &str = "__Secure-";

/// How long a browser is known, in seconds.
const BROWSER_SECONDS: u32 = 180 * 24 * 3600;

/// The session's token.
#[must_use]
pub fn session(headers: &HeaderMap, https: bool) -> Option<String> {
    find(headers, SESSION, https)
}

/// The mark of the browser.
#[must_use]
pub fn browser(headers: &HeaderMap, https: bool) -> Option<String> {
    find(headers, BROWSER, https)
}

/// Gives the session's token; it is gone when the browser is closed.
#[must_use]
pub fn give_session(token: &str, https: bool) -> Option<HeaderValue> {
    give(SESSION, token, "", https)
}

/// Gives the browser its mark.
#[must_use]
pub fn give_browser(token: &str, https: bool) -> Option<HeaderValue> {
    give(
        BROWSER,
        token,
        &format!("; Max-Age={BROWSER_SECONDS}"),
        https,
    )
}

/// Takes the session's token back.
#[must_use]
pub fn take_session(https: bool) -> Option<HeaderValue> {
    give(SESSION, "", "; Max-Age=0", https)
}

fn give(name: &str, value: &str, life: &str, https: bool) -> Option<HeaderValue> {
    let (prefix, secure) = if https {
        (SECURE, "; Secure")
    } else {
        ("", "")
    };
    let text =
        format!("{prefix}{name}={value}; Path={DESK}; HttpOnly; SameSite=Strict{secure}{life}");
    HeaderValue::try_from(text).ok()
}

/// The cookie's value; none where there are two. We set it for one path and host, so one of them is somebody
/// else's, put there from a neighbouring site to have people work in an account that is not theirs (RFC 6265
/// §8.6).
fn find(headers: &HeaderMap, name: &str, https: bool) -> Option<String> {
    let prefix = if https { SECURE } else { "" };
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut found = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(found, _)| found.strip_prefix(prefix) == Some(name));
    let (_, value) = found.next()?;
    (found.next().is_none() && !value.is_empty()).then(|| value.to_owned())
}
