//! The data that goes with a page.

use crate::live::body::Body;
use serde::Serialize;

/// The page's data as it goes along: `mingbai_contract::page::PageData`, a member at a time, because
/// most of it stands ready as text.
#[derive(Default)]
pub(super) struct Data(String);

impl Data {
    pub(super) fn name(&mut self, name: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    pub(super) fn put<T: Serialize>(&mut self, name: &str, value: &T) {
        // Plain data can always be written; should it ever not, the app fetches what it misses.
        if let Ok(text) = serde_json::to_string(value) {
            self.name(name);
            self.0.push_str(&text);
        }
    }

    pub(super) fn raw(&mut self, name: &str, body: &Body) {
        if let Ok(text) = std::str::from_utf8(body.plain()) {
            self.name(name);
            self.0.push_str(text);
        }
    }

    pub(super) fn end(self) -> String {
        self.0 + "}"
    }
}
