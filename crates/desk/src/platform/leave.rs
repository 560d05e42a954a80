//! What happens around the desk: being asked before it is closed, and before a link leads away.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The browser asks before this page is closed or loaded anew, whenever `asks` says so.
pub fn ask_before_leaving(asks: impl Fn() -> bool + 'static) {
    let heard = move |event: web_sys::Event| {
        if asks() {
            event.prevent_default();
            // Older browsers wait for this.
            let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &"".into());
        }
    };
    hear("beforeunload", heard, false);
}

/// Calls a function with the address of every link of the desk that is about to be followed in this tab; it is
/// not followed where the call says so.
pub fn on_links(stops: impl Fn(String) -> bool + 'static) {
    let heard = move |event: web_sys::Event| {
        if link_of(&event).is_some_and(&stops) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    // Before the router hears it.
    hear("click", heard, true);
}

/// Follows a link to an address of the desk, once what was answered has been drawn.
pub fn follow(address: String) {
    super::after(0, move || {
        // A link like any other: whatever hears of links hears of this one.
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let (Ok(link), Some(body)) = (document.create_element("a"), document.body()) else {
            return;
        };
        if let Ok(link) = link.dyn_into::<web_sys::HtmlAnchorElement>() {
            link.set_href(&address);
            link.set_hidden(true);
            let _ = body.append_child(&link);
            link.click();
            link.remove();
        }
    });
}

/// Where the link leads that was clicked; none for one that opens elsewhere (also because a key is held down), or
/// leads to a place on this page.
fn link_of(event: &web_sys::Event) -> Option<String> {
    let click: &web_sys::MouseEvent = event.dyn_ref()?;
    if click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key() {
        return None;
    }
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href^='/']:not([target], [download], [rel~=external])");
    link.ok().flatten()?.get_attribute("href")
}

fn hear(event: &str, call: impl Fn(web_sys::Event) + 'static, first: bool) {
    if let Some(window) = web_sys::window() {
        let call = Closure::<dyn Fn(web_sys::Event)>::new(call).into_js_value();
        let call = call.unchecked_ref();
        let _ = window.add_event_listener_with_callback_and_bool(event, call, first);
    }
}
