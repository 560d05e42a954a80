//! Keeps the screen lit while somebody should see it (W3C Screen Wake Lock), where the browser can.

use super::spawn;
use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The lock, while there is one or one has been asked for.
    static LOCK: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

fn part(of: &JsValue, name: &str) -> Option<JsValue> {
    let part = Reflect::get(of, &name.into()).ok()?;
    (!part.is_undefined()).then_some(part)
}

fn call(of: &JsValue, name: &str, argument: &JsValue) -> Option<Promise> {
    let method: Function = part(of, name)?.dyn_into().ok()?;
    method.call1(of, argument).ok()?.dyn_into().ok()
}

/// Keeps the screen lit from now on. The browser lets go of it when the page is out of sight: this is called again
/// and again.
pub fn stay_lit() {
    let kept = LOCK.with_borrow(|lock| {
        let lock = lock.as_ref()?;
        // What has been asked for has nothing to say yet.
        Some(part(lock, "released").is_none_or(|released| released.is_falsy()))
    });
    let window = web_sys::window();
    let hidden = window.as_ref().and_then(|window| window.document());
    if kept == Some(true) || hidden.is_none_or(|document| document.hidden()) {
        return;
    }
    let locks = window.and_then(|window| part(&window.navigator(), "wakeLock"));
    let Some(asked) = locks.and_then(|locks| call(&locks, "request", &"screen".into())) else {
        return;
    };
    LOCK.set(Some(asked.clone().into()));
    spawn(async move {
        let lock = JsFuture::from(asked).await.ok();
        let wanted = LOCK.with_borrow(Option::is_some);
        match lock {
            Some(lock) if !wanted => release(&lock),
            lock => LOCK.set(lock),
        }
    });
}

/// The screen may darken again.
pub fn may_darken() {
    if let Some(lock) = LOCK.take() {
        release(&lock);
    }
}

/// Nothing comes of it where it has not been given yet.
fn release(lock: &JsValue) {
    let _ = call(lock, "release", &JsValue::UNDEFINED);
}
