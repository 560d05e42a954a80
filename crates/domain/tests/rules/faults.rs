//! The catalog checker.
