//! What is sealed of a complaint, and what stands in the clear beside it, as JSON.

use super::model::{About, Draft};
use mingbai_contract::Date;
use std::fmt::Write as _;

/// A text as JSON (RFC 8259 §7).
pub fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            c if c < ' ' => {
                let _ = write!(json, "\\u{:04x}", u32::from(c));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

/// What is sealed, JSON; the reply key and the attachments are added by whoever seals.
pub fn account(draft: &Draft, prefix: &str) -> String {
    let mut text = String::from("{\"about\":{");
    match draft.about(prefix) {
        About::Nothing => {}
        About::Application(number) => {
            text.push_str("\"application\":");
            push_text(&mut text, &number);
        }
        About::Inspection(code) => {
            text.push_str("\"inspection\":");
            push_text(&mut text, &code);
        }
    }
    text.push_str("},\"what\":");
    push_text(&mut text, draft.what.trim());
    if let Some(day) = draft.day() {
        text.push_str(",\"happened_on\":");
        push_text(&mut text, &Date(day).to_string());
    }
    if !draft.wish.trim().is_empty() {
        text.push_str(",\"wish\":");
        push_text(&mut text, draft.wish.trim());
    }
    text.push('}');
    text
}

/// Where it belongs, JSON: what stays in the clear.
pub fn routing(draft: &Draft) -> String {
    let mut text = String::from("{\"departments\":[");
    for (place, id) in draft.named().iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        push_text(&mut text, id.as_str());
    }
    text.push(']');
    let routing = draft.routing();
    if let Some(window) = &routing.window {
        text.push_str(",\"window\":");
        push_text(&mut text, window.as_str());
    }
    if let Some(item) = &routing.item {
        text.push_str(",\"item\":");
        push_text(&mut text, item.as_str());
    }
    text.push('}');
    text
}
