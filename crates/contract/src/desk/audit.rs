//! The record of what was done (DESIGN §4): append-only, each entry holding the hash of the one before.

use serde::{Deserialize, Serialize};

/// What was done. Codes are stable: they are hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Somebody was invited.
    Invited,
    /// An invitation was taken up.
    Joined,
    /// Roles were changed.
    GrantsChanged,
    /// Password and one-time codes were taken away, and a new invitation was given.
    Reset,
    /// An account was taken away.
    Disabled,
    /// An account was given back.
    Enabled,
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed in with a recovery code.
    RecoveryUsed,
    /// Somebody signed out here.
    SignedOut,
    /// Somebody signed out everywhere.
    SignedOutEverywhere,
    /// A password was changed.
    PasswordChanged,
    /// Recovery codes were renewed.
    RecoveryRenewed,
    /// An API key was made.
    ApiKeyMade,
    /// An API key was taken back.
    ApiKeyRevoked,
    /// An application was taken in.
    ApplicationTakenIn,
    /// Something that happened to an application was recorded.
    EventRecorded,
    /// A project was taken in, or its next version was kept.
    ProjectKept,
    /// An investor was given a new secret.
    ProjectSecretRenewed,
    /// An inspection was filed.
    InspectionFiled,
    /// The filing of an inspection was taken back.
    InspectionWithdrawn,
    /// What an inspection found was recorded.
    InspectionConcluded,
    /// A reason for being late was published.
    OvertimeExplained,
    /// What was done about a supervision case was noted.
    SupervisionNoted,
    /// Something that an office did with a complaint, or that came about by time, was recorded.
    ComplaintMoved,
    /// A summary of a complaint was proposed.
    SummaryProposed,
    /// A summary of a complaint was released.
    SummaryReleased,
    /// Complaints were deleted, their time being over.
    ComplaintsDeleted,
    /// A key that complaints are sealed to was made.
    OfficeKeyMade,
    /// The county's root signed such a key.
    OfficeKeySigned,
    /// The private half of such a key was put under another passphrase.
    OfficeKeyFileReplaced,
    /// Such a key is to be retired, or was thrown away before it was signed.
    OfficeKeyRetired,
    /// Bad ratings were handed to their window.
    RatingsReleased,
    /// Something that a window did about a bad rating, or that came about by time, was recorded.
    RectificationMoved,
    /// A rating was set aside.
    RatingSetAside,
    /// A comment was released, or kept back.
    CommentReviewed,
    /// It was reported how many cases a window handled.
    HandledReported,
    /// A draft was saved.
    DraftKept,
    /// A draft was thrown away.
    DraftDiscarded,
    /// Drafts were published, at once or because their day had come.
    DraftsPublished,
    /// A day was set on which drafts come out.
    PublishingPlanned,
    /// That day was taken back.
    PublishingTakenBack,
    /// Drafts could not come out on their day.
    PublishingFailed,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 42] = [
        Self::Invited,
        Self::Joined,
        Self::GrantsChanged,
        Self::Reset,
        Self::Disabled,
        Self::Enabled,
        Self::SignedIn,
        Self::RecoveryUsed,
        Self::SignedOut,
        Self::SignedOutEverywhere,
        Self::PasswordChanged,
        Self::RecoveryRenewed,
        Self::ApiKeyMade,
        Self::ApiKeyRevoked,
        Self::ApplicationTakenIn,
        Self::EventRecorded,
        Self::ProjectKept,
        Self::ProjectSecretRenewed,
        Self::InspectionFiled,
        Self::InspectionWithdrawn,
        Self::InspectionConcluded,
        Self::OvertimeExplained,
        Self::SupervisionNoted,
        Self::ComplaintMoved,
        Self::SummaryProposed,
        Self::SummaryReleased,
        Self::ComplaintsDeleted,
        Self::OfficeKeyMade,
        Self::OfficeKeySigned,
        Self::OfficeKeyFileReplaced,
        Self::OfficeKeyRetired,
        Self::RatingsReleased,
        Self::RectificationMoved,
        Self::RatingSetAside,
        Self::CommentReviewed,
        Self::HandledReported,
        Self::DraftKept,
        Self::DraftDiscarded,
        Self::DraftsPublished,
        Self::PublishingPlanned,
        Self::PublishingTakenBack,
        Self::PublishingFailed,
    ];

    /// The code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Joined => "joined",
            Self::GrantsChanged => "grants_changed",
            Self::Reset => "reset",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::SignedIn => "signed_in",
            Self::RecoveryUsed => "recovery_used",
            Self::SignedOut => "signed_out",
            Self::SignedOutEverywhere => "signed_out_everywhere",
            Self::PasswordChanged => "password_changed",
            Self::RecoveryRenewed => "recovery_renewed",
            Self::ApiKeyMade => "api_key_made",
            Self::ApiKeyRevoked => "api_key_revoked",
            Self::ApplicationTakenIn => "application_taken_in",
            Self::EventRecorded => "event_recorded",
            Self::ProjectKept => "project_kept",
            Self::ProjectSecretRenewed => "project_secret_renewed",
            Self::InspectionFiled => "inspection_filed",
            Self::InspectionWithdrawn => "inspection_withdrawn",
            Self::InspectionConcluded => "inspection_concluded",
            Self::OvertimeExplained => "overtime_explained",
            Self::SupervisionNoted => "supervision_noted",
            Self::ComplaintMoved => "complaint_moved",
            Self::SummaryProposed => "summary_proposed",
            Self::SummaryReleased => "summary_released",
            Self::ComplaintsDeleted => "complaints_deleted",
            Self::OfficeKeyMade => "office_key_made",
            Self::OfficeKeySigned => "office_key_signed",
            Self::OfficeKeyFileReplaced => "office_key_file_replaced",
            Self::OfficeKeyRetired => "office_key_retired",
            Self::RatingsReleased => "ratings_released",
            Self::RectificationMoved => "rectification_moved",
            Self::RatingSetAside => "rating_set_aside",
            Self::CommentReviewed => "comment_reviewed",
            Self::HandledReported => "handled_reported",
            Self::DraftKept => "draft_kept",
            Self::DraftDiscarded => "draft_discarded",
            Self::DraftsPublished => "drafts_published",
            Self::PublishingPlanned => "publishing_planned",
            Self::PublishingTakenBack => "publishing_taken_back",
            Self::PublishingFailed => "publishing_failed",
        }
    }

    /// The deed with a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its place, counted from 1 without gaps.
    pub position: u64,
    /// When, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Who: `staff:wang.fang`, `key:…`, `command-line`, or `clock` for what came about by time.
    pub actor: String,
    /// What was done.
    pub deed: Deed,
    /// To whom or what: `staff:…`, `key:…`, `application:…`, `project:…`,
    /// `inspection:…`, `complaint:…`, `office-key:…`, `guide:…`, `list:…`, `year:…`,
    /// `publishing:…`.
    pub subject: String,
    /// What it was before and is now, as JSON; empty where there is nothing to add.
    pub detail: String,
    /// SHA-256 of the entry before, in hex; of nothing: zeros.
    pub previous: String,
    /// SHA-256 of this entry with the one before, in hex.
    pub hash: String,
}

/// Some of the record, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditPage {
    /// The entries.
    pub entries: Vec<AuditEntry>,
    /// How many entries the whole record has.
    pub size: u64,
    /// Where the next page begins; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::Deed;

    #[test]
    fn codes_are_those_on_the_wire() {
        for deed in Deed::ALL {
            assert_eq!(serde_json::to_value(deed).unwrap(), deed.code());
            assert_eq!(Deed::parse(deed.code()), Some(deed));
        }
        assert_eq!(Deed::parse("nothing"), None);
    }
}
