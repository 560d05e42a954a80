//! What an office key is kept under: nineteen random characters, 95 bits, and a check character. Nobody thinks
//! one up. The dice are the caller's.

super::letters::secret!(
    /// A passphrase. Whoever has it, and the key's file, reads complaints.
    Passphrase,
    19
);

pub use super::letters::Misread as BadPassphrase;
