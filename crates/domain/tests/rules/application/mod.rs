//! Applications: the public clock, and numbers.

mod acceptance;
mod codes;
mod consent;
mod demo;
mod naive;
mod notice;
mod numbers;
mod pauses;
mod promise;
mod properties;
mod record;
mod refusals;
mod script;
mod view;
