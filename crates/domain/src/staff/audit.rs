//! The chain of the record: every entry holds the hash of the one before, so that nothing in it can be
//! changed, left out or put in without every later hash being another.
//!
//! What is hashed: `mingbai audit 1`, a line feed, then position, time, actor, deed, subject, detail and
//! the hash before, each as the decimal number of its bytes, a colon, its UTF-8, and a comma (a
//! netstring), so that no two entries have the same bytes.

use mingbai_contract::desk::audit::AuditEntry;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// What stands before the first entry.
pub const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash that an entry must have, in hex.
#[must_use]
pub fn hash(entry: &AuditEntry) -> String {
    let fields = [
        &entry.position.to_string(),
        &entry.at_ms.to_string(),
        &entry.actor,
        entry.deed.code(),
        &entry.subject,
        &entry.detail,
        &entry.previous,
    ];
    let mut hasher = Sha256::new();
    hasher.update("mingbai audit 1\n");
    for field in fields {
        hasher.update(format!("{}:{field},", field.len()));
    }
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// What the public log holds of the record's end at a day's end: how many entries it has, a space, and
/// the last one's hash.
#[must_use]
pub fn head_bytes(size: u64, last: &str) -> Vec<u8> {
    format!("{size} {last}").into_bytes()
}

/// What is wrong with a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// An entry is missing, stands twice or in another place: this position was to come.
    Gap(u64),
    /// The entry at this position does not follow the one before.
    Link(u64),
    /// The entry at this position has been changed.
    Changed(u64),
    /// The end is missing: the record says that it has so many entries, ending in another hash.
    End(u64),
}

/// Checks a chain entry by entry, in order.
#[derive(Debug, Clone)]
pub struct Chain {
    size: u64,
    last: String,
}

impl Default for Chain {
    fn default() -> Self {
        Self {
            size: 0,
            last: NOTHING.to_owned(),
        }
    }
}

impl Chain {
    /// How many entries were checked.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The hash of the last one.
    #[must_use]
    pub fn last(&self) -> &str {
        &self.last
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// [`Broken`], when it does not belong here.
    pub fn next(&mut self, entry: &AuditEntry) -> Result<(), Broken> {
        let position = self.size + 1;
        if entry.position != position {
            return Err(Broken::Gap(position));
        }
        if entry.previous != self.last {
            return Err(Broken::Link(position));
        }
        if entry.hash != hash(entry) {
            return Err(Broken::Changed(position));
        }
        self.size = position;
        self.last.clone_from(&entry.hash);
        Ok(())
    }

    /// Compares with what the record says of its own end.
    ///
    /// # Errors
    /// [`Broken::End`], when it is longer or ends otherwise.
    pub fn end(&self, size: u64, last: &str) -> Result<(), Broken> {
        if (self.size, self.last.as_str()) == (size, last) {
            Ok(())
        } else {
            Err(Broken::End(size))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::desk::audit::Deed;
    use proptest::prelude::*;

    fn chain(details: &[String]) -> Vec<AuditEntry> {
        let mut entries: Vec<AuditEntry> = Vec::new();
        for (at, detail) in details.iter().enumerate() {
            let previous = entries.last().map_or(NOTHING, |entry| &entry.hash);
            let mut entry = AuditEntry {
                position: at as u64 + 1,
                at_ms: 1_795_136_400_000 + at as i64,
                actor: "staff:wang.fang".to_owned(),
                deed: Deed::ALL[at % Deed::ALL.len()],
                subject: "staff:li.na".to_owned(),
                detail: detail.clone(),
                previous: previous.to_owned(),
                hash: String::new(),
            };
            entry.hash = hash(&entry);
            entries.push(entry);
        }
        entries
    }

    fn check(entries: &[AuditEntry], size: u64, last: &str) -> Result<(), Broken> {
        let mut chain = Chain::default();
        entries.iter().try_for_each(|entry| chain.next(entry))?;
        chain.end(size, last)
    }

    #[test]
    fn the_hash_is_that_of_the_written_form() {
        let entry = &chain(&["x".to_owned()])[0];
        // printf 'mingbai audit 1\n1:1,13:1795136400000,15:staff:wang.fang,7:invited,11:staff:li.na,1:x,64:000…0,' | sha256sum
        assert_eq!(
            entry.hash,
            "99be55d380c2ea03c7f5bee2107a9c9d2fc5e9a4c6b6cfbb90f2536280ae44c4"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_done_to_a_chain_shows(
            details in prop::collection::vec(".{0,8}", 2..12),
            at in 0_usize..100,
            kind in 0..6,
        ) {
            let entries = chain(&details);
            let (size, last) = (entries.len() as u64, entries.last().unwrap().hash.clone());
            prop_assert_eq!(check(&entries, size, &last), Ok(()));
            let at = at % entries.len();
            let mut other = entries;
            match kind {
                // Changed, with or without its hash made to fit.
                0 => other[at].detail.push('!'),
                1 => {
                    other[at].actor.push('!');
                    other[at].hash = hash(&other[at]);
                }
                2 => drop(other.remove(at)),
                3 => {
                    let again = other[at].clone();
                    other.insert(at, again);
                }
                4 => {
                    let next = (at + 1) % other.len();
                    other.swap(at, next);
                }
                _ => other[at].at_ms += 1,
            }
            prop_assert!(check(&other, size, &last).is_err());
        }
    }
}
