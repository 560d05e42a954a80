//! What this machine knows: how the desk is to look. Nothing else is ever kept on it.

pub mod prefs;
