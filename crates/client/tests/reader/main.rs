//! The reader against serde, which is the contract's own word on what JSON means.

mod county;
mod drift;
mod scalars;
mod syntax;
