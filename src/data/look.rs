//! Looking things up that only a secret opens: the last answer, and what went wrong with the next.
//!
//! Lives as long as the app, so that another language or a look at the guide loses nothing; on the phone
//! it is kept only where somebody says so ([`crate::device::tracked`]). The secret is sent in a body, and
//! stands nowhere else. How an answer is read is the page's to say, so that a page brings its own reader
//! along.

use super::found::{Found, Reader};
use super::live::Live;
use crate::platform;
use leptos::prelude::*;
use mingbai_contract::ProjectId;
use mingbai_contract::application::{ApplicationNumber, QueryCode};
use mingbai_contract::endpoint::{LookUpApplication, LookUpProject, Posted as _};
use std::sync::Arc;

/// After an answer nobody is asked again for so long, however often somebody comes back.
const REST_MS: i64 = 20_000;

/// How long to wait, in seconds, where the server does not say.
const WAIT: u32 = 60;

/// Something that a secret opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// An application.
    Application(ApplicationNumber),
    /// A green-channel project.
    Project(ProjectId),
}

impl Subject {
    /// Its name among its like.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Application(number) => number.as_str(),
            Self::Project(code) => code.as_str(),
        }
    }

    /// Where it is asked for, and the body that asks.
    fn question(&self, secret: QueryCode) -> (&'static str, String) {
        match self.clone() {
            Self::Application(number) => {
                let asked = LookUpApplication {
                    number,
                    code: secret,
                };
                (LookUpApplication::ROUTE, asked.body())
            }
            Self::Project(code) => {
                let asked = LookUpProject { code, secret };
                (LookUpProject::ROUTE, asked.body())
            }
        }
    }
}

/// A question.
#[derive(Debug, Clone)]
pub struct Asked {
    /// About what.
    pub subject: Subject,
    /// What opens it.
    pub secret: QueryCode,
    /// How the answer is read.
    pub reader: Reader,
}

/// An answer, and what it was asked with.
#[derive(Debug)]
pub struct Look {
    /// The question.
    pub asked: Asked,
    /// The server's time, in milliseconds since 1970.
    pub as_of: i64,
    /// Another one where something has happened.
    pub version: i64,
    /// What was found.
    pub found: Found,
    /// The answer as it came.
    pub body: String,
    /// When it came, by the phone's clock, in milliseconds since 1970.
    pub taken: i64,
}

impl Look {
    /// Out of an answer's text; none where it is none, or of another time.
    #[must_use]
    pub fn read(asked: Asked, body: String, taken: i64) -> Option<Self> {
        let seen = (asked.reader)(&body)?;
        Some(Self {
            asked,
            as_of: seen.as_of,
            version: seen.version,
            found: seen.found,
            body,
            taken,
        })
    }

    /// The server's time when it is `phone` by the phone's clock: what is due is not the phone's to say,
    /// whose clock may be wrong.
    #[must_use]
    pub fn now(&self, phone: i64) -> i64 {
        let passed = phone.saturating_sub(self.taken).max(0);
        self.as_of.saturating_add(passed)
    }
}

/// Why there is no answer, as far as somebody can act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Name and secret do not belong together, or there is no such name.
    Wrong,
    /// Too many wrong ones: so many seconds to wait.
    Wait(u32),
    /// No network.
    Offline,
    /// The answer was none.
    Server,
}

impl Trouble {
    /// What the status of an answer means.
    const fn of(status: u16, retry_after: Option<u32>) -> Self {
        match status {
            // The server finds with today's prefix and date what the phone let pass.
            400 | 404 => Self::Wrong,
            429 => Self::Wait(match retry_after {
                Some(seconds) => seconds,
                None => WAIT,
            }),
            _ => Self::Server,
        }
    }
}

/// What was looked up.
#[derive(Clone, Copy)]
pub struct Looks {
    here: RwSignal<Option<Arc<Look>>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    /// Whether a page shows it.
    open: StoredValue<bool>,
    /// Whether the focus is to move to the answer, once it is there.
    arrives: StoredValue<bool>,
    /// How often somebody was asked: an answer that comes after the next question is none.
    asked: RwSignal<u32>,
    live: Live,
}

