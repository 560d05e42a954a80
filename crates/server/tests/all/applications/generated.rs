//! Two hundred applications as life might have it: for guides of the sample county, around the days on
//! which counting is hard. The same ones each time.
//!
//! What somebody wishes depends on where the application stands; `domain::application::take` says whether
//! it goes on record. Time passes by minutes, by days, or up to the very edge of a due date.

use chrono::{Days, NaiveDate};
use mingbai_contract::application::{
    Application, ApplicationNumber, DecisionKind, Event, EventType, Handling, Opinion, State, Terms,
};
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::{Guide, LimitUnit};
use mingbai_contract::{DepartmentId, ItemId, MaterialId, SituationId, WindowId};
use mingbai_domain::application::{Course, fold, is_over, take, terms};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::time::{Zone, midnight};

use super::{HOUR, at};

/// How many there are.
pub const HOW_MANY: usize = 200;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * HOUR;

/// An application, and the moment at which somebody looks.
pub struct Generated<'c> {
    pub guide: &'c Guide,
    pub terms: Terms,
    pub events: Vec<Event>,
    pub now_ms: i64,
}

impl Generated<'_> {
    /// With a number that is nobody's.
    pub fn application(&self) -> Application {
        application(&self.terms, &self.events)
    }
}

/// All of them.
pub fn applications(county: &Publication) -> Vec<Generated<'_>> {
    let calendar = WorkCalendar::new(&county.calendar);
    let hard = hard_days(county);
    let special: Vec<&Guide> = county.guides.iter().filter(|g| is_special(g)).collect();
    let all: Vec<&Guide> = county.guides.iter().collect();
    let mut dice = Dice(0x6d69_6e67_6261_6921);
    (0..HOW_MANY)
        .map(|place| {
            let guide = dice.pick(if place % 2 == 0 { &special } else { &all });
            let near = dice.pick(&hard) - Days::new(dice.below(9) as u64);
            let start = midnight(near, Zone::BEIJING) + dice.minutes(1440);
            live(&mut dice, &calendar, guide, start)
        })
        .collect()
}

/// Where silence is consent, where calendar days count, or where much is excluded from the limit.
fn is_special(guide: &Guide) -> bool {
    let limits = &guide.limits;
    guide.deemed_consent
        || limits.statutory.unit == LimitUnit::CalendarDay
        || limits.exclusions.len() > 1
}

/// Holidays, make-up working days, and the ends of years, 2027 with its lawful days only among them.
fn hard_days(county: &Publication) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for year in &county.calendar.years {
        days.extend(year.holidays.iter().map(|day| day.date.0));
        days.extend(year.makeup_workdays.iter().map(|day| day.date.0));
        let end = NaiveDate::from_ymd_opt(year.year, 12, 31).unwrap();
        // Fewer than the others, and as important.
        days.extend([end; 5]);
    }
    days
}

/// One application's life.
fn live<'c>(
    dice: &mut Dice,
    calendar: &WorkCalendar,
    guide: &'c Guide,
    start: i64,
) -> Generated<'c> {
    let terms = terms(guide);
    let submitted = Event::new(at(start), EventType::Submitted);
    let mut events = take(calendar, &terms, &[], &submitted, start).unwrap();
    let mut now_ms = start;
    let steps = dice.below(18);
    for step in 0..=steps {
        let course = fold(calendar, &application(&terms, &events), now_ms).unwrap();
        now_ms = later(dice, calendar, &terms, &course, now_ms);
        if step == steps || is_over(course.state()) {
            break;
        }
        let course = fold(calendar, &application(&terms, &events), now_ms).unwrap();
        if let Some(event) = wish(dice, &terms, &course, now_ms)
            && let Ok(taken) = take(calendar, &terms, &events, &event, now_ms)
        {
            events.extend(taken);
        }
    }
    Generated {
        guide,
        terms,
        events,
        now_ms,
    }
}

fn application(terms: &Terms, events: &[Event]) -> Application {
    Application {
        number: ApplicationNumber::any(),
        item: ItemId::any(),
        situation: SituationId::any(),
        window: WindowId::any(),
        terms: terms.clone(),
        events: events.to_vec(),
    }
}

/// A later moment: soon, in some days, or at the edge of a day on which a clock runs out.
fn later(
    dice: &mut Dice,
    calendar: &WorkCalendar,
    terms: &Terms,
    course: &Course,
    now_ms: i64,
) -> i64 {
    let clocks = course.clocks(calendar, terms);
    let running = clocks.iter().filter(|clock| clock.stopped.is_none());
    let due: Vec<NaiveDate> = running
        .filter_map(|clock| clock.due)
        .map(|d| d.date)
        .collect();
    match dice.below(8) {
        0..=2 => now_ms + dice.minutes(600),
        3 | 4 => now_ms + dice.minutes(6 * 1440),
        5 | 6 if !due.is_empty() => {
            let day = midnight(dice.pick(&due), Zone::BEIJING);
            let edge = dice.pick(&[0, DAY - MINUTE, DAY, DAY + MINUTE, 3 * DAY]);
            now_ms.max(day + edge)
        }
        _ => now_ms + dice.minutes(30 * 1440),
    }
}

