//! What is being done with an application, as plain state, and the request that it becomes.

use crate::text::{Text, terms};
use mingbai_contract::application::{
    ApplicationNumber, DecisionKind, EventType, Handling, Opinion,
};
use mingbai_contract::desk::applications::{Decide, ExplainOvertime, NewEvent};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::log::Timestamp;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{DepartmentId, MaterialId};
use mingbai_domain::application::{Possible, STEP_DAYS, ToEnd, ToExplain, check_fields};
use mingbai_domain::overtime::check_reason;

/// Something that a clerk does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Accepts, or registers an acceptance.
    Accept,
    /// Gives the one-time notice.
    Notice,
    /// Refuses to accept.
    Refuse,
    /// Records what came in.
    Supplement,
    /// Decides.
    Decide,
    /// Lets the clock go on.
    Resume,
    /// Ends a step, or gives an opinion.
    End,
    /// Stops the clock.
    Pause,
    /// Asks another department for its opinion.
    Ask,
    /// Begins a step.
    Begin,
    /// Delivers.
    Deliver,
    /// Says why the office is late.
    Explain,
    /// Records that the applicant took it back.
    Withdraw,
}

impl Act {
    /// All of them, the most usual first.
    pub const ALL: [Self; 13] = [
        Self::Deliver,
        Self::Resume,
        Self::Supplement,
        Self::Accept,
        Self::Notice,
        Self::Decide,
        Self::End,
        Self::Pause,
        Self::Ask,
        Self::Begin,
        Self::Explain,
        Self::Refuse,
        Self::Withdraw,
    ];

    /// The key that leads to it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Accept => "a",
            Self::Notice => "t",
            Self::Refuse => "x",
            Self::Supplement => "m",
            Self::Decide => "d",
            Self::Resume => "r",
            Self::End => "e",
            Self::Pause => "p",
            Self::Ask => "o",
            Self::Begin => "b",
            Self::Deliver => "v",
            Self::Explain => "y",
            Self::Withdraw => "w",
        }
    }

    /// Whether it can be done.
    #[must_use]
    pub const fn is_in(self, possible: &Possible) -> bool {
        match self {
            Self::Accept => possible.accept,
            Self::Notice => possible.notice,
            Self::Refuse => possible.refuse,
            Self::Supplement => !possible.supplement.is_empty(),
            Self::Decide => possible.decide,
            Self::Resume => possible.resume,
            Self::End => !possible.end.is_empty(),
            Self::Pause => !possible.pause.is_empty(),
            Self::Ask => !possible.ask.is_empty(),
            Self::Begin => !possible.begin.is_empty(),
            Self::Deliver => possible.deliver,
            Self::Explain => !possible.explain.is_empty(),
            Self::Withdraw => possible.withdraw,
        }
    }
}

/// What is filled in about one application.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// Reasons, for the applicant.
    pub reasons: String,
    /// A word to the applicant.
    pub note: String,
    /// The document that orders a pause.
    pub document: String,
    /// Until when a pause is planned.
    pub until: String,
    /// Within how many working days an opinion is asked for.
    pub days: String,
    /// Why the office is late, for everybody.
    pub why: String,
    /// What is chosen.
    pub chosen: Chosen,
}

/// What is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// What is missing, or came in.
    pub materials: Vec<MaterialId>,
    /// The step that begins, or on which an opinion is asked for.
    pub step: Option<String>,
    /// The department that is asked.
    pub department: Option<DepartmentId>,
    /// Whether it is a joint review.
    pub joint: bool,
    /// The place of the step that ends.
    pub end: usize,
    /// How it ends.
    pub opinion: Option<Opinion>,
    /// What the clock stops for.
    pub exclusion: Option<ExclusionCode>,
    /// The decision.
    pub decision: Option<DecisionKind>,
    /// The place of the clock that ran out.
    pub late: usize,
}

impl Chosen {
    /// The step that ends: the one chosen, or the first.
    #[must_use]
    pub fn end<'p>(&self, possible: &'p Possible) -> Option<&'p ToEnd> {
        possible.end.get(self.end).or(possible.end.first())
    }

    /// The clock that is explained.
    #[must_use]
    pub fn late<'p>(&self, possible: &'p Possible) -> Option<&'p ToExplain> {
        possible.explain.get(self.late).or(possible.explain.first())
    }

    /// What the clock stops for: the only possibility, where there is one.
    #[must_use]
    pub fn exclusion(&self, possible: &Possible) -> Option<ExclusionCode> {
        let single = || possible.pause.first().filter(|_| possible.pause.len() == 1);
        self.exclusion.or_else(|| single().copied())
    }

    /// The step that begins: the only possibility, where there is one.
    #[must_use]
    pub fn step<'p>(&'p self, possible: &'p [String]) -> Option<&'p String> {
        let chosen = self.step.as_ref().filter(|step| possible.contains(step));
        chosen.or_else(|| possible.first().filter(|_| possible.len() == 1))
    }
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// To record something.
    Event(Box<NewEvent>),
    /// To decide.
    Decision(Decide),
    /// To publish a reason.
    Reason(ExplainOvertime),
}

/// What a request is made of besides what is filled in.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// What may be done.
    pub possible: &'a Possible,
    /// How many events there are.
    pub after: u32,
    /// In which role somebody does it, in Chinese.
    pub role: &'static str,
    /// Now.
    pub now: Timestamp,
}

/// The request that an act becomes.
///
/// # Errors
/// What is wrong with it, by the rules by which the server looks at it.
pub fn asked(act: Act, filled: &Filled, around: Around<'_>) -> Result<Asked, Vec<FieldProblem>> {
    match act {
        Act::Decide => decision(filled, around),
        Act::Explain => reason(filled, around),
        _ => event(act, filled, around),
    }
}

