//! Is this installation well? What `mingbai-server doctor` finds, as codes.
//!
//! Each area has pure functions from facts to [`Finding`]s, tested as tables; [`facts`] gathers what
//! they judge. It changes nothing: no schema is brought up to date, nothing is published. It has no
//! words: those are in `crate::cli::doctor_words`. Start with [`Code`] and [`facts::examine`].

pub mod bundle;
pub mod calendar;
pub mod cases;
pub mod clock;
mod code;
pub mod database;
pub mod disk;
pub mod facts;
pub mod keys;
pub mod offices;
pub mod ratings;
pub mod settings;
pub mod webhook;

pub use code::Code;

use serde::Serialize;

/// One thing that was looked at, and what it is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// The name, number or message it is about; may be empty.
    pub about: String,
}

impl Finding {
    pub(crate) fn new(code: Code, about: impl Into<String>) -> Self {
        let about = about.into();
        Self { code, about }
    }
}

/// How good or bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As it should be.
    Good,
    /// It works; somebody should look.
    Warning,
    /// It does not work, or will lose something.
    Wrong,
}

/// What a finding belongs to, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Flags and environment.
    Settings,
    /// The store.
    Database,
    /// The disk below an embedded store.
    Disk,
    /// The published catalog.
    Data,
    /// The years of the working-day calendar (R1).
    Calendar,
    /// The machine's clock.
    Clock,
    /// The built web app.
    Bundle,
    /// The county's signing keys.
    Keys,
    /// The keys that complaints are sealed to.
    Complaints,
    /// Ratings in numbers; looked at only where that is asked for.
    Ratings,
    /// Cases in numbers; looked at only where that is asked for.
    Cases,
    /// The county's message gateway.
    Webhook,
}
