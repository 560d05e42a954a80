//! Who is signed in, and what happens when no longer.
//!
//! Owns the one signal that decides between the door and the desk. When a session ends, everything that
//! was shown is taken out of the page and the office's key is forgotten; what was typed into forms stays in [`Drafts`], and comes back to
//! the same person at the same address. It never keeps a password, and nothing on the machine.

use crate::api::{Trouble, ask};
use crate::drafts::Drafts;
use crate::platform;
use crate::vault::Vault;
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::account::Me;
use mingbai_contract::desk::endpoint::{DeleteSession, GetMe, Nothing};
use mingbai_contract::desk::staff::Login;
use std::sync::Arc;

/// How often it is looked whether time is over, in milliseconds.
const EVERY_MS: i32 = 5_000;

const MINUTE_MS: i64 = 60_000;

/// So long before the end it is said that it comes.
const NOTICE_MS: i64 = 2 * MINUTE_MS;

/// Whoever works is not signed out: after so long the server is told.
const TELL_MS: i64 = MINUTE_MS;

/// Where one stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It is being asked who one is.
    Asking,
    /// That could not be found out.
    Failed(Trouble),
    /// At the door, and why.
    Out(Why),
    /// At the desk.
    In(Login),
}

/// Why one stands at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// One has just come.
    Come,
    /// The session is over: somebody ended it elsewhere, or its time was up.
    Over,
    /// Nobody has done anything for too long.
    Idle,
    /// One has signed out.
    Left,
    /// One has signed out, but the server could not be told.
    LeftUnheard,
    /// One has signed out everywhere.
    LeftEverywhere,
    /// One has taken an invitation up.
    Joined,
}

/// How far the time has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// There is time enough.
    Enough,
    /// It will soon be over.
    Soon,
    /// It is over, for want of a request.
    Idle,
}

/// How far the time has gone `now`, when the last answer came at `heard`. Both are this machine's: when
/// a session ends in any case is the server's business, whose clock is another.
#[must_use]
pub fn left(now: i64, heard: i64, idle_minutes: u32) -> Left {
    let idle = heard + i64::from(idle_minutes) * MINUTE_MS;
    if now >= idle {
        Left::Idle
    } else if now + NOTICE_MS >= idle {
        Left::Soon
    } else {
        Left::Enough
    }
}

/// The session.
#[derive(Clone, Copy)]
pub struct Session {
    state: RwSignal<State>,
    me: RwSignal<Option<Arc<Me>>>,
    soon: RwSignal<bool>,
    heard: StoredValue<i64>,
    active: StoredValue<bool>,
    held: StoredValue<bool>,
    /// Who was signed in last: whoever comes back finds what was typed.
    last: StoredValue<Option<Login>>,
    drafts: Drafts,
    vault: Vault,
}

impl Session {
    /// Provides the session to everything below.
    pub fn provide() -> Self {
        let session = Self {
            state: RwSignal::new(State::Asking),
            me: RwSignal::new(None),
            soon: RwSignal::new(false),
            heard: StoredValue::new(0),
            active: StoredValue::new(false),
            held: StoredValue::new(false),
            last: StoredValue::new(None),
            drafts: Drafts::provide(),
            vault: Vault::provide(),
        };
        provide_context(session);
        session
    }

    /// The session.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Where one stands; tracked.
    #[must_use]
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Who one is; tracked.
    #[must_use]
    pub fn me(self) -> Option<Arc<Me>> {
        self.me.get()
    }

    /// Whether one may do something, as far as the desk knows; not tracked: roles come with signing in.
    #[must_use]
    pub fn may(self, operation: Operation) -> bool {
        let me = self.me.get_untracked();
        me.is_some_and(|me| me.operations.contains(&operation))
    }

    /// Whether the session will soon be over; tracked.
    #[must_use]
    pub fn soon(self) -> bool {
        self.soon.get()
    }

    /// The login to begin with at the door: that of whoever was here.
    #[must_use]
    pub fn last(self) -> Option<Login> {
        self.last.get_value()
    }

