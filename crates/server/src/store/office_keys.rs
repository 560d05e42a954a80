//! The keys that complaints are sealed to, as they are kept: public halves, and the private halves under
//! passphrases that nobody here knows.

use super::StoreError;
use super::staff::Record;
use async_trait::async_trait;
use mingbai_contract::complaint::{BoxKey, KeyFile, Office, OfficeKey};
use mingbai_contract::desk::complaints::KeyStanding;
use mingbai_contract::log::KeyId;

/// A key as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptKey {
    /// Names it.
    pub id: KeyId,
    /// Whose it is.
    pub office: Office,
    /// The public half.
    pub key: BoxKey,
    /// Where it stands.
    pub standing: KeyStanding,
    /// As the county's root signed it; none while it is pending.
    pub signed: Option<OfficeKey>,
    /// The private half under its passphrase.
    pub file: KeyFile,
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// There is no such key.
    #[error("there is no such key")]
    Missing,
    /// There is this key already.
    #[error("there is this key already")]
    Taken,
    /// It does not stand where it had to.
    #[error("the key does not stand where it had to")]
    Standing,
}

/// The offices' keys.
#[async_trait]
pub trait OfficeKeysKept: Send + Sync {
    /// All of them, oldest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn office_keys(&self) -> Result<Vec<KeptKey>, StoreError>;

    /// Keeps a new one, pending, together with its entry in the desk's record.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotKept::Taken`] within.
    async fn keep_office_key(
        &self,
        new: &KeptKey,
        record: &Record,
    ) -> Result<Result<(), NotKept>, StoreError>;

    /// Keeps the private half under another passphrase, together with its entry in the desk's record.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotKept::Missing`] within.
    async fn replace_key_file(
        &self,
        id: &KeyId,
        file: &KeyFile,
        record: &Record,
    ) -> Result<Result<(), NotKept>, StoreError>;

    /// Has a key retired, which the root has to sign; throws a pending one away. Together with its entry in
    /// the desk's record.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotKept::Missing`] or [`NotKept::Standing`] within.
    async fn retire_office_key(
        &self,
        id: &KeyId,
        record: &Record,
    ) -> Result<Result<(), NotKept>, StoreError>;

    /// Keeps what the root signed: a pending key is in use from then on, one that is to be retired is
    /// retired. Together with its entry in the desk's record.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotKept::Missing`] or [`NotKept::Standing`] within.
    async fn sign_office_key(
        &self,
        signed: &OfficeKey,
        record: &Record,
    ) -> Result<Result<(), NotKept>, StoreError>;
}
