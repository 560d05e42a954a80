//! Sealing and opening complaints: the script, the worker and the module that do it are loaded when somebody
//! complains (`crates/vault`). Here only how they are called. Keys stay in the worker.

use super::browser::window;
use super::receipt::script;
use super::{Attached, Message, Refused, Unsealed};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const SCRIPT: [&str; 2] = ["mingbaiComplaint", "meta[name=mingbai-vault]"];

async fn call(name: &str, arguments: &[JsValue]) -> Result<JsValue, Unsealed> {
    let script = script(SCRIPT)
        .await
        .map_err(|Refused| Unsealed::default())?;
    let function = Reflect::get(&script, &name.into()).map_err(|_| Unsealed::default())?;
    let function: Function = function.dyn_into().map_err(|_| Unsealed::default())?;
    let arguments: Array = arguments.iter().collect();
    let answer = function
        .apply(&script, &arguments)
        .map_err(|fault| why(&fault))?;
    let answer = JsFuture::from(Promise::resolve(&answer)).await;
    answer.map_err(|fault| why(&fault))
}

/// The code of what was thrown.
fn why(fault: &JsValue) -> Unsealed {
    let code = Reflect::get(fault, &"message".into()).ok();
    Unsealed(code.and_then(|code| code.as_string()).unwrap_or_default())
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

fn part(value: &JsValue, place: u32) -> JsValue {
    Reflect::get_u32(value, place).unwrap_or(JsValue::UNDEFINED)
}

fn list(value: &JsValue) -> Vec<JsValue> {
    if value.is_object() {
        Array::from(value).to_vec()
    } else {
        Vec::new()
    }
}

fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A structure out of its JSON.
fn parsed(json: &str) -> Result<JsValue, Unsealed> {
    js_sys::JSON::parse(json).map_err(|_| Unsealed::default())
}

fn json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).map_or_else(|_| String::new(), String::from)
}

/// Makes the secrets that a receipt stands for in a county, and keeps them in the worker: names the thread,
/// and what opens it. `progress` hears how far it is, in per cent.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_unlock(
    receipt: &str,
    county: &str,
    progress: impl Fn(u8) + 'static,
) -> Result<[String; 2], Unsealed> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a hundred"
    )]
    let heard = Closure::<dyn Fn(f64)>::new(move |share: f64| {
        progress((share.clamp(0.0, 1.0) * 100.0) as u8);
    });
    let arguments = [receipt.into(), county.into(), heard.as_ref().clone()];
    let entered = parsed(&text(&call("enter", &arguments).await?))?;
    let get = |name| text(&field(&entered, name));
    Ok([get("thread"), get("lookup")])
}

/// Seals a complaint, with everything that is attached, to the offices' keys that hold today. `account` is
/// what is sealed, JSON; category and `routing`, JSON, stay in the clear and are bound to it.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_seal(
    keys: &str,
    today: &str,
    category: &str,
    routing: &str,
    account: &str,
) -> Result<String, Unsealed> {
    let arguments = [keys, today, category, routing, account].map(JsValue::from);
    Ok(text(&call("complaint", &arguments).await?))
}

/// Seals a later message to the keys that came with its thread, as it was answered.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_note(thread: &str, today: &str, said: &str) -> Result<String, Unsealed> {
    let keys = json(&field(&parsed(thread)?, "keys"));
    let arguments = [keys.as_str(), today, said].map(JsValue::from);
    Ok(text(&call("note", &arguments).await?))
}

/// Opens the messages of a thread, as it was answered.
///
/// # Errors
/// [`Unsealed`] where what opens them did not load; a message that does not open has no text.
pub async fn vault_read(thread: &str) -> Result<Vec<Message>, Unsealed> {
    let thread = parsed(thread)?;
    let keys = json(&field(&thread, "keys"));
    let complaint = field(&thread, "complaint");
    let first = part(&field(&complaint, "events"), 0);
    let first = text(&field(&first, "message"));
    let category = text(&field(&complaint, "category"));
    let routing = json(&field(&complaint, "routing"));
    let mut messages = Vec::new();
    for message in list(&field(&thread, "messages")) {
        let id = text(&field(&message, "id"));
        let place = if id == first {
            [category.as_str(), &routing]
        } else {
            ["", ""]
        };
        let arguments = [keys.as_str(), &json(&message), place[0], place[1]].map(JsValue::from);
        let opened = match call("read", &arguments).await {
            Ok(opened) => Some(parsed(&text(&opened))?),
            Err(Unsealed(code)) if code.is_empty() || code == "broke" => {
                return Err(Unsealed(code));
            }
            Err(_) => None,
        };
        let get = |name| opened.as_ref().map(|opened| field(opened, name));
        messages.push(Message {
            id,
            office: get("office")
                .map(|office| text(&office))
                .filter(|it| !it.is_empty()),
            text: get("content").map(|content| json(&content)),
            files: get("files").map_or_else(Vec::new, |files| {
                let files = list(&files).into_iter();
                files
                    .map(|file| {
                        let sound = text(&field(&file, "media_type")).starts_with("audio/");
                        (sound, text(&field(&file, "url")))
                    })
                    .collect()
            }),
        });
    }
    Ok(messages)
}

/// Loads what does the work, while the challenge is on its way. Whatever is wrong is told by [`vault_work`].
pub async fn vault_warm() {
    let _ = call("warm", &[]).await;
}

/// Does the work that a challenge asks for: the proof, JSON.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_work(challenge: &str) -> Result<String, Unsealed> {
    Ok(text(&call("work", &[challenge.into()]).await?))
}

/// Takes the file that was chosen in a field: draws a picture anew, or writes a sound anew, so that nothing
/// is left of what nobody sees or hears.
///
/// # Errors
/// [`Unsealed`], with why that file is not taken.
pub async fn vault_attach(chosen: &str) -> Result<Attached, Unsealed> {
    let made = parsed(&text(&call("attach", &[chosen.into()]).await?))?;
    let get = |name| text(&field(&made, name));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small whole number"
    )]
    Ok(Attached {
        id: get("id"),
        sound: get("kind") == "sound",
        bytes: field(&made, "bytes").as_f64().unwrap_or_default() as usize,
        url: get("url"),
        told: list(&field(&made, "told")).iter().map(text).collect(),
    })
}

/// Takes a file back.
pub async fn vault_detach(id: String) {
    let _ = call("detach", &[id.into()]).await;
}

/// Forgets everything: keys, files, what was opened.
pub fn vault_forget() {
    // What was never loaded has nothing to forget.
    if window().is_some_and(|window| Reflect::has(&window, &SCRIPT[0].into()).unwrap_or_default()) {
        super::spawn(async {
            let _ = call("forget", &[]).await;
        });
    }
}

/// Saves a drawing as a picture of that size; the browser asks where, or puts it among the downloads.
///
/// # Errors
/// [`Unsealed`].
pub async fn save_picture(
    svg: &str,
    [width, height]: [u32; 2],
    name: &str,
) -> Result<(), Unsealed> {
    let arguments = [svg.into(), width.into(), height.into(), name.into()];
    call("picture", &arguments).await.map(|_| ())
}
