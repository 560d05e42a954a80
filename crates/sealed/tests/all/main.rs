//! What is sealed, from outside.

mod bed;
mod envelopes;
mod keys;
mod opener;
