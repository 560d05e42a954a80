//! The browser, as far as the desk needs it: the only place that knows `web_sys`.
//!
//! On the host the same functions exist and do nothing, so that views compile for both; views never
//! call them while they are being built, only in effects and event handlers.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;
