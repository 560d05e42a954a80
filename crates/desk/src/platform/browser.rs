//! The functions of this module in the browser.

use mingbai_client::{Reply, Request, Transport, Unreachable};
use std::cell::Cell;
use std::pin::Pin;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What is kept by both apps begins so.
const PREFIX: &str = "mingbai.";

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

fn root() -> Option<web_sys::Element> {
    document()?.document_element()
}

/// Milliseconds since 1970-01-01T00:00Z by this machine's clock.
#[must_use]
pub fn now_ms() -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds, far below 2^53"
    )]
    Some(js_sys::Date::now() as i64)
}

/// Sets or removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// An attribute of the root element.
#[must_use]
pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Replaces the address without adding to the history or moving the page.
pub fn replace_address(address: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// Scheme, host and port of this site.
#[must_use]
pub fn origin() -> String {
    let origin = window().and_then(|w| w.location().origin().ok());
    origin.unwrap_or_default()
}

/// Path, query and fragment of the address; the fragment without its mark.
#[must_use]
pub fn address() -> (String, String) {
    let Some(location) = window().map(|window| window.location()) else {
        return Default::default();
    };
    let (path, query) = (location.pathname(), location.search());
    let path = path.unwrap_or_default() + &query.unwrap_or_default();
    let fragment = location.hash().unwrap_or_default();
    (path, fragment.trim_start_matches('#').to_owned())
}

/// Calls a function whenever only the address's fragment changes, for as long as the page lives.
pub fn on_fragment(call: impl Fn() + 'static) {
    listen("hashchange", call);
}

/// Calls a function whenever the page is shown again, for as long as it lives.
pub fn on_return(call: impl Fn() + 'static) {
    listen("pageshow", call);
}

/// Calls a function whenever somebody types or points, for as long as the page lives.
pub fn on_activity(call: impl Fn() + Clone + 'static) {
    for event in ["keydown", "pointerdown"] {
        listen(event, call.clone());
    }
}

/// Calls a function whenever the page is left, also where the browser keeps it for the way back.
pub fn on_leave(call: impl Fn() + 'static) {
    listen("pagehide", call);
}

fn listen(event: &str, call: impl Fn() + 'static) {
    if let Some(window) = window() {
        let call = Closure::<dyn Fn()>::new(call).into_js_value();
        let _ = window.add_event_listener_with_callback(event, call.unchecked_ref());
    }
}

/// Whether this machine is on a network, as far as the browser knows.
#[must_use]
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Shows the page on the whole screen.
pub fn full_screen() {
    if let Some(root) = root() {
        let _ = root.request_fullscreen();
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Puts a text on the clipboard; whether that was possible.
pub async fn copy(text: String) -> bool {
    let Some(window) = window() else {
        return false;
    };
    let navigator = window.navigator();
    // There is no clipboard on plain-http pages: then the property is missing.
    if !js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|c| c.is_object()) {
        return false;
    }
    let copied = navigator.clipboard().write_text(&text);
    JsFuture::from(copied).await.is_ok()
}

/// Calls a function again and again, for as long as the page lives.
pub fn every(ms: i32, call: impl Fn() + 'static) {
    if let Some(window) = window() {
        let call = Closure::<dyn Fn()>::new(call).into_js_value();
        let _ =
            window.set_interval_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), ms);
    }
}

/// Calls a function once, after a time.
pub fn after(ms: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = Closure::once_into_js(call);
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), ms);
    }
}

/// Keeps a setting in this browser; where it refuses, until the page is closed.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = window().and_then(|w| w.local_storage().ok().flatten()) {
        let _ = storage.set_item(&format!("{PREFIX}{key}"), value);
    }
}

/// A setting that was kept in this browser.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    let storage = window()?.local_storage().ok().flatten()?;
    storage.get_item(&format!("{PREFIX}{key}")).ok().flatten()
}

/// Runs a future on the page's one thread.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let boxed: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    spawn_local(boxed);
}

/// Carries requests by the browser's `fetch`, with the session's cookie.
#[derive(Debug, Default)]
pub struct Fetch {
    retry_after: Cell<Option<u32>>,
}

impl Fetch {
    /// After how many seconds the last answer said that one may ask again.
    pub const fn retry_after(&self) -> Option<u32> {
        self.retry_after.get()
    }
}

