//! Drafts of what is published: seeing them, keeping them, checking them, and bringing them out.
//!
//! Owns who may keep which draft, and how what the store does not take is said. What is wrong with a draft says
//! `mingbai_domain::publishing`; what comes of drafts that come out, [`crate::publish::drafts`]. Start with [`list`].

pub mod check;
pub mod discard;
pub mod get;
pub mod keep;
pub mod list;
pub mod plan;
pub mod preview;
pub mod publish;
pub mod sheets;
pub mod version;

use super::May;
use crate::app::App;
use crate::ops::applications::{moment, published};
use crate::ops::desk::day;
use crate::problem::{Refusal, internal};
use crate::publish::drafts::{NotOut, published_stamp, stamp, try_out};
use crate::store::drafts::{DraftsNotTaken, KeptDraft};
use crate::store::state::State;
use axum::http::StatusCode;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::publishing::{
    Content, Draft, DraftBrief, DraftFault, DraftFile, DraftOf, PublishedContent, VersionRow,
};
use mingbai_contract::problem::{FieldCode, FieldProblem, ProblemType};
use mingbai_contract::{Date, DepartmentId};
use mingbai_domain::catalog::check as rules;
use mingbai_domain::publishing::{around, content, may_keep, may_see, place};
use mingbai_domain::staff::{Permit, permit};
use std::sync::Arc;

/// What is published now, whole: read again only where another version of the catalog is.
///
/// # Errors
/// 503 while nothing is published.
pub async fn state(app: &App) -> Result<Arc<State>, Refusal> {
    let version = app.store.catalog_version().await;
    let version = version.map_err(|error| internal(&error))?;
    let known = app.state.load_full();
    if let Some(known) = known.filter(|known| known.catalog_version == version) {
        return Ok(known);
    }
    let state = app.store.current().await;
    let state = state.map_err(|error| internal(&error))?;
    let state = Arc::new(state.ok_or(Refusal::UNAVAILABLE)?);
    app.state.store(Some(Arc::clone(&state)));
    Ok(state)
}

/// Whose guide is published under an item; none for anything else.
#[must_use]
pub fn owner<'a>(state: &'a State, of: &DraftOf) -> Option<&'a DepartmentId> {
    let DraftOf::Guide(item) = of else {
        return None;
    };
    let mut guides = state.publication.guides.iter();
    guides
        .find(|guide| guide.id == *item)
        .map(|guide| &guide.department)
}

/// Whether there can be a draft of it at all: of any guide, of the lists there are, of a year with room around it.
#[must_use]
pub fn is_known(of: &DraftOf) -> bool {
    match of {
        DraftOf::Guide(_) => true,
        DraftOf::List(list) => Content::LISTS.contains(&list.as_str()),
        DraftOf::Year(year) => (2000..=2100).contains(year),
    }
}

/// How far somebody may keep drafts.
pub fn keeps<O>(may: &May<O>) -> Permit {
    permit(&may.account.grants, Operation::KeepDraft)
}

/// Whether somebody may keep the draft of something, by what is published and by what is drafted of it so far.
#[must_use]
pub fn is_mine(permit: &Permit, state: &State, of: &DraftOf, draft: Option<&Content>) -> bool {
    may_keep(permit, of, owner(state, of), draft)
}

/// Whether somebody may see it, by what is published and by what is drafted of it so far.
#[must_use]
pub fn is_seen(permit: &Permit, state: &State, of: &DraftOf, draft: Option<&Content>) -> bool {
    may_see(permit, of, owner(state, of), draft)
}

/// What is wrong with a content, were it published today, as far as it is its own fault.
#[must_use]
pub fn faults_of(state: &State, of: &DraftOf, content: &Content, today: Date) -> Vec<DraftFault> {
    if let Content::Guide(guide) = content {
        let publication = &state.publication;
        let around = around(publication, &guide.id, today);
        let mut faults = rules::guide(guide, &around);
        faults.extend(rules::same_code(guide, &publication.guides));
        return faults
            .iter()
            .map(|fault| place(fault, publication))
            .collect();
    }
    let (_, mut faults) = try_out(&state.publication, [(of, content)], today);
    // What another list or window has wrong is told where drafts come out together.
    // That an item is gone can only be wrong with others: those that still name it.
    let is_gone = matches!(content, Content::Gone(_));
    faults.retain(|fault| fault.of.as_ref() == Some(of) || (is_gone && fault.is_error));
    faults
}

/// The same, where nothing else waits for it: the checker takes a processor for a while.
///
/// # Errors
/// 500, when it breaks off.
pub async fn check_beside(
    state: &Arc<State>,
    of: &DraftOf,
    content: &Content,
    today: Date,
) -> Result<Vec<DraftFault>, Refusal> {
    let (state, of, content) = (Arc::clone(state), of.clone(), content.clone());
    let checking = tokio::task::spawn_blocking(move || faults_of(&state, &of, &content, today));
    checking.await.map_err(|error| internal(&error))
}

/// A draft in short.
///
/// # Errors
/// 500, when what is published cannot be written.
pub fn brief(app: &App, state: &State, kept: &KeptDraft) -> Result<DraftBrief, Refusal> {
    let now = published(app)?;
    let stamp = published_stamp(&state.publication, &kept.of);
    Ok(DraftBrief {
        revision: kept.revision,
        actor: kept.actor.clone(),
        at: moment(&now, kept.at_ms),
        is_outdated: stamp.map_err(|error| internal(&error))? != kept.based_on,
        comes_out: kept.comes_out,
    })
}

