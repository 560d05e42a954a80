//! What is recorded of a project, as plain state: each deed makes its next version of the last one.

mod fees;
mod reviews;

pub use fees::{charge, yuan};
pub use reviews::{Inviting, invite, of_stage, opine};

use mingbai_contract::desk::projects::{GreenChannel, GreenItem};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{Approval, ClockPause, DeferredMaterial, Project};
use mingbai_contract::{ApprovalId, Date, ItemId, MaterialId};
use mingbai_domain::project::{Planned, State};

/// What happened to an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It was taken in.
    HandIn,
    /// It was decided.
    Decide,
    /// Why it is late.
    Explain,
    /// A material may follow later.
    Defer,
    /// A deferred material came.
    Came,
    /// Its clock stands still.
    Pause,
    /// Its clock runs again.
    Resume,
}

impl What {
    /// All of them, as they are offered.
    pub const ALL: [Self; 7] = [
        Self::HandIn,
        Self::Decide,
        Self::Came,
        Self::Defer,
        Self::Explain,
        Self::Pause,
        Self::Resume,
    ];

    /// As the form names it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::HandIn => "hand-in",
            Self::Decide => "decide",
            Self::Explain => "explain",
            Self::Defer => "defer",
            Self::Came => "came",
            Self::Pause => "pause",
            Self::Resume => "resume",
        }
    }

    /// The one of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }
}

/// What may be recorded of an approval as it stands. The server has the last word.
#[must_use]
pub fn possible(approval: &Approval, planned: &Planned, item: Option<&GreenItem>) -> Vec<What> {
    let open = approval.clock_pauses.iter().any(|pause| !pause.ended);
    let decided = matches!(planned.state, State::Decided { .. });
    let runs = !planned.state.is_outside() && !decided;
    let may = |what: &What| match what {
        What::HandIn => planned.state == State::Ready,
        What::Decide => runs,
        What::Explain => matches!(planned.state, State::Late { .. }),
        What::Defer => runs && !left(approval, item).is_empty(),
        What::Came => !owed(approval).is_empty(),
        What::Pause => runs && !open && item.is_some_and(|item| !item.exclusions.is_empty()),
        What::Resume => runs && open,
    };
    What::ALL.into_iter().filter(may).collect()
}

/// The materials of an approval that may still be promised for later.
#[must_use]
pub fn left(approval: &Approval, item: Option<&GreenItem>) -> Vec<MaterialId> {
    let known = |id: &MaterialId| {
        let mut deferred = approval.deferred_materials.iter();
        deferred.any(|one| one.material == *id)
    };
    let deferrable = item.map_or(&[][..], |item| &item.deferrable);
    let ids = deferrable.iter().map(|material| &material.id);
    ids.filter(|id| !known(id)).cloned().collect()
}

/// The materials of an approval that have not come.
#[must_use]
pub fn owed(approval: &Approval) -> Vec<MaterialId> {
    let deferred = approval.deferred_materials.iter();
    let open = deferred.filter(|one| one.fulfilled_date.is_none());
    open.map(|one| one.material.clone()).collect()
}

/// The item of an approval, as its guide has it today.
#[must_use]
pub fn item_of<'a>(channel: &'a GreenChannel, id: &ItemId) -> Option<&'a GreenItem> {
    channel.items.iter().find(|item| item.id == *id)
}

/// What is filled in of what happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happened {
    /// The approval's number.
    pub approval: String,
    /// The day; empty for today.
    pub day: String,
    /// The material.
    pub material: String,
    /// Until when: what is promised, or planned.
    pub by: String,
    /// The promise, the reason.
    pub words: String,
    /// On what ground a clock stands still.
    pub exclusion: Option<ExclusionCode>,
    /// The document that orders it.
    pub document: String,
}

fn problem(field: &str, code: FieldCode) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        code,
    }
}

fn one(field: &str, code: FieldCode) -> Vec<FieldProblem> {
    vec![problem(field, code)]
}

/// A day that was typed; `empty` where nothing was.
fn day(text: &str, field: &str, empty: Option<Date>) -> Result<Date, FieldProblem> {
    match text.trim() {
        "" => empty.ok_or_else(|| problem(field, FieldCode::Missing)),
        text => text
            .parse()
            .map_err(|_| problem(field, FieldCode::Malformed)),
    }
}

fn words(text: &str, field: &str) -> Result<String, FieldProblem> {
    match text.trim() {
        "" => Err(problem(field, FieldCode::Missing)),
        text => Ok(text.to_owned()),
    }
}

