//! The pages, one module each. A page wires data, words and parts together; what can be decided
//! without a browser is decided in plain functions or in `mingbai-domain`.

pub mod about;
pub mod board;
pub mod checklist;
pub mod complaints;
pub mod guide;
pub mod home;
pub mod inspection;
pub mod items;
pub mod kept;
pub mod lists;
pub mod not_found;
pub mod offices;
pub mod opened;
pub mod project;
pub mod rate;
pub mod settings;
pub mod slip;
pub mod track;
pub mod verify;
