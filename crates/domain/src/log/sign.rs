//! What is signed, byte for byte, and the signing itself.
//!
//! Every text begins with a tag of its own that ends with a zero byte, so that no signature can be
//! taken for one over something else; everything after it has a fixed length, but for a window's poster
//! ([`crate::poster`]), where one text follows. Numbers are eight
//! bytes, the highest first; dates and moments are the ASCII text that travels.

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use mingbai_contract::Date;
use mingbai_contract::complaint::{BoxKey, Office, OfficeKey};
use mingbai_contract::log::{
    EntryKind, Hash, KeyId, LogHead, PublicKey, Receipt, Signature, Timestamp, WorkingKey,
};
use mingbai_contract::rating::{TokenKey, TokenPoint};
use sha2::{Digest as _, Sha256};

const ROOT: &[u8] = b"mingbai-log-root-v1\0";
const KEY: &[u8] = b"mingbai-log-key-v1\0";
const OFFICE_KEY: &[u8] = b"mingbai-office-key-v1\0";
const TOKEN_KEY: &[u8] = b"mingbai-token-key-v1\0";
const HEAD: &[u8] = b"mingbai-log-head-v1\0";
const RECEIPT: &[u8] = b"mingbai-log-receipt-v1\0";

/// In place of a date that there is not.
const NO_DATE: &str = "----------";

/// The public half of a key.
#[must_use]
pub fn public_key(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

/// The name of a key.
#[must_use]
pub fn key_id(key: &PublicKey) -> KeyId {
    let hash: [u8; 32] = Sha256::digest(key.0).into();
    let mut id = [0; 8];
    id.copy_from_slice(&hash[..8]);
    KeyId(id)
}

/// The record by which the root key itself enters the log. Nobody signs it: one knows it from
/// elsewhere, or not at all.
#[must_use]
pub fn root_bytes(root: &PublicKey) -> Vec<u8> {
    [ROOT, &root.0].concat()
}

/// What the root signs of a working key; also the record whose commitment enters the log.
#[must_use]
pub fn key_bytes(key: &PublicKey, valid_from: Date, retired: Option<Date>) -> Vec<u8> {
    let retired = retired.map_or_else(|| NO_DATE.to_owned(), |day| day.to_string());
    [
        KEY,
        &key.0,
        valid_from.to_string().as_bytes(),
        retired.as_bytes(),
    ]
    .concat()
}

/// The name of a key that complaints are sealed to.
#[must_use]
pub fn box_key_id(key: &BoxKey) -> KeyId {
    key_id(&PublicKey(key.0))
}

/// What the root signs of a key that complaints are sealed to; also the record whose commitment enters the
/// log.
#[must_use]
pub fn office_key_bytes(
    office: Office,
    key: &BoxKey,
    valid_from: Date,
    retired: Option<Date>,
) -> Vec<u8> {
    let retired = retired.map_or_else(|| NO_DATE.to_owned(), |day| day.to_string());
    [
        OFFICE_KEY,
        &[office.number()],
        &key.0,
        valid_from.to_string().as_bytes(),
        retired.as_bytes(),
    ]
    .concat()
}

/// The name of a key that tokens of ratings are made with.
#[must_use]
pub fn token_key_id(key: &TokenPoint) -> KeyId {
    key_id(&PublicKey(key.0))
}

/// What the root signs of a key that tokens are made with; also the record whose commitment enters the log.
#[must_use]
pub fn token_key_bytes(key: &TokenPoint, valid_from: Date, retired: Option<Date>) -> Vec<u8> {
    let retired = retired.map_or_else(|| NO_DATE.to_owned(), |day| day.to_string());
    [
        TOKEN_KEY,
        &key.0,
        valid_from.to_string().as_bytes(),
        retired.as_bytes(),
    ]
    .concat()
}

/// What is signed of a head.
#[must_use]
pub fn head_bytes(size: u64, root: &Hash, at: Timestamp) -> Vec<u8> {
    [
        HEAD,
        &size.to_be_bytes(),
        &root.0,
        at.to_string().as_bytes(),
    ]
    .concat()
}

/// What is signed of a receipt.
#[must_use]
pub fn receipt_bytes(kind: EntryKind, commitment: &Hash, day: Date) -> Vec<u8> {
    [
        RECEIPT,
        &[kind.code()],
        &commitment.0,
        day.to_string().as_bytes(),
    ]
    .concat()
}

/// The root's word for a working key.
#[must_use]
pub fn sign_key(
    root: &SigningKey,
    key: PublicKey,
    valid_from: Date,
    retired: Option<Date>,
) -> WorkingKey {
    WorkingKey {
        key,
        valid_from,
        retired,
        signature: sign(root, &key_bytes(&key, valid_from, retired)),
    }
}

/// The root's word for a key that complaints are sealed to.
#[must_use]
pub fn sign_office_key(
    root: &SigningKey,
    office: Office,
    key: BoxKey,
    valid_from: Date,
    retired: Option<Date>,
) -> OfficeKey {
    OfficeKey {
        id: box_key_id(&key),
        office,
        key,
        valid_from,
        retired,
        signature: sign(root, &office_key_bytes(office, &key, valid_from, retired)),
    }
}

/// Whether the root stands for a key that complaints are sealed to, under the name that it has.
#[must_use]
pub fn is_office_key(root: &PublicKey, key: &OfficeKey) -> bool {
    let bytes = office_key_bytes(key.office, &key.key, key.valid_from, key.retired);
    key.id == box_key_id(&key.key) && has_signed(root, &bytes, &key.signature)
}

/// The root's word for a key that tokens are made with.
#[must_use]
pub fn sign_token_key(
    root: &SigningKey,
    key: TokenPoint,
    valid_from: Date,
    retired: Option<Date>,
) -> TokenKey {
    TokenKey {
        key,
        valid_from,
        retired,
        signature: sign(root, &token_key_bytes(&key, valid_from, retired)),
    }
}

/// Whether the root stands for a key that tokens are made with.
#[must_use]
pub fn is_token_key(root: &PublicKey, key: &TokenKey) -> bool {
    let bytes = token_key_bytes(&key.key, key.valid_from, key.retired);
    has_signed(root, &bytes, &key.signature)
}

/// A signed head.
#[must_use]
pub fn sign_head(key: &SigningKey, size: u64, root: Hash, at: Timestamp) -> LogHead {
    LogHead {
        size,
        root,
        at,
        key: key_id(&public_key(key)),
        signature: sign(key, &head_bytes(size, &root, at)),
    }
}

/// A signed receipt.
#[must_use]
pub fn sign_receipt(key: &SigningKey, kind: EntryKind, commitment: Hash, day: Date) -> Receipt {
    Receipt {
        kind,
        commitment,
        day,
        key: key_id(&public_key(key)),
        signature: sign(key, &receipt_bytes(kind, &commitment, day)),
    }
}

/// A key's signature. Whatever is signed begins with a tag of its own.
pub(crate) fn sign(key: &SigningKey, bytes: &[u8]) -> Signature {
    Signature(key.sign(bytes).to_bytes())
}

/// Whether a key has signed these bytes. Keys of small order sign nothing (RFC 8032 §5.1.7 with the
/// stricter choices: canonical encodings, no cofactor).
#[must_use]
pub fn has_signed(key: &PublicKey, bytes: &[u8], signature: &Signature) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    VerifyingKey::from_bytes(&key.0).is_ok_and(|key| key.verify_strict(bytes, &signature).is_ok())
}