/// Everything about something, for whoever sees it.
///
/// # Errors
/// 404 where there is no such thing, or not for whoever asks.
pub async fn file<O>(app: &App, may: &May<O>, of: &DraftOf) -> Result<DraftFile, Refusal> {
    let now = published(app)?;
    let state = state(app).await?;
    let kept = app.store.draft(of).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let drafted = kept.as_ref().and_then(|kept| kept.content.as_ref());
    if !is_known(of) || !is_seen(&seen_by(may), &state, of, drafted) {
        return Err(Refusal::NOT_FOUND);
    }
    let versions = app.store.published_versions(of).await;
    let versions = versions.map_err(|error| internal(&error))?;
    let valid = content(&state.publication, of);
    if valid.is_none()
        && drafted.is_none()
        && versions.is_empty()
        && !matches!(of, DraftOf::Year(_))
    {
        return Err(Refusal::NOT_FOUND);
    }
    let today = day(may.now_ms, now.zone);
    let shown = drafted.or(valid.as_ref());
    let faults = match shown {
        Some(content) => check_beside(&state, of, content, today).await?,
        None => Vec::new(),
    };
    let mine = is_mine(&keeps(may), &state, of, drafted.or(valid.as_ref()));
    let newest = versions
        .first()
        .map(|newest| (newest.version, newest.published));
    let versions = versions.into_iter().map(|one| VersionRow {
        version: one.version,
        published: one.published,
    });
    Ok(DraftFile {
        of: of.clone(),
        revision: kept.as_ref().map_or(0, |kept| kept.revision),
        published: valid
            .zip(newest)
            .map(|(content, newest)| valid_now(content, newest))
            .transpose()?,
        faults,
        versions: versions.collect(),
        around: match of {
            DraftOf::Guide(item) => Some(around(&state.publication, item, today)),
            _ => None,
        },
        is_mine: mine,
        draft: kept.and_then(|kept| {
            Some(Draft {
                content: kept.content?,
                based_on: kept.based_on,
                actor: kept.actor,
                at: moment(&now, kept.at_ms),
                comes_out: kept.comes_out,
            })
        }),
    })
}

fn valid_now(
    content: Content,
    (version, published): (u32, Date),
) -> Result<PublishedContent, Refusal> {
    Ok(PublishedContent {
        version,
        published,
        stamp: stamp(&content).map_err(|error| internal(&error))?,
        content,
    })
}

/// How far somebody sees drafts.
pub fn seen_by<O>(may: &May<O>) -> Permit {
    permit(&may.account.grants, Operation::SeePublishing)
}

/// Why the store has not taken drafts.
pub fn not_taken(not_taken: DraftsNotTaken) -> Refusal {
    let conflict = |kind, field: &str, code| Refusal {
        kind,
        ..Refusal::conflict(field, code)
    };
    match not_taken {
        DraftsNotTaken::Missing(of) => conflict(
            ProblemType::NoDraft,
            &of.to_string(),
            FieldCode::UnknownValue,
        ),
        DraftsNotTaken::Changed(of) => {
            conflict(ProblemType::Conflict, &of.to_string(), FieldCode::Wrong)
        }
        DraftsNotTaken::Planned(of) => {
            conflict(ProblemType::DraftPlanned, &of.to_string(), FieldCode::Taken)
        }
        DraftsNotTaken::NothingPublished => Refusal::UNAVAILABLE,
        DraftsNotTaken::NotOut(not_out) => not_published(not_out),
    }
}

/// Why drafts do not come out.
pub fn not_published(not_out: NotOut) -> Refusal {
    let refusal = |kind, fields| Refusal {
        kind,
        fields,
        ..Refusal::plain(StatusCode::CONFLICT, kind)
    };
    match not_out {
        NotOut::Outdated(drafts) => {
            let fields = drafts.iter().map(|of| FieldProblem {
                field: of.to_string(),
                code: FieldCode::Wrong,
            });
            refusal(ProblemType::DraftOutdated, fields.collect())
        }
        NotOut::Faulty(faults) => {
            let errors = faults.iter().filter(|fault| fault.is_error);
            let fields = errors.map(|fault| FieldProblem {
                field: match &fault.of {
                    Some(of) => format!("{of}{}", fault.field),
                    None => fault.field.clone(),
                },
                code: FieldCode::DoesNotFit,
            });
            refusal(ProblemType::DraftFaulty, fields.collect())
        }
        NotOut::Unwritable(why) => internal(&Unwritable(why)),
    }
}

/// Something that is kept cannot be written as JSON.
#[derive(Debug, thiserror::Error)]
#[error("a draft cannot be written: {0}")]
struct Unwritable(String);

/// What a problem of drafts says in English.
pub const fn title(kind: ProblemType) -> Option<&'static str> {
    Some(match kind {
        ProblemType::DraftFaulty => "Something would be wrong if that were published",
        ProblemType::DraftPlanned => "It comes out on a day; take that back first",
        ProblemType::DraftOutdated => "What is published has changed since the draft was begun",
        ProblemType::NoDraft => "There is no draft of it",
        _ => return None,
    })
}
