//! The catalog: one snapshot to browse and search, and what the other read endpoints answer.

use crate::calendar::Calendar;
use crate::complaint::ComplaintTerms;
use crate::guide::{Audience, Guide, HandlingClass, LimitUnit, OnlineLevel};
use crate::lists::ListSummary;
use crate::office::{Center, Department, Window};
use crate::rating::RatingTag;
use crate::rules::County;
use crate::search::SearchIndex;
use crate::{Date, DepartmentId, ItemId, Theme, WindowId, Words, Yuan};
use serde::{Deserialize, Serialize};

/// One snapshot to browse and search offline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Catalog {
    /// Grows by one with every import that changed something.
    pub version: u32,
    /// The county.
    pub county: County,
    /// Its departments.
    pub departments: Vec<Department>,
    /// Its centres.
    pub centers: Vec<Center>,
    /// Their windows.
    pub windows: Vec<Window>,
    /// Every item in short, in the publisher's order.
    pub items: Vec<ItemSummary>,
    /// The published lists in short.
    pub lists: Vec<ListSummary>,
    /// What search needs beside the items.
    pub search: SearchIndex,
    /// What is promised for complaints (R10).
    pub complaints: ComplaintTerms,
    /// Reasons that can be ticked with a rating (R11), in the publisher's order.
    pub rating_tags: Vec<RatingTag>,
}

/// An item in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemSummary {
    /// Its id.
    pub id: ItemId,
    /// Its name.
    pub name: Words,
    /// What people call it.
    pub aliases: Vec<String>,
    /// Who owns it.
    pub department: DepartmentId,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// Life events it belongs to.
    pub themes: Vec<Theme>,
    /// How it is handled.
    pub handling_class: HandlingClass,
    /// What is promised, in working days; 0 is at once.
    pub committed_working_days: u16,
    /// What the law allows, and what it counts.
    pub statutory: StatutoryBrief,
    /// What is charged; none if nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charge: Option<Charge>,
    /// How many times one has to come at most.
    pub visits: u8,
    /// How far it can be done online.
    pub online: OnlineLevel,
    /// The windows that take it in.
    pub windows: Vec<WindowId>,
}

/// A statutory limit in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatutoryBrief {
    /// What is counted.
    pub unit: LimitUnit,
    /// How many of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u16>,
    /// The same in working days, for comparison only (R6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_day_equivalent: Option<u16>,
}

/// What is charged at the window (R7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Charge {
    /// The lowest price that may be charged.
    pub from: Yuan,
    /// The highest; equal to `from` where there is one price.
    pub to: Yuan,
    /// What it is for, such as `元/证`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// One page of search results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemPage {
    /// The items, best first.
    pub items: Vec<ItemSummary>,
    /// How many there are in all.
    pub total: u32,
    /// Where the next page begins; none on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// A guide with everything a page about it needs but the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuidePage {
    /// The version of the guide, from 1.
    pub version: u32,
    /// The day on which this version was published.
    pub published: Date,
    /// The newest version there is.
    pub latest: u32,
    /// The guide.
    pub guide: Guide,
    /// The county.
    pub county: County,
    /// The department that owns the item.
    pub department: Department,
    /// The windows that take it in, in the guide's order.
    pub windows: Vec<Window>,
    /// The centres these windows are in.
    pub centers: Vec<Center>,
    /// How long it really took lately; absent where too few were decided to say so, and on earlier
    /// versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<ActualTimes>,
}

/// How long applications for an item really took: those decided in the twelve months before a day. Absent
/// where fewer than five were (R13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActualTimes {
    /// How many were decided.
    pub cases: u32,
    /// Half of them within so many working days, from the acceptance to the decision, pauses included.
    pub p50: u16,
    /// Nine in ten of them within so many.
    pub p90: u16,
    /// How many others are not decided, and overdue or paused longer than planned.
    pub stalled: u32,
}

/// A centre and its windows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CenterPage {
    /// The centre.
    pub center: Center,
    /// Its windows, by number.
    pub windows: Vec<Window>,
    /// The departments that sit there.
    pub departments: Vec<Department>,
}

/// A window, where it is, and what it handles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowPage {
    /// The window.
    pub window: Window,
    /// The centre it is in.
    pub center: Center,
    /// The department that sits there.
    pub department: Department,
    /// What it handles.
    pub items: Vec<ItemSummary>,
    /// Reasons that can be ticked when rating it (R11).
    pub rating_tags: Vec<RatingTag>,
}

/// The table of published lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListIndex {
    /// The lists.
    pub lists: Vec<ListSummary>,
}

/// A whole set of data files as they are published together: what `import`, `check` and `export`
/// handle.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// `county.json`.
    pub county: County,
    /// `departments.json`.
    pub departments: Vec<Department>,
    /// `centers.json`.
    pub centers: Vec<Center>,
    /// `windows.json`.
    pub windows: Vec<Window>,
    /// `items/*.json`, by id.
    pub guides: Vec<Guide>,
    /// `calendar.json`.
    pub calendar: Calendar,
    /// `lists.json`.
    pub lists: crate::lists::ListsFile,
    /// `service-rules.json`.
    pub service_rules: Vec<crate::rules::ServiceRule>,
    /// `synonyms.json`.
    pub synonyms: Vec<crate::rules::SynonymGroup>,
}
