//! What can stand where: conversions into nodes and attribute values.

use crate::{Attr, Element, Node};
use leptos::prelude::{Get, Memo, ReadSignal, RwSignal, Signal};
use std::borrow::Cow;

/// Whatever can stand between tags.
pub trait IntoNode: Sized {
    /// As a node.
    fn into_node(self) -> Node;

    /// As a child; in the shortest way there is.
    fn stand_in(self, parent: &mut Element) {
        parent.child(self.into_node());
    }
}

/// Whatever can be the value of an attribute or property.
pub trait IntoAttr: Sized {
    /// As a value.
    fn into_attr(self) -> Attr;

    /// As an attribute; in the shortest way there is.
    fn set_on(self, element: &mut Element, name: &'static str) {
        element.attr(name, self.into_attr());
    }
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::Empty
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::text(self)
    }

    fn stand_in(self, parent: &mut Element) {
        parent.text(self);
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(Cow::Owned(self))
    }

    fn stand_in(self, parent: &mut Element) {
        parent.string(self);
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Empty, IntoNode::into_node)
    }

    fn stand_in(self, parent: &mut Element) {
        if let Some(there) = self {
            there.stand_in(parent);
        }
    }
}

impl IntoNode for Vec<Node> {
    fn into_node(self) -> Node {
        Node::Many(self)
    }
}

impl<F: Fn() -> T + Send + 'static, T: IntoNode> IntoNode for F {
    fn into_node(self) -> Node {
        Node::Live(Box::new(move || self().into_node()))
    }

    fn stand_in(self, parent: &mut Element) {
        parent.live(Box::new(move || self().into_node()));
    }
}

impl IntoAttr for &'static str {
    fn into_attr(self) -> Attr {
        Attr::Text(Cow::Borrowed(self))
    }

    fn set_on(self, element: &mut Element, name: &'static str) {
        element.attr_text(name, self);
    }
}

impl IntoAttr for String {
    fn into_attr(self) -> Attr {
        Attr::Text(Cow::Owned(self))
    }

    fn set_on(self, element: &mut Element, name: &'static str) {
        element.attr_string(name, self);
    }
}

impl IntoAttr for bool {
    fn into_attr(self) -> Attr {
        if self { Attr::Flag } else { Attr::Absent }
    }
}

impl<T: IntoAttr> IntoAttr for Option<T> {
    fn into_attr(self) -> Attr {
        self.map_or(Attr::Absent, IntoAttr::into_attr)
    }

    fn set_on(self, element: &mut Element, name: &'static str) {
        if let Some(there) = self {
            there.set_on(element, name);
        }
    }
}

impl<F: Fn() -> T + Send + 'static, T: IntoAttr> IntoAttr for F {
    fn into_attr(self) -> Attr {
        Attr::Live(Box::new(move || self().into_attr()))
    }

    fn set_on(self, element: &mut Element, name: &'static str) {
        element.attr_live(name, Box::new(move || self().into_attr()));
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl IntoNode for $number {
            fn into_node(self) -> Node {
                self.to_string().into_node()
            }
        }

        impl IntoAttr for $number {
            fn into_attr(self) -> Attr {
                self.to_string().into_attr()
            }
        }
    )*};
}

numbers!(u8, u16, u32, usize, i32);

macro_rules! signals {
    ($($signal:ident),*) => {$(
        impl<T: IntoNode + Clone + Send + Sync + 'static> IntoNode for $signal<T> {
            fn into_node(self) -> Node {
                (move || self.get()).into_node()
            }
        }

        impl<T: IntoAttr + Clone + Send + Sync + 'static> IntoAttr for $signal<T> {
            fn into_attr(self) -> Attr {
                (move || self.get()).into_attr()
            }
        }
    )*};
}

signals!(Memo, ReadSignal, RwSignal, Signal);

/// Puts the nodes of an iterator one after the other.
pub trait CollectNodes {
    /// As one node.
    fn collect_nodes(self) -> Node;
}

impl<I: IntoIterator<Item = T>, T: IntoNode> CollectNodes for I {
    fn collect_nodes(self) -> Node {
        Node::Many(self.into_iter().map(IntoNode::into_node).collect())
    }
}
