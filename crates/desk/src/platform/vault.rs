//! Sealing and opening complaints: the script, the worker and the module that do it are loaded when somebody
//! at the desk uses a key (`crates/vault`). Here only how they are called; the key stays in the worker.

use super::Unsealed;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the script puts into the window.
const SCRIPT: &str = "mingbaiComplaint";

/// What names the script's file, before those of the module.
const FILES: &str = "meta[name=mingbai-vault]";

/// What the name of a script that did not come is to end with when it is asked for again: a browser remembers
/// what it could not load for as long as the page lives. No server sees that end.
const LOST: &str = "data-lost";

/// The script's functions, where it was loaded.
fn loaded() -> Option<JsValue> {
    let window = web_sys::window()?;
    let there = Reflect::get(&window, &SCRIPT.into()).ok()?;
    there.is_object().then_some(there)
}

/// Loads the script.
async fn load() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let meta = document.query_selector(FILES).ok().flatten()?;
    let files = meta.get_attribute("content")?;
    let lost = meta.get_attribute(LOST).unwrap_or_default();
    let script = document.create_element("script").ok()?;
    script.set_attribute("type", "module").ok()?;
    let address = [files.split(' ').next()?, &lost].concat();
    script.set_attribute("src", &address).ok()?;
    let loading = Promise::new(&mut |done, failed| {
        let _ = Reflect::set(&script, &"onload".into(), &done);
        let _ = Reflect::set(&script, &"onerror".into(), &failed);
        if let Some(root) = document.document_element() {
            let _ = root.append_child(&script);
        }
    });
    let came = JsFuture::from(loading).await;
    if came.is_err() {
        let _ = meta.set_attribute(LOST, &[&lost, "#"].concat());
    }
    came.ok().map(|_| ())
}

async fn call(name: &str, arguments: &[JsValue]) -> Result<JsValue, Unsealed> {
    if loaded().is_none() {
        load().await.ok_or_else(Unsealed::default)?;
    }
    let script = loaded().ok_or_else(Unsealed::default)?;
    let function = Reflect::get(&script, &name.into()).map_err(|fault| why(&fault))?;
    let function: Function = function.dyn_into().map_err(|_| Unsealed::default())?;
    let arguments: Array = arguments.iter().collect();
    let answer = function.apply(&script, &arguments);
    let answer = Promise::resolve(&answer.map_err(|fault| why(&fault))?);
    JsFuture::from(answer).await.map_err(|fault| why(&fault))
}

/// The code of what was thrown.
fn why(fault: &JsValue) -> Unsealed {
    let code = Reflect::get(fault, &"message".into()).ok();
    Unsealed(code.and_then(|code| code.as_string()).unwrap_or_default())
}

/// Calls a function of the script with texts; a text comes back.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault(name: &'static str, arguments: Vec<String>) -> Result<String, Unsealed> {
    let arguments: Vec<JsValue> = arguments.into_iter().map(JsValue::from).collect();
    let answer = call(name, &arguments).await?;
    Ok(answer.as_string().unwrap_or_default())
}

/// Opens an office's key (its file as JSON, its public half, the passphrase) and keeps it in the worker.
/// `progress` hears how far it is, in per cent.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_unlock(
    arguments: [String; 3],
    progress: impl Fn(u8) + 'static,
) -> Result<(), Unsealed> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a hundred"
    )]
    let heard = Closure::<dyn Fn(f64)>::new(move |share: f64| {
        progress((share.clamp(0.0, 1.0) * 100.0) as u8);
    });
    let mut arguments = arguments.map(JsValue::from).to_vec();
    arguments.push(heard.as_ref().clone());
    call("unlock", &arguments).await.map(|_| ())
}

/// Ends the worker, and with it the key and everything that was opened.
pub fn vault_forget() {
    // What was never loaded has nothing to forget.
    let forget = loaded().and_then(|script| {
        let forget = Reflect::get(&script, &"forget".into()).ok()?;
        Some((script, forget.dyn_into::<Function>().ok()?))
    });
    if let Some((script, forget)) = forget {
        let _ = forget.call0(&script);
    }
}
