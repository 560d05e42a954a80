//! What is sent to the server rather than asked for: nothing of it stands in an address.

use super::browser::window;
use js_sys::Reflect;
use mingbai_client::{Reply, Request, Transport, Unreachable};
use mingbai_contract::shape::{SHAPE, SHAPE_HEADER};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Carries requests with a body by the browser's `fetch`, past every cache and without cookies.
#[derive(Debug, Default)]
pub struct Post {
    retry_after: Cell<Option<u32>>,
}

impl Post {
    /// After how many seconds the last answer said that one may ask again.
    #[must_use]
    pub const fn retry_after(&self) -> Option<u32> {
        self.retry_after.get()
    }
}

fn object(members: &[(&str, &JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

impl Transport for Post {
    async fn send(&self, request: Request<'_>) -> Result<Reply, Unreachable> {
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
            ("method", &request.method.into()),
            ("headers", &headers),
            ("body", &request.body.unwrap_or_default().into()),
            ("cache", &"no-store".into()),
            ("credentials", &"omit".into()),
        ]);
        let reply = window.fetch_with_str_and_init(request.address, init.unchecked_ref());
        let reply = JsFuture::from(reply).await.map_err(|_| Unreachable)?;
        let reply: web_sys::Response = reply.unchecked_into();
        let seconds = reply.headers().get("retry-after").ok().flatten();
        self.retry_after.set(seconds.and_then(|s| s.parse().ok()));
        let body = reply.text().map_err(|_| Unreachable)?;
        let body = JsFuture::from(body).await.map_err(|_| Unreachable)?;
        Ok(Reply {
            status: reply.status(),
            etag: None,
            body: body.as_string().unwrap_or_default(),
        })
    }
}
