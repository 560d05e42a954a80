//! Departments, centres and windows: who sits where, and when.

use crate::{CenterId, DepartmentId, ItemId, WindowId, Words};
use serde::{Deserialize, Serialize};

/// A department (部门): a body that owns items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Department {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: Words,
    /// What kind of body it is.
    pub r#type: DepartmentType,
    /// Whether a higher level manages it directly (垂直管理).
    pub direct_managed: bool,
    /// What it is responsible for, in Chinese.
    pub duties: String,
    /// Where to ask.
    pub consultation_phone: String,
    /// Where to report a wrong done.
    pub supervision_phone: String,
    /// The county's hotline.
    pub hotline: String,
    /// Who decides on the spot.
    pub chief_representative: ChiefRepresentative,
    /// Its windows.
    pub windows: Vec<WindowId>,
    /// How many items it owns.
    pub items_count: u32,
}

/// What kind of body a department is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DepartmentType {
    /// A department of the county's government.
    Government,
    /// Managed by the level above.
    Vertical,
    /// A mass organisation.
    MassOrganisation,
    /// Water, power, gas.
    Utility,
}

/// The role in a window empowered to decide on the spot (首席代表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChiefRepresentative {
    /// The role's name.
    pub role: String,
    /// Where the role sits.
    pub window: WindowId,
}

/// A centre (政务服务中心): the hall, a sub-centre or a township hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Center {
    /// Its id.
    pub id: CenterId,
    /// Which kind of centre.
    pub r#type: CenterType,
    /// Its name.
    pub name: Words,
    /// Its postal address, in Chinese.
    pub address: String,
    /// Opening hours by day of the week.
    pub hours: Hours,
    /// Days on which one must make an appointment.
    pub appointment_only_days: Vec<ShortDay>,
    /// What happens at noon, in Chinese.
    pub lunch_break: String,
    /// What happens on holidays, in Chinese.
    pub holiday_rule: String,
    /// How to get there, in Chinese.
    pub transport: String,
    /// Its phone.
    pub phone: String,
    /// The county's hotline.
    pub hotline: String,
    /// What the building offers.
    pub facilities: Facilities,
    /// What is on which floor, in Chinese; the main hall only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub floors: Vec<String>,
    /// How many village service points belong to it; townships only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub village_points: Option<u32>,
}

/// Which kind of centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CenterType {
    /// The county's main hall.
    Main,
    /// A sub-centre for one field.
    Sub,
    /// A township hall.
    Township,
}

/// A day of the week in opening hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShortDay {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

/// Opening hours: per day a list of spans `HH:MM-HH:MM`; an empty list is a closed day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hours {
    /// Monday; make-up working days have these hours too.
    pub mon: Vec<Span>,
    /// Tuesday.
    pub tue: Vec<Span>,
    /// Wednesday.
    pub wed: Vec<Span>,
    /// Thursday.
    pub thu: Vec<Span>,
    /// Friday.
    pub fri: Vec<Span>,
    /// Saturday.
    pub sat: Vec<Span>,
    /// Sunday.
    pub sun: Vec<Span>,
}

/// A span of one day, `HH:MM-HH:MM` in JSON; minutes since midnight in memory, the end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span {
    /// First minute, since midnight.
    pub from: u16,
    /// The minute at which it ends, since midnight.
    pub to: u16,
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Span {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some(r"^\d{2}:\d{2}-\d{2}:\d{2}$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Span {}

/// A text is not a span `HH:MM-HH:MM` with its end after its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadSpan;

impl std::fmt::Display for BadSpan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a span of the form HH:MM-HH:MM that ends after it starts")
    }
}

impl std::error::Error for BadSpan {}

impl TryFrom<String> for Span {
    type Error = BadSpan;

    fn try_from(text: String) -> Result<Self, BadSpan> {
        let minute = |part: &str| -> Option<u16> {
            let (hour, minute) = part.split_once(':')?;
            let two = |t: &str| {
                (t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit()))
                    .then(|| t.parse::<u16>().ok())
            };
            let (hour, minute) = (two(hour)??, two(minute)??);
            (hour <= 24 && minute < 60 && hour * 60 + minute <= 1440).then_some(hour * 60 + minute)
        };
        let (from, to) = text.split_once('-').ok_or(BadSpan)?;
        let span = Self {
            from: minute(from).ok_or(BadSpan)?,
            to: minute(to).ok_or(BadSpan)?,
        };
        if span.from < span.to {
            Ok(span)
        } else {
            Err(BadSpan)
        }
    }
}

impl From<Span> for String {
    fn from(span: Span) -> String {
        let Span { from, to } = span;
        format!(
            "{:02}:{:02}-{:02}:{:02}",
            from / 60,
            from % 60,
            to / 60,
            to % 60
        )
    }
}

/// What a building offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facilities {
    /// One gets in and around in a wheelchair.
    pub barrier_free: bool,
    /// A lane for the elderly and disabled.
    pub elder_lane: bool,
    /// A room for parents with babies.
    pub mother_baby_room: bool,
    /// How many cars can park.
    pub parking_spaces: u32,
    /// Self-service machines around the clock.
    pub self_service_24h: bool,
    /// Everything else, in Chinese.
    pub items: Vec<String>,
}

/// A window (窗口): a numbered counter in a centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Window {
    /// Its number, as written above the counter.
    pub id: WindowId,
    /// The centre it is in.
    pub center: CenterId,
    /// Its floor, such as `1F`.
    pub floor: String,
    /// Its zone, such as `A 企业服务区`.
    pub zone: String,
    /// The department that sits there.
    pub department: DepartmentId,
    /// What it is called.
    pub name: Words,
    /// How many desks.
    pub counters: u16,
    /// What it handles (mirror of the items' own lists); empty for guide, delivery and complaint windows.
    pub items: Vec<ItemId>,
    /// Its role, in Chinese.
    pub role: String,
    /// Languages spoken, as ISO 639-1 codes.
    pub languages: Vec<String>,
    /// What helps people with disabilities, in Chinese.
    pub accessibility: Vec<String>,
    /// Open on Saturdays by appointment.
    pub saturday_appointment: bool,
    /// Staffed at noon.
    pub noon_shift: bool,
}

#[cfg(test)]
mod tests {
    use super::{BadSpan, Span};

    #[test]
    fn spans_end_after_they_start() {
        let span = Span::try_from("09:00-12:00".to_owned());
        assert_eq!(span, Ok(Span { from: 540, to: 720 }));
        assert_eq!(span.map(String::from), Ok("09:00-12:00".to_owned()));
        for bad in [
            "9:00-12:00",
            "12:00-09:00",
            "09:00-09:00",
            "09:00",
            "25:00-26:00",
            "+9:00-12:00",
            "",
        ] {
            assert_eq!(Span::try_from(bad.to_owned()), Err(BadSpan), "{bad:?}");
        }
    }
}
