//! Everything that is waited for, for the phone's calendar.

use super::plan::Plan;
use crate::text::fill;
use crate::ui::ics::Due;
use mingbai_domain::project::{DeferredState, State, deferred_state};

/// Every day that is ahead, or today.
pub fn dues(plan: &Plan<'_>) -> Vec<Due> {
    let (k, project) = (&plan.t.project, plan.project());
    let name = plan.t.lang.pick(&project.name);
    let description = fill(k.ics_text(), &[name, project.id.as_str()]);
    let mut dues = Vec::new();
    let mut add = |number: String, date, summary: String| {
        if date >= plan.today {
            dues.push(Due {
                number,
                date,
                summary,
                description: description.clone(),
            });
        }
    };
    for (approval, planned) in plan.approvals() {
        let (no, item) = (approval.no.as_str(), plan.item(&approval.item));
        match planned.state {
            State::Deemed { document_by, .. } => {
                add(no.to_owned(), document_by, fill(k.ics_document(), &[item]));
            }
            _ if planned.is_there() || planned.state.is_outside() => {}
            _ => {
                if let Some(due) = planned.due {
                    add(no.to_owned(), due.date, fill(k.ics_due(), &[item]));
                }
            }
        }
        for material in &approval.deferred_materials {
            let state = deferred_state(plan.calendar, material, plan.today);
            if matches!(state, DeferredState::Promised { .. }) {
                let number = [no, "-", material.material.as_str()].concat();
                let (name, _) = plan.material(approval, &material.material);
                add(
                    number,
                    material.promised_date.0,
                    fill(k.ics_supply(), &[&name]),
                );
            }
        }
    }
    for (n, milestone) in project.milestones.iter().enumerate() {
        if milestone.actual.is_none() {
            let number = [project.id.as_str(), "-m", &n.to_string()].concat();
            let summary = fill(k.ics_milestone(), &[&milestone.name]);
            add(number, milestone.planned.0, summary);
        }
    }
    dues
}
