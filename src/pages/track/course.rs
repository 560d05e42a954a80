//! What happened, the latest first, with what comes next above it.

use super::names::{Names, Said, chinese};
use super::standing::Standing;
use super::turn::Line;
use crate::text::{Text, dates::time, fill, terms};
use chrono::NaiveDate;
use mingbai_contract::application::{
    Application, DecisionKind, DeemedCause, Event, EventType, Opinion, State,
};
use mingbai_domain::application::AcceptedBy;
use mingbai_domain::time::{Zone, local};

/// Something that happened, or will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// When.
    pub when: String,
    /// What.
    pub title: Said,
    /// More about it.
    pub lines: Vec<Line>,
    /// How it looks: `next`, `paused` or nothing.
    pub look: &'static str,
    /// Whether it is where the application stands.
    pub here: bool,
}

/// Everything, the latest first.
pub fn items(
    t: &'static Text,
    application: &Application,
    standing: &Standing,
    names: &Names,
    zone: Zone,
) -> Vec<Item> {
    // What silence has brought about stands there before it is on record.
    let silent = standing
        .course
        .truths
        .iter()
        .filter(|truth| !truth.recorded);
    let silent: Vec<Event> = silent
        .filter_map(|truth| standing.course.event_of(truth, zone))
        .collect();
    let events: Vec<&Event> = application.events.iter().chain(&silent).collect();
    let teller = Teller {
        t,
        standing,
        names,
        zone,
        events: &events,
    };
    let mut pauses = 0;
    let mut items: Vec<Item> = Vec::new();
    for (place, event) in events.iter().enumerate() {
        let paused = pauses;
        pauses += usize::from(event.r#type == EventType::Paused);
        items.extend(teller.tell(place, event, paused));
    }
    if standing.state == State::Lapsed
        && let Some(ended) = standing.course.ended
    {
        items.push(teller.item(ended.at.unix_ms, t.track.e_lapsed().to_owned()));
    }
    items.reverse();
    if let Some(here) = items.first_mut() {
        here.here = true;
    }
    let next = teller.next();
    next.into_iter().chain(items).collect()
}

struct Teller<'a> {
    t: &'static Text,
    standing: &'a Standing,
    names: &'a Names,
    zone: Zone,
    events: &'a [&'a Event],
}

