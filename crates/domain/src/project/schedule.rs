//! The plan of a project: start, due date, slack and critical path of every approval (R8).
//!
//! What happened is a fact, what has not happened yet is reckoned as early as the rules allow. An
//! approval can be handed in on the day on which the last of those it depends on is there, or on the
//! next working day if that is none (R1). One that is past its due date is reckoned with for today.
//!
//! Slack asks of every approval, also of a decided one: how many working days later could it have been
//! there without the whole project being there later? Where the investor let days pass before handing
//! something in, those days go along: they are part of the way, not slack of the approval before.

use super::approval::{State, clock_of, state_of, used};
use super::graph::{Fault, Graph};
use crate::calendar::WorkCalendar;
use crate::clock::Due;
use chrono::NaiveDate;
use mingbai_contract::ApprovalId;
use mingbai_contract::project::{Approval, Project};

/// The plan of a project as things stand on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Its approvals, in the project's order.
    pub approvals: Vec<Planned>,
    /// Its stages, in the project's order; none for a stage without approvals.
    pub stages: Vec<Option<StageSpan>>,
    /// When the last approval is there; none without approvals.
    pub finish: Option<Due>,
    /// Whether a pause is open of which nobody says when it ends, or which should have ended: then
    /// nothing is sure but that `finish` is not earlier.
    pub open_ended: bool,
}

/// The plan of one approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// How it stands.
    pub state: State,
    /// The first day on which it can, or could, be handed in (R8).
    pub earliest_start: NaiveDate,
    /// The day on which it was handed in, else `earliest_start`.
    pub start: NaiveDate,
    /// The last day in time (R1); none while a pause is open (R2).
    pub due: Option<Due>,
    /// The last day in time if the open pause ends as planned (R2); none without an open pause, and
    /// where nobody knows.
    pub if_resumed: Option<Due>,
    /// The day on which it is there: the fact, or what is to be reckoned with.
    pub finish: NaiveDate,
    /// Whether `finish` may still move because a year has no official calendar (R1).
    pub provisional: bool,
    /// Working days of the limit used until the decision, else until today; 0 if not handed in.
    pub used: u16,
    /// How many working days later it may be there before the whole project is later.
    pub slack: u16,
    /// Whether it lies on the critical path: it has no slack.
    pub critical: bool,
}

impl Planned {
    /// Whether it is there for those that depend on it: decided, or granted by silence (R5).
    #[must_use]
    pub const fn is_there(&self) -> bool {
        self.state.granted().is_some()
    }
}

/// What one stage spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageSpan {
    /// The first start.
    pub from: NaiveDate,
    /// The last finish.
    pub to: NaiveDate,
    /// How many approvals it has.
    pub total: u16,
    /// How many of them are there.
    pub granted: u16,
    /// What it promises, in working days: the longest limit of what is handled in parallel, the sum of
    /// what waits for each other within the stage (R5).
    pub promised: u16,
}

/// How many approvals there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of all kinds.
    pub total: u16,
    /// Decided.
    pub decided: u16,
    /// Granted by silence.
    pub deemed: u16,
    /// Late.
    pub late: u16,
    /// Standing still.
    pub paused: u16,
    /// Running in time.
    pub running: u16,
    /// Not handed in.
    pub outside: u16,
}

impl Schedule {
    /// How many approvals there are of each kind.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for planned in &self.approvals {
            tally.total += 1;
            *match planned.state {
                State::Decided { .. } => &mut tally.decided,
                State::Deemed { .. } => &mut tally.deemed,
                State::Late { .. } => &mut tally.late,
                State::Paused => &mut tally.paused,
                State::Running => &mut tally.running,
                State::Waiting | State::Ready => &mut tally.outside,
            } += 1;
        }
        tally
    }

    /// Those on which `approval` depends and which are not there yet: while there are any it is not
    /// taken in (R8). `project` must be the one that was planned.
    #[must_use]
    pub fn waits_for<'a>(
        &self,
        project: &'a Project,
        approval: &ApprovalId,
    ) -> Vec<&'a ApprovalId> {
        let is = |other: &&Approval| other.no == *approval;
        let Some(approval) = project.approvals.iter().find(is) else {
            return Vec::new();
        };
        let open = |no: &&ApprovalId| {
            project
                .approvals
                .iter()
                .zip(&self.approvals)
                .any(|(other, planned)| other.no == **no && !planned.is_there())
        };
        approval.depends_on.iter().filter(open).collect()
    }
}

