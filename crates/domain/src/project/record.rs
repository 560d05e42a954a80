//! What stands once it is on record: a later version of a project only adds to it (R5, R8).
//!
//! What was handed in, decided, paused, promised or fulfilled cannot be made not to have been, and neither
//! can the promise it was handed in under: whoever corrects a mistake says so, and that is on record too.

use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{Approval, ClockPause, DeferredMaterial, Project};

/// Everything of `before` that `after`, its next version, would change although it is on record; fields are
/// JSON pointers into `after`, or into `before` where what was there is gone.
#[must_use]
pub fn check_record(before: &Project, after: &Project) -> Vec<FieldProblem> {
    let mut gone = Gone(Vec::new());
    gone.unless(before.id == after.id, "/id");
    // Its inspections are found by this code (R9).
    let same = before.enterprise_code == after.enterprise_code;
    gone.unless(same, "/enterprise_code");
    for (at, old) in before.approvals.iter().enumerate() {
        if old.submitted_at.is_none() && old.decided_at.is_none() {
            continue;
        }
        let place = after.approvals.iter().position(|new| new.no == old.no);
        match place.and_then(|place| Some((place, after.approvals.get(place)?))) {
            Some((place, new)) => gone.approval(&format!("/approvals/{place}"), old, new),
            None => gone.note(format!("/approvals/{at}")),
        }
    }
    for (at, old) in before.milestones.iter().enumerate() {
        let kept = after.milestones.iter();
        let mut kept = kept.filter(|new| new.name == old.name && new.actual == old.actual);
        gone.unless(
            old.actual.is_none() || kept.next().is_some(),
            &format!("/milestones/{at}/actual"),
        );
    }
    gone.0
}

/// What would be gone.
struct Gone(Vec<FieldProblem>);

impl Gone {
    fn note(&mut self, field: String) {
        self.0.push(FieldProblem {
            field,
            code: FieldCode::DoesNotFit,
        });
    }

    fn unless(&mut self, stands: bool, field: &str) {
        if !stands {
            self.note(field.to_owned());
        }
    }

    /// An approval that was handed in: what was said of it stands.
    fn approval(&mut self, field: &str, old: &Approval, new: &Approval) {
        let decided = old.decided_at.is_none() || old.decided_at == new.decided_at;
        let submitted = old.submitted_at.is_none() || old.submitted_at == new.submitted_at;
        let reasoned = old.overtime_reason.is_none() || new.overtime_reason.is_some();
        for (stands, name) in [
            (old.item == new.item, "item"),
            (old.department == new.department, "department"),
            (submitted, "submitted_at"),
            (decided, "decided_at"),
            (reasoned, "overtime_reason"),
            (old.deemed_consent == new.deemed_consent, "deemed_consent"),
            (
                old.committed_working_days == new.committed_working_days,
                "committed_working_days",
            ),
        ] {
            self.unless(stands, &format!("{field}/{name}"));
        }
        for pause in &old.clock_pauses {
            let kept = new.clock_pauses.iter().any(|new| continues(pause, new));
            self.unless(kept, &format!("{field}/clock_pauses"));
        }
        for material in &old.deferred_materials {
            let kept = new.deferred_materials.iter();
            let kept = kept.filter(|new| still_owed(material, new)).count();
            self.unless(kept > 0, &format!("{field}/deferred_materials"));
        }
    }
}

/// Whether a pause is still what it was: one that is over stays as it is, one that is open may end, or be
/// planned anew.
fn continues(old: &ClockPause, new: &ClockPause) -> bool {
    let same = (old.from, old.exclusion) == (new.from, new.exclusion);
    let documented = old.document.is_none() || old.document == new.document;
    same && documented && (!old.ended || (new.ended && old.to == new.to))
}

/// Whether what was promised still is: for the same day, and in where it was.
fn still_owed(old: &DeferredMaterial, new: &DeferredMaterial) -> bool {
    let same = old.material == new.material && old.promised_date == new.promised_date;
    same && (old.fulfilled_date.is_none() || old.fulfilled_date == new.fulfilled_date)
}
