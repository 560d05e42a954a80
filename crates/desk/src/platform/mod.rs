//! The browser, as far as the desk needs it: the only place that knows `web_sys`.
//!
//! On the host the same functions exist and do nothing, so that views compile for both; views never
//! call them while they are being built, only in effects and event handlers.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod light;
#[cfg(target_arch = "wasm32")]
mod vault;
#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(target_arch = "wasm32")]
pub use light::*;
#[cfg(target_arch = "wasm32")]
pub use vault::*;
#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

/// Why the script that seals and opens complaints has not done what it was asked to: its code, empty where
/// it could not be loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unsealed(pub String);
