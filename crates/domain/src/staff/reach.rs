//! Whose an application or a project is, and with it how far somebody's roles reach into it.
//!
//! The department whose item it is does everything; the one whose window took it in does everything but
//! decide; one that is asked for an opinion gives it and sees the rest.

use super::{Permit, Reach, allows, permit};
use crate::application::{Possible, ToEnd};
use mingbai_contract::application::{Event, EventType, Opinion};
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::staff::Grant;
use mingbai_contract::project::Project;
use mingbai_contract::{DepartmentId, WindowId};

/// Whom an application concerns.
#[derive(Debug, Clone, Copy)]
pub struct Concerned<'a> {
    /// Whose item it is.
    pub department: &'a DepartmentId,
    /// Whose window took it in.
    pub counter: &'a DepartmentId,
    /// What has happened to it, among it who was asked for an opinion.
    pub events: &'a [Event],
}

impl Concerned<'_> {
    /// Whether somebody may see it.
    #[must_use]
    pub fn may_see(&self, permit: &Permit) -> bool {
        self.may_handle(permit)
            || self
                .events
                .iter()
                .filter_map(|event| event.department.as_ref())
                .any(|asked| permit.holds(asked))
    }

    /// Whether somebody may record an event of it. Who is asked for an opinion records that alone, and not
    /// that it stayed away.
    #[must_use]
    pub fn may_record(&self, permit: &Permit, event: &Event) -> bool {
        let opinion = event.r#type == EventType::StepDecided
            && event.opinion != Some(Opinion::Absent)
            && event
                .department
                .as_ref()
                .is_some_and(|asked| permit.holds(asked));
        opinion || self.may_handle(permit)
    }

    /// Whether somebody may decide it.
    #[must_use]
    pub fn may_decide(&self, permit: &Permit) -> bool {
        permit.holds(self.department)
    }

    /// Whether somebody may publish why `late` is late: who is late, or whose item it is.
    #[must_use]
    pub fn may_explain(&self, permit: &Permit, late: &DepartmentId) -> bool {
        permit.holds(late) || permit.holds(self.department)
    }

    /// Of what may happen, what somebody with these roles may do.
    #[must_use]
    pub fn within(&self, grants: &[Grant], possible: Possible) -> Possible {
        let record = permit(grants, Operation::RecordEvent);
        let decide = permit(grants, Operation::DecideApplication);
        let explain = permit(grants, Operation::ExplainOvertime);
        let handles = self.may_handle(&record);
        let own = |asked: &Option<DepartmentId>| asked.as_ref().is_some_and(|id| record.holds(id));
        let mut mine = if handles {
            possible.clone()
        } else {
            let asked = possible.end.into_iter().filter(|one| own(&one.department));
            let given = asked.map(|one| ToEnd {
                absent: false,
                ..one
            });
            Possible {
                end: given.collect(),
                ..Possible::default()
            }
        };
        mine.decide = possible.decide && self.may_decide(&decide);
        mine.explain = possible.explain;
        mine.explain
            .retain(|late| self.may_explain(&explain, &late.whose));
        mine
    }

    fn may_handle(&self, permit: &Permit) -> bool {
        permit.holds(self.department) || permit.holds(self.counter)
    }
}

/// Whether somebody with these roles may take an application in at a window of a department: where one
/// sits, or at any of the department's where no windows are named.
#[must_use]
pub fn may_take_in(grants: &[Grant], window: &WindowId, department: &DepartmentId) -> bool {
    grants.iter().any(|grant| {
        allows(grant.role, Operation::TakeInApplication) == Reach::OwnDepartment
            && grant.department.as_ref() == Some(department)
            && (grant.windows.is_empty() || grant.windows.contains(window))
    })
}

/// Whose a project is (R8): the department of its agent's window keeps all of it, one that decides an approval
/// sees the rest and keeps its own approvals.
#[derive(Debug, Clone, Copy)]
pub struct ProjectConcerned<'a> {
    /// Whose window its agent sits at; none where there is no such window any more.
    pub keeper: Option<&'a DepartmentId>,
    /// The project as it is on record; as it is to be, where it is new.
    pub project: &'a Project,
}

