//! Nodes as DOM, in the browser.

mod values;

use self::values::{set, set_attribute, set_property};
use crate::adopt::Found;
use crate::{Element, Event, Node};
use leptos::prelude::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

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

thread_local! {
    /// The elements that others are copied from, each by where its text lies.
    static PATTERNS: RefCell<Vec<(usize, web_sys::Element)>> = const { RefCell::new(Vec::new()) };
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Builds nodes.
struct Builder<'a> {
    document: &'a web_sys::Document,
    svg: bool,
}

/// Where nodes go.
struct Site<'a> {
    parent: &'a web_sys::Node,
    /// Before this, or at the end.
    before: Option<&'a web_sys::Node>,
    /// What the host rendered here, while the page is taken over.
    found: Option<Rc<Found>>,
}

impl<'a> Site<'a> {
    /// The end of an element that holds nothing of the host's.
    fn end_of(parent: &'a web_sys::Node) -> Self {
        Self {
            parent,
            before: None,
            found: None,
        }
    }

    /// Puts something new here.
    fn put(&self, node: &web_sys::Node) {
        let found = self.found.as_ref().and_then(|found| found.next());
        let before = found.as_ref().or(self.before);
        let _ = self.parent.insert_before(node, before);
    }

    /// What the host rendered here for a node; where it is something else, nothing of it stays.
    fn take<T>(&self, take: impl Fn(&Found) -> Option<T>) -> Option<T> {
        let found = self.found.as_ref()?;
        let taken = take(found);
        if taken.is_none() {
            found.drop_rest();
        }
        taken
    }
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
            builder.build(node, &Site::end_of(&fragment), &mut built);
            fragment
        });
        (built, fragment)
    }

    /// Takes over what the host rendered into an element for this node.
    pub(crate) fn adopted(node: Node, root: &web_sys::Element) -> Self {
        let mut built = Self::default();
        if let Some(document) = document() {
            let builder = Builder {
                document: &document,
                svg: false,
            };
            builder.children(vec![node], root, Some(Found::inside(root)), &mut built);
        }
        built
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
    fn build(&self, node: Node, site: &Site<'_>, into: &mut Built) {
        match node {
            Node::Empty => {}
            Node::Text(text) => {
                // The host leaves no trace of an empty text.
                let taken = if text.is_empty() {
                    None
                } else {
                    site.take(|found| found.text(&text))
                };
                let text = taken.unwrap_or_else(|| {
                    let text = self.document.create_text_node(&text).into();
                    site.put(&text);
                    text
                });
                into.top.push(Top::Node(text));
            }
            Node::Many(nodes) => {
                for node in nodes {
                    self.build(node, site, into);
                }
            }
            Node::Element(element) => {
                let taken = site.take(|found| found.element(element.plain().0));
                let built = match taken {
                    Some(taken) => self.fill(element, taken, true, into),
                    None => {
                        let new = self.create(&element);
                        let built = self.fill(element, new, false, into);
                        site.put(&built);
                        built
                    }
                };
                into.top.push(Top::Node(built));
            }
            Node::Live(make) => self.live(make, site, into),
        }
    }

    /// Builds everything in an element.
    fn children(
        &self,
        children: Vec<Node>,
        parent: &web_sys::Node,
        found: Option<Rc<Found>>,
        into: &mut Built,
    ) {
        if let (None, [Node::Text(text)]) = (&found, children.as_slice()) {
            parent.set_text_content(Some(text));
            return;
        }
        let site = Site {
            found,
            ..Site::end_of(parent)
        };
        for child in children {
            self.build(child, &site, into);
        }
        if let Some(found) = site.found {
            found.drop_rest();
        }
    }

    fn live(&self, make: Box<dyn Fn() -> Node + Send>, site: &Site<'_>, into: &mut Built) {
        let end: web_sys::Node = self.document.create_text_node("").into();
        let now = Rc::new(RefCell::new(Built::default()));
        into.top.push(Top::Live(Rc::clone(&now), end.clone()));
        // What is taken over ends where the first run ends.
        let mut found = site.found.clone().map(|f| (f, site.parent.clone()));
        if found.is_none() {
            site.put(&end);
        }
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
            let Some(document) = document() else { return };
            let builder = Builder {
                document: &document,
                svg,
            };
            let mut new = Built::default();
            if let Some((found, parent)) = found.take() {
                let found = Some(found);
                let site = Site {
                    found,
                    ..Site::end_of(&parent)
                };
                builder.build(node, &site, &mut new);
                site.put(&end);
            } else if let Some(parent) = end.parent_node() {
                let old = now.take();
                old.remove();
                drop(old);
                let before = Some(&end);
                let site = Site {
                    before,
                    ..Site::end_of(&parent)
                };
                builder.build(node, &site, &mut new);
            }
            now.replace(new);
        })));
    }

    /// A new element with what never changes in it: a copy of the one that was made first. Each name and
    /// value that goes over to the browser costs more than the copy.
    fn create(&self, element: &Element) -> web_sys::Element {
        // Equal texts of the program may lie in several places, and are then made several times.
        let place = element.0.plain.as_ptr() as usize;
        PATTERNS.with_borrow_mut(|patterns| {
            let at = match patterns.binary_search_by_key(&place, |(place, _)| *place) {
                Ok(at) => at,
                Err(at) => {
                    patterns.insert(at, (place, self.pattern(element)));
                    at
                }
            };
            let copy = patterns[at].1.clone_node();
            // A browser that makes no elements leaves nothing to show: the trap brings up the page that
            // stands ready for it, where a hole would pass for a page.
            copy.unwrap_or_else(|_| std::process::abort())
                .unchecked_into()
        })
    }

    fn pattern(&self, element: &Element) -> web_sys::Element {
        let (tag, plain) = element.plain();
        let built = if self.svg || tag == "svg" {
            self.document.create_element_ns(Some(SVG), tag)
        } else {
            self.document.create_element(tag)
        };
        let built = built.unwrap_or_else(|_| std::process::abort());
        for (name, value) in plain {
            let _ = built.set_attribute(name, value);
        }
        built
    }

    /// Makes a new element, or one that is taken over, what the node says.
    fn fill(
        &self,
        element: Element,
        built: web_sys::Element,
        taken: bool,
        into: &mut Built,
    ) -> web_sys::Node {
        let svg = self.svg || element.plain().0 == "svg";
        if !taken {
            if let Some(class) = element.class() {
                let _ = built.set_attribute("class", &class);
            }
            if let Some(html) = element.0.html {
                built.set_inner_html(html);
            }
        }
        let element = *element.0;
        for (event, handler) in element.handlers {
            let handler = handler.take();
            let function = handler.as_ref().unchecked_ref();
            let _ = built.add_event_listener_with_callback(event, function);
            into.keep.push(Keep::Handler(handler));
        }
        if element.html.is_none() {
            let mut inner = Built::default();
            let builder = Builder {
                document: self.document,
                svg,
            };
            let found = taken.then(|| Found::inside(&built));
            builder.children(element.children, &built, found, &mut inner);
            // The outermost nodes of an element's content need no account: they go with the element.
            inner.top.retain(|top| matches!(top, Top::Live(..)));
            if !inner.top.is_empty() || !inner.keep.is_empty() {
                into.keep.push(Keep::Inner(inner));
            }
        }
        for (name, value) in element.attrs {
            set(&built, name, value, set_attribute, false, taken, into);
        }
        // After the children: a choice's value names one of its options. What was typed or ticked
        // before the page was taken over stays.
        for (name, value) in element.props {
            set(&built, name, value, set_property, taken, taken, into);
        }
        built.into()
    }
}
