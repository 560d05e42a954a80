//! The citizen app's files: read once at the start, sent from memory.
//!
//! Owns the built bundle ([`bundle`]), the addresses of the app's pages ([`pages`]) and the content
//! security policy of its page ([`policy`]). It never opens a file while a request is running, so
//! that no path a caller types can reach the disk. Start with [`handler`].

pub mod bundle;
pub mod pages;
pub mod policy;

use crate::app::App;
use crate::edge::{Label, encoding};
use crate::live::current::Current;
use crate::store::AnyStore;
use axum::body::HttpBody as _;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header, request};
use axum::response::{IntoResponse, Response};
use bundle::{Asset, Keep};
use pages::Subject;
use percent_encoding::percent_decode_str;
use std::sync::Arc;

const NOT_BUILT: &str = "The web bundle is not here.\n\
    Build it with `cargo xtask build`, or say with --web where it is. The API works without it.\n";

/// Answers every address that is not the API's: a file of the bundle, a page of the app, or the
/// app with status 404.
pub async fn handler(State(app): State<Arc<App>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    let (request, _) = request.into_parts();
    let mut response = answer(&app, &request).await;
    if request.method == Method::HEAD {
        let body = std::mem::take(response.body_mut());
        if let Some(length) = body.size_hint().exact().filter(|length| *length > 0) {
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_LENGTH, length.into());
        }
    }
    response
}

/// The program that keeps the app on the phone.
const SERVICE_WORKER: &str = "/sw.js";
const SERVICE_WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";

async fn answer(app: &App, request: &request::Parts) -> Response {
    let path = percent_decode_str(request.uri.path()).decode_utf8();
    let Ok(path) = path else {
        return labelled("none", StatusCode::NOT_FOUND.into_response());
    };
    if let Some(asset) = app.bundle.file(&path) {
        let mut response = send(&request.headers, asset, StatusCode::OK);
        if path == SERVICE_WORKER {
            // It fetches what it keeps; the policy of other files would forbid that.
            let policy = HeaderValue::from_static(SERVICE_WORKER_POLICY);
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        return labelled("file", response);
    }
    // A file that is not there is never answered with a page: robots.txt least of all.
    if path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'))
    {
        return labelled(
            "file",
            text(StatusCode::NOT_FOUND, "There is no such file.\n"),
        );
    }
    if path.len() > 1 && path.ends_with('/') {
        return labelled("page", without_slash(request));
    }
    let page = pages::page(&path);
    let label = page.as_ref().map_or("page", |page| page.label);
    let Some(index) = app.bundle.index() else {
        return labelled(label, text(StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT));
    };
    let there = match page {
        None => false,
        Some(page) => exists(app, &page.subject, request.uri.query()).await,
    };
    let status = if there {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    let mut response = send(&request.headers, &index.asset, status);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, index.policy.clone());
    labelled(label, response)
}

/// Whether what a page is about is published.
async fn exists(app: &App, subject: &Subject, query: Option<&str>) -> bool {
    let Some(now) = app.live.current() else {
        return true;
    };
    match subject {
        Subject::Nothing => true,
        Subject::Item(item) => {
            now.guides.contains_key(item) || old_version(&app.store, item, query).await
        }
        _ => names_something(subject, &now),
    }
}

fn names_something(subject: &Subject, now: &Current) -> bool {
    match subject {
        Subject::Nothing => true,
        Subject::Item(item) => now.guides.contains_key(item),
        Subject::List(list) => now.lists.contains_key(list),
        Subject::Center(center) => now.centers.contains_key(center),
        Subject::Window(window) => now.windows.contains_key(window),
    }
}

/// Whether the address names an earlier version of an item that is gone.
async fn old_version(
    store: &AnyStore,
    item: &mingbai_contract::ItemId,
    query: Option<&str>,
) -> bool {
    let mut query = crate::ops::query::Query::parse(query.unwrap_or_default());
    let Some(version) = query.number("version", 1..=u32::MAX - 1) else {
        return false;
    };
    match store.guide_version(item, version).await {
        Ok(found) => found.is_some(),
        Err(error) => {
            // The app asks the API next and shows that it cannot answer.
            tracing::error!(%error, "an earlier version cannot be looked up");
            true
        }
    }
}

fn send(headers: &HeaderMap, asset: &Asset, status: StatusCode) -> Response {
    let known = status == StatusCode::OK && encoding::is_known(headers, &asset.etag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let (bytes, name) = asset.encoded(encoding::negotiate(headers));
        let mut response = (status, bytes).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(asset.media_type),
        );
        if let Some(name) = name {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    };
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::try_from(&asset.etag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let lifetime = match asset.keep {
        Keep::Forever => "public, max-age=31536000, immutable",
        Keep::ForADay => "public, max-age=86400",
        Keep::AskFirst => "no-cache",
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(lifetime));
    response
}

/// The same address without the slash at its end, query included.
fn without_slash(request: &request::Parts) -> Response {
    let uri = &request.uri;
    let path = uri.path().trim_end_matches('/');
    // `//host/` must not become an address of another site.
    let path = format!("/{}", path.trim_start_matches('/'));
    let target = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    };
    match HeaderValue::try_from(target) {
        Ok(target) => {
            let headers = [
                (header::LOCATION, target),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            ];
            (StatusCode::PERMANENT_REDIRECT, headers).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn text(status: StatusCode, words: &'static str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], words).into_response()
}

fn labelled(label: &'static str, mut response: Response) -> Response {
    response.extensions_mut().insert(Label(label));
    response
}
