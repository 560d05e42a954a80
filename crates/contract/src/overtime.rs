//! The overtime ledger (优化营商环境条例 art. 36, R5): who is late, by how much, and why.

use crate::application::ClockCode;
use crate::log::Timestamp;
use crate::{Date, DepartmentId, ItemId, Month, Words};
use serde::{Deserialize, Serialize};

/// Why an office is late, as it has published it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OvertimeReason {
    /// When it was published.
    pub at: Timestamp,
    /// The reason, in Chinese.
    pub text: String,
}

/// Every clock that ran out in a month, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OvertimeLedger {
    /// The month in which the clocks ran out.
    pub month: Month,
    /// The day on which this was so.
    pub as_of: Date,
    /// The late ones, by the day on which they became late.
    pub rows: Vec<OvertimeRow>,
}

/// One clock of one application that ran out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OvertimeRow {
    /// The application's number but for the day and everything behind it: `QS*************`.
    pub number: String,
    /// Tells the application from others and says nothing about it; the same in all its rows, on every
    /// day. Only who has its slip can work it out.
    pub mark: String,
    /// What was applied for.
    pub item: ItemId,
    /// Its name; absent where the item is no longer published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_name: Option<Words>,
    /// Who is late.
    pub department: DepartmentId,
    /// Its name; absent where the department is no longer published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department_name: Option<Words>,
    /// Which clock ran out; `acceptance` where the law made an acceptance of it (R3).
    pub clock: ClockCode,
    /// The step's name; for a step's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The last day on which it would have been in time.
    pub due: Date,
    /// The first day on which it was late.
    pub since: Date,
    /// How many working days it is, or was when it ended, late.
    pub working_days: u16,
    /// Whether it is late still.
    pub counting: bool,
    /// Whether the application is decided.
    pub decided: bool,
    /// Why; absent where no reason was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<OvertimeReason>,
}
