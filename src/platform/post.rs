//! What is sent to the server rather than asked for: nothing of it stands in an address.

use super::browser::window;
use super::{Answered, Refused};
use js_sys::Reflect;
use mingbai_client::Unreachable;
use mingbai_contract::shape::{SHAPE, SHAPE_HEADER};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

fn object(members: &[(&str, &JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Sends JSON by the browser's `fetch`, past every cache and without cookies; with the key under which it
/// is taken in once, however often it is sent.
///
/// # Errors
/// [`Unreachable`] when no answer came.
pub async fn post(address: &str, body: String, key: Option<&str>) -> Result<Answered, Unreachable> {
    let window = window().ok_or(Unreachable)?;
    let headers = object(&[
        (
            "accept",
            &"application/json, application/problem+json".into(),
        ),
        ("content-type", &"application/json".into()),
        (SHAPE_HEADER, &SHAPE.into()),
    ]);
    if let Some(key) = key {
        let _ = Reflect::set(&headers, &"idempotency-key".into(), &key.into());
    }
    let init = object(&[
        ("method", &"POST".into()),
        ("headers", &headers),
        ("body", &body.into()),
        ("cache", &"no-store".into()),
        ("credentials", &"omit".into()),
    ]);
    let reply = window.fetch_with_str_and_init(address, init.unchecked_ref());
    let reply = JsFuture::from(reply).await.map_err(|_| Unreachable)?;
    let reply: web_sys::Response = reply.unchecked_into();
    let seconds = reply.headers().get("retry-after").ok().flatten();
    let body = reply.text().map_err(|_| Unreachable)?;
    let body = JsFuture::from(body).await.map_err(|_| Unreachable)?;
    Ok(Answered {
        status: reply.status(),
        retry_after: seconds.and_then(|seconds| seconds.parse().ok()),
        body: body.as_string().unwrap_or_default(),
    })
}

/// How many random bytes a key is made of.
const KEY_BYTES: u32 = 16;

/// A key that nobody else has: 32 hexadecimal digits.
///
/// # Errors
/// [`Refused`] when the browser has no dice.
pub fn random_key() -> Result<String, Refused> {
    let window = window().ok_or(Refused)?;
    let get =
        |object: &JsValue, name: &str| Reflect::get(object, &name.into()).map_err(|_| Refused);
    let crypto = get(&window, "crypto")?;
    let fill: js_sys::Function = get(&crypto, "getRandomValues")?
        .dyn_into()
        .map_err(|_| Refused)?;
    let bytes = js_sys::Uint8Array::new_with_length(KEY_BYTES);
    fill.call1(&crypto, &bytes).map_err(|_| Refused)?;
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    let digits = bytes.to_vec().into_iter();
    Ok(digits
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect())
}
