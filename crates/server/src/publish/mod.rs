//! How a folder of data files becomes what everybody reads.
//!
//! Owns reading and checking a folder ([`inspect`]), the comparison of a new publication with the
//! one before ([`versions`]) and writing a folder back ([`export`]). It never speaks SQL or HTTP,
//! and it never mends what it reads: a folder is taken as it is, or every fault is named. Start
//! with [`inspect::inspect`].

pub mod decode;
pub mod export;
pub mod findings;
pub mod folder;
pub mod inspect;
pub mod json;
pub mod left_out;
pub mod parts;
pub mod shape;
pub mod versions;
