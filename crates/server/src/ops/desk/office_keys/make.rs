//! `POST /api/v1/desk/office-keys`.

use super::{keeps, key_name, not_kept, one, well_kept};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::needs::KeepOfficeKeys;
use crate::ops::desk::{May, Refused, detail, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::office_keys::KeptKey;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::{KeyStanding, MakeOfficeKey, OfficeKeyFile};
use mingbai_domain::log::sign::box_key_id;
use std::sync::Arc;

/// Keep a key that complaints are sealed to
///
/// Made in the browser; its private half comes under a passphrase. Nothing is sealed to it before the county's
/// root has signed it. The complaint office's are for complaint officers, the supervision office's for
/// supervisors.
#[utoipa::path(
    post,
    path = "/api/v1/desk/office-keys",
    operation_id = "make_office_key",
    tag = "desk",
    request_body = MakeOfficeKey,
    responses((status = 200, description = "The key, pending", body = OfficeKeyFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOfficeKeys>,
    _: NoQuery,
    Body(new): Body<MakeOfficeKey>,
) -> Result<Response, Refusal> {
    if !keeps(&may, new.office) {
        return Err(Refusal::FORBIDDEN);
    }
    well_kept(&new.file)?;
    let id = box_key_id(&new.key);
    let key = KeptKey {
        id,
        office: new.office,
        key: new.key,
        standing: KeyStanding::Pending,
        signed: None,
        file: new.file,
    };
    let said = detail(&(new.office, new.key))?;
    let record = may.record(Deed::OfficeKeyMade, key_name(&id), said);
    let kept = app.store.keep_office_key(&key, &record).await;
    kept.map_err(|error| internal(&error))?.map_err(not_kept)?;
    Ok(say(one(&app, &may, &id).await?))
}
