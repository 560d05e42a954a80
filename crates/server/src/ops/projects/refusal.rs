//! Why a project or an inspection is not taken, as a problem: every refusal of the domain has its code.

use crate::problem::Refusal;
use axum::http::StatusCode;
use mingbai_contract::problem::{FieldCode, FieldProblem, ProblemType};
use mingbai_contract::project::FeeStanding;
use mingbai_domain::project::inspection::{EndRefusal, FilingRefusal};
use mingbai_domain::project::{Fault, GuideFault};

/// Something that is wrong: its code, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The problem's code.
    pub kind: ProblemType,
    /// The field to blame.
    pub field: FieldProblem,
}

impl Wrong {
    /// Something wrong with a field.
    #[must_use]
    pub const fn new(kind: ProblemType, field: String, code: FieldCode) -> Self {
        Self {
            kind,
            field: FieldProblem { field, code },
        }
    }
}

/// What an operation answers to all that is wrong: the code of the first, and every field. None where nothing
/// is.
#[must_use]
pub fn refused(status: StatusCode, wrong: Vec<Wrong>) -> Option<Refusal> {
    let kind = wrong.first()?.kind;
    Some(Refusal {
        status,
        kind,
        fields: wrong.into_iter().map(|wrong| wrong.field).collect(),
        retry_after: None,
    })
}

/// The code of a fault of a project by itself.
#[must_use]
pub const fn of_fault(fault: &Fault) -> (ProblemType, &'static str, FieldCode) {
    use ProblemType as P;
    match fault {
        Fault::SameNumber { .. } => (P::SameNumber, "no", FieldCode::Taken),
        Fault::UnknownDependency { .. } => {
            (P::UnknownDependency, "depends_on", FieldCode::UnknownValue)
        }
        Fault::Cycle { .. } => (P::Cycle, "depends_on", FieldCode::DoesNotFit),
        Fault::UnknownStage { .. } => (P::UnknownStage, "stage", FieldCode::UnknownValue),
        Fault::DecidedTooEarly { .. } => (P::DecidedTooEarly, "decided_at", FieldCode::DoesNotFit),
    }
}

/// The code of a fault against the guide.
#[must_use]
pub const fn of_guide_fault(fault: &GuideFault) -> (ProblemType, &'static str, FieldCode) {
    use ProblemType as P;
    const DEFERRED: &str = "deferred_materials";
    match fault {
        GuideFault::NotGreenChannel => (P::NotGreenChannel, "item", FieldCode::DoesNotFit),
        GuideFault::UnknownMaterial(_) => (P::UnknownMaterial, DEFERRED, FieldCode::UnknownValue),
        GuideFault::NotDeferrable(_) => (P::NotDeferrable, DEFERRED, FieldCode::DoesNotFit),
        GuideFault::DeferredTwice(_) => (P::DeferredTwice, DEFERRED, FieldCode::Taken),
        GuideFault::PromisedTooEarly(_) => (P::PromisedTooEarly, DEFERRED, FieldCode::OutOfRange),
        GuideFault::PromisedTooLate(_) => (P::PromisedTooLate, DEFERRED, FieldCode::OutOfRange),
        GuideFault::PauseNotExcluded(_) => {
            (P::PauseNotExcluded, "clock_pauses", FieldCode::DoesNotFit)
        }
    }
}

/// The code of a fee that may not be charged (R7); none where it may.
#[must_use]
pub const fn of_fee(standing: FeeStanding) -> Option<ProblemType> {
    match standing {
        FeeStanding::Free | FeeStanding::Listed => None,
        FeeStanding::ShouldBeFree => Some(ProblemType::FeeShouldBeFree),
        FeeStanding::NotListed => Some(ProblemType::FeeNotListed),
    }
}

/// What an operation answers when an inspection cannot be filed: what is wrong with the request comes before
/// what does not fit what is on record.
#[must_use]
pub fn not_filed(refusals: &[FilingRefusal]) -> Option<Refusal> {
    let code = |refusal| match refusal {
        FilingRefusal::InspectionCap { .. } => None,
        FilingRefusal::NotFiledBefore => Some(("/date", FieldCode::OutOfRange)),
        FilingRefusal::NobodyNamed => Some(("/departments", FieldCode::Missing)),
        FilingRefusal::NothingNamed => Some(("/type", FieldCode::Missing)),
    };
    let wrong: Vec<Wrong> = refusals
        .iter()
        .filter_map(|refusal| {
            let (field, code) = code(*refusal)?;
            Some(Wrong::new(filing(*refusal), field.to_owned(), code))
        })
        .collect();
    let capped = refusals.iter().any(|refusal| code(*refusal).is_none());
    refused(StatusCode::BAD_REQUEST, wrong).or_else(|| capped.then(cap))
}

/// The enterprise's year has no place left (R9).
#[must_use]
pub fn cap() -> Refusal {
    does_not_fit(ProblemType::InspectionCap)
}

