//! What opens the sample cases: query codes, receipts of complaints, the offices' keys and passphrases.
//!
//! All of it follows from one secret in a file that only its owner reads, and that is there before anything
//! comes in: so no code is lost, whatever is killed when, and they can be told again. A county's own
//! applications have codes that nobody keeps; its complaints' receipts are made on phones, and its offices' keys
//! at the desk.

use crate::keys::{KeysError, private};
use crate::secret::{self, NoRandomness};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mingbai_contract::Date;
use mingbai_contract::application::QueryCode;
use mingbai_contract::complaint::{MessageId, Office, Salt};
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::rating::RatingSecret;
use mingbai_domain::application::query_code;
use mingbai_domain::complaint::passphrase::{self, Passphrase};
use mingbai_domain::complaint::receipt::{self, ReceiptCode};
use mingbai_sealed::PrivateKey;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What begins the file.
const MARK: &str = "mingbai-demo-secret-v1 ";

/// How many bytes the secret has.
const BYTES: usize = 32;

/// The secret, with everything that follows from it.
pub struct Codes(Zeroizing<String>);

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum CodesError {
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] KeysError),
    /// There is no randomness.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// It was made by something else.
    #[error("{0} holds no secret of sample cases")]
    Other(PathBuf),
}

impl Codes {
    /// Reads the secret; makes it where there is none. Two who do so at the same time have the same one.
    ///
    /// # Errors
    /// [`CodesError`].
    pub fn open(path: &Path) -> Result<Self, CodesError> {
        if !path.exists() {
            let secret = Zeroizing::new(secret::random::<BYTES>()?);
            let text = Zeroizing::new(format!("{MARK}{}\n", URL_SAFE_NO_PAD.encode(*secret)));
            private::write_first(path, &text)?;
        }
        let text = Zeroizing::new(private::read(path)?);
        let secret = text.trim_end().strip_prefix(MARK);
        let bytes = secret.and_then(|secret| URL_SAFE_NO_PAD.decode(secret).ok());
        match (secret, bytes) {
            (Some(secret), Some(bytes)) if bytes.len() == BYTES => {
                Ok(Self(Zeroizing::new(secret.to_owned())))
            }
            _ => Err(CodesError::Other(path.to_owned())),
        }
    }

    /// The query code of a case.
    #[must_use]
    pub fn query_code(&self, case: &str) -> QueryCode {
        let mut dice = 0_u32;
        loop {
            let text = Zeroizing::new(format!("{}\n{case}\n{dice}", *self.0));
            // Six times in seven.
            if let Some(code) = query_code::make(secret::derived("demo-code", &text)) {
                return code;
            }
            dice = dice.wrapping_add(1);
        }
    }

    /// The receipt of a complaint (R10).
    #[must_use]
    pub fn receipt(&self, case: &str) -> ReceiptCode {
        receipt::make(self.derived("demo-receipt", case))
    }

    /// The secret of a rating of a day, by its place in the year (R11).
    #[must_use]
    pub fn rating(&self, day: Date, place: usize) -> RatingSecret {
        RatingSecret(self.derived("demo-rating", &format!("{day}\n{place}")))
    }

    /// What a complaint is called at the desk: where it is looked for.
    #[must_use]
    pub fn complaint(&self, case: &str) -> ComplaintId {
        ComplaintId(self.derived("demo-complaint", case))
    }

    /// The name of the message that comes with an event of a complaint.
    #[must_use]
    pub fn message(&self, case: &str, event: usize) -> MessageId {
        MessageId(self.derived("demo-message", &format!("{case}\n{event}")))
    }

    /// The private half of an office's key.
    #[must_use]
    pub fn office_key(&self, office: Office) -> PrivateKey {
        PrivateKey::from_bytes(self.derived("demo-office-key", office.code()))
    }

    /// What an office's key is kept under.
    #[must_use]
    pub fn passphrase(&self, office: Office) -> Passphrase {
        passphrase::make(self.derived("demo-passphrase", office.code()))
    }

    /// What makes that passphrase's file its own: with another salt, the file is under another passphrase.
    #[must_use]
    pub fn salt(&self, office: Office) -> Salt {
        Salt(self.derived("demo-salt", office.code()))
    }

    /// What follows from the secret for one purpose; `kind` keeps purposes apart.
    fn derived<const N: usize>(&self, kind: &str, of: &str) -> [u8; N] {
        let text = Zeroizing::new(format!("{}\n{of}", *self.0));
        secret::derived(kind, &text)
    }
}
