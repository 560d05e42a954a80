//! An office's key, as long as the desk's page is open.

use crate::asked::{Code, Message, cut, dice, first, offices, parse, read, write};
use mingbai_contract::complaint::{BoxKey, KeyFile, NewMessage, SealedMessage};
use mingbai_contract::log::Hash;
use mingbai_domain::complaint::passphrase;
use mingbai_sealed::key_file::{self, Made};
use mingbai_sealed::{Account, Content as _, Note, Place, PrivateKey, envelope};
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;

/// The secret half of an office's key. It stays in the module's memory, and is wiped when this is freed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Desk {
    key: PrivateKey,
}

/// As JSON: `{public, passphrase, file}`. The passphrase is shown once and sent nowhere.
fn kept(made: &Made) -> Result<String, Code> {
    let Made {
        public,
        passphrase,
        file,
        ..
    } = made;
    write(&json!({ "public": public, "passphrase": passphrase.grouped(), "file": file }))
}

#[wasm_bindgen]
impl Desk {
    /// Makes a key, kept under a new passphrase.
    ///
    /// # Errors
    /// `dice`, `memory`.
    pub fn make() -> Result<String, Code> {
        kept(&key_file::make(&mut dice()?).map_err(Code::of)?)
    }

    /// Opens a key with its passphrase. Takes a second or two.
    ///
    /// # Errors
    /// `unreadable`, `version`, `shape`, `passphrase`, `memory`.
    pub fn unlock(file: &str, public: &str, typed: &str) -> Result<Self, Code> {
        let file: KeyFile = read(file)?;
        let passphrase = passphrase::read(typed).map_err(|_| Code("passphrase"))?;
        let key = key_file::open(&file, &parse(public)?, &passphrase).map_err(Code::of)?;
        Ok(Self { key })
    }

    /// Keeps the same key under a new passphrase.
    ///
    /// # Errors
    /// `dice`, `memory`.
    pub fn renew(&self) -> Result<String, Code> {
        kept(&key_file::keep(self.key.clone(), &mut dice()?).map_err(Code::of)?)
    }

    /// Opens a `SealedMessage` of a thread. Category and routing are those of the complaint for its first
    /// message, and empty for others; `reporter` is the key that the first one names, and empty for it.
    ///
    /// # Errors
    /// `unreadable`, or the code of a fault.
    #[expect(
        clippy::too_many_arguments,
        reason = "a border of texts: there are no structures to cross it"
    )]
    pub fn open(
        &self,
        root: &str,
        keys: &str,
        thread: &str,
        message: &str,
        category: &str,
        routing: &str,
        reporter: &str,
    ) -> Result<Message, Code> {
        let (offices, message) = (offices(root, keys)?, read::<SealedMessage>(message)?);
        let (thread, first): (Hash, _) = (parse(thread)?, first(category, routing)?);
        let place = Place {
            thread: &thread,
            message: &message.id,
            first: first
                .as_ref()
                .map(|(category, routing)| (category, routing)),
        };
        let (key, sealed, day) = (&self.key, &message.envelope, message.day);
        if first.is_some() {
            let opened = envelope::open::<Account>(place, sealed, key, None, &offices, day);
            Message::of(&opened.map_err(Code::of)?)
        } else {
            let reporter: BoxKey = parse(reporter)?;
            let opened = envelope::open::<Note>(place, sealed, key, Some(&reporter), &offices, day);
            Message::of(&opened.map_err(Code::of)?)
        }
    }

    /// Seals what the office says to a reporter: `note` is JSON. Answers with a `NewMessage`.
    ///
    /// # Errors
    /// `unreadable`, or the code of a fault.
    #[expect(
        clippy::too_many_arguments,
        reason = "a border of texts: there are no structures to cross it"
    )]
    pub fn note(
        &self,
        root: &str,
        keys: &str,
        today: &str,
        thread: &str,
        reporter: &str,
        note: &str,
        files: &[u8],
    ) -> Result<String, Code> {
        let (offices, today) = (offices(root, keys)?, parse(today)?);
        let (thread, reporter): (Hash, BoxKey) = (parse(thread)?, parse(reporter)?);
        let note: Note = read(note)?;
        let dice = &mut dice()?;
        let id = mingbai_sealed::dice::message(dice);
        let place = Place {
            thread: &thread,
            message: &id,
            first: None,
        };
        let files = cut(note.attachments(), files)?;
        let (key, offices) = (&self.key, &offices);
        let envelope =
            envelope::by_office(place, &note, &files, key, &reporter, offices, today, dice)
                .map_err(Code::of)?;
        write(&NewMessage { id, envelope })
    }
}
