//! What the host rendered, as far as nodes have not taken it over.
//!
//! Taking over makes the DOM that is there the nodes' own: nothing on the screen is drawn anew, and
//! what was typed, opened, scrolled or focused stays. The host writes neighbouring texts in one piece,
//! so texts are cut where nodes meet. Where the page is not what the nodes say (a translator was at
//! it, or an extension), the rest of that element is thrown away and built anew.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

thread_local! {
    /// The element whose content the next node takes over.
    static NEXT: RefCell<Option<web_sys::Element>> = const { RefCell::new(None) };
}

/// Lets the next node that is built take over what the host rendered into an element.
pub fn adopt(root: web_sys::Element) {
    NEXT.set(Some(root));
}

/// The element that [`adopt`] named, once.
pub(crate) fn take_root() -> Option<web_sys::Element> {
    NEXT.take()
}

/// The children of one element, from the first that no node has taken over.
pub(crate) struct Found(RefCell<Option<web_sys::Node>>);

impl Found {
    /// Everything in an element.
    pub(crate) fn inside(element: &web_sys::Node) -> Rc<Self> {
        Rc::new(Self(RefCell::new(element.first_child())))
    }

    /// The next child.
    pub(crate) fn next(&self) -> Option<web_sys::Node> {
        self.0.borrow().clone()
    }

    fn advance(&self, taken: &web_sys::Node) {
        self.0.replace(taken.next_sibling());
    }

    /// The next child, if it is an element with this tag.
    pub(crate) fn element(&self, tag: &str) -> Option<web_sys::Element> {
        let next = self.next()?;
        if next.node_type() != web_sys::Node::ELEMENT_NODE {
            return None;
        }
        let element: web_sys::Element = next.unchecked_into();
        (element.local_name() == tag).then(|| {
            self.advance(&element);
            element
        })
    }

    /// The next child, if it is a text that begins so; what follows in it becomes a text of its own.
    pub(crate) fn text(&self, text: &str) -> Option<web_sys::Node> {
        let next = self.next()?;
        if next.node_type() != web_sys::Node::TEXT_NODE {
            return None;
        }
        let here = next.node_value()?;
        let rest = here.strip_prefix(text)?;
        if !rest.is_empty() {
            let end = u32::try_from(text.encode_utf16().count()).ok()?;
            let next: &web_sys::Text = next.unchecked_ref();
            next.split_text(end).ok()?;
        }
        self.advance(&next);
        Some(next)
    }

    /// Throws away what is left.
    pub(crate) fn drop_rest(&self) {
        while let Some(next) = self.0.take() {
            self.advance(&next);
            if let Some(parent) = next.parent_node() {
                let _ = parent.remove_child(&next);
            }
        }
    }
}
