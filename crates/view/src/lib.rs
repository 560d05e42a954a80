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
    Element(Element),
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

/// An element with everything in it; behind a pointer, so that views hand around one word.
pub struct Element(Box<Parts>);

struct Parts {
    /// The tag and the attributes that never change, each `name=value`, apart by line breaks: one text
    /// instead of a table of pointers, which no compression makes small.
    plain: &'static str,
    attrs: Vec<(&'static str, Attr)>,
    props: Vec<(&'static str, Attr)>,
    classes: Vec<&'static str>,
    html: Option<&'static str>,
    children: Vec<Node>,
    #[cfg(target_arch = "wasm32")]
    handlers: Vec<(&'static str, send_wrapper::SendWrapper<dom::Handler>)>,
}

/// What views are compiled to: the many short forms keep what every piece of markup costs small.
impl Element {
    /// An element: its tag and the attributes that never change, a line each (`p\nclass=small\nid=a`).
    #[must_use]
    #[inline(never)]
    pub fn new(plain: &'static str) -> Self {
        Self(Box::new(Parts {
            plain,
            attrs: Vec::new(),
            props: Vec::new(),
            classes: Vec::new(),
            html: None,
            children: Vec::new(),
            #[cfg(target_arch = "wasm32")]
            handlers: Vec::new(),
        }))
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(&mut self, name: &'static str, value: Attr) {
        self.0.attrs.push((name, value));
    }

    /// Sets an attribute to a text of the program.
    #[inline(never)]
    pub fn attr_text(&mut self, name: &'static str, value: &'static str) {
        self.attr(name, Attr::Text(Cow::Borrowed(value)));
    }

    /// Sets an attribute to a text.
    #[inline(never)]
    pub fn attr_string(&mut self, name: &'static str, value: String) {
        self.attr(name, Attr::Text(Cow::Owned(value)));
    }

    /// Sets an attribute that follows signals.
    #[inline(never)]
    pub fn attr_live(&mut self, name: &'static str, make: Box<dyn Fn() -> Attr + Send>) {
        self.attr(name, Attr::Live(make));
    }

    /// Sets a property of the DOM object, such as `checked`; an attribute on the host.
    #[inline(never)]
    pub fn prop(&mut self, name: &'static str, value: Attr) {
        self.0.props.push((name, value));
    }

    /// Adds a class to the plain `class` attribute, if `on`.
    #[inline(never)]
    pub fn class_if(&mut self, name: &'static str, on: bool) {
        if on {
            self.0.classes.push(name);
        }
    }

    /// Markup that is part of the program, as it is.
    #[inline(never)]
    pub fn html(&mut self, html: &'static str) {
        self.0.html = Some(html);
    }

    /// Adds a child.
    #[inline(never)]
    pub fn child(&mut self, child: Node) {
        self.0.children.push(child);
    }

    /// Adds a child that is an element.
    #[inline(never)]
    pub fn element(&mut self, child: Self) {
        self.child(Node::Element(child));
    }

    /// Adds a text of the program.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.child(Node::text(text));
    }

    /// Adds a text.
    #[inline(never)]
    pub fn string(&mut self, text: String) {
        self.child(Node::Text(Cow::Owned(text)));
    }

    /// Adds a piece that follows signals.
    #[inline(never)]
    pub fn live(&mut self, make: Box<dyn Fn() -> Node + Send>) {
        self.child(Node::Live(make));
    }

    /// Calls a handler whenever an event reaches this element; never on the host.
    pub fn on(&mut self, event: &'static str, handler: impl FnMut(Event) + 'static) {
        self.boxed_on(event, Box::new(handler));
    }

    #[inline(never)]
    fn boxed_on(&mut self, event: &'static str, handler: Box<dyn FnMut(Event)>) {
        #[cfg(target_arch = "wasm32")]
        self.0
            .handlers
            .push((event, send_wrapper::SendWrapper::new(dom::handler(handler))));
        #[cfg(not(target_arch = "wasm32"))]
        drop((event, handler));
    }

    /// The element as a node.
    #[must_use]
    pub fn into_node(self) -> Node {
        Node::Element(self)
    }

    /// Its children without it: how several nodes are put one after the other.
    #[must_use]
    #[inline(never)]
    pub fn into_children(self) -> Node {
        Node::Many(self.0.children)
    }

    /// Its tag, and the attributes that never change.
    fn plain(
        &self,
    ) -> (
        &'static str,
        impl Iterator<Item = (&'static str, &'static str)> + use<>,
    ) {
        let mut lines = self.0.plain.split('\n');
        let tag = lines.next().unwrap_or_default();
        (tag, lines.filter_map(|line| line.split_once('=')))
    }

    /// The `class` attribute as a whole: the plain one and what [`Element::class_if`] added.
    fn class(&self) -> Option<String> {
        if self.0.classes.is_empty() {
            return None;
        }
        let plain = self.plain().1.find(|(name, _)| *name == "class");
        let mut class = plain.map_or("", |(_, v)| v).to_owned();
        for name in &self.0.classes {
            if !class.is_empty() {
                class.push(' ');
            }
            class.push_str(name);
        }
        Some(class)
    }
}
