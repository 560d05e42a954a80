//! What stands behind the address of a window that is to be rated.
//!
//! Apart from [`super::Route`]: codes are read where somebody rates, and nowhere else.

use super::Page;
use mingbai_contract::WindowId;
use mingbai_contract::rating::{Code, RatingSecret};

/// Stands before the secret that opens what became of a rating.
const SECRET: &str = "f.";

/// What a fragment says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// Nothing, or a place on the page.
    Nothing,
    /// What was scanned.
    Code(Code),
    /// What opens what became of a rating.
    FollowUp(RatingSecret),
    /// It was to be one of them, and is not.
    Broken,
}

/// Reads a fragment, with or without its `#`. Places on a page have no points in their names.
#[must_use]
pub fn fragment(text: &str) -> Fragment {
    let text = text.trim_start_matches('#');
    if !text.contains('.') {
        return Fragment::Nothing;
    }
    if let Some(secret) = text.strip_prefix(SECRET) {
        return secret.parse().map_or(Fragment::Broken, Fragment::FollowUp);
    }
    text.parse().map_or(Fragment::Broken, Fragment::Code)
}

/// The address of a window with what was scanned behind it.
#[must_use]
pub fn coded(window: &WindowId, fragment: &str) -> String {
    let path = Page::Rate(window.clone()).path();
    if fragment.is_empty() {
        return path;
    }
    [&path, "#", fragment].concat()
}

/// The address of what became of a rating.
#[must_use]
pub fn follow_up(window: &WindowId, secret: &RatingSecret) -> String {
    coded(window, &[SECRET, &secret.to_string()].concat())
}

/// The window, and what stands behind it, in what a camera saw; none where that is no window's address.
#[must_use]
pub fn scanned(text: &str) -> Option<(WindowId, String)> {
    let text = text.trim();
    let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
    let address = address.split('?').next()?;
    let path = match address.split_once("://") {
        Some((_, rest)) => &rest[rest.find('/')?..],
        None => address,
    };
    match Page::parse(path)? {
        Page::Rate(window) if path.starts_with('/') => Some((window, fragment.to_owned())),
        _ => None,
    }
}
