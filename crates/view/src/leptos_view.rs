//! Nodes as Leptos views: what its router and its mount take.

use crate::Node;
#[cfg(target_arch = "wasm32")]
use crate::{adopt::take_root, dom::Built};
use tachys::html::attribute::Attribute;
use tachys::html::attribute::any_attribute::AnyAttribute;
use tachys::hydration::Cursor;
use tachys::renderer::types;
use tachys::view::add_attr::AddAnyAttr;
use tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// A node in the page.
pub struct Placed {
    #[cfg(target_arch = "wasm32")]
    built: Built,
    /// It was taken over where it stands: the first mounting leaves it there.
    #[cfg(target_arch = "wasm32")]
    in_place: bool,
}

impl Render for Node {
    type State = Placed;

    #[cfg(target_arch = "wasm32")]
    fn build(self) -> Placed {
        if let Some(root) = take_root() {
            return Placed {
                built: Built::adopted(self, &root),
                in_place: true,
            };
        }
        let (built, _) = Built::detached(self);
        Placed {
            built,
            in_place: false,
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn build(self) -> Placed {
        Placed {}
    }

    /// Views never change under a node: whatever changes is a [`Node::Live`] within it.
    fn rebuild(self, _state: &mut Placed) {}
}

#[cfg(target_arch = "wasm32")]
impl Mountable for Placed {
    fn unmount(&mut self) {
        self.built.remove();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        if !std::mem::take(&mut self.in_place) {
            self.built.place(parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = self.built.first() else {
            return false;
        };
        let Some(parent) = first.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(&first));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Mountable for Placed {
    fn unmount(&mut self) {}

    fn mount(&mut self, _parent: &types::Element, _marker: Option<&types::Node>) {}

    fn insert_before_this(&self, _child: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes belong to elements; a node may be none or several.
    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.write_html(buf);
    }

    /// Pages are swapped in whole, never hydrated: building is all there is.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Placed {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
