//! Views of one type.
//!
//! Leptos gives every piece of markup a type of its own; on a site of documents that is half the
//! program's size. Here markup becomes [`Node`]s, one type for all of it, written in the same
//! `view!` syntax and driven by the same signals. Owns how nodes become DOM or text; knows nothing
//! of pages. Start with [`Node`] and [`Element`]; `dom` builds in the browser, `html` on the host,
//! `tachys` lets a node stand wherever Leptos takes a view.

#[cfg(target_arch = "wasm32")]
mod adopt;
mod convert;
#[cfg(target_arch = "wasm32")]
mod dom;
mod event;
mod html;
mod leptos_view;

#[cfg(target_arch = "wasm32")]
pub use adopt::adopt;
pub use convert::{CollectNodes, IntoAttr, IntoNode};
pub use event::Event;
pub use html::escape;
pub use mingbai_view_macro::view;

use std::borrow::Cow;

/// A piece of a page.
#[derive(Default)]
pub enum Node {
    /// Nothing.
    #[default]
    Empty,
    /// Text, escaped wherever it goes.
    Text(Cow<'static, str>),
    /// An element.
    Element(Box<Element>),
    /// Several pieces, one after the other.
    Many(Vec<Node>),
    /// A piece that follows the signals it reads: built anew whenever one of them changes.
    Live(Box<dyn Fn() -> Node + Send>),
}

impl Node {
    /// A piece of text that is part of the program.
    #[must_use]
    pub const fn text(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

/// The value of an attribute or property.
pub enum Attr {
    /// The attribute is not there.
    Absent,
    /// It is there, without a value; a property that is true.
    Flag,
    /// It has this value.
    Text(Cow<'static, str>),
    /// It follows the signals it reads.
    Live(Box<dyn Fn() -> Attr + Send>),
}

/// An element with everything in it.
pub struct Element {
    tag: &'static str,
    plain: &'static [(&'static str, &'static str)],
    attrs: Vec<(&'static str, Attr)>,
    props: Vec<(&'static str, Attr)>,
    classes: Vec<&'static str>,
    html: Option<&'static str>,
    children: Vec<Node>,
    #[cfg(target_arch = "wasm32")]
    handlers: Vec<(&'static str, send_wrapper::SendWrapper<dom::Handler>)>,
}

impl Element {
    /// An element with the attributes that never change.
    #[must_use]
    #[inline(never)]
    pub fn new(tag: &'static str, plain: &'static [(&'static str, &'static str)]) -> Self {
        Self {
            tag,
            plain,
            attrs: Vec::new(),
            props: Vec::new(),
            classes: Vec::new(),
            html: None,
            children: Vec::new(),
            #[cfg(target_arch = "wasm32")]
            handlers: Vec::new(),
        }
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(&mut self, name: &'static str, value: Attr) {
        self.attrs.push((name, value));
    }

    /// Sets a property of the DOM object, such as `checked`; an attribute on the host.
    #[inline(never)]
    pub fn prop(&mut self, name: &'static str, value: Attr) {
        self.props.push((name, value));
    }

    /// Adds a class to the plain `class` attribute, if `on`.
    #[inline(never)]
    pub fn class_if(&mut self, name: &'static str, on: bool) {
        if on {
            self.classes.push(name);
        }
    }

    /// Markup that is part of the program, as it is.
    #[inline(never)]
    pub fn html(&mut self, html: &'static str) {
        self.html = Some(html);
    }

    /// Adds a child.
    #[inline(never)]
    pub fn child(&mut self, child: Node) {
        self.children.push(child);
    }

    /// Calls a handler whenever an event reaches this element; never on the host.
    pub fn on(&mut self, event: &'static str, handler: impl FnMut(Event) + 'static) {
        #[cfg(target_arch = "wasm32")]
        self.handlers.push((
            event,
            send_wrapper::SendWrapper::new(dom::handler(Box::new(handler))),
        ));
        #[cfg(not(target_arch = "wasm32"))]
        drop((event, handler));
    }

    /// The element as a node.
    #[must_use]
    #[inline(never)]
    pub fn into_node(self) -> Node {
        Node::Element(Box::new(self))
    }

    /// The `class` attribute as a whole: the plain one and what [`Element::class_if`] added.
    fn class(&self) -> Option<String> {
        if self.classes.is_empty() {
            return None;
        }
        let plain = self
            .plain
            .iter()
            .find(|(name, _)| *name == "class")
            .map_or("", |(_, v)| v);
        let mut class = plain.to_owned();
        for name in &self.classes {
            if !class.is_empty() {
                class.push(' ');
            }
            class.push_str(name);
        }
        Some(class)
    }
}
