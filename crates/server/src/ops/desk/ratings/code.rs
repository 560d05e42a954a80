//! `POST /api/v1/desk/ratings/code`.
//!
//! The store has hashes of codes only, so the screen says which one it shows. Making one leaves no entry in the
//! desk's record: a window's screen does it every minute, and it says nothing.

use super::reaches;
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::desk::needs::ShowLiveCode;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::NoQuery;
use crate::ops::ratings::verify::hash;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::ratings::CodeState;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::WindowId;
use mingbai_contract::desk::ratings::{ShowCode, ShownCode};
use mingbai_contract::limits::LIVE_CODE_RENEWED;
use mingbai_contract::rating::LiveCode;
use std::sync::Arc;

/// The code for a window's screen
///
/// The one that it shows, while nobody has scanned it and its minute is not over; else another one. Each is good
/// once, for three minutes, for that window (R11). With it comes the code of the window's poster, which a screen
/// shows while it does not reach the server.
#[utoipa::path(
    post,
    path = "/api/v1/desk/ratings/code",
    operation_id = "show_live_code",
    tag = "desk",
    request_body = ShowCode,
    responses((status = 200, description = "The code", body = ShownCode), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<ShowLiveCode>,
    _: NoQuery,
    Body(asked): Body<ShowCode>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    reaches(&now, &may.permit, &asked.window)?;
    let now_s = may.now_ms.div_euclid(1000);
    if let Some(shown) = asked.shown {
        let kept = app.store.code(&hash(&shown)).await;
        let kept = kept.map_err(|error| internal(&error))?;
        let fresh =
            kept.filter(|kept| kept.window == asked.window && kept.state == CodeState::Made);
        let age = fresh.map(|kept| now_s - kept.made_s);
        let left = age.map(|age| i64::from(LIVE_CODE_RENEWED) - age.max(0));
        let left = left.and_then(|left| u32::try_from(left).ok());
        if let Some(seconds) = left.filter(|left| *left > 0) {
            return Ok(say(shows(&app, &asked.window, shown, seconds)));
        }
    }
    let code = secret::random().map(LiveCode);
    let code = code.map_err(|error| internal(&error))?;
    let (name, today) = (hash(&code), day(may.now_ms, now.zone));
    let kept = app.store.keep_code(&name, &asked.window, today, now_s);
    kept.await.map_err(|error| internal(&error))?;
    let shown = shows(&app, &asked.window, code, LIVE_CODE_RENEWED);
    Ok(say(shown))
}

/// What a window's screen is to show for so many seconds.
fn shows(app: &App, window: &WindowId, code: LiveCode, seconds: u32) -> ShownCode {
    ShownCode {
        code,
        seconds,
        poster: app.ring.signer().map(|signer| signer.poster(window)),
        origin: app.scanned_origin().map(str::to_owned),
    }
}
