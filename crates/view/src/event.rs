//! Events, as far as pages need them.

/// Something that happened to an element.
#[cfg(target_arch = "wasm32")]
pub struct Event(pub(crate) web_sys::Event);

/// Nothing happens to elements on the host.
#[cfg(not(target_arch = "wasm32"))]
pub enum Event {}

#[cfg(target_arch = "wasm32")]
impl Event {
    /// Keeps the browser from doing what it would do.
    pub fn prevent_default(&self) {
        self.0.prevent_default();
    }

    /// What is typed or chosen in the field.
    #[must_use]
    pub fn value(&self) -> String {
        use wasm_bindgen::JsCast;
        let Some(target) = self.0.target() else {
            return String::new();
        };
        // Fields and choices have the same property: which class it is does not matter.
        target.unchecked_ref::<web_sys::HtmlInputElement>().value()
    }

    /// The key that was pressed, by its name in UI Events: `ArrowDown`, `Enter`, `a`.
    #[must_use]
    pub fn key(&self) -> String {
        use wasm_bindgen::JsCast;
        self.0.unchecked_ref::<web_sys::KeyboardEvent>().key()
    }

    /// Whether the box is ticked.
    #[must_use]
    pub fn checked(&self) -> bool {
        use wasm_bindgen::JsCast;
        let target = self.0.target();
        target.is_some_and(|t| t.unchecked_ref::<web_sys::HtmlInputElement>().checked())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Event {
    /// Keeps the browser from doing what it would do.
    pub fn prevent_default(&self) {
        match *self {}
    }

    /// What is typed or chosen in the field.
    #[must_use]
    pub fn value(&self) -> String {
        match *self {}
    }

    /// The key that was pressed.
    #[must_use]
    pub fn key(&self) -> String {
        match *self {}
    }

    /// Whether the box is ticked.
    #[must_use]
    pub fn checked(&self) -> bool {
        match *self {}
    }
}
