//! How an office's reason for being late is published (R5).

use super::once::once;
use super::record::before;
use super::{Doer, application_name, not_taken, published, seen, truth};
use crate::app::App;
use crate::live::current::Current;
use crate::ops::desk::detail;
use crate::problem::{Refusal, internal};
use crate::store::applications::Kept;
use crate::store::staff::Record;
use crate::store::supervision::NewReason;
use axum::http::StatusCode;
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{ApplicationNumber, ApplicationView};
use mingbai_contract::desk::applications::ExplainOvertime;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::application::fold;
use mingbai_domain::overtime::{check_reason, explicable, meant};

/// What is to be published.
pub struct Asked {
    /// About which application.
    pub number: ApplicationNumber,
    /// The reason.
    pub reason: ExplainOvertime,
    /// The key under which it is published once.
    pub key: Option<String>,
    /// The address that was asked.
    pub address: String,
}

/// Publishes a reason. `sees` says whether whoever asks may see the application, `may` whether they may say
/// why a department is late. Answers with the application as it stands then.
///
/// # Errors
/// 404 where there is no such application for whoever asks, 400 where the reason is not as it should be, 409
/// where nothing is late, 403 where somebody else is.
pub async fn explain(
    app: &App,
    doer: &Doer,
    asked: Asked,
    sees: impl Fn(&Kept) -> bool + Send + Sync,
    may: impl Fn(&Kept, &DepartmentId) -> bool + Send + Sync,
) -> Result<ApplicationView, Refusal> {
    let now = published(app)?;
    let kept = app.store.application(&asked.number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.filter(&sees).ok_or(Refusal::NOT_FOUND)?;
    let once = match &asked.key {
        Some(key) => Some(once(doer, key, &asked.address, &asked.reason)?),
        None => None,
    };
    if before(app, once.as_ref()).await?.is_some() {
        return look(app, &now, &asked.number, doer.now_ms).await;
    }
    let ExplainOvertime {
        clock,
        step,
        department,
        reason,
    } = asked.reason;
    if let Some(code) = check_reason(&reason) {
        return Err(Refusal::field("/reason", code));
    }
    let (terms, owner) = (&kept.application.terms, &kept.department);
    let course = fold(&now.work, &kept.application, doer.now_ms);
    let course = course.map_err(|error| internal(&error))?;
    let all = explicable(&now.work, terms, &course, owner);
    let one = meant(&all, &course, clock, step.as_deref(), department.as_ref());
    let one = one.ok_or(Refusal::plain(
        StatusCode::CONFLICT,
        ProblemType::NothingLate,
    ))?;
    if !may(&kept, &one.department) {
        return Err(Refusal::FORBIDDEN);
    }
    let new = NewReason {
        number: asked.number,
        truth: truth(&course, &one.truth, owner),
        reason: reason.trim().to_owned(),
        once,
    };
    let entry = Record {
        at_ms: doer.now_ms,
        actor: doer.actor.clone(),
        deed: Deed::OvertimeExplained,
        subject: application_name(&new.number),
        detail: detail(&(&new.truth.key, &new.reason))?,
    };
    let done = app.store.explain(&new, &entry).await;
    done.map_err(|error| internal(&error))?.map_err(not_taken)?;
    look(app, &now, &new.number, doer.now_ms).await
}

/// The application as it stands now.
async fn look(
    app: &App,
    now: &Current,
    number: &ApplicationNumber,
    now_ms: i64,
) -> Result<ApplicationView, Refusal> {
    let kept = app.store.application(number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    seen(now, kept.ok_or(Refusal::NOT_FOUND)?, now_ms)
}
