//! `GET /api/v1/desk/audit`.

use crate::app::App;
use crate::ops::desk::needs::ReadAudit;
use crate::ops::desk::{May, Refused, say, zone};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::staff::AuditQuery;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::Date;
use mingbai_contract::desk::audit::{AuditPage, Deed};
use mingbai_contract::limits::QUERY_CHARS;
use mingbai_contract::problem::FieldCode;
use mingbai_domain::time::Zone;
use std::sync::Arc;

/// How many entries a page has.
const PAGE: u32 = 50;

/// The record of what was done
///
/// Newest first, fifty to a page. Each entry holds the hash of the one before it: nothing can be changed,
/// left out or put in unseen. `mingbai-server audit verify` checks all of it.
#[utoipa::path(
    get,
    path = "/api/v1/desk/audit",
    operation_id = "read_audit",
    tag = "desk",
    params(
        ("q" = Option<String>, Query, description = "What must stand in actor, subject or detail"),
        ("deed" = Option<Deed>, Query, description = "Only this"),
        ("from" = Option<Date>, Query, description = "From this day on"),
        ("to" = Option<Date>, Query, description = "Until this day, included"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The entries", body = AuditPage), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: May<ReadAudit>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let zone = zone(&app);
    let q = query.read("q", |text| match text.chars().count() {
        0..=QUERY_CHARS => Ok(text.trim().to_owned()),
        _ => Err(FieldCode::TooLong),
    });
    let deed = query.read("deed", |code| {
        Deed::parse(code).ok_or(FieldCode::UnknownValue)
    });
    let day = |text: &str| text.parse::<Date>().map_err(|_| FieldCode::Malformed);
    let (from, to) = (query.read("from", day), query.read("to", day));
    let before = query.read("cursor", |text| {
        text.parse::<u64>().map_err(|_| FieldCode::Malformed)
    });
    query.end()?;
    let wanted = AuditQuery {
        q: q.unwrap_or_default(),
        deed,
        from_ms: from.map(|day| midnight(day, zone)),
        before_ms: to.map(|day| midnight(day, zone) + 24 * 3_600_000),
        before,
        limit: PAGE + 1,
    };
    let entries = app.store.audit(&wanted).await;
    let mut entries = entries.map_err(|error| internal(&error))?;
    let more = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    let end = app.store.audit_end().await;
    let (size, _) = end.map_err(|error| internal(&error))?;
    Ok(say(AuditPage {
        next_cursor: entries
            .last()
            .filter(|_| more)
            .map(|last| last.position.to_string()),
        entries,
        size,
    }))
}

/// When a day begins in the county.
fn midnight(day: Date, zone: Zone) -> i64 {
    i64::from(day.0.to_epoch_days()) * 24 * 3_600_000 - i64::from(zone.minutes_east()) * 60_000
}
