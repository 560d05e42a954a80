//! The server's tests: in process through the typed client on every engine there is, and a few
//! through the real program. Start with `bed.rs`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod answers;
mod applications;
mod bed;
mod board;
mod check;
mod complaints;
mod demo;
mod described;
mod desk;
mod doctor;
mod dump;
mod edge;
mod fuzz;
mod imports;
mod killed;
mod listen;
mod log;
mod pages;
mod posters;
mod program;
mod ratings;
mod search;
mod story;
mod tokens;
mod validators;
mod web;
mod webhook;
