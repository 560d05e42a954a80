//! Applications: numbers and codes.

mod codes;
mod numbers;