/// Plans `project` as things stand on `today`.
///
/// # Errors
/// Every [`Fault`] of its dependencies: one that is unknown, a cycle, a number that is there twice.
pub fn schedule(
    calendar: &WorkCalendar,
    project: &Project,
    today: NaiveDate,
) -> Result<Schedule, Vec<Fault>> {
    let graph = Graph::new(&project.approvals)?;
    Ok(lay(calendar, project, &graph, today, None))
}

/// Plans `project`; with the approval at a place there so many working days later than it would be.
pub(super) fn lay(
    calendar: &WorkCalendar,
    project: &Project,
    graph: &Graph,
    today: NaiveDate,
    slip: Option<(usize, u16)>,
) -> Schedule {
    let mut made = Schedule {
        approvals: vec![nothing(today); project.approvals.len()],
        stages: Vec::new(),
        finish: None,
        open_ended: false,
    };
    for &at in &graph.order {
        if let Some(approval) = project.approvals.get(at) {
            let late = slip.filter(|(slipped, _)| *slipped == at);
            let late = late.map_or(0, |(_, days)| days);
            let planned = plan(
                calendar,
                approval,
                graph.needs(at),
                &made.approvals,
                today,
                late,
            );
            made.open_ended |= planned.state == State::Paused && planned.if_resumed.is_none();
            if let Some(place) = made.approvals.get_mut(at) {
                *place = planned;
            }
        }
    }
    for planned in &made.approvals {
        let finish = Due {
            date: planned.finish,
            provisional: planned.provisional,
        };
        made.finish = match made.finish {
            Some(last) if last.date > finish.date => Some(last),
            Some(last) if last.date == finish.date => Some(Due {
                date: last.date,
                provisional: last.provisional || finish.provisional,
            }),
            _ => Some(finish),
        };
    }
    find_slack(calendar, graph, &mut made.approvals);
    for stage in &project.stages {
        made.stages
            .push(span(project, graph, &made.approvals, stage));
    }
    made
}

/// The place of an approval that is not planned yet.
const fn nothing(today: NaiveDate) -> Planned {
    Planned {
        state: State::Waiting,
        earliest_start: today,
        start: today,
        due: None,
        if_resumed: None,
        finish: today,
        provisional: false,
        used: 0,
        slack: 0,
        critical: false,
    }
}

/// Whether an approval waits, or waited, for one that it needs: always before it is handed in (`start`
/// is none), later only for what was there by then. What came after did not hold it up.
fn held_up_by(start: Option<NaiveDate>, need: &Planned) -> bool {
    match (start, need.state.granted()) {
        (None, _) => true,
        (Some(start), Some(on)) => on <= start,
        (Some(_), None) => false,
    }
}

/// The day on which an approval was handed in: what was decided must have been.
fn handed_in(approval: &Approval) -> Option<NaiveDate> {
    approval.submitted_at.or(approval.decided_at).map(|d| d.0)
}

