//! The staff desk: an app of its own at `/desk/`, for those who work at the centre.
//!
//! Built like the citizen app and of the same parts, but never by phones in a hall: serde instead of a
//! reader by hand, pages fetched anew on every visit, nothing kept on the machine. Start with [`app`],
//! then [`session`] (who is signed in, and what happens when no longer), then a page in [`pages`]. What
//! somebody may do comes from the server; rules come from `mingbai-domain` and are never restated here.

pub mod api;
pub mod app;
pub mod device;
pub mod drafts;
pub mod leaving;
#[path = "../../../src/loaded.rs"]
pub mod loaded;
pub mod offices;
pub mod pages;
pub mod parts;
pub mod platform;
pub mod route;
pub mod session;
pub mod shell;
pub mod shortcuts;
pub mod slot;
pub mod text;
pub mod ui;
pub mod vault;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod host_tests;
