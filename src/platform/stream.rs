//! Server-sent events (WHATWG HTML §9.2).

use super::browser::window;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A stream that is open. Closed when it is dropped.
#[derive(Debug)]
pub struct Listening {
    source: web_sys::EventSource,
    _each: Closure<dyn Fn(web_sys::MessageEvent)>,
    _end: Closure<dyn Fn()>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Opens a stream: `each` gets the data of every event of a name, `end` is called once when the stream ends
/// or cannot be opened. The browser does not open it again: its address is good once.
pub fn listen(
    address: &str,
    event: &str,
    each: impl Fn(String) + 'static,
    end: impl FnOnce() + 'static,
) -> Option<Listening> {
    let source = web_sys::EventSource::new(address).ok()?;
    let each =
        Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if let Some(data) = event.data().as_string() {
                each(data);
            }
        });
    let (ended, end) = (source.clone(), Rc::new(Cell::new(Some(end))));
    let end = Closure::<dyn Fn()>::new(move || {
        ended.close();
        if let Some(end) = end.take() {
            end();
        }
    });
    let _ = source.add_event_listener_with_callback(event, each.as_ref().unchecked_ref());
    source.set_onerror(Some(end.as_ref().unchecked_ref()));
    Some(Listening {
        source,
        _each: each,
        _end: end,
    })
}

/// Calls a function once, after so many milliseconds.
pub fn after(ms: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = Closure::once_into_js(call);
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), ms);
    }
}

/// Says whenever the page comes into view or goes out of it, for as long as it lives.
pub fn on_sight(call: impl Fn(bool) + 'static) {
    let Some(document) = window().and_then(|w| w.document()) else {
        return;
    };
    let page = document.clone();
    let call = Closure::<dyn Fn()>::new(move || {
        let hidden = js_sys::Reflect::get(&page, &"hidden".into());
        call(hidden.is_ok_and(|hidden| hidden.is_falsy()));
    });
    let call = call.into_js_value();
    let _ = document.add_event_listener_with_callback("visibilitychange", call.unchecked_ref());
}
