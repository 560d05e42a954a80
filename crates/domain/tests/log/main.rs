//! The public log's rules: trees, proofs, signatures, held against another implementation and
//! against the test vectors of `docs/LOG.md`.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod check;
mod grown;
mod measure;
mod offices;
mod posters;
mod tree;
mod vectors;