impl Fetch {
    async fn answered(
        &self,
        request: Request<'_>,
    ) -> Result<gloo_net::http::Response, Unreachable> {
        let method = request.method.parse().map_err(|_| Unreachable)?;
        let builder = gloo_net::http::RequestBuilder::new(request.address)
            .method(method)
            .header(
                "accept",
                "application/json, application/problem+json, */*;q=0.5",
            )
            .cache(web_sys::RequestCache::NoStore)
            .credentials(web_sys::RequestCredentials::SameOrigin);
        let builder = match request.idempotency_key {
            Some(key) => builder.header("idempotency-key", key),
            None => builder,
        };
        let reply = match request.body {
            Some(body) => {
                let typed = builder.header("content-type", "application/json");
                typed.body(body).map_err(|_| Unreachable)?.send().await
            }
            None => builder.send().await,
        };
        let reply = reply.map_err(|_| Unreachable)?;
        let seconds = reply.headers().get("retry-after");
        self.retry_after.set(seconds.and_then(|s| s.parse().ok()));
        Ok(reply)
    }

    /// Sends a request whose answer is a file, and hands that to the browser to be saved under the name that it
    /// was given. An answer that is none comes back.
    ///
    /// # Errors
    /// [`Unreachable`] when no answer came.
    pub async fn save(&self, request: Request<'_>) -> Result<Option<Reply>, Unreachable> {
        let reply = self.answered(request).await?;
        if !reply.ok() {
            return read(reply).await.map(Some);
        }
        let name = reply.headers().get("content-disposition");
        let name = name.as_deref().and_then(|said| said.split('"').nth(1));
        let name = name.unwrap_or_default().to_owned();
        let bytes = reply.binary().await.map_err(|_| Unreachable)?;
        save(&name, &bytes).map_err(|_| Unreachable)?;
        Ok(None)
    }
}

async fn read(reply: gloo_net::http::Response) -> Result<Reply, Unreachable> {
    let (status, etag) = (reply.status(), reply.headers().get("etag"));
    let body = reply.text().await.map_err(|_| Unreachable)?;
    Ok(Reply { status, etag, body })
}

/// Hands bytes to the browser to be saved as a file.
fn save(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence(&parts)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = document().ok_or(JsValue::NULL)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser may not have begun yet.
    after(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    Ok(())
}

/// Hands a file in base64 to the browser to be saved.
pub fn save_base64(name: &str, content: &str) {
    let bytes = window().and_then(|window| window.atob(content).ok());
    // One character a byte is what the browser makes of it.
    let bytes = bytes.map(|text| text.chars().map(|c| c as u32).collect::<Vec<_>>());
    let bytes = bytes.map(|all| {
        all.into_iter()
            .filter_map(|c| u8::try_from(c).ok())
            .collect()
    });
    if let Some(bytes) = bytes {
        let bytes: Vec<u8> = bytes;
        let _ = save(name, &bytes);
    }
}

/// The files that are chosen in a field, each with its name and its bytes in base64.
pub async fn chosen_files(selector: &str) -> Vec<(String, String)> {
    let field = document().and_then(|page| page.query_selector(selector).ok().flatten());
    let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
    let mut chosen = Vec::new();
    let Some(files) = field.and_then(|field| field.files()) else {
        return chosen;
    };
    for at in 0..files.length() {
        let Some(file) = files.get(at) else { continue };
        let read = JsFuture::from(file.array_buffer()).await;
        let Ok(buffer) = read else { continue };
        let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        if let Some(content) = window().and_then(|window| window.btoa(&text).ok()) {
            chosen.push((file.name(), content));
        }
    }
    chosen
}

impl Transport for Fetch {
    async fn send(&self, request: Request<'_>) -> Result<Reply, Unreachable> {
        read(self.answered(request).await?).await
    }
}

/// Whether the program that runs is the one that the server has now; none where no answer comes.
pub async fn is_newest() -> Option<bool> {
    let program = document()?.query_selector("link[rel=modulepreload]");
    let program = program.ok().flatten()?.get_attribute("href")?;
    let (address, _) = address();
    let page = gloo_net::http::RequestBuilder::new(&address).cache(web_sys::RequestCache::NoStore);
    let page = page.send().await.ok()?;
    // What is no page says nothing of versions.
    Some(!page.ok() || page.text().await.ok()?.contains(&program))
}

/// The element the app lives in.
#[must_use]
pub fn place() -> Option<web_sys::HtmlElement> {
    let place = document()?.get_element_by_id("app")?;
    place.dyn_into().ok()
}

/// Shows the page that stands ready for the case that the app breaks, and says why in the console.
pub fn show_crash(info: &std::panic::PanicHookInfo<'_>) {
    web_sys::console::error_1(&info.to_string().into());
    let Some(document) = document() else { return };
    if let Some(app) = document.get_element_by_id("app") {
        app.remove();
    }
    if let Some(crash) = document.get_element_by_id("crash") {
        let _ = crash.remove_attribute("hidden");
        let h1 = crash.query_selector("h1").ok().flatten();
        if let Some(Ok(h1)) = h1.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
            let _ = h1.focus();
        }
    }
}
