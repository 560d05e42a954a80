//! Templates of stages: what a county's projects of one kind usually need, in which order (R8).
//!
//! They are published as commitments of the category [`CATEGORY`], whose parameters say it for programs. Whoever
//! makes a project of one leaves out what it does not need ([`plan`]).

use mingbai_contract::desk::projects::{GreenItem, StageTemplate, TemplateStep};
use mingbai_contract::project::{Approval, ProjectType};
use mingbai_contract::rules::{ParamValue, ServiceRule};
use mingbai_contract::{ApprovalId, ItemId, ProjectId};
use std::collections::BTreeSet;

/// The category of the commitments that are templates.
pub const CATEGORY: &str = "project-template";

/// What stands between the two halves of a parameter's words.
const BETWEEN: char = '/';

/// What is wrong with a template; the parameter that is to blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateFault {
    /// It does not say whose money it is: `type` is `enterprise` or `government`.
    Type,
    /// It has no stages, or one twice.
    Stages,
    /// Its items are not `stage/item`, or one is in a stage that it does not have, or twice.
    Items,
    /// What waits for what is not `later/earlier`, names an item that it does not have, or goes round.
    After,
}

impl TemplateFault {
    /// The parameter's name.
    #[must_use]
    pub const fn param(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Stages => "stages",
            Self::Items => "items",
            Self::After => "after",
        }
    }
}

/// The places of templates among a county's commitments in which something is wrong, each with the parameter that
/// is to blame. `items` are those that can be part of a project.
#[must_use]
pub fn faults(rules: &[ServiceRule], items: &BTreeSet<&ItemId>) -> Vec<(usize, &'static str)> {
    let of_category = rules.iter().enumerate();
    let of_category = of_category.filter(|(_, rule)| rule.category == CATEGORY);
    let fault = |rule| match template(rule) {
        Ok(template) if template.steps.iter().all(|one| items.contains(&one.item)) => None,
        Ok(_) => Some(TemplateFault::Items),
        Err(fault) => Some(fault),
    };
    of_category
        .filter_map(|(at, rule)| Some((at, fault(rule)?.param())))
        .collect()
}

/// The templates among a county's commitments; those with a fault are left out.
#[must_use]
pub fn templates(rules: &[ServiceRule]) -> Vec<StageTemplate> {
    let of_category = rules.iter().filter(|rule| rule.category == CATEGORY);
    of_category.filter_map(|rule| template(rule).ok()).collect()
}

/// The template that a commitment is.
///
/// # Errors
/// The first [`TemplateFault`].
pub fn template(rule: &ServiceRule) -> Result<StageTemplate, TemplateFault> {
    let r#type = match rule.params.get("type") {
        Some(ParamValue::Text(text)) if text == "enterprise" => ProjectType::Enterprise,
        Some(ParamValue::Text(text)) if text == "government" => ProjectType::Government,
        _ => return Err(TemplateFault::Type),
    };
    let stages = words(rule, "stages").to_vec();
    let different: BTreeSet<&String> = stages.iter().collect();
    if stages.is_empty() || different.len() < stages.len() {
        return Err(TemplateFault::Stages);
    }
    let mut steps: Vec<TemplateStep> = Vec::new();
    for word in words(rule, "items") {
        let (stage, item) = word.split_once(BETWEEN).ok_or(TemplateFault::Items)?;
        let item: ItemId = item.parse().map_err(|_| TemplateFault::Items)?;
        let known = steps.iter().any(|step| step.item == item);
        if known || !stages.iter().any(|one| one == stage) {
            return Err(TemplateFault::Items);
        }
        steps.push(TemplateStep {
            stage: stage.to_owned(),
            item,
            after: Vec::new(),
        });
    }
    if steps.is_empty() {
        return Err(TemplateFault::Items);
    }
    for word in words(rule, "after") {
        let (later, earlier) = word.split_once(BETWEEN).ok_or(TemplateFault::After)?;
        let place = |name: &str| steps.iter().position(|step| step.item.as_str() == name);
        let (Some(later), Some(earlier)) = (place(later), place(earlier)) else {
            return Err(TemplateFault::After);
        };
        // In order, nothing goes round.
        if earlier >= later {
            return Err(TemplateFault::After);
        }
        let earlier = steps.get(earlier).map(|step| step.item.clone());
        if let (Some(step), Some(earlier)) = (steps.get_mut(later), earlier) {
            step.after.push(earlier);
        }
    }
    Ok(StageTemplate {
        id: rule.id.clone(),
        name: rule.title.clone(),
        r#type,
        stages,
        steps,
    })
}

