//! Who may do what at the desk, and what an account must be like (DESIGN §4).
//!
//! Owns the one table of role × operation ([`allows`]), the rules for roles ([`check_grants`]), names
//! and passwords ([`check_name`], [`password::check`]), and the chain of the record ([`audit`]). The
//! server decides by it, the desk shows by it what it need not offer.

#[cfg(feature = "log")]
pub mod audit;
pub mod guessing;
pub mod password;
pub mod reach;

use mingbai_contract::complaint::Office;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::staff::{Grant, Role};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{DepartmentId, WindowId};
use std::collections::BTreeSet;

/// How many characters a name has at most.
pub const NAME_CHARS: usize = 40;

/// How many roles somebody has at most.
pub const GRANTS: usize = 8;

/// How far a permission reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// What belongs to the role's own department.
    OwnDepartment,
    /// Everything.
    Everything,
}

/// The table: how far a role may go with an operation.
#[must_use]
pub const fn allows(role: Role, operation: Operation) -> Reach {
    use Operation as O;
    use Reach::{Everything, Nothing, OwnDepartment};
    use Role as R;
    match (operation, role) {
        (O::KeepOwnAccount, _) => Everything,
        (O::ListStaff, R::Supervisor | R::Administrator) => Everything,
        (O::ListStaff, R::ChiefRepresentative) => OwnDepartment,
        (O::ListStaff, _) => Nothing,
        (O::InviteStaff | O::ChangeGrants | O::ResetStaff | O::DisableStaff, R::Administrator) => {
            Everything
        }
        (O::InviteStaff | O::ChangeGrants | O::ResetStaff | O::DisableStaff, _) => Nothing,
        (O::ReadAudit, R::Supervisor | R::Administrator) => Everything,
        (O::ReadAudit, _) => Nothing,
        (O::ListApiKeys, R::Supervisor | R::Administrator) => Everything,
        (O::ListApiKeys, _) => Nothing,
        (O::MakeApiKey | O::RevokeApiKey, R::Administrator) => Everything,
        (O::MakeApiKey | O::RevokeApiKey, _) => Nothing,
        (
            O::SeeApplications | O::SeeProjects | O::SeeInspections | O::ReadInspectionReports,
            R::Supervisor,
        ) => Everything,
        (
            O::SeeApplications
            | O::TakeInApplication
            | O::RecordEvent
            | O::SeeProjects
            | O::KeepProject
            | O::SeeInspections
            | O::FileInspection,
            R::Clerk | R::ChiefRepresentative,
        )
        | (O::DecideApplication, R::ChiefRepresentative) => OwnDepartment,
        (O::SeeApplications | O::TakeInApplication | O::RecordEvent | O::DecideApplication, _) => {
            Nothing
        }
        (O::SeeProjects | O::KeepProject, _) => Nothing,
        (O::SeeInspections | O::FileInspection | O::ReadInspectionReports, _) => Nothing,
        (O::ExplainOvertime, R::Clerk | R::ChiefRepresentative) => OwnDepartment,
        (O::ExplainOvertime, _) => Nothing,
        (O::SeeSupervision | O::NoteSupervision, R::Supervisor) => Everything,
        (O::SeeSupervision, R::ChiefRepresentative) => OwnDepartment,
        (O::SeeSupervision | O::NoteSupervision, _) => Nothing,
        (
            O::SeeComplaints | O::HandleComplaint | O::ProposeSummary | O::KeepOfficeKeys,
            R::ComplaintOfficer | R::Supervisor,
        )
        | (O::ReleaseSummary, R::Supervisor | R::Publisher) => Everything,
        (
            O::SeeComplaints
            | O::HandleComplaint
            | O::ProposeSummary
            | O::KeepOfficeKeys
            | O::ReleaseSummary,
            _,
        ) => Nothing,
        (O::SeeRectifications | O::SetRatingAside | O::ReviewComments, R::Supervisor) => Everything,
        (
            O::ShowLiveCode | O::SeeRectifications | O::AnswerRectification | O::ReportHandled,
            R::Clerk | R::ChiefRepresentative,
        ) => OwnDepartment,
        (O::PrintPosters, R::Administrator) => Everything,
        (O::PrintPosters, R::Clerk | R::ChiefRepresentative | R::Publisher) => OwnDepartment,
        (O::PrintPosters, _) => Nothing,
        (O::SeePublishing, R::Supervisor) => Everything,
        (O::SeePublishing | O::KeepDraft | O::Publish, R::Publisher) => OwnDepartment,
        (O::SeePublishing | O::KeepDraft | O::Publish, _) => Nothing,
        (O::ShowLiveCode | O::SeeRectifications | O::AnswerRectification, _) => Nothing,
        (O::SetRatingAside | O::ReviewComments | O::ReportHandled, _) => Nothing,
    }
}

/// What somebody's roles together allow of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Permit {
    /// Nothing.
    Refused,
    /// What belongs to these departments.
    Departments(BTreeSet<DepartmentId>),
    /// Everything.
    Everything,
}

impl Permit {
    /// Whether there is anything that may be done.
    #[must_use]
    pub fn is_given(&self) -> bool {
        *self != Self::Refused
    }

