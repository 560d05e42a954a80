//! One folder or file a page.

pub mod account;
pub mod audit;
pub mod complaints;
pub mod door;
pub mod figures;
pub mod gone;
pub mod inspections;
pub mod keys;
pub mod office_keys;
pub mod projects;
pub mod publishing;
pub mod ratings;
pub mod screen;
pub mod staff;
pub mod start;
pub mod summaries;
pub mod supervision;
pub mod take_in;
pub mod windows;
pub mod work;
