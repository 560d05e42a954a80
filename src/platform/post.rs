//! What is sent to the server rather than asked for: nothing of it stands in an address.

use super::Answered;
use super::browser::window;
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

/// Sends JSON by the browser's `fetch`, past every cache and without cookies.
///
/// # Errors
/// [`Unreachable`] when no answer came.
pub async fn post(address: &'static str, body: String) -> Result<Answered, Unreachable> {
    let window = window().ok_or(Unreachable)?;
    let headers = object(&[
        (
            "accept",
            &"application/json, application/problem+json".into(),
        ),
        ("content-type", &"application/json".into()),
        (SHAPE_HEADER, &SHAPE.into()),
    ]);
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
