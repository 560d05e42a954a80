//! The county's signing keys: files outside the database, and the signatures made with them.
//!
//! Two kinds of Ed25519 keys. The root signs working keys, the keys that complaints are sealed to and those
//! that tokens are made with, and nothing else; it is made once and taken away from the machine. The working
//! key signs heads of the public log, receipts and the codes of window posters. Tokens of ratings are made with keys of their own
//! ([`tokens`]). No secret half ever enters the database, a log line or an answer. Start with [`folder`] (the
//! files) or [`ring`] (what the running server signs with).

pub mod folder;
pub mod private;
pub mod ring;
pub mod tokens;

use std::io;
use std::path::PathBuf;

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// Others on this machine can read a secret.
    #[error(
        "{path} can be read by others: `chmod {mode} {path}`, and make new keys if they may have been"
    )]
    Exposed {
        /// The file or folder.
        path: PathBuf,
        /// The mode that it should have.
        mode: &'static str,
    },
    /// The system does not let us.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file is not what this program has written.
    #[error("{0} is not a file of keys, or not of this root")]
    Malformed(PathBuf),
    /// There are keys already.
    #[error("there are keys in {0} already; `mingbai-server keys rotate` replaces the working key")]
    Already(PathBuf),
    /// There are none.
    #[error("there are no keys in {0}; `mingbai-server keys init` makes them")]
    Absent(PathBuf),
    /// The root key is where it should be: somewhere else.
    #[error("{0} is not here: bring the root key back for this, then take it away again")]
    NoRoot(PathBuf),
    /// The system has no randomness.
    #[error("the system has no randomness")]
    Random,
}
