//! The service worker, as far as the app talks to it: words in, words out (`public/sw.js`).

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

/// Where the worker's program is.
const PROGRAM: &str = "/sw.js";

/// None in the browsers of chat apps, in private windows of some, and on plain http.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let container = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    container.is_object().then(|| container.unchecked_into())
}

/// Whether this browser has service workers for this page.
#[must_use]
pub fn has_worker() -> bool {
    container().is_some()
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let ready = container()?.get_registration();
    JsFuture::from(ready).await.ok()?.dyn_into().ok()
}

/// Starts the worker, and hands on every word it says. One that was fetched before and waits says
/// `update` as if it had come just now.
pub fn start_worker(heard: impl Fn(&str) + Clone + 'static) {
    let Some(container) = container() else { return };
    let hear = heard.clone();
    let hear =
        Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if let Some(words) = event.data().as_string() {
                hear(&words);
            }
        });
    container.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    // What was said about this page before anybody listened is said again.
    tell_worker("hello".to_owned());
    let registering = container.register(PROGRAM);
    spawn_local(async move {
        // A browser may refuse; then the app lives without.
        let started = JsFuture::from(registering).await.ok();
        let registration = started.and_then(|r| r.dyn_into::<ServiceWorkerRegistration>().ok());
        if registration.is_some_and(|r| r.waiting().is_some() && r.active().is_some()) {
            heard("update");
        }
    });
}

/// Says something to the worker that is in charge; nothing happens where there is none.
pub fn tell_worker(words: String) {
    spawn_local(async move {
        if let Some(worker) = registration().await.and_then(|r| r.active()) {
            say(&worker, &words);
        }
    });
}

/// Puts the worker that waits in charge, and opens the page anew once it is.
pub fn take_update() {
    let Some(container) = container() else { return };
    let taken = Closure::<dyn Fn()>::new(reload);
    container.set_oncontrollerchange(Some(taken.into_js_value().unchecked_ref()));
    spawn_local(async {
        match registration().await.and_then(|r| r.waiting()) {
            Some(worker) => say(&worker, "use"),
            // Another tab was faster.
            None => reload(),
        }
    });
}

fn say(worker: &ServiceWorker, words: &str) {
    let _ = worker.post_message(&JsValue::from_str(words));
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
