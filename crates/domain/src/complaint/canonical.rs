//! What is bound to a message and committed to of it, byte for byte.
//!
//! Owns the order of bytes alone; hashing and sealing is others' business. Reporter, offices and server
//! make the same bytes from what they have, so that a message cannot be moved to another thread, category
//! or recipient.

use mingbai_contract::complaint::{CategoryId, Envelope, MessageId, Routing};
use mingbai_contract::log::{Hash, KeyId};

const HEADER: &[u8] = b"mingbai-complaint-v1\0";

/// Which way a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The reporter's first: what is complained about. It is sealed without a sender.
    First,
    /// What the reporter adds.
    ToOffice,
    /// What the office writes.
    ToReporter,
}

impl Direction {
    /// Its code among the bytes.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::ToOffice => 2,
            Self::ToReporter => 3,
        }
    }
}

/// Where a complaint belongs, as text: window, item and departments with slashes between them, the
/// departments with commas; empty where there is none.
#[must_use]
pub fn routing(routing: &Routing) -> String {
    let window = routing.window.as_ref().map_or("", |id| id.as_str());
    let item = routing.item.as_ref().map_or("", |id| id.as_str());
    let mut text = [window, "/", item, "/"].concat();
    for (place, department) in routing.departments.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(department.as_str());
    }
    text
}

/// What is bound to a message besides its body: `"mingbai-complaint-v1\0" || direction || thread ||
/// message || category || \0 || routing || \0 || recipients`. Category and routing are the complaint's for
/// the first message, and empty for later ones.
#[must_use]
pub fn header(
    direction: Direction,
    thread: &Hash,
    message: &MessageId,
    first: Option<(&CategoryId, &Routing)>,
    recipients: impl IntoIterator<Item = KeyId>,
) -> Vec<u8> {
    let mut bytes = HEADER.to_vec();
    bytes.push(direction.number());
    bytes.extend(thread.0);
    bytes.extend(message.0);
    if let Some((category, _)) = first {
        bytes.extend(category.as_str().bytes());
    }
    bytes.push(0);
    if let Some((_, of)) = first {
        bytes.extend(routing(of).bytes());
    }
    bytes.push(0);
    for recipient in recipients {
        bytes.extend(recipient.0);
    }
    bytes
}

/// An envelope in one form: its version, its sender (eight zero bytes for none), how many wraps there are,
/// those, and the body.
#[must_use]
pub fn envelope(envelope: &Envelope) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(envelope.body.0.len() + envelope.wraps.len() * 88 + 13);
    bytes.push(envelope.version);
    bytes.extend(envelope.sender.map_or([0; 8], |sender| sender.0));
    let wraps = u32::try_from(envelope.wraps.len()).unwrap_or(u32::MAX);
    bytes.extend(wraps.to_be_bytes());
    for wrap in &envelope.wraps {
        bytes.extend(wrap.key.0);
        bytes.extend(wrap.enc.0);
        bytes.extend(wrap.sealed.0);
    }
    bytes.extend_from_slice(&envelope.body.0);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::complaint::{Bytes, Encapsulated, SealedKey, Wrap};

    #[test]
    fn a_header_binds_everything_that_is_not_sealed() {
        let category = "attitude".parse().unwrap();
        let of = Routing {
            window: "A03".parse().ok(),
            item: None,
            departments: vec!["scjg".parse().unwrap(), "gongan".parse().unwrap()],
        };
        let (thread, message) = (Hash([7; 32]), MessageId([9; 16]));
        let bytes = header(
            Direction::First,
            &thread,
            &message,
            Some((&category, &of)),
            [KeyId([1; 8]), KeyId([2; 8])],
        );
        let expected = [
            b"mingbai-complaint-v1\0\x01".as_slice(),
            &[7; 32],
            &[9; 16],
            b"attitude\0A03//scjg,gongan\0",
            &[1; 8],
            &[2; 8],
        ];
        assert_eq!(bytes, expected.concat());
        let later = header(Direction::ToReporter, &thread, &message, None, []);
        let expected = [
            b"mingbai-complaint-v1\0\x03".as_slice(),
            &[7; 32],
            &[9; 16],
            &[0, 0],
        ];
        assert_eq!(later, expected.concat());
        assert_eq!(routing(&Routing::default()), "//");
    }

    #[test]
    fn an_envelope_has_one_form() {
        let sealed = Envelope {
            version: 1,
            sender: None,
            body: Bytes(vec![8, 9]),
            wraps: vec![Wrap {
                key: KeyId([1; 8]),
                enc: Encapsulated([2; 32]),
                sealed: SealedKey([3; 48]),
            }],
        };
        let expected = [
            [1].as_slice(),
            &[0; 8],
            &[0, 0, 0, 1],
            &[1; 8],
            &[2; 32],
            &[3; 48],
            &[8, 9],
        ];
        assert_eq!(envelope(&sealed), expected.concat());
    }
}
