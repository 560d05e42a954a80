//! Following an application while its page is open and in view: what happens to it is here a moment later.
//!
//! A ticket opens the stream once, so whoever was cut off asks for another, at longer and longer intervals
//! while nobody answers. What comes is a look like any other.

use super::{Look, Looks, Subject};
use crate::platform::{self, Listening};
use leptos::prelude::*;
use mingbai_client::read::from_text;
use mingbai_contract::application::Ticket;
use mingbai_contract::endpoint::{FollowApplication, Posted as _};

/// What the events are called.
const EVENT: &str = "application";

/// After how many milliseconds the stream is opened again, the first time; twice as many every next time.
const PAUSE_MS: i32 = 1_000;

/// How often it grows: 64 seconds at most.
const DOUBLINGS: u32 = 6;

/// Following what was looked up.
#[derive(Clone, Copy)]
pub struct Live {
    open: StoredValue<Option<Listening>, LocalStorage>,
    /// Which attempt it is: what an earlier one brings is nobody's any more.
    turn: StoredValue<u32>,
    /// How often in a row nobody answered.
    failures: StoredValue<u32>,
    /// Whether the page is watched for coming into view.
    watched: StoredValue<bool>,
}

impl Live {
    pub(super) fn new() -> Self {
        Self {
            open: StoredValue::new_local(None),
            turn: StoredValue::new(0),
            failures: StoredValue::new(0),
            watched: StoredValue::new(false),
        }
    }

    /// Begins to follow, from now on whenever the page is in view.
    pub(super) fn start(self, looks: Looks) {
        if !self.watched.get_value() {
            self.watched.set_value(true);
            platform::on_sight(move |seen| {
                if !looks.is_open() {
                    return;
                }
                if seen {
                    looks.again();
                    self.restart(looks);
                } else {
                    self.stop();
                }
            });
        }
        self.restart(looks);
    }

    /// Ends it.
    pub(super) fn stop(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.open.set_value(None);
    }

    fn restart(self, looks: Looks) {
        self.stop();
        self.failures.set_value(0);
        self.connect(looks);
    }

    fn connect(self, looks: Looks) {
        let turn = self.turn.get_value();
        let Some(look) = looks.now_here() else {
            return;
        };
        // Projects have no stream: they are asked for again when somebody comes back.
        let Subject::Application(number) = look.asked.subject.clone() else {
            return;
        };
        platform::spawn(async move {
            let asked = look.asked.clone();
            let code = asked.secret.clone();
            let body = FollowApplication { number, code }.body();
            let answer = platform::post(FollowApplication::ROUTE, body, None).await;
            if self.turn.get_value() != turn {
                return;
            }
            let ticket = match answer {
                Ok(answer) if answer.status == 200 => from_text::<Ticket>(&answer.body).ok(),
                // It is wrong by now: asking again would count as guessing.
                Ok(answer) if answer.status < 429 => return,
                _ => None,
            };
            let Some(ticket) = ticket else {
                return self.later(looks, turn);
            };
            let address = FollowApplication::stream(&ticket);
            let each = move |body| {
                let taken = platform::now_ms().unwrap_or_default();
                if let Some(look) = Look::read(asked.clone(), body, taken) {
                    self.failures.set_value(0);
                    // The first event repeats what is here: drawn anew, it would lose the focus.
                    if looks.now_here().map(|here| here.version) != Some(look.version) {
                        looks.put(look);
                    }
                    looks.calm();
                }
            };
            let end = move || self.later(looks, turn);
            self.open
                .set_value(platform::listen(&address, EVENT, each, end));
        });
    }

    /// Opens it again after a while.
    fn later(self, looks: Looks, turn: u32) {
        let failures = self.failures.get_value();
        self.failures.set_value(failures.saturating_add(1));
        let pause = PAUSE_MS << failures.min(DOUBLINGS);
        platform::after(pause, move || {
            if self.turn.get_value() == turn {
                self.connect(looks);
            }
        });
    }
}
