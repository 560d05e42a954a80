//! What is lost when a page is left: a slip that is shown once, what comes of what is being sent, and what is typed
//! and not sent.
//!
//! Whoever follows a link while something is being sent goes on once it has been answered, and stays where it was not
//! done ([`Leaving::sends`]): nobody misses what came of it.
//!
//! A page that shows something once holds the person ([`Leaving::hold`]) until it is safe: a link then leads to a
//! question first. Before the whole desk is closed or loaded anew, the browser asks, also where something is only
//! typed: going from page to page keeps that ([`crate::drafts`]).

use crate::drafts::Drafts;
use crate::platform;
use leptos::prelude::*;

/// Whether somebody is held, and where they were about to go.
#[derive(Clone, Copy)]
pub struct Leaving {
    held: StoredValue<Option<&'static str>>,
    to: RwSignal<Option<String>>,
    /// How much is being sent.
    sending: StoredValue<u32>,
    /// Where one goes on once it has been answered.
    then: StoredValue<Option<String>>,
}

impl Leaving {
    /// Provides it to everything below.
    pub fn provide() -> Self {
        let leaving = Self {
            held: StoredValue::new(None),
            to: RwSignal::new(None),
            sending: StoredValue::new(0),
            then: StoredValue::new(None),
        };
        provide_context(leaving);
        leaving
    }

    /// What holds.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// From now on a link leads to the question first, which is found by this selector.
    pub fn hold(self, question: &'static str) {
        self.held.set_value(Some(question));
    }

    /// Nobody is held any more.
    pub fn release(self) {
        self.held.set_value(None);
        self.to.set(None);
    }

    /// One stays.
    pub fn stay(self) {
        self.to.set(None);
    }

    /// Where one was about to go; tracked.
    #[must_use]
    pub fn to(self) -> Option<String> {
        self.to.get()
    }

    /// Something is being sent: a link is followed once it has been answered.
    pub fn sends(self) {
        self.sending.update_value(|sending| *sending += 1);
    }

    /// It was answered; whoever was to go on does, unless it was not done.
    pub fn answered(self, done: bool) {
        self.sending
            .update_value(|sending| *sending = sending.saturating_sub(1));
        if !done {
            self.then.set_value(None);
        }
        if !self.is_sending()
            && let Some(address) = self.then.try_update_value(Option::take).flatten()
        {
            platform::follow(address);
        }
    }

    fn is_sending(self) -> bool {
        self.sending.get_value() > 0
    }

    /// Listens, for as long as the desk lives.
    pub fn watch(self, drafts: Drafts) {
        platform::on_links(move |address| {
            if self.is_sending() {
                self.then.set_value(Some(address));
                return true;
            }
            let Some(question) = self.held.get_value() else {
                return false;
            };
            self.to.set(Some(address));
            platform::focus(question);
            true
        });
        platform::ask_before_leaving(move || {
            self.held.get_value().is_some() || self.is_sending() || drafts.is_unsent()
        });
    }
}
