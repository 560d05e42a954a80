//! Why something about a bad rating is refused, as a problem: every refusal of the domain has its code.

use crate::ops::complaints::refusal::conflict;
use crate::problem::Refusal;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::rating::Refusal as Rule;

/// The problem's code.
#[must_use]
pub const fn kind(rule: Rule) -> ProblemType {
    match rule {
        Rule::NotReleased => ProblemType::NotReleased,
        Rule::AlreadyAnswered => ProblemType::AlreadyAnswered,
        Rule::Ended => ProblemType::RectificationEnded,
        Rule::AlreadyComplex => ProblemType::AlreadyComplex,
        Rule::TooLate => ProblemType::TooLate,
        Rule::NotPutRight => ProblemType::NotPutRight,
        Rule::AlreadyRated => ProblemType::AlreadyRated,
        Rule::BrokenRecord => ProblemType::BrokenRecord,
    }
}

/// The title of a problem that only ratings have; none for others.
#[must_use]
pub fn title(of: ProblemType) -> Option<&'static str> {
    let rule = Rule::ALL.iter().find(|rule| kind(**rule) == of);
    rule.map(|rule| rule.reason())
}

/// What an operation answers when the domain does not take something.
#[must_use]
pub const fn refused(rule: Rule) -> Refusal {
    conflict(kind(rule))
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
        assert_eq!(title(ProblemType::NotFound), None);
    }
}
