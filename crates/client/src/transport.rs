//! What carries a request to the server and the answer back.

use std::future::Future;

/// A request as the transport sends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'a> {
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// Path and query, from the site's root.
    pub address: &'a str,
    /// The `ETag` of what is here already, for `If-None-Match`.
    pub if_none_match: Option<&'a str>,
    /// The key under which the request is carried out once, for `Idempotency-Key`.
    pub idempotency_key: Option<&'a str>,
    /// The body, JSON; none for none.
    pub body: Option<&'a str>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The `ETag` header, quotes included.
    pub etag: Option<String>,
    /// The body.
    pub body: String,
}

/// Nothing came back: no network, no such host, or given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreachable;

/// Carries requests. Its futures need not be `Send`: in the browser there is one thread.
pub trait Transport {
    /// Sends a request and waits for the whole answer, whatever its status.
    ///
    /// # Errors
    /// [`Unreachable`] when no answer came.
    fn send(&self, request: Request<'_>) -> impl Future<Output = Result<Reply, Unreachable>>;
}