/// The next version with what happened in it.
///
/// # Errors
/// What is not filled in, by the form's field.
pub fn happen(
    project: &Project,
    channel: &GreenChannel,
    what: What,
    filled: &Happened,
    today: Date,
) -> Result<Project, Vec<FieldProblem>> {
    let mut next = project.clone();
    next.inspections.clear();
    let no = filled.approval.parse::<ApprovalId>().ok();
    let mut approvals = next.approvals.iter_mut();
    let Some(approval) = approvals.find(|approval| Some(&approval.no) == no.as_ref()) else {
        return Err(one("/approval", FieldCode::Missing));
    };
    let on = day(&filled.day, "/day", Some(today)).map_err(|wrong| vec![wrong])?;
    match what {
        What::HandIn => {
            approval.submitted_at = Some(on);
            // What is promised is the guide's of this day (R4a).
            if let Some(item) = item_of(channel, &approval.item) {
                approval.committed_working_days = item.committed_working_days;
                approval.deemed_consent = item.deemed_consent;
            }
        }
        What::Decide => approval.decided_at = Some(on),
        What::Explain => {
            let why = words(&filled.words, "/words").map_err(|wrong| vec![wrong])?;
            approval.overtime_reason = Some(why);
        }
        What::Defer => {
            let material = filled.material.parse().ok();
            let (by, promise) = (day(&filled.by, "/by", None), words(&filled.words, "/words"));
            match (material, by, promise) {
                (Some(material), Ok(promised_date), Ok(promise)) => {
                    approval.deferred_materials.push(DeferredMaterial {
                        material,
                        promised_date,
                        fulfilled_date: None,
                        promise,
                    });
                }
                (material, by, promise) => {
                    let material = material
                        .is_none()
                        .then(|| problem("/material", FieldCode::Missing));
                    let all = [material, by.err(), promise.err()];
                    return Err(all.into_iter().flatten().collect());
                }
            }
        }
        What::Came => {
            let mut deferred = approval.deferred_materials.iter_mut();
            let found = deferred.find(|one| one.material.as_str() == filled.material);
            match found {
                Some(material) => material.fulfilled_date = Some(on),
                None => return Err(one("/material", FieldCode::Missing)),
            }
        }
        What::Pause => approval.clock_pauses.push(pause(filled, on)?),
        What::Resume => {
            let mut pauses = approval.clock_pauses.iter_mut();
            if let Some(open) = pauses.find(|pause| !pause.ended) {
                open.to = Some(on);
                open.ended = true;
            }
        }
    }
    Ok(next)
}

fn pause(filled: &Happened, from: Date) -> Result<ClockPause, Vec<FieldProblem>> {
    let planned = match filled.by.trim() {
        "" => Ok(None),
        by => day(by, "/by", None).map(Some),
    };
    let (reason, document) = (
        words(&filled.words, "/words"),
        words(&filled.document, "/document"),
    );
    match (filled.exclusion, planned, reason, document) {
        (Some(exclusion), Ok(to), Ok(reason), Ok(document)) => Ok(ClockPause {
            from,
            to,
            reason,
            exclusion,
            document: Some(document),
            ended: false,
        }),
        (exclusion, planned, reason, document) => {
            let exclusion = exclusion
                .is_none()
                .then(|| problem("/exclusion", FieldCode::Missing));
            let all = [exclusion, planned.err(), reason.err(), document.err()];
            Err(all.into_iter().flatten().collect())
        }
    }
}

/// Where in a form a problem of the server's belongs: what it says of a project is said by a path in it.
#[must_use]
pub fn place(pointer: &str) -> &str {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    match last {
        "submitted_at" | "decided_at" | "fulfilled_date" | "from" => "/day",
        "promised_date" | "to" | "deferred_materials" => "/by",
        "promise" | "overtime_reason" | "reason" => "/words",
        "clock_pauses" => "/exclusion",
        "document" => "/document",
        "subject" => "/subject",
        "place" => "/place",
        "held_on" => "/held_on",
        "invited" | "department" => "/invited",
        "opinion" => "/opinion",
        "reasons" => "/reasons",
        "name" => "/name",
        "standard" => "/standard",
        "charged_yuan" => "/yuan",
        "zh" => "/name_zh",
        "en" => "/name_en",
        "applicant_label" => "/applicant",
        "enterprise_code" => "/enterprise",
        "site" => "/site",
        "agent" => "/agent",
        "window" => "/window",
        "id" => "/code",
        _ => pointer,
    }
}
