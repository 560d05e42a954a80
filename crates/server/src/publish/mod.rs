//! How a folder of data files becomes what everybody reads.
//!
//! Owns reading and checking a folder ([`inspect`]), what drafts make of what is published ([`drafts`]), the comparison of a new publication with the
//! one before ([`versions`]) and writing a folder back ([`export`]). It never speaks SQL or HTTP,
//! and it never mends what it reads: a folder is taken as it is, or every fault is named. Start
//! with [`inspect::inspect`].

pub mod decode;
pub mod drafts;
pub mod export;
pub mod findings;
pub mod folder;
pub mod inspect;
pub mod json;
pub mod left_out;
pub mod parts;
pub mod shape;
pub mod sheets;
pub mod versions;