/// A text without the space around it; none where nothing is left.
fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn problem(field: &str, code: FieldCode) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        code,
    }
}

fn event(act: Act, filled: &Filled, around: Around<'_>) -> Result<Asked, Vec<FieldProblem>> {
    let (chosen, possible) = (&filled.chosen, around.possible);
    let mut problems = Vec::new();
    let kind = match act {
        Act::Accept | Act::Decide | Act::Explain => EventType::Accepted,
        Act::Notice => EventType::NoticeGiven,
        Act::Refuse => EventType::Refused,
        Act::Supplement => EventType::Supplemented,
        Act::Resume => EventType::Resumed,
        Act::End => EventType::StepDecided,
        Act::Pause => EventType::Paused,
        Act::Ask | Act::Begin => EventType::StepStarted,
        Act::Deliver => EventType::Delivered,
        Act::Withdraw => EventType::Withdrawn,
    };
    let mut new = NewEvent::new(around.after, kind);
    new.role = Some(around.role.to_owned());
    new.note = said(&filled.note);
    match act {
        Act::Refuse => new.reasons = said(&filled.reasons),
        Act::Notice => new.materials.clone_from(&chosen.materials),
        Act::Supplement => {
            let asked_for = chosen.materials.iter();
            let asked_for = asked_for.filter(|one| possible.supplement.contains(one));
            new.materials = asked_for.cloned().collect();
        }
        Act::Begin => new.step = chosen.step(&possible.begin).cloned(),
        Act::Ask => {
            new.step = chosen.step(&possible.ask).cloned();
            new.department.clone_from(&chosen.department);
            new.handling = Some(if chosen.joint {
                Handling::Joint
            } else {
                Handling::Parallel
            });
            // An opinion without a limit would never count as consent.
            new.working_days = filled.days.trim().parse().ok();
            if !matches!(new.working_days, Some(1..=STEP_DAYS)) {
                problems.push(problem("/working_days", FieldCode::OutOfRange));
                new.working_days = None;
            }
        }
        Act::End => {
            if let Some(one) = chosen.end(possible) {
                new.step = Some(one.step.clone());
                new.department.clone_from(&one.department);
            }
            new.opinion = chosen.opinion;
            new.reasons = said(&filled.reasons);
        }
        Act::Pause => {
            new.exclusion = chosen.exclusion(possible);
            new.document = said(&filled.document);
            if let Some(until) = said(&filled.until) {
                new.planned_until = until.parse().ok();
                if new.planned_until.is_none() {
                    problems.push(problem("/planned_until", FieldCode::Malformed));
                }
            }
        }
        Act::Accept | Act::Resume | Act::Deliver | Act::Withdraw | Act::Decide | Act::Explain => {}
    }
    problems.extend(check_fields(&new.clone().into_event(around.now)));
    if problems.is_empty() {
        Ok(Asked::Event(Box::new(new)))
    } else {
        Err(problems)
    }
}

fn decision(filled: &Filled, around: Around<'_>) -> Result<Asked, Vec<FieldProblem>> {
    let Some(decision) = filled.chosen.decision else {
        return Err(vec![problem("/decision", FieldCode::Missing)]);
    };
    let decide = Decide {
        after: around.after,
        at: None,
        decision,
        reasons: said(&filled.reasons),
        role: Some(around.role.to_owned()),
        note: said(&filled.note),
    };
    let problems = check_fields(&decide.clone().into_event(around.now));
    if problems.is_empty() {
        Ok(Asked::Decision(decide))
    } else {
        Err(problems)
    }
}

fn reason(filled: &Filled, around: Around<'_>) -> Result<Asked, Vec<FieldProblem>> {
    let reason = filled.why.trim().to_owned();
    if let Some(code) = check_reason(&reason) {
        return Err(vec![problem("/reason", code)]);
    }
    let Some(late) = filled.chosen.late(around.possible) else {
        return Err(vec![problem("/clock", FieldCode::Missing)]);
    };
    Ok(Asked::Reason(ExplainOvertime {
        clock: late.clock,
        step: late.step.clone(),
        department: late.department.clone(),
        reason,
    }))
}

/// What is wrong with a field, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let a = &t.acts;
    let field = problem.field.as_str();
    // One of several is told as all of them.
    let field = field.split('/').nth(1).unwrap_or_default();
    let said = match (field, problem.code) {
        ("reasons", FieldCode::Missing) => a.wrong_reasons,
        ("materials", _) => a.wrong_materials_notice,
        ("step", _) => a.wrong_step,
        ("department", _) => a.wrong_department,
        ("working_days", _) => a.wrong_days,
        ("opinion", _) => a.wrong_opinion,
        ("exclusion", _) => a.wrong_exclusion,
        ("document", FieldCode::Missing) => a.wrong_document,
        ("planned_until", _) => a.wrong_until,
        ("decision", _) => a.wrong_decision,
        ("reason", FieldCode::Missing | FieldCode::TooShort) => a.wrong_reason_short,
        ("reason", FieldCode::DoesNotFit) => a.wrong_reason_tells,
        ("at", _) => a.wrong_at,
        ("after", _) => t.common.trouble_conflict,
        (_, code) => return terms::wrong(t, label(t, field), code),
    };
    said.to_owned()
}

fn label<'t>(t: &'t Text, field: &'t str) -> &'t str {
    let a = &t.acts;
    match field {
        "reasons" => a.reasons,
        "document" => a.pause_document,
        "reason" => a.explain_reason,
        _ => a.note,
    }
}

/// What a request is sent to, and what it says: the same when it is sent again.
#[must_use]
pub fn name(number: &ApplicationNumber, asked: &Asked) -> String {
    format!("{} {asked:?}", number.as_str())
}
