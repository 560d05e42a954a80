//! Nodes as DOM, in the browser.

use crate::{Attr, Element, Event, Node};
use leptos::prelude::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A handler as the browser calls it.
pub(crate) type Handler = Closure<dyn FnMut(web_sys::Event)>;

/// Wraps a handler; one type for all of them.
pub(crate) fn handler(mut call: Box<dyn FnMut(Event)>) -> Handler {
    Closure::new(move |event| call(Event(event)))
}

/// What was built: the outermost DOM nodes, and what must live as long as they do.
#[derive(Default)]
pub struct Built {
    top: Vec<Top>,
    keep: Vec<Keep>,
}

enum Top {
    Node(web_sys::Node),
    /// A live piece: what it holds now, and the empty text that marks its end.
    Live(Rc<RefCell<Built>>, web_sys::Node),
}

#[expect(dead_code, reason = "held for their destructors")]
enum Keep {
    Effect(RenderEffect<()>),
    Handler(Handler),
    Inner(Built),
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Builds nodes into `parent`, before `before` or at its end.
struct Builder<'a> {
    document: &'a web_sys::Document,
    svg: bool,
}

impl Built {
    /// Builds a node into a fragment that can be mounted anywhere.
    pub(crate) fn detached(node: Node) -> (Self, Option<web_sys::DocumentFragment>) {
        let mut built = Self::default();
        let fragment = document().map(|document| {
            let fragment = document.create_document_fragment();
            let builder = Builder {
                document: &document,
                svg: false,
            };
            builder.build(node, &fragment, None, &mut built);
            fragment
        });
        (built, fragment)
    }

    /// The first DOM node.
    pub(crate) fn first(&self) -> Option<web_sys::Node> {
        self.top.iter().find_map(|top| match top {
            Top::Node(node) => Some(node.clone()),
            Top::Live(inner, end) => inner.borrow().first().or_else(|| Some(end.clone())),
        })
    }

    /// Moves everything before `before` in `parent`.
    pub(crate) fn place(&self, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
        for top in &self.top {
            match top {
                Top::Node(node) => drop(parent.insert_before(node, before)),
                Top::Live(inner, end) => {
                    drop(parent.insert_before(end, before));
                    inner.borrow().place(parent, Some(end));
                }
            }
        }
    }

    /// Takes everything out of the page.
    pub(crate) fn remove(&self) {
        for top in &self.top {
            match top {
                Top::Node(node) => detach(node),
                Top::Live(inner, end) => {
                    inner.borrow().remove();
                    detach(end);
                }
            }
        }
    }

    /// The text, where that is all there is.
    fn only_text(&self) -> Option<&web_sys::Node> {
        match self.top.as_slice() {
            [Top::Node(node)] if node.node_type() == web_sys::Node::TEXT_NODE => Some(node),
            _ => None,
        }
    }
}

fn detach(node: &web_sys::Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

impl Builder<'_> {
    fn build(
        &self,
        node: Node,
        parent: &web_sys::Node,
        before: Option<&web_sys::Node>,
        into: &mut Built,
    ) {
        match node {
            Node::Empty => {}
            Node::Text(text) => {
                let text: web_sys::Node = self.document.create_text_node(&text).into();
                let _ = parent.insert_before(&text, before);
                into.top.push(Top::Node(text));
            }
            Node::Many(nodes) => {
                for node in nodes {
                    self.build(node, parent, before, into);
                }
            }
            Node::Element(element) => {
                let built = self.element(*element, into);
                let _ = parent.insert_before(&built, before);
                into.top.push(Top::Node(built));
            }
            Node::Live(make) => self.live(make, parent, before, into),
        }
    }

    fn live(
        &self,
        make: Box<dyn Fn() -> Node + Send>,
        parent: &web_sys::Node,
        before: Option<&web_sys::Node>,
        into: &mut Built,
    ) {
        let end: web_sys::Node = self.document.create_text_node("").into();
        let _ = parent.insert_before(&end, before);
        let now = Rc::new(RefCell::new(Built::default()));
        into.top.push(Top::Live(Rc::clone(&now), end.clone()));
        let svg = self.svg;
        into.keep.push(Keep::Effect(RenderEffect::new(move |_| {
            let node = make();
            // Most of what changes is a word: it changes in place, and only if it differs.
            if let (Node::Text(text), Some(old)) = (&node, now.borrow().only_text()) {
                if old.node_value().as_deref() != Some(text) {
                    old.set_node_value(Some(text));
                }
                return;
            }
            let (Some(parent), Some(document)) = (end.parent_node(), document()) else {
                return;
            };
            let old = now.take();
            old.remove();
            drop(old);
            let mut new = Built::default();
            Builder {
                document: &document,
                svg,
            }
            .build(node, &parent, Some(&end), &mut new);
            now.replace(new);
        })));
    }

    fn element(&self, element: Element, into: &mut Built) -> web_sys::Node {
        let svg = self.svg || element.tag == "svg";
        let built = if svg {
            self.document.create_element_ns(Some(SVG), element.tag)
        } else {
            self.document.create_element(element.tag)
        };
        // A browser that makes no elements leaves nothing to show: the trap brings up the page that
        // stands ready for it, where a hole would pass for a page.
        let Ok(built) = built else {
            std::process::abort()
        };
        let class = element.class();
        for (name, value) in element.plain {
            let _ = built.set_attribute(name, value);
        }
        if let Some(class) = class {
            let _ = built.set_attribute("class", &class);
        }
        if let Some(html) = element.html {
            built.set_inner_html(html);
        }
        for (event, handler) in element.handlers {
            let handler = handler.take();
            let function = handler.as_ref().unchecked_ref();
            let _ = built.add_event_listener_with_callback(event, function);
            into.keep.push(Keep::Handler(handler));
        }
        let mut inner = Built::default();
        let builder = Builder {
            document: self.document,
            svg,
        };
        for child in element.children {
            builder.build(child, &built, None, &mut inner);
        }
        // The outermost nodes of an element's content need no account: they go with the element.
        inner.top.retain(|top| matches!(top, Top::Live(..)));
        if !inner.top.is_empty() || !inner.keep.is_empty() {
            into.keep.push(Keep::Inner(inner));
        }
        for (name, value) in element.attrs {
            set(&built, name, value, set_attribute, into);
        }
        // After the children: a choice's value names one of its options.
        for (name, value) in element.props {
            set(&built, name, value, set_property, into);
        }
        built.into()
    }
}

type Set = fn(&web_sys::Element, &'static str, &Attr);

fn set(element: &web_sys::Element, name: &'static str, value: Attr, set: Set, into: &mut Built) {
    let Attr::Live(make) = value else {
        return set(element, name, &value);
    };
    let element = element.clone();
    into.keep.push(Keep::Effect(RenderEffect::new(move |_| {
        set(&element, name, &make())
    })));
}

fn set_attribute(element: &web_sys::Element, name: &'static str, value: &Attr) {
    let _ = match value {
        Attr::Absent => element.remove_attribute(name),
        Attr::Flag => element.set_attribute(name, ""),
        Attr::Text(text) => element.set_attribute(name, text),
        Attr::Live(make) => {
            set_attribute(element, name, &make());
            Ok(())
        }
    };
}

fn set_property(element: &web_sys::Element, name: &'static str, value: &Attr) {
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
