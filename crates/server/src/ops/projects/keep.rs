//! How a version of a project goes on record.

use super::check::check;
use super::page::{page, told};
use super::{new_secret, opens, project_name};
use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::once::{mask, once};
use crate::ops::applications::{Doer, moment, not_taken, published};
use crate::ops::desk::{day, detail};
use crate::ops::inspections::file::file_kept;
use crate::problem::{Refusal, internal};
use crate::store::AnyStore;
use crate::store::projects::{KeptProject, NewVersion, ProjectDone};
use crate::store::staff::Record;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mingbai_contract::application::QueryCode;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::projects::{KeepProject, ProjectFile, ProjectKept, ProjectVersion};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::project::{Access, Project};
use mingbai_contract::{DepartmentId, ProjectId};
use mingbai_domain::application::query_code::{self, RANDOM_BYTES};
use mingbai_domain::application::{TEXT_CHARS, check_text};
use mingbai_domain::staff::Permit;
use mingbai_domain::staff::reach::ProjectConcerned;

/// How it is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// Which project the address names.
    pub code: &'a ProjectId,
    /// The key under which it is kept once; a new project needs one.
    pub key: Option<&'a str>,
    /// The address that was asked.
    pub address: &'a str,
    /// How far whoever asks reaches.
    pub permit: &'a Permit,
}

/// Keeps the next version of a project, or a new one.
///
/// # Errors
/// 400 with the fields and the rule's code, 403 and 404 where whoever asks does not reach it, 409 where it was
/// made from another version, or what is on record would be gone.
pub async fn keep(
    app: &App,
    doer: &Doer,
    asking: Asking<'_>,
    asked: KeepProject,
) -> Result<ProjectKept, Refusal> {
    let now = published(app)?;
    let is_new = asked.after == 0;
    if asked.project.id != *asking.code {
        return Err(Refusal::field("/project/id", FieldCode::DoesNotFit));
    }
    if is_new && asking.key.is_none() {
        let header = crate::ops::applications::once::HEADER;
        return Err(Refusal::field(header, FieldCode::Missing));
    }
    let wish = match asking.key {
        Some(key) => Some(once(doer, key, asking.address, &asked)?),
        None => None,
    };
    // Looked at first: what the same request has written in the meantime is found as done.
    let before = app.store.project(asking.code).await;
    let before = before.map_err(|error| internal(&error))?;
    if let Some(wish) = &wish {
        let done = app.store.project_done_before(wish).await;
        let done = done.map_err(|error| internal(&error))?.map_err(not_taken)?;
        if let Some(done) = done {
            return answer(doer, asking.key, done);
        }
    }
    allowed(&now, asking.permit, before.as_ref(), &asked.project)?;
    match &before {
        None if !is_new => return Err(Refusal::NOT_FOUND),
        Some(kept) if kept.version != asked.after => {
            return Err(Refusal::conflict("/after", FieldCode::Wrong));
        }
        _ => {}
    }
    let correction = corrects(asked.correction.as_deref())?;
    let today = day(doer.now_ms, now.zone).0;
    let facts = before.as_ref().map(|kept| &kept.project);
    // There is nothing yet that a new project could correct.
    let corrects = facts.is_some() && !correction.is_empty();
    check(&now, facts, &asked.project, corrects, today)?;
    let secret = if is_new { Some(new_secret()?) } else { None };
    let masked = |(random, _): &([u8; RANDOM_BYTES], QueryCode)| {
        let key = asking.key.unwrap_or_default();
        URL_SAFE_NO_PAD.encode(mask(doer, key, *random))
    };
    let new = NewVersion {
        departments: concerned(&now, &asked.project),
        opens: secret
            .as_ref()
            .map(|(_, secret)| opens(asking.code, secret)),
        masked: secret.as_ref().map(masked).unwrap_or_default(),
        after: asked.after,
        project: asked.project,
        correction,
        once: wish,
    };
    let done = app.store.keep_project(&new, &entry(doer, &new)?).await;
    let done = done.map_err(|error| internal(&error))?.map_err(not_taken)?;
    answer(doer, asking.key, done)
}

