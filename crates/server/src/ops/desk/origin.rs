//! Whether a request comes from this site's own pages: another site's page can make a browser send one,
//! cookies and all, but cannot lie about where it stands (Fetch Metadata, RFC 6454).

use crate::app::App;
use crate::problem::Refusal;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use std::sync::Arc;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A request of this site's own pages, of somebody who need not be signed in. It comes before the body: nothing
/// else is said to another site's page.
#[derive(Debug, Clone, Copy)]
pub struct OwnPage;

impl FromRequestParts<Arc<App>> for OwnPage {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        check(&parts.headers, app.origin.as_deref()).map(|()| Self)
    }
}

/// Refuses what does not come from `ours`, or, where that is not known, from the host that was asked.
/// A request that names no origin is refused as well: browsers name one with every change.
///
/// # Errors
/// [`Refusal::FOREIGN_ORIGIN`].
pub fn check(headers: &HeaderMap, ours: Option<&str>) -> Result<(), Refusal> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if text(FETCH_SITE).is_some_and(|site| site != "same-origin") {
        return Err(Refusal::FOREIGN_ORIGIN);
    }
    let origin = text(header::ORIGIN).ok_or(Refusal::FOREIGN_ORIGIN)?;
    let asked = text(header::HOST).is_some_and(|host| {
        let of_origin = origin.split_once("://").map(|(_, host)| host);
        of_origin.is_some_and(|of_origin| of_origin.eq_ignore_ascii_case(host))
    });
    if asked || ours.is_some_and(|ours| ours.eq_ignore_ascii_case(origin)) {
        Ok(())
    } else {
        Err(Refusal::FOREIGN_ORIGIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_change_something() {
        for (origin, host, site, fine) in [
            ("https://a.cn", "a.cn", "same-origin", true),
            ("https://a.cn", "a.cn", "", true),
            ("https://ours.cn", "127.0.0.1:8080", "", true),
            ("http://a.cn:8080", "a.cn:8080", "", true),
            ("https://evil.cn", "a.cn", "", false),
            ("https://a.cn.evil.cn", "a.cn", "", false),
            ("null", "a.cn", "", false),
            ("", "a.cn", "", false),
            ("https://a.cn", "a.cn", "cross-site", false),
            ("https://a.cn", "a.cn", "same-site", false),
            ("https://a.cn", "a.cn", "none", false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [
                (header::ORIGIN, origin),
                (header::HOST, host),
                (FETCH_SITE, site),
            ] {
                if !value.is_empty() {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            let checked = check(&headers, Some("https://ours.cn"));
            assert_eq!(checked.is_ok(), fine, "{origin} {host} {site}");
        }
    }
}
