//! Proofs over the tree: which nodes they are made of, and how they are checked (RFC 9162 §2.1.3
//! and §2.1.4). Both cost as many steps as the tree is high.

use super::tree::{Span, node};
use mingbai_contract::log::{ConsistencyProof, Hash, InclusionProof};

/// The largest power of two below a number of leaves; 1 where there is none.
const fn split(length: u64) -> u64 {
    match length {
        0..=2 => 1,
        _ => 1 << (63 - (length - 1).leading_zeros()),
    }
}

/// The siblings that prove leaf number `index` in a tree of `size`, lowest first; none where the
/// tree has no such leaf.
#[must_use]
pub fn inclusion(index: u64, size: u64) -> Option<Vec<Span>> {
    if index >= size {
        return None;
    }
    let mut path = Vec::new();
    let (mut start, mut end) = (0, size);
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(Span { start: middle, end });
            end = middle;
        } else {
            path.push(Span { start, end: middle });
            start = middle;
        }
    }
    path.reverse();
    Some(path)
}

/// The nodes that prove that the tree of `first` leaves is the beginning of that of `second`; none
/// where it cannot be. Nothing is to be proved where both are the same, or the first is empty.
#[must_use]
pub fn consistency(first: u64, second: u64) -> Option<Vec<Span>> {
    if first > second {
        return None;
    }
    if first == 0 || first == second {
        return Some(Vec::new());
    }
    let mut path = Vec::new();
    let (mut start, mut end) = (0, second);
    // Down to the subtree in which the first tree ends, and that it fills.
    while end > first {
        let middle = start + split(end - start);
        if first <= middle {
            path.push(Span { start: middle, end });
            end = middle;
        } else {
            path.push(Span { start, end: middle });
            start = middle;
        }
    }
    // Where it is the whole first tree, whoever checks knows its root already.
    if start > 0 {
        path.push(Span { start, end });
    }
    path.reverse();
    Some(path)
}

/// Whether a leaf is where a proof says, in the tree with this root (RFC 9162 §2.1.3.2).
#[must_use]
pub fn includes(root: &Hash, leaf: &Hash, proof: &InclusionProof) -> bool {
    if proof.index >= proof.size {
        return false;
    }
    let (mut at, mut last) = (proof.index, proof.size - 1);
    let mut hash = *leaf;
    for sibling in &proof.path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = node(sibling, &hash);
            // Up past the levels at which the right edge has no sibling.
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether the tree with the root `old` is the beginning of that with the root `new`
/// (RFC 9162 §2.1.4.2). An empty tree is the beginning of any.
#[must_use]
pub fn continues(old: &Hash, new: &Hash, proof: &ConsistencyProof) -> bool {
    let ConsistencyProof {
        first,
        second,
        path,
    } = proof;
    if first == second {
        return path.is_empty() && old == new;
    }
    if *first == 0 {
        return path.is_empty() && *old == super::tree::empty_root();
    }
    if first > second {
        return false;
    }
    let (begin, rest) = if first.is_power_of_two() {
        (old, path.as_slice())
    } else {
        match path.split_first() {
            Some((begin, rest)) => (begin, rest),
            None => return false,
        }
    };
    let (mut at, mut last) = (first - 1, second - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    let (mut older, mut newer) = (*begin, *begin);
    for sibling in rest {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            older = node(sibling, &older);
            newer = node(sibling, &newer);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            newer = node(&newer, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && older == *old && newer == *new
}
