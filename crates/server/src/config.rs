//! What can be set from outside, and what it is when nothing is set.

use crate::ops::body::MOST_OF_SEALED;
use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// How the server is to run. The command line and the environment fill it; see [`crate::cli`].
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// `postgres://…`, `sqlite:…` or a path.
    pub database: String,
    /// The folder that is imported when nothing has been published yet.
    pub data: PathBuf,
    /// The built web bundle.
    pub web: PathBuf,
    /// The folder of the county's keys; nothing is signed where there is none.
    pub keys: PathBuf,
    /// The port of `/metrics`, on loopback only; none for no metrics.
    pub metrics_port: Option<u16>,
    /// Whether people reach this server through TLS only: then browsers are told to insist on it.
    pub https: bool,
    /// Under which address people reach this server, for links that must be whole.
    pub origin: Option<String>,
    /// The county's message gateway; none where nobody is told.
    pub webhook: Option<Webhook>,
}

/// A message gateway that is told of what happens to applications.
#[derive(Clone)]
pub struct Webhook {
    /// Its address: `https://`, or on this machine.
    pub url: String,
    /// The file of the secret that signs.
    pub secret: PathBuf,
    /// The file of the certificates that are trusted; those that browsers trust if absent.
    pub certificates: Option<PathBuf>,
}

/// Without the address: what stands behind its host may be a secret.
impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("secret", &self.secret)
            .field("certificates", &self.certificates)
            .finish_non_exhaustive()
    }
}

/// How large and how slow a request may be.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of path and query. The longest search of
    /// [`mingbai_contract::limits::QUERY_CHARS`] characters is far below.
    pub address: usize,
    /// Bytes of a body.
    pub body: u64,
    /// Time until the answer begins.
    pub time: Duration,
    /// Bytes of a body with something sealed in it.
    pub sealed: u64,
    /// Time until such a one is answered: it comes from a phone in a hall.
    pub sealed_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            address: 4096,
            body: 64 * 1024,
            time: Duration::from_secs(10),
            sealed: MOST_OF_SEALED as u64,
            sealed_time: Duration::from_secs(180),
        }
    }
}
