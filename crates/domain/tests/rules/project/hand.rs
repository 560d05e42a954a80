//! The plan once more, the slow way: by crossing days off a list, following every way through the graph,
//! and trying every slip. Shares nothing with what it measures but the facts.

use crate::county::day;
use crate::properties::is_off;
use chrono::{Days, NaiveDate};
use mingbai_contract::project::{Approval, Project};
use std::sync::OnceLock;

/// Every working day of some fifteen years.
fn working() -> &'static [NaiveDate] {
    static DAYS: OnceLock<Vec<NaiveDate>> = OnceLock::new();
    DAYS.get_or_init(|| {
        let all = day("2022-01-01").iter_days().take(5500);
        all.filter(|d| !is_off(*d)).collect()
    })
}

/// How many working days there were until the end of `date`.
pub fn number(date: NaiveDate) -> usize {
    working().partition_point(|d| *d <= date)
}

/// `date`, or the first working day after it.
pub fn open(date: NaiveDate) -> NaiveDate {
    working()[working().partition_point(|d| *d < date)]
}

/// So many working days after `date`.
pub fn later(date: NaiveDate, days: usize) -> NaiveDate {
    if days == 0 {
        open(date)
    } else {
        working()[number(date) + days - 1]
    }
}

/// The day on which a limit runs out, without the days from the one after `from` to `to`.
fn runs_out(start: NaiveDate, limit: u16, cuts: &[(NaiveDate, NaiveDate)]) -> NaiveDate {
    let counts = |d: &NaiveDate| !cuts.iter().any(|(from, to)| from < d && d <= to);
    let from = working().partition_point(|d| *d < start);
    let mut days = working()[from..].iter().copied().filter(counts);
    let found = if limit == 0 {
        days.next()
    } else {
        days.filter(|d| *d > start).nth(usize::from(limit) - 1)
    };
    found.expect("fifteen years hold it")
}

/// When each is there, and since when it could have been handed in.
pub struct ByHand<'a> {
    project: &'a Project,
    today: NaiveDate,
    /// Somebody comes so many working days later.
    slip: Option<(usize, usize)>,
    /// Who was held up by whom.
    held: Vec<Vec<usize>>,
    known: Vec<Option<(NaiveDate, NaiveDate)>>,
}

impl<'a> ByHand<'a> {
    pub fn new(project: &'a Project, today: NaiveDate, slip: Option<(usize, usize)>) -> Self {
        let mut made = Self {
            project,
            today,
            slip,
            held: Vec::new(),
            known: vec![None; project.approvals.len()],
        };
        made.held = (0..made.known.len())
            .map(|at| made.held_up_by(at))
            .collect();
        made
    }

    fn place(&self, no: &mingbai_contract::ApprovalId) -> usize {
        let places = self.project.approvals.iter();
        places
            .clone()
            .position(|a| a.no == *no)
            .expect("a sound project")
    }

    fn needs(&self, at: usize) -> Vec<usize> {
        let needs = &self.project.approvals[at].depends_on;
        needs.iter().map(|no| self.place(no)).collect()
    }

    /// Since when an approval is granted, by its own facts.
    fn granted(&self, approval: &Approval) -> Option<NaiveDate> {
        let start = approval.submitted_at?.0;
        if let Some(on) = approval.decided_at {
            return Some(on.0);
        }
        let (due, _) = self.clock(approval, start);
        (approval.deemed_consent && due? < self.today).then(|| due.unwrap() + Days::new(1))
    }

    /// When the clock runs out, if that is certain; and the day to reckon with.
    fn clock(&self, approval: &Approval, start: NaiveDate) -> (Option<NaiveDate>, NaiveDate) {
        let limit = approval.committed_working_days;
        let over = approval.clock_pauses.iter().filter(|p| p.ended);
        let mut cuts: Vec<_> = over.map(|p| (p.from.0, p.to.unwrap().0)).collect();
        let closed = runs_out(start, limit, &cuts);
        let pause = approval.clock_pauses.iter().find(|p| !p.ended);
        match pause.filter(|p| p.from.0 <= closed) {
            None => (Some(closed), closed.max(open(self.today))),
            Some(pause) => {
                let plan = pause.to.map(|to| to.0).filter(|to| *to >= self.today);
                cuts.push((pause.from.0, plan.unwrap_or(self.today)));
                let then = runs_out(start, limit, &cuts);
                (None, then.max(open(self.today)))
            }
        }
    }

    /// Those that held an approval up.
    fn held_up_by(&self, at: usize) -> Vec<usize> {
        let own = &self.project.approvals[at];
        let held = |need: &usize| match own.submitted_at {
            None => true,
            Some(start) => self
                .granted(&self.project.approvals[*need])
                .is_some_and(|on| on <= start.0),
        };
        self.needs(at).into_iter().filter(held).collect()
    }

    /// Since when an approval can be, or could have been, handed in, and when it is there.
    pub fn of(&mut self, at: usize) -> (NaiveDate, NaiveDate) {
        if let Some(known) = self.known[at] {
            return known;
        }
        let own = &self.project.approvals[at];
        let last = self.held[at]
            .clone()
            .into_iter()
            .map(|need| self.of(need).1)
            .max();
        let found = if let Some(start) = own.submitted_at.map(|d| d.0) {
            let ready = last.map_or(start, |last| open(last).min(start));
            let there = self.granted(own);
            (
                ready,
                there.unwrap_or_else(|| self.late(at, self.clock(own, start).1)),
            )
        } else {
            let ready = open(last.unwrap_or(self.today).max(self.today));
            let there = runs_out(ready, own.committed_working_days, &[]);
            (ready, self.late(at, there))
        };
        self.known[at] = Some(found);
        found
    }

    fn late(&self, at: usize, date: NaiveDate) -> NaiveDate {
        match self.slip {
            Some((slipped, days)) if slipped == at && days > 0 => later(date, days),
            _ => date,
        }
    }

    pub fn all(&mut self) -> Vec<(NaiveDate, NaiveDate)> {
        (0..self.known.len()).map(|at| self.of(at)).collect()
    }

    /// How many working days later an approval could be there before the last of all is: by trying.
    pub fn slack(&mut self, at: usize) -> usize {
        let all = self.all();
        let end = all
            .iter()
            .map(|(_, there)| number(*there))
            .max()
            .expect("one");
        let mut days = 0;
        while self.end_if(&all, at, days + 1) <= end {
            days += 1;
        }
        days
    }

    /// The last day of all if `late` is there so many days later and everybody who was held up by
    /// somebody takes as long from then on as they do.
    fn end_if(&self, all: &[(NaiveDate, NaiveDate)], late: usize, days: usize) -> usize {
        let mut there: Vec<Option<usize>> = vec![None; all.len()];
        while there.contains(&None) {
            for at in 0..all.len() {
                let held = &self.held[at];
                if held.iter().any(|need| there[*need].is_none()) {
                    continue;
                }
                let (ready, finish) = (number(all[at].0), number(all[at].1));
                let start = held.iter().filter_map(|need| there[*need]).max();
                let start = start.map_or(ready, |start| start.max(ready));
                there[at] = Some(start + (finish - ready) + if at == late { days } else { 0 });
            }
        }
        there.into_iter().flatten().max().expect("one")
    }
}
