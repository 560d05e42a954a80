//! `POST /api/v1/desk/supervision/{id}/notes`.

use super::seen;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::{application_name, not_taken, published};
use crate::ops::body::Body;
use crate::ops::desk::needs::NoteSupervision;
use crate::ops::desk::{May, Refused, detail, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::supervision;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::supervision::{CaseId, NewNote, SupervisionCase};
use mingbai_domain::supervision::check_note;
use std::sync::Arc;

/// Note what was done about a supervision case
///
/// Notes are kept; the last one says whether the case is closed, and a closed one can be taken up again. `409
/// conflict` with `/after`: somebody else has noted something since.
#[utoipa::path(
    post,
    path = "/api/v1/desk/supervision/{id}/notes",
    operation_id = "note_supervision",
    tag = "desk",
    params(("id" = CaseId, Path, description = "Which case")),
    request_body = NewNote,
    responses((status = 200, description = "The case as it stands now", body = SupervisionCase), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<NoteSupervision>,
    Named(id): Named<CaseId>,
    _: NoQuery,
    Body(new): Body<NewNote>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let (number, truth) = id.parts().ok_or(Refusal::NOT_FOUND)?;
    if let Some(code) = check_note(&new.note) {
        return Err(Refusal::field("/note", code));
    }
    let note = supervision::NewNote {
        number,
        truth,
        after: new.after,
        note: new.note.trim().to_owned(),
        closes: new.closes,
    };
    let entry = may.record(
        Deed::SupervisionNoted,
        application_name(&note.number),
        detail(&(&note.truth, note.after, &note.note, note.closes))?,
    );
    let noted = app.store.add_note(&note, &entry).await;
    noted
        .map_err(|error| internal(&error))?
        .map_err(not_taken)?;
    let case = app.store.case(&note.number, &note.truth).await;
    let case = case.map_err(|error| internal(&error))?;
    let kept = app.store.application(&note.number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let (case, kept) = case.zip(kept).ok_or(Refusal::NOT_FOUND)?;
    let case = seen(&now, case, &kept, may.now_ms)?;
    Ok(say(case.ok_or(Refusal::NOT_FOUND)?))
}
