//! Envelopes: sealed by one side, opened by whoever they are sealed to.
//!
//! A body is sealed under a key of its own, and that key to each recipient by HPKE (RFC 9180): in mode base
//! for what a reporter says first, in mode auth for everything after it, so that nobody without the sender's
//! key can write in his name, not even another recipient. Everything is bound to everything: each wrap to
//! what is not sealed and to the sealed text, the text's tag to all wraps.

use crate::content::{self, Content};
use crate::dice::{self, CryptoRng};
use crate::key::{Aead, Kdf, Kem, public_of_suite};
use crate::{Fault, Offices, PrivateKey, Thread};
use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::aead::{AeadInOut as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce, Tag};
use hpke::{Deserializable as _, OpModeR, OpModeS, Serializable as _};
use mingbai_contract::Date;
use mingbai_contract::complaint::{
    BoxKey, Bytes, CategoryId, Encapsulated, Envelope, MessageId, Office, Routing, SealedKey, Wrap,
};
use mingbai_contract::limits::{SEAL_TAG, SIZE_CLASSES, WRAPS};
use mingbai_contract::log::{Hash, KeyId};
use mingbai_domain::complaint::canonical::{self, Direction};
use mingbai_domain::log::sign::box_key_id;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// What HPKE's keys are made for.
const INFO: &[u8] = b"mingbai-complaint-v1";

/// Where a message stands: it opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The thread.
    pub thread: &'a Hash,
    /// The message.
    pub message: &'a MessageId,
    /// What stands in the clear beside a first message.
    pub first: Option<(&'a CategoryId, &'a Routing)>,
}

/// What was in an envelope.
#[derive(Debug, Clone)]
pub struct Opened<C> {
    /// What it says.
    pub content: C,
    /// The attachments' bytes, in the order in which it names them.
    pub files: Vec<Vec<u8>>,
    /// Which office wrote it; none for the reporter.
    pub office: Option<Office>,
}

/// Seals what a reporter says: to all office keys in use today, and to the reporter, who wants to read it
/// again. A `place` with a category is that of the first message.
///
/// # Errors
/// [`Fault::TooLarge`]; [`Fault::NoRecipient`]; [`Fault::Content`] if the attachments are not those that it
/// names; [`Fault::Shape`] with too many recipients.
pub fn by_reporter(
    place: Place<'_>,
    content: &impl Content,
    files: &[&[u8]],
    thread: &Thread,
    offices: &Offices,
    today: Date,
    dice: &mut impl CryptoRng,
) -> Result<Envelope, Fault> {
    let own = thread.reply.public()?;
    let recipients = recipients(offices, today, own)?;
    let sender = place.first.is_none().then_some(&thread.reply);
    let text = content::write(content, files)?;
    seal(
        place,
        direction(place, None),
        None,
        text,
        sender,
        &recipients,
        dice,
    )
}

/// Seals what an office says: to the reporter, and to all office keys in use today.
///
/// # Errors
/// As [`by_reporter`], and [`Fault::Sender`] where the place is that of a first message.
#[expect(
    clippy::too_many_arguments,
    reason = "each is another thing that is bound or drawn"
)]
pub fn by_office(
    place: Place<'_>,
    content: &impl Content,
    files: &[&[u8]],
    key: &PrivateKey,
    reporter: &BoxKey,
    offices: &Offices,
    today: Date,
    dice: &mut impl CryptoRng,
) -> Result<Envelope, Fault> {
    if place.first.is_some() {
        return Err(Fault::Sender);
    }
    let recipients = recipients(offices, today, *reporter)?;
    let id = key.id()?;
    let text = content::write(content, files)?;
    let direction = direction(place, Some(id));
    seal(
        place,
        direction,
        Some(id),
        text,
        Some(key),
        &recipients,
        dice,
    )
}

/// Opens a message, whoever wrote it: with the reporter's key or an office's. `reporter` is the reporter's
/// public key, as the first message names it; that one is opened without. `day` is the message's.
///
/// # Errors
/// [`Fault`]: nothing is told of a message that does not hold as a whole.
pub fn open<C: Content>(
    place: Place<'_>,
    envelope: &Envelope,
    key: &PrivateKey,
    reporter: Option<&BoxKey>,
    offices: &Offices,
    day: Date,
) -> Result<Opened<C>, Fault> {
    if envelope.version != Envelope::VERSION {
        return Err(Fault::Version);
    }
    let (office, sender) = match (place.first, envelope.sender, reporter) {
        (Some(_), None, _) => (None, None),
        (None, None, Some(reporter)) => (None, Some(reporter)),
        (None, Some(id), _) => {
            let (office, key) = offices.sender(id, day)?;
            (Some(office), Some(key))
        }
        (Some(_), Some(_), _) | (None, None, None) => return Err(Fault::Sender),
    };
    let text = unseal(place, envelope, key, sender)?;
    let (content, files) = content::read(&text)?;
    Ok(Opened {
        content,
        files,
        office,
    })
}

fn direction(place: Place<'_>, sender: Option<KeyId>) -> Direction {
    match (place.first, sender) {
        (Some(_), _) => Direction::First,
        (None, None) => Direction::ToOffice,
        (None, Some(_)) => Direction::ToReporter,
    }
}

fn recipients(offices: &Offices, today: Date, reporter: BoxKey) -> Result<Vec<BoxKey>, Fault> {
    let keys = offices.in_use(today)?.into_iter().map(|key| key.key);
    let keys: Vec<_> = keys.chain([reporter]).collect();
    if keys.len() > WRAPS {
        return Err(Fault::Shape);
    }
    Ok(keys)
}

