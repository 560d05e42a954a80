//! A complaint while it is written, sealed and sent. Lives as long as the app, so that another page or the
//! other language loses nothing of it; it is over when it was sent.

use super::model::{About, Draft, Fault};
use crate::data::Root;
use crate::data::complaints::{self, Failed};
use crate::device::complaints::{self as kept, Unsent};
use crate::platform::{self, Attached, Unsealed};
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::complaint::ComplaintTaken;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::receipt::{self, RANDOM_BYTES, ReceiptCode};
use std::fmt::Write as _;
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
    /// It is sealed and not sent yet: why, and whether it lasts when the page is closed.
    Unsent(Failed, bool),
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
    sealed: StoredValue<Option<Unsent>>,
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
            Step::Receipt | Step::Unsent(_, false) => true,
            Step::Sent(_) | Step::Unsent(_, true) | Step::Refused => false,
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
        let turn = self.next_turn();
        self.code.set(Some(code.clone()));
        self.go(Step::Receipt);
        self.begin(turn, code, county.to_owned(), today);
    }

    /// Tries again to seal it, under the same receipt.
    pub fn seal_again(self, county: &str, today: NaiveDate) {
        if let Some(code) = self.code.get_untracked() {
            let turn = self.next_turn();
            self.begin(turn, code, county.to_owned(), today);
        }
    }

    fn begin(self, turn: u32, code: ReceiptCode, county: String, today: NaiveDate) {
        self.sealing.set(Sealing::Going(0));
        platform::spawn(async move {
            let sealed = self.sealed_as(turn, &code, &county, today).await;
            if self.turn.get_value() != turn {
                return;
            }
            match sealed {
                Ok(unsent) => {
                    self.sealed.set_value(Some(unsent));
                    self.sealing.set(Sealing::Done);
                    if self.wanted.get_value() {
                        self.send();
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

    async fn sealed_as(
        self,
        turn: u32,
        code: &ReceiptCode,
        county: &str,
        today: NaiveDate,
    ) -> Result<Unsent, NotSealed> {
        let keys = complaints::keys().await.map_err(no_keys)?;
        let going = move |done| {
            if self.turn.get_value() == turn {
                self.sealing.set(Sealing::Going(done));
            }
        };
        let unlocked = platform::vault_unlock(code.as_str(), county, going).await;
        let [thread, _] = unlocked.map_err(|fault| not_sealed(&fault))?;
        let (draft, day) = (self.draft.get_untracked(), Date(today));
        let (account, routing) = (account(&draft, county), routing(&draft));
        let (today, category) = (day.to_string(), draft.category.as_str());
        let complaint = platform::vault_seal(&keys, &today, category, &routing, &account).await;
        let complaint = complaint.map_err(|fault| not_sealed(&fault))?;
        let thread = thread.parse().map_err(|_| NotSealed::Module)?;
        Ok(Unsent {
            thread,
            day,
            complaint,
        })
    }

    /// Goes back to the form: that receipt opens nothing.
    pub fn back(self) {
        self.next_turn();
        if let Some(code) = self.code.get_untracked() {
            kept::forget_receipt(&code);
        }
        self.code.set(None);
        self.busy.set(false);
        self.go(Step::Form);
    }

    /// Sends it, as soon as it is sealed; keeps it on the phone until it is taken in.
    pub fn send(self) {
        let Some(unsent) = self.sealed.get_value() else {
            self.wanted.set_value(true);
            self.busy.set(true);
            return;
        };
        self.busy.set(true);
        let lasts = kept::keep_unsent(&unsent).is_ok();
        platform::spawn(async move {
            let sent = complaints::file(&unsent.complaint).await;
            self.busy.set(false);
            let step = match sent {
                Ok(taken) => {
                    kept::forget_unsent(&unsent.thread);
                    self.forget_text();
                    Step::Sent(Arc::new(taken))
                }
                Err(Failed::Refused(_)) => {
                    kept::forget_unsent(&unsent.thread);
                    Step::Refused
                }
                Err(failed) => {
                    if lasts {
                        self.forget_text();
                    }
                    Step::Unsent(failed, lasts)
                }
            };
            self.go(step);
        });
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
            Step::Sent(_) | Step::Unsent(_, true)
        ) {
            self.next_turn();
            self.code.set(None);
            self.step.set(Step::Form);
        }
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

/// A text as JSON (RFC 8259 §7).
pub fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            c if c < ' ' => {
                let _ = write!(json, "\\u{:04x}", u32::from(c));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

/// What is sealed, JSON; the reply key and the attachments are added by whoever seals.
pub fn account(draft: &Draft, prefix: &str) -> String {
    let mut text = String::from("{\"about\":{");
    match draft.about(prefix) {
        About::Nothing => {}
        About::Application(number) => {
            text.push_str("\"application\":");
            push_text(&mut text, &number);
        }
        About::Inspection(code) => {
            text.push_str("\"inspection\":");
            push_text(&mut text, &code);
        }
    }
    text.push_str("},\"what\":");
    push_text(&mut text, draft.what.trim());
    if let Some(day) = draft.day() {
        text.push_str(",\"happened_on\":");
        push_text(&mut text, &Date(day).to_string());
    }
    if !draft.wish.trim().is_empty() {
        text.push_str(",\"wish\":");
        push_text(&mut text, draft.wish.trim());
    }
    text.push('}');
    text
}

/// Where it belongs, JSON: what stays in the clear.
pub fn routing(draft: &Draft) -> String {
    let mut text = String::from("{\"departments\":[");
    for (place, id) in draft.named().iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        push_text(&mut text, id.as_str());
    }
    text.push(']');
    let routing = draft.routing();
    if let Some(window) = &routing.window {
        text.push_str(",\"window\":");
        push_text(&mut text, window.as_str());
    }
    if let Some(item) = &routing.item {
        text.push_str(",\"item\":");
        push_text(&mut text, item.as_str());
    }
    text.push('}');
    text
}
