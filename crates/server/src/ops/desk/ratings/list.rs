//! `GET /api/v1/desk/ratings/rectifications`.

use super::file;
use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::published;
use crate::ops::desk::complaints::list::{read, write};
use crate::ops::desk::needs::SeeRectifications;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::rectifications::RectificationQuery;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::WindowId;
use mingbai_contract::desk::ratings::RectificationPage;
use mingbai_contract::problem::FieldCode;
use mingbai_domain::rating::Refusal as Rule;
use mingbai_domain::staff::Permit;
use std::sync::Arc;

/// How many a page has.
const PAGE: u32 = 50;

/// Bad ratings
///
/// By what is due next, those that have ended behind, fifty to a page. A window's department sees those that were
/// handed to its windows, in batches; supervisors see all, with those that are held back in front.
#[utoipa::path(
    get,
    path = "/api/v1/desk/ratings/rectifications",
    operation_id = "list_rectifications",
    tag = "desk",
    params(
        ("ended" = Option<bool>, Query, description = "Only those that have ended, or only those that have not"),
        ("stepped_up" = Option<bool>, Query, description = "Only those that went to the supervision office"),
        ("window" = Option<WindowId>, Query, description = "Only those of this window"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The bad ratings", body = RectificationPage), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeRectifications>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let truth = |text: &str| text.parse::<bool>().map_err(|_| FieldCode::UnknownValue);
    let ended = query.read("ended", truth);
    let stepped_up = query.read("stepped_up", truth).unwrap_or_default();
    let window = query.read("window", |text| {
        text.parse::<WindowId>().map_err(|_| FieldCode::Malformed)
    });
    let after = query.read("cursor", |text| read(text).ok_or(FieldCode::Malformed));
    query.end()?;
    let now = published(&app)?;
    let today = day(may.now_ms, now.zone).0;
    let wanted = RectificationQuery {
        windows: windows(&now, &may.permit),
        ended,
        stepped_up,
        window,
        after,
        limit: PAGE + 1,
    };
    let found = app.store.rectifications(&wanted).await;
    let mut found = found.map_err(|error| internal(&error))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| more);
    let next_cursor = last.map(|(place, _)| write(place));
    let files = found.into_iter();
    let files = files.map(|(_, kept)| file(&now, &may.permit, kept, today));
    let files: Result<Vec<_>, Rule> = files.collect();
    Ok(say(RectificationPage {
        rectifications: files.map_err(|error| internal(&error))?,
        next_cursor,
    }))
}

/// The windows that somebody's permission reaches; none for all.
fn windows(now: &Current, permit: &Permit) -> Option<Vec<WindowId>> {
    if *permit == Permit::Everything {
        return None;
    }
    let windows = now.shelf.catalog.windows.iter();
    let own = windows.filter(|window| permit.holds(&window.department));
    Some(own.map(|window| window.id.clone()).collect())
}
