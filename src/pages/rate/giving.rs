//! A rating while it is given and sent. Lives as long as the app, so that the other language loses nothing of
//! it; another window's begins anew.

use super::model::{Draft, Fault, Scanned, Worth};
use super::outbox::{Fate, Outbox};
use crate::data::Root;
use crate::data::ratings::{self, Failed};
use crate::device::purse;
use crate::device::ratings::{self as kept, Kind, Unsent};
use crate::platform::{self, NotKept};
use crate::route::Page;
use crate::route::rate::{Fragment, fragment};
use crate::ui::effect::effect;
use crate::ui::fragment::on_fragment;
use leptos::prelude::*;
use mingbai_contract::WindowId;
use mingbai_contract::catalog::WindowPage;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{Code, Level, RatingSecret, RatingTaken, Unverified};
use std::sync::Arc;

/// Where reading goes on after each step.
pub const TITLE: &str = "main h1";

/// Where everything that is wrong is listed.
pub const SUMMARY: &str = "#rate-faults";

/// A rating that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The window.
    pub window: WindowId,
    /// The level.
    pub level: Level,
    /// What it was scanned from.
    pub kind: Kind,
    /// Opens what becomes of it.
    pub secret: RatingSecret,
    /// What was answered.
    pub taken: RatingTaken,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is being given.
    Form,
    /// It was taken in.
    Sent(Arc<Given>),
    /// It is not sent yet, and whether it is there when the page was closed.
    Unsent(Failed, Result<(), NotKept>),
    /// The server does not take it.
    Refused,
    /// Somebody has opened what became of one.
    FollowUp(RatingSecret),
}

/// A rating while it is given.
#[derive(Clone, Copy)]
pub struct Giving {
    /// What was chosen and typed.
    pub draft: RwSignal<Draft>,
    /// What was wrong when it was to be sent.
    pub faults: RwSignal<Vec<Fault>>,
    /// What was scanned.
    pub scanned: RwSignal<Scanned>,
    /// How far it is.
    pub step: RwSignal<Step>,
    /// Whether it is being sent.
    pub busy: RwSignal<bool>,
    /// What waits.
    pub outbox: Outbox,
    window: StoredValue<Option<WindowId>>,
    secret: StoredValue<Option<RatingSecret>>,
}

impl Giving {
    fn new() -> Self {
        Self {
            draft: RwSignal::new(Draft::default()),
            faults: RwSignal::new(Vec::new()),
            scanned: RwSignal::new(Scanned::Nothing),
            step: RwSignal::new(Step::Form),
            busy: RwSignal::new(false),
            outbox: Outbox::here(),
            window: StoredValue::new(None),
            secret: StoredValue::new(None),
        }
    }

    fn here() -> Self {
        use_context().unwrap_or_else(|| {
            let provide = || {
                let giving = Self::new();
                provide_context(giving);
                giving
            };
            match use_context::<Root>() {
                Some(root) => root.0.with(provide),
                None => provide(),
            }
        })
    }

    /// The one of a window.
    pub fn of(window: &WindowId) -> Self {
        let giving = Self::here();
        if giving.window.with_value(|one| one.as_ref() != Some(window)) {
            giving.anew();
            giving.window.set_value(Some(window.clone()));
        }
        giving
    }

    /// What was given is over; the next one begins with nothing.
    pub fn end() {
        let giving = Self::here();
        if untrack(|| !matches!(giving.step.get(), Step::Form)) {
            giving.anew();
        }
    }

    fn anew(self) {
        self.draft.set(Draft::default());
        self.faults.set(Vec::new());
        self.scanned.set(Scanned::Nothing);
        self.step.set(Step::Form);
        self.busy.set(false);
        self.window.set_value(None);
        self.secret.set_value(None);
    }

    fn go(self, step: Step) {
        self.step.set(step);
        // The seal stands above the heading, and whoever has sent is at the foot of the form.
        platform::show_top();
        platform::focus(TITLE);
    }

    /// Reads what stands behind the address, which forgets it at once.
    pub fn listen(self, page: &Arc<WindowPage>) {
        let page = Arc::clone(page);
        let path = Page::Rate(page.window.id.clone()).path();
        let is_meant = |came: &str| fragment(came) != Fragment::Nothing;
        on_fragment(path, is_meant, move |came| {
            if let Some(came) = came {
                self.take(fragment(&came), &page);
            }
        });
    }

    fn take(self, came: Fragment, page: &WindowPage) {
        // Whoever scans after one was sent gives another one.
        if !matches!(self.step.get(), Step::Form) && !self.busy.get() {
            self.anew();
            self.window.set_value(Some(page.window.id.clone()));
        }
        match came {
            Fragment::Nothing => {}
            Fragment::Broken => self.scanned.set(Scanned::Broken),
            Fragment::FollowUp(secret) => self.step.set(Step::FollowUp(secret)),
            Fragment::Code(code) => {
                let worth = Worth::at_first(&code, page);
                self.scanned.set(Scanned::Code(code.clone(), worth));
                if let Code::Live(live) = code {
                    let window = page.window.id.clone();
                    platform::spawn(async move {
                        let worth = match ratings::scan(window, live).await {
                            Ok(answer) => Worth::said(&answer),
                            Err(Failed::Offline) => Worth::Offline,
                            Err(_) => Worth::Unknown,
                        };
                        self.is_worth(&code, worth);
                    });
                }
            }
        }
    }

