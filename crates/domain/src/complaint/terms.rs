//! What the county promises for complaints (R10): its own numbers where it has published some.

use mingbai_contract::complaint::ComplaintTerms;
use mingbai_contract::rules::{ParamValue, ServiceRule};

/// What R10 says where a county says nothing else.
pub const DEFAULT_TERMS: ComplaintTerms = ComplaintTerms {
    take_up: 1,
    conclude: 5,
    conclude_long: 15,
    extension: 10,
    retention_days: 365,
};

/// The category of the county's commitments for complaints.
const CATEGORY: &str = "complaint";

/// What the county's published commitments for complaints promise; R10's defaults where they are silent.
#[must_use]
pub fn terms(rules: &[ServiceRule]) -> ComplaintTerms {
    let days = |name: &str, default: u16| {
        let mut of_complaints = rules.iter().filter(|rule| rule.category == CATEGORY);
        let given = of_complaints.find_map(|rule| rule.params.get(name));
        match given {
            Some(ParamValue::Whole(days)) => u16::try_from(*days).unwrap_or(default),
            _ => default,
        }
    };
    let or = DEFAULT_TERMS;
    ComplaintTerms {
        take_up: days("accept_working_days", or.take_up),
        conclude: days("simple_working_days", or.conclude),
        conclude_long: days("complex_working_days", or.conclude_long),
        extension: days("extension_working_days", or.extension),
        retention_days: days("retention_days", or.retention_days),
    }
}
