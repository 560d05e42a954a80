//! `GET /api/v1/desk/publishing`.

use super::{brief, faults_of, is_mine, is_seen, keeps, state};
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::desk::needs::SeePublishing;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::drafts::{KeptDraft, KeptPlanned};
use crate::store::state::State as Published;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::publishing::{
    Content, DraftOf, Planned, PublishingPage, PublishingRow,
};
use mingbai_contract::{Date, Words};
use mingbai_domain::publishing::year_missing;
use mingbai_domain::staff::Permit;
use std::collections::BTreeMap;
use std::sync::Arc;

/// For how long what failed, or came out, is told: a week, in milliseconds.
const TOLD_MS: i64 = 7 * 24 * 3_600_000;

/// What is published, and what is to be
///
/// Guides of one's department (all of them for whoever publishes for the whole county, and for supervisors), the
/// published lists and the calendar's years; with each the draft there is of it, who saved it last, and how much is
/// wrong with it. `planned` is what comes out on a day, and for a week what did or could not. `year_missing` is set
/// from November on while the next year's calendar is not published by its notice: dates that reach into it are
/// provisional (R1).
#[utoipa::path(
    get,
    path = "/api/v1/desk/publishing",
    operation_id = "list_publishing",
    tag = "desk",
    responses((status = 200, description = "What there is", body = PublishingPage), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeePublishing>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let state = state(&app).await?;
    let drafts = app.store.drafts().await;
    let drafts = drafts.map_err(|error| internal(&error))?;
    let planned = app.store.planned(may.now_ms.saturating_sub(TOLD_MS)).await;
    let planned = planned.map_err(|error| internal(&error))?;
    let today = day(may.now_ms, now.zone);
    let reach = Reach {
        sees: may.permit.clone(),
        keeps: keeps(&may),
    };
    // Every draft is checked, which takes a processor for a while.
    let beside = (Arc::clone(&app), Arc::clone(&state));
    let rows = tokio::task::spawn_blocking(move || {
        let (app, state) = &beside;
        rows(app, &reach, state, &drafts, today)
    });
    let rows = rows.await.map_err(|error| internal(&error))??;
    let planned = planned.into_iter().filter(|plan| {
        let mut drafts = plan.drafts.iter();
        drafts.all(|of| rows.iter().any(|row| row.of == *of))
    });
    Ok(say(PublishingPage {
        planned: planned.map(shown).collect(),
        rows,
        year_missing: year_missing(&state.publication.calendar, today.0),
    }))
}

/// How far somebody sees drafts, and keeps them.
struct Reach {
    sees: Permit,
    keeps: Permit,
}

fn rows(
    app: &App,
    reach: &Reach,
    state: &Published,
    drafts: &[KeptDraft],
    today: Date,
) -> Result<Vec<PublishingRow>, Refusal> {
    let drafted: BTreeMap<&DraftOf, &KeptDraft> = drafts.iter().map(|one| (&one.of, one)).collect();
    let row = |of: DraftOf| {
        let draft = drafted.get(&of).copied();
        let content = draft.and_then(|draft| draft.content.as_ref());
        if !is_seen(&reach.sees, state, &of, content) {
            return Ok(None);
        }
        let faults = content.map(|content| faults_of(state, &of, content, today));
        let faults = faults.unwrap_or_default();
        let errors = faults.iter().filter(|fault| fault.is_error).count();
        let (name, department, published) = about(state, &of, content);
        Ok(Some(PublishingRow {
            draft: draft.map(|draft| brief(app, state, draft)).transpose()?,
            name,
            department,
            published,
            errors: count(errors),
            warnings: count(faults.len() - errors),
            is_mine: is_mine(&reach.keeps, state, &of, content),
            of,
        }))
    };
    let rows: Result<Vec<_>, Refusal> = all(state, drafts).into_iter().map(row).collect();
    Ok(rows?.into_iter().flatten().collect())
}

/// Everything that is published or drafted: guides by name, lists, years.
fn all(state: &Published, drafts: &[KeptDraft]) -> Vec<DraftOf> {
    let publication = &state.publication;
    let guides = publication.guides.iter().map(|guide| guide.id.clone());
    let mut guides: Vec<DraftOf> = guides.map(DraftOf::Guide).collect();
    let years = publication.calendar.years.iter();
    let mut years: Vec<DraftOf> = years.map(|year| DraftOf::Year(year.year)).collect();
    for draft in drafts {
        match &draft.of {
            of @ DraftOf::Guide(_) if !guides.contains(of) => guides.push(of.clone()),
            of @ DraftOf::Year(_) if !years.contains(of) => years.push(of.clone()),
            _ => {}
        }
    }
    years.sort();
    let lists = Content::LISTS.iter().filter_map(|id| id.parse().ok());
    guides
        .into_iter()
        .chain(lists.map(DraftOf::List))
        .chain(years)
        .collect()
}

/// Name, department and day of publication.
fn about(
    state: &Published,
    of: &DraftOf,
    draft: Option<&Content>,
) -> (
    Option<Words>,
    Option<mingbai_contract::DepartmentId>,
    Option<Date>,
) {
    match of {
        DraftOf::Guide(item) => {
            let mut guides = state.publication.guides.iter();
            let drafted = match draft {
                Some(Content::Guide(guide)) => Some(&**guide),
                _ => None,
            };
            let guide = drafted.or_else(|| guides.find(|guide| guide.id == *item));
            let published = state.versions.get(item).map(|(_, day)| *day);
            let name = guide.map(|guide| guide.name.clone());
            (name, guide.map(|guide| guide.department.clone()), published)
        }
        DraftOf::List(list) => {
            let mut lists = state.lists().into_iter();
            let list = lists.find(|one| one.id == *list);
            list.map_or((None, None, None), |list| {
                (Some(list.name), None, Some(list.valid_since))
            })
        }
        DraftOf::Year(year) => {
            let mut years = state.publication.calendar.years.iter();
            let found = years.find(|entry| entry.year == *year);
            let day = found.map(|entry| {
                let notice = entry.notice.as_ref();
                notice.map_or(state.publication.county.published, |notice| notice.date)
            });
            (None, None, day)
        }
    }
}

fn shown(kept: KeptPlanned) -> Planned {
    Planned {
        id: kept.id,
        day: kept.day,
        drafts: kept.drafts,
        actor: kept.actor,
        outcome: kept.outcome,
        faults: kept.faults,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
