//! Fixed terms in words: roles, standings, scopes, deeds, what is wrong with a field.

use super::{Text, fill, work_terms};
use crate::api::Trouble;
use mingbai_contract::complaint::{ComplaintState, Office};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::keys::Scope;
use mingbai_contract::desk::staff::{Role, Standing};
use mingbai_contract::problem::{FieldCode, ProblemType};

/// A role.
#[must_use]
pub const fn role(t: &Text, role: Role) -> &'static str {
    match role {
        Role::Clerk => t.common.role_clerk,
        Role::ChiefRepresentative => t.common.role_chief,
        Role::ComplaintOfficer => t.common.role_complaint,
        Role::Supervisor => t.common.role_supervisor,
        Role::Publisher => t.common.role_publisher,
        Role::Administrator => t.common.role_administrator,
    }
}

/// Where an account stands.
#[must_use]
pub const fn standing(t: &Text, standing: Standing) -> &'static str {
    match standing {
        Standing::Invited => t.common.standing_invited,
        Standing::Active => t.common.standing_active,
        Standing::Disabled => t.common.standing_disabled,
    }
}

/// What a key may do.
#[must_use]
pub const fn scope(t: &Text, scope: Scope) -> &'static str {
    match scope {
        Scope::Applications => t.common.scope_applications,
        Scope::Projects => t.common.scope_projects,
        Scope::Inspections => t.common.scope_inspections,
    }
}

/// What was done.
#[must_use]
pub const fn deed(t: &Text, deed: Deed) -> &'static str {
    let a = &t.audit;
    match deed {
        Deed::Invited => a.invited,
        Deed::Joined => a.joined,
        Deed::GrantsChanged => a.grants_changed,
        Deed::Reset => a.reset,
        Deed::Disabled => a.disabled,
        Deed::Enabled => a.enabled,
        Deed::SignedIn => a.signed_in,
        Deed::RecoveryUsed => a.recovery_used,
        Deed::SignedOut => a.signed_out,
        Deed::SignedOutEverywhere => a.signed_out_everywhere,
        Deed::PasswordChanged => a.password_changed,
        Deed::RecoveryRenewed => a.recovery_renewed,
        Deed::ApiKeyMade => a.api_key_made,
        Deed::ApiKeyRevoked => a.api_key_revoked,
        Deed::ApplicationTakenIn => a.application_taken_in,
        Deed::EventRecorded => a.event_recorded,
        Deed::ProjectKept => a.project_kept,
        Deed::ProjectSecretRenewed => a.project_secret_renewed,
        Deed::InspectionFiled => a.inspection_filed,
        Deed::InspectionWithdrawn => a.inspection_withdrawn,
        Deed::InspectionConcluded => a.inspection_concluded,
        Deed::OvertimeExplained => a.overtime_explained,
        Deed::SupervisionNoted => a.supervision_noted,
        Deed::ComplaintMoved => a.complaint_moved,
        Deed::SummaryProposed => a.summary_proposed,
        Deed::SummaryReleased => a.summary_released,
        Deed::ComplaintsDeleted => a.complaints_deleted,
        Deed::OfficeKeyMade => a.office_key_made,
        Deed::OfficeKeySigned => a.office_key_signed,
        Deed::OfficeKeyFileReplaced => a.office_key_file_replaced,
        Deed::OfficeKeyRetired => a.office_key_retired,
        Deed::RatingsReleased => a.ratings_released,
        Deed::RectificationMoved => a.rectification_moved,
        Deed::RatingSetAside => a.rating_set_aside,
        Deed::CommentReviewed => a.comment_reviewed,
        Deed::HandledReported => a.handled_reported,
        Deed::DraftKept => a.draft_kept,
        Deed::DraftDiscarded => a.draft_discarded,
        Deed::DraftsPublished => a.drafts_published,
        Deed::PublishingPlanned => a.publishing_planned,
        Deed::PublishingTakenBack => a.publishing_taken_back,
        Deed::PublishingFailed => a.publishing_failed,
    }
}

/// What is wrong with a field of this label.
#[must_use]
pub fn wrong(t: &Text, label: &str, code: FieldCode) -> String {
    let c = &t.common;
    let phrase = match code {
        FieldCode::Missing => c.wrong_missing,
        FieldCode::Malformed => c.wrong_malformed,
        FieldCode::UnknownValue => c.wrong_unknown,
        FieldCode::TooLong | FieldCode::OutOfRange => c.wrong_too_long,
        FieldCode::TooShort => c.wrong_too_short,
        FieldCode::TooEasy => c.wrong_too_easy,
        FieldCode::Taken => c.wrong_taken,
        FieldCode::Wrong => c.wrong_wrong,
        FieldCode::DoesNotFit => c.wrong_fit,
        FieldCode::UnknownField | FieldCode::Other => c.wrong_other,
    };
    fill(phrase, &[label])
}

