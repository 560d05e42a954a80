//! What is sealed between whoever complains and the offices that answer (DESIGN §4).
//!
//! Owns envelopes, what is in them, the keys that a receipt opens, which office keys are believed, and
//! office keys under a passphrase. It keeps nothing, asks nobody and reads no clock; dice and today are
//! parameters. The same code runs on the phone, in the desk's browser and in tests. Whatever it is
//! handed, it answers with a [`Fault`] at worst. What is bound to a message is
//! `mingbai_domain::complaint::canonical`; `docs/SEALING.md` says all of it in words, exact enough for
//! somebody else's opener, and both change together or not at all.
//!
//! Start with [`Thread`], then [`Account`], then [`envelope`].

mod content;
pub mod dice;
pub mod envelope;
mod fault;
mod key;
pub mod key_file;
mod offices;
mod padding;
mod stretch;
mod thread;

pub use content::{About, Account, Attachment, Content, MediaType, Note};
pub use envelope::{Opened, Place};
pub use fault::Fault;
pub use key::PrivateKey;
pub use offices::Offices;
pub use stretch::{Effort, PASSPHRASE, RECEIPT, sample};
pub use thread::Thread;
