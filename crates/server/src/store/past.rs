//! A past that is put together afterwards: of the sample county, or of an earlier system.
//!
//! Owns that a part of it comes in once and whole, with the counts that it moves and its entry in the desk's record.
//! Nobody rated anybody here: so nothing is spent or used up, and days that have entered the log take it in, too.

use super::StoreError;
use super::board::CaseDay;
use super::ratings::NewRating;
use super::rectifications::MovedRectification;
use super::staff::Record;
use async_trait::async_trait;
use mingbai_contract::rating::Verification;
use mingbai_contract::{Date, WindowId};

/// A rating, with how it counts: its claim is not asked.
#[derive(Debug, Clone)]
pub struct PastRating {
    /// The rating.
    pub new: NewRating,
    /// How it is verified.
    pub verification: Verification,
}

/// Cases that a window handled on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandledDay {
    /// The window.
    pub window: WindowId,
    /// The day.
    pub day: Date,
    /// How many.
    pub cases: u32,
}

/// A part of a past.
#[derive(Debug, Clone, Default)]
pub struct PastPart {
    /// Its ratings, each with a name of its own.
    pub ratings: Vec<PastRating>,
    /// What has become of the bad ones among them.
    pub moved: Vec<MovedRectification>,
    /// The comments among them that were released, and when.
    pub released: Vec<([u8; 16], Date)>,
    /// Cases that windows handled, for ratings from their screens to be held against.
    pub handled: Vec<HandledDay>,
    /// Cases in numbers.
    pub cases: Vec<CaseDay>,
}

/// Pasts.
#[async_trait]
pub trait Past: Send + Sync {
    /// Takes a part in, in one transaction; whether it was not there yet, which its first rating tells.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing has changed.
    async fn take_past(&self, part: &PastPart, record: &Record) -> Result<bool, StoreError>;
}
