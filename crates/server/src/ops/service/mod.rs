//! What operators and programmers ask for.

pub mod docs;
pub mod health;
pub mod openapi;
pub mod ready;
