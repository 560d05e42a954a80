//! A receiver to try the webhook with: checks what comes as a gateway should, and prints it.

use super::signature::{ID, Secrets};
use crate::clock::Clock;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use std::collections::HashSet;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// What a receiver works with.
pub struct Receiver<W> {
    secrets: Secrets,
    clock: Clock,
    /// What it answers to messages that are genuine.
    status: StatusCode,
    seen: Mutex<(HashSet<String>, W)>,
}

impl<W: Write + Send + 'static> Receiver<W> {
    /// One that prints to `out`.
    #[must_use]
    pub fn new(secrets: Secrets, clock: Clock, status: StatusCode, out: W) -> Self {
        Self {
            secrets,
            clock,
            status,
            seen: Mutex::new((HashSet::new(), out)),
        }
    }

    /// Takes messages at any path.
    pub fn router(self) -> Router {
        Router::new().fallback(take::<W>).with_state(Arc::new(self))
    }
}

/// Checks a message, and prints a line: what it is worth, its name, and itself as it came.
async fn take<W: Write + Send>(
    State(receiver): State<Arc<Receiver<W>>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let now = receiver.clock.now_ms().div_euclid(1000);
    let verified = receiver.secrets.verify(header, &body, now);
    let mut seen = receiver.seen.lock().unwrap_or_else(PoisonError::into_inner);
    let (names, out) = &mut *seen;
    let id = header(ID).unwrap_or_default();
    let (worth, status) = match verified {
        Err(why) => (format!("refused ({why})"), StatusCode::UNAUTHORIZED),
        Ok(()) if !receiver.status.is_success() => ("turned away".to_owned(), receiver.status),
        Ok(()) if names.insert(id.to_owned()) => ("new".to_owned(), receiver.status),
        Ok(()) => ("again".to_owned(), receiver.status),
    };
    // What somebody sends must not write to the terminal as it likes.
    let text = String::from_utf8_lossy(&body);
    let line = format!("{worth}\t{id}\t{text}").replace(|c: char| c.is_control() && c != '\t', " ");
    // Whoever closes the terminal does not want to read it.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
    status
}
