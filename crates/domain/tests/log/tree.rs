//! Trees and proofs of every small size, and of some large ones.

use crate::grown::{Grown, leaf_of};
use mingbai_contract::log::{ConsistencyProof, Hash, InclusionProof};
use mingbai_domain::log::proof::{consistency, continues, includes, inclusion};
use mingbai_domain::log::tree::{empty_root, node};
use mingbai_domain::log::{Frontier, Span};
use proptest::prelude::*;

/// MTH of RFC 9162 §2.1.1, word for word.
fn by_definition(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [one] => *one,
        more => {
            let mut k = 1;
            while k * 2 < more.len() {
                k *= 2;
            }
            node(&by_definition(&more[..k]), &by_definition(&more[k..]))
        }
    }
}

const SMALL: u64 = 70;

#[test]
fn roots_are_those_of_the_definition_at_every_size() {
    let leaves: Vec<Hash> = (0..SMALL).map(leaf_of).collect();
    let grown = Grown::of(SMALL);
    for size in 0..=SMALL {
        let count = usize::try_from(size).unwrap();
        assert_eq!(grown.root(size), by_definition(&leaves[..count]), "{size}");
    }
    assert_eq!(grown.frontier.root(), grown.root(SMALL));
    // What is kept is what is complete: a leaf less than twice the leaves.
    assert!(grown.nodes.len() < 2 * leaves.len());
}

#[test]
fn a_tree_grows_on_from_what_was_kept() {
    let grown = Grown::of(SMALL);
    for size in 0..SMALL {
        let peaks = Span::whole(size).places();
        let peaks = peaks.iter().map(|place| grown.nodes[place]).collect();
        let mut frontier = Frontier::new(size, peaks).unwrap();
        frontier.push(leaf_of(size), |place, hash| {
            assert_eq!(grown.nodes[&place], hash, "{place:?}");
        });
        assert_eq!(frontier.root(), grown.root(size + 1));
    }
    assert_eq!(Frontier::new(3, vec![leaf_of(0)]), None);
}

#[test]
fn every_leaf_of_every_small_tree_is_proved_and_nothing_else() {
    let grown = Grown::of(SMALL);
    for size in 1..=SMALL {
        let root = grown.root(size);
        for index in 0..size {
            let proof = grown.inclusion(index, size);
            assert!(includes(&root, &leaf_of(index), &proof), "{index} {size}");
            assert!(!includes(&root, &leaf_of(index + 1), &proof));
            for other in [
                InclusionProof {
                    index: index + 1,
                    ..proof.clone()
                },
                InclusionProof {
                    index: size,
                    ..proof.clone()
                },
                InclusionProof {
                    path: [proof.path.as_slice(), &[root]].concat(),
                    ..proof.clone()
                },
                InclusionProof {
                    size: 0,
                    ..proof.clone()
                },
            ] {
                assert!(!includes(&root, &leaf_of(index), &other), "{other:?}");
            }
            if let Some((_, shorter)) = proof.path.split_last() {
                let path = shorter.to_vec();
                let other = InclusionProof { path, ..proof };
                assert!(!includes(&root, &leaf_of(index), &other));
            }
        }
        assert_eq!(inclusion(size, size), None);
    }
}

#[test]
fn every_small_tree_is_proved_to_begin_every_later_one() {
    let grown = Grown::of(SMALL);
    for second in 0..=SMALL {
        for first in 0..=second {
            let proof = grown.consistency(first, second);
            let (old, new) = (grown.root(first), grown.root(second));
            assert!(continues(&old, &new, &proof), "{first} {second}");
            let wrong = leaf_of(SMALL + 1);
            assert!(!continues(&wrong, &new, &proof));
            assert!(!continues(&old, &wrong, &proof) || first == 0);
            for place in 0..proof.path.len() {
                let mut other = proof.clone();
                other.path[place].0[0] ^= 1;
                assert!(!continues(&old, &new, &other), "{first} {second} {place}");
                let mut other = proof.clone();
                other.path.remove(place);
                assert!(!continues(&old, &new, &other), "{first} {second} {place}");
            }
            let other = ConsistencyProof {
                path: [proof.path.as_slice(), &[new]].concat(),
                ..proof
            };
            assert!(!continues(&old, &new, &other), "{first} {second}");
        }
        assert_eq!(consistency(second + 1, second), None);
    }
}

proptest! {
    #[test]
    fn an_entry_that_was_changed_removed_or_moved_is_found(
        size in 2_u64..200, at in any::<prop::sample::Index>(), first in any::<prop::sample::Index>(),
    ) {
        let at = at.index(usize::try_from(size).unwrap());
        let leaves: Vec<Hash> = (0..size).map(leaf_of).collect();
        let honest = Grown::of(size);
        let mut changed = leaves.clone();
        changed[at].0[31] ^= 128;
        let mut removed = leaves.clone();
        removed.remove(at);
        removed.push(leaf_of(size));
        let mut moved = leaves.clone();
        moved.swap(at, (at + 1) % leaves.len());
        for forged in [changed, removed, moved] {
            let mut fork = Grown::new();
            forged.iter().for_each(|leaf| fork.push(*leaf));
            prop_assert_ne!(fork.root(size), honest.root(size));
            // Nor does any earlier head that covered the place go on in the forged log.
            let first = 1 + first.index(leaves.len()) as u64;
            if fork.root(first) != honest.root(first) {
                let proof = fork.consistency(first, size);
                prop_assert!(!continues(&honest.root(first), &fork.root(size), &proof));
            }
        }
    }

    /// Whatever the sizes, a proof has at most as many steps as the tree is high, one more between trees.
    #[test]
    fn proofs_are_as_long_as_the_tree_is_high(size in 1_u64..u64::MAX / 2, part in 0.0_f64..1.0) {
        let high = 64 - (size - 1).leading_zeros() as usize;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "any number below will do")]
        let index = ((size as f64) * part) as u64 % size;
        let path = inclusion(index, size).unwrap();
        prop_assert!(path.len() <= high);
        let path = consistency(index, size).unwrap();
        prop_assert!(path.len() <= high + 1);
        // And so is what is read for it.
        let read: usize = path.iter().map(|span| span.places().len()).sum();
        prop_assert!(read <= 2 * high + 2);
    }
}