impl ProjectConcerned<'_> {
    /// Whether somebody may see it.
    #[must_use]
    pub fn may_see(&self, permit: &Permit) -> bool {
        let mut approvals = self.project.approvals.iter();
        self.may_keep_all(permit) || approvals.any(|approval| permit.holds(&approval.department))
    }

    /// Whether somebody may keep any of it.
    #[must_use]
    pub fn may_keep_all(&self, permit: &Permit) -> bool {
        match self.keeper {
            Some(keeper) => permit.holds(keeper),
            None => *permit == Permit::Everything,
        }
    }

    /// Whether somebody may keep `next` as its next version.
    #[must_use]
    pub fn may_keep(&self, permit: &Permit, next: &Project) -> bool {
        let others = |project: &Project| {
            let mut others = project.clone();
            others
                .approvals
                .retain(|approval| !permit.holds(&approval.department));
            // Its own opinions; whether it stayed away others say.
            let invited = others.reviews.iter_mut().flat_map(|one| &mut one.invited);
            for invitee in invited.filter(|one| permit.holds(&one.department)) {
                if invitee.opinion != Some(Opinion::Absent) {
                    invitee.opinion = None;
                    invitee.reasons = None;
                }
            }
            others
        };
        self.may_keep_all(permit) || (self.may_see(permit) && others(self.project) == others(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::desk::staff::Role;
    use mingbai_contract::log::Timestamp;

    fn own(id: &str) -> Permit {
        Permit::Departments([id.parse().unwrap()].into())
    }

    #[test]
    fn owner_window_and_adviser_reach_as_far_as_their_part_goes() {
        let now = Timestamp {
            unix_ms: 0,
            minutes_east: 480,
        };
        let asks = |id: &str, kind, opinion| Event {
            department: Some(id.parse().unwrap()),
            opinion,
            ..Event::new(now, kind)
        };
        let events = [asks("fire", EventType::StepStarted, None)];
        let (market, hall) = ("market".parse().unwrap(), "hall".parse().unwrap());
        let concerned = Concerned {
            department: &market,
            counter: &hall,
            events: &events,
        };
        let consent = asks("fire", EventType::StepDecided, Some(Opinion::Consent));
        let absent = asks("fire", EventType::StepDecided, Some(Opinion::Absent));
        let accepted = Event::new(now, EventType::Accepted);
        // See, accept, give the opinion, note the absence, decide.
        for (id, cells) in [
            ("market", "xxxxx"),
            ("hall", "xxxx-"),
            ("fire", "x-x--"),
            ("tax", "-----"),
        ] {
            let permit = own(id);
            let found = [
                concerned.may_see(&permit),
                concerned.may_record(&permit, &accepted),
                concerned.may_record(&permit, &consent),
                concerned.may_record(&permit, &absent),
                concerned.may_decide(&permit),
            ];
            let found: String = found
                .map(|may| if may { 'x' } else { '-' })
                .iter()
                .collect();
            assert_eq!(found, cells, "{id}");
        }
        assert!(concerned.may_see(&Permit::Everything));
        assert!(!concerned.may_see(&Permit::Refused));
    }

    #[test]
    fn the_agents_office_keeps_a_project_and_the_others_their_approvals() {
        let approval = |(no, department): (&str, &str)| {
            serde_json::json!({
                "no": no, "item": "i", "department": department, "stage": "戊", "window": "D01",
                "depends_on": [], "submitted_at": null, "committed_working_days": 5,
                "decided_at": null, "deferred_materials": [],
            })
        };
        let approvals = [("A", "fire"), ("B", "market")].map(approval);
        let project: Project = serde_json::from_value(serde_json::json!({
            "id": "GC1", "name": {"zh": "甲", "en": "a"}, "type": "enterprise",
            "investment_10k_yuan": 1, "applicant_label": "乙", "enterprise_code": "E1",
            "site": "丙", "agent": "丁", "window": "D01", "stages": ["戊"], "milestones": [],
            "inspections": [], "fees": [], "approvals": approvals,
        }))
        .unwrap();
        let hall = "hall".parse().unwrap();
        let concerned = ProjectConcerned {
            keeper: Some(&hall),
            project: &project,
        };
        let decided = |at: usize| {
            let mut next = project.clone();
            next.approvals[at].decided_at = "2026-11-20".parse().ok();
            next
        };
        let mut renamed = project.clone();
        renamed.site = "己".to_owned();
        // See, decide the fire brigade's, decide the market's, change the rest.
        for (id, cells) in [
            ("hall", "xxxx"),
            ("fire", "xx--"),
            ("market", "x-x-"),
            ("tax", "----"),
        ] {
            let permit = own(id);
            let found = [
                concerned.may_see(&permit),
                concerned.may_keep(&permit, &decided(0)),
                concerned.may_keep(&permit, &decided(1)),
                concerned.may_keep(&permit, &renamed),
            ];
            let found: String = found
                .map(|may| if may { 'x' } else { '-' })
                .iter()
                .collect();
            assert_eq!(found, cells, "{id}");
        }
        let orphan = ProjectConcerned {
            keeper: None,
            ..concerned
        };
        assert!(!orphan.may_keep(&own("hall"), &renamed));
        assert!(orphan.may_keep(&Permit::Everything, &renamed));
        assert!(!concerned.may_keep(&Permit::Refused, &project));
    }

    #[test]
    fn a_clerk_takes_in_where_the_clerk_sits() {
        let grant = |role, windows: &[&str]| Grant {
            role,
            department: Some("market".parse().unwrap()),
            windows: windows.iter().map(|id| id.parse().unwrap()).collect(),
        };
        let clerk = [grant(Role::Clerk, &["A02"])];
        let chief = [grant(Role::ChiefRepresentative, &[])];
        let officer = [grant(Role::ComplaintOfficer, &[])];
        for (grants, window, department, may) in [
            (&clerk, "A02", "market", true),
            (&clerk, "A03", "market", false),
            (&clerk, "A02", "tax", false),
            (&chief, "A03", "market", true),
            (&chief, "A03", "tax", false),
            (&officer, "A02", "market", false),
        ] {
            let (window, department) = (window.parse().unwrap(), department.parse().unwrap());
            assert_eq!(
                may_take_in(grants, &window, &department),
                may,
                "{grants:?} {window} {department}"
            );
        }
    }
}