/// What somebody might want to happen to an application that stands like this; nothing where everybody
/// keeps silent.
fn wish(dice: &mut Dice, terms: &Terms, course: &Course, now_ms: i64) -> Option<Event> {
    use EventType as E;
    let wishes: &[Option<E>] = match course.state() {
        State::Submitted => &[
            Some(E::Accepted),
            Some(E::Accepted),
            Some(E::NoticeGiven),
            Some(E::NoticeGiven),
            Some(E::Refused),
            None,
            None,
        ],
        State::NoticeGiven => &[Some(E::Supplemented), Some(E::Supplemented), None],
        State::PartlySupplemented => &[
            Some(E::Supplemented),
            Some(E::Accepted),
            Some(E::Refused),
            None,
            None,
        ],
        State::Accepted => &[
            Some(E::Accepted),
            Some(E::StepStarted),
            Some(E::StepStarted),
            Some(E::StepStarted),
            Some(E::StepDecided),
            Some(E::StepDecided),
            Some(E::Paused),
            Some(E::Paused),
            Some(E::Paused),
            Some(E::Decided),
            Some(E::Withdrawn),
            None,
        ],
        State::Paused => &[
            Some(E::Resumed),
            Some(E::StepStarted),
            Some(E::StepDecided),
            None,
        ],
        State::Decided => &[Some(E::Delivered), None],
        State::Delivered | State::Refused | State::Lapsed | State::Withdrawn => &[None],
    };
    let kind = dice.pick(wishes)?;
    let mut event = Event::new(at(now_ms), kind);
    match kind {
        E::Refused => event.reasons = Some("不属于本机关职权".to_owned()),
        E::NoticeGiven => event.materials = some(dice, &terms.materials),
        E::Supplemented => {
            let missing = course.notice.as_ref().map(|notice| &notice.missing)?;
            event.materials = match dice.below(2) {
                0 => missing.clone(),
                _ => some(dice, missing),
            };
        }
        E::StepStarted => start_step(dice, terms, &mut event),
        E::StepDecided => {
            let running: Vec<_> = course
                .steps
                .iter()
                .filter(|s| s.outcome.is_none())
                .collect();
            let step = (!running.is_empty()).then(|| dice.pick(&running))?;
            event.step = Some(step.name.clone());
            event.department.clone_from(&step.department);
            let opinions = [Opinion::Consent, Opinion::Objection, Opinion::Absent];
            event.opinion = Some(dice.pick(&opinions));
        }
        E::Paused => {
            let exclusions = &terms.exclusions;
            event.exclusion = (!exclusions.is_empty()).then(|| dice.pick(exclusions));
            event.document = Some("特别程序告知书".to_owned());
            let planned = at(now_ms + dice.minutes(20 * 1440)).date();
            event.planned_until = (dice.below(3) > 0).then_some(planned);
        }
        E::Decided => {
            let decisions = [DecisionKind::Granted, DecisionKind::Denied];
            event.decision = Some(dice.pick(&decisions));
            event.reasons = Some("按规定办理".to_owned());
        }
        _ => {}
    }
    Some(event)
}

/// A step of the guide, if it has any: the office's own, or one in which others are asked.
fn start_step(dice: &mut Dice, terms: &Terms, event: &mut Event) {
    if terms.steps.is_empty() {
        return;
    }
    event.step = Some(dice.pick(&terms.steps).name);
    let handling = dice.pick(&[Handling::Own, Handling::Parallel, Handling::Joint]);
    event.handling = Some(handling);
    let departments = ["scjg", "ziran", "shengtai"].map(|id| DepartmentId::new(id).unwrap());
    event.department = (handling != Handling::Own).then(|| dice.pick(&departments));
    event.working_days = u16::try_from(dice.below(7)).ok().filter(|days| *days < 6);
}

/// Some of these materials, at least one.
fn some(dice: &mut Dice, materials: &[MaterialId]) -> Vec<MaterialId> {
    let from = dice.below(materials.len().max(1));
    let many = 1 + dice.below(3);
    materials.iter().skip(from).take(many).cloned().collect()
}

/// Dice that always fall the same way (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another one.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    /// So many milliseconds, full minutes, below so many minutes.
    fn minutes(&mut self, limit: usize) -> i64 {
        i64::try_from(self.below(limit)).unwrap() * MINUTE
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}
