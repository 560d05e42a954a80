//! Checking what the county has signed, up to the root key that one knows from elsewhere.

use super::sign::{has_signed, head_bytes, key_bytes, key_id, receipt_bytes};
use super::{proof, tree};
use mingbai_contract::Date;
use mingbai_contract::log::{
    Evidence, InclusionProof, KeyId, LogHead, LogKeys, PublicKey, Receipt, WorkingKey,
};
use std::fmt;

/// Why something is not genuine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The keys are another root's.
    OtherRoot,
    /// The root has not signed one of the keys.
    Keys,
    /// There is no key of this name.
    UnknownKey,
    /// The key was not in use on that day.
    KeyNotInUse,
    /// The receipt is not what was signed.
    Receipt,
    /// The head is not what was signed.
    Head,
    /// The entry is not where the proof says.
    Inclusion,
}

impl Fault {
    /// Its name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherRoot => "other_root",
            Self::Keys => "keys",
            Self::UnknownKey => "unknown_key",
            Self::KeyNotInUse => "key_not_in_use",
            Self::Receipt => "receipt",
            Self::Head => "head",
            Self::Inclusion => "inclusion",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherRoot => "the keys are not this county's: they name another root key",
            Self::Keys => "the county's root key has not signed one of the keys",
            Self::UnknownKey => "it names a key that the county does not have",
            Self::KeyNotInUse => "it names a key that was not in use on that day",
            Self::Receipt => "the receipt is not what the county has signed",
            Self::Head => "the head of the log is not what the county has signed",
            Self::Inclusion => "the entry is not in the log where the proof says",
        })
    }
}

impl std::error::Error for Fault {}

/// Working keys that the root stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trusted {
    keys: Vec<(KeyId, WorkingKey)>,
}

impl Trusted {
    /// Checks the county's keys against the root key that is known from elsewhere.
    ///
    /// # Errors
    /// [`Fault::OtherRoot`], [`Fault::Keys`].
    pub fn new(root: &PublicKey, keys: &LogKeys) -> Result<Self, Fault> {
        if keys.root != *root {
            return Err(Fault::OtherRoot);
        }
        let is_signed = |key: &WorkingKey| {
            let bytes = key_bytes(&key.key, key.valid_from, key.retired);
            has_signed(root, &bytes, &key.signature)
        };
        if !keys.keys.iter().all(is_signed) {
            return Err(Fault::Keys);
        }
        let keys = keys.keys.iter();
        Ok(Self {
            keys: keys.map(|key| (key_id(&key.key), key.clone())).collect(),
        })
    }

    /// The key of a name, if it was in use on a day.
    fn key(&self, id: KeyId, day: Date) -> Result<&PublicKey, Fault> {
        let (_, key) = self
            .keys
            .iter()
            .find(|(known, _)| *known == id)
            .ok_or(Fault::UnknownKey)?;
        if day < key.valid_from || key.retired.is_some_and(|last| day > last) {
            return Err(Fault::KeyNotInUse);
        }
        Ok(&key.key)
    }

    /// Checks a head's signature.
    ///
    /// # Errors
    /// [`Fault::UnknownKey`], [`Fault::KeyNotInUse`], [`Fault::Head`].
    pub fn head(&self, head: &LogHead) -> Result<(), Fault> {
        let key = self.key(head.key, head.at.date())?;
        let bytes = head_bytes(head.size, &head.root, head.at);
        if has_signed(key, &bytes, &head.signature) {
            Ok(())
        } else {
            Err(Fault::Head)
        }
    }

    /// Checks a receipt's signature: whether the county has taken this in. Not whether it is in the
    /// log.
    ///
    /// # Errors
    /// [`Fault::UnknownKey`], [`Fault::KeyNotInUse`], [`Fault::Receipt`].
    pub fn receipt(&self, receipt: &Receipt) -> Result<(), Fault> {
        let key = self.key(receipt.key, receipt.day)?;
        let bytes = receipt_bytes(receipt.kind, &receipt.commitment, receipt.day);
        if has_signed(key, &bytes, &receipt.signature) {
            Ok(())
        } else {
            Err(Fault::Receipt)
        }
    }
}

/// Checks that a receipt's entry is in the tree of a head; the head itself is checked by
/// [`Trusted::head`].
///
/// # Errors
/// [`Fault::Inclusion`].
pub fn is_in_log(receipt: &Receipt, head: &LogHead, proof: &InclusionProof) -> Result<(), Fault> {
    let leaf = tree::leaf(receipt.kind, &receipt.commitment);
    if proof.size == head.size && proof::includes(&head.root, &leaf, proof) {
        Ok(())
    } else {
        Err(Fault::Inclusion)
    }
}

/// Checks everything that a file of evidence holds, against the root key that is known from
/// elsewhere.
///
/// # Errors
/// The first [`Fault`] on the way from the root to the receipt.
pub fn check_evidence(root: &PublicKey, evidence: &Evidence) -> Result<(), Fault> {
    let trusted = Trusted::new(root, &evidence.keys)?;
    trusted.receipt(&evidence.receipt)?;
    trusted.head(&evidence.head)?;
    is_in_log(&evidence.receipt, &evidence.head, &evidence.inclusion)
}
