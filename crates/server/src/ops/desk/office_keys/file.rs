//! `PUT /api/v1/desk/office-keys/{id}/file`.

use super::{key_name, not_kept, one, well_kept};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::desk::needs::KeepOfficeKeys;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::{OfficeKeyFile, ReplaceKeyFile};
use mingbai_contract::log::KeyId;
use std::sync::Arc;

/// Put a key under another passphrase
///
/// The browser opens the private half with the old passphrase and sends it under the new one; the key itself
/// stays, and the old passphrase opens nothing that is kept here any more.
#[utoipa::path(
    put,
    path = "/api/v1/desk/office-keys/{id}/file",
    operation_id = "replace_key_file",
    tag = "desk",
    params(("id" = KeyId, Path, description = "Which key")),
    request_body = ReplaceKeyFile,
    responses((status = 200, description = "The key", body = OfficeKeyFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOfficeKeys>,
    Named(id): Named<KeyId>,
    _: NoQuery,
    Body(new): Body<ReplaceKeyFile>,
) -> Result<Response, Refusal> {
    one(&app, &may, &id).await?;
    well_kept(&new.file)?;
    let record = may.record(Deed::OfficeKeyFileReplaced, key_name(&id), String::new());
    let replaced = app.store.replace_key_file(&id, &new.file, &record).await;
    replaced
        .map_err(|error| internal(&error))?
        .map_err(not_kept)?;
    Ok(say(one(&app, &may, &id).await?))
}