    /// A code is worth this, until its time is over.
    fn is_worth(self, code: &Code, worth: Worth) {
        let same = move |scanned: &Scanned, code: &Code| scanned.code() == Some(code);
        let still = self.scanned.try_with_untracked(|it| same(it, code));
        if still != Some(true) {
            return;
        }
        self.scanned.set(Scanned::Code(code.clone(), worth));
        if let Worth::Counts(Some(seconds)) = worth {
            let code = code.clone();
            let ms = i32::try_from(seconds).unwrap_or(i32::MAX / 1_000);
            platform::after(ms.saturating_mul(1_000), move || {
                let form = self.step.with_untracked(|step| *step == Step::Form);
                if form
                    && !self.busy.get_untracked()
                    && self.scanned.with_untracked(|it| same(it, &code))
                {
                    let late = Worth::Beside(Unverified::Late);
                    self.scanned.set(Scanned::Code(code, late));
                }
            });
        }
    }

    /// Sends it, or says what is wrong; keeps it on the phone until it is taken in. Nothing while it is on its
    /// way.
    pub fn send(self, page: &WindowPage) {
        if self.busy.get_untracked() {
            return;
        }
        let faults = self.draft.with_untracked(|draft| draft.faults(page));
        let right = faults.is_empty();
        self.faults.set(faults);
        if !right {
            platform::focus(SUMMARY);
            return;
        }
        let Some(secret) = self.secret.get_value().or_else(new_secret) else {
            self.go(Step::Unsent(Failed::Module, Err(NotKept::Off)));
            return;
        };
        self.secret.set_value(Some(secret));
        let name = ratings::name(&secret);
        let code = self
            .scanned
            .with_untracked(|scanned| scanned.code().cloned());
        let kind = Kind::of(code.as_ref());
        let rating = self
            .draft
            .with_untracked(|draft| draft.rating(name, page, code));
        let Some(rating) = rating else { return };
        let token = rating
            .code
            .as_ref()
            .filter(|code| matches!(code, Code::Receipt { .. }))
            .map(ToString::to_string);
        let used = move || {
            if let Some(token) = &token {
                purse::used(token);
            }
        };
        let unsent = Unsent {
            secret,
            level: rating.level,
            kind,
            rating: rating.to_json(),
        };
        let window = page.window.id.clone();
        self.busy.set(true);
        self.outbox.sending.set_value(Some(name));
        platform::spawn(async move {
            let (lasts, sent) = {
                let _turn = kept::turn(&name).await;
                let lasts = kept::keep_unsent(&name, &window, &unsent).await;
                let sent = ratings::send(&unsent.rating).await;
                if matches!(sent, Ok(_) | Err(Failed::Refused(_))) {
                    kept::forget_unsent(&name).await;
                }
                (lasts, sent)
            };
            self.busy.set(false);
            self.outbox.sending.set_value(None);
            match sent {
                Ok(taken) => {
                    used();
                    self.secret.set_value(None);
                    self.go(Step::Sent(Arc::new(Given {
                        window,
                        level: unsent.level,
                        kind: unsent.kind,
                        secret,
                        taken,
                    })));
                }
                Err(Failed::Refused(_)) => {
                    self.secret.set_value(None);
                    self.go(Step::Refused);
                }
                Err(failed) => {
                    // It waits with the rating, as long as that is kept.
                    if lasts.is_ok() {
                        used();
                    }
                    self.outbox.waits(name, &window);
                    self.go(Step::Unsent(failed, lasts));
                }
            }
        });
    }

    /// Follows one that waits: what is sent from the outbox is sent for this page, too.
    pub fn follow(self) {
        let outbox = self.outbox;
        effect(move || {
            match self.waiting().and_then(|name| outbox.fate(&name)) {
                Some(Fate::Taken(given)) => {
                    self.secret.set_value(None);
                    self.go(Step::Sent(given));
                }
                Some(Fate::Refused) => {
                    self.secret.set_value(None);
                    self.go(Step::Refused);
                }
                // The list above the form says so.
                Some(Fate::Elsewhere) => {
                    self.secret.set_value(None);
                    self.draft.set(Draft::default());
                    self.go(Step::Form);
                }
                _ => {}
            }
        });
    }

    /// What waits is not to be sent.
    pub fn discard(self) {
        let Some(secret) = self.secret.get_value() else {
            return;
        };
        self.outbox.discard(ratings::name(&secret));
        self.secret.set_value(None);
        self.go(Step::Form);
    }

    /// The name of the one that is shown as not sent yet; tracked.
    pub fn waiting(self) -> Option<Hash> {
        let waits = self.step.with(|step| matches!(step, Step::Unsent(..)));
        let secret = self.secret.get_value().filter(|_| waits)?;
        Some(ratings::name(&secret))
    }

    /// Back to the form, with everything as it was.
    pub fn back(self) {
        self.go(Step::Form);
    }
}

/// Thirty-two bytes that nobody else has; none where the browser has no dice.
fn new_secret() -> Option<RatingSecret> {
    let digits = [platform::random_key().ok()?, platform::random_key().ok()?].concat();
    let mut secret = [0; 32];
    for (byte, two) in secret.iter_mut().zip(digits.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()?;
    }
    Some(RatingSecret(secret))
}
