//! The browser, as far as the desk needs it: the only place that knows `web_sys`.
//!
//! On the host the same functions exist and do nothing, so that views compile for both; views never
//! call them while they are being built, only in effects and event handlers.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod focus;
#[cfg(target_arch = "wasm32")]
mod keyboard;
#[cfg(target_arch = "wasm32")]
mod leave;
#[cfg(target_arch = "wasm32")]
mod light;
#[cfg(target_arch = "wasm32")]
mod vault;
#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(target_arch = "wasm32")]
pub use focus::*;
#[cfg(target_arch = "wasm32")]
pub use keyboard::*;
#[cfg(target_arch = "wasm32")]
pub use leave::*;
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

/// A key that was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// What it writes, or its name.
    pub key: String,
    /// Whether somebody types with it.
    pub typing: bool,
    /// Whether the arrows choose where it was pressed.
    pub choosing: bool,
    /// Whether the control or command key was held.
    pub control: bool,
}
