//! A county's message gateway, as bad as a test wants it.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use mingbai_server::config::Webhook;
use mingbai_server::listen;
use mingbai_server::webhook::endpoint::Endpoint;
use mingbai_server::webhook::signature::{ID, Secrets, TIMESTAMP};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;

pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// What it answers to a message.
#[derive(Debug, Clone, Copy)]
pub enum Reply {
    Status(u16),
    /// Too many at once: come back after so many seconds.
    Later(u32),
    /// Look elsewhere, where it would be taken.
    Elsewhere,
    /// Nothing for longer than anybody waits.
    Silence,
}

type Answers = Box<dyn Fn(&str, usize) -> Reply + Send + Sync>;

struct Inner {
    answers: Answers,
    seen: Mutex<Vec<(String, String)>>,
}

/// A gateway that listens until it goes.
pub struct Gateway {
    inner: Arc<Inner>,
    pub address: String,
    files: TempDir,
    _end: watch::Sender<bool>,
}

impl Gateway {
    /// One that answers to the name of a message that comes for the so-manieth time, from 1.
    pub async fn new(answers: impl Fn(&str, usize) -> Reply + Send + Sync + 'static) -> Self {
        let inner = Arc::new(Inner {
            answers: Box::new(answers),
            seen: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (stop, end) = watch::channel(false);
        let router = Router::new().fallback(take).with_state(Arc::clone(&inner));
        tokio::spawn(listen::serve(listener, router, end));
        let files = TempDir::new().unwrap();
        secret(&files, 0o600);
        Self {
            inner,
            address,
            files,
            _end: stop,
        }
    }

    pub async fn good() -> Self {
        Self::new(|_, _| Reply::Status(204)).await
    }

    pub fn endpoint(&self) -> Endpoint {
        let settings = Webhook {
            url: format!("http://{}/hook", self.address),
            secret: self.files.path().join("secret"),
            certificates: None,
        };
        let endpoint = Endpoint::load(&settings).unwrap();
        endpoint.with_time(Duration::from_secs(3))
    }

    /// The names of the messages that came, with what they were, in order, and forgets them.
    pub fn seen(&self) -> Vec<(String, String)> {
        std::mem::take(&mut *self.inner.seen.lock().unwrap())
    }

    /// How many came since they were last forgotten.
    pub fn count(&self) -> usize {
        self.inner.seen.lock().unwrap().len()
    }

    /// The names alone, without the application's number.
    pub fn names(&self) -> Vec<String> {
        let seen = self.seen().into_iter();
        seen.map(|(id, _)| id.split_once('-').unwrap().1.to_owned())
            .collect()
    }
}

/// A file of the secret with a mode.
pub fn secret(folder: &TempDir, mode: u32) -> std::path::PathBuf {
    let path = folder.path().join("secret");
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(mode)
        .open(&path)
        .unwrap();
    writeln!(file, "{SECRET}").unwrap();
    path
}

async fn take(State(inner): State<Arc<Inner>>, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap());
    let id = header(ID).unwrap().to_owned();
    // Signed at the time of the sender, whatever clock that has.
    let now = header(TIMESTAMP).unwrap().parse().unwrap();
    let secrets = Secrets::read(SECRET).unwrap();
    secrets.verify(header, &body, now).unwrap();
    let count = {
        let mut seen = inner.seen.lock().unwrap();
        seen.push((id.clone(), String::from_utf8(body.to_vec()).unwrap()));
        seen.iter().filter(|(known, _)| *known == id).count()
    };
    match (inner.answers)(&id, count) {
        Reply::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Reply::Later(seconds) => {
            let after = [(header::RETRY_AFTER, seconds.to_string())];
            (StatusCode::TOO_MANY_REQUESTS, after).into_response()
        }
        Reply::Elsewhere => {
            let elsewhere = [(header::LOCATION, "/elsewhere")];
            (StatusCode::TEMPORARY_REDIRECT, elsewhere).into_response()
        }
        Reply::Silence => {
            std::future::pending::<()>().await;
            StatusCode::OK.into_response()
        }
    }
}
