//! What every answer goes through: request id, size limits, time limit, problem bodies, security
//! headers, one log line and the metrics.
//!
//! It never looks into a body and never knows an operation. What is logged and counted is the
//! method, the route's template, the status, the duration and the request id: no address of the
//! caller, no user agent, no path or query as typed, because what somebody searches for is nobody's
//! business. What people do without a name is counted and not logged ([`Edge::anonymous`]). Start with
//! [`Edged`].

pub mod encoding;
pub mod security;

use crate::clock::Stopwatch;
use crate::config::Limits;
use crate::problem::{MEDIA_TYPE, Refusal};
use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::{FutureExt as _, poll};
use mingbai_contract::shape::{SHAPE, SHAPE_HEADER};
use std::convert::Infallible;
use std::hash::{BuildHasher as _, RandomState};
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll};
use std::time::Duration;
use tower::Service;

/// The header that names an answer in the server's log.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How many headers an answer gets here, at most.
const OWN_HEADERS: usize = 10;

/// How many headers a large answer has in the end, about: room for them is made once.
pub const HEADERS: usize = 16;

/// The header that names the shape of an answer.
const SHAPE_NAME: HeaderName = HeaderName::from_static(SHAPE_HEADER);

/// The histogram of requests, in seconds.
pub const REQUEST_SECONDS: &str = "mingbai_http_request_seconds";

/// The label of an answer that has no route of its own, set by whoever answers.
#[derive(Debug, Clone, Copy)]
pub struct Label(pub &'static str);

/// What the edge must know.
#[derive(Debug, Clone)]
pub struct Edge {
    /// How large and how slow a request may be.
    pub limits: Limits,
    /// Whether people reach this server through TLS only.
    pub https: bool,
    /// The routes' templates, for log and figures.
    pub routes: Arc<Routes>,
    /// Which of them take large bodies.
    pub sealed: &'static [&'static str],
    /// Which of them leave no line in the log: when somebody used them is to be known to the day at most.
    pub anonymous: fn(&str) -> bool,
}

/// Which template a path belongs to.
///
/// The router within knows that too, but tells it only to what stands behind each route; asking a second
/// table costs less than a layer around every route.
#[derive(Debug, Default)]
pub struct Routes(matchit::Router<&'static str>);

impl Routes {
    /// A table of these templates.
    ///
    /// # Errors
    /// Two of them are for the same paths.
    pub fn new(templates: impl IntoIterator<Item = String>) -> Result<Self, matchit::InsertError> {
        let mut routes = matchit::Router::new();
        for template in templates {
            // Once for every start of the server.
            let template: &'static str = template.leak();
            routes.insert(template, template)?;
        }
        Ok(Self(routes))
    }

    fn find(&self, path: &str) -> Option<&'static str> {
        self.0.at(path).ok().map(|found| *found.value)
    }
}

/// The router with everything around it that every answer goes through.
#[derive(Debug, Clone)]
pub struct Edged {
    edge: Edge,
    router: Router,
}

impl Edged {
    /// Puts the edge around a router.
    #[must_use]
    pub const fn new(edge: Edge, router: Router) -> Self {
        Self { edge, router }
    }
}

impl<B> Service<axum::http::Request<B>> for Edged
where
    B: HttpBody<Data = Bytes, Error: Into<axum::BoxError>> + Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: axum::http::Request<B>) -> Self::Future {
        let Self { edge, router } = self.clone();
        Box::pin(async move { Ok(edge.answer(router, request.map(Body::new)).await) })
    }
}

