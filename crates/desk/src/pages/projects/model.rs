//! What is recorded of a project, as plain state: each deed makes its next version of the last one.

use mingbai_contract::application::Opinion;
use mingbai_contract::desk::projects::{GreenChannel, GreenItem};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{
    Approval, ClockPause, DeferredMaterial, Invitee, JointReview, Project, ProjectFee,
};
use mingbai_contract::{ApprovalId, Date, DepartmentId, ItemId, MaterialId, Yuan};
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

/// What is filled in of an invitation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inviting {
    /// The stage.
    pub stage: String,
    /// What is looked at.
    pub subject: String,
    /// The day.
    pub held_on: String,
    /// Where.
    pub place: String,
    /// The departments of the stage that are not asked.
    pub left_out: Vec<DepartmentId>,
}

/// The departments that decide approvals of a stage, each once.
#[must_use]
pub fn of_stage(project: &Project, stage: &str) -> Vec<DepartmentId> {
    let approvals = project.approvals.iter().filter(|one| one.stage == stage);
    let mut all: Vec<DepartmentId> = Vec::new();
    for approval in approvals {
        if !all.contains(&approval.department) {
            all.push(approval.department.clone());
        }
    }
    all
}

/// The next version with another joint review.
///
/// # Errors
/// What is not filled in, by the form's field.
pub fn invite(project: &Project, filled: &Inviting) -> Result<Project, Vec<FieldProblem>> {
    let mut next = project.clone();
    next.inspections.clear();
    let asked: Vec<DepartmentId> = of_stage(project, &filled.stage)
        .into_iter()
        .filter(|department| !filled.left_out.contains(department))
        .collect();
    let (subject, held_on, place) = (
        words(&filled.subject, "/subject"),
        day(&filled.held_on, "/held_on", None),
        words(&filled.place, "/place"),
    );
    let nobody = asked
        .is_empty()
        .then(|| problem("/invited", FieldCode::Missing));
    match (subject, held_on, place, nobody) {
        (Ok(subject), Ok(held_on), Ok(place), None) => {
            let last = next.reviews.iter().map(|review| review.no).max();
            next.reviews.push(JointReview {
                no: last.unwrap_or(0).saturating_add(1),
                stage: filled.stage.clone(),
                subject,
                held_on,
                place,
                invited: asked
                    .into_iter()
                    .map(|department| Invitee {
                        department,
                        opinion: None,
                        reasons: None,
                    })
                    .collect(),
            });
            Ok(next)
        }
        (subject, held_on, place, nobody) => {
            let all = [subject.err(), held_on.err(), place.err(), nobody];
            Err(all.into_iter().flatten().collect())
        }
    }
}

/// The next version with the opinion of a department in it.
///
/// # Errors
/// What is not filled in, by the form's field.
pub fn opine(
    project: &Project,
    (review, department): (u16, &DepartmentId),
    opinion: Opinion,
    why: &str,
) -> Result<Project, Vec<FieldProblem>> {
    let mut next = project.clone();
    next.inspections.clear();
    let reasons = match opinion {
        Opinion::Objection => Some(words(why, "/reasons").map_err(|wrong| vec![wrong])?),
        Opinion::Consent | Opinion::Absent => None,
    };
    let reviews = next.reviews.iter_mut().filter(|one| one.no == review);
    let mut invited = reviews.flat_map(|one| &mut one.invited);
    match invited.find(|one| one.department == *department) {
        Some(invitee) => {
            invitee.opinion = Some(opinion);
            invitee.reasons = reasons;
        }
        None => return Err(one("/who", FieldCode::Missing)),
    }
    Ok(next)
}

/// An amount in yuan as it is typed: `1200`, `1,200.50`; none where it is none.
#[must_use]
pub fn yuan(text: &str) -> Option<Yuan> {
    let plain = text.trim().replace([',', '，', ' '], "");
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let fen = match rest.len() {
        0 => 0,
        1 => rest.parse::<i64>().ok()? * 10,
        _ => rest.parse::<i64>().ok()?,
    };
    Some(Yuan::from_fen(whole.parse::<i64>().ok()? * 100 + fen))
}

/// The next version with another fee.
///
/// # Errors
/// What is not filled in, by the form's field.
pub fn charge(
    project: &Project,
    item: &str,
    texts: [&str; 3],
) -> Result<Project, Vec<FieldProblem>> {
    let [name, standard, amount] = texts;
    let mut next = project.clone();
    next.inspections.clear();
    let item = item.parse::<ItemId>().ok();
    let amount_typed = match amount.trim() {
        "" => Err(problem("/yuan", FieldCode::Missing)),
        text => yuan(text).ok_or_else(|| problem("/yuan", FieldCode::Malformed)),
    };
    match (
        item,
        words(name, "/name"),
        words(standard, "/standard"),
        amount_typed,
    ) {
        (Some(item), Ok(name), Ok(standard), Ok(charged_yuan)) => {
            next.fees.push(ProjectFee {
                item,
                name,
                standard,
                charged_yuan,
            });
            Ok(next)
        }
        (item, name, standard, amount) => {
            let item = item.is_none().then(|| problem("/item", FieldCode::Missing));
            let all = [item, name.err(), standard.err(), amount.err()];
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
