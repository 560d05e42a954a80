//! The application: everything a request may need, and the router over it.

use crate::clock::Clock;
use crate::config::Limits;
use crate::edge::{Edge, Edged, Routes};
use crate::keys::ring::Ring;
use crate::live::Live;
use crate::live::body::Body;
use crate::ops;
use crate::ops::body::LARGE_AT_ONCE;
use crate::ops::complaints::work::Challenges;
use crate::ops::service::docs;
use crate::passwords::{Hashing, Passwords, PasswordsError};
use crate::store::AnyStore;
use crate::store::state::State;
use crate::web;
use crate::web::bundle::Bundle;
use crate::web::press::Press;
use arc_swap::ArcSwapOption;
use axum::Router;
use axum::http::header::InvalidHeaderValue;
use mingbai::route::Page;
use std::sync::Arc;
use tokio::sync::{Semaphore, watch};

/// How many people may follow an application live on one server; others look again by themselves.
const FOLLOWERS: usize = 2000;

/// What requests share.
pub struct App {
    /// What is kept.
    pub store: AnyStore,
    /// What is published now.
    pub live: Arc<Live>,
    /// The same as it is kept, for whoever drafts what comes next; none until somebody does.
    pub state: ArcSwapOption<State>,
    /// Who signs heads of the public log and receipts.
    pub ring: Arc<Ring>,
    /// The citizen app's files.
    pub bundle: Bundle,
    /// Renders pages.
    pub press: Press,
    /// Tells the time.
    pub clock: Clock,
    /// Hashes and compares passwords.
    pub passwords: Passwords,
    /// How many more large bodies may be read now, here.
    pub large: Arc<Semaphore>,
    /// Who draws posters, here: one at a time.
    pub drawing: Arc<Semaphore>,
    /// Gives out work, and looks whether it was done.
    pub challenges: Challenges,
    /// How many more people may follow an application live, here.
    pub followers: Arc<Semaphore>,
    /// Becomes true when the server is to stop.
    pub end: watch::Receiver<bool>,
    /// Under which address people reach this server, such as `https://zwfw.example.cn`.
    pub origin: Option<String>,
    /// Whether people reach this server through TLS only.
    pub https: bool,
    /// Whether there is a message gateway that is told of what happens to applications.
    pub tells: bool,
    /// The OpenAPI document.
    pub openapi: Body,
    /// The page made of it.
    pub docs: docs::Page,
}

impl App {
    /// Under which address phones reach this server, for codes that they scan; none where nobody has said: an
    /// address that leads back to the machine itself leads no phone here.
    #[must_use]
    pub fn scanned_origin(&self) -> Option<&str> {
        let origin = self.origin.as_deref()?;
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        let own = ["localhost", "127.", "[::1]"];
        (!own.iter().any(|own| host.starts_with(own))).then_some(origin)
    }
}

/// What is needed to build the application.
pub struct Parts {
    /// What is kept.
    pub store: AnyStore,
    /// What is published now.
    pub live: Arc<Live>,
    /// Who signs heads of the public log and receipts.
    pub ring: Arc<Ring>,
    /// The citizen app's files.
    pub bundle: Bundle,
    /// How large and how slow a request may be.
    pub limits: Limits,
    /// Tells the time.
    pub clock: Clock,
    /// How costly a guess at a password is.
    pub hashing: Hashing,
    /// Becomes true when the server is to stop: then nobody is followed any more.
    pub end: watch::Receiver<bool>,
    /// Whether people reach this server through TLS only.
    pub https: bool,
    /// Whether there is a message gateway that is told of what happens to applications.
    pub tells: bool,
    /// Under which address people reach this server; none where that is not known.
    pub origin: Option<String>,
}

/// Why the application could not be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The OpenAPI document cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A header of a page is not one.
    #[error(transparent)]
    Header(#[from] InvalidHeaderValue),
    /// Two routes are the same.
    #[error(transparent)]
    Routes(#[from] matchit::InsertError),
    /// Passwords cannot be hashed.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// There is no thread for rendering pages.
    #[error("no thread for rendering pages: {0}")]
    Thread(#[from] std::io::Error),
}

/// Builds the router with everything around it.
///
/// # Errors
/// [`BuildError`], which only a slip in the program, or a system without threads, can bring about.
pub fn build(parts: Parts) -> Result<Edged, BuildError> {
    with_routes(parts, |router| router)
}

/// As [`build`], with more routes beside the API's own; tests add what must not exist elsewhere.
///
/// # Errors
/// As [`build`].
pub fn with_routes(
    parts: Parts,
    more: impl FnOnce(Router<Arc<App>>) -> Router<Arc<App>>,
) -> Result<Edged, BuildError> {
    let (api, document) = ops::api()?;
    let pages = Page::PATTERNS.map(str::to_owned);
    let templates = ops::templates(&document).into_iter().chain(pages);
    let edge = Edge {
        limits: parts.limits,
        https: parts.https,
        routes: Arc::new(Routes::new(templates)?),
        sealed: &ops::SEALED,
        anonymous: ops::is_anonymous,
    };
    let app = App {
        store: parts.store,
        live: parts.live,
        state: ArcSwapOption::empty(),
        ring: parts.ring,
        bundle: parts.bundle,
        press: Press::start()?,
        clock: parts.clock,
        passwords: Passwords::new(parts.hashing)?,
        large: Arc::new(Semaphore::new(LARGE_AT_ONCE)),
        drawing: Arc::new(Semaphore::new(1)),
        challenges: Challenges::default(),
        followers: Arc::new(Semaphore::new(FOLLOWERS)),
        end: parts.end,
        origin: parts.origin,
        https: parts.https,
        tells: parts.tells,
        docs: docs::Page::new(&document)?,
        openapi: Body::json(&document)?,
    };
    let router = more(api).fallback(web::handler);
    Ok(Edged::new(edge, router.with_state(Arc::new(app))))
}