    /// Whether it reaches what belongs to a department.
    #[must_use]
    pub fn holds(&self, department: &DepartmentId) -> bool {
        match self {
            Self::Refused => false,
            Self::Everything => true,
            Self::Departments(own) => own.contains(department),
        }
    }

    /// Whether it reaches somebody with these roles.
    #[must_use]
    pub fn reaches(&self, grants: &[Grant]) -> bool {
        match self {
            Self::Refused => false,
            Self::Everything => true,
            Self::Departments(own) => grants
                .iter()
                .filter_map(|grant| grant.department.as_ref())
                .any(|department| own.contains(department)),
        }
    }
}

/// What somebody with these roles may do of an operation. Everybody may keep the own account, also
/// who has no role (any more).
#[must_use]
pub fn permit(grants: &[Grant], operation: Operation) -> Permit {
    if operation == Operation::KeepOwnAccount {
        return Permit::Everything;
    }
    let mut own = BTreeSet::new();
    for grant in grants {
        match (allows(grant.role, operation), &grant.department) {
            (Reach::Nothing, _) => {}
            (Reach::OwnDepartment, Some(department)) => {
                own.insert(department.clone());
            }
            // A role that holds everywhere has every department for its own.
            (Reach::Everything, _) | (Reach::OwnDepartment, None) => return Permit::Everything,
        }
    }
    if own.is_empty() {
        Permit::Refused
    } else {
        Permit::Departments(own)
    }
}

/// Whether these roles keep the keys of an office that complaints are sealed to: each its own.
#[must_use]
pub fn keeps_key_of(grants: &[Grant], office: Office) -> bool {
    let role = match office {
        Office::ComplaintOffice => Role::ComplaintOfficer,
        Office::SupervisionOffice => Role::Supervisor,
    };
    grants.iter().any(|grant| grant.role == role)
}

/// All that somebody with these roles may do.
#[must_use]
pub fn operations(grants: &[Grant]) -> Vec<Operation> {
    let may = |operation: &Operation| permit(grants, *operation).is_given();
    Operation::ALL.into_iter().filter(may).collect()
}

/// Whether these roles make somebody an administrator.
#[must_use]
pub fn is_administrator(grants: &[Grant]) -> bool {
    grants.iter().any(|grant| grant.role == Role::Administrator)
}

/// Whether a role is bound to a department: it must be (`true`), must not be (`false`), or may be.
const fn binds(role: Role) -> Option<bool> {
    match role {
        Role::Clerk | Role::ChiefRepresentative => Some(true),
        Role::Publisher => None,
        Role::ComplaintOfficer | Role::Supervisor | Role::Administrator => Some(false),
    }
}

/// What is wrong with somebody's roles; fields are JSON pointers below `/grants`. Departments and
/// windows must be published; a clerk sits at windows of the own department. `department_of` says whose a
/// window is.
#[must_use]
pub fn check_grants(
    grants: &[Grant],
    departments: impl Fn(&DepartmentId) -> bool,
    department_of: impl Fn(&WindowId) -> Option<DepartmentId>,
) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    let mut wrong = |at: String, code| {
        problems.push(FieldProblem {
            field: format!("/grants{at}"),
            code,
        });
    };
    if grants.is_empty() {
        wrong(String::new(), FieldCode::Missing);
    }
    if grants.len() > GRANTS {
        wrong(String::new(), FieldCode::TooLong);
        return problems;
    }
    for (at, grant) in grants.iter().enumerate() {
        let same = |other: &Grant| other.role == grant.role && other.department == grant.department;
        if grants[..at].iter().any(same) {
            wrong(format!("/{at}"), FieldCode::Taken);
        }
        match (binds(grant.role), &grant.department) {
            (Some(true), None) => wrong(format!("/{at}/department"), FieldCode::Missing),
            (Some(false), Some(_)) => wrong(format!("/{at}/department"), FieldCode::DoesNotFit),
            (_, Some(department)) if !departments(department) => {
                wrong(format!("/{at}/department"), FieldCode::UnknownValue);
            }
            _ => {}
        }
        if grant.role == Role::Clerk && grant.windows.is_empty() {
            wrong(format!("/{at}/windows"), FieldCode::Missing);
        }
        if grant.role != Role::Clerk && !grant.windows.is_empty() {
            wrong(format!("/{at}/windows"), FieldCode::DoesNotFit);
            continue;
        }
        for (place, id) in grant.windows.iter().enumerate() {
            let code = match department_of(id) {
                _ if grant.windows[..place].contains(id) => FieldCode::Taken,
                None => FieldCode::UnknownValue,
                seated if grant.department != seated => FieldCode::DoesNotFit,
                Some(_) => continue,
            };
            wrong(format!("/{at}/windows/{place}"), code);
        }
    }
    problems
}

/// What is wrong with a name of somebody or something: it is empty, too long, or holds what cannot be
/// read aloud (control characters, marks that turn the direction of writing).
#[must_use]
pub fn check_name(name: &str, most: usize) -> Option<FieldCode> {
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    match name {
        _ if name.trim().is_empty() => Some(FieldCode::Missing),
        _ if name.chars().count() > most => Some(FieldCode::TooLong),
        _ if name.trim() != name || name.contains(odd) => Some(FieldCode::Malformed),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
