//! The clocks of an application: what runs, from when, until when, and why on that day.
//!
//! Owns which clocks there are and what starts and stops them. The counting is [`crate::clock`]'s.

use super::course::{Course, PauseTaken, Rules};
use super::terms;
use crate::calendar::{WorkCalendar, tomorrow};
use crate::clock::{self, Due, ExplainedDay, Limit, Pause, Why};
use chrono::NaiveDate;
use mingbai_contract::application::Terms;

/// Working days for the office to accept, to refuse or to give notice (R3, 行政许可法 art. 32).
pub const ACCEPTANCE_DAYS: u16 = 5;

/// Working days for the applicant to hand in what the notice lists (R4).
pub const SUPPLEMENT_DAYS: u16 = 15;

/// Working days to deliver a decision (R5, 行政许可法 art. 44).
pub const DELIVERY_DAYS: u16 = 10;

/// Working days to issue the document of what was granted by silence (R5).
pub const DEEMED_DELIVERY_DAYS: u16 = 1;

/// What a clock counts towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClockKind {
    /// The office is to accept, to refuse, or to give notice (R3).
    Acceptance,
    /// The applicant is to hand in what is missing (R4).
    Supplement,
    /// A step, or one department's opinion, is to be done (R5): its place in [`Course::steps`].
    Step(usize),
    /// The promise (R4a).
    Committed,
    /// The law's limit (R1).
    Statutory,
    /// The decision is to be delivered (R5).
    Delivery,
}

impl ClockKind {
    /// The stable code, without the step's place.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Acceptance => "acceptance",
            Self::Supplement => "supplement",
            Self::Step(_) => "step",
            Self::Committed => "committed",
            Self::Statutory => "statutory",
            Self::Delivery => "delivery",
        }
    }
}

/// One clock (办理时钟).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// What it counts towards.
    pub kind: ClockKind,
    /// The day on which it starts; that day is not counted (R1).
    pub start: NaiveDate,
    /// How long it may take.
    pub limit: Limit,
    /// The pauses that touch it (R2).
    pub pauses: Vec<Pause>,
    /// The day on which what it waits for happened, or the application ended; none while it runs.
    pub stopped: Option<NaiveDate>,
    /// The last day in time; none while a pause is open (R2).
    pub due: Option<Due>,
    /// While a pause is open that has a planned end: when it is due if the pause ends as planned (R2).
    pub due_as_planned: Option<Due>,
}

impl Clock {
    fn new(
        calendar: &WorkCalendar,
        kind: ClockKind,
        (start, limit): (NaiveDate, Limit),
        taken: &[PauseTaken],
        stopped: Option<NaiveDate>,
    ) -> Self {
        let mut pauses: Vec<Pause> = taken.iter().map(|taken| taken.pause).collect();
        let open = taken.last().filter(|taken| taken.pause.to.is_none());
        let mut due_as_planned = None;
        if let Some(open) = open {
            // A clock that had run out before cannot be stopped any more.
            pauses.pop();
            let before = clock::due(calendar, start, limit, &pauses);
            if before.is_none_or(|due| open.pause.from < runs_out(&pauses, due.date)) {
                if let Some(to) = open.planned_until {
                    let from = open.pause.from;
                    let to = Some(to.max(from));
                    pauses.push(Pause { from, to });
                    due_as_planned = clock::due(calendar, start, limit, &pauses);
                    pauses.pop();
                }
                pauses.push(open.pause);
            }
        }
        Self {
            kind,
            start,
            limit,
            due: clock::due(calendar, start, limit, &pauses),
            due_as_planned,
            pauses,
            stopped,
        }
    }

    /// The last day that a clock looked at on `today` has seen.
    fn seen(&self, today: NaiveDate) -> NaiveDate {
        self.stopped.map_or(today, |stopped| stopped.min(today))
    }

