//! Mingbai (明白办): the citizen app.
//!
//! A client-side Leptos app whose views also render on the host (feature `ssr`). Start with
//! [`app`], then the page you are after in [`pages`]. Words live in [`text`], fetched data in
//! [`data`], everything the browser does in [`platform`]; rules come from `mingbai-domain` and are
//! never restated here.

pub mod app;
pub mod data;
pub mod device;
#[cfg(feature = "ssr")]
pub mod host;
pub mod loaded;
pub mod pages;
pub mod parts;
pub mod platform;
pub mod route;
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod start;
pub mod text;
pub mod ui;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod host_tests;