/// Plans one approval after all that it needs, to be there so many working days later than it would be;
/// its slack is found when all are planned.
fn plan(
    calendar: &WorkCalendar,
    approval: &Approval,
    needs: &[usize],
    others: &[Planned],
    today: NaiveDate,
    late: u16,
) -> Planned {
    let handed_in = handed_in(approval);
    let needed = || needs.iter().filter_map(|need| others.get(*need));
    let last = needed()
        .filter(|need| held_up_by(handed_in, need))
        .map(|need| need.finish)
        .max();
    let earliest_start = match (handed_in, last) {
        (Some(start), None) => start,
        (Some(start), Some(last)) => calendar.next_working(last).min(start),
        (None, last) => calendar.next_working(last.unwrap_or(today).max(today)),
    };
    let start = handed_in.unwrap_or(earliest_start);
    let clock = clock_of(calendar, approval, start, today);
    let state = if handed_in.is_some() {
        state_of(calendar, approval, &clock, today)
    } else if needed().all(Planned::is_there) {
        State::Ready
    } else {
        State::Waiting
    };
    let reckoned = clock.reckoned;
    let (finish, provisional) = match state {
        State::Decided { on } => (on, false),
        State::Deemed { on, .. } => (on, reckoned.provisional),
        _ => {
            let mut finish = reckoned.date.max(calendar.next_working(today));
            if late > 0 {
                finish = calendar.add(finish, late);
            }
            let provisional = reckoned.provisional || calendar.is_provisional(finish);
            (finish, provisional)
        }
    };
    let until = match state {
        State::Decided { on } => on,
        State::Deemed { .. } => reckoned.date,
        _ => today,
    };
    Planned {
        state,
        earliest_start,
        start,
        due: clock.due,
        if_resumed: clock.if_resumed,
        finish,
        provisional,
        used: if state.is_outside() {
            0
        } else {
            used(calendar, approval, start, until)
        },
        slack: 0,
        critical: false,
    }
}

/// Finds every slack, from the end of the project backwards, in working days since its first day.
fn find_slack(calendar: &WorkCalendar, graph: &Graph, approvals: &mut [Planned]) {
    let first = approvals
        .iter()
        .map(|p| p.earliest_start.min(p.finish))
        .min();
    let Some(first) = first else {
        return;
    };
    // (From when it could start, when it is there) of every approval.
    let days: Vec<(u16, u16)> = approvals
        .iter()
        .map(|p| {
            let number = |date| calendar.count(first, date);
            (number(p.earliest_start), number(p.finish))
        })
        .collect();
    let last = days.iter().map(|(_, there)| *there).max().unwrap_or(0);
    // When each may be there at the latest.
    let mut latest = vec![last; days.len()];
    for &at in graph.order.iter().rev() {
        let (Some(&(ready, there)), Some(&end), Some(own)) =
            (days.get(at), latest.get(at), approvals.get(at))
        else {
            continue;
        };
        let start = (!own.state.is_outside()).then_some(own.start);
        let needed = end.saturating_sub(there.saturating_sub(ready));
        for &need in graph.needs(at) {
            if approvals
                .get(need)
                .is_some_and(|need| held_up_by(start, need))
                && let Some(latest) = latest.get_mut(need)
            {
                *latest = needed.min(*latest);
            }
        }
    }
    for ((planned, (_, there)), latest) in approvals.iter_mut().zip(days).zip(latest) {
        planned.slack = latest.saturating_sub(there);
        planned.critical = planned.slack == 0;
    }
}

/// What a stage spans; none without approvals.
fn span(project: &Project, graph: &Graph, planned: &[Planned], stage: &str) -> Option<StageSpan> {
    let mut span: Option<StageSpan> = None;
    // The limits of each and of what it waits for within the stage.
    let mut chains = vec![0u16; planned.len()];
    for &at in &graph.order {
        let (Some(approval), Some(own)) = (project.approvals.get(at), planned.get(at)) else {
            continue;
        };
        if approval.stage != stage {
            continue;
        }
        let before = graph.needs(at).iter().filter_map(|need| chains.get(*need));
        let chain = before.max().copied().unwrap_or(0);
        let chain = chain.saturating_add(approval.committed_working_days);
        if let Some(place) = chains.get_mut(at) {
            *place = chain;
        }
        let whole = span.get_or_insert(StageSpan {
            from: own.start,
            to: own.finish,
            total: 0,
            granted: 0,
            promised: 0,
        });
        whole.from = whole.from.min(own.start);
        whole.to = whole.to.max(own.finish);
        whole.total += 1;
        whole.granted += u16::from(own.is_there());
        whole.promised = whole.promised.max(chain);
    }
    span
}
