//! Why an event is not taken, as a problem: every refusal of the domain has its code.

use crate::problem::Refusal;
use axum::http::StatusCode;
use mingbai_contract::problem::{FieldCode, FieldProblem, ProblemType};
use mingbai_domain::application::Refusal as Rule;

/// The problem's code.
#[must_use]
pub const fn kind(rule: Rule) -> ProblemType {
    use ProblemType as P;
    use Rule as R;
    match rule {
        R::NotSubmitted => P::NotSubmitted,
        R::AlreadySubmitted => P::AlreadySubmitted,
        R::Ended => P::ApplicationEnded,
        R::AlreadyAccepted => P::AlreadyAccepted,
        R::NotAccepted => P::NotAccepted,
        R::AlreadyDecided => P::AlreadyDecided,
        R::NotDecided => P::NotDecided,
        R::AlreadyDelivered => P::AlreadyDelivered,
        R::TwoVisitsRule => P::TwoVisitsRule,
        R::NoNotice => P::NoNotice,
        R::NotAskedFor => P::NotAskedFor,
        R::SupplementAwaited => P::SupplementAwaited,
        R::UnknownMaterial => P::UnknownMaterial,
        R::ReasonNotExcluded => P::ReasonNotExcluded,
        R::AlreadyPaused => P::AlreadyPaused,
        R::NotPaused => P::NotPaused,
        R::ClockPaused => P::ClockPaused,
        R::UnknownStep => P::UnknownStep,
        R::StepAlreadyStarted => P::StepAlreadyStarted,
        R::StepNotStarted => P::StepNotStarted,
        R::NotAJointReview => P::NotAJointReview,
        R::FieldMissing => P::FieldMissing,
        R::FieldOutOfPlace => P::FieldOutOfPlace,
        R::Derived => P::Derived,
        R::InTheFuture => P::InTheFuture,
        R::OutOfOrder => P::OutOfOrder,
        R::BrokenRecord => P::BrokenRecord,
    }
}

/// The refusal whose code a problem has; none for other problems.
#[must_use]
pub fn of_kind(of: ProblemType) -> Option<Rule> {
    Rule::ALL.iter().copied().find(|rule| kind(*rule) == of)
}

/// Which field is to blame, where it is one: then the request is wrong (400). Otherwise it does not fit
/// what is on record (409).
const fn field(rule: Rule) -> Option<(&'static str, FieldCode)> {
    Some(match rule {
        Rule::UnknownMaterial | Rule::NotAskedFor => ("/materials", FieldCode::UnknownValue),
        Rule::UnknownStep => ("/step", FieldCode::UnknownValue),
        Rule::ReasonNotExcluded => ("/exclusion", FieldCode::DoesNotFit),
        Rule::Derived => ("/type", FieldCode::DoesNotFit),
        Rule::InTheFuture => ("/at", FieldCode::OutOfRange),
        Rule::FieldMissing => ("", FieldCode::Missing),
        Rule::FieldOutOfPlace => ("", FieldCode::DoesNotFit),
        _ => return None,
    })
}

/// What an operation answers when the domain does not take an event.
#[must_use]
pub fn refused(rule: Rule) -> Refusal {
    let field = field(rule);
    Refusal {
        status: match field {
            Some(_) => StatusCode::BAD_REQUEST,
            None => StatusCode::CONFLICT,
        },
        kind: kind(rule),
        fields: field.map_or_else(Vec::new, |(field, code)| {
            vec![FieldProblem {
                field: field.to_owned(),
                code,
            }]
        }),
        retry_after: None,
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
            assert_eq!(of_kind(kind), Some(*rule));
            let problem = refused(*rule).into_problem(String::new());
            assert_eq!(problem.title, rule.reason());
        }
        assert_eq!(of_kind(ProblemType::NotFound), None);
    }
}
