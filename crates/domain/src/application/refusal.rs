//! Why an event is not taken: one line each with its stable code and its reason.

macro_rules! refusals {
    ($($name:ident, $code:literal, $reason:literal;)*) => {
        /// Why an event is not taken.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Refusal {
            $(#[doc = $reason] $name,)*
        }

        impl Refusal {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The reason in English words, for people who read logs.
            #[must_use]
            pub const fn reason(self) -> &'static str {
                match self { $(Self::$name => $reason,)* }
            }
        }
    };
}

refusals! {
    // The order of things.
    NotSubmitted, "not_submitted", "Nothing can happen before it was submitted.";
    AlreadySubmitted, "already_submitted", "It was submitted before.";
    Ended, "application_ended", "It was refused, has lapsed or was withdrawn: nothing can happen any more.";
    AlreadyAccepted, "already_accepted", "It is accepted, be it by the office, by the last material or by law (R3, R4).";
    NotAccepted, "not_accepted", "It is not accepted yet, and only then may that be done.";
    AlreadyDecided, "already_decided", "It is decided, by the office or by silence (R5).";
    NotDecided, "not_decided", "There is no decision that could be delivered.";
    AlreadyDelivered, "already_delivered", "It was delivered before.";
    // The one-time notice.
    TwoVisitsRule, "two_visits_rule", "The one-time notice was given: there is no second one (R4).";
    NoNotice, "no_notice", "Nothing was asked for that could be supplemented (R4).";
    NotAskedFor, "not_asked_for", "The notice does not list it, or it is in already (R4).";
    SupplementAwaited, "supplement_awaited", "The applicant still has time to hand in what the notice lists (R4).";
    UnknownMaterial, "unknown_material", "The guide does not ask for this material (R4).";
    // Pauses.
    ReasonNotExcluded, "reason_not_excluded", "The guide does not exclude this procedure from the limit (R2).";
    AlreadyPaused, "already_paused", "The clock stands still already (R2).";
    NotPaused, "not_paused", "The clock does not stand still (R2).";
    ClockPaused, "clock_paused", "The clock stands still: it must go on first (R2, R5).";
    // Steps.
    UnknownStep, "unknown_step", "The guide has no such step.";
    StepAlreadyStarted, "step_already_started", "This step is under way.";
    StepNotStarted, "step_not_started", "This step is not under way.";
    NotAJointReview, "not_a_joint_review", "Only from a joint review can a department stay away (R5).";
    // The event itself.
    FieldMissing, "field_missing", "A field that this type of event needs is missing or empty.";
    FieldOutOfPlace, "field_out_of_place", "A field that this type of event has not.";
    Derived, "derived", "What becomes true by time is found by the clock, never handed in.";
    InTheFuture, "in_the_future", "It has not happened yet.";
    OutOfOrder, "out_of_order", "Something later is on record, and this would change what that rests on.";
    BrokenRecord, "broken_record", "What is on record cannot have happened in this order.";
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Refusal {}
