//! Checking receipts: the script and the module that do it are loaded when somebody does
//! (`crates/seal`). Here only how they are called.

use super::Refused;
use super::browser::window;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the script puts into the window, and which part of the page names its file.
const SCRIPT: [&str; 2] = ["mingbaiReceipt", "meta[name=mingbai-seal]"];

/// What the name of a script that did not come is to end with when it is asked for again: a browser remembers
/// what it could not load for as long as the page lives. No server sees that end.
const LOST: &str = "data-lost";

/// A script's functions; loaded on first demand.
pub(super) async fn script([global, named]: [&str; 2]) -> Result<JsValue, Refused> {
    let window = window().ok_or(Refused)?;
    let there = Reflect::get(&window, &global.into()).map_err(|_| Refused)?;
    if there.is_object() {
        return Ok(there);
    }
    let document = window.document().ok_or(Refused)?;
    let meta = document.query_selector(named).ok().flatten();
    let meta = meta.ok_or(Refused)?;
    let files = meta.get_attribute("content").ok_or(Refused)?;
    let lost = meta.get_attribute(LOST).unwrap_or_default();
    let address = [files.split(' ').next().unwrap_or_default(), &lost].concat();
    let loaded = Promise::new(&mut |done, failed| {
        let Ok(element) = document.create_element("script") else {
            return;
        };
        let _ = element.set_attribute("type", "module");
        let _ = element.set_attribute("src", &address);
        let _ = Reflect::set(&element, &"onload".into(), &done);
        let _ = Reflect::set(&element, &"onerror".into(), &failed);
        if let Some(root) = document.document_element() {
            let _ = root.append_child(&element);
        }
    });
    if JsFuture::from(loaded).await.is_err() {
        let _ = meta.set_attribute(LOST, &[&lost, "#"].concat());
        return Err(Refused);
    }
    let there = Reflect::get(&window, &global.into()).map_err(|_| Refused)?;
    there.is_object().then_some(there).ok_or(Refused)
}

async fn call(name: &str, arguments: &[&str]) -> Result<JsValue, Refused> {
    let script = script(SCRIPT).await?;
    let function = Reflect::get(&script, &name.into()).map_err(|_| Refused)?;
    let function: Function = function.dyn_into().map_err(|_| Refused)?;
    let arguments: Array = arguments
        .iter()
        .map(|text| JsValue::from_str(text))
        .collect();
    let answer = function.apply(&script, &arguments).map_err(|_| Refused)?;
    let answer = JsFuture::from(Promise::resolve(&answer)).await;
    answer.map_err(|_| Refused)
}

/// Checks a receipt: the outcome, what to keep as seen, and evidence to save; the last two perhaps
/// empty.
///
/// # Errors
/// [`Refused`] when what checks it cannot be loaded.
pub async fn check_receipt(text: &str, seen: &str) -> Result<[String; 3], Refused> {
    let answer: Array = call("check", &[text, seen]).await?.unchecked_into();
    let part = |n| answer.get(n).as_string().unwrap_or_default();
    Ok([part(0), part(1), part(2)])
}

/// The receipt in the file that was chosen in a field; empty where there is none. Switches the camera
/// off. Never ends after [`stop_looking`].
///
/// # Errors
/// [`Refused`] when what reads it cannot be loaded.
pub fn read_receipt(field: &'static str) -> impl Future<Output = Result<String, Refused>> {
    found("read", field)
}

/// Looks through the camera, shown in a video element, until there is a code; empty where it is not
/// allowed, or there is none. Never ends after [`stop_looking`].
///
/// # Errors
/// [`Refused`] when what reads codes cannot be loaded.
pub fn scan_receipt(video: &'static str) -> impl Future<Output = Result<String, Refused>> {
    found("scan", video)
}

async fn found(name: &'static str, element: &'static str) -> Result<String, Refused> {
    let text = call(name, &[element]).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// Switches the camera off; nobody waits for what it or a file shows any more.
pub fn stop_looking() {
    super::spawn(async {
        let _ = call("stop", &[]).await;
    });
}

/// Hands evidence to the browser to be saved as a file.
pub fn save_evidence(text: &str) {
    let text = text.to_owned();
    super::spawn(async move {
        let _ = call("save", &["receipt.json", &text]).await;
    });
}

/// Whether this browser has a camera for pages: it has, over TLS or on this very machine.
#[must_use]
pub fn can_scan() -> bool {
    let Some(window) = window() else { return false };
    Reflect::get(&window.navigator(), &"mediaDevices".into()).is_ok_and(|v| !v.is_undefined())
}
