//! Why something about a complaint is refused, as a problem: every refusal of the domain has its code.

use crate::problem::Refusal;
use crate::store::complaints::NotMoved;
use axum::http::StatusCode;
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_domain::complaint::Refusal as Rule;

/// The problem's code.
#[must_use]
pub const fn kind(rule: Rule) -> ProblemType {
    use ProblemType as P;
    use Rule as R;
    match rule {
        R::Ended => P::ComplaintEnded,
        R::AlreadyTakenUp => P::AlreadyTakenUp,
        R::NotTakenUp => P::NotTakenUp,
        R::AlreadyFifteen => P::AlreadyFifteen,
        R::TooLate => P::TooLate,
        R::AlreadyExtended => P::AlreadyExtended,
        R::NotExtendable => P::NotExtendable,
        R::NotConcluded => P::NotConcluded,
        R::AlreadyReopened => P::AlreadyReopened,
        R::AlreadyRated => P::AlreadyRated,
        R::AlreadySteppedUp => P::AlreadySteppedUp,
        R::NoSummary => P::NoSummary,
        R::SummaryReleased => P::SummaryReleased,
        R::BrokenRecord => P::BrokenRecord,
    }
}

/// The title of a problem that only complaints have; none for others.
#[must_use]
pub fn title(of: ProblemType) -> Option<&'static str> {
    Some(match of {
        ProblemType::ChallengeExpired => {
            "The challenge is over, or is none of this server's: ask for another one"
        }
        ProblemType::ChallengeSpent => "The challenge was used before: ask for another one",
        ProblemType::WorkNotDone => "The puzzles of the challenge are not solved",
        ProblemType::OtherKeys => {
            "It is not sealed to the keys that it must be sealed to: ask for them, and seal it anew"
        }
        ProblemType::ThreadFull => "The reporter has added as much as is kept",
        ProblemType::SamePerson => "Whoever proposed a summary does not release it",
        of => {
            let rule = Rule::ALL.iter().find(|rule| kind(**rule) == of);
            return rule.map(|rule| rule.reason());
        }
    })
}

/// It does not fit what is on record, for this reason.
#[must_use]
pub const fn conflict(kind: ProblemType) -> Refusal {
    Refusal::plain(StatusCode::CONFLICT, kind)
}

/// What an operation answers when the domain does not take something.
#[must_use]
pub const fn refused(rule: Rule) -> Refusal {
    conflict(kind(rule))
}

/// What is answered when nothing was written.
#[must_use]
pub fn not_moved(why: NotMoved) -> Refusal {
    match why {
        NotMoved::Missing => Refusal::NOT_FOUND,
        NotMoved::Changed => Refusal::conflict("/after", FieldCode::Wrong),
        NotMoved::Taken => Refusal::conflict("/complaint/thread", FieldCode::Taken),
        NotMoved::Spent => conflict(ProblemType::ChallengeSpent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_its_code_on_the_wire() {
        for rule in Rule::ALL {
            let kind = kind(*rule);
            assert_eq!(serde_json::to_value(kind).unwrap(), rule.code());
            let problem = refused(*rule).into_problem(String::new());
            assert_eq!(problem.title, rule.reason());
        }
        for kind in [ProblemType::ChallengeSpent, ProblemType::OtherKeys] {
            assert_ne!(
                conflict(kind).into_problem(String::new()).title,
                "That is not allowed"
            );
        }
        assert_eq!(title(ProblemType::NotFound), None);
    }
}
