//! Where an application stands today, by the rules of `mingbai-domain`: what the page says follows from
//! this. No signals, no browser.

use crate::text::{Text, fill_number, terms};
use chrono::NaiveDate;
use mingbai_contract::application::{Application, DecisionKind, State};
use mingbai_domain::application::{
    AcceptedBy, Broken, Clock, ClockKind, Course, covers_delivery, fold, is_over,
};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::time::local;

/// Where it stands.
pub struct Standing {
    /// What has happened, silence included.
    pub course: Course,
    /// Where that leads.
    pub state: State,
    /// Today in the county.
    pub today: NaiveDate,
    /// The clock that the page is about: the one that runs, or the last that did.
    pub clock: Option<Clock>,
    /// How many working days that clock is late.
    pub late: u16,
    /// Whether the promise covers the delivery (R4a).
    pub delivers: bool,
}

impl Standing {
    /// Works it out, at a moment in milliseconds since 1970.
    ///
    /// # Errors
    /// As [`fold`].
    pub fn new(
        calendar: &WorkCalendar,
        application: &Application,
        now_ms: i64,
    ) -> Result<Self, Broken> {
        let course = fold(calendar, application, now_ms)?;
        let (state, terms) = (course.state(), &application.terms);
        let today = local(now_ms, calendar.zone()).date;
        let delivers = covers_delivery(terms) && !course.decided.is_some_and(|d| d.deemed);
        let decision = course.decided.map(|decided| decided.decision);
        let denied = decision == Some(DecisionKind::Denied);
        let kind = match state {
            State::Submitted | State::PartlySupplemented => ClockKind::Acceptance,
            State::NoticeGiven => ClockKind::Supplement,
            State::Decided if !delivers && !denied => ClockKind::Delivery,
            _ => ClockKind::Committed,
        };
        let clock = course.clock(calendar, terms, kind);
        let late = clock
            .as_ref()
            .map_or(0, |clock| clock.late(calendar, today));
        Ok(Self {
            course,
            state,
            today,
            clock,
            late,
            delivers,
        })
    }

    /// The last day in time of the clock that runs; none while it stands still, and once all is over.
    pub fn due(&self) -> Option<NaiveDate> {
        self.running()?.due.map(|due| due.date)
    }

    /// The clock, while it runs.
    fn running(&self) -> Option<&Clock> {
        let clock = self.clock.as_ref()?;
        (clock.stopped.is_none() && !self.is_over()).then_some(clock)
    }

    /// Whether the office is late.
    pub fn is_late(&self) -> bool {
        self.running()
            .is_some_and(|clock| clock.is_overdue(self.today))
    }

    /// Whether nothing can happen any more.
    pub const fn is_over(&self) -> bool {
        is_over(self.state)
    }

    /// Whether it was decided against.
    pub fn is_denied(&self) -> bool {
        let decided = self.course.decided;
        decided.is_some_and(|decided| decided.decision == DecisionKind::Denied)
    }

    /// Whether the law accepted it (R3).
    pub fn is_deemed_accepted(&self) -> bool {
        let acceptance = self.course.acceptance;
        acceptance.is_some_and(|acceptance| acceptance.way == AcceptedBy::Silence)
    }

    /// How many things of the one-time notice are not in yet.
    pub fn missing(&self) -> usize {
        let notice = self.course.notice.as_ref();
        notice.map_or(0, |notice| notice.missing.len())
    }
}

/// A sentence with one place to be filled, which may be a date that is not to be broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The sentence, with its place.
    pub phrase: &'static str,
    /// What stands in it.
    pub value: String,
}

/// The answer to "where is it?", in a sentence.
pub fn headline(t: &'static Text, standing: &Standing) -> Headline {
    let h = &t.track;
    let day = |date: NaiveDate| t.lang.day_and_weekday(date, Some(standing.today));
    let due = standing.due().map(day);
    let late = standing.is_late();
    let (phrase, value) = match standing.state {
        State::Submitted => (h.h_submitted(), due),
        State::NoticeGiven => (h.h_notice(), due),
        State::PartlySupplemented => (h.h_partly(), due),
        State::Accepted if late && standing.late > 0 => {
            let days = usize::from(standing.late);
            let one = standing.late == 1;
            let phrase = if one { h.h_late_one() } else { h.h_late() };
            (phrase, Some(days.to_string()))
        }
        State::Accepted if late => (h.h_late_new(), due),
        State::Accepted if standing.due() == Some(standing.today) => (h.h_today(), None),
        State::Accepted if standing.is_deemed_accepted() => (h.h_deemed(), due),
        State::Accepted if standing.delivers => (h.h_running_delivered(), due),
        State::Accepted => (h.h_running(), due),
        State::Paused => {
            let pause = standing.course.open_pause();
            let name = pause.map(|taken| terms::exclusion(t.lang, taken.exclusion).to_owned());
            (h.h_paused(), name)
        }
        State::Decided | State::Delivered if standing.is_denied() => (h.h_denied(), None),
        State::Decided if standing.course.decided.is_some_and(|d| d.deemed) => {
            (h.h_consented(), due)
        }
        State::Decided if late => (h.h_granted_late(), due),
        State::Decided => (h.h_granted(), due),
        State::Delivered => (h.h_delivered(), None),
        State::Refused => (h.h_refused(), None),
        State::Lapsed => (h.h_lapsed(), None),
        State::Withdrawn => (h.h_withdrawn(), None),
    };
    Headline {
        phrase,
        value: value.unwrap_or_default(),
    }
}

/// What the seal says: whether it is the square one of the rule, its words, and its day.
pub fn seal(t: &'static Text, standing: &Standing) -> Option<(bool, &'static str, NaiveDate)> {
    let h = &t.track;
    let course = &standing.course;
    if let Some(decided) = course.decided {
        return (!standing.is_denied()).then(|| {
            let at = course.delivered.unwrap_or(decided.at).date;
            if decided.deemed {
                (true, h.seal_consented(), decided.at.date)
            } else {
                (false, h.seal_done(), at)
            }
        });
    }
    let acceptance = course.acceptance.filter(|_| course.ended.is_none())?;
    Some(if standing.is_deemed_accepted() {
        (true, h.seal_deemed(), acceptance.on)
    } else {
        (false, h.seal_accepted(), acceptance.on)
    })
}

/// A number of days, to stand in a sentence: Chinese has the word for days in the sentence.
pub fn days(t: &Text, number: u16) -> String {
    let number = usize::from(number);
    match t.lang {
        crate::text::Lang::Zh => number.to_string(),
        crate::text::Lang::En => fill_number(
            if number == 1 {
                t.common.days_one()
            } else {
                t.common.days()
            },
            number,
        ),
    }
}
