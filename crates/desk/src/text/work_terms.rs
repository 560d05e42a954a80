//! Fixed terms of applications in words: states, stages, clocks, procedures, and what the rules refuse.

use super::{Text, fill};
use mingbai_contract::application::{ClockCode, State};
use mingbai_contract::desk::work::Stage;
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::problem::ProblemType;

/// Where an application stands.
#[must_use]
pub const fn state(t: &Text, state: State) -> &'static str {
    let w = &t.work;
    match state {
        State::Submitted => w.state_submitted,
        State::NoticeGiven => w.state_notice_given,
        State::PartlySupplemented => w.state_partly_supplemented,
        State::Accepted => w.state_accepted,
        State::Paused => w.state_paused,
        State::Decided => w.state_decided,
        State::Delivered => w.state_delivered,
        State::Refused => w.state_refused,
        State::Lapsed => w.state_lapsed,
        State::Withdrawn => w.state_withdrawn,
    }
}

/// How far applications have come.
#[must_use]
pub const fn stage(t: &Text, stage: Stage) -> &'static str {
    let w = &t.work;
    match stage {
        Stage::ToAccept => w.to_accept,
        Stage::WithApplicant => w.with_applicant,
        Stage::UnderWay => w.under_way,
        Stage::Paused => w.paused,
        Stage::ToDeliver => w.to_deliver,
        Stage::Ended => w.ended,
    }
}

/// A clock; `step` is the step's name, for a step's clock.
#[must_use]
pub fn clock(t: &Text, clock: ClockCode, step: Option<&str>) -> String {
    let w = &t.work;
    let phrase = match clock {
        ClockCode::Acceptance => w.clock_acceptance,
        ClockCode::Supplement => w.clock_supplement,
        ClockCode::Step => w.clock_step,
        ClockCode::Committed => w.clock_committed,
        ClockCode::Statutory => w.clock_statutory,
        ClockCode::Delivery => w.clock_delivery,
    };
    fill(phrase, &[step.unwrap_or_default()])
}

/// A procedure that does not count (R2), as people say it.
#[must_use]
pub const fn exclusion(t: &Text, code: ExclusionCode) -> &'static str {
    let w = &t.work;
    match code {
        ExclusionCode::SiteInspection => w.x_site_inspection,
        ExclusionCode::ExpertReview => w.x_expert_review,
        ExclusionCode::PublicNotice => w.x_public_notice,
        ExclusionCode::Testing => w.x_testing,
        ExclusionCode::Production => w.x_production,
        ExclusionCode::Announcement => w.x_announcement,
        ExclusionCode::SuperiorReview => w.x_superior_review,
        ExclusionCode::Hearing => w.x_hearing,
        ExclusionCode::Investigation => w.x_investigation,
        ExclusionCode::StatutoryWaiting => w.x_statutory_waiting,
        ExclusionCode::Bidding => w.x_bidding,
        ExclusionCode::JudicialConclusion => w.x_judicial_conclusion,
    }
}

/// What an application's record does not let be done (R2 to R5), in words; none for other problems.
#[must_use]
pub const fn refusal(t: &Text, kind: ProblemType) -> Option<&'static str> {
    use ProblemType as P;
    let a = &t.acts;
    Some(match kind {
        P::ApplicationEnded => a.r_ended,
        P::AlreadyAccepted => a.r_accepted,
        P::NotAccepted => a.r_not_accepted,
        P::AlreadyDecided => a.r_decided,
        P::NotDecided => a.r_not_decided,
        P::AlreadyDelivered => a.r_delivered,
        P::TwoVisitsRule => a.r_two_visits,
        P::NoNotice => a.r_no_notice,
        P::NotAskedFor => a.r_not_asked,
        P::SupplementAwaited => a.r_awaited,
        P::UnknownMaterial => a.r_material,
        P::ReasonNotExcluded => a.r_exclusion,
        P::AlreadyPaused => a.r_paused,
        P::NotPaused => a.r_not_paused,
        P::ClockPaused => a.r_clock_paused,
        P::UnknownStep => a.r_unknown_step,
        P::StepAlreadyStarted => a.r_step_started,
        P::StepNotStarted => a.r_step_not_started,
        P::NotAJointReview => a.r_joint,
        P::InTheFuture => a.r_future,
        P::OutOfOrder => a.r_order,
        P::NothingLate => a.r_nothing_late,
        _ => return None,
    })
}
