//! Tokens of ratings: the script and the module that compute them are loaded with the first of them
//! (`crates/purse`). Here only how they are called.

use super::browser::window;
use super::receipt::script;
use super::{Concluded, Refused};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const SCRIPT: [&str; 2] = ["mingbaiToken", "meta[name=mingbai-purse]"];

/// What names the county's root key in the page; without one no county's word can be checked.
const ROOT: &str = "meta[name=mingbai-root]";

async fn call(name: &str, arguments: &[&str]) -> Result<String, Refused> {
    ask_script(name, arguments)
        .await?
        .as_string()
        .ok_or(Refused)
}

async fn ask_script(name: &str, arguments: &[&str]) -> Result<JsValue, Refused> {
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

/// Whether the page knows the county's root key.
#[must_use]
pub fn purse_has_root() -> bool {
    let document = window().and_then(|window| window.document());
    let named = document.and_then(|document| document.query_selector(ROOT).ok().flatten());
    named.is_some()
}

/// Whether the county gives tokens today, by its keys as they came.
///
/// # Errors
/// [`Refused`] when it gives none, or none that could be believed, or what checks that cannot be loaded.
pub async fn purse_gives(keys: &str, today: &str) -> Result<(), Refused> {
    ask_script("gives", &[keys, today]).await.map(drop)
}

/// The name of an application in this phone's purse: only number and code together lead to it.
///
/// # Errors
/// [`Refused`] when what computes it cannot be loaded.
pub async fn purse_name(number: &str, code: &str) -> Result<String, Refused> {
    call("name", &[number, code]).await
}

/// Begins to ask for a token: what is to be kept until the answer has come.
///
/// # Errors
/// [`Refused`] when what computes it cannot be loaded, or there is no randomness.
pub async fn purse_ask() -> Result<String, Refused> {
    call("ask", &[]).await
}

/// What is sent of an asking.
///
/// # Errors
/// [`Refused`] when it is none.
pub async fn purse_blinded(asking: &str) -> Result<String, Refused> {
    call("blinded", &[asking]).await
}

/// The text of the code of a token, out of the answer and the keys as they came.
///
/// # Errors
/// [`Refused`] where the county does not stand for it, or it would tell whose it is.
pub async fn purse_finish(
    asking: &str,
    keys: &str,
    answer: &str,
    concluded: &Concluded,
) -> Result<String, Refused> {
    let Concluded {
        today,
        window,
        department,
        on,
    } = concluded;
    call(
        "finish",
        &[asking, keys, answer, today, window, department, on],
    )
    .await
}
