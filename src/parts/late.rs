//! What stands where a part is on its way: the same in the citizen app and at the desk.

use crate::loaded::{Loaded, Why};
use crate::platform;
use leptos::prelude::*;
use mingbai_view::{IntoNode, Node};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use wasm_split_helpers::SplitLoaderError;

/// Something that a part does once it is here.
pub type Later<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// A part of a program.
pub trait Cut: Copy + Send + 'static {
    /// What may be asked of it.
    type Page: Clone + Send + 'static;

    /// Fetches it, unless it is here; whether it is here then.
    fn fetch(self) -> impl Future<Output = bool>;

    /// Why it has not come.
    fn why() -> impl Future<Output = Why>;

    /// A page of it, once it is here.
    fn page(self, page: Self::Page) -> Later<Node>;
}

/// Shows a page of a part: at once where the part is here, else when it has come.
pub fn show<P: Cut>(
    part: P,
    page: P::Page,
    loading: fn() -> Node,
    failed: fn(Why, Box<dyn Fn()>) -> Node,
) -> Node {
    if let Some(node) = now(part.page(page.clone())) {
        return node;
    }
    let state = RwSignal::new(Loaded::Loading);
    let ask = move || {
        state.set(Loaded::Loading);
        platform::spawn(async move {
            state.set(if part.fetch().await {
                Loaded::Ready(())
            } else {
                Loaded::Failed(P::why().await)
            });
        });
    };
    ask();
    (move || match state.get() {
        Loaded::Loading => loading(),
        Loaded::Ready(()) => now(part.page(page.clone())).unwrap_or(Node::Empty),
        Loaded::Failed(why) => failed(why, Box::new(ask)),
    })
    .into_node()
}

/// What is there without waiting. A part that is here does not wait.
fn now<T>(mut later: Later<T>) -> Option<T> {
    match later.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done.ok(),
        Poll::Pending => None,
    }
}
