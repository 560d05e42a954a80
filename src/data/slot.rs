//! One thing that is fetched, once, however many pages ask for it.

use crate::loaded::{Age, Loaded, Why};
use crate::platform;
use leptos::prelude::*;
use mingbai_client::{Client, ClientError, Read, Reply, decode};
use mingbai_contract::endpoint::Endpoint;
use std::sync::Arc;

/// One thing that is fetched.
pub struct Slot<T: Send + Sync + 'static> {
    state: RwSignal<Loaded<Arc<T>>>,
    age: RwSignal<Option<Age>>,
    busy: RwSignal<bool>,
    /// What could not be checked is asked for again, once, on the next page.
    again: StoredValue<bool>,
}

impl<T: Send + Sync> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Slot<T> {}

impl<T: Send + Sync> Default for Slot<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Send + Sync> Slot<T> {
    /// Nothing is here yet, and nobody has asked for it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(Loaded::Loading),
            age: RwSignal::new(None),
            busy: RwSignal::new(false),
            again: StoredValue::new(false),
        }
    }

    /// Puts what came of asking here.
    #[cfg(test)]
    pub fn put(self, state: Loaded<Arc<T>>) {
        self.state.set(state);
    }

    /// The state, tracked.
    #[must_use]
    pub fn get(self) -> Loaded<Arc<T>> {
        self.state.get()
    }

    /// What is here, however old; tracked.
    #[must_use]
    pub fn value(self) -> Option<Arc<T>> {
        self.state.with(|state| state.value().cloned())
    }

    /// Why what is here may not be the newest, apart from the state.
    #[must_use]
    pub fn aged(self) -> RwSignal<Option<Age>> {
        self.age
    }

    pub(super) fn is_here(self) -> bool {
        self.state.with_untracked(|state| state.value().is_some())
    }

    /// Fills the slot with data that came with the page.
    pub(super) fn fill(self, value: Arc<T>) {
        self.state.set(Loaded::Ready(value));
    }

    /// Another page begins: what could not be checked may be asked for again.
    pub(super) fn next_page(self) {
        self.again.set_value(true);
    }

    fn wanting(self) -> bool {
        let wanted = match self.age.get_untracked() {
            _ if !self.is_here() => true,
            None => false,
            Some(Age::Unchecked { .. }) => self.again.get_value(),
            Some(Age::Replaced) => true,
        };
        wanted && !self.busy.get_untracked()
    }

    /// Asks the endpoint, and keeps what comes back in the form `make` gives it.
    pub(super) fn load<E>(self, endpoint: &E, make: fn(E::Answer) -> T)
    where
        E: Endpoint<Answer: Read> + 'static,
    {
        if !self.wanting() {
            return;
        }
        self.busy.set(true);
        self.again.set_value(false);
        let failed = self
            .state
            .with_untracked(|state| matches!(state, Loaded::Failed(_)));
        if failed {
            self.state.set(Loaded::Loading);
        }
        if self.age.get_untracked().is_some() {
            self.age.set(None);
        }
        let then: Then = Box::new(move |reply| {
            let answer = reply.and_then(|reply| decode::<E::Answer>(&reply));
            Box::new(move || {
                match answer {
                    Ok(answer) => self.state.set(Loaded::Ready(Arc::new(make(answer)))),
                    Err(error) => self.failed(Why::from(&error)),
                }
                self.busy.set(false);
            })
        });
        platform::spawn(ask(endpoint.address(), then));
    }

    fn failed(self, why: Why) {
        let before = self.state.get_untracked();
        let (state, age) = before.after_failure(why);
        // What stays is not built anew.
        if state.value().is_none() {
            self.state.set(state);
        }
        self.age.set(age);
    }
}

/// Reads what came, and hands back what remains to be done with it.
type Then = Box<dyn FnOnce(Result<Reply, ClientError>) -> Box<dyn FnOnce()>>;

/// The part that does not depend on what is fetched, compiled once.
async fn ask(address: String, then: Then) {
    let reply = Client::new(platform::Fetch).reply(address).await;
    let rest = then(reply);
    // Reading it was work enough for one task.
    platform::breathe().await;
    rest();
}
