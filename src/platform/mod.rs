//! The browser, as far as the app needs it: the only place that knows `web_sys`.
//!
//! Owns the clock, storage, sharing, printing, the page's title and focus, and `fetch`. On the host
//! the same functions exist and do nothing, so that views compile for both; views never call them
//! while they are being built, only in effects and event handlers.

#[cfg(target_arch = "wasm32")]
mod alone;
#[cfg(target_arch = "wasm32")]
pub use alone::*;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(target_arch = "wasm32")]
mod leave;
#[cfg(target_arch = "wasm32")]
pub use leave::*;
#[cfg(target_arch = "wasm32")]
mod outbox;
#[cfg(target_arch = "wasm32")]
pub use outbox::*;
#[cfg(target_arch = "wasm32")]
mod post;
#[cfg(target_arch = "wasm32")]
pub use post::*;
#[cfg(target_arch = "wasm32")]
mod purse;
#[cfg(target_arch = "wasm32")]
pub use purse::*;
#[cfg(target_arch = "wasm32")]
mod receipt;
#[cfg(target_arch = "wasm32")]
pub use receipt::*;
#[cfg(target_arch = "wasm32")]
mod speech;
#[cfg(target_arch = "wasm32")]
pub use speech::*;
#[cfg(target_arch = "wasm32")]
mod storage;
#[cfg(target_arch = "wasm32")]
pub use storage::*;
#[cfg(target_arch = "wasm32")]
mod stream;
#[cfg(target_arch = "wasm32")]
pub use stream::*;
#[cfg(target_arch = "wasm32")]
mod vault;
#[cfg(target_arch = "wasm32")]
pub use vault::*;
#[cfg(target_arch = "wasm32")]
mod worker;
#[cfg(target_arch = "wasm32")]
pub use worker::*;
#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;
#[cfg(not(target_arch = "wasm32"))]
mod host_purse;
#[cfg(not(target_arch = "wasm32"))]
pub use host_purse::*;

/// The browser refused: storage is off or full, or the clipboard is not to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the browser refused")
    }
}

impl std::error::Error for Refused {}

/// Why the browser keeps something only until the page is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// The phone has no room for it.
    Full,
    /// It lets pages keep nothing, as in private windows and some chat apps.
    Off,
}

/// What came of something that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The HTTP status.
    pub status: u16,
    /// After how many seconds one may send again, where the answer says so.
    pub retry_after: Option<u32>,
    /// The body.
    pub body: String,
}

/// Why what is sealed or opened on the phone is not: a code of `mingbai_sealed::Fault`, or none where what
/// does it did not load.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unsealed(pub String);

/// A picture or a recording that goes with what is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Names it among its like.
    pub id: String,
    /// A recording, not a picture.
    pub sound: bool,
    /// How many bytes it has as it is sealed.
    pub bytes: usize,
    /// Where this page alone finds it.
    pub url: String,
    /// What the file told beside it, and what was taken out: `place`, `device`, `author`, `time`, and others.
    pub told: Vec<String>,
}

/// A conclusion, as the module for tokens is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concluded {
    /// Today.
    pub today: String,
    /// The window that handled the application.
    pub window: String,
    /// Whose window that is.
    pub department: String,
    /// The day of the conclusion.
    pub on: String,
}

/// A message that was opened, or that could not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Which office wrote it; none for what the reporter wrote.
    pub office: Option<String>,
    /// What it says, JSON; none where it cannot be opened.
    pub text: Option<String>,
    /// Its attachments: whether a recording, and an address that only this page knows.
    pub files: Vec<(bool, String)>,
}

/// How something was shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Through the phone's own share sheet.
    Sheet,
    /// The address is on the clipboard.
    Copied,
    /// The person closed the share sheet.
    Cancelled,
}
