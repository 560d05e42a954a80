//! Mingbai's server: the JSON API, the citizen app's files, the store and the command line.
//!
//! Start with [`app`] (what a request meets, from the outside in: [`edge`], [`ops`] or [`web`],
//! [`live`], [`store`]) or with [`publish`] (how a folder of data files becomes a version of the
//! catalog) or with [`keeper`] (how the public log is kept) or with [`timekeeper`] (how what becomes true by time goes on record)
//! or with [`webhook`] (how a message gateway is told) or with [`demo`] (how the sample county comes alive). Only [`clock`] reads a clock, only
//! [`store`] speaks SQL, only [`cli`] has words.

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod describe;
pub mod doctor;
pub mod edge;
pub mod journal;
pub mod keeper;
pub mod keys;
pub mod listen;
pub mod live;
pub mod one_time;
pub mod ops;
pub mod passwords;
pub mod posters;
pub mod problem;
pub mod publish;
pub mod secret;
pub mod store;
pub mod timekeeper;
pub mod web;
pub mod webhook;
