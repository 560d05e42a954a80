//! One try to hand a message over: a connection, a request, the first line of an answer.
//!
//! Redirects are not followed: who changes the gateway's address changes the settings. What the answer says
//! is not read. All of it together has a
//! time.

use super::endpoint::Endpoint;
use super::signature::{ID, SIGNATURE, TIMESTAMP};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

/// Why a message was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotArrived {
    /// No connection, or it broke.
    #[error("no connection: {0}")]
    Connection(#[from] std::io::Error),
    /// No answer of HTTP.
    #[error("no answer: {0}")]
    Http(#[from] hyper::Error),
    /// No answer in time.
    #[error("no answer in time")]
    Slow,
    /// An answer that is no yes.
    #[error("the answer was {status}")]
    Answered {
        /// Its status.
        status: StatusCode,
        /// How many seconds it wants to be left alone.
        after: Option<u32>,
    },
    /// What is to be sent is no request.
    #[error(transparent)]
    Request(#[from] axum::http::Error),
}

impl NotArrived {
    /// How many seconds the gateway wants to be left alone.
    #[must_use]
    pub const fn after(&self) -> Option<u32> {
        match self {
            Self::Answered { after, .. } => *after,
            _ => None,
        }
    }
}

/// Hands a message over, signed at `now_ms` (milliseconds since 1970, UTC).
///
/// # Errors
/// [`NotArrived`] for everything but an answer of 200 to 299.
pub async fn post(
    endpoint: &Endpoint,
    id: &str,
    body: &str,
    now_ms: i64,
) -> Result<(), NotArrived> {
    let at = now_ms.div_euclid(1000);
    let request = Request::builder()
        .method(Method::POST)
        .uri(&endpoint.path)
        .header(header::HOST, &endpoint.authority)
        .header(header::CONTENT_TYPE, "application/json")
        .header(
            header::USER_AGENT,
            concat!("mingbai/", env!("CARGO_PKG_VERSION")),
        )
        .header(header::CONNECTION, "close")
        .header(ID, id)
        .header(TIMESTAMP, at)
        .header(SIGNATURE, endpoint.secrets.sign(id, at, body.as_bytes()))
        .body(Full::new(Bytes::copy_from_slice(body.as_bytes())))?;
    let answer = tokio::time::timeout(endpoint.time, exchange(endpoint, request)).await;
    let (status, headers) = answer.map_err(|_| NotArrived::Slow)??;
    if status.is_success() {
        return Ok(());
    }
    let after = headers.get(header::RETRY_AFTER);
    let after = after.and_then(|value| value.to_str().ok()?.parse().ok());
    Err(NotArrived::Answered { status, after })
}

async fn exchange(
    endpoint: &Endpoint,
    request: Request<Full<Bytes>>,
) -> Result<(StatusCode, HeaderMap), NotArrived> {
    let stream = TcpStream::connect((endpoint.host.as_str(), endpoint.port)).await?;
    match &endpoint.tls {
        None => ask(stream, request).await,
        Some((tls, name)) => ask(tls.connect(name.clone(), stream).await?, request).await,
    }
}

async fn ask<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    request: Request<Full<Bytes>>,
) -> Result<(StatusCode, HeaderMap), NotArrived> {
    let (mut ask, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let answer = ask.send_request(request);
    // Both at once, in this task: the connection ends with it, whatever the gateway still has to say.
    let mut connection = std::pin::pin!(connection);
    let mut answer = std::pin::pin!(answer);
    let answer = tokio::select! {
        biased;
        answer = &mut answer => answer,
        ended = &mut connection => {
            ended?;
            // What came before the end is there already.
            answer.await
        }
    };
    let (head, _) = answer?.into_parts();
    Ok((head.status, head.headers))
}