fn words<'a>(rule: &'a ServiceRule, name: &str) -> &'a [String] {
    match rule.params.get(name) {
        Some(ParamValue::Words(words)) => words,
        _ => &[],
    }
}

/// The approvals of a new project: the steps of a template whose items are among `items`, but for those that
/// are left out. What waited for one that is left out waits for what that one waited for. The approvals are
/// numbered in order, `code-01` and so on.
#[must_use]
pub fn plan(
    template: &StageTemplate,
    items: &[GreenItem],
    left_out: &BTreeSet<ItemId>,
    code: &ProjectId,
) -> Vec<Approval> {
    let item_of = |step: &TemplateStep| items.iter().find(|item| item.id == step.item);
    let taken: Vec<(&TemplateStep, &GreenItem)> = template
        .steps
        .iter()
        .filter(|step| !left_out.contains(&step.item))
        .filter_map(|step| Some((step, item_of(step)?)))
        .collect();
    let mut approvals = Vec::with_capacity(taken.len());
    for (at, (step, item)) in taken.iter().enumerate() {
        let Some(no) = number(code, at) else { continue };
        let mut waits = BTreeSet::new();
        waits_for(template, &taken, step, &mut waits);
        approvals.push(Approval {
            no,
            item: item.id.clone(),
            department: item.department.clone(),
            stage: step.stage.clone(),
            window: item.window.clone(),
            depends_on: waits.iter().filter_map(|at| number(code, *at)).collect(),
            submitted_at: None,
            committed_working_days: item.committed_working_days,
            deemed_consent: item.deemed_consent,
            clock_pauses: Vec::new(),
            decided_at: None,
            overtime_reason: None,
            deferred_materials: Vec::new(),
        });
    }
    approvals
}

/// The places in `taken` of all that a step waits for, through what is left out.
fn waits_for(
    template: &StageTemplate,
    taken: &[(&TemplateStep, &GreenItem)],
    step: &TemplateStep,
    into: &mut BTreeSet<usize>,
) {
    for earlier in &step.after {
        if let Some(at) = taken.iter().position(|(one, _)| one.item == *earlier) {
            into.insert(at);
        } else if let Some(gone) = template.steps.iter().find(|one| one.item == *earlier) {
            waits_for(template, taken, gone, into);
        }
    }
}

/// The number of an approval of a project, by its place.
#[must_use]
pub fn number(code: &ProjectId, at: usize) -> Option<ApprovalId> {
    format!("{code}-{:02}", at + 1).parse().ok()
}

/// What the numbers of [`next_code`] in a year begin with.
#[must_use]
pub fn code_beginning(year: i32) -> String {
    format!("GC{year}-")
}

/// The next number of a project in a year after those that there are: `GC2026-007` after `GC2026-006`.
#[must_use]
pub fn next_code<'a>(
    codes: impl IntoIterator<Item = &'a ProjectId>,
    year: i32,
) -> Option<ProjectId> {
    let beginning = code_beginning(year);
    let serials = codes.into_iter().filter_map(|code| {
        let serial = code.as_str().strip_prefix(&beginning)?;
        serial.parse::<u16>().ok()
    });
    let next = serials.max().unwrap_or(0).checked_add(1)?;
    format!("{beginning}{next:03}").parse().ok()
}
