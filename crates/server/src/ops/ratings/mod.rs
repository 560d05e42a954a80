//! Anonymous ratings of windows (R11), for whoever was served.
//!
//! Owns how a rating is taken in, and how something goes on record of a bad one: `mingbai_domain::rating` says
//! what, the store adds it if nothing else has happened since. What a code is worth says [`verify`]; whatever does
//! not hold counts as a poster's, and is said. Nobody is asked who they are, and nothing is kept, logged or
//! counted of who asks. No answer tells a level, and none is to be kept by anybody (`no-store`) but the keys of
//! tokens, which everybody may have.

pub mod batches;
pub mod follow_up;
pub mod key;
pub mod lookup;
pub mod rate;
pub mod refusal;
pub mod scan;
pub mod token;
pub mod verify;

use crate::live::current::Current;
use crate::ops::desk::detail_of;
use crate::problem::Refusal;
use crate::store::StoreError;
use crate::store::complaints::Spent;
use crate::store::rectifications::{
    Aside, KeptRectification, MovedRectification, RectificationStanding, Rectifications,
};
use crate::store::staff::Record;
use crate::timekeeper::ACTOR;
use chrono::NaiveDate;
use mingbai_contract::board::Period;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::log::Hash;
use mingbai_contract::problem::Problem;
use mingbai_contract::rating::{
    RatingSecret, RatingTag, Rectification, RectificationEvent, RectificationId,
};
use mingbai_contract::{Date, ItemId, Month, WindowId};
use mingbai_domain::board::period::is_over;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::rating::check::Published;
use mingbai_domain::rating::{Deed, Refusal as Rule, fold, passed, take};
use sha2::{Digest as _, Sha256};

/// How often something is tried anew where somebody else was quicker.
const TRIES: usize = 8;

impl Published for Current {
    fn window(&self, id: &WindowId) -> bool {
        self.department_of(id).is_some()
    }

    fn item(&self, id: &ItemId) -> bool {
        self.offers.contains_key(id)
    }

    fn tags(&self) -> &[RatingTag] {
        &self.shelf.catalog.rating_tags
    }
}

/// How the desk's record calls a rectification.
#[must_use]
pub fn rectification_name(id: &RectificationId) -> String {
    format!("rectification:{id}")
}

/// What names the rating that a secret opens.
#[must_use]
pub fn name(secret: &RatingSecret) -> Hash {
    Hash(Sha256::digest(secret.0).into())
}

/// What follows from a rectification's events by the calendar, to be found by.
///
/// # Errors
/// [`Rule::BrokenRecord`].
pub fn standing(
    calendar: &WorkCalendar,
    of: &Rectification,
) -> Result<RectificationStanding, Rule> {
    let course = fold(of)?;
    Ok(RectificationStanding {
        state: course.state(),
        released: course.released.map(Date),
        due: course.next_due(calendar).map(|clock| Date(clock.due.date)),
        ended: course.ended().map(Date),
    })
}

/// What comes along with something that is recorded.
#[derive(Debug, Default)]
pub struct Along {
    /// What was written, and what it is to be called.
    pub comment: Option<([u8; 16], String)>,
    /// The challenge, where there had to be one.
    pub spent: Option<Spent>,
}

/// What it does to the figures when a rating of a day is set aside on another one (R13).
#[must_use]
pub fn aside(rated: Date, on: NaiveDate) -> Aside {
    if is_over(Period::Month(Month::of(rated)), on) {
        Aside::Beside
    } else {
        Aside::Leaves
    }
}

/// What the store is to write when somebody does something about a bad rating.
///
/// # Errors
/// As the domain refuses it.
pub fn moved(
    calendar: &WorkCalendar,
    kept: &KeptRectification,
    deed: Deed,
    today: NaiveDate,
    along: Along,
) -> Result<MovedRectification, Rule> {
    let sets_aside = matches!(deed, Deed::SetAside(_)).then(|| aside(kept.of.day, today));
    let events = take(calendar, &kept.of, deed, today)?;
    let mut moved = extended(calendar, kept, events)?;
    moved.sets_aside = sets_aside;
    moved.comment = along.comment;
    moved.spent = along.spent;
    Ok(moved)
}

/// What the store is to write when these events come behind those that it has.
fn extended(
    calendar: &WorkCalendar,
    kept: &KeptRectification,
    events: impl IntoIterator<Item = RectificationEvent>,
) -> Result<MovedRectification, Rule> {
    let mut of = kept.of.clone();
    of.events.extend(events);
    Ok(MovedRectification {
        id: kept.id,
        after: kept.size(),
        standing: standing(calendar, &of)?,
        events: of.events,
        sets_aside: None,
        comment: None,
        spent: None,
    })
}

/// Puts on record what time has brought about, once, as the clock does. Tells whether there was anything.
///
/// # Errors
/// Whatever the store says, or that what is on record cannot have happened.
pub async fn settle<S: Rectifications + ?Sized>(
    store: &S,
    calendar: &WorkCalendar,
    kept: &KeptRectification,
    today: NaiveDate,
    now_ms: i64,
) -> Result<bool, SettleError> {
    let Some(event) = passed(calendar, &kept.of, today)? else {
        return Ok(false);
    };
    let moved = extended(calendar, kept, [event.clone()])?;
    let record = Record {
        at_ms: now_ms,
        actor: ACTOR.to_owned(),
        deed: Recorded::RectificationMoved,
        subject: rectification_name(&kept.id),
        detail: said(kept.size(), &[event])?,
    };
    // Refused only where somebody was quicker.
    let done = store.move_rectifications(&[moved], Some(&record)).await?;
    Ok(done.is_ok())
}

/// Why what time has brought about could not be put on record.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is on record cannot have happened.
    #[error("a rectification cannot be read: {0}")]
    Broken(#[from] Rule),
    /// What is to be recorded cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// What the desk's record says of something that happened to a rectification: how many events there were, and
/// the new ones.
///
/// # Errors
/// None in practice: what is recorded is plain data.
pub fn said(after: u32, events: &[RectificationEvent]) -> serde_json::Result<String> {
    detail_of(&(after, events))
}

/// A random name.
///
/// # Errors
/// 500 where the system has no randomness.
fn random_name() -> Result<[u8; 16], Refusal> {
    crate::secret::random().map_err(|error| crate::problem::internal(&error))
}

/// For requests about ratings that did not end well.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// A field is unknown, missing or not as it should be (`fields` says which), or the work is not done.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// There is nothing to open.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// It does not fit what is on record.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is larger than allowed.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// The server cannot answer now, or the county has made no keys.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// For requests for a token that did not end well.
#[derive(utoipa::IntoResponses)]
pub enum NoToken {
    /// A field is unknown, missing or not as it should be; `fields` says which.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// Number and code do not belong together, or there is no such number.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// There is nothing to rate (`nothing_to_rate`), or the token was given out to another asking (`token_given`).
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// Too many wrong ones; try again after `Retry-After` seconds.
    #[response(status = 429, content_type = "application/problem+json")]
    TooSoon(Problem),
    /// The server cannot answer now, or the county has made no keys.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}
