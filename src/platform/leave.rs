//! What happens around a page: leaving it at once, being asked before one leaves it by mistake, the network's
//! coming back.

use super::browser::window;
use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Puts another page in place of this one, program and all: this one is not in the history any more, and
/// nobody is asked.
pub fn replace_page(address: &str) {
    ask_before_leaving(false);
    if let Some(window) = window() {
        let _ = window.location().replace(address);
    }
}

/// Something that document or window hears. Over when it is dropped.
#[derive(Debug)]
pub struct Hearing {
    at: web_sys::EventTarget,
    event: &'static str,
    call: Function,
}

impl Drop for Hearing {
    fn drop(&mut self) {
        let _ = self
            .at
            .remove_event_listener_with_callback_and_bool(self.event, &self.call, CAPTURED);
    }
}

/// Heard before anybody else hears it.
const CAPTURED: bool = true;

fn hear(
    at: web_sys::EventTarget,
    event: &'static str,
    call: impl Fn(web_sys::Event) + 'static,
) -> Option<Hearing> {
    let call = Closure::<dyn Fn(web_sys::Event)>::new(call);
    let call: Function = call.into_js_value().unchecked_into();
    let heard = at.add_event_listener_with_callback_and_bool(event, &call, CAPTURED);
    heard.ok().map(|()| Hearing { at, event, call })
}

/// Calls whenever the network has come back.
pub fn on_network(call: impl Fn() + 'static) -> Option<Hearing> {
    hear(window()?.into(), "online", move |_| call())
}

/// Calls with the name of every key that is pressed, and the moment in milliseconds.
pub fn on_keys(call: impl Fn(&str, i64) + 'static) -> Option<Hearing> {
    hear(window()?.document()?.into(), "keydown", move |event| {
        // What a field's list of suggestions sends is no key.
        let key = Reflect::get(&event, &"key".into()).ok();
        let at = super::now_ms().unwrap_or_default();
        call(&key.and_then(|key| key.as_string()).unwrap_or_default(), at);
    })
}

/// Calls with the address of every link of this site that is about to be followed in this tab; it is not
/// followed where the call says so.
pub fn on_links(stops: impl Fn(&str) -> bool + 'static) -> Option<Hearing> {
    hear(window()?.document()?.into(), "click", move |event| {
        let Some(link) = link_of(&event) else { return };
        if stops(&link) {
            event.prevent_default();
            event.stop_propagation();
        }
    })
}

/// The address of the link that was clicked, path and query; none for one that opens elsewhere, saves, or
/// leads to a place on this page.
fn link_of(event: &web_sys::Event) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href]").ok().flatten()?;
    let get = |name: &str| {
        let value = Reflect::get(&link, &JsValue::from_str(name)).ok()?;
        value.as_string()
    };
    // What is external knows by itself where it leads: out of here, at once.
    let external = get("rel").is_some_and(|rel| rel == "external");
    let elsewhere = external || link.has_attribute("download") || link.has_attribute("target");
    let location = window()?.location();
    let same_site = get("origin")? == location.origin().ok()?;
    let address = get("pathname")? + &get("search")?;
    let here = location.pathname().ok()? + &location.search().ok()?;
    (same_site && !elsewhere && address != here).then_some(address)
}

/// Whether the page's form was sent before the program was there (`index.html` notes it); once.
#[must_use]
pub fn was_pressed() -> bool {
    const NOTED: &str = "data-pressed";
    let document = window().and_then(|window| window.document());
    let form = document.and_then(|it| it.query_selector("form[data-pressed]").ok().flatten());
    form.is_some_and(|form| form.remove_attribute(NOTED).is_ok())
}

/// Whether the browser asks before this page is closed or loaded anew.
pub fn ask_before_leaving(ask: bool) {
    let Some(window) = window() else { return };
    let call = if ask {
        let call = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
            event.prevent_default();
            // Older browsers wait for this.
            let _ = Reflect::set(&event, &"returnValue".into(), &"".into());
        });
        call.into_js_value()
    } else {
        JsValue::NULL
    };
    let _ = Reflect::set(&window, &"onbeforeunload".into(), &call);
}
