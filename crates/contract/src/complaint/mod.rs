//! Efficiency complaints (效能投诉): anonymous, sealed on the phone, answered by an office (R10).
//!
//! A complaint is what stands in the clear because routing and deadlines need it ([`Routing`]), what
//! has happened ([`ComplaintEvent`], to the day) and messages that nobody but reporter and office can
//! open ([`SealedMessage`]). Where it stands and what is due when is computed from the first two by
//! `mingbai_domain::complaint`, on the phone as on the server. Start with [`Complaint`].

mod envelope;
mod event;
mod figures;
mod key;
mod post;
mod view;
mod work;

pub use envelope::{
    Bytes, Encapsulated, Envelope, MessageId, NewMessage, Party, SealedKey, SealedMessage, Wrap,
};
pub use event::{ComplaintEvent, ComplaintEventType, StepUpCause};
pub use figures::{
    ComplaintCounts, ComplaintFigures, ComplaintPeriod, ComplaintSummaries, ComplaintSummary,
    CountsOfCategory, CountsOfDepartment,
};
pub use key::{BoxKey, KeyFile, Office, OfficeKey, OfficeKeys, Salt};
pub use post::{
    AddMessage, ComplaintTaken, LookUpId, LookUpThread, MessageTaken, NewComplaint, RateHandling,
    ReopenThread, SealedComplaint, WithdrawThread,
};
pub use view::{ComplaintClock, ComplaintClockCode, ComplaintStanding, ComplaintState, ThreadView};
pub use work::{Challenge, ChallengeToken, Proof};

use crate::{DepartmentId, ItemId, WindowId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One complaint: what stands in the clear, with all that has happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Complaint {
    /// What it is about.
    pub category: CategoryId,
    /// Where it belongs.
    pub routing: Routing,
    /// What was promised on the day it was taken in.
    pub terms: ComplaintTerms,
    /// What has happened, in order; the first one is `received`.
    pub events: Vec<ComplaintEvent>,
}

/// What the county promises for complaints, all in working days but the last (R10). A commitment that
/// is published anew changes nothing for complaints that are under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintTerms {
    /// Taken up within.
    pub take_up: u16,
    /// Concluded within.
    pub conclude: u16,
    /// Concluded within, where it takes longer: two or more departments, or the officer says why.
    pub conclude_long: u16,
    /// By how much that may be extended, once.
    pub extension: u16,
    /// How many calendar days after its end everything about it is deleted.
    pub retention_days: u16,
}

/// Where a complaint belongs. It is not sealed, and the form says so; all of it may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Routing {
    /// The window it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowId>,
    /// The item it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The departments that the complainant names, each once; two or more make it a joint one (R10).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<DepartmentId>,
}

/// Why a text is not a category: it is not 1 to 32 of `a-z 0-9 _`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadCategory;

impl fmt::Display for BadCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a category: 1 to 32 of a-z 0-9 _")
    }
}

impl std::error::Error for BadCategory {}

/// What a complaint is about, such as `extra_materials`: an entry of the list `complaint_categories`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[a-z0-9_]{1,32}$"))]
pub struct CategoryId(String);

impl CategoryId {
    /// Takes a text as a category.
    ///
    /// # Errors
    /// [`BadCategory`].
    pub fn new(text: impl Into<String>) -> Result<Self, BadCategory> {
        let text = text.into();
        let plain = text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if plain && (1..=32).contains(&text.len()) {
            Ok(Self(text))
        } else {
            Err(BadCategory)
        }
    }

    /// Some category that is none in particular: for a reader that has noted a fault and goes on.
    #[must_use]
    pub fn any() -> Self {
        Self("0".to_owned())
    }

    /// As it stands in the list.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CategoryId {
    type Error = BadCategory;
    fn try_from(text: String) -> Result<Self, BadCategory> {
        Self::new(text)
    }
}

impl From<CategoryId> for String {
    fn from(id: CategoryId) -> Self {
        id.0
    }
}

impl std::str::FromStr for CategoryId {
    type Err = BadCategory;
    fn from_str(text: &str) -> Result<Self, BadCategory> {
        Self::new(text)
    }
}

impl fmt::Display for CategoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadCategory, CategoryId};

    #[test]
    fn categories_are_short_and_plain() {
        for (text, good) in [
            ("attitude", true),
            ("extra_materials", true),
            ("", false),
            ("Attitude", false),
            ("extra-materials", false),
            ("态度", false),
        ] {
            let found = CategoryId::new(text).map(String::from);
            let expected = if good {
                Ok(text.to_owned())
            } else {
                Err(BadCategory)
            };
            assert_eq!(found, expected, "{text:?}");
        }
        assert!(CategoryId::new("a".repeat(33)).is_err());
    }
}