const fn filing(refusal: FilingRefusal) -> ProblemType {
    match refusal {
        FilingRefusal::InspectionCap { .. } => ProblemType::InspectionCap,
        FilingRefusal::NotFiledBefore => ProblemType::NotFiledBefore,
        FilingRefusal::NobodyNamed => ProblemType::NobodyNamed,
        FilingRefusal::NothingNamed => ProblemType::NothingNamed,
    }
}

/// What an operation answers when an inspection cannot end so.
#[must_use]
pub fn not_ended(refusal: EndRefusal) -> Refusal {
    does_not_fit(match refusal {
        EndRefusal::AlreadyOver => ProblemType::InspectionOver,
        EndRefusal::VisitOver => ProblemType::VisitOver,
        EndRefusal::VisitToCome => ProblemType::VisitToCome,
    })
}

fn does_not_fit(kind: ProblemType) -> Refusal {
    Refusal {
        kind,
        ..Refusal::CONFLICT
    }
}

/// A problem's code in English words, where it is one of these.
#[must_use]
pub const fn title(kind: ProblemType) -> Option<&'static str> {
    use ProblemType as P;
    Some(match kind {
        P::SameNumber => "Two approvals of the project have the same number (R8).",
        P::UnknownDependency => "An approval waits for one that the project does not have (R8).",
        P::Cycle => "Approvals wait for each other (R8).",
        P::UnknownStage => "An approval is in a stage that the project does not have.",
        P::DecidedTooEarly => "An approval was decided before it was handed in.",
        P::NotGreenChannel => "The item cannot be part of a project (R8).",
        P::NotDeferrable => "The guide does not let this material follow later (R8).",
        P::DeferredTwice => "The same material is deferred twice.",
        P::PromisedTooEarly => {
            "A material is promised for a day before the approval was handed in (R8)."
        }
        P::PromisedTooLate => {
            "A material is promised for a later day than the commitment allows (R8)."
        }
        P::PauseNotExcluded => "The guide does not exclude this from the limit (R2).",
        P::FeeNotListed => "The published fee list does not have this fee (R7).",
        P::FeeShouldBeFree => "By the published fee list nothing is charged (R7).",
        P::OnRecord => {
            "What is on record of the project would be gone; a correction says why (R8)."
        }
        P::InspectionCap => "The enterprise has its two routine inspections of the year (R9).",
        P::NotFiledBefore => "A routine inspection is filed before the day of the visit (R9).",
        P::NobodyNamed => "It does not say who comes (R9).",
        P::NothingNamed => "It does not say what they come for (R9).",
        P::InspectionOver => "The inspection has its result, or was taken back (R9).",
        P::VisitOver => "The day of the visit is over: it can no longer be taken back (R9).",
        P::VisitToCome => "The day of the visit is still to come (R9).",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::MaterialId;

    #[test]
    fn every_refusal_has_its_code_on_the_wire_and_its_words() {
        let approval = || "GC2026-001-01".parse().unwrap();
        let faults = [
            Fault::SameNumber {
                approval: approval(),
            },
            Fault::UnknownDependency {
                approval: approval(),
                dependency: approval(),
            },
            Fault::Cycle { approvals: vec![] },
            Fault::UnknownStage {
                approval: approval(),
            },
            Fault::DecidedTooEarly {
                approval: approval(),
            },
        ];
        let mut all: Vec<(ProblemType, &str)> = Vec::new();
        all.extend(faults.iter().map(|fault| (of_fault(fault).0, fault.code())));
        let guide = [
            GuideFault::NotGreenChannel,
            GuideFault::NotDeferrable(MaterialId::any()),
            GuideFault::DeferredTwice(MaterialId::any()),
            GuideFault::PromisedTooEarly(MaterialId::any()),
            GuideFault::PromisedTooLate(MaterialId::any()),
            GuideFault::PauseNotExcluded(mingbai_contract::guide::ExclusionCode::Hearing),
        ];
        all.extend(
            guide
                .iter()
                .map(|fault| (of_guide_fault(fault).0, fault.code())),
        );
        let filings = [
            FilingRefusal::InspectionCap { year: 2026 },
            FilingRefusal::NotFiledBefore,
            FilingRefusal::NobodyNamed,
            FilingRefusal::NothingNamed,
        ];
        all.extend(filings.map(|refusal| (filing(refusal), refusal.code())));
        let ends = [
            EndRefusal::AlreadyOver,
            EndRefusal::VisitOver,
            EndRefusal::VisitToCome,
        ];
        all.extend(ends.map(|refusal| (not_ended(refusal).kind, refusal.code())));
        for (kind, code) in all {
            assert_eq!(serde_json::to_value(kind).unwrap(), code);
            assert!(title(kind).is_some(), "{code}");
        }
        assert_eq!(title(ProblemType::NotFound), None);
    }
}
