//! `POST /api/v1/ratings/scan`.

use super::{Refused, verify};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::say;
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::ratings::{CodeState, KeptCode};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::rating::{ScanCode, ScannedCode, Unverified, Verification};
use std::sync::Arc;

/// Say that a screen's code was scanned
///
/// So that the window's screen shows another one, and to learn what this one is worth: it is good once, for three
/// minutes. Whatever it is worth, one can rate.
#[utoipa::path(
    post,
    path = "/api/v1/ratings/scan",
    operation_id = "scan_live_code",
    tag = "ratings",
    request_body = ScanCode,
    responses((status = 200, description = "What it is worth", body = ScannedCode), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(asked): Body<ScanCode>,
) -> Result<Response, Refusal> {
    let code = verify::hash(&asked.code);
    let kept = app.store.code(&code).await;
    let kept: Option<KeptCode> = kept.map_err(|error| internal(&error))?;
    let after_s = verify::made_after(app.clock.now_ms());
    let instead = match kept.as_ref() {
        None => Some(Unverified::Forged),
        Some(kept) if kept.window != asked.window => Some(Unverified::Foreign),
        Some(kept) if kept.made_s <= after_s => Some(Unverified::Late),
        Some(kept) if kept.state == CodeState::Used => Some(Unverified::Used),
        Some(_) => None,
    };
    if instead.is_some() {
        return Ok(say(ScannedCode {
            verification: Verification::Poster,
            instead,
            seconds: None,
        }));
    }
    let scanned = app.store.scan_code(&code).await;
    scanned.map_err(|error| internal(&error))?;
    let left = kept.map_or(0, |kept| kept.made_s - after_s);
    Ok(say(ScannedCode {
        verification: Verification::Live,
        instead: None,
        seconds: u32::try_from(left).ok(),
    }))
}
