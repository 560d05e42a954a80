//! The staff desk: who works here, what each may do, and the record of what was done.
//!
//! [`staff`] has the people and their roles, [`account`] what somebody does with the own account,
//! [`audit`] the record, [`keys`] the API keys of other systems, [`applications`], [`work`], [`projects`],
//! [`inspections`], [`complaints`] and [`ratings`] what offices do with those, [`publishing`] what publishers keep,
//! [`posters`] what is printed for windows,
//! [`supervision`] what supervisors look after. Addresses are in
//! [`endpoint`]. Start with [`Operation`].

pub mod account;
pub mod applications;
pub mod audit;
pub mod complaints;
pub mod endpoint;
pub mod inspections;
pub mod keys;
pub mod posters;
pub mod projects;
pub mod publishing;
pub mod ratings;
pub mod staff;
pub mod supervision;
pub mod work;

use serde::{Deserialize, Serialize};

/// Something that may be done at the desk. Which role may do what is one table,
/// `mingbai_domain::staff::allows`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// See the own account, change its password, renew its recovery codes, sign out.
    KeepOwnAccount,
    /// See who works here.
    ListStaff,
    /// Invite somebody.
    InviteStaff,
    /// Change somebody's roles.
    ChangeGrants,
    /// Take somebody's password and one-time codes away and invite them anew.
    ResetStaff,
    /// Take the account away, or give it back.
    DisableStaff,
    /// Read the record of what was done.
    ReadAudit,
    /// See the API keys of other systems.
    ListApiKeys,
    /// Make an API key.
    MakeApiKey,
    /// Take an API key back.
    RevokeApiKey,
    /// See applications under way.
    SeeApplications,
    /// Take an application in.
    TakeInApplication,
    /// Record what happens to an application, but for its decision.
    RecordEvent,
    /// Decide an application.
    DecideApplication,
    /// See projects, with what supervisors are told of them.
    SeeProjects,
    /// Keep a project up to date.
    KeepProject,
    /// See inspections that are filed.
    SeeInspections,
    /// File an inspection, take it back, record what it found.
    FileInspection,
    /// Read reports of inspections.
    ReadInspectionReports,
    /// Publish why one's office is late.
    ExplainOvertime,
    /// See supervision cases.
    SeeSupervision,
    /// Note what was done about a supervision case.
    NoteSupervision,
    /// See complaints, as far as they are not sealed.
    SeeComplaints,
    /// Take complaints up, write to the reporter, answer.
    HandleComplaint,
    /// Propose a summary of a complaint for everybody to read.
    ProposeSummary,
    /// Release a summary that somebody else proposed.
    ReleaseSummary,
    /// Make, keep and retire the keys that complaints are sealed to.
    KeepOfficeKeys,
    /// See the code for a window's screen.
    ShowLiveCode,
    /// See bad ratings: a window those that were released to it.
    SeeRectifications,
    /// Answer a bad rating, and put it right.
    AnswerRectification,
    /// Set a rating aside that is malicious or a mistake.
    SetRatingAside,
    /// Read comments, and release them or keep them back.
    ReviewComments,
    /// Report how many cases a window handled.
    ReportHandled,
    /// Print posters of windows.
    PrintPosters,
    /// See what is published, drafts of it, and whether the next year's calendar is missing.
    SeePublishing,
    /// Keep drafts of guides, lists and the calendar, also out of sheets.
    KeepDraft,
    /// Publish drafts, at once or on a day.
    Publish,
}

impl Operation {
    /// All of them.
    pub const ALL: [Self; 37] = [
        Self::KeepOwnAccount,
        Self::ListStaff,
        Self::InviteStaff,
        Self::ChangeGrants,
        Self::ResetStaff,
        Self::DisableStaff,
        Self::ReadAudit,
        Self::ListApiKeys,
        Self::MakeApiKey,
        Self::RevokeApiKey,
        Self::SeeApplications,
        Self::TakeInApplication,
        Self::RecordEvent,
        Self::DecideApplication,
        Self::SeeProjects,
        Self::KeepProject,
        Self::SeeInspections,
        Self::FileInspection,
        Self::ReadInspectionReports,
        Self::ExplainOvertime,
        Self::SeeSupervision,
        Self::NoteSupervision,
        Self::SeeComplaints,
        Self::HandleComplaint,
        Self::ProposeSummary,
        Self::ReleaseSummary,
        Self::KeepOfficeKeys,
        Self::ShowLiveCode,
        Self::SeeRectifications,
        Self::AnswerRectification,
        Self::SetRatingAside,
        Self::ReviewComments,
        Self::ReportHandled,
        Self::PrintPosters,
        Self::SeePublishing,
        Self::KeepDraft,
        Self::Publish,
    ];
}
