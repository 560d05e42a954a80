//! The browser, as far as the app needs it: the only place that knows `web_sys`.
//!
//! Owns the clock, storage, sharing, printing, the page's title and focus, and `fetch`. On the host
//! the same functions exist and do nothing, so that views compile for both; views never call them
//! while they are being built, only in effects and event handlers.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(target_arch = "wasm32")]
mod post;
#[cfg(target_arch = "wasm32")]
pub use post::*;
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
mod worker;
#[cfg(target_arch = "wasm32")]
pub use worker::*;
#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

/// The browser refused: storage is off or full, or the clipboard is not to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the browser refused")
    }
}

impl std::error::Error for Refused {}

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
