//! `POST /api/v1/desk/publishing/publications`, and what would be wrong with it.

use super::{is_mine, not_taken, state};
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::Whole;
use crate::ops::desk::needs::Publish as PublishNeeded;
use crate::ops::desk::{May, Refused, day, detail, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::publish::drafts::{Coming, NotOut, come_out, try_out};
use crate::secret;
use crate::store::drafts::DraftsNotTaken;
use crate::store::state::State as Published;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::Date;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::publishing::{DraftReport, Publish, Publishing};
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// How many drafts come out together at most.
const MOST: usize = 500;

/// How many days ahead one may plan.
const FARTHEST: u64 = 366;

/// Publish drafts
///
/// Together: all of them or none, each in the revision that was looked at. At once, or on a later day, at its
/// beginning; until then they stay as they are. Everything is checked as with an import, with whatever is published by
/// then: `409 draft_faulty` names every field that keeps them from coming out (R6, R7, references, the calendar's
/// days that are over), `409 draft_outdated` what is published in another version than when the draft was begun,
/// `409 conflict` what somebody has saved since. Nothing is written then. Versions only grow.
#[utoipa::path(
    post,
    path = "/api/v1/desk/publishing/publications",
    operation_id = "publish_drafts",
    tag = "desk",
    request_body = Publish,
    responses((status = 200, description = "They are out, or will be", body = Publishing), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<PublishNeeded>,
    _: NoQuery,
    Whole(asked): Whole<Publish>,
) -> Result<Response, Refusal> {
    let today = today(&app, may.now_ms)?;
    let later = later(&asked, today)?;
    let state = state(&app).await?;
    let drafts = meant(&app, &may, &state, &asked).await?;
    let names: Vec<String> = asked.drafts.iter().map(|one| one.of.to_string()).collect();
    let Some(planned) = later else {
        let entry = may.record(Deed::DraftsPublished, names.join(" "), String::new());
        let done = app.store.publish_drafts(&asked.drafts, today, &entry).await;
        let version = done.map_err(|error| internal(&error))?.map_err(not_taken)?;
        // Whoever has published sees it at once; other processes follow within seconds.
        let shown = app.live.refresh(&app.store).await;
        shown.map_err(|error| internal(&error))?;
        return Ok(say(Publishing {
            version: Some(version),
            planned: None,
        }));
    };
    let refused = |not_out| not_taken(DraftsNotTaken::NotOut(not_out));
    come_out(&state.publication, &drafts, planned).map_err(refused)?;
    let id = secret::code::<16>().map_err(|error| internal(&error))?;
    let detail = detail(&(planned, &names))?;
    let entry = may.record(Deed::PublishingPlanned, format!("publishing:{id}"), detail);
    let done = app
        .store
        .plan_drafts(&id, &asked.drafts, planned, &entry)
        .await;
    done.map_err(|error| internal(&error))?.map_err(not_taken)?;
    Ok(say(Publishing {
        version: None,
        planned: Some(id),
    }))
}

/// What would be wrong with publishing drafts
///
/// The same check as of `publish_drafts`, without publishing anything: all faults, and those that are only worth a
/// look.
#[utoipa::path(
    post,
    path = "/api/v1/desk/publishing/publications/check",
    operation_id = "check_drafts",
    tag = "desk",
    request_body = Publish,
    responses((status = 200, description = "Everything that would be", body = DraftReport), Refused),
)]
pub async fn check(
    State(app): State<Arc<App>>,
    may: May<PublishNeeded>,
    _: NoQuery,
    Whole(asked): Whole<Publish>,
) -> Result<Response, Refusal> {
    let today = today(&app, may.now_ms)?;
    let out = later(&asked, today)?.unwrap_or(today);
    let state = state(&app).await?;
    let drafts = meant(&app, &may, &state, &asked).await?;
    let faults = match come_out(&state.publication, &drafts, out) {
        Err(not_out @ NotOut::Outdated(_)) => not_out.faults(),
        _ => {
            let pairs = drafts.iter().map(|draft| (&draft.of, &draft.content));
            try_out(&state.publication, pairs, out).1
        }
    };
    Ok(say(DraftReport { faults }))
}

fn today(app: &App, now_ms: i64) -> Result<Date, Refusal> {
    Ok(day(now_ms, published(app)?.zone))
}

/// The later day that is meant; none for at once.
fn later(asked: &Publish, today: Date) -> Result<Option<Date>, Refusal> {
    let Some(out) = asked.day.filter(|day| *day != today) else {
        return Ok(None);
    };
    let farthest = today.0.checked_add_days(chrono::Days::new(FARTHEST));
    if out < today || farthest.is_none_or(|farthest| out.0 > farthest) {
        return Err(Refusal::field("/day", FieldCode::OutOfRange));
    }
    Ok(Some(out))
}

/// The drafts that are meant, as they are kept; whoever asks keeps all of them.
async fn meant(
    app: &App,
    may: &May<PublishNeeded>,
    state: &Published,
    asked: &Publish,
) -> Result<Vec<Coming>, Refusal> {
    if asked.drafts.is_empty() {
        return Err(Refusal::field("/drafts", FieldCode::Missing));
    }
    if asked.drafts.len() > MOST {
        return Err(Refusal::field("/drafts", FieldCode::TooLong));
    }
    let mut drafts = Vec::new();
    for (at, wanted) in asked.drafts.iter().enumerate() {
        if asked
            .drafts
            .iter()
            .take(at)
            .any(|other| other.of == wanted.of)
        {
            return Err(Refusal::field(
                &format!("/drafts/{at}/of"),
                FieldCode::Taken,
            ));
        }
        let kept = app.store.draft(&wanted.of).await;
        let kept = kept.map_err(|error| internal(&error))?;
        let missing = || not_taken(DraftsNotTaken::Missing(wanted.of.clone()));
        let kept = kept.ok_or_else(missing)?;
        let content = kept.content.ok_or_else(missing)?;
        if !is_mine(&may.permit, state, &wanted.of, Some(&content)) {
            return Err(Refusal::FORBIDDEN);
        }
        if kept.revision != wanted.revision {
            return Err(not_taken(DraftsNotTaken::Changed(kept.of)));
        }
        if kept.comes_out.is_some() {
            return Err(not_taken(DraftsNotTaken::Planned(kept.of)));
        }
        drafts.push(Coming {
            of: kept.of,
            content,
            based_on: kept.based_on,
        });
    }
    Ok(drafts)
}
