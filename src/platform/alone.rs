//! Several pages of this site at once: what only one of them may do at a time.

use super::browser::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Held by one page at a time; the next one's turn comes when it is dropped.
#[derive(Debug)]
pub struct Alone(Option<Function>);

impl Alone {
    /// Whether nobody else is at it for certain: browsers before 2022 cannot tell.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        self.0.is_some()
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        if let Some(over) = &self.0 {
            let _ = over.call0(&JsValue::NULL);
        }
    }
}

/// Waits until no other page of this site is at something of that name.
pub async fn alone(name: &str) -> Alone {
    let mut over = None;
    let held = Promise::new(&mut |done, _| over = Some(done));
    let granted = Promise::new(&mut |granted, refused| {
        let (held, granted) = (held.clone(), granted);
        let call = Closure::once_into_js(move || {
            let _ = granted.call0(&JsValue::NULL);
            held
        });
        if request(name, &call, &refused).is_none() {
            let _ = refused.call0(&JsValue::NULL);
        }
    });
    let granted = JsFuture::from(granted).await;
    Alone(over.filter(|_| granted.is_ok()))
}

/// Asks for the lock; none where the browser knows of none.
fn request(name: &str, call: &JsValue, refused: &Function) -> Option<()> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let locks = get(&window()?.navigator(), "locks").filter(JsValue::is_object)?;
    let request: Function = get(&locks, "request")?.dyn_into().ok()?;
    let asked = request.call2(&locks, &name.into(), call).ok()?;
    let catch: Function = get(&asked, "catch")?.dyn_into().ok()?;
    catch.call1(&asked, refused).ok().map(|_| ())
}
