//! What may be wrong.

use std::fmt;

/// Why something cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is sealed in a way that is not known here.
    Version,
    /// It is of no size class, or is sealed to nobody or to too many.
    Shape,
    /// It is not sealed to this key.
    NotForYou,
    /// It names a sender that it may not have, or one who is not believed.
    Sender,
    /// It was changed, moved, forged or sealed to another key: which of them cannot be told.
    Broken,
    /// It opens, but is not what it should be.
    Content,
    /// It is too large to be sealed.
    TooLarge,
    /// There is no office key to seal it to.
    NoRecipient,
    /// The offices' keys are another root's.
    OtherRoot,
    /// The root has not signed one of the offices' keys.
    Keys,
    /// The office's key was not in use on that day.
    KeyNotInUse,
    /// The passphrase does not open this key, or the file was changed.
    Passphrase,
    /// There is not enough memory.
    Memory,
    /// The system gives no randomness.
    Dice,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Version,
        Self::Shape,
        Self::NotForYou,
        Self::Sender,
        Self::Broken,
        Self::Content,
        Self::TooLarge,
        Self::NoRecipient,
        Self::OtherRoot,
        Self::Keys,
        Self::KeyNotInUse,
        Self::Passphrase,
        Self::Memory,
        Self::Dice,
    ];

    /// Its name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Shape => "shape",
            Self::NotForYou => "not_for_you",
            Self::Sender => "sender",
            Self::Broken => "broken",
            Self::Content => "content",
            Self::TooLarge => "too_large",
            Self::NoRecipient => "no_recipient",
            Self::OtherRoot => "other_root",
            Self::Keys => "keys",
            Self::KeyNotInUse => "key_not_in_use",
            Self::Passphrase => "passphrase",
            Self::Memory => "memory",
            Self::Dice => "dice",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Fault {}
