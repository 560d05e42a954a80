//! What waits for what: the approvals of a project as an acyclic graph (R8).

use mingbai_contract::ApprovalId;
use mingbai_contract::project::Approval;
use std::fmt;

/// Why a project cannot be planned, or is not a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Two approvals have the same number.
    SameNumber {
        /// The number.
        approval: ApprovalId,
    },
    /// An approval waits for one that the project does not have.
    UnknownDependency {
        /// Which approval waits.
        approval: ApprovalId,
        /// What for.
        dependency: ApprovalId,
    },
    /// These approvals wait for each other: each for the next, the last for the first.
    Cycle {
        /// They; a single one waits for itself.
        approvals: Vec<ApprovalId>,
    },
    /// An approval is in a stage that the project does not have.
    UnknownStage {
        /// Which.
        approval: ApprovalId,
    },
    /// An approval was decided before it was handed in, or without having been.
    DecidedTooEarly {
        /// Which.
        approval: ApprovalId,
    },
}

impl Fault {
    /// Its name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SameNumber { .. } => "same_number",
            Self::UnknownDependency { .. } => "unknown_dependency",
            Self::Cycle { .. } => "cycle",
            Self::UnknownStage { .. } => "unknown_stage",
            Self::DecidedTooEarly { .. } => "decided_too_early",
        }
    }

    /// The approval it is found at; of a cycle the first.
    #[must_use]
    pub fn approval(&self) -> Option<&ApprovalId> {
        match self {
            Self::SameNumber { approval }
            | Self::UnknownDependency { approval, .. }
            | Self::UnknownStage { approval }
            | Self::DecidedTooEarly { approval } => Some(approval),
            Self::Cycle { approvals } => approvals.first(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(approval) = self.approval() {
            f.write_str(approval.as_str())?;
            f.write_str(": ")?;
        }
        f.write_str(match self {
            Self::SameNumber { .. } => "two approvals have this number",
            Self::UnknownDependency { .. } => "it waits for an approval that is not there",
            Self::Cycle { .. } => "it waits, by way of others, for itself",
            Self::UnknownStage { .. } => "the project does not have its stage",
            Self::DecidedTooEarly { .. } => "it was decided before it was handed in",
        })
    }
}

impl std::error::Error for Fault {}

/// The approvals of a project and what each waits for, by place in the project.
pub(super) struct Graph {
    /// For each approval those that it waits for.
    pub needs: Vec<Vec<usize>>,
    /// Every approval once, after all that it waits for.
    pub order: Vec<usize>,
}

impl Graph {
    /// Puts the approvals in order.
    ///
    /// # Errors
    /// Every number that is there twice, every dependency that is not there, and, where those are
    /// none, one cycle.
    pub fn new(approvals: &[Approval]) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut needs = Vec::with_capacity(approvals.len());
        for (at, approval) in approvals.iter().enumerate() {
            if place(approvals, &approval.no) != Some(at) {
                let approval = approval.no.clone();
                faults.push(Fault::SameNumber { approval });
            }
            let mut own = Vec::with_capacity(approval.depends_on.len());
            for dependency in &approval.depends_on {
                match place(approvals, dependency) {
                    Some(place) => own.push(place),
                    None => faults.push(Fault::UnknownDependency {
                        approval: approval.no.clone(),
                        dependency: dependency.clone(),
                    }),
                }
            }
            needs.push(own);
        }
        let order = in_order(&needs);
        if faults.is_empty() && order.len() < needs.len() {
            let approvals = cycle(&needs, &order)
                .into_iter()
                .filter_map(|at| approvals.get(at))
                .map(|approval| approval.no.clone())
                .collect();
            faults.push(Fault::Cycle { approvals });
        }
        if faults.is_empty() {
            Ok(Self { needs, order })
        } else {
            Err(faults)
        }
    }

    /// Those that the approval at this place waits for.
    pub fn needs(&self, at: usize) -> &[usize] {
        self.needs.get(at).map_or(&[], Vec::as_slice)
    }
}

/// Where the approval of this number stands; the first, should there be two.
pub(super) fn place(approvals: &[Approval], no: &ApprovalId) -> Option<usize> {
    approvals.iter().position(|approval| approval.no == *no)
}

/// Every place that can be reached, after all that it needs. A project has a dozen approvals: going
/// round until nothing is added is as fast as anything, and small.
fn in_order(needs: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(needs.len());
    loop {
        let before = order.len();
        for (at, own) in needs.iter().enumerate() {
            if !order.contains(&at) && own.iter().all(|need| order.contains(need)) {
                order.push(at);
            }
        }
        if order.len() == before {
            return order;
        }
    }
}

/// A ring among the places that `order` does not hold. Each of them needs another of them, so that
/// whoever goes from need to need comes round.
fn cycle(needs: &[Vec<usize>], order: &[usize]) -> Vec<usize> {
    let outside = |at: &usize| !order.contains(at);
    let mut path: Vec<usize> = Vec::new();
    let mut next = (0..needs.len()).find(outside);
    while let Some(at) = next {
        if let Some(first) = path.iter().position(|known| *known == at) {
            return path.split_off(first);
        }
        path.push(at);
        next = needs
            .get(at)
            .and_then(|own| own.iter().copied().find(outside));
    }
    path
}
