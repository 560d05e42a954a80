//! Our tree against `ct-merkle`, which keeps everything in memory and knows nothing of ours.

use crate::grown::{Grown, commitment_of};
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use mingbai_contract::log::EntryKind;
use mingbai_domain::log::proof::{consistency, inclusion};
use sha2::Sha256;

/// An entry's bytes, as they are hashed behind the leaf's prefix.
fn entry(number: u64) -> Vec<u8> {
    [
        &[EntryKind::Application.code()],
        &commitment_of(number).0[..],
    ]
    .concat()
}

#[test]
fn another_implementation_has_the_same_roots_and_proofs() {
    const SIZE: u64 = 130;
    let grown = Grown::of(SIZE);
    let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
    for size in 1..=SIZE {
        theirs.push(entry(size - 1));
        assert_eq!(theirs.root().as_bytes()[..], grown.root(size).0, "{size}");
        for index in [0, size / 3, size / 2, size - 1] {
            let ours = grown.inclusion(index, size);
            let proof = theirs.prove_inclusion(usize::try_from(index).unwrap());
            let path: Vec<u8> = ours.path.iter().flat_map(|hash| hash.0).collect();
            assert_eq!(proof.as_bytes(), path, "{index} of {size}");
            assert_eq!(inclusion(index, size).unwrap().len(), ours.path.len());
        }
        for first in [1, size / 3, size / 2, size - 1] {
            if first == 0 || first == size {
                continue;
            }
            let ours = grown.consistency(first, size);
            let proof = theirs.prove_consistency(usize::try_from(size - first).unwrap());
            let path: Vec<u8> = ours.path.iter().flat_map(|hash| hash.0).collect();
            assert_eq!(proof.as_bytes(), path, "{first} of {size}");
            assert_eq!(consistency(first, size).unwrap().len(), ours.path.len());
        }
    }
}
