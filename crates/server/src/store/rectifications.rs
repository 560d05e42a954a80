//! Rectifications of bad ratings as they are kept (R11), and comments until somebody has read them.
//!
//! Owns that whatever is recorded comes after what was known of it, each thing once, with its entry in the
//! desk's record where somebody at the desk or the clock did it. What may happen is `mingbai_domain::rating`'s
//! business.

use super::StoreError;
use super::complaints::{NotMoved, Spent};
use super::staff::Record;
use async_trait::async_trait;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{
    Level, Rectification, RectificationEvent, RectificationId, RectificationState, Verification,
};
use mingbai_contract::{Date, TagId, WindowId};

/// A rectification as it is kept, with what was rated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRectification {
    /// Names it at the desk.
    pub id: RectificationId,
    /// Names the rating.
    pub rating: Hash,
    /// Whose it is, and what has happened.
    pub of: Rectification,
    /// How one was served.
    pub level: Level,
    /// Why.
    pub tags: Vec<TagId>,
    /// How the rating is verified.
    pub verification: Verification,
    /// What was written, and whether it was released.
    pub comment: Option<(String, Review)>,
    /// What was written when one was rated once more.
    pub again: Option<String>,
}

impl KeptRectification {
    /// How many events it has.
    #[must_use]
    pub fn size(&self) -> u32 {
        u32::try_from(self.of.events.len()).unwrap_or(u32::MAX)
    }
}

/// What follows from events and calendar, kept to be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RectificationStanding {
    /// Where it stands.
    pub state: RectificationState,
    /// The day on which the window got it.
    pub released: Option<Date>,
    /// What is due next; none where nothing is.
    pub due: Option<Date>,
    /// The day on which it ended.
    pub ended: Option<Date>,
}

/// What setting a rating aside does to the figures (R13).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// It leaves the counts of its level: its month runs, and nothing is published by level.
    Leaves,
    /// What is published of its month stays as it is, and it is told beside.
    Beside,
}

/// What is recorded of a rectification.
#[derive(Debug, Clone)]
pub struct MovedRectification {
    /// Which one.
    pub id: RectificationId,
    /// How many events it had when this was decided.
    pub after: u32,
    /// All events, the new ones behind.
    pub events: Vec<RectificationEvent>,
    /// Where it stands then.
    pub standing: RectificationStanding,
    /// What becomes of its rating in the figures, where this sets it aside.
    pub sets_aside: Option<Aside>,
    /// What was written along, and what it is to be called.
    pub comment: Option<([u8; 16], String)>,
    /// The challenge, where there had to be one.
    pub spent: Option<Spent>,
}

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Nobody has read it yet.
    Waiting,
    /// Everybody may read it.
    Released,
    /// Nobody but supervisors may.
    KeptBack,
}

impl Review {
    /// As it is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Released => "released",
            Self::KeptBack => "kept_back",
        }
    }

    /// The review with a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let all = [Self::Waiting, Self::Released, Self::KeptBack];
        all.into_iter().find(|one| one.code() == code)
    }
}

/// A comment that waits for somebody to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingComment {
    /// Names it, at random.
    pub id: RectificationId,
    /// How one was served.
    pub level: Level,
    /// The words.
    pub text: String,
}

/// Which rectifications are asked for.
#[derive(Debug, Clone, Default)]
pub struct RectificationQuery {
    /// Only those of these windows, and none that is held back; none for all.
    pub windows: Option<Vec<WindowId>>,
    /// Only those that have ended, or only those that have not.
    pub ended: Option<bool>,
    /// Only those that went to the supervision office.
    pub stepped_up: bool,
    /// Only those of this window; none for all.
    pub window: Option<WindowId>,
    /// Only those behind this place.
    pub after: Option<super::complaints::ListPlace>,
    /// How many at most.
    pub limit: u32,
}

/// A rectification in the desk's list, with its place.
pub type ListedRectification = (super::complaints::ListPlace, KeptRectification);

/// Rectifications.
#[async_trait]
pub trait Rectifications: Send + Sync {
    /// The rectification of a rating.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rectification_of(
        &self,
        rating: &Hash,
    ) -> Result<Option<KeptRectification>, StoreError>;

    /// A rectification by the name that it has at the desk.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rectification(
        &self,
        id: &RectificationId,
    ) -> Result<Option<KeptRectification>, StoreError>;

    /// Rectifications by what is due next, those that have ended behind.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rectifications(
        &self,
        wanted: &RectificationQuery,
    ) -> Result<Vec<ListedRectification>, StoreError>;

    /// What is held back, by window.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn held(&self) -> Result<Vec<(WindowId, RectificationId, Date)>, StoreError>;

    /// Records what happened to several if nothing else has since, together with one entry in the desk's
    /// record: all or nothing.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotMoved`] within.
    async fn move_rectifications(
        &self,
        moved: &[MovedRectification],
        record: Option<&Record>,
    ) -> Result<Result<(), NotMoved>, StoreError>;

    /// Rectifications that were due before a day and have not ended, by name.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rectifications_due_before(
        &self,
        day: Date,
    ) -> Result<Vec<KeptRectification>, StoreError>;

    /// Every rectification that a window has and that has not ended, by name: so many behind a name.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rectifications_behind(
        &self,
        id: &str,
        limit: u32,
    ) -> Result<Vec<KeptRectification>, StoreError>;

    /// Keeps what is due next by another calendar, unless something has happened since.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn keep_rectification_due(
        &self,
        id: &RectificationId,
        size: u32,
        due: Option<Date>,
    ) -> Result<(), StoreError>;

    /// Rectifications that ended on days from one on and before another, by name.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rectified(
        &self,
        from: Date,
        before: Date,
    ) -> Result<Vec<KeptRectification>, StoreError>;

    /// Comments that wait, by name, which is random: so many behind a name.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn waiting_comments(
        &self,
        after: &str,
        limit: u32,
    ) -> Result<Vec<WaitingComment>, StoreError>;

    /// Keeps what somebody who has read a comment says of it, once, with its entry in the desk's record.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotMoved::Missing`] or [`NotMoved::Changed`] within.
    async fn review_comment(
        &self,
        id: &RectificationId,
        review: Review,
        day: Date,
        record: &Record,
    ) -> Result<Result<(), NotMoved>, StoreError>;

    /// Comments that were released on days from one on and before another, by name, which is random.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn released_comments(&self, from: Date, before: Date) -> Result<Vec<String>, StoreError>;
}
