//! What the county promises for complaints (R10): its own numbers where it has published some.

use mingbai_contract::complaint::ComplaintTerms;
use mingbai_contract::rules::{ParamValue, ServiceRule};
use std::ops::RangeInclusive;

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

const TAKE_UP: &str = "accept_working_days";
const CONCLUDE: &str = "simple_working_days";
const CONCLUDE_LONG: &str = "complex_working_days";
const EXTENSION: &str = "extension_working_days";
const RETENTION: &str = "retention_days";

/// The parameters of commitments, and what each may be: nobody waits for a quarter of a year, and nothing is
/// deleted before the reporter had time to read it.
const NAMES: [(&str, RangeInclusive<i64>); 5] = [
    (TAKE_UP, 0..=10),
    (CONCLUDE, 1..=60),
    (CONCLUDE_LONG, 1..=60),
    (EXTENSION, 0..=60),
    (RETENTION, 30..=3650),
];

/// The number of days that a commitment for complaints gives a parameter; none where it is none within its
/// bounds.
fn days(name: &str, value: &ParamValue) -> Option<u16> {
    let (_, range) = NAMES.iter().find(|(known, _)| *known == name)?;
    match value {
        ParamValue::Whole(days) if range.contains(days) => u16::try_from(*days).ok(),
        _ => None,
    }
}

/// What the county's published commitments for complaints promise; R10's defaults where they are silent.
#[must_use]
pub fn terms(rules: &[ServiceRule]) -> ComplaintTerms {
    let given = |name: &str, default: u16| {
        let mut of_complaints = rules.iter().filter(|rule| rule.category == CATEGORY);
        let value = of_complaints.find_map(|rule| rule.params.get(name));
        value.and_then(|value| days(name, value)).unwrap_or(default)
    };
    let or = DEFAULT_TERMS;
    ComplaintTerms {
        take_up: given(TAKE_UP, or.take_up),
        conclude: given(CONCLUDE, or.conclude),
        conclude_long: given(CONCLUDE_LONG, or.conclude_long),
        extension: given(EXTENSION, or.extension),
        retention_days: given(RETENTION, or.retention_days),
    }
}

/// The parameters of commitments for complaints that are no number of days within its bounds: the place of the
/// commitment, and the parameter. Such a one promises what nobody keeps.
#[must_use]
pub fn faults(rules: &[ServiceRule]) -> Vec<(usize, &'static str)> {
    let mut faults = Vec::new();
    for (place, rule) in rules.iter().enumerate() {
        if rule.category != CATEGORY {
            continue;
        }
        for (name, _) in NAMES {
            let value = rule.params.get(name);
            if value.is_some_and(|value| days(name, value).is_none()) {
                faults.push((place, name));
            }
        }
    }
    faults
}
