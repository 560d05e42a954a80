//! Ratings as they are kept (R11): what was sent, in numbers, and what is good for verifying one.
//!
//! Owns that a rating is taken in once, that its running counts move in the transaction that takes it in, that
//! codes and tokens are used once, and that nothing tells in which order ratings came, nor when but the day.
//! What becomes of bad ones is [`super::rectifications`]'. Nothing here looks at a clock.

use super::StoreError;
use super::complaints::Spent;
use super::staff::Record;
use async_trait::async_trait;
use mingbai_contract::log::{Hash, Receipt};
use mingbai_contract::rating::{Rating, RatingBatch, Unverified, Verification};
use mingbai_contract::{Date, Month, Quarter, WindowId};

/// By what a rating says that it is verified, as far as can be told without the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// By a poster's code, or by none.
    Poster,
    /// By something that does not hold.
    Not(Unverified),
    /// By a code from a screen.
    Live {
        /// Its hash.
        code: Hash,
        /// It must have been made after this: seconds since 1970, UTC.
        after_s: i64,
    },
    /// By a genuine token of this scope.
    Token {
        /// The hash of its input.
        input: Hash,
        /// Its quarter.
        quarter: Quarter,
    },
}

/// A rating to be taken in.
#[derive(Debug, Clone)]
pub struct NewRating {
    /// What was sent. Its code is not kept.
    pub rating: Rating,
    /// By what it says that it is verified.
    pub claim: Claim,
    /// The county's word for it.
    pub receipt: Receipt,
    /// The secret salt of its commitment.
    pub salt: Hash,
    /// A hash of the salt and what was sent.
    pub request: Hash,
    /// Names its rectification, if it is a bad one.
    pub rectification: [u8; 16],
    /// Names its comment, if it has one.
    pub comment: [u8; 16],
    /// The challenge, where there had to be one.
    pub spent: Option<Spent>,
}

/// What is answered about a rating that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRating {
    /// The county's word for it.
    pub receipt: Receipt,
    /// The secret salt of its commitment.
    pub salt: Hash,
    /// A hash of the salt and what was sent.
    pub request: Hash,
    /// How it counts.
    pub verification: Verification,
    /// Why not as its code says.
    pub instead: Option<Unverified>,
}

/// Why a rating was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRated {
    /// The challenge was used before.
    #[error("the challenge was used before")]
    Spent,
    /// Its day has entered the log: it is of the next one.
    #[error("its day has entered the log")]
    DayOver,
}

/// What came of an attempt to take a rating in: what is kept under its name, new or not.
pub type Rated = Result<Result<KeptRating, NotRated>, StoreError>;

/// Where a code of a window's screen stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeState {
    /// It is shown.
    Made,
    /// It was scanned: another one is to be shown.
    Scanned,
    /// Somebody has rated with it.
    Used,
    /// Its time is over.
    Over,
}

impl CodeState {
    /// As it is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Scanned => "scanned",
            Self::Used => "used",
            Self::Over => "over",
        }
    }
}

/// A code of a window's screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCode {
    /// Whose it is.
    pub window: WindowId,
    /// When it was made: seconds since 1970, UTC; 0 once it is over.
    pub made_s: i64,
    /// Where it stands.
    pub state: CodeState,
}

/// A running count that is not what the rows add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miscount {
    /// The window.
    pub window: String,
    /// The day.
    pub day: String,
    /// How verified; `since` for what was set aside when the month's figures were published, `log` for what entered
    /// the log of the day.
    pub verification: String,
    /// The level; 0 for what was set aside before, and for what has none.
    pub level: i64,
    /// How many the running count says.
    pub kept: i64,
    /// How many rows there are.
    pub rows: i64,
}

/// Ratings.
#[async_trait]
pub trait Ratings: Send + Sync {
    /// Takes a rating in, together with whatever else is being taken in at the same time. It is kept when this
    /// answers, whatever happens to the others.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotRated`] within. Then nothing of it is kept or used up.
    async fn rate(&self, new: NewRating) -> Rated;

    /// Takes several in at once, in one transaction of their own: all that are not refused, or nothing. `past`
    /// is for what is put together afterwards: it may be of days that have entered the log.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing is kept.
    async fn rate_all(
        &self,
        new: &[NewRating],
        past: bool,
    ) -> Result<Vec<Result<KeptRating, NotRated>>, StoreError>;

    /// What is kept under a name.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rating(&self, id: &Hash) -> Result<Option<KeptRating>, StoreError>;

    /// How many ratings are kept, and how many the running counts say.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn ratings_stamp(&self) -> Result<(u64, u64), StoreError>;

    /// Keeps a code for a window's screen.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn keep_code(
        &self,
        code: &Hash,
        window: &WindowId,
        day: Date,
        made_s: i64,
    ) -> Result<(), StoreError>;

    /// A code of a window's screen.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn code(&self, code: &Hash) -> Result<Option<KeptCode>, StoreError>;

    /// Notes that a code was scanned.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn scan_code(&self, code: &Hash) -> Result<(), StoreError>;

    /// Forgets of codes made until a second when they were made and what became of them, and codes of days
    /// before one altogether; and tokens of quarters before one, which are worth nothing any more.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn forget_codes(
        &self,
        until_s: i64,
        before: Date,
        tokens_before: Quarter,
    ) -> Result<(), StoreError>;

    /// What has entered the log of the days of a month, by day and window.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rating_batches(&self, month: Month) -> Result<Vec<RatingBatch>, StoreError>;

    /// Counts the rows and compares: every running count that is another, so many at most.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn recount(&self, limit: u32) -> Result<Vec<Miscount>, StoreError>;

    /// Cases that a window handled on a day, as far as is known.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn handled(&self, window: &WindowId, day: Date) -> Result<u32, StoreError>;

    /// Keeps how many cases a window's own machine counted on a day, instead of what it had said before, with
    /// its entry in the desk's record.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing is kept.
    async fn report_handled(
        &self,
        window: &WindowId,
        day: Date,
        cases: u32,
        record: &Record,
    ) -> Result<(), StoreError>;
}
