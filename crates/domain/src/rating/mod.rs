//! Ratings (R11): what follows from the rules, on the phone as on the server.

pub mod scope;
