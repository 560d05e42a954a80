//! Inspections of enterprises (涉企检查, R9): filed before they happen, at most two routine ones a year.
//!
//! Owns what is refused when one is filed ([`check_filing`]), how many there are in a year
//! ([`place_in_year`]), and what somebody with the notice in the hand may believe ([`visit`]). It never knows
//! which enterprise it is about: whoever calls passes that enterprise's inspections.

use chrono::{Datelike, NaiveDate};
use mingbai_contract::project::{Inspection, InspectionKind};
use mingbai_contract::{EnterpriseCode, InspectionId};
use std::fmt;

/// How many counted inspections one enterprise gets in a calendar year at most (R9).
pub const ROUTINE_A_YEAR: u16 = 2;

/// Why a filing is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilingRefusal {
    /// The enterprise has its two routine inspections of that year already (R9).
    InspectionCap {
        /// The calendar year of the visit.
        year: i32,
    },
    /// A routine inspection was not filed before the day of the visit (R9).
    NotFiledBefore,
    /// Nobody is named who comes (R9).
    NobodyNamed,
    /// Nothing is named that they come for (R9).
    NothingNamed,
}

impl FilingRefusal {
    /// Its name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InspectionCap { .. } => "inspection_cap",
            Self::NotFiledBefore => "not_filed_before",
            Self::NobodyNamed => "nobody_named",
            Self::NothingNamed => "nothing_named",
        }
    }
}

impl fmt::Display for FilingRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InspectionCap { .. } => {
                "the enterprise has its two routine inspections of the year"
            }
            Self::NotFiledBefore => "a routine inspection is filed before the day of the visit",
            Self::NobodyNamed => "it does not say who comes",
            Self::NothingNamed => "it does not say what they come for",
        })
    }
}

impl std::error::Error for FilingRefusal {}

/// Whether an inspection counts against the yearly cap: a joint one does, once.
#[must_use]
pub const fn is_counted(kind: InspectionKind) -> bool {
    matches!(kind, InspectionKind::Routine | InspectionKind::Joint)
}

/// Whether a code has the form of a unified social credit code (GB 32100): 18 capital letters and digits. The
/// cap is counted by it, so that it must have one form; its check character is not looked at, since the sample
/// county's enterprises are invented.
#[must_use]
pub fn is_enterprise_code(code: &EnterpriseCode) -> bool {
    let code = code.as_str();
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    code.len() == 18 && code.bytes().all(plain)
}

/// Whether it was filed in time: a routine one at the latest on the day before the visit, since hours are
/// not on record; one that does not count is only recorded.
#[must_use]
pub fn is_filed_in_time(inspection: &Inspection) -> bool {
    !is_counted(inspection.kind) || inspection.filed_on < inspection.date
}

/// Everything for which the filing of `new` is refused (R9). `filed` holds the same enterprise's
/// inspections; `new` itself, by its code, may be among them.
#[must_use]
pub fn check_filing(filed: &[Inspection], new: &Inspection) -> Vec<FilingRefusal> {
    let mut refusals = Vec::new();
    if is_counted(new.kind) {
        let year = new.date.0.year();
        let others = filed.iter().filter(|other| other.code != new.code);
        let counted = others.filter(|other| counts_in(other, year)).count();
        if counted >= usize::from(ROUTINE_A_YEAR) {
            refusals.push(FilingRefusal::InspectionCap { year });
        }
    }
    if !is_filed_in_time(new) {
        refusals.push(FilingRefusal::NotFiledBefore);
    }
    if new.departments.trim().is_empty() {
        refusals.push(FilingRefusal::NobodyNamed);
    }
    if new.r#type.trim().is_empty() {
        refusals.push(FilingRefusal::NothingNamed);
    }
    refusals
}

/// Why a filed inspection cannot end like that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndRefusal {
    /// It has its result, or was taken back: nothing more comes of it.
    AlreadyOver,
    /// The day of the visit is over: it can no longer be taken back.
    VisitOver,
    /// The day of the visit is still to come: there is no result.
    VisitToCome,
}

impl EndRefusal {
    /// Its name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AlreadyOver => "inspection_over",
            Self::VisitOver => "visit_over",
            Self::VisitToCome => "visit_to_come",
        }
    }
}