/// Why something was not done, where no field is to blame. How long to wait is said apart.
#[must_use]
pub fn trouble(t: &Text, trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::SignIn => t.door.over,
        Trouble::Credentials => t.common.trouble_credentials,
        Trouble::Forbidden => t.common.trouble_forbidden,
        Trouble::Gone => t.common.trouble_gone,
        Trouble::Fields(_) | Trouble::Conflict => t.common.trouble_conflict,
        Trouble::LastAdministrator => t.staff.last_admin,
        Trouble::Wait(_) => t.common.trouble_wait,
        Trouble::Refused(kind) => match refusal(t, *kind) {
            Some(words) => words,
            None => t.common.trouble_conflict,
        },
        Trouble::Sealing(code) => fault(t, code.as_str()),
        Trouble::Offline => t.common.trouble_offline,
        Trouble::Server => t.common.trouble_server,
    }
}

/// What the record of a complaint, an application or a bad rating does not let be done (R2 to R5, R10, R11), in
/// words; none for problems of another kind.
#[must_use]
pub const fn refusal(t: &Text, kind: ProblemType) -> Option<&'static str> {
    use ProblemType as P;
    let (c, r) = (&t.complaints, &t.ratings);
    Some(match kind {
        P::ComplaintEnded => c.refused_ended,
        P::AlreadyTakenUp => c.refused_taken_up,
        P::NotTakenUp => c.refused_not_taken_up,
        P::AlreadyFifteen => c.refused_fifteen,
        P::TooLate => c.refused_too_late,
        P::AlreadyExtended => c.refused_extended,
        P::NotExtendable => c.refused_not_extendable,
        P::NotConcluded => c.refused_not_concluded,
        P::AlreadySteppedUp => c.refused_stepped_up,
        P::NoSummary => c.refused_no_summary,
        P::SummaryReleased => c.refused_released,
        P::SamePerson => c.refused_same_person,
        P::OtherKeys => c.refused_other_keys,
        P::BrokenRecord => c.refused_broken,
        P::RectificationEnded => r.refused_ended,
        P::NotReleased => r.refused_not_released,
        P::AlreadyAnswered => r.refused_answered,
        P::AlreadyComplex => r.refused_complex,
        P::DraftFaulty => t.publishing.refused_faulty,
        P::DraftPlanned => t.publishing.refused_planned,
        P::DraftOutdated => t.publishing.refused_outdated,
        P::NoDraft => t.publishing.refused_no_draft,
        _ => match green_refusal(t, kind) {
            Some(words) => words,
            None => return work_terms::refusal(t, kind),
        },
    })
}

/// What the rules for projects and inspections do not let be done (R2, R7, R8, R9), in words.
const fn green_refusal(t: &Text, kind: ProblemType) -> Option<&'static str> {
    use ProblemType as P;
    let g = &t.green;
    Some(match kind {
        P::NotGreenChannel => g.refused_not_green,
        P::NotDeferrable => g.refused_not_deferrable,
        P::DeferredTwice => g.refused_deferred_twice,
        P::PromisedTooEarly => g.refused_promised_early,
        P::PromisedTooLate => g.refused_promised_late,
        P::PauseNotExcluded => g.refused_pause,
        P::DecidedTooEarly => g.refused_decided_early,
        P::FeeNotListed => g.refused_fee_not_listed,
        P::FeeShouldBeFree => g.refused_fee_free,
        P::OnRecord => g.refused_on_record,
        P::SameNumber | P::UnknownDependency | P::Cycle | P::UnknownStage => g.refused_plan,
        P::InspectionCap => g.refused_cap,
        P::NotFiledBefore => g.refused_not_before,
        P::InspectionOver => g.refused_over,
        P::VisitOver => g.refused_visit_over,
        P::VisitToCome => g.refused_visit_ahead,
        _ => return None,
    })
}

/// Why something could not be sealed or opened, by the code of the program that does it.
#[must_use]
pub fn fault(t: &Text, code: &str) -> &'static str {
    let c = &t.complaints;
    match code {
        "passphrase" => c.fault_passphrase,
        "not_for_you" => c.fault_not_for_you,
        "broken" | "content" | "shape" | "unreadable" => c.fault_broken,
        "version" => c.fault_version,
        "sender" | "key_not_in_use" => c.fault_sender,
        "other_root" | "keys" => c.fault_root,
        "no_recipient" => c.fault_no_recipient,
        "too_large" => c.fault_too_large,
        "memory" => c.fault_memory,
        "locked" | "forgotten" => c.fault_locked,
        _ => c.fault_not_loaded,
    }
}

/// Where a complaint stands.
#[must_use]
pub const fn complaint_state(t: &Text, state: ComplaintState) -> &'static str {
    let c = &t.complaints;
    match state {
        ComplaintState::Received => c.state_received,
        ComplaintState::TakenUp => c.state_taken_up,
        ComplaintState::Concluded => c.state_concluded,
        ComplaintState::Reopened => c.state_reopened,
        ComplaintState::Withdrawn => c.state_withdrawn,
    }
}

/// An office that reads complaints.
#[must_use]
pub const fn office(t: &Text, office: Office) -> &'static str {
    match office {
        Office::ComplaintOffice => t.office_keys.office_complaint,
        Office::SupervisionOffice => t.office_keys.office_supervision,
    }
}
