//! What publishers keep: drafts of guides, of the published lists and of the calendar's years, what is wrong
//! with them, and when they come out.
//!
//! A draft is one for all who keep it. Whoever saves says which revision it was made from; nothing that
//! somebody else has saved meanwhile is ever written over. Start with [`DraftOf`] and [`Content`].

mod sheets;

pub use sheets::{
    CellFault, CellFaultCode, ImportSheets, ReadSheets, SHEET_BYTES, SheetChange, SheetFile,
    SheetReport, SheetTemplate,
};

use crate::calendar::CalendarYear;
use crate::guide::Guide;
use crate::lists::{
    AnnualInspectionRow, CancelledRow, CategoryRow, FeeRow, FirstViolationRow, KeyGoalRow,
    PenaltyRow,
};
use crate::log::Timestamp;
use crate::rating::RatingTag;
use crate::rules::ServiceRule;
use crate::{Date, DepartmentId, ItemId, ListId, WindowId, Words};
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

/// What is wrong with a draft, or would be with something else if it came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftFault {
    /// What it is wrong with; absent where that is none of the drafts there can be, such as a window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<DraftOf>,
    /// The field below the content as a JSON pointer (RFC 6901), such as `/limits/committed_working_days`;
    /// where `of` is absent, the data file and the field in it.
    pub field: String,
    /// A stable code; the same as `check` prints.
    pub code: String,
    /// Whether it keeps the draft from coming out.
    pub is_error: bool,
    /// What stands there; may be empty.
    pub found: String,
}

/// What is published of something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedContent {
    /// Which version it is, from 1: of a guide its own, of anything else the catalog's.
    pub version: u32,
    /// The day it was published.
    pub published: Date,
    /// What it says.
    pub content: Content,
    /// A mark of what it says: two that say the same have the same.
    pub stamp: String,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Draft {
    /// What it says.
    pub content: Content,
    /// The stamp of what was published when it was begun; empty where nothing was.
    pub based_on: String,
    /// Who saved it last, as the desk's record calls them.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// The day it comes out; absent where none is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comes_out: Option<Date>,
}

/// Somebody's draft in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftBrief {
    /// Its revision.
    pub revision: u32,
    /// Who saved it last, as the desk's record calls them.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// Whether what is published is another one than when it was begun.
    pub is_outdated: bool,
    /// The day it comes out; absent where none is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comes_out: Option<Date>,
}

/// Something that is published, or is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishingRow {
    /// What.
    pub of: DraftOf,
    /// Its name; of a year none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// Whose guide it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// The day on which what is valid was published; absent where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// The draft there is of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<DraftBrief>,
    /// How many faults of the draft keep it from coming out; without a draft, 0.
    pub errors: u32,
    /// How much else somebody should look at.
    pub warnings: u32,
    /// Whether one may keep it.
    pub is_mine: bool,
}

/// That the next year's calendar is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YearMissing {
    /// Which year.
    pub year: i32,
    /// Whether at least its statutory days are published.
    pub has_statutory_days: bool,
}

/// Drafts that come out together on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Planned {
    /// Its id.
    pub id: String,
    /// The day.
    pub day: Date,
    /// What comes out.
    pub drafts: Vec<DraftOf>,
    /// Who set it.
    pub actor: String,
    /// What has become of it.
    pub outcome: PlannedOutcome,
    /// Why it did not come out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<DraftFault>,
}

/// What has become of drafts that were to come out on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlannedOutcome {
    /// The day is to come.
    Waiting,
    /// They came out.
    Published,
    /// Somebody took it back.
    TakenBack,
    /// They could not come out: by then they no longer fitted what was published.
    Failed,
}

impl PlannedOutcome {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Waiting,
        Self::Published,
        Self::TakenBack,
        Self::Failed,
    ];

    /// The code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Published => "published",
            Self::TakenBack => "taken_back",
            Self::Failed => "failed",
        }
    }
}

/// All that is published, or is to be, as far as one's roles reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishingPage {
    /// Guides by name of their item, then lists, then years.
    pub rows: Vec<PublishingRow>,
    /// What is to come out, and what failed lately, by day.
    pub planned: Vec<Planned>,
    /// Set while the next year's calendar should be there and is not (R1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_missing: Option<YearMissing>,
}

/// A version that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionRow {
    /// Its number.
    pub version: u32,
    /// The day it was published.
    pub published: Date,
}

/// What a guide is checked against while somebody types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Around {
    /// Today in the county.
    pub today: Date,
    /// The departments there are.
    pub departments: Vec<DepartmentId>,
    /// The windows there are.
    pub windows: Vec<WindowId>,
    /// What the published fee list says of this item (R7).
    pub fees: Vec<FeeRow>,
    /// How many cases a year all other items have (R6).
    pub other_cases: u64,
    /// How many of those are settled at once (R6).
    pub other_immediate: u64,
}

/// Something that is published or drafted, with everything about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftFile {
    /// What it is.
    pub of: DraftOf,
    /// What is valid now; absent where it was never published, or is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PublishedContent>,
    /// The draft there is of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
    /// How often it was saved: `after` of the next time.
    pub revision: u32,
    /// What is wrong with the draft; without one, with what is published.
    pub faults: Vec<DraftFault>,
    /// Every version there was, newest first.
    pub versions: Vec<VersionRow>,
    /// What a guide is checked against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub around: Option<Around>,
    /// Whether one may keep it.
    pub is_mine: bool,
}

/// A version that was published, with what it said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionFile {
    /// Its number.
    pub version: u32,
    /// The day it was published.
    pub published: Date,
    /// What it said.
    pub content: Content,
}

/// Saves a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KeepDraft {
    /// How often it had been saved when this was begun: `revision`.
    pub after: u32,
    /// The stamp of what was published then; empty where nothing was.
    pub based_on: String,
    /// What it says.
    pub content: Content,
}

/// Says which revision of a draft is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DiscardDraft {
    /// How often it had been saved.
    pub after: u32,
}

/// A draft that nobody has saved, to be checked or looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckDraft {
    /// What it says.
    pub content: Content,
}

/// What is wrong, all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftReport {
    /// The faults, by what they are of and field.
    pub faults: Vec<DraftFault>,
}

/// A guide as citizens would see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Preview {
    /// A whole page of HTML without a script.
    pub html: String,
}

/// Asks for a guide as citizens would see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewDraft {
    /// The guide.
    pub guide: Box<Guide>,
    /// In English, and not in Chinese.
    #[serde(default)]
    pub english: bool,
}

/// A draft in one of its revisions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftRevision {
    /// Of what.
    pub of: DraftOf,
    /// Which.
    pub revision: u32,
}

/// Publishes drafts together: all of them or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// Which, each in the revision that was looked at; 1 to 500.
    pub drafts: Vec<DraftRevision>,
    /// The day on which they come out; absent for at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Publishing {
    /// The catalog's version in which they came out; absent where they come out on a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// What was planned; absent where they came out at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<String>,
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
