//! The secret half of an office's key under a passphrase: what the server keeps and cannot open.

use crate::dice::{self, CryptoRng};
use crate::stretch::{self, Effort, stretch};
use crate::{Fault, PrivateKey};
use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::aead::{AeadInOut as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce, Tag};
use mingbai_contract::complaint::{BoxKey, KeyFile, Salt, SealedKey};
use mingbai_domain::complaint::check::{KEY_MEMORY_KIB, KEY_PASSES};
use mingbai_domain::complaint::passphrase::{self, Passphrase};
use zeroize::Zeroizing;

const TAG: &[u8] = b"mingbai-office-key-file-v1\0";

/// A new key, kept under a new passphrase.
#[derive(Debug)]
pub struct Made {
    /// The key.
    pub key: PrivateKey,
    /// Its public half.
    pub public: BoxKey,
    /// What it is kept under: shown once, written down, kept nowhere.
    pub passphrase: Passphrase,
    /// The key under the passphrase.
    pub file: KeyFile,
}

/// Makes a key.
///
/// # Errors
/// [`Fault::Memory`].
pub fn make(dice: &mut impl CryptoRng) -> Result<Made, Fault> {
    keep(PrivateKey::random(dice), dice)
}

/// Keeps a key under a new passphrase: the old one opens the old file still, so that is to be thrown away.
///
/// # Errors
/// [`Fault::Memory`].
pub fn keep(key: PrivateKey, dice: &mut impl CryptoRng) -> Result<Made, Fault> {
    let passphrase = passphrase::make(dice::bytes(dice));
    let file = keep_under(&key, &passphrase, Salt(dice::bytes(dice)))?;
    Ok(Made {
        public: key.public()?,
        key,
        passphrase,
        file,
    })
}

/// Keeps a key under a passphrase, both with a salt that is used for nothing else.
///
/// # Errors
/// [`Fault::Memory`].
pub fn keep_under(key: &PrivateKey, passphrase: &Passphrase, salt: Salt) -> Result<KeyFile, Fault> {
    let effort = stretch::PASSPHRASE;
    let cipher = cipher(passphrase, &salt, effort)?;
    let mut bytes = key.to_bytes();
    let aad = bound(&key.public()?, &salt, effort);
    let both = InOutBuf::from(bytes.as_mut_slice());
    // The salt, and with it the key, is new each time: one nonce is enough.
    let tag = cipher
        .encrypt_inout_detached(&Nonce::default(), &aad, both)
        .map_err(|_| Fault::Shape)?;
    let mut sealed = [0; 48];
    for (place, byte) in sealed.iter_mut().zip(bytes.iter().chain(tag.iter())) {
        *place = *byte;
    }
    Ok(KeyFile {
        version: KeyFile::VERSION,
        memory_kib: effort.memory_kib,
        passes: effort.passes,
        salt,
        sealed: SealedKey(sealed),
    })
}

/// Opens the file of a key, whose public half is known from elsewhere.
///
/// # Errors
/// [`Fault::Version`]; [`Fault::Shape`] for one that asks for too little or too much work;
/// [`Fault::Passphrase`]; [`Fault::Memory`].
pub fn open(file: &KeyFile, public: &BoxKey, passphrase: &Passphrase) -> Result<PrivateKey, Fault> {
    if file.version != KeyFile::VERSION {
        return Err(Fault::Version);
    }
    // Whoever keeps a file may make the work neither cheap nor endless.
    if !KEY_MEMORY_KIB.contains(&file.memory_kib) || !KEY_PASSES.contains(&file.passes) {
        return Err(Fault::Shape);
    }
    let effort = Effort {
        memory_kib: file.memory_kib,
        passes: file.passes,
    };
    let cipher = cipher(passphrase, &file.salt, effort)?;
    let (sealed, tag) = file.sealed.0.split_last_chunk::<16>().ok_or(Fault::Shape)?;
    let mut bytes = Zeroizing::new([0; 32]);
    bytes.copy_from_slice(sealed);
    let aad = bound(public, &file.salt, effort);
    let both = InOutBuf::from(bytes.as_mut_slice());
    cipher
        .decrypt_inout_detached(&Nonce::default(), &aad, both, &Tag::from(*tag))
        .map_err(|_| Fault::Passphrase)?;
    let key = PrivateKey::from_bytes(*bytes);
    if key.public()? == *public {
        Ok(key)
    } else {
        Err(Fault::Passphrase)
    }
}

fn cipher(passphrase: &Passphrase, salt: &Salt, effort: Effort) -> Result<ChaCha20Poly1305, Fault> {
    let key = stretch::<32>(passphrase.as_str().as_bytes(), &salt.0, effort)?;
    let key = key.as_slice().try_into().map_err(|_| Fault::Memory)?;
    Ok(ChaCha20Poly1305::new(key))
}

/// What a file is bound to: how it is made, and for which key.
fn bound(public: &BoxKey, salt: &Salt, effort: Effort) -> Vec<u8> {
    let Effort { memory_kib, passes } = effort;
    [
        TAG,
        &[KeyFile::VERSION],
        &memory_kib.to_be_bytes(),
        &passes.to_be_bytes(),
        &salt.0,
        &public.0,
    ]
    .concat()
}
