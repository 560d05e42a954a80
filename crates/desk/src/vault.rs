//! The key of an office, as far as this page holds it, and what was opened with it.
//!
//! The key itself is in the worker of the script that [`crate::platform::vault`] calls; here is which one it
//! is. Key and texts live as long as somebody works: they are gone when one signs out or is signed out, when
//! one locks the key, when one leaves the page, and after [`IDLE_MS`] without a key pressed. Nothing of it is
//! ever kept on the machine.

use crate::platform::{self, Unsealed};
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::complaint::{BoxKey, KeyFile, MessageId, NewMessage, Office, SealedMessage};
use mingbai_contract::desk::complaints::{ComplaintFile, OfficeKeyFile};
use mingbai_contract::log::KeyId;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

/// After so long without anybody typing or pointing the key is locked, in milliseconds.
const IDLE_MS: i64 = 10 * 60_000;

/// How often it is looked whether that is over, in milliseconds.
const EVERY_MS: i32 = 5_000;

/// How far the key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// There is none; whether because nobody did anything for too long.
    Locked {
        /// It was locked by itself.
        idle: bool,
    },
    /// It is being opened: so many per cent.
    Opening(u8),
    /// It is open.
    Open(KeyId, Office),
}

/// A key that was made, or the same under another passphrase, as the script says it.
#[derive(Clone, Deserialize)]
pub struct Made {
    /// The public half.
    pub public: BoxKey,
    /// What it is kept under: shown once.
    pub passphrase: String,
    /// The private half under the passphrase.
    pub file: KeyFile,
}

/// A message that was opened.
#[derive(Clone, Deserialize)]
pub struct Opened {
    /// What it says.
    pub content: Content,
    /// Which office wrote it; empty for the reporter.
    pub office: String,
    /// What is attached.
    pub files: Vec<Attached>,
}

/// What a message says: the first one what happened, those after it a text.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Content {
    /// The reporter's key; in the first one.
    pub reply_key: Option<BoxKey>,
    /// What it is about, as far as that is secret.
    pub about: About,
    /// On which day it happened.
    pub happened_on: Option<Date>,
    /// What happened.
    pub what: String,
    /// What is wished.
    pub wish: String,
    /// The text of a later one.
    pub text: String,
}

/// What a complaint is about, as far as it could tell who complains.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct About {
    /// The number of an application.
    pub application: Option<String>,
    /// The code of an inspection.
    pub inspection: Option<String>,
}

/// Something attached: a picture or a sound.
#[derive(Clone, Deserialize)]
pub struct Attached {
    /// What it is.
    pub media_type: String,
    /// Where the browser shows it from, in this page alone.
    pub url: String,
}

/// A message, or the code of why it does not open.
pub type Read = Result<Arc<Opened>, String>;

/// The key and what was opened with it.
#[derive(Clone, Copy)]
pub struct Vault {
    state: RwSignal<State>,
    read: RwSignal<HashMap<MessageId, Read>>,
    active: StoredValue<i64>,
    /// Counts how often it was locked: what was asked for before is left alone.
    turn: StoredValue<u32>,
}

impl Vault {
    /// Provides it, locked, to everything below: to be called at the app's root.
    pub fn provide() -> Self {
        let vault = Self {
            state: RwSignal::new(State::Locked { idle: false }),
            read: RwSignal::new(HashMap::new()),
            active: StoredValue::new(0),
            turn: StoredValue::new(0),
        };
        provide_context(vault);
        vault
    }

