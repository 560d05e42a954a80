//! Connections: taken in, served, and let go in an orderly way.
//!
//! Owns the loop that `axum::serve` would be, for three things that it lacks: a time limit for a
//! request's head (so that slow or silent callers hold no connection for ever), a limit for its
//! size, and no word about the caller's address even in the most talkative log.

use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::Service;

/// How long a caller may take for a request's head; an idle connection is closed after it too.
const HEAD: Duration = Duration::from_secs(30);

/// How large a request's head may be, in bytes.
const HEAD_BYTES: usize = 32 * 1024;

/// How long requests that are under way at the end may still take.
pub const FAREWELL: Duration = Duration::from_secs(10);

/// Serves until `end` becomes true, then lets what is under way finish, [`FAREWELL`] at most.
pub async fn serve<S>(listener: TcpListener, service: S, mut end: watch::Receiver<bool>)
where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send>
        + Clone
        + Send
        + 'static,
{
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES);
    let connections = GracefulShutdown::new();
    loop {
        let stream = tokio::select! {
            stream = accept(&listener) => stream,
            // Also when whoever could announce the end is gone.
            _ = end.wait_for(|ended| *ended) => break,
        };
        let each = TowerToHyperService::new(service.clone());
        let connection = http.serve_connection(TokioIo::new(stream), each);
        let connection = connections.watch(connection);
        // What goes wrong with a connection is its caller's doing: nothing for the log.
        tokio::spawn(async move { drop(connection.await) });
    }
    drop(listener);
    if tokio::time::timeout(FAREWELL, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("requests were still under way and have been dropped");
    }
}

/// The next connection, whatever happens before it.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Small answers go out at once; where that cannot be set, they go out a bit later.
                let _ = stream.set_nodelay(true);
                return stream;
            }
            Err(error) => match error.kind() {
                ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset => {}
                // Out of file descriptors, most likely: others must end first.
                _ => {
                    tracing::error!(%error, "no connection can be taken in");
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            },
        }
    }
}
