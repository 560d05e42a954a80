//! A reporter, as long as the page is open.

use crate::asked::{Code, Message, cut, dice, first, offices, parse, read, write};
use mingbai_contract::complaint::{NewMessage, SealedComplaint, SealedMessage};
use mingbai_contract::log::Hash;
use mingbai_domain::complaint::receipt;
use mingbai_sealed::{Account, Content as _, Note, Place, Thread, envelope};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::wasm_bindgen;

/// The secrets of a thread. They stay in the module's memory, and are wiped when this is freed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reporter {
    thread: Thread,
    tag: Hash,
}

#[wasm_bindgen]
impl Reporter {
    /// Makes them from a receipt and the prefix of the county's numbers. Takes a second or two.
    ///
    /// # Errors
    /// `unreadable`, `memory`.
    pub fn derive(typed: &str, county: &str) -> Result<Self, Code> {
        let code = receipt::read(typed).map_err(|_| Code::UNREADABLE)?;
        let thread = Thread::derive(&code, county).map_err(Code::of)?;
        let tag = thread.tag();
        Ok(Self { thread, tag })
    }

    /// What opens the thread: it is sent to look it up, and nowhere else.
    #[must_use]
    pub fn lookup(&self) -> String {
        self.thread.lookup.to_string()
    }

    /// The thread's name.
    #[must_use]
    pub fn thread(&self) -> String {
        self.tag.to_string()
    }

    /// Seals a complaint: `account` is JSON, without the reporter's key. Answers with a `SealedComplaint`.
    ///
    /// # Errors
    /// `unreadable`, or the code of a fault.
    #[expect(
        clippy::too_many_arguments,
        reason = "a border of texts: there are no structures to cross it"
    )]
    pub fn complaint(
        &self,
        root: &str,
        keys: &str,
        today: &str,
        category: &str,
        routing: &str,
        account: &str,
        files: &[u8],
    ) -> Result<String, Code> {
        let (offices, today) = (offices(root, keys)?, parse(today)?);
        let (category, routing) = (parse(category)?, read(routing)?);
        let mut account: Map<String, Value> = read(account)?;
        let reply_key = self.thread.reply.public().map_err(Code::of)?;
        account.insert("reply_key".to_owned(), reply_key.to_string().into());
        let account: Account =
            serde_json::from_value(account.into()).map_err(|_| Code::UNREADABLE)?;
        let dice = &mut dice()?;
        let message = mingbai_sealed::dice::message(dice);
        let place = Place {
            thread: &self.tag,
            message: &message,
            first: Some((&category, &routing)),
        };
        let files = cut(account.attachments(), files)?;
        let (thread, offices) = (&self.thread, &offices);
        let envelope = envelope::by_reporter(place, &account, &files, thread, offices, today, dice)
            .map_err(Code::of)?;
        write(&SealedComplaint {
            thread: self.tag,
            category,
            routing,
            message,
            envelope,
        })
    }

    /// Seals what is added: `note` is JSON. Answers with a `NewMessage`.
    ///
    /// # Errors
    /// `unreadable`, or the code of a fault.
    pub fn note(
        &self,
        root: &str,
        keys: &str,
        today: &str,
        note: &str,
        files: &[u8],
    ) -> Result<String, Code> {
        let (offices, today, note) = (offices(root, keys)?, parse(today)?, read::<Note>(note)?);
        let dice = &mut dice()?;
        let id = mingbai_sealed::dice::message(dice);
        let place = Place {
            thread: &self.tag,
            message: &id,
            first: None,
        };
        let files = cut(note.attachments(), files)?;
        let (thread, offices) = (&self.thread, &offices);
        let envelope = envelope::by_reporter(place, &note, &files, thread, offices, today, dice)
            .map_err(Code::of)?;
        write(&NewMessage { id, envelope })
    }

    /// Opens a `SealedMessage`: the reporter's own, or an office's. Category and routing are those of the
    /// complaint for its first message, and empty for others.
    ///
    /// # Errors
    /// `unreadable`, or the code of a fault.
    pub fn open(
        &self,
        root: &str,
        keys: &str,
        message: &str,
        category: &str,
        routing: &str,
    ) -> Result<Message, Code> {
        let (offices, message) = (offices(root, keys)?, read::<SealedMessage>(message)?);
        let first = first(category, routing)?;
        let place = Place {
            thread: &self.tag,
            message: &message.id,
            first: first
                .as_ref()
                .map(|(category, routing)| (category, routing)),
        };
        let reply = &self.thread.reply;
        let own = reply.public().map_err(Code::of)?;
        let (sealed, day) = (&message.envelope, message.day);
        if first.is_some() {
            let opened = envelope::open::<Account>(place, sealed, reply, None, &offices, day);
            Message::of(&opened.map_err(Code::of)?)
        } else {
            let opened = envelope::open::<Note>(place, sealed, reply, Some(&own), &offices, day);
            Message::of(&opened.map_err(Code::of)?)
        }
    }
}
