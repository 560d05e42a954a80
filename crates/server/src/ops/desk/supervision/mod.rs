//! Supervision cases at the desk: seeing them, and noting what was done (R5).

pub mod list;
pub mod note;

use crate::live::current::Current;
use crate::ops::applications::{moment, reasons};
use crate::problem::{Refusal, internal};
use crate::store::applications::Kept;
use crate::store::supervision::KeptCase;
use mingbai_contract::desk::supervision::{CaseId, SupervisionCase, SupervisionNote};
use mingbai_domain::application::Explained;
use mingbai_domain::supervision::{about, read_key, reason_key};

/// A case of an application, as it stands at a moment. None for what opens no case, which the store never
/// holds.
///
/// # Errors
/// 500 where what is on record of the application cannot have happened.
pub fn seen(
    now: &Current,
    case: KeptCase,
    kept: &Kept,
    now_ms: i64,
) -> Result<Option<SupervisionCase>, Refusal> {
    let Some((truth, clock)) = read_key(&case.truth) else {
        return Ok(None);
    };
    let about = about(&now.work, &kept.application, &case.truth, now_ms);
    let about = about.map_err(|error| internal(&error))?;
    let reasons = reasons(now, kept);
    let notes = case.notes.into_iter().map(|note| SupervisionNote {
        at: moment(now, note.at_ms),
        by: note.actor,
        note: note.note,
        closes: note.closes,
    });
    Ok(Some(SupervisionCase {
        id: CaseId::new(&case.number, &case.truth),
        item: kept.application.item.clone(),
        department: case.department,
        truth,
        clock,
        step: about.step,
        cause: about.cause,
        at: moment(now, case.at_ms),
        due: about.due.map(mingbai_contract::Date),
        working_days: about.working_days,
        application_open: !about.over,
        reason: Explained::of(&reasons, &reason_key(&case.truth)).cloned(),
        closed: !case.is_open,
        notes: notes.collect(),
        number: case.number,
    }))
}
