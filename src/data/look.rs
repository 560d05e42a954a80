//! Looking applications up: the last answer, and what went wrong with the next.
//!
//! Lives as long as the app, so that another language or a look at the guide loses nothing; on the phone
//! it is kept only where somebody says so ([`crate::device::tracked`]). The query code is sent in a body,
//! and stands nowhere else.

use crate::platform;
use leptos::prelude::*;
use mingbai_client::read::from_text;
use mingbai_client::{Client, ClientError, decode};
use mingbai_contract::application::{ApplicationNumber, ApplicationView, QueryCode};
use mingbai_contract::endpoint::{LookUpApplication, Posted as _};
use mingbai_contract::problem::ProblemType;
use std::sync::Arc;

/// After an answer nobody is asked again for so long, however often somebody comes back.
const REST_MS: i64 = 20_000;

/// How long to wait, in seconds, where the server does not say.
const WAIT: u32 = 60;

/// An answer, and what it was asked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The number.
    pub number: ApplicationNumber,
    /// The code that opens it.
    pub code: QueryCode,
    /// What was answered.
    pub view: ApplicationView,
    /// The answer as it came.
    pub body: String,
    /// When it came, by the phone's clock, in milliseconds since 1970.
    pub taken: i64,
}

impl Look {
    /// Out of an answer's text; none where it is of another time.
    #[must_use]
    pub fn read(
        number: ApplicationNumber,
        code: QueryCode,
        body: String,
        taken: i64,
    ) -> Option<Self> {
        let view = from_text(&body).ok()?;
        Some(Self {
            number,
            code,
            view,
            body,
            taken,
        })
    }

    /// The server's time when it is `phone` by the phone's clock: what is due is not the phone's to say,
    /// whose clock may be wrong.
    #[must_use]
    pub fn now(&self, phone: i64) -> i64 {
        let passed = phone.saturating_sub(self.taken).max(0);
        self.view.as_of.unix_ms.saturating_add(passed)
    }
}

/// Why there is no answer, as far as somebody can act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Number and code do not belong together, or there is no such number.
    Wrong,
    /// Too many wrong ones: so many seconds to wait.
    Wait(u32),
    /// No network.
    Offline,
    /// The answer was none.
    Server,
}

impl Trouble {
    fn of(error: &ClientError, retry_after: Option<u32>) -> Self {
        match error {
            ClientError::Unreachable => Self::Offline,
            ClientError::Problem(problem) => match problem.r#type {
                // The server finds with today's prefix and date what the phone let pass.
                ProblemType::NotFound | ProblemType::InvalidRequest => Self::Wrong,
                ProblemType::TooManyRequests => Self::Wait(retry_after.unwrap_or(WAIT)),
                _ => Self::Server,
            },
            ClientError::Undecodable { .. } => Self::Server,
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
    /// How often somebody was asked: an answer that comes after the next question is none.
    asked: StoredValue<u32>,
}

impl Looks {
    /// Provides it to everything below.
    pub fn provide() -> Self {
        let looks = Self {
            here: RwSignal::new(None),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            open: StoredValue::new(false),
            asked: StoredValue::new(0),
        };
        provide_context(looks);
        looks
    }

    /// What was looked up in this app.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// The answer about a number, if it is here; tracked.
    #[must_use]
    pub fn of(self, number: &ApplicationNumber) -> Option<Arc<Look>> {
        let look = self.here.get();
        look.filter(|look| look.number == *number)
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

    /// A page shows it, or no longer.
    pub fn show(self, open: bool) {
        self.open.set_value(open);
    }

    /// Somebody has come back to the page: what it shows is asked for again.
    pub fn again(self) {
        let look = self.here.get_untracked();
        let Some(look) = look.filter(|_| self.open.get_value()) else {
            return;
        };
        let rested = platform::now_ms().is_some_and(|now| now - look.taken > REST_MS);
        if rested && !self.busy.get_untracked() {
            self.ask(look.number.clone(), look.code.clone(), |_| {});
        }
    }

    /// Asks for an application, and says then whether there is a new answer; not where something else was
    /// asked for meanwhile.
    pub fn ask(
        self,
        number: ApplicationNumber,
        code: QueryCode,
        then: impl FnOnce(bool) + 'static,
    ) {
        let turn = self.asked.get_value().wrapping_add(1);
        self.asked.set_value(turn);
        self.busy.set(true);
        self.trouble.set(None);
        let then: Box<dyn FnOnce(bool)> = Box::new(then);
        platform::spawn(async move {
            let client = Client::new(platform::Post::default());
            let asked = LookUpApplication {
                number: number.clone(),
                code: code.clone(),
            };
            let reply = client.posted(LookUpApplication::ROUTE, asked.body()).await;
            let answer = reply.and_then(|reply| {
                let view: ApplicationView = decode(&reply)?;
                Ok((view, reply.body))
            });
            if self.asked.get_value() != turn {
                return;
            }
            let found = match answer {
                Ok((view, body)) => {
                    let taken = platform::now_ms().unwrap_or(view.as_of.unix_ms);
                    self.put(Look {
                        number,
                        code,
                        view,
                        body,
                        taken,
                    });
                    true
                }
                Err(error) => {
                    let retry_after = client.transport().retry_after();
                    self.trouble.set(Some(Trouble::of(&error, retry_after)));
                    false
                }
            };
            self.busy.set(false);
            then(found);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Trouble;
    use mingbai_client::ClientError;
    use mingbai_contract::problem::{Problem, ProblemType};

    #[test]
    fn what_went_wrong_says_what_to_do() {
        let problem = |r#type| {
            ClientError::Problem(Problem {
                r#type,
                status: 400,
                title: String::new(),
                fields: Vec::new(),
                request_id: String::new(),
            })
        };
        for (error, retry_after, expected) in [
            (ClientError::Unreachable, None, Trouble::Offline),
            (problem(ProblemType::NotFound), None, Trouble::Wrong),
            (problem(ProblemType::InvalidRequest), None, Trouble::Wrong),
            (
                problem(ProblemType::TooManyRequests),
                Some(8),
                Trouble::Wait(8),
            ),
            (
                problem(ProblemType::TooManyRequests),
                None,
                Trouble::Wait(60),
            ),
            (problem(ProblemType::Unavailable), Some(5), Trouble::Server),
        ] {
            assert_eq!(Trouble::of(&error, retry_after), expected, "{error}");
        }
    }
}
