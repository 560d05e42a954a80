//! Applications (办件): numbers and codes (R14). Start with [`number`].

pub mod number;
pub mod query_code;
