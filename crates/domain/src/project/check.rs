//! Whether a project is one (R8), and whether its approvals keep to their guides (R2, R8).

use super::graph::{Fault, Graph};
use crate::calendar::WorkCalendar;
use mingbai_contract::MaterialId;
use mingbai_contract::guide::{ExclusionCode, Guide};
use mingbai_contract::project::{Approval, Project};
use mingbai_contract::rules::{ParamValue, ServiceRule};
use std::fmt;

/// Everything that is wrong with a project by itself, all at once.
#[must_use]
pub fn check(project: &Project) -> Vec<Fault> {
    let mut faults = Graph::new(&project.approvals).err().unwrap_or_default();
    for approval in &project.approvals {
        if !project.stages.contains(&approval.stage) {
            let approval = approval.no.clone();
            faults.push(Fault::UnknownStage { approval });
        }
        if let Some(decided) = approval.decided_at
            && approval.submitted_at.is_none_or(|day| decided < day)
        {
            let approval = approval.no.clone();
            faults.push(Fault::DecidedTooEarly { approval });
        }
    }
    faults
}

/// Where an approval does not keep to its item's guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuideFault {
    /// The item cannot be part of a project (R8).
    NotGreenChannel,
    /// The item asks for no such material.
    UnknownMaterial(MaterialId),
    /// The guide does not let this material follow later (R8).
    NotDeferrable(MaterialId),
    /// The same material is deferred twice.
    DeferredTwice(MaterialId),
    /// It is promised for a day before it was missing: the approval was handed in later.
    PromisedTooEarly(MaterialId),
    /// It is promised for a later day than the county's commitment allows.
    PromisedTooLate(MaterialId),
    /// The clock stood still for something that the guide does not exclude (R2).
    PauseNotExcluded(ExclusionCode),
}

impl GuideFault {
    /// Its name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotGreenChannel => "not_green_channel",
            Self::UnknownMaterial(_) => "unknown_material",
            Self::NotDeferrable(_) => "not_deferrable",
            Self::DeferredTwice(_) => "deferred_twice",
            Self::PromisedTooEarly(_) => "promised_too_early",
            Self::PromisedTooLate(_) => "promised_too_late",
            Self::PauseNotExcluded(_) => "pause_not_excluded",
        }
    }
}

impl fmt::Display for GuideFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotGreenChannel => "the item cannot be part of a project",
            Self::UnknownMaterial(_) => "the item asks for no such material",
            Self::NotDeferrable(_) => "the guide does not let this material follow later",
            Self::DeferredTwice(_) => "the same material is deferred twice",
            Self::PromisedTooEarly(_) => "the promised day was over when it was handed in",
            Self::PromisedTooLate(_) => "the promised day is later than the commitment allows",
            Self::PauseNotExcluded(_) => "the guide does not exclude this from the limit",
        })
    }
}

impl std::error::Error for GuideFault {}

/// Everything in which `approval` does not keep to `guide`, the guide of its item. A material may be
/// promised for at most `within` working days after the day of handing in; none where the county has not
/// committed itself ([`longest_promise`]).
#[must_use]
pub fn check_guide(
    calendar: &WorkCalendar,
    guide: &Guide,
    approval: &Approval,
    within: Option<u16>,
) -> Vec<GuideFault> {
    let mut faults = Vec::new();
    if !guide.green_channel {
        faults.push(GuideFault::NotGreenChannel);
    }
    let mut seen: Vec<&MaterialId> = Vec::new();
    for deferred in &approval.deferred_materials {
        let id = &deferred.material;
        if seen.contains(&id) {
            faults.push(GuideFault::DeferredTwice(id.clone()));
        }
        seen.push(id);
        match guide.materials.iter().find(|material| material.id == *id) {
            None => faults.push(GuideFault::UnknownMaterial(id.clone())),
            Some(material) if !material.deferrable => {
                faults.push(GuideFault::NotDeferrable(id.clone()));
            }
            Some(_) => {}
        }
        if let Some(start) = approval.submitted_at {
            let promised = deferred.promised_date.0;
            if promised < start.0 {
                faults.push(GuideFault::PromisedTooEarly(id.clone()));
            }
            if within.is_some_and(|within| promised > calendar.add(start.0, within)) {
                faults.push(GuideFault::PromisedTooLate(id.clone()));
            }
        }
    }
    for pause in &approval.clock_pauses {
        let excluded = guide.limits.exclusions.iter();
        if !excluded.map(|e| e.code).any(|code| code == pause.exclusion) {
            faults.push(GuideFault::PauseNotExcluded(pause.exclusion));
        }
    }
    faults
}

/// For how many working days at most the county lets a material be promised: its commitment `deferrable`.
#[must_use]
pub fn longest_promise(rules: &[ServiceRule]) -> Option<u16> {
    let rule = rules.iter().find(|rule| rule.id == "deferrable")?;
    match rule.params.get("max_promise_working_days")? {
        ParamValue::Whole(days) => u16::try_from(*days).ok(),
        _ => None,
    }
}
