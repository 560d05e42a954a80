//! Something that is fetched for a page, and fetched again when something in it was changed.

use crate::api::{Trouble, ask};
use crate::loaded::{Age, Loaded};
use crate::platform;
use crate::session::Session;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{DeskEndpoint, Nothing};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Something that is fetched.
pub struct Slot<T: Send + Sync + 'static> {
    state: RwSignal<Loaded<Arc<T>>>,
    age: RwSignal<Option<Age>>,
    since: StoredValue<Option<i64>>,
    /// Counts what was asked for: an answer that was overtaken is left alone.
    asked: StoredValue<u32>,
}

impl<T: Send + Sync> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Slot<T> {}

impl<T: Send + Sync> Default for Slot<T> {
    fn default() -> Self {
        Self {
            state: RwSignal::new(Loaded::Loading),
            age: RwSignal::new(None),
            since: StoredValue::new(None),
            asked: StoredValue::new(0),
        }
    }
}

impl<T: Send + Sync> Slot<T> {
    /// The state; tracked.
    #[must_use]
    pub fn get(self) -> Loaded<Arc<T>> {
        self.state.get()
    }

    /// What is here, however old; tracked.
    #[must_use]
    pub fn value(self) -> Option<Arc<T>> {
        self.state.with(|state| state.value().cloned())
    }

    /// Whether nobody has asked for it yet.
    #[must_use]
    pub fn is_unasked(self) -> bool {
        self.asked.get_value() == 0
    }

    /// Why what is here may not be the newest.
    #[must_use]
    pub const fn age(self) -> RwSignal<Option<Age>> {
        self.age
    }

    /// Asks; what is here stays on the screen until the answer comes.
    pub fn load<E>(self, session: Session, endpoint: E)
    where
        E: DeskEndpoint<Body = Nothing, Answer = T> + 'static,
        T: DeserializeOwned,
    {
        self.fetch(async move { ask(session, &endpoint, &Nothing {}).await });
    }

    /// Fetches by `answer`.
    pub fn fetch(self, answer: impl Future<Output = Result<T, Trouble>> + 'static) {
        let turn = self.asked.get_value() + 1;
        self.asked.set_value(turn);
        if matches!(self.state.get_untracked(), Loaded::Failed(_)) {
            self.state.set(Loaded::Loading);
        }
        platform::spawn(async move {
            let answer = answer.await;
            // The page may be gone, or something newer may have been asked for.
            if self.asked.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(value) => {
                    self.since.set_value(platform::now_ms());
                    self.state.set(Loaded::Ready(Arc::new(value)));
                    self.age.set(None);
                }
                Err(Trouble::SignIn) => {}
                Err(trouble) => {
                    let before = self.state.get_untracked();
                    let (state, age) = before.after_failure(trouble.why());
                    if state.value().is_none() {
                        self.state.set(state);
                    }
                    let since = self.since.get_value();
                    self.age.set(age.map(|_| Age::Unchecked { since }));
                }
            }
        });
    }

    /// Changes what is here, as the server has said it is now.
    pub fn change(self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        if let Some(value) = self.state.with_untracked(|state| state.value().cloned()) {
            let mut value = (*value).clone();
            change(&mut value);
            self.state.set(Loaded::Ready(Arc::new(value)));
        }
    }
}
