//! What the applicant must do, or who holds the pen.

use super::names::{Names, Said, chinese};
use super::standing::Standing;
use crate::text::{Text, fill, terms};
use mingbai_contract::application::{Application, Event, EventType, State, Turn as Pen};
use mingbai_domain::application::{is_shared, whose_turn};
use mingbai_domain::calendar::WorkCalendar;

/// A sentence: a phrase, and what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The phrase, with its place where there is something to stand in it.
    pub phrase: String,
    /// What stands there.
    pub value: Said,
}

impl Line {
    /// A sentence that needs nothing.
    pub fn plain(words: impl Into<String>) -> Self {
        Self {
            phrase: words.into(),
            value: (String::new(), None),
        }
    }

    /// A sentence with something of the data in it.
    pub fn with(phrase: &str, value: Said) -> Self {
        Self {
            phrase: phrase.to_owned(),
            value,
        }
    }

    /// As one text.
    #[cfg(test)]
    pub fn text(&self) -> String {
        fill(&self.phrase, &[&self.value.0])
    }
}

/// Whose turn it is, and what there is to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Whether it is the applicant's.
    pub yours: bool,
    /// In short.
    pub title: String,
    /// In sentences.
    pub lines: Vec<Line>,
}

/// The last event of a type.
pub fn last(application: &Application, kind: EventType) -> Option<&Event> {
    let mut events = application.events.iter().rev();
    events.find(|event| event.r#type == kind)
}

/// Whose turn it is.
pub fn turn(
    t: &'static Text,
    calendar: &WorkCalendar,
    application: &Application,
    standing: &Standing,
    names: &Names,
) -> Turn {
    let k = &t.track;
    let count = |one, several| {
        if standing.missing() == 1 {
            one
        } else {
            several
        }
    };
    let pen = || Line::plain(fill(k.pen(), &[&names.department]));
    let note = |kind| {
        let event = last(application, kind)?;
        let note = event.note.as_deref()?;
        Some(Line::with(k.said(), chinese(t.lang, note)))
    };
    let reasons = |kind| {
        let reasons = last(application, kind)?.reasons.as_deref()?;
        Some(Line::with(k.reasons(), chinese(t.lang, reasons)))
    };
    let mut lines = Vec::new();
    let title = match standing.state {
        State::Submitted => {
            lines.push(pen());
            lines.push(Line::plain(k.pen_checks()));
            k.turn_none()
        }
        State::NoticeGiven => {
            lines.extend(soon(t, calendar, standing).map(Line::plain));
            lines.push(Line::plain(k.once()));
            lines.extend(note(EventType::NoticeGiven));
            count(k.turn_hand_in_one(), k.turn_hand_in())
        }
        State::PartlySupplemented => {
            lines.push(Line::plain(k.rest()));
            count(k.turn_rest_one(), k.turn_rest())
        }
        State::Accepted => {
            lines.push(pen());
            under_way(t, standing, names, &mut lines);
            if standing.is_late() {
                k.turn_late()
            } else {
                k.turn_none()
            }
        }
        State::Paused => {
            paused(t, application, standing, &mut lines);
            lines.extend(note(EventType::Paused));
            k.turn_none()
        }
        State::Decided | State::Delivered if standing.is_denied() => {
            lines.extend(reasons(EventType::Decided));
            remedies(t, names, &mut lines);
            t.guide.remedies()
        }
        State::Decided => {
            lines.extend(document(t, names, k.get()));
            lines.extend(note(EventType::Decided));
            k.turn_collect()
        }
        State::Delivered => {
            lines.extend(document(t, names, k.got()));
            k.turn_done()
        }
        State::Refused => {
            lines.extend(reasons(EventType::Refused));
            remedies(t, names, &mut lines);
            k.turn_anew()
        }
        State::Lapsed | State::Withdrawn => k.turn_anew(),
    };
    if standing.is_late() {
        lines.extend(ledger(t, standing, names));
    }
    Turn {
        yours: whose_turn(standing.state) == Pen::Applicant,
        title: fill(title, &[&standing.missing().to_string()]),
        lines,
    }
}

/// How many working days the applicant has left, once there are few (R4).
fn soon(t: &'static Text, calendar: &WorkCalendar, standing: &Standing) -> Option<String> {
    use mingbai_domain::application::APPLICANT_WARNED;
    let (k, due) = (&t.track, standing.due()?);
    let left = calendar.count(standing.today, due);
    match left {
        0 => Some(k.soon_today().to_owned()),
        n if n <= APPLICANT_WARNED => Some(t.count(k.soon_one(), k.soon(), usize::from(n))),
        _ => None,
    }
}

/// The step that is under way, and who else is asked.
fn under_way(t: &'static Text, standing: &Standing, names: &Names, lines: &mut Vec<Line>) {
    let k = &t.track;
    for step in &standing.course.steps {
        if step.outcome.is_some() {
            continue;
        }
        let asked = step.department.as_ref();
        lines.push(match asked.filter(|_| is_shared(step.handling)) {
            Some(department) => Line::plain(fill(k.pen_waits(), &[names.other(department)])),
            None => {
                let (name, tag) = terms::step(t.lang, &step.name);
                Line::with(k.pen_step(), (name.to_owned(), tag))
            }
        });
    }
}

fn paused(t: &'static Text, application: &Application, standing: &Standing, lines: &mut Vec<Line>) {
    let k = &t.track;
    let Some(taken) = standing.course.open_pause() else {
        return;
    };
    let day = |date| t.lang.day(date, Some(standing.today));
    let name = terms::exclusion(t.lang, taken.exclusion);
    lines.push(Line::plain(fill(
        k.paused(),
        &[name, &day(taken.pause.from)],
    )));
    let plan = taken.planned_until.filter(|until| *until >= standing.today);
    let due = standing
        .clock
        .as_ref()
        .and_then(|clock| clock.due_as_planned);
    if let (Some(until), Some(due)) = (plan, due) {
        lines.push(Line::plain(fill(
            k.paused_plan(),
            &[&day(until), &day(due.date)],
        )));
    }
    let event = last(application, EventType::Paused);
    if let Some(document) = event.and_then(|event| event.document.as_deref()) {
        lines.push(Line::with(k.document(), chinese(t.lang, document)));
    }
}

fn ledger(t: &'static Text, standing: &Standing, names: &Names) -> Option<Line> {
    let next = standing.due()?.succ_opt()?;
    let next = t.lang.day(next, Some(standing.today));
    Some(Line::plain(fill(
        t.track.ledger(),
        &[&next, &names.hotline],
    )))
}

fn document(t: &'static Text, names: &Names, phrase: &str) -> Option<Line> {
    let document = &names.guide()?.guide.result.document;
    Some(Line::with(phrase, chinese(t.lang, document)))
}

fn remedies(t: &'static Text, names: &Names, lines: &mut Vec<Line>) {
    let Some(page) = names.guide() else {
        return;
    };
    let remedies = &page.guide.remedies;
    for words in [
        &remedies.reconsideration,
        &remedies.litigation,
        &remedies.other,
    ] {
        lines.extend(
            words
                .as_ref()
                .map(|words| Line::with("{0}", chinese(t.lang, words))),
        );
    }
}
