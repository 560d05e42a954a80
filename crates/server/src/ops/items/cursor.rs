//! Where the next page of a search begins.
//!
//! A cursor is good for one search in one version of the catalog: after an import the order may be
//! another, and a page would leave out or repeat items without anybody noticing.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mingbai_contract::problem::FieldCode;
use sha2::{Digest as _, Sha256};

/// A place in the results of one search.
#[derive(Debug)]
pub struct Cursor;

const BYTES: usize = 16;

impl Cursor {
    /// The cursor of a place; opaque to everybody else.
    #[must_use]
    pub fn write(place: usize, version: u32, subject: &str) -> String {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        let mut bytes = Vec::with_capacity(BYTES);
        bytes.extend(place.to_be_bytes());
        bytes.extend(version.to_be_bytes());
        bytes.extend(tag(place, version, subject));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The place of a cursor.
    ///
    /// # Errors
    /// [`FieldCode::Malformed`] when it is none, [`FieldCode::UnknownValue`] when it belongs to
    /// another search or to an earlier version of the catalog: begin again without it.
    pub fn read(text: &str, version: u32, subject: &str) -> Result<usize, FieldCode> {
        let malformed = FieldCode::Malformed;
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed)?;
        let bytes: [u8; BYTES] = bytes.try_into().map_err(|_| malformed)?;
        let number = |at: usize| {
            u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
        };
        let place = number(0);
        if number(4) != version || bytes[8..] != tag(place, version, subject) {
            return Err(FieldCode::UnknownValue);
        }
        usize::try_from(place).map_err(|_| malformed)
    }
}

/// Tells the searches apart. No secret: whoever makes one up gets a page that is public anyway.
fn tag(place: u32, version: u32, subject: &str) -> [u8; 8] {
    let mut hash = Sha256::new();
    hash.update(place.to_be_bytes());
    hash.update(version.to_be_bytes());
    hash.update(subject);
    let digest = hash.finalize();
    let mut tag = [0; 8];
    tag.copy_from_slice(&digest[..8]);
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_good_for_one_search_in_one_version() {
        let cursor = Cursor::write(40, 7, "/a?q=x");
        assert_eq!(Cursor::read(&cursor, 7, "/a?q=x"), Ok(40));
        assert_eq!(
            Cursor::read(&cursor, 8, "/a?q=x"),
            Err(FieldCode::UnknownValue)
        );
        assert_eq!(
            Cursor::read(&cursor, 7, "/a?q=y"),
            Err(FieldCode::UnknownValue)
        );
        for bad in ["", "x", "====", "AAAA", &"A".repeat(99)] {
            assert_eq!(
                Cursor::read(bad, 7, "/a?q=x"),
                Err(FieldCode::Malformed),
                "{bad:?}"
            );
        }
    }
}
