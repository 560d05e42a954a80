//! The published working-day calendar (R1).

use crate::Date;
use serde::{Deserialize, Serialize};

/// Which days are working days, by the State Council's yearly notice (R1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Calendar {
    /// IANA name of the county's time zone, such as `Asia/Shanghai`.
    pub timezone: String,
    /// The days of the week that are off.
    pub weekend: Vec<Weekday>,
    /// The rule in the notice's words.
    #[serde(default)]
    pub rule: String,
    /// One entry a year. A year with no entry counts Monday to Friday, provisionally.
    pub years: Vec<CalendarYear>,
}

/// A day of the week, as the data files spell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// One year of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Whether the official arrangement is out.
    pub status: CalendarStatus,
    /// The notice that arranged it; none while only the statutory days are known.
    #[serde(default)]
    pub notice: Option<Notice>,
    /// Days off that the weekend rule alone does not explain, and the weekend days inside them.
    pub holidays: Vec<Holiday>,
    /// Weekend days on which offices work.
    pub makeup_workdays: Vec<MakeupWorkday>,
    /// A remark of the publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How certain a year of the calendar is (R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CalendarStatus {
    /// By the State Council's notice.
    Official,
    /// Only the statutory festival days are known: dates that reach into it are provisional.
    StatutoryOnly,
}

/// The State Council's notice for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Date,
    /// Whether the number was compared with a copy of the notice.
    #[serde(default)]
    pub number_checked: bool,
}

/// A day off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// The festival, in Chinese.
    pub name: String,
    /// The festival, in English.
    pub name_en: String,
    /// Statutory festival day, or moved rest.
    pub r#type: HolidayType,
}

/// Why a holiday is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HolidayType {
    /// A festival day by regulation.
    Statutory,
    /// A day moved next to the festival, or the weekend day inside it.
    AdjustedRest,
}

/// A weekend day on which offices work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MakeupWorkday {
    /// The day.
    pub date: Date,
    /// The festival it makes up for, in Chinese.
    pub r#for: String,
    /// The same in English.
    pub for_en: String,
}
