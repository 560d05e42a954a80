//! Applications: the public clock, and numbers.

mod acceptance;
mod codes;
mod consent;
pub mod demo;
mod naive;
mod notice;
mod numbers;
mod pauses;
mod possible;
mod promise;
mod properties;
mod record;
mod refusals;
pub mod script;
mod view;
