//! What a guide promises to an application, frozen on the day of submission.

use crate::clock::Limit;
use mingbai_contract::application::Terms;
use mingbai_contract::guide::{Guide, Step};

/// The terms of whoever hands in an application while `guide` is published.
#[must_use]
pub fn terms(guide: &Guide) -> Terms {
    let exclusions = guide.limits.exclusions.iter();
    Terms {
        committed_working_days: guide.limits.committed_working_days,
        statutory: guide.limits.statutory.clone(),
        exclusions: exclusions.map(|exclusion| exclusion.code).collect(),
        deemed_consent: guide.deemed_consent,
        steps: guide.steps.clone(),
        materials: guide.materials.iter().map(|m| m.id.clone()).collect(),
    }
}

/// The statutory limit as a clock takes it; none where the law counts no days.
pub(super) fn statutory(terms: &Terms) -> Option<Limit> {
    crate::promise::statutory(&terms.statutory, terms.committed_working_days)
}

/// The step with a name; of several with the same one, the first.
pub(super) fn step<'t>(terms: &'t Terms, name: &str) -> Option<&'t Step> {
    terms.steps.iter().find(|step| step.name == name)
}

/// Whether the committed clock runs to the delivery instead of the decision: where the guide gives
/// counted days to it (R4a). A delivery that takes no days takes none of the promise.
#[must_use]
pub fn covers_delivery(terms: &Terms) -> bool {
    let delivers = |step: &Step| step.counted && step.name.ends_with("送达");
    let takes_days = |step: &Step| step.working_days.is_some_and(|days| days > 0);
    terms
        .steps
        .iter()
        .any(|step| delivers(step) && takes_days(step))
}
