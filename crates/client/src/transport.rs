//! What carries a request to the server and decodes what comes back.

use serde::de::DeserializeOwned;
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
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply<B> {
    /// The HTTP status.
    pub status: u16,
    /// The `ETag` header, quotes included.
    pub etag: Option<String>,
    /// The body, as the transport keeps it.
    pub body: B,
}

/// Nothing came back: no network, no such host, or given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreachable;

/// A body is not what was asked for; holds the decoder's words for logs, or nothing where they
/// would only make the program larger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(pub String);

/// Carries requests. Its futures need not be `Send`: in the browser there is one thread.
pub trait Transport {
    /// A body as it arrives: text, bytes, or a value of the browser's.
    type Body;

    /// Sends a request and waits for the whole answer, whatever its status.
    ///
    /// # Errors
    /// [`Unreachable`] when no answer came.
    fn send(
        &self,
        request: Request<'_>,
    ) -> impl Future<Output = Result<Reply<Self::Body>, Unreachable>>;

    /// Reads a JSON body.
    ///
    /// # Errors
    /// [`DecodeError`] when it is not JSON or not of this type.
    fn decode<A: DeserializeOwned>(body: Self::Body) -> Result<A, DecodeError>;
}