    /// The key.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// How far it is; tracked.
    #[must_use]
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Whether it is open; tracked.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self.state.get(), State::Open(..))
    }

    /// A message as it was opened, where that was tried; tracked.
    #[must_use]
    pub fn message(self, id: &MessageId) -> Option<Read> {
        self.read.with(|read| read.get(id).cloned())
    }

    /// The reporter's key, once the first message is open; tracked.
    #[must_use]
    pub fn reporter(self, file: &ComplaintFile) -> Option<BoxKey> {
        let first = first(file)?;
        self.message(&first)?.ok()?.content.reply_key
    }

    /// Forgets the key and everything that was opened.
    pub fn lock(self) {
        self.lock_for(false);
    }

    fn lock_for(self, idle: bool) {
        self.turn.update_value(|turn| *turn += 1);
        platform::vault_forget();
        self.read.update(HashMap::clear);
        self.state.set(State::Locked { idle });
    }

    /// Watches the time, and whether somebody leaves: a browser may keep the whole page for the way back.
    pub fn watch(self) {
        let now = || platform::now_ms().unwrap_or_default();
        let look = move || {
            let open = matches!(self.state.get_untracked(), State::Open(..));
            if open && is_idle(now(), self.active.get_value()) {
                self.lock_for(true);
            }
        };
        platform::on_activity(move || {
            // A machine that sleeps looks at no time: whoever wakes it is the first to do anything.
            look();
            self.active.set_value(now());
        });
        platform::every(EVERY_MS, look);
        platform::on_leave(move || {
            if !matches!(self.state.get_untracked(), State::Locked { .. }) {
                self.lock();
            }
        });
    }

    /// Opens a key with its passphrase.
    ///
    /// # Errors
    /// [`Unsealed`]; `forgotten` where somebody has locked it meanwhile.
    pub async fn unlock(self, key: &OfficeKeyFile, passphrase: String) -> Result<(), Unsealed> {
        let turn = self.turn.get_value();
        self.state.set(State::Opening(0));
        let arguments = [json(&key.file)?, key.key.to_string(), passphrase];
        let state = self.state;
        let progress = move |done| {
            if matches!(state.get_untracked(), State::Opening(_)) {
                state.set(State::Opening(done));
            }
        };
        let opened = platform::vault_unlock(arguments, progress).await;
        if self.turn.get_value() != turn {
            return Err(Unsealed("forgotten".to_owned()));
        }
        match &opened {
            Ok(()) => {
                // What the key before could not open this one may.
                self.read.update(|read| read.retain(|_, read| read.is_ok()));
                self.active
                    .set_value(platform::now_ms().unwrap_or_default());
                self.state.set(State::Open(key.id, key.office));
            }
            Err(_) => self.state.set(State::Locked { idle: false }),
        }
        opened
    }

    /// Makes a key.
    ///
    /// # Errors
    /// [`Unsealed`].
    pub async fn make(self) -> Result<Made, Unsealed> {
        parsed(&platform::vault("makeKey", vec![]).await?)
    }

    /// Keeps the key that is open under a new passphrase.
    ///
    /// # Errors
    /// [`Unsealed`].
    pub async fn renew(self) -> Result<Made, Unsealed> {
        parsed(&platform::vault("renewKey", vec![]).await?)
    }

    /// Opens the messages of a complaint that were not opened yet, the first one first: it names the
    /// reporter's key, by which the others are believed.
    pub async fn open(self, file: &ComplaintFile) {
        let turn = self.turn.get_value();
        let Some(first) = first(file) else { return };
        let (of_first, others): (Vec<_>, Vec<_>) = file
            .messages
            .iter()
            .partition(|message| message.id == first);
        for message in of_first.into_iter().chain(others) {
            if self
                .read
                .with_untracked(|read| read.contains_key(&message.id))
            {
                continue;
            }
            let read = self.read_one(file, message, message.id == first).await;
            if self.turn.get_value() != turn {
                return;
            }
            let read = read.map(Arc::new).map_err(|Unsealed(code)| code);
            self.read.update(|all| {
                all.insert(message.id, read);
            });
        }
    }

    async fn read_one(
        self,
        file: &ComplaintFile,
        message: &SealedMessage,
        first: bool,
    ) -> Result<Opened, Unsealed> {
        let (category, routing, reporter) = if first {
            let complaint = &file.complaint;
            let routing = json(&complaint.routing)?;
            (complaint.category.to_string(), routing, String::new())
        } else {
            let reporter = untrack(|| self.reporter(file));
            let reporter = reporter.ok_or_else(|| Unsealed("sender".to_owned()))?;
            (String::new(), String::new(), reporter.to_string())
        };
        let (keys, message) = (json(&file.keys)?, json(message)?);
        let thread = file.thread.to_string();
        let arguments = vec![keys, thread, message, category, routing, reporter];
        parsed(&platform::vault("deskRead", arguments).await?)
    }

    /// Seals a text to the reporter and to all offices' keys.
    ///
    /// # Errors
    /// [`Unsealed`]; `locked` where the first message, which names the reporter's key, is not open.
    pub async fn seal(self, file: &ComplaintFile, said: String) -> Result<NewMessage, Unsealed> {
        let reporter = untrack(|| self.reporter(file));
        let reporter = reporter.ok_or_else(|| Unsealed("locked".to_owned()))?;
        let (today, thread) = (file.standing.as_of.to_string(), file.thread.to_string());
        let keys = json(&file.keys)?;
        let arguments = vec![keys, today, thread, reporter.to_string(), said];
        parsed(&platform::vault("deskNote", arguments).await?)
    }
}

/// The message that says what is complained about.
fn first(file: &ComplaintFile) -> Option<MessageId> {
    file.complaint.events.first()?.message
}

/// Whether nobody has done anything for too long.
const fn is_idle(now: i64, active: i64) -> bool {
    now - active >= IDLE_MS
}

fn json(value: &impl serde::Serialize) -> Result<String, Unsealed> {
    serde_json::to_string(value).map_err(|_| Unsealed::default())
}

fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Unsealed> {
    serde_json::from_str(text).map_err(|_| Unsealed::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_locked_after_a_while() {
        assert!(!is_idle(IDLE_MS, 1));
        assert!(is_idle(IDLE_MS, 0));
    }

    #[test]
    fn both_kinds_of_messages_are_read() {
        let first = r#"{"content":{"reply_key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","about":{"application":"QS1"},"happened_on":"2026-11-20","what":"w","attachments":[{"media_type":"image/jpeg","length":3}]},"office":"","files":[{"media_type":"image/jpeg","url":"blob:x"}]}"#;
        let first: Opened = parsed(first).unwrap();
        assert_eq!(first.content.reply_key, Some(BoxKey([0; 32])));
        assert_eq!(first.content.about.application.as_deref(), Some("QS1"));
        assert_eq!((first.content.what.as_str(), first.files.len()), ("w", 1));
        let later = r#"{"content":{"text":"t"},"office":"complaint_office","files":[]}"#;
        let later: Opened = parsed(later).unwrap();
        assert_eq!(later.content.text, "t");
        assert_eq!(Office::parse(&later.office), Some(Office::ComplaintOffice));
    }
}
