//! What publishers keep: drafts of guides, of the published lists and of the calendar's years, what is wrong
//! with them, and when they come out.
//!
//! A draft is one for all who keep it. Whoever saves says which revision it was made from; nothing that
//! somebody else has saved meanwhile is ever written over. Start with [`DraftOf`] and [`Content`].

mod content;
mod sheets;

pub use sheets::{
    CellFault, CellFaultCode, ImportSheets, ReadSheets, SHEET_BYTES, SHEETS, SHEETS_BYTES,
    SheetChange, SheetFile, SheetReport, SheetTemplate,
};

pub use content::{BadDraftOf, Content, DraftOf};

use crate::guide::Guide;
use crate::lists::FeeRow;
use crate::log::Timestamp;
use crate::{Date, DepartmentId, WindowId, Words};
use serde::{Deserialize, Serialize};

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
