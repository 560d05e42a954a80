//! Something that is fetched for a page, and fetched again when something in it was changed.
//!
//! Within, all slots hold the same type: signals are machinery, and each type of them is written anew into the bundle.

use crate::api::{Trouble, ask};
use crate::loaded::{Age, Loaded};
use crate::platform;
use crate::session::Session;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{DeskEndpoint, Nothing};
use serde::de::DeserializeOwned;
use std::any::Any;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

/// Whatever is fetched.
type Held = Arc<dyn Any + Send + Sync>;

/// Something that is fetched.
pub struct Slot<T: Send + Sync + 'static> {
    place: Place,
    holds: PhantomData<fn() -> T>,
}

/// A slot, whatever it holds.
#[derive(Clone, Copy)]
struct Place {
    state: RwSignal<Loaded<Held>>,
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
            place: Place {
                state: RwSignal::new(Loaded::Loading),
                age: RwSignal::new(None),
                since: StoredValue::new(None),
                asked: StoredValue::new(0),
            },
            holds: PhantomData,
        }
    }
}

impl<T: Send + Sync> Slot<T> {
    /// The state; tracked.
    #[must_use]
    pub fn get(self) -> Loaded<Arc<T>> {
        match self.place.state.get() {
            Loaded::Loading => Loaded::Loading,
            Loaded::Failed(why) => Loaded::Failed(why),
            // Nothing else is ever put there.
            Loaded::Ready(held) => held.downcast().map_or(Loaded::Loading, Loaded::Ready),
        }
    }

    /// What is here, however old; tracked.
    #[must_use]
    pub fn value(self) -> Option<Arc<T>> {
        let held = self.place.value()?;
        held.downcast().ok()
    }

    /// Whether nobody has asked for it yet.
    #[must_use]
    pub fn is_unasked(self) -> bool {
        self.place.asked.get_value() == 0
    }

    /// Whether the page that it belongs to was left: nothing of that can be read any more.
    #[must_use]
    pub fn is_gone(self) -> bool {
        self.place.asked.try_get_value().is_none()
    }

    /// Why what is here may not be the newest.
    #[must_use]
    pub const fn age(self) -> RwSignal<Option<Age>> {
        self.place.age
    }

    /// Asks; what is here stays on the screen until the answer comes.
    pub fn load<E>(self, session: Session, endpoint: E)
    where
        E: DeskEndpoint<Body = Nothing, Answer = T> + 'static,
        T: DeserializeOwned,
    {
        platform::spawn(self.renew(session, endpoint));
    }

    /// The same; done once the answer is here, or did not come.
    pub fn renew<E>(self, session: Session, endpoint: E) -> impl Future<Output = ()> + 'static
    where
        E: DeskEndpoint<Body = Nothing, Answer = T> + 'static,
        T: DeserializeOwned,
    {
        self.take(async move { ask(session, &endpoint, &Nothing {}).await })
    }

    /// Fetches by `answer`.
    pub fn fetch(self, answer: impl Future<Output = Result<T, Trouble>> + 'static) {
        platform::spawn(self.take(answer));
    }

    fn take(
        self,
        answer: impl Future<Output = Result<T, Trouble>> + 'static,
    ) -> impl Future<Output = ()> + 'static {
        self.place.take(Box::pin(async move {
            let answer = answer.await?;
            Ok(Arc::new(answer) as Held)
        }))
    }

    /// Changes what is here, as the server has said it is now.
    pub fn change(self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        // Not where the page is gone.
        let here = (!self.is_gone()).then(|| untrack(|| self.value()));
        if let Some(value) = here.flatten() {
            let mut value = (*value).clone();
            change(&mut value);
            self.place.state.set(Loaded::Ready(Arc::new(value)));
        }
    }
}

impl Place {
    fn value(self) -> Option<Held> {
        self.state.with(|state| state.value().cloned())
    }

    /// Whose turn it is, where the page is still here.
    fn begin(self) -> Option<u32> {
        let turn = self.asked.try_get_value()? + 1;
        self.asked.set_value(turn);
        if matches!(self.state.get_untracked(), Loaded::Failed(_)) {
            self.state.set(Loaded::Loading);
        }
        Some(turn)
    }

    /// The turn is taken at once, and not when the future is first looked at.
    fn take(
        self,
        answer: Pin<Box<dyn Future<Output = Result<Held, Trouble>>>>,
    ) -> impl Future<Output = ()> + 'static {
        let turn = self.begin();
        async move {
            let Some(turn) = turn else { return };
            let answer = answer.await;
            // The page may be gone, or something newer may have been asked for.
            if self.asked.try_get_value() == Some(turn) {
                self.came(answer);
            }
        }
    }

    fn came(self, answer: Result<Held, Trouble>) {
        match answer {
            Ok(value) => {
                self.since.set_value(platform::now_ms());
                platform::keep_focus(move || self.state.set(Loaded::Ready(value)));
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
    }
}