impl Looks {
    /// Provides it to everything below.
    pub fn provide() -> Self {
        let looks = Self {
            here: RwSignal::new(None),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            open: StoredValue::new(false),
            arrives: StoredValue::new(false),
            asked: RwSignal::new(0),
            live: Live::new(),
        };
        provide_context(looks);
        looks
    }

    /// What was looked up in this app.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// The answer about something, if it is here; tracked.
    #[must_use]
    pub fn of(self, subject: &Subject) -> Option<Arc<Look>> {
        let look = self.here.get();
        look.filter(|look| look.asked.subject == *subject)
    }

    /// Whether somebody is being asked; tracked.
    #[must_use]
    pub fn busy(self) -> bool {
        self.busy.get()
    }

    /// What went wrong last; tracked.
    #[must_use]
    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Forgets what went wrong.
    pub fn calm(self) {
        self.trouble.set(None);
    }

    /// Puts an answer here that was kept on this phone.
    pub fn put(self, look: Look) {
        self.here.set(Some(Arc::new(look)));
    }

    /// Forgets everything.
    pub fn forget(self) {
        self.here.set(None);
        self.trouble.set(None);
    }

    /// A page shows it, and what happens to it from now on.
    pub fn follow(self) {
        self.open.set_value(true);
        self.live.start(self);
    }

    /// No page shows it any more.
    pub fn leave(self) {
        self.open.set_value(false);
        self.live.stop();
    }

    /// Whether a page shows it.
    pub(super) fn is_open(self) -> bool {
        self.open.get_value()
    }

    /// What was looked up last.
    pub(super) fn now_here(self) -> Option<Arc<Look>> {
        untrack(|| self.here.get())
    }

    /// What was asked for by hand is about to be shown: reading goes on from its top.
    pub fn arrive(self) {
        self.arrives.set_value(true);
    }

    /// Whether it was, once.
    #[must_use]
    pub fn has_arrived(self) -> bool {
        let arrives = self.arrives.get_value();
        self.arrives.set_value(false);
        arrives
    }

    /// Somebody has come back to the page: what it shows is asked for again.
    pub(super) fn again(self) {
        let Some(look) = self.now_here() else { return };
        let rested = platform::now_ms().is_some_and(|now| now - look.taken > REST_MS);
        if rested && !untrack(|| self.busy.get()) {
            self.ask(look.asked.clone(), |_| {});
        }
    }

    /// Asks, and says then whether there is a new answer; not where something else was asked for meanwhile.
    pub fn ask(self, asked: Asked, then: impl FnOnce(bool) + 'static) {
        self.ask_boxed(asked, Box::new(then));
    }

    fn ask_boxed(self, asked: Asked, then: Box<dyn FnOnce(bool)>) {
        let turn = untrack(|| self.asked.get()).wrapping_add(1);
        self.asked.set(turn);
        self.busy.set(true);
        self.trouble.set(None);
        platform::spawn(async move {
            let (route, body) = asked.subject.question(asked.secret.clone());
            let answer = platform::post(route, body, None).await;
            if untrack(|| self.asked.get()) != turn {
                return;
            }
            let taken = platform::now_ms().unwrap_or_default();
            let trouble = match answer {
                Err(_) => Some(Trouble::Offline),
                Ok(answer) if answer.status == 200 => {
                    let look = Look::read(asked, answer.body, taken);
                    look.map_or(Some(Trouble::Server), |look| {
                        self.put(look);
                        None
                    })
                }
                Ok(answer) => Some(Trouble::of(answer.status, answer.retry_after)),
            };
            self.trouble.set(trouble);
            self.busy.set(false);
            then(trouble.is_none());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Trouble;

    #[test]
    fn what_went_wrong_says_what_to_do() {
        for (status, retry_after, expected) in [
            (404, None, Trouble::Wrong),
            (400, None, Trouble::Wrong),
            (429, Some(8), Trouble::Wait(8)),
            (429, None, Trouble::Wait(60)),
            (503, Some(5), Trouble::Server),
            (200, None, Trouble::Server),
        ] {
            assert_eq!(Trouble::of(status, retry_after), expected, "{status}");
        }
    }
}
