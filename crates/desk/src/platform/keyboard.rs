//! Keys that do something by themselves: what was pressed, and what stands on the page for it.

use super::Pressed;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Where somebody types, or chooses by typing.
const TYPING: &str =
    "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|place| found.item(place));
    elements
        .filter_map(|node| node.dyn_into::<HtmlElement>().ok())
        .collect()
}

/// Calls a function for every key that is pressed, for as long as the page lives. What it says it has used
/// does nothing else.
pub fn on_key(call: impl Fn(&Pressed) -> bool + 'static) {
    let heard = move |event: KeyboardEvent| {
        if event.default_prevented() || event.is_composing() || event.alt_key() {
            return;
        }
        let on = event.target().and_then(|on| on.dyn_into::<Element>().ok());
        let is = |selector: &str| {
            let found = on.as_ref().map(|on| on.matches(selector));
            matches!(found, Some(Ok(true)))
        };
        let pressed = Pressed {
            key: event.key(),
            typing: is(TYPING),
            choosing: is("[type=radio]"),
            control: event.ctrl_key() || event.meta_key(),
        };
        if call(&pressed) {
            event.prevent_default();
        }
    };
    if let Some(window) = web_sys::window() {
        let heard = Closure::<dyn Fn(KeyboardEvent)>::new(heard).into_js_value();
        let _ = window.add_event_listener_with_callback("keydown", heard.unchecked_ref());
    }
}

/// Uses the last element of a selector that is on the screen: what is typed into gets the focus, everything
/// else is pressed. Whether there was one.
pub fn press(selector: &str) -> bool {
    let shown = |one: &HtmlElement| one.get_client_rects().length() > 0;
    let Some(one) = all(selector).into_iter().rfind(shown) else {
        return false;
    };
    if one.matches(TYPING).unwrap_or(false) {
        let _ = one.focus();
    } else {
        one.click();
    }
    true
}

/// Goes on by so many among the elements of a selector, from the one that has the focus or is the current one,
/// whose link is then followed; otherwise the next one gets the focus. Whether there was one to go to.
pub fn go_on(selector: &str, by: i32) -> bool {
    let all = all(selector);
    let focused = document().and_then(|document| document.active_element());
    let current = |one: &HtmlElement| one.get_attribute("aria-current").is_some();
    let opened = all.iter().position(current);
    let has_focus = |one: &HtmlElement| focused.as_ref() == Some(one.as_ref());
    let place = opened.or_else(|| all.iter().position(has_focus));
    let next = match place.and_then(|place| i32::try_from(place).ok()) {
        None => Some(0),
        Some(place) => usize::try_from(place + by).ok(),
    };
    let Some(next) = next.and_then(|next| all.get(next)) else {
        return false;
    };
    if opened.is_some() {
        next.click();
    } else {
        let _ = next.focus();
    }
    true
}

/// Takes the focus away from where somebody types.
pub fn stop_typing() {
    let focused = document().and_then(|document| document.active_element());
    if let Some(Ok(focused)) = focused.map(JsCast::dyn_into::<HtmlElement>) {
        let _ = focused.blur();
    }
}

/// So many random bytes as hexadecimal digits; none where the browser has no dice.
#[must_use]
pub fn random<const BYTES: usize>() -> Option<String> {
    let mut bytes = [0_u8; BYTES];
    let dice = web_sys::window()?.crypto().ok()?;
    dice.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
