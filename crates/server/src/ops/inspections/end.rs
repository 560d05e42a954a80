//! How an inspection ends: its filing is taken back, or its result is recorded (R9).

use super::{inspection_name, not_filed, shown};
use crate::app::App;
use crate::ops::applications::{Doer, published};
use crate::ops::desk::{day, detail};
use crate::ops::projects::refusal::not_ended;
use crate::problem::{Refusal, internal};
use crate::store::inspections::Outcome;
use crate::store::staff::Record;
use mingbai_contract::InspectionId;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::inspections::InspectionFile;
use mingbai_contract::problem::FieldCode;
use mingbai_domain::application::{TEXT_CHARS, check_text};
use mingbai_domain::project::inspection::{may_conclude, may_withdraw};
use mingbai_domain::staff::Permit;

/// Ends an inspection.
///
/// # Errors
/// 404 where whoever asks does not reach it, 400 where the result says nothing, 409 with the rule's code.
pub async fn end(
    app: &App,
    doer: &Doer,
    permit: &Permit,
    code: &InspectionId,
    outcome: Outcome,
) -> Result<InspectionFile, Refusal> {
    let now = published(app)?;
    let kept = app.store.inspection(code).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.filter(|kept| permit.holds(&kept.department));
    let mut kept = kept.ok_or(Refusal::NOT_FOUND)?;
    let (today, visit) = (day(doer.now_ms, now.zone), kept.inspection.date.0);
    let (deed, may, said) = match &outcome {
        Outcome::Withdrawn => {
            let may = may_withdraw(visit, kept.is_over(), today.0);
            (Deed::InspectionWithdrawn, may, String::new())
        }
        Outcome::Result(result) => {
            says_something(result)?;
            let may = may_conclude(visit, kept.is_over(), today.0);
            (Deed::InspectionConcluded, may, detail(result)?)
        }
    };
    may.map_err(not_ended)?;
    let record = Record {
        at_ms: doer.now_ms,
        actor: doer.actor.clone(),
        deed,
        subject: inspection_name(code),
        detail: said,
    };
    let ended = app
        .store
        .end_inspection(code, &outcome, today, &record)
        .await;
    ended
        .map_err(|error| internal(&error))?
        .map_err(not_filed)?;
    match outcome {
        Outcome::Withdrawn => kept.withdrawn = Some(today),
        Outcome::Result(result) => kept.inspection.result = Some(result),
    }
    Ok(shown(&now, kept))
}

fn says_something(result: &str) -> Result<(), Refusal> {
    let code = match result.trim() {
        "" => Some(FieldCode::Missing),
        _ => check_text(result, TEXT_CHARS),
    };
    match code {
        Some(code) => Err(Refusal::field("/result", code)),
        None => Ok(()),
    }
}