/// What is bound of all that is not sealed, hashed.
fn bound(place: Place<'_>, direction: Direction, recipients: impl Iterator<Item = KeyId>) -> Hash {
    let Place {
        thread,
        message,
        first,
    } = place;
    let header = canonical::header(direction, thread, message, first, recipients);
    Hash(Sha256::digest(header).into())
}

/// What the key's seal is bound to: what is not sealed, and the sealed text without its tag.
fn bound_to_wrap(bound: &Hash, text: &[u8]) -> Vec<u8> {
    [bound.0, Sha256::digest(text).into()].concat()
}

/// What the text's tag is bound to: what is not sealed, and the envelope without its body.
fn bound_to_body(bound: &Hash, sender: Option<KeyId>, wraps: Vec<Wrap>) -> (Vec<u8>, Envelope) {
    let envelope = Envelope {
        version: Envelope::VERSION,
        sender,
        body: Bytes::default(),
        wraps,
    };
    let hash = Sha256::digest(canonical::envelope(&envelope));
    ([bound.0, hash.into()].concat(), envelope)
}

fn seal(
    place: Place<'_>,
    direction: Direction,
    sender: Option<KeyId>,
    mut text: Zeroizing<Vec<u8>>,
    key: Option<&PrivateKey>,
    recipients: &[BoxKey],
    dice: &mut impl CryptoRng,
) -> Result<Envelope, Fault> {
    let content_key = Zeroizing::new(dice::bytes::<32>(dice));
    let bound = bound(place, direction, recipients.iter().map(box_key_id));
    // What is sealed does not depend on what is bound, only its tag does. So the wraps can be bound to
    // the first, and the second to the wraps.
    let cipher = ChaCha20Poly1305::new(
        content_key
            .as_slice()
            .try_into()
            .map_err(|_| Fault::Shape)?,
    );
    let mut sealed = vec![0; text.len()];
    let both = InOutBuf::new(&text, &mut sealed).map_err(|_| Fault::Shape)?;
    cipher
        .encrypt_inout_detached(&Nonce::default(), &[], both)
        .map_err(|_| Fault::TooLarge)?;
    let aad = bound_to_wrap(&bound, &sealed);
    let sender_key = key.map(|key| Ok((key.of_suite()?, public_of_suite(&key.public()?)?)));
    let sender_key = sender_key.transpose()?;
    let mut wraps = Vec::with_capacity(recipients.len());
    for recipient in recipients {
        let mode = sender_key.clone().map_or(OpModeS::Base, OpModeS::Auth);
        let (enc, wrapped) = hpke::single_shot_seal_with_rng::<Aead, Kdf, Kem>(
            &mode,
            &public_of_suite(recipient)?,
            INFO,
            content_key.as_slice(),
            &aad,
            dice,
        )
        .map_err(|_| Fault::Broken)?;
        let enc = enc.to_bytes().as_slice().try_into();
        wraps.push(Wrap {
            key: box_key_id(recipient),
            enc: Encapsulated(enc.map_err(|_| Fault::Shape)?),
            sealed: SealedKey(wrapped.try_into().map_err(|_| Fault::Shape)?),
        });
    }
    let (aad, mut envelope) = bound_to_body(&bound, sender, wraps);
    let both = InOutBuf::from(text.as_mut_slice());
    let tag = cipher
        .encrypt_inout_detached(&Nonce::default(), &aad, both)
        .map_err(|_| Fault::TooLarge)?;
    sealed.extend_from_slice(&tag);
    envelope.body = Bytes(sealed);
    Ok(envelope)
}

fn unseal(
    place: Place<'_>,
    envelope: &Envelope,
    key: &PrivateKey,
    sender: Option<&BoxKey>,
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let (text, tag) = envelope
        .body
        .0
        .split_last_chunk::<SEAL_TAG>()
        .ok_or(Fault::Shape)?;
    let wraps = &envelope.wraps;
    if !SIZE_CLASSES.contains(&text.len()) || !(1..=WRAPS).contains(&wraps.len()) {
        return Err(Fault::Shape);
    }
    let id = key.id()?;
    let wrap = wraps.iter().find(|wrap| wrap.key == id);
    let wrap = wrap.ok_or(Fault::NotForYou)?;
    let direction = direction(place, envelope.sender);
    let bound = bound(place, direction, wraps.iter().map(|wrap| wrap.key));
    let mode = match sender {
        None => OpModeR::Base,
        Some(sender) => OpModeR::Auth(public_of_suite(sender)?),
    };
    let enc = <Kem as hpke::Kem>::EncappedKey::from_bytes(&wrap.enc.0);
    let content_key = hpke::single_shot_open::<Aead, Kdf, Kem>(
        &mode,
        &key.of_suite()?,
        &enc.map_err(|_| Fault::Broken)?,
        INFO,
        &wrap.sealed.0,
        &bound_to_wrap(&bound, text),
    );
    let content_key = Zeroizing::new(content_key.map_err(|_| Fault::Broken)?);
    let cipher = ChaCha20Poly1305::new(
        content_key
            .as_slice()
            .try_into()
            .map_err(|_| Fault::Broken)?,
    );
    let (aad, _) = bound_to_body(&bound, envelope.sender, wraps.clone());
    let mut opened = Zeroizing::new(text.to_vec());
    cipher
        .decrypt_inout_detached(
            &Nonce::default(),
            &aad,
            InOutBuf::from(opened.as_mut_slice()),
            &Tag::from(*tag),
        )
        .map_err(|_| Fault::Broken)?;
    Ok(opened)
}
