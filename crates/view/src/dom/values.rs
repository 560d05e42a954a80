//! Values of attributes and fields, set once or whenever they change.

use super::{Built, Keep};
use crate::Attr;
use leptos::prelude::RenderEffect;
use wasm_bindgen::JsValue;

type Set = fn(&web_sys::Element, &'static str, &Attr);

/// Sets a value now and whenever it changes. Of an element that was taken over (`taken`) what never
/// changes is there already, and the first value is left as it is where the person may have changed it
/// (`spare`).
pub(super) fn set(
    element: &web_sys::Element,
    name: &'static str,
    value: Attr,
    set: Set,
    mut spare: bool,
    taken: bool,
    into: &mut Built,
) {
    let Attr::Live(make) = value else {
        if !taken {
            set(element, name, &value);
        }
        return;
    };
    let element = element.clone();
    into.keep.push(Keep::Effect(RenderEffect::new(move |_| {
        let value = make();
        if !std::mem::take(&mut spare) {
            set(&element, name, &value);
        }
    })));
}

pub(super) fn set_attribute(element: &web_sys::Element, name: &'static str, value: &Attr) {
    let value = match value {
        Attr::Absent => return drop(element.remove_attribute(name)),
        Attr::Flag => "",
        Attr::Text(text) => text,
        Attr::Live(make) => return set_attribute(element, name, &make()),
    };
    // Setting an attribute to what it is would make the browser look at the element again.
    if element.get_attribute(name).as_deref() != Some(value) {
        let _ = element.set_attribute(name, value);
    }
}

pub(super) fn set_property(element: &web_sys::Element, name: &'static str, value: &Attr) {
    let value = match value {
        Attr::Absent => JsValue::FALSE,
        Attr::Flag => JsValue::TRUE,
        Attr::Text(text) => JsValue::from_str(text),
        Attr::Live(make) => return set_property(element, name, &make()),
    };
    let name = JsValue::from_str(name);
    // Setting a field to what it holds would move the caret.
    if js_sys::Reflect::get(element, &name).ok().as_ref() != Some(&value) {
        let _ = js_sys::Reflect::set(element, &name, &value);
    }
}
