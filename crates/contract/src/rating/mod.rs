//! Ratings (好差评) of windows: anonymous, counted by how they were verified, answered where they are bad (R11).
//!
//! A rating is what a phone sends ([`Rating`]), with the code that it was scanned from ([`Code`]). What became of
//! a bad one is a [`RatingView`], for whoever holds its secret. The county publishes how many came per window and
//! day ([`RatingBatches`]), so that its log can be checked (R14); figures are [`crate::board`]'s. Nothing here says
//! who rated, and no answer tells the level of a rating: nobody may be made to prove five stars.

mod code;
mod event;
mod level;
mod post;
mod token;
mod view;

pub use code::{BadCode, Code, LiveCode};
pub use event::{
    Rectification, RectificationClock, RectificationEvent, RectificationEventType, RectificationId,
};
pub use level::{BadLevel, Level};
pub use post::{FollowUp, NewRating, Rating, RatingSecret, RatingTaken, ScanCode, ScannedCode};
pub use token::{
    BadScope, Blinded, Evaluated, EvaluationProof, IssueToken, IssuedToken, Scope, ScopeOf, Token,
    TokenInput, TokenKey, TokenKeys, TokenOutput, TokenPoint,
};
pub use view::{
    FollowUpState, LookUpRating, RatingBatch, RatingBatches, RatingView, RectificationState, Said,
    Unverified, Verification,
};

use crate::{TagId, Words};
use serde::{Deserialize, Serialize};

/// A reason that can be ticked with a level; an entry of the list `rating_tags`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingTag {
    /// Its id.
    pub id: TagId,
    /// The levels that it goes with.
    pub levels: Vec<Level>,
    /// What it says.
    pub name: Words,
}