    /// Asks the server who one is.
    pub fn ask(self) {
        self.state.set(State::Asking);
        platform::spawn(async move {
            match ask(self, &GetMe, &Nothing {}).await {
                Ok(me) => self.enter(me),
                Err(Trouble::SignIn) => self.state.set(State::Out(Why::Come)),
                Err(trouble) => self.state.set(State::Failed(trouble)),
            }
        });
    }

    /// Asks again, so that what is shown of oneself is right and the session goes on.
    pub fn renew(self) {
        platform::spawn(async move {
            let Ok(me) = ask(self, &GetMe, &Nothing {}).await else {
                return;
            };
            // What depends on it is drawn anew, with what somebody is typing there.
            if self.me.get_untracked().as_deref() != Some(&me) {
                self.me.set(Some(Arc::new(me)));
            }
        });
    }

    /// Somebody is signed in.
    pub fn enter(self, me: Me) {
        let login = me.member.login.clone();
        let before = self.last.get_value();
        if before.as_ref() != Some(&login) {
            self.drafts.clear();
        }
        self.last.set_value(Some(login.clone()));
        self.me.set(Some(Arc::new(me)));
        self.heard();
        self.state.set(State::In(login));
        platform::focus("main h1");
    }

    /// The server has answered.
    pub fn heard(self) {
        self.heard.set_value(platform::now_ms().unwrap_or_default());
        self.active.set_value(false);
        if self.soon.get_untracked() {
            self.soon.set(false);
        }
    }

    /// The server does not know this session any more.
    pub fn over(self) {
        if matches!(self.state.get_untracked(), State::In(_)) {
            self.out(Why::Over);
        }
    }

    /// One has left on purpose: nothing of what was typed stays.
    pub fn leave(self, why: Why) {
        self.drafts.clear();
        self.last.set_value(None);
        self.out(why);
    }

    /// One has signed out here.
    pub fn sign_out(self) {
        self.leave(Why::Left);
        platform::spawn(async move {
            match ask(self, &DeleteSession, &Nothing {}).await {
                Ok(_) | Err(Trouble::SignIn) => {}
                // The cookie is the browser's, out of a page's reach: it may open the desk again.
                Err(_) if self.state.get_untracked() == State::Out(Why::Left) => {
                    self.state.set(State::Out(Why::LeftUnheard));
                }
                Err(_) => {}
            }
        });
    }

    /// One has taken an invitation up, and is to sign in.
    pub fn joined(self, login: Login) {
        self.drafts.clear();
        self.last.set_value(Some(login));
        self.out(Why::Joined);
    }

    fn out(self, why: Why) {
        self.vault.lock();
        self.soon.set(false);
        self.me.set(None);
        self.state.set(State::Out(why));
        platform::focus("main h1");
    }

    /// Whether a window's screen holds the session: nobody types there, and without a network no answer comes.
    /// It then ends when the server says so, not when this machine thinks that it has.
    pub fn hold(self, held: bool) {
        self.held.set_value(held);
    }

    /// Watches the time.
    pub fn watch(self) {
        self.vault.watch();
        platform::on_activity(move || self.active.set_value(true));
        // A page that the back button brings back as it was may be of a session that is over.
        platform::on_return(move || {
            if matches!(self.state.get_untracked(), State::In(_)) {
                self.renew();
            }
        });
        platform::every(EVERY_MS, move || {
            let (Some(me), Some(now)) = (self.me.get_untracked(), platform::now_ms()) else {
                return;
            };
            if self.held.get_value() {
                return;
            }
            let heard = self.heard.get_value();
            match left(now, heard, me.idle_minutes) {
                Left::Idle => self.out(Why::Idle),
                _ if self.active.get_value() && now > heard + TELL_MS => self.renew(),
                left => {
                    let soon = left == Left::Soon;
                    if self.soon.get_untracked() != soon {
                        self.soon.set(soon);
                    }
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Left, MINUTE_MS, left};

    #[test]
    fn time_goes_by_without_requests() {
        for (now, heard, expected) in [
            (0, 0, Left::Enough),
            (27, 0, Left::Enough),
            (28, 0, Left::Soon),
            (30, 0, Left::Idle),
            (30, 20, Left::Enough),
        ] {
            let found = left(now * MINUTE_MS, heard * MINUTE_MS, 30);
            assert_eq!(found, expected, "at {now}, heard at {heard}");
        }
    }
}