/// Takes a project in that comes with its secret and its inspections, as from the command line: the
/// inspections first, each unless it is there, so that what was interrupted can be done again.
///
/// # Errors
/// As [`keep`], and as an inspection is refused; what was written before stays.
pub async fn take_in(
    store: &AnyStore,
    now: &Current,
    doer: &Doer,
    whole: &Project,
    secret: &QueryCode,
) -> Result<(), Refusal> {
    let mut project = whole.clone();
    let inspections = std::mem::take(&mut project.inspections);
    let today = day(doer.now_ms, now.zone).0;
    check(now, None, &project, true, today)?;
    let keeper = now.department_of(&project.window);
    let keeper = keeper.ok_or_else(|| Refusal::field("/window", FieldCode::UnknownValue))?;
    for inspection in &inspections {
        file_kept(store, now, doer, &project, keeper, inspection).await?;
    }
    let new = NewVersion {
        after: 0,
        departments: concerned(now, &project),
        correction: String::new(),
        opens: Some(opens(&project.id, secret)),
        masked: String::new(),
        once: None,
        project,
    };
    let done = store.keep_project(&new, &entry(doer, &new)?).await;
    done.map_err(|error| internal(&error))?.map_err(not_taken)?;
    Ok(())
}

/// A project as offices see it, for whoever reaches it.
///
/// # Errors
/// 404 where there is no such project for whoever asks.
pub async fn seen(
    app: &App,
    code: &ProjectId,
    permit: &Permit,
    now_ms: i64,
) -> Result<ProjectFile, Refusal> {
    let now = published(app)?;
    let kept = app.store.project(code).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.filter(|kept| of(&now, &kept.project).may_see(permit));
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    let versions = app.store.project_versions(code).await;
    let versions = versions.map_err(|error| internal(&error))?.into_iter();
    let flags = told(&now, &kept.project, now_ms)?;
    Ok(ProjectFile {
        page: page(&app.store, &now, kept, Access::Owner, now_ms).await?,
        flags,
        versions: versions
            .map(|version| ProjectVersion {
                version: version.version,
                at: moment(&now, version.at_ms),
                actor: version.actor,
                correction: Some(version.correction).filter(|why| !why.is_empty()),
            })
            .collect(),
    })
}

/// Whose a project is.
pub fn of<'a>(now: &'a Current, project: &'a Project) -> ProjectConcerned<'a> {
    ProjectConcerned {
        keeper: now.department_of(&project.window),
        project,
    }
}

/// Whether whoever asks may keep `next` in place of what is there.
fn allowed(
    now: &Current,
    permit: &Permit,
    before: Option<&KeptProject>,
    next: &Project,
) -> Result<(), Refusal> {
    let Some(before) = before else {
        return match of(now, next).may_keep_all(permit) {
            true => Ok(()),
            false => Err(Refusal::FORBIDDEN),
        };
    };
    let concerned = of(now, &before.project);
    match () {
        () if !concerned.may_see(permit) => Err(Refusal::NOT_FOUND),
        () if !concerned.may_keep(permit, next) => Err(Refusal::FORBIDDEN),
        () => Ok(()),
    }
}

/// Why something that is on record is changed; empty where nothing is to be.
fn corrects(why: Option<&str>) -> Result<String, Refusal> {
    let Some(why) = why else {
        return Ok(String::new());
    };
    let code = match why.trim() {
        "" => Some(FieldCode::Missing),
        why => check_text(why, TEXT_CHARS),
    };
    match code {
        Some(code) => Err(Refusal::field("/correction", code)),
        None => Ok(why.trim().to_owned()),
    }
}

/// The departments that a project concerns, each once: its agent's, and those that decide.
fn concerned(now: &Current, project: &Project) -> Vec<DepartmentId> {
    let keeper = now.department_of(&project.window).into_iter();
    let deciding = project
        .approvals
        .iter()
        .map(|approval| &approval.department);
    let mut all: Vec<DepartmentId> = keeper.chain(deciding).cloned().collect();
    all.sort();
    all.dedup();
    all
}

fn entry(doer: &Doer, new: &NewVersion) -> Result<Record, Refusal> {
    Ok(Record {
        at_ms: doer.now_ms,
        actor: doer.actor.clone(),
        deed: Deed::ProjectKept,
        subject: project_name(&new.project.id),
        detail: detail(&(new.after.saturating_add(1), &new.correction))?,
    })
}

/// What was recorded, now or when the request first came; with the secret where there is a new one.
fn answer(doer: &Doer, key: Option<&str>, done: ProjectDone) -> Result<ProjectKept, Refusal> {
    let secret = match (key, done.masked.as_str()) {
        (_, "") | (None, _) => None,
        (Some(key), masked) => {
            let masked = URL_SAFE_NO_PAD.decode(masked).ok();
            let masked = masked.and_then(|bytes| <[u8; RANDOM_BYTES]>::try_from(bytes).ok());
            let secret = masked.and_then(|bytes| query_code::make(mask(doer, key, bytes)));
            Some(secret.ok_or_else(|| internal(&NoSecret))?)
        }
    };
    Ok(ProjectKept {
        code: done.code,
        version: done.version,
        secret,
    })
}

/// What is kept of a secret cannot be read any more.
#[derive(Debug, thiserror::Error)]
#[error("the secret that was given cannot be read")]
struct NoSecret;
