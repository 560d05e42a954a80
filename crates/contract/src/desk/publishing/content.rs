//! What drafts are of, and what they say.

use crate::calendar::CalendarYear;
use crate::guide::Guide;
use crate::lists::{
    AnnualInspectionRow, CancelledRow, CategoryRow, FeeRow, FirstViolationRow, KeyGoalRow,
    PenaltyRow,
};
use crate::rating::RatingTag;
use crate::rules::ServiceRule;
use crate::{ItemId, ListId};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a draft is of: `guide:food-business-license`, `list:fees` or `year:2027`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DraftOf {
    /// A guide.
    Guide(ItemId),
    /// A published list.
    List(ListId),
    /// A year of the calendar.
    Year(i32),
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for DraftOf {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(
                "What a draft is of: a guide, a published list or a year of the calendar.",
            ))
            .pattern(Some(
                r"^(guide:[A-Za-z0-9-]{1,64}|list:[A-Za-z0-9-]{1,64}|year:[0-9]{4})$",
            ))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for DraftOf {}

/// A text names nothing that drafts are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadDraftOf;

impl fmt::Display for BadDraftOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not guide:…, list:… or year:…")
    }
}

impl std::error::Error for BadDraftOf {}

impl FromStr for DraftOf {
    type Err = BadDraftOf;

    fn from_str(text: &str) -> Result<Self, BadDraftOf> {
        let (kind, id) = text.split_once(':').ok_or(BadDraftOf)?;
        match kind {
            "guide" => ItemId::new(id).map(Self::Guide).map_err(|_| BadDraftOf),
            "list" => ListId::new(id).map(Self::List).map_err(|_| BadDraftOf),
            "year" if id.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit()) => {
                id.parse().map(Self::Year).map_err(|_| BadDraftOf)
            }
            _ => Err(BadDraftOf),
        }
    }
}

impl fmt::Display for DraftOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guide(item) => write!(f, "guide:{item}"),
            Self::List(list) => write!(f, "list:{list}"),
            Self::Year(year) => write!(f, "year:{year:04}"),
        }
    }
}

impl TryFrom<String> for DraftOf {
    type Error = BadDraftOf;

    fn try_from(text: String) -> Result<Self, BadDraftOf> {
        text.parse()
    }
}

impl From<DraftOf> for String {
    fn from(of: DraftOf) -> Self {
        of.to_string()
    }
}

/// What a draft says, and what is published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A guide.
    Guide(Box<Guide>),
    /// The item is no longer offered: its guide is taken out of the catalog.
    Gone(ItemId),
    /// The list `fees` (R7).
    Fees(Vec<FeeRow>),
    /// The list `first-violation` (首违不罚).
    FirstViolation(Vec<FirstViolationRow>),
    /// The list `penalty-discretion` (处罚裁量基准).
    PenaltyDiscretion(Vec<PenaltyRow>),
    /// The list `annual-inspections` (年检免审).
    AnnualInspections(Vec<AnnualInspectionRow>),
    /// The list `cancelled`.
    Cancelled(Vec<CancelledRow>),
    /// The list `commitments`.
    Commitments(Vec<ServiceRule>),
    /// The list `key-goals` (重点工作目标).
    KeyGoals(Vec<KeyGoalRow>),
    /// The list `complaint-categories` (R10).
    ComplaintCategories(Vec<CategoryRow>),
    /// The list `rating-tags` (R11), which is not read by itself.
    RatingTags(Vec<RatingTag>),
    /// A year of the calendar (R1).
    Year(CalendarYear),
}

impl Content {
    /// The ids of the lists there are, in the order in which they are offered.
    pub const LISTS: [&'static str; 9] = [
        "fees",
        "first-violation",
        "penalty-discretion",
        "annual-inspections",
        "cancelled",
        "commitments",
        "key-goals",
        "complaint-categories",
        "rating-tags",
    ];

    /// The list that it is; none for a guide or a year.
    #[must_use]
    pub const fn list(&self) -> Option<&'static str> {
        Some(match self {
            Self::Guide(_) | Self::Gone(_) | Self::Year(_) => return None,
            Self::Fees(_) => "fees",
            Self::FirstViolation(_) => "first-violation",
            Self::PenaltyDiscretion(_) => "penalty-discretion",
            Self::AnnualInspections(_) => "annual-inspections",
            Self::Cancelled(_) => "cancelled",
            Self::Commitments(_) => "commitments",
            Self::KeyGoals(_) => "key-goals",
            Self::ComplaintCategories(_) => "complaint-categories",
            Self::RatingTags(_) => "rating-tags",
        })
    }

    /// Whether it is what a draft of `of` may say.
    #[must_use]
    pub fn fits(&self, of: &DraftOf) -> bool {
        match (of, self) {
            (DraftOf::Guide(item), Self::Guide(guide)) => *item == guide.id,
            (DraftOf::Guide(item), Self::Gone(gone)) => item == gone,
            (DraftOf::Year(year), Self::Year(content)) => *year == content.year,
            (DraftOf::List(list), content) => content.list() == Some(list.as_str()),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drafts_are_of_is_read_as_it_is_written() {
        for text in ["guide:food-business-license", "list:fees", "year:2027"] {
            let of: DraftOf = text.parse().unwrap();
            assert_eq!(of.to_string(), text);
            assert_eq!(serde_json::to_value(&of).unwrap(), text);
        }
        for text in [
            "",
            "guide",
            "guide:",
            "guide:../x",
            "year:27",
            "year:+027",
            "window:A01",
        ] {
            assert_eq!(text.parse::<DraftOf>(), Err(BadDraftOf), "{text}");
        }
    }

    #[test]
    fn every_list_has_a_content() {
        for list in Content::LISTS {
            let name = list.replace('-', "_");
            let content = serde_json::json!({ name: [] });
            let content: Content = serde_json::from_value(content).unwrap();
            assert_eq!(content.list(), Some(list));
            assert!(content.fits(&DraftOf::List(list.parse().unwrap())));
            assert!(!content.fits(&DraftOf::Year(2027)));
        }
    }
}
