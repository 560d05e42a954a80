//! How an inspection is filed (R9).

use super::{inspection_name, not_filed, shown};
use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::once::once;
use crate::ops::applications::{Doer, published};
use crate::ops::desk::{day, detail};
use crate::ops::projects::page::standing;
use crate::ops::projects::refusal::not_filed as refused;
use crate::problem::{Refusal, internal};
use crate::store::AnyStore;
use crate::store::inspections::{NewInspection, Outcome};
use crate::store::staff::Record;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::inspections::{FileInspection, InspectionFile};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{Inspection, Project};
use mingbai_contract::{Date, DepartmentId, EnterpriseCode, InspectionId};
use mingbai_domain::application::{NAME_CHARS, TEXT_CHARS, check_text};
use mingbai_domain::project::inspection::{check_filing, is_enterprise_code};
use mingbai_domain::staff::Permit;

/// How many days ahead a visit is filed at most.
const AHEAD_DAYS: i64 = 366;

/// How it is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The key under which it is filed once.
    pub key: &'a str,
    /// The address that was asked.
    pub address: &'a str,
    /// How far whoever asks reaches.
    pub permit: &'a Permit,
    /// How many days ago it may have been filed in another system; none where it is filed here.
    pub elsewhere: Option<i64>,
}

/// Files an inspection.
///
/// # Errors
/// 400 with the fields and the rule's code, 403 where it is not one's department's, 409 `inspection_cap` where
/// the enterprise's year has no place left, 409 where there is one with this code.
pub async fn file(
    app: &App,
    doer: &Doer,
    asking: Asking<'_>,
    asked: FileInspection,
) -> Result<InspectionFile, Refusal> {
    let now = published(app)?;
    let wish = once(doer, asking.key, asking.address, &asked)?;
    // Looked at first: what the same request has filed in the meantime is found as done.
    let filed = of_enterprise(&app.store, &asked.enterprise).await?;
    let before = app.store.filed_before(&wish).await;
    let before = before.map_err(|error| internal(&error))?;
    if let Some(code) = before.map_err(not_filed)? {
        return look(app, &now, &code).await;
    }
    let today = day(doer.now_ms, now.zone);
    let problems = check_form(&now, &asked, asking.elsewhere, today);
    if !problems.is_empty() {
        return Err(Refusal::fields(problems));
    }
    if !asking.permit.holds(&asked.department) {
        return Err(Refusal::FORBIDDEN);
    }
    let new = NewInspection {
        inspection: Inspection {
            // Where there is none yet, the store finds the next one.
            code: asked.code.clone().unwrap_or_else(InspectionId::any),
            kind: asked.kind,
            date: asked.date,
            filed_on: asked.filed_on.unwrap_or(today),
            departments: asked.departments,
            r#type: asked.r#type,
            result: None,
        },
        code: asked.code,
        enterprise: asked.enterprise,
        applicant_label: asked.applicant_label,
        department: asked.department,
        once: Some(wish),
    };
    let code = write(&app.store, doer, &filed, &new).await?;
    look(app, &now, &code).await
}

/// Files an inspection of a project's enterprise that comes with the project, with its result; not again where
/// it is there.
///
/// # Errors
/// As [`file`].
pub async fn file_kept(
    store: &AnyStore,
    now: &Current,
    doer: &Doer,
    project: &Project,
    department: &DepartmentId,
    inspection: &Inspection,
) -> Result<(), Refusal> {
    let kept = store.inspection(&inspection.code).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let asked = FileInspection {
        code: Some(inspection.code.clone()),
        department: department.clone(),
        enterprise: project.enterprise_code.clone(),
        applicant_label: project.applicant_label.clone(),
        kind: inspection.kind,
        date: inspection.date,
        departments: inspection.departments.clone(),
        r#type: inspection.r#type.clone(),
        filed_on: Some(inspection.filed_on),
    };
    let today = day(doer.now_ms, now.zone);
    let problems = check_form(now, &asked, Some(i64::MAX), today);
    if !problems.is_empty() {
        return Err(Refusal::fields(problems));
    }
    if kept.is_none() {
        let new = NewInspection {
            code: asked.code,
            inspection: Inspection {
                result: None,
                ..inspection.clone()
            },
            enterprise: asked.enterprise,
            applicant_label: asked.applicant_label,
            department: asked.department,
            once: None,
        };
        let filed = of_enterprise(store, &new.enterprise).await?;
        write(store, doer, &filed, &new).await?;
    }
    let is_over = kept.is_some_and(|kept| kept.is_over());
    if let Some(result) = inspection.result.clone().filter(|_| !is_over) {
        let record = Record {
            at_ms: doer.now_ms,
            actor: doer.actor.clone(),
            deed: Deed::InspectionConcluded,
            subject: inspection_name(&inspection.code),
            detail: detail(&result)?,
        };
        let outcome = Outcome::Result(result);
        let ended = store
            .end_inspection(&inspection.code, &outcome, inspection.date, &record)
            .await;
        ended
            .map_err(|error| internal(&error))?
            .map_err(not_filed)?;
    }
    Ok(())
}