impl Teller<'_> {
    fn day(&self, date: NaiveDate) -> String {
        self.t.lang.day(date, Some(self.standing.today))
    }

    fn item(&self, at: i64, title: String) -> Item {
        let at = local(at, self.zone);
        Item {
            when: [&self.day(at.date), " ", &time(at.minute)].concat(),
            title: (title, None),
            lines: Vec::new(),
            look: "",
            here: false,
        }
    }

    /// What comes next, and by when.
    fn next(&self) -> Option<Item> {
        let k = &self.t.track;
        let title = match self.standing.state {
            State::Submitted | State::PartlySupplemented => k.n_accept(),
            State::NoticeGiven => k.n_hand_in(),
            State::Accepted => k.n_decide(),
            State::Paused => k.n_resume(),
            State::Decided if !self.standing.is_denied() => k.n_deliver(),
            _ => return None,
        };
        let pause = self.standing.course.open_pause();
        let date = match pause {
            Some(taken) => {
                let today = self.standing.today;
                taken.planned_until.filter(|until| *until >= today)
            }
            None => self.standing.due(),
        };
        let before = if self.standing.is_late() {
            k.was_before()
        } else {
            k.before()
        };
        let when = date.map(|date| fill(before, &[&self.day(date)]));
        Some(Item {
            when: when.unwrap_or_default(),
            title: (title.to_owned(), None),
            lines: Vec::new(),
            look: "next",
            here: false,
        })
    }

    /// Whether something later says how a step ended.
    fn is_ended(&self, place: usize, begun: &Event) -> bool {
        let ends = |event: &Event| {
            matches!(
                event.r#type,
                EventType::StepDecided | EventType::DeemedConsented
            ) && (&event.step, &event.department) == (&begun.step, &begun.department)
        };
        self.events.iter().skip(place + 1).any(|event| ends(event))
    }

    fn step(&self, event: &Event) -> Said {
        let name = event.step.as_deref().unwrap_or_default();
        let (name, tag) = terms::step(self.t.lang, name);
        (name.to_owned(), tag)
    }

    fn whose(&self, event: &Event, words: &str) -> Line {
        let department = event.department.as_ref();
        let whose = department.map(|id| self.names.other(id));
        Line::plain(match whose {
            Some(whose) => [whose, self.t.common.colon(), words].concat(),
            None => words.to_owned(),
        })
    }

    /// An event; none for what is told with another one.
    fn tell(&self, place: usize, event: &Event, paused: usize) -> Option<Item> {
        let (t, k) = (self.t, &self.t.track);
        let count = event.materials.len();
        let words = match event.r#type {
            EventType::Submitted => k.e_submitted().to_owned(),
            EventType::Accepted => {
                let way = self.standing.course.acceptance.map(|a| a.way);
                let words = match way {
                    Some(AcceptedBy::Silence | AcceptedBy::Supplement) => k.e_registered(),
                    _ => k.e_accepted(),
                };
                words.to_owned()
            }
            EventType::Refused => k.e_refused().to_owned(),
            EventType::NoticeGiven => t.count(k.e_notice_one(), k.e_notice(), count),
            EventType::Supplemented => t.count(k.e_supplemented_one(), k.e_supplemented(), count),
            EventType::StepStarted if self.is_ended(place, event) => return None,
            EventType::StepStarted | EventType::StepDecided => String::new(),
            EventType::Paused => String::new(),
            EventType::Resumed => return None,
            EventType::Decided => match event.decision {
                Some(DecisionKind::Denied) => k.e_denied().to_owned(),
                _ => k.e_granted().to_owned(),
            },
            EventType::Delivered => k.e_delivered().to_owned(),
            EventType::Withdrawn => k.e_withdrawn().to_owned(),
            EventType::DeemedAccepted => k.e_deemed().to_owned(),
            EventType::DeemedConsented => k.e_consented().to_owned(),
        };
        let mut item = self.item(event.at.unix_ms, words);
        match event.r#type {
            EventType::StepStarted => {
                item.title = self.step(event);
                item.lines.push(self.whose(event, k.e_under_way()));
            }
            EventType::StepDecided => {
                item.title = self.step(event);
                let words = match event.opinion {
                    Some(Opinion::Objection) => k.e_objection(),
                    Some(Opinion::Absent) => k.e_absent(),
                    _ => k.e_done(),
                };
                item.lines.push(self.whose(event, words));
            }
            EventType::DeemedConsented if event.step.is_some() => {
                item.title = self.step(event);
                let absent = event.cause == Some(DeemedCause::Absent);
                let words = if absent { k.e_absent() } else { k.e_silent() };
                item.lines.push(self.whose(event, words));
            }
            EventType::DeemedAccepted => item.lines.push(Line::plain(k.e_deemed_text())),
            EventType::Paused => self.pause(&mut item, event, paused),
            _ => {}
        }
        let reasons = event.reasons.as_deref();
        let reasons = reasons.map(|words| Line::with(k.reasons(), chinese(t.lang, words)));
        item.lines.extend(reasons);
        let note = event.note.as_deref();
        let note = note.map(|words| Line::with(k.said(), chinese(t.lang, words)));
        item.lines.extend(note);
        Some(item)
    }

    /// A stretch in which the clock stood still is told as one thing.
    fn pause(&self, item: &mut Item, event: &Event, place: usize) {
        let (t, k) = (self.t, &self.t.track);
        let name = event.exclusion.map(|code| terms::exclusion(t.lang, code));
        let name = name.unwrap_or_default();
        let taken = self.standing.course.pauses.get(place);
        let over = taken.and_then(|taken| Some((taken.pause.from, taken.pause.to?)));
        let phrase = if over.is_some() {
            k.e_paused_over()
        } else {
            k.e_paused()
        };
        item.title = (fill(phrase, &[name]), None);
        item.look = "paused";
        if let Some((from, to)) = over.filter(|(from, to)| from != to) {
            item.when = fill(k.range(), &[&self.day(from), &self.day(to)]);
        }
        if let Some(document) = event.document.as_deref() {
            item.lines
                .push(Line::with(k.document(), chinese(t.lang, document)));
        }
    }
}
