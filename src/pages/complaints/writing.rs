//! A complaint while it is written, sealed and sent. Lives as long as the app, so that another page or the
//! other language loses nothing of it; it is over when it was sent.

use super::account::{account, routing};
use super::model::{Draft, Fault};
use crate::data::Root;
use crate::data::complaints::{self, Failed};
use crate::device::complaints::{self as kept, Waiting};
use crate::platform::{self, Attached, NotKept, Unsealed};
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::complaint::ComplaintTaken;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::receipt::{self, RANDOM_BYTES, ReceiptCode};
use std::sync::Arc;

/// Where reading goes on after each step.
pub const TITLE: &str = "main h1";

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is being written.
    Form,
    /// It is being sealed, and its receipt is to be kept.
    Receipt,
    /// It was taken in.
    Sent(Arc<ComplaintTaken>),
    /// It is sealed and not sent yet: why, and whether it is there when the page was closed.
    Unsent(Failed, Result<(), NotKept>),
    /// The server does not take it.
    Refused,
}

/// How far the sealing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealing {
    /// Under way, so many per cent.
    Going(u8),
    /// Done.
    Done,
    /// It cannot be done.
    Failed(NotSealed),
}

/// Why it cannot be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSealed {
    /// No network, and no keys on this phone.
    Offline,
    /// The county has made no keys.
    NoKeys,
    /// The keys are not the county's.
    Forged,
    /// The server failed.
    Server,
    /// It holds more than can be sealed.
    TooLarge,
    /// What seals did not load.
    Module,
}

/// What a fault of the sealing means.
pub fn not_sealed(fault: &Unsealed) -> NotSealed {
    match fault.0.as_str() {
        "other_root" | "keys" | "no_root" => NotSealed::Forged,
        "no_recipient" => NotSealed::NoKeys,
        "too_large" => NotSealed::TooLarge,
        _ => NotSealed::Module,
    }
}

fn no_keys(failed: Failed) -> NotSealed {
    match failed {
        Failed::Offline => NotSealed::Offline,
        Failed::Refused(ProblemType::Unavailable) => NotSealed::NoKeys,
        _ => NotSealed::Server,
    }
}

/// A complaint that is sealed.
#[derive(Debug, Clone)]
struct Sealed {
    waiting: Waiting,
    /// As it is sent, JSON.
    complaint: Arc<str>,
}

/// A complaint while it is written.
#[derive(Clone, Copy)]
pub struct Writing {
    /// What was typed and chosen.
    pub draft: RwSignal<Draft>,
    /// What goes with it.
    pub files: RwSignal<Vec<Attached>>,
    /// What was wrong when it was to be sealed.
    pub faults: RwSignal<Vec<Fault>>,
    /// How far it is.
    pub step: RwSignal<Step>,
    /// Its receipt.
    pub code: RwSignal<Option<ReceiptCode>>,
    /// How far the sealing is.
    pub sealing: RwSignal<Sealing>,
    /// Whether it is being sent.
    pub busy: RwSignal<bool>,
    /// Whether the draft is kept on this phone.
    pub keeps: RwSignal<bool>,
    sealed: StoredValue<Option<Sealed>>,
    /// Which county it is sealed for, and on which day.
    place: StoredValue<(String, NaiveDate)>,
    /// Somebody has asked for it to be sent before it was sealed.
    wanted: StoredValue<bool>,
    /// Another one than before: what was asked for of the last one is of no use.
    turn: StoredValue<u32>,
}

impl Writing {
    fn new() -> Self {
        Self {
            draft: RwSignal::new(Draft::default()),
            files: RwSignal::new(Vec::new()),
            faults: RwSignal::new(Vec::new()),
            step: RwSignal::new(Step::Form),
            code: RwSignal::new(None),
            sealing: RwSignal::new(Sealing::Going(0)),
            busy: RwSignal::new(false),
            keeps: RwSignal::new(false),
            sealed: StoredValue::new(None),
            place: StoredValue::default(),
            wanted: StoredValue::new(false),
            turn: StoredValue::new(0),
        }
    }

