//! Why something about a complaint is refused: one line each with its stable code and its reason.

macro_rules! refusals {
    ($($name:ident, $code:literal, $reason:literal;)*) => {
        /// Why something about a complaint is refused.
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
    Ended, "complaint_ended", "The complaint is answered or was taken back (R10).";
    AlreadyTakenUp, "already_taken_up", "The complaint is taken up (R10).";
    NotTakenUp, "not_taken_up", "The complaint is not taken up yet (R10).";
    AlreadyFifteen, "already_fifteen", "It has the long limit already (R10).";
    TooLate, "too_late", "The day by which that had to be done is over (R10).";
    AlreadyExtended, "already_extended", "It was extended before (R10).";
    NotExtendable, "not_extendable", "What was reopened cannot be extended or given another limit (R10).";
    NotConcluded, "not_concluded", "The complaint is not answered yet (R10).";
    AlreadyReopened, "already_reopened", "It was reopened before (R10).";
    AlreadyRated, "already_rated", "This answer was rated before (R10).";
    AlreadySteppedUp, "already_stepped_up", "It is with the supervision office already (R10).";
    NoSummary, "no_summary", "There is no summary that could be released.";
    SummaryReleased, "summary_released", "The summary is released: what was published stays as it is.";
    BrokenRecord, "broken_record", "What is on record cannot have happened in this order.";
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Refusal {}
