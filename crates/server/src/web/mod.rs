//! The citizen app: its files, read once at the start and sent from memory, and its pages.
//!
//! Owns the built bundle ([`bundle`]), pages rendered by the app's own views ([`render`]) and their
//! content security policy ([`policy`]). It never opens a file while a request is running, so that no
//! path a caller types can reach the disk. Start with [`handler`].

pub mod asked;
pub mod bundle;
pub mod choices;
mod desk;
mod island;
pub mod policy;
pub mod press;
pub mod preview;
pub mod render;
pub mod sitemap;
pub mod structured;
pub mod template;

use crate::app::App;
use crate::edge::{Label, encoding};
use crate::ops::answer::send_as;
use asked::Asked;
use axum::body::HttpBody as _;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request};
use axum::response::{IntoResponse, Response};
use bundle::{Asset, Keep};
use mingbai::parts::Part;
use mingbai::route::Page;
use percent_encoding::percent_decode_str;
use render::Ready;
use std::sync::Arc;

const NOT_BUILT: &str = "The web bundle is not here.\n\
    Build it with `cargo xtask build`, or say with --web where it is. The API works without it.\n";

/// Answers every address that is not the API's: a file of the bundle, a page of the app, or the
/// app with status 404.
pub async fn handler(State(app): State<Arc<App>>, request: Request) -> Response {
    if *request.method() == Method::POST && request.uri().path() == Page::Settings.path() {
        let (request, body) = request.into_parts();
        let saved = choices::save(&request.headers, body, app.https).await;
        return saved;
    }
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

/// The app without a page in it.
const SHELL: &str = "/index.html";

const ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// What a page's answer depends on beside its address.
const VARY: &str = "accept-encoding, accept-language, cookie";

async fn answer(app: &App, request: &request::Parts) -> Response {
    let path = percent_decode_str(request.uri.path()).decode_utf8();
    let Ok(path) = path else {
        return labelled("none", StatusCode::NOT_FOUND.into_response());
    };
    if let Some(origin) = app.origin.as_deref() {
        let now = app.live.current();
        let made = match (path.as_ref(), app.bundle.file(&path)) {
            (sitemap::SITEMAP, _) => {
                now.map(|now| sitemap::sitemap(&request.headers, &now, origin))
            }
            (sitemap::ROBOTS, Some(rules)) => {
                Some(sitemap::robots(&request.headers, &rules.text(), origin))
            }
            _ => None,
        };
        if let Some(made) = made {
            return labelled("file", made);
        }
    }
    if let Some(asset) = app.bundle.file(&path) {
        let mut response = send(&request.headers, asset, StatusCode::OK);
        if path == SERVICE_WORKER {
            // It fetches what it keeps; the policy of other files would forbid that.
            let policy = HeaderValue::from_static(SERVICE_WORKER_POLICY);
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        if policy::is_worker(&path) {
            let policy = HeaderValue::from_static(policy::WORKER);
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        return labelled("file", response);
    }
    if desk::owns(&path) {
        return desk::page(app, request, &path);
    }
    // What the service worker keeps for addresses that it has no page for.
    if let (SHELL, Some(index)) = (path.as_ref(), app.bundle.index()) {
        let mut response = send(&request.headers, &index.asset, StatusCode::OK);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, index.policy.clone());
        headers.insert(ROBOTS_TAG, HeaderValue::from_static("noindex"));
        return labelled("page", response);
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
    let asked = Asked::read(&path, &request.uri, &request.headers);
    let Some(index) = app.bundle.index() else {
        return labelled("page", text(StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT));
    };
    let ready = match app.live.current() {
        Some(now) => render::page(app, &now, &asked).await,
        None => None,
    };
    let mut response = match ready {
        Some(ready) => rendered(&request.headers, &ready),
        // Nothing is published yet, or a view is broken: the app says what it can.
        None => send(&request.headers, &index.asset, bare_status(app, &asked)),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, index.policy.clone());
    headers.insert(header::VARY, HeaderValue::from_static(VARY));
    let part = asked.page.as_ref().and_then(Part::of);
    if let Some(hint) = part.and_then(|part| app.bundle.ahead(part)) {
        headers.insert(header::LINK, hint.clone());
    }
    if let Some(cookie) = choices::followed(&asked, &request.headers, app.https) {
        headers.insert(header::SET_COOKIE, cookie);
        let mine = HeaderValue::from_static("private, no-cache");
        headers.insert(header::CACHE_CONTROL, mine);
    }
    match asked.page {
        Some(_) => response,
        None => labelled("page", response),
    }
}

/// The status of the bare app: it may still name something that is not there.
fn bare_status(app: &App, asked: &Asked) -> StatusCode {
    match app.live.current() {
        Some(now) if !render::is_there(&now, asked) => StatusCode::NOT_FOUND,
        _ => StatusCode::OK,
    }
}

/// Sends a rendered page, or 304 to whoever has it already.
fn rendered(headers: &HeaderMap, ready: &Ready) -> Response {
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    let mut response = send_as(html, headers, &*ready.page);
    if !ready.there && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
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
    headers.insert(header::ETAG, asset.etag.clone());
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