    /// The one that is being written in this app.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| {
            let provide = || {
                let writing = Self::new();
                provide_context(writing);
                writing
            };
            match use_context::<Root>() {
                Some(root) => root.0.with(provide),
                None => provide(),
            }
        })
    }

    /// Whether something would be lost; tracked.
    pub fn is_at_risk(self) -> bool {
        match self.step.get() {
            Step::Form => self.draft.with(|draft| !draft.is_empty()),
            Step::Receipt | Step::Unsent(_, Err(_)) => true,
            Step::Sent(_) | Step::Unsent(_, Ok(())) | Step::Refused => false,
        }
    }

    fn go(self, step: Step) {
        self.step.set(step);
        platform::focus(TITLE);
    }

    fn next_turn(self) -> u32 {
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        self.sealed.set_value(None);
        self.wanted.set_value(false);
        turn
    }

    /// Makes a receipt, and begins to seal what was written; nothing where the browser has no dice.
    pub fn seal(self, county: &str, today: NaiveDate) {
        let Some(code) = new_code() else {
            self.sealing.set(Sealing::Failed(NotSealed::Module));
            self.go(Step::Receipt);
            return;
        };
        self.code.set(Some(code));
        self.go(Step::Receipt);
        self.seal_again(county, today);
    }

    /// Tries again to seal it, under the same receipt.
    pub fn seal_again(self, county: &str, today: NaiveDate) {
        let turn = self.next_turn();
        self.place.set_value((county.to_owned(), today));
        self.sealing.set(Sealing::Going(0));
        platform::spawn(async move {
            let sealed = self.sealed_anew(turn).await;
            if self.turn.get_value() != turn {
                return;
            }
            match sealed {
                Ok(_) => {
                    self.sealing.set(Sealing::Done);
                    if self.wanted.get_value() {
                        self.post();
                    } else {
                        complaints::prepare().await;
                    }
                }
                Err(why) => {
                    self.busy.set(false);
                    self.sealing.set(Sealing::Failed(why));
                }
            }
        });
    }

    /// Seals what was written to the offices' keys as they are now, under its receipt.
    async fn sealed_anew(self, turn: u32) -> Result<Sealed, NotSealed> {
        let code = self.code.get_untracked().ok_or(NotSealed::Module)?;
        let (county, day) = self.place.get_value();
        let keys = complaints::keys().await.map_err(no_keys)?;
        let going = move |done| {
            if self.turn.get_value() == turn {
                self.sealing.set(Sealing::Going(done));
            }
        };
        let unlocked = platform::vault_unlock(code.as_str(), &county, going).await;
        let [thread, _] = unlocked.map_err(|fault| not_sealed(&fault))?;
        let (draft, day) = (self.draft.get_untracked(), Date(day));
        let (account, routing) = (account(&draft, &county), routing(&draft));
        let (today, category) = (day.to_string(), draft.category.as_str());
        let complaint = platform::vault_seal(&keys, &today, category, &routing, &account).await;
        let complaint = complaint.map_err(|fault| not_sealed(&fault))?;
        let thread = thread.parse().map_err(|_| NotSealed::Module)?;
        let sealed = Sealed {
            waiting: Waiting { thread, day },
            complaint: complaint.into(),
        };
        if self.turn.get_value() == turn {
            self.sealed.set_value(Some(sealed.clone()));
        }
        Ok(sealed)
    }

    /// Goes back to the form: that receipt opens nothing. Not while it is being sent.
    pub fn back(self) {
        if self.busy.get_untracked() && self.sealed.with_value(Option::is_some) {
            return;
        }
        self.next_turn();
        if let Some(code) = self.code.get_untracked() {
            kept::forget_receipt(&code);
        }
        self.code.set(None);
        self.busy.set(false);
        self.go(Step::Form);
    }

    /// Sends it, as soon as it is sealed; keeps it on the phone until it is taken in. Nothing while it is on its
    /// way.
    pub fn send(self) {
        if !self.busy.get_untracked() {
            self.post();
        }
    }

    fn post(self) {
        self.busy.set(true);
        let Some(sealed) = self.sealed.get_value() else {
            self.wanted.set_value(true);
            return;
        };
        let turn = self.turn.get_value();
        platform::spawn(async move {
            let _turn = kept::turn(&sealed.waiting.thread).await;
            let (mut lasts, mut sent) = sent(&sealed).await;
            let other_keys = matches!(sent, Err(Failed::Refused(ProblemType::OtherKeys)));
            if other_keys && !self.draft.with_untracked(Draft::is_empty) {
                // The offices have changed their keys meanwhile, and the words are still here.
                match self.sealed_anew(turn).await {
                    Ok(anew) => (lasts, sent) = self::sent(&anew).await,
                    Err(why) => sent = Err(as_failed(why)),
                }
            }
            if matches!(sent, Ok(_) | Err(Failed::Refused(_))) {
                kept::forget_unsent(&sealed.waiting.thread).await;
            }
            self.busy.set(false);
            self.go(match sent {
                Ok(taken) => {
                    self.forget_text();
                    Step::Sent(Arc::new(taken))
                }
                Err(Failed::Refused(_)) => Step::Refused,
                Err(failed) => {
                    if lasts.is_ok() {
                        kept::forget_draft();
                        self.keeps.set(false);
                    }
                    Step::Unsent(failed, lasts)
                }
            });
        });
    }

    /// Its page is left. What waits on the phone is sealed: the words were there in case that it has to be
    /// sealed anew, and go.
    pub fn leave(self) {
        if matches!(self.step.get_untracked(), Step::Unsent(_, Ok(()))) {
            self.forget_text();
        }
    }

    /// What was written is sealed and kept, or sent: nobody needs it in the clear any more.
    fn forget_text(self) {
        kept::forget_draft();
        self.keeps.set(false);
        self.draft.set(Draft::default());
        self.files.set(Vec::new());
        self.faults.set(Vec::new());
        platform::vault_forget();
    }

    /// Forgets what is attached, and every secret with it.
    pub fn put_files_away(self) {
        self.files.set(Vec::new());
        platform::vault_forget();
    }

    /// The next one begins with nothing; one that was sent is forgotten by this app.
    pub fn anew(self) {
        if matches!(
            self.step.get_untracked(),
            Step::Sent(_) | Step::Unsent(_, Ok(()))
        ) {
            self.next_turn();
            self.code.set(None);
            self.step.set(Step::Form);
        }
    }
}

/// Keeps it on the phone, and sends it: whether it is kept, and what came of sending it.
async fn sent(sealed: &Sealed) -> (Result<(), NotKept>, Result<ComplaintTaken, Failed>) {
    let lasts = kept::keep_unsent(sealed.waiting, &sealed.complaint).await;
    (lasts, complaints::file(&sealed.complaint).await)
}

/// Why it is not sent where it cannot be sealed anew.
const fn as_failed(why: NotSealed) -> Failed {
    match why {
        NotSealed::Offline => Failed::Offline,
        NotSealed::Module => Failed::Module,
        NotSealed::NoKeys | NotSealed::Server => Failed::Server,
        NotSealed::Forged | NotSealed::TooLarge => Failed::Refused(ProblemType::OtherKeys),
    }
}

fn new_code() -> Option<ReceiptCode> {
    let digits = platform::random_key().ok()?;
    let mut random = [0; RANDOM_BYTES];
    for (byte, two) in random.iter_mut().zip(digits.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()?;
    }
    Some(receipt::make(random))
}
