//! A tree in memory, grown as a store grows it: complete subtrees only.

use mingbai_contract::log::{ConsistencyProof, EntryKind, Hash, InclusionProof};
use mingbai_domain::log::proof::{consistency, inclusion};
use mingbai_domain::log::tree::{commitment, leaf};
use mingbai_domain::log::{Frontier, Place, Span};
use std::collections::BTreeMap;

#[derive(Clone)]
pub struct Grown {
    pub nodes: BTreeMap<Place, Hash>,
    pub frontier: Frontier,
}

impl Grown {
    pub fn new() -> Self {
        Self {
            nodes: BTreeMap::new(),
            frontier: Frontier::new(0, Vec::new()).unwrap(),
        }
    }

    /// A tree of so many entries, each another.
    pub fn of(size: u64) -> Self {
        let mut grown = Self::new();
        for number in 0..size {
            grown.push(leaf_of(number));
        }
        grown
    }

    pub fn push(&mut self, leaf: Hash) {
        let Self { nodes, frontier } = self;
        frontier.push(leaf, |place, hash| {
            assert!(nodes.insert(place, hash).is_none(), "{place:?} twice");
        });
    }

    pub fn span(&self, span: Span) -> Hash {
        let hashes: Vec<Hash> = span.places().iter().map(|p| self.nodes[p]).collect();
        Span::root(&hashes)
    }

    /// The root of an earlier or this tree.
    pub fn root(&self, size: u64) -> Hash {
        self.span(Span::whole(size))
    }

    pub fn inclusion(&self, index: u64, size: u64) -> InclusionProof {
        let path = inclusion(index, size).unwrap();
        InclusionProof {
            index,
            size,
            path: path.into_iter().map(|span| self.span(span)).collect(),
        }
    }

    pub fn consistency(&self, first: u64, second: u64) -> ConsistencyProof {
        let path = consistency(first, second).unwrap();
        ConsistencyProof {
            first,
            second,
            path: path.into_iter().map(|span| self.span(span)).collect(),
        }
    }
}

/// The commitment number so and so.
pub fn commitment_of(number: u64) -> Hash {
    let salt = [u8::try_from(number % 251).unwrap(); 32];
    commitment(
        EntryKind::Application,
        &salt,
        format!("entry {number}").as_bytes(),
    )
}

/// The leaf number so and so.
pub fn leaf_of(number: u64) -> Hash {
    leaf(EntryKind::Application, &commitment_of(number))
}
