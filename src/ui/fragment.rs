//! What stands behind the `#` of an address, where it is a secret: read once, and forgotten at once.

use super::effect::effect;
use crate::platform;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Hands over what stands behind the address of the page that is being built, without `#`, when it is there
/// and whenever another one comes; `None` where it `is_meant` for nobody. `path` is the address without it.
///
/// Of the addresses of other pages nothing is taken: on the way there this page hears of them, too.
pub fn on_fragment(
    path: String,
    is_meant: fn(&str) -> bool,
    take: impl Fn(Option<String>) + 'static,
) {
    boxed(path, is_meant, Box::new(take));
}

/// Compiled once, whoever uses it.
fn boxed(path: String, is_meant: fn(&str) -> bool, take: Box<dyn Fn(Option<String>)>) {
    let (location, navigate) = (use_location(), use_navigate());
    let own = StoredValue::new(location.pathname.get_untracked());
    effect(move || {
        let came = location.hash.get();
        if location.pathname.get_untracked() != own.get_value() {
            return;
        }
        let came = came.trim_start_matches('#').to_owned();
        if !is_meant(&came) {
            untrack(|| take(None));
            return;
        }
        platform::replace_address(&path);
        own.set_value(path.clone());
        // The router forgets it, too.
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate(&path, options);
        untrack(|| take(Some(came)));
    });
}
