//! `DELETE /api/v1/desk/office-keys/{id}`.

use super::{key_name, not_kept, one, own};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::needs::KeepOfficeKeys;
use crate::ops::desk::{May, Refused, detail, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::OfficeKeyList;
use mingbai_contract::log::KeyId;
use std::sync::Arc;

/// Retire a key that complaints are sealed to
///
/// It stays in use until the county's root has signed that it is retired; what was sealed to it is still opened
/// with it. One that is not signed yet is thrown away.
#[utoipa::path(
    delete,
    path = "/api/v1/desk/office-keys/{id}",
    operation_id = "retire_office_key",
    tag = "desk",
    params(("id" = KeyId, Path, description = "Which key")),
    responses((status = 200, description = "The own office's keys", body = OfficeKeyList), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOfficeKeys>,
    Named(id): Named<KeyId>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let key = one(&app, &may, &id).await?;
    let record = may.record(
        Deed::OfficeKeyRetired,
        key_name(&id),
        detail(&key.standing)?,
    );
    let retired = app.store.retire_office_key(&id, &record).await;
    retired
        .map_err(|error| internal(&error))?
        .map_err(not_kept)?;
    let keys = own(&app, &may).await?;
    Ok(say(OfficeKeyList { keys }))
}