/// The inspections of an enterprise that stand.
async fn of_enterprise(
    store: &AnyStore,
    enterprise: &EnterpriseCode,
) -> Result<Vec<Inspection>, Refusal> {
    let filed = store.inspections_of(enterprise).await;
    Ok(standing(filed.map_err(|error| internal(&error))?))
}

/// Writes what the domain has nothing against.
async fn write(
    store: &AnyStore,
    doer: &Doer,
    filed: &[Inspection],
    new: &NewInspection,
) -> Result<InspectionId, Refusal> {
    if let Some(refusal) = refused(&check_filing(filed, &new.inspection)) {
        return Err(refusal);
    }
    let said = (
        &new.enterprise,
        new.inspection.kind,
        new.inspection.date,
        new.inspection.filed_on,
    );
    let said = detail(&said)?;
    let saying = |code: &InspectionId| Record {
        at_ms: doer.now_ms,
        actor: doer.actor.clone(),
        deed: Deed::InspectionFiled,
        subject: inspection_name(code),
        detail: said.clone(),
    };
    let code = store.file_inspection(new, &saying).await;
    code.map_err(|error| internal(&error))?.map_err(not_filed)
}

async fn look(app: &App, now: &Current, code: &InspectionId) -> Result<InspectionFile, Refusal> {
    let kept = app.store.inspection(code).await;
    let kept = kept.map_err(|error| internal(&error))?;
    Ok(shown(now, kept.ok_or(Refusal::NOT_FOUND)?))
}

/// What cannot be read or reckoned with, all at once.
fn check_form(
    now: &Current,
    asked: &FileInspection,
    elsewhere: Option<i64>,
    today: Date,
) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    let mut note = |field: &str, code| {
        problems.push(FieldProblem {
            field: field.to_owned(),
            code,
        });
    };
    let code = asked.code.as_ref().map_or("", InspectionId::as_str);
    if code.bytes().any(|b| b.is_ascii_lowercase()) {
        note("/code", FieldCode::Malformed);
    }
    if !now.departments.contains(&asked.department) {
        note("/department", FieldCode::UnknownValue);
    }
    if !is_enterprise_code(&asked.enterprise) {
        note("/enterprise", FieldCode::Malformed);
    }
    if asked.applicant_label.trim().is_empty() {
        note("/applicant_label", FieldCode::Missing);
    }
    for (field, text, most) in [
        ("/applicant_label", &asked.applicant_label, NAME_CHARS),
        ("/departments", &asked.departments, TEXT_CHARS),
        ("/type", &asked.r#type, TEXT_CHARS),
    ] {
        if let Some(code) = check_text(text, most) {
            note(field, code);
        }
    }
    let ago = |day: Date| (today.0 - day.0).num_days();
    if ago(asked.date) < -AHEAD_DAYS || ago(asked.date) > elsewhere.unwrap_or(AHEAD_DAYS) {
        note("/date", FieldCode::OutOfRange);
    }
    match (asked.filed_on, elsewhere) {
        (None, _) => {}
        (Some(_), None) => note("/filed_on", FieldCode::DoesNotFit),
        (Some(day), Some(most)) if !(0..=most).contains(&ago(day)) => {
            note("/filed_on", FieldCode::OutOfRange);
        }
        (Some(_), Some(_)) => {}
    }
    problems
}
