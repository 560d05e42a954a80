//! Sealing and opening complaints: the script, the worker and the module that do it are loaded when somebody
//! complains (`crates/vault`). Here only how they are called. Keys stay in the worker.

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

fn list(value: JsValue) -> Vec<JsValue> {
    if value.is_object() {
        Array::from(&value).to_vec()
    } else {
        Vec::new()
    }
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
    let heard = Closure::<dyn Fn(u8)>::new(progress);
    let arguments = [receipt.into(), county.into(), heard.as_ref().clone()];
    let answer = call("unlock", &arguments).await?;
    Ok([text(&part(&answer, 0)), text(&part(&answer, 1))])
}

/// Seals a complaint, with everything that is attached, to the offices' keys that hold today. `account` and
/// `place` are JSON: what is sealed, and what stays in the clear.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_seal(
    account: &str,
    place: &str,
    keys: &str,
    today: &str,
) -> Result<String, Unsealed> {
    let arguments = [account.into(), place.into(), keys.into(), today.into()];
    Ok(text(&call("seal", &arguments).await?))
}

/// Seals a later message.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_note(said: &str, thread: &str, today: &str) -> Result<String, Unsealed> {
    let arguments = [said.into(), thread.into(), today.into()];
    Ok(text(&call("note", &arguments).await?))
}

/// Opens the messages of a thread, as it was answered.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_read(thread: &str) -> Result<Vec<Message>, Unsealed> {
    let messages = list(call("read", &[thread.into()]).await?);
    let message = |value: JsValue| Message {
        id: text(&part(&value, 0)),
        office: part(&value, 1)
            .as_string()
            .filter(|office| !office.is_empty()),
        text: part(&value, 2).as_string(),
        files: list(part(&value, 3))
            .iter()
            .map(|file| {
                (
                    text(&part(file, 0)).starts_with("audio/"),
                    text(&part(file, 1)),
                )
            })
            .collect(),
    };
    Ok(messages.into_iter().map(message).collect())
}

/// Does the work that a challenge asks for: the proof, JSON.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_work(challenge: &str) -> Result<String, Unsealed> {
    Ok(text(&call("work", &[challenge.into()]).await?))
}

/// Takes the files that were chosen in a field: draws pictures anew, and takes everything out of them and of
/// recordings that nobody sees or hears. None for a file that is neither, or cannot be read.
///
/// # Errors
/// [`Unsealed`].
pub async fn vault_attach(field: &str) -> Result<Vec<Option<Attached>>, Unsealed> {
    let files = list(call("attach", &[field.into()]).await?);
    let file = |value: JsValue| {
        let number = |place| part(&value, place).as_f64();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "small whole numbers"
        )]
        Some(Attached {
            id: number(0)? as u32,
            sound: part(&value, 1).is_truthy(),
            bytes: number(2)? as usize,
            removed: list(part(&value, 3)).iter().map(text).collect(),
        })
    };
    Ok(files.into_iter().map(file).collect())
}

/// Takes a file back.
pub async fn vault_detach(id: u32) {
    let _ = call("detach", &[id.into()]).await;
}

/// Forgets everything: keys, files, what was opened.
pub fn vault_forget() {
    super::spawn(async {
        // What was never loaded has nothing to forget.
        if Reflect::has(&js_sys::global(), &SCRIPT[0].into()).unwrap_or_default() {
            let _ = call("forget", &[]).await;
        }
    });
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