    /// Whether it ran out before it stopped, or has by `today` (R1); never in a pause that began in time.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.due
            .is_some_and(|due| self.runs_out(due.date) <= self.seen(today))
    }

    /// How many days of the limit have been used by `today` (or by the day on which it stopped), up to
    /// all of them: working days, or calendar days where the limit counts those.
    #[must_use]
    pub fn used(&self, calendar: &WorkCalendar, today: NaiveDate) -> u16 {
        let until = self.seen(today);
        let days = |after: NaiveDate, until: NaiveDate| match self.limit {
            Limit::Working(_) => calendar.count(after, until),
            Limit::Calendar(_) => u16::try_from((until - after).num_days()).unwrap_or(0),
        };
        let (Limit::Working(limit) | Limit::Calendar(limit)) = self.limit;
        let paused = self.pauses.iter().fold(0, |sum: u16, pause| {
            let to = pause.to.map_or(until, |to| to.min(until));
            sum.saturating_add(days(pause.from.max(self.start), to))
        });
        days(self.start, until).saturating_sub(paused).min(limit)
    }

    /// How many working days it is, or was when it stopped, late.
    #[must_use]
    pub fn late(&self, calendar: &WorkCalendar, today: NaiveDate) -> u16 {
        self.due.map_or(0, |due| {
            let last = self.last(due.date);
            calendar.count(last, self.seen(today))
        })
    }

    /// Every calendar day from the start on, and why it counts or not: up to the due date, or to
    /// `today` (or the day on which it stopped) where that is later or nobody knows a due date.
    #[must_use]
    pub fn explain(&self, calendar: &WorkCalendar, today: NaiveDate) -> Vec<ExplainedDay> {
        let seen = self.seen(today);
        let due = self.due.map_or(seen, |due| due.date);
        let until = due.max(seen);
        let mut days = clock::explain(calendar, self.start, self.limit, &self.pauses, until);
        // Late is only what lies behind a pause that began on the due date.
        let last = self.last(due);
        let spared = calendar.count(due, last);
        for day in &mut days {
            if let Why::Late(number) = &mut day.why {
                *number = number.saturating_sub(spared);
                if day.date <= last {
                    day.why = Why::Paused;
                }
            }
        }
        days
    }

    /// The day before [`Self::runs_out`].
    fn last(&self, due: NaiveDate) -> NaiveDate {
        self.runs_out(due).pred_opt().unwrap_or(due)
    }

    /// The first day on which it has run out, where it is due on `due`.
    pub(super) fn runs_out(&self, due: NaiveDate) -> NaiveDate {
        runs_out(&self.pauses, due)
    }
}

/// The first day behind the due date that stands in no pause: nobody is late, and nothing is consented
/// to, while a pause is open that began in time (R2, R5), be it on the very due date.
fn runs_out(pauses: &[Pause], due: NaiveDate) -> NaiveDate {
    let mut day = tomorrow(due);
    for pause in pauses {
        if pause.from < day
            && let Some(to) = pause.to
        {
            day = day.max(tomorrow(to));
        }
    }
    day
}

impl Course {
    /// The clocks that have started, those that have stopped included, steps before the whole.
    #[must_use]
    pub fn clocks(&self, calendar: &WorkCalendar, terms: &Terms) -> Vec<Clock> {
        let mut clocks = Vec::new();
        let ended = self.ended.map(|ended| ended.at.date);
        let accepted = self.acceptance.map(|acceptance| acceptance.at.date);
        let decided = self.decided.map(|decided| decided.at.date);
        let delivered = self.delivered.map(|at| at.date);
        let mut start = |kind, from, limit, pauses: &[PauseTaken], stopped: Option<NaiveDate>| {
            let stopped = stopped.or(ended);
            clocks.push(Clock::new(calendar, kind, (from, limit), pauses, stopped));
        };

        let notice = self.notice.as_ref();
        let first_part = notice.and_then(|notice| notice.first_part);
        let noticed = notice.map(|notice| notice.given.date);
        let answered = if first_part.is_some() { None } else { noticed };
        start(
            ClockKind::Acceptance,
            self.received(),
            Limit::Working(ACCEPTANCE_DAYS),
            &[],
            answered.or(accepted),
        );
        if let Some(given) = noticed {
            let came = first_part.map(|part| part.date).or(accepted);
            let limit = Limit::Working(SUPPLEMENT_DAYS);
            start(ClockKind::Supplement, given, limit, &[], came);
        }
        for (place, step) in self.steps.iter().enumerate() {
            if let Some(days) = step.limit {
                start(
                    ClockKind::Step(place),
                    step.started.date,
                    Limit::Working(days),
                    &self.pauses,
                    step.outcome.map(|outcome| outcome.at.date).or(decided),
                );
            }
        }
        if let Some(acceptance) = self.acceptance {
            let deemed = self.decided.is_some_and(|decided| decided.deemed);
            let kept = if terms::covers_delivery(terms) && !deemed {
                delivered
            } else {
                decided
            };
            let promised = Limit::Working(terms.committed_working_days);
            let from = acceptance.clock_from;
            start(ClockKind::Committed, from, promised, &self.pauses, kept);
            if let Some(limit) = terms::statutory(terms) {
                let on = acceptance.on;
                start(ClockKind::Statutory, on, limit, &self.pauses, decided);
            }
        }
        if let Some(decided) = self.decided {
            let day = decided.at.date;
            let (from, days) = if decided.deemed {
                // The day on which the clock ran out; the next working day after it is the last one.
                (day.pred_opt().unwrap_or(day), DEEMED_DELIVERY_DAYS)
            } else {
                (day, DELIVERY_DAYS)
            };
            start(
                ClockKind::Delivery,
                from,
                Limit::Working(days),
                &[],
                delivered,
            );
        }
        clocks
    }

    /// One of the clocks, if it has started.
    #[must_use]
    pub fn clock(&self, calendar: &WorkCalendar, terms: &Terms, kind: ClockKind) -> Option<Clock> {
        let mut clocks = self.clocks(calendar, terms).into_iter();
        clocks.find(|clock| clock.kind == kind)
    }

    pub(super) fn clocks_by(&self, rules: Rules<'_>) -> Vec<Clock> {
        self.clocks(rules.calendar, rules.terms)
    }
}
