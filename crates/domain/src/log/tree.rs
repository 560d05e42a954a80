//! The tree (RFC 9162 §2.1): its hashes, where they stand, and how it grows.
//!
//! Only roots of complete subtrees are ever kept: they never change again. A tree of any size is
//! made of the complete subtrees that its size has bits; the root of such a [`Span`] is theirs, put
//! together from the right.

use mingbai_contract::log::{EntryKind, Hash};
use sha2::{Digest as _, Sha256};

/// Before a leaf's bytes (RFC 9162 §2.1.1).
const LEAF: u8 = 0;

/// Before the hashes of a node's children.
const NODE: u8 = 1;

/// What begins the bytes of every commitment.
const COMMITMENT: &[u8] = b"mingbai-commitment-v1\0";

/// The salt of records that are public: anybody can compute their commitments.
pub const NO_SALT: [u8; 32] = [0; 32];

/// The commitment to a record: it binds to every byte of it, and tells nothing about it to whoever
/// does not know the salt.
#[must_use]
pub fn commitment(kind: EntryKind, salt: &[u8; 32], record: &[u8]) -> Hash {
    let hash = Sha256::new()
        .chain_update(COMMITMENT)
        .chain_update([kind.code()])
        .chain_update(salt)
        .chain_update(record);
    Hash(hash.finalize().into())
}

/// The hash of a leaf: of an entry's kind and commitment.
#[must_use]
pub fn leaf(kind: EntryKind, commitment: &Hash) -> Hash {
    let hash = Sha256::new()
        .chain_update([LEAF, kind.code()])
        .chain_update(commitment.0);
    Hash(hash.finalize().into())
}

/// The hash of a node over two others.
#[must_use]
pub fn node(left: &Hash, right: &Hash) -> Hash {
    let hash = Sha256::new()
        .chain_update([NODE])
        .chain_update(left.0)
        .chain_update(right.0);
    Hash(hash.finalize().into())
}

/// The root of a tree without leaves.
#[must_use]
pub fn empty_root() -> Hash {
    Hash(Sha256::digest([]).into())
}

/// Where the root of a complete subtree stands: it covers 2^`level` leaves, and is the one numbered
/// `index` of its level, from the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 0 for leaves.
    pub level: u8,
    /// From 0.
    pub index: u64,
}

/// Leaves side by side, from `start` up to but without `end`, whose root takes part in a proof.
/// `start` is a multiple of every power of two up to the span's length, as it is for all subtrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first leaf.
    pub start: u64,
    /// The leaf after the last.
    pub end: u64,
}

impl Span {
    /// All leaves of a tree.
    #[must_use]
    pub const fn whole(size: u64) -> Self {
        Self {
            start: 0,
            end: size,
        }
    }

    /// The complete subtrees that it is made of, from left to right: one for each bit of its length.
    #[must_use]
    pub fn places(self) -> Vec<Place> {
        let length = self.end.saturating_sub(self.start);
        let mut at = self.start;
        let mut places = Vec::new();
        for level in (0..64_u8).rev() {
            if (length >> level) & 1 == 1 {
                places.push(Place {
                    level,
                    index: at >> level,
                });
                at += 1 << level;
            }
        }
        places
    }

    /// The root over it, from the roots of its [`Self::places`].
    #[must_use]
    pub fn root(hashes: &[Hash]) -> Hash {
        let joined = hashes.iter().rev().copied();
        joined
            .reduce(|right, left| node(&left, &right))
            .unwrap_or_else(empty_root)
    }
}

/// The right edge of a tree: all that is needed to let it grow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The edge of a tree of `size` leaves, from the roots of [`Span::places`] of the whole of it.
    /// None where their number is not that of the size's bits.
    #[must_use]
    pub fn new(size: u64, peaks: Vec<Hash>) -> Option<Self> {
        (peaks.len() == size.count_ones() as usize).then_some(Self { size, peaks })
    }

    /// How many leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Hash {
        Span::root(&self.peaks)
    }

    /// Adds a leaf; hands every node that is complete with it, the leaf first, to `keep`.
    pub fn push(&mut self, leaf: Hash, mut keep: impl FnMut(Place, Hash)) {
        let mut hash = leaf;
        let mut place = Place {
            level: 0,
            index: self.size,
        };
        keep(place, hash);
        // As in adding one to a number: every bit that is set carries.
        while place.index & 1 == 1 {
            let Some(left) = self.peaks.pop() else {
                break;
            };
            hash = node(&left, &hash);
            place = Place {
                level: place.level + 1,
                index: place.index >> 1,
            };
            keep(place, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }
}
