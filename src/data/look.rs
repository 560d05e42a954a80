//! Looking things up that only a secret opens: the last answer, and what went wrong with the next.
//!
//! Lives as long as the app, so that another language or a look at the guide loses nothing; on the phone
//! it is kept only where somebody says so ([`crate::device::tracked`]). The secret is sent in a body, and
//! stands nowhere else. How an answer is read is the page's to say, so that a page brings its own reader
//! along.

use super::live::Live;
use crate::platform;
use leptos::prelude::*;
use mingbai_client::json::Json;
use mingbai_client::read::{Faults, Read, from_text};
use mingbai_contract::ProjectId;
use mingbai_contract::application::{Application, ApplicationNumber, QueryCode};
use mingbai_contract::endpoint::{LookUpApplication, LookUpProject, Posted as _};
use mingbai_contract::log::Timestamp;
use mingbai_contract::overtime::OvertimeReason;
use mingbai_contract::project::ProjectPage;
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

/// What was found.
#[derive(Debug)]
pub enum Found {
    /// An application with everything that had happened by then, and why its office is late, where that is
    /// published.
    Application(Box<Application>, Option<String>),
    /// A project.
    Project(Box<ProjectPage>),
}

/// What is read out of an answer.
#[derive(Debug)]
pub struct Seen {
    /// The server's time, in milliseconds since 1970.
    as_of: i64,
    /// Another one where something has happened.
    version: i64,
    /// What was found.
    found: Found,
}

/// How an answer is read; none where it is none, or of another time.
pub type Reader = fn(&str) -> Option<Seen>;

/// What the phone takes out of the answer about an application; the rest it works out by itself.
struct Events {
    as_of: Timestamp,
    application: Application,
    reasons: Vec<Reasoned>,
}

/// Why an office was late, by what became true then; none where it does not say.
struct Reasoned(Option<OvertimeReason>);

impl Read for Reasoned {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self(Read::read(faults.field(value, "reason"), faults))
    }
}

impl Read for Events {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self {
            as_of: Read::read(faults.field(value, "as_of"), faults),
            application: Read::read(faults.field(value, "application"), faults),
            reasons: Read::read(faults.field(value, "truths"), faults),
        }
    }
}

/// Reads an answer about an application.
#[must_use]
pub fn read_application(body: &str) -> Option<Seen> {
    let seen: Events = from_text(body).ok()?;
    let reasons = seen.reasons.into_iter().filter_map(|reasoned| reasoned.0);
    let reason = reasons.max_by_key(|reason| reason.at.unix_ms);
    // Events are only ever added; a reason may be given anew.
    let said = reason.as_ref().map_or(0, |reason| reason.at.unix_ms);
    let events = i64::try_from(seen.application.events.len()).unwrap_or_default();
    Some(Seen {
        as_of: seen.as_of.unix_ms,
        version: said.wrapping_add(events),
        found: Found::Application(Box::new(seen.application), reason.map(|reason| reason.text)),
    })
}

/// Reads an answer about a project.
#[must_use]
pub fn read_project(body: &str) -> Option<Seen> {
    let page: ProjectPage = from_text(body).ok()?;
    Some(Seen {
        as_of: page.as_of.unix_ms,
        version: i64::from(page.version),
        found: Found::Project(Box::new(page)),
    })
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

    /// The application that was found.
    #[must_use]
    pub fn application(&self) -> Option<&Application> {
        match &self.found {
            Found::Application(application, _) => Some(application),
            Found::Project(_) => None,
        }
    }

    /// Why the office is late, as it has published it (R5).
    #[must_use]
    pub fn late_reason(&self) -> Option<&str> {
        match &self.found {
            Found::Application(_, reason) => reason.as_deref(),
            Found::Project(_) => None,
        }
    }

    /// The project that was found.
    #[must_use]
    pub fn project(&self) -> Option<&ProjectPage> {
        match &self.found {
            Found::Project(page) => Some(page),
            Found::Application(..) => None,
        }
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
    use super::{Trouble, read_application};
    use crate::pages::track::tests::view_text;
    use serde_json::{Value, json};

    /// R5: the last reason holds, and a new one is news.
    #[test]
    fn r5_the_last_reason_for_being_late_is_read() {
        let mut view: Value = serde_json::from_str(&view_text()).unwrap();
        let mut read = |truths: Value| {
            view["truths"] = truths;
            let seen = read_application(&view.to_string()).unwrap();
            let super::Found::Application(_, reason) = seen.found else {
                panic!("not an application");
            };
            (seen.version, reason)
        };
        let truth = |reason: Value| {
            json!({
                "at": "2026-11-20T00:00:00.000+08:00", "truth": "overdue", "clock": "committed",
                "reason": reason,
            })
        };
        let said = |at: &str, text: &str| truth(json!({"at": at, "text": text}));
        let (bare, none) = read(json!([truth(Value::Null)]));
        assert_eq!(none, None);
        let (early, late) = (
            said("2026-11-20T10:00:00.000+08:00", "甲"),
            said("2026-11-21T10:00:00.000+08:00", "乙"),
        );
        let (one, first) = read(json!([early.clone()]));
        let (two, last) = read(json!([late, early]));
        assert_eq!(
            (first.as_deref(), last.as_deref()),
            (Some("甲"), Some("乙"))
        );
        assert!(bare != one && one != two && bare != two);
    }

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