impl Edge {
    async fn answer(self, mut router: Router, request: Request) -> Response {
        let watch = Stopwatch::start();
        let id = request_id();
        let method = request.method().clone();
        let path = request.uri().path();
        let api = is_api(path);
        let route = self.routes.find(path);
        let is_sealed = route.is_some_and(|route| self.sealed.contains(&route));
        let (most, time) = if is_sealed {
            (self.limits.sealed, self.limits.sealed_time)
        } else {
            (self.limits.body, self.limits.time)
        };
        let mut response = match too_large(self.limits.address, most, &request) {
            Some(refusal) => refusal.into_response(),
            None => {
                // What a panic may leave half done is behind locks that say so, or gone with it.
                let mut answer = pin!(AssertUnwindSafe(router.call(request)).catch_unwind());
                // What is ready at once needs no alarm.
                let answered = match poll!(&mut answer) {
                    Poll::Ready(answered) => Ok(answered),
                    Poll::Pending => tokio::time::timeout(time, answer).await,
                };
                match answered {
                    Ok(Ok(Ok(response))) => response,
                    // The panic's words are in the log already: the program's panic hook writes
                    // them, with the place.
                    Ok(Err(_)) => Refusal::INTERNAL.into_response(),
                    Err(_) => Refusal::TIMEOUT.into_response(),
                }
            }
        };
        // Without growing twice on the way.
        response.headers_mut().reserve(OWN_HEADERS);
        write_problem(&mut response, api, &method, &id);
        security::guard(response.headers_mut(), self.https);
        if api {
            let shape = HeaderValue::from_static(SHAPE);
            response.headers_mut().insert(SHAPE_NAME, shape);
        }
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        let label = response.extensions().get::<Label>().map(|label| label.0);
        let route = route.or(label).unwrap_or("none");
        let (status, took) = (response.status(), watch.elapsed());
        count(&method, route, status, took);
        // A failure is told all the same: what cannot be seen is not put right.
        if status.is_server_error() || !(self.anonymous)(route) {
            record(&method, route, status, took, &id);
        }
        response
    }
}

/// Whether a path belongs to the API, whose errors are problems whatever went wrong.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// 64 bits that nobody can foresee, as hex: a count, hashed with keys of the system's randomness. The
/// count itself would tell how many people come.
fn request_id() -> String {
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{:016x}", KEYS.hash_one(count))
}

fn too_large(longest: usize, most: u64, request: &Request) -> Option<Refusal> {
    let uri = request.uri();
    let address = uri.path().len() + uri.query().map_or(0, str::len);
    if address > longest {
        return Some(Refusal::ADDRESS_TOO_LONG);
    }
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length: Option<u64> = length.and_then(|value| value.to_str().ok()?.parse().ok());
    (length.unwrap_or(0) > most).then_some(Refusal::BODY_TOO_LARGE)
}

/// Gives a refusal its body. Under `/api` every error becomes a problem, also those of the router
/// itself; elsewhere only what an operation refused.
fn write_problem(response: &mut Response, api: bool, method: &Method, id: &str) {
    let carried = response.extensions_mut().remove::<Refusal>();
    let bare = || api.then(|| Refusal::of_status(response.status())).flatten();
    let Some(refusal) = carried.or_else(bare) else {
        return;
    };
    let retry = refusal.retry_after;
    let problem = refusal.into_problem(id.to_owned());
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, MEDIA_TYPE);
    headers.insert(header::CONTENT_LENGTH, body.len().into());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = retry {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    *response.body_mut() = match *method {
        Method::HEAD => Body::empty(),
        _ => body.into(),
    };
}

fn count(method: &Method, route: &'static str, status: StatusCode, took: Duration) {
    // Its count is the number of requests; one series for both.
    metrics::histogram!(
        REQUEST_SECONDS,
        "method" => method_name(method),
        "route" => route,
        "status" => status.as_str().to_owned(),
    )
    .record(took);
}

fn record(method: &Method, route: &'static str, status: StatusCode, took: Duration, id: &str) {
    let method = method_name(method);
    let status = status.as_u16();
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    if status >= 500 {
        tracing::error!(target: "request", method, route, status, micros, id);
    } else {
        tracing::info!(target: "request", method, route, status, micros, id);
    }
}

/// The method as a word of a fixed set: callers can send any word, and each would be a new series.
fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
