//! A window's screen (R11): the code by which people say how they were treated, for whoever stands before it.
//!
//! Owns the asking: every three seconds whether somebody has scanned the code, which is then another one. It says
//! at once that no answer comes, shows the code of the poster instead, and goes on by itself. It knows nothing of
//! any rating, and stays out of the desk's frame: everybody can see it.

mod model;
mod show;

use self::model::{Next, Pace};
use crate::api::{Trouble, ask};
use crate::device::prefs::text;
use crate::loaded::Loaded;
use crate::offices::Offices;
use crate::platform;
use crate::session::Session;
use crate::shell::head::Head;
use crate::text::fill;
use crate::ui::effect::effect;
use leptos::prelude::*;
use mingbai_contract::WindowId;
use mingbai_contract::desk::endpoint::PostLiveCode;
use mingbai_contract::desk::ratings::{ShowCode, ShownCode};
use mingbai_view::Node;

/// How often it is looked whether there is something to do.
const TICK_MS: i32 = 500;

/// A screen that is open.
#[derive(Clone, Copy)]
struct Screen {
    window: StoredValue<WindowId>,
    /// What the server said last.
    shown: RwSignal<Option<ShownCode>>,
    /// Whether no answer comes.
    lost: RwSignal<bool>,
    /// Whether there is no such window, or it is another department's.
    refused: RwSignal<bool>,
    pace: StoredValue<Pace>,
    /// Counts what was asked: an answer that a later one has overtaken is left alone.
    turn: StoredValue<(u32, u32)>,
}

/// The page.
pub fn page(window: WindowId) -> Node {
    let session = Session::here();
    Head::ready(&fill(text().screen.screen_of, &[window.as_str()]));
    let screen = Screen {
        window: StoredValue::new(window.clone()),
        shown: RwSignal::new(None),
        lost: RwSignal::new(false),
        refused: RwSignal::new(false),
        pace: StoredValue::new(Pace::default()),
        turn: StoredValue::new((0, 0)),
    };
    session.hold(true);
    on_cleanup(move || {
        session.hold(false);
        platform::may_darken();
    });
    let offices = Offices::here();
    effect(move || screen.tick(session, offices));
    show::all(screen, window)
}

impl Screen {
    /// Looks whether there is something to do, and comes back until the page is gone.
    fn tick(self, session: Session, offices: Offices) {
        let (Some(pace), Some(now)) = (self.pace.try_get_value(), platform::now_ms()) else {
            return;
        };
        if !platform::is_online() {
            self.lose();
        }
        match pace.next(now) {
            Next::Wait => {}
            Next::Ask => self.ask(session, offices, now),
            Next::AskAgain => {
                self.lose();
                self.ask(session, offices, now);
            }
        }
        if !self.refused.get_untracked() {
            platform::after(TICK_MS, move || self.tick(session, offices));
        }
    }

    fn lose(self) {
        if !self.lost.get_untracked() {
            self.lost.set(true);
        }
    }

    fn ask(self, session: Session, offices: Offices, now: i64) {
        platform::stay_lit();
        let (asked, _) = self.turn.get_value();
        let turn = asked + 1;
        self.turn.update_value(|(asked, _)| *asked = turn);
        self.pace.update_value(|pace| pace.asked = Some(now));
        let body = ShowCode {
            window: self.window.get_value(),
            shown: self
                .shown
                .with_untracked(|shown| Some(shown.as_ref()?.code)),
        };
        platform::spawn(async move {
            let answer = ask(session, &PostLiveCode, &body).await;
            self.heard(turn, answer, offices);
        });
    }

    fn heard(self, turn: u32, answer: Result<ShownCode, Trouble>, offices: Offices) {
        // The page may be gone.
        let Some((asked, answered)) = self.turn.try_get_value() else {
            return;
        };
        if turn == asked {
            let heard = platform::now_ms();
            self.pace.set_value(Pace { asked: None, heard });
        }
        match answer {
            // One that was given up is as good, where nothing newer has come.
            Ok(shown) if turn > answered => {
                self.turn.set_value((asked, turn));
                if self
                    .shown
                    .with_untracked(|before| before.as_ref() != Some(&shown))
                {
                    self.shown.set(Some(shown));
                }
                if self.lost.get_untracked() {
                    self.lost.set(false);
                }
                if matches!(untrack(|| offices.slot().get()), Loaded::Failed(_)) {
                    offices.load();
                }
            }
            Err(Trouble::Fields(_) | Trouble::Forbidden | Trouble::Gone) => self.refused.set(true),
            // The door stands where the screen was, and leads back to it.
            Ok(_) | Err(Trouble::SignIn) => {}
            Err(_) if turn == asked => self.lose(),
            Err(_) => {}
        }
    }
}