impl fmt::Display for EndRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AlreadyOver => "it has its result, or was taken back",
            Self::VisitOver => "the day of the visit is over: it can no longer be taken back",
            Self::VisitToCome => "the day of the visit is still to come",
        })
    }
}

impl std::error::Error for EndRefusal {}

/// Whether a filing may be taken back on `today`, which gives its place in the year back (R9): not after the
/// day of the visit, when nobody could tell any more whether it took place. `is_over` says whether it has its
/// result or was taken back.
///
/// # Errors
/// [`EndRefusal`].
pub fn may_withdraw(visit: NaiveDate, is_over: bool, today: NaiveDate) -> Result<(), EndRefusal> {
    match () {
        () if is_over => Err(EndRefusal::AlreadyOver),
        () if visit < today => Err(EndRefusal::VisitOver),
        () => Ok(()),
    }
}

/// Whether the result of an inspection may be recorded on `today`: once, from the day of the visit on.
///
/// # Errors
/// [`EndRefusal`].
pub fn may_conclude(visit: NaiveDate, is_over: bool, today: NaiveDate) -> Result<(), EndRefusal> {
    match () {
        () if is_over => Err(EndRefusal::AlreadyOver),
        () if today < visit => Err(EndRefusal::VisitToCome),
        () => Ok(()),
    }
}

/// The code for the notice of a new inspection, where whoever files it has none: `JC`, the day of the visit,
/// and the first number of three digits or more behind all of `taken`, the codes of that form so far.
#[must_use]
pub fn next_code(visit: NaiveDate, taken: &[InspectionId]) -> Option<InspectionId> {
    let beginning = code_beginning(visit);
    let number = |code: &InspectionId| {
        let digits = code.as_str().strip_prefix(beginning.as_str())?;
        digits.parse::<u32>().ok()
    };
    let last = taken.iter().filter_map(number).max().unwrap_or(0);
    format!("{beginning}{:03}", last.checked_add(1)?)
        .parse()
        .ok()
}

/// What the codes of [`next_code`] for a day begin with.
#[must_use]
pub fn code_beginning(visit: NaiveDate) -> String {
    format!("JC{}-", visit.to_string().replace('-', ""))
}

fn counts_in(inspection: &Inspection, year: i32) -> bool {
    is_counted(inspection.kind) && inspection.date.0.year() == year
}

/// Where an inspection stands among those of its calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceInYear {
    /// Which counted one it is, from 1, by day of visit and code; none if it does not count.
    pub number: Option<u16>,
    /// How many counted ones there are in that year.
    pub this_year: u16,
}

impl PlaceInYear {
    /// Whether it should have been refused (R9): it came in from elsewhere.
    #[must_use]
    pub fn is_over_cap(self) -> bool {
        self.number.is_some_and(|number| number > ROUTINE_A_YEAR)
    }
}

/// Where `inspection` stands among `filed`, the inspections of the same enterprise, itself among them (R9).
#[must_use]
pub fn place_in_year(filed: &[Inspection], inspection: &Inspection) -> PlaceInYear {
    let year = inspection.date.0.year();
    let (mut before, mut this_year) = (0u16, 0u16);
    for other in filed.iter().filter(|other| counts_in(other, year)) {
        this_year = this_year.saturating_add(1);
        if (other.date, &other.code) < (inspection.date, &inspection.code) {
            before = before.saturating_add(1);
        }
    }
    PlaceInYear {
        number: is_counted(inspection.kind).then_some(before.saturating_add(1)),
        this_year,
    }
}

/// What somebody at whose door inspectors stand may believe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    /// It is filed for this day: the bodies named there may look at what is named there, nothing else.
    Filed,
    /// It is filed for another day.
    OtherDay(NaiveDate),
    /// It was filed too late to be a routine inspection (R9).
    FiledTooLate,
    /// No such notice was filed: it may be reported (R9).
    NotFiled,
}

/// What to believe of a visit on the day `on`, by what was found under the notice's code.
#[must_use]
pub fn visit(found: Option<&Inspection>, on: NaiveDate) -> Visit {
    match found {
        None => Visit::NotFiled,
        Some(inspection) if inspection.date.0 != on => Visit::OtherDay(inspection.date.0),
        Some(inspection) if !is_filed_in_time(inspection) => Visit::FiledTooLate,
        Some(_) => Visit::Filed,
    }
}
