//! Why something about a rectification is refused: one line each with its stable code and its reason.

macro_rules! refusals {
    ($($name:ident, $code:literal, $reason:literal;)*) => {
        /// Why something about a rectification is refused.
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
    NotReleased, "not_released", "The window does not have it yet (R11).";
    AlreadyAnswered, "already_answered", "The window has answered (R11).";
    Ended, "rectification_ended", "It is put right, or was set aside (R11).";
    AlreadyComplex, "already_complex", "It has the long limit already (R11).";
    TooLate, "too_late", "The day by which that had to be done is over (R10).";
    NotPutRight, "not_put_right", "It is not put right yet: one may rate once more only then (R11).";
    AlreadyRated, "already_rated", "This answer was rated before (R10).";
    BrokenRecord, "broken_record", "What is on record cannot have happened in this order.";
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Refusal {}
