//! Which fields an event of each type must have, may have, and has not.

use super::handling::is_shared;
use super::refusal::Refusal;
use mingbai_contract::application::{DecisionKind, Event, EventType};
use mingbai_contract::problem::{FieldCode, FieldProblem};

const REASONS: u16 = 1;
const MATERIALS: u16 = 1 << 1;
const STEP: u16 = 1 << 2;
const DEPARTMENT: u16 = 1 << 3;
const WORKING_DAYS: u16 = 1 << 4;
const HANDLING: u16 = 1 << 5;
const OPINION: u16 = 1 << 6;
const EXCLUSION: u16 = 1 << 7;
const DOCUMENT: u16 = 1 << 8;
const PLANNED_UNTIL: u16 = 1 << 9;
const DECISION: u16 = 1 << 10;
const CAUSE: u16 = 1 << 11;

/// The fields that a type must have, and those it may have besides. `role` and `note` may stand
/// anywhere.
const fn table(event: EventType) -> (u16, u16) {
    match event {
        EventType::Submitted
        | EventType::Accepted
        | EventType::Resumed
        | EventType::Delivered
        | EventType::Withdrawn
        | EventType::DeemedAccepted => (0, 0),
        EventType::Refused => (REASONS, 0),
        EventType::NoticeGiven | EventType::Supplemented => (MATERIALS, 0),
        EventType::StepStarted => (STEP, DEPARTMENT | WORKING_DAYS | HANDLING),
        EventType::StepDecided => (STEP | OPINION, DEPARTMENT | REASONS),
        // A pause names its reason and its document (R2).
        EventType::Paused => (EXCLUSION | DOCUMENT, PLANNED_UNTIL),
        EventType::Decided => (DECISION, REASONS),
        EventType::DeemedConsented => (CAUSE, STEP | DEPARTMENT),
    }
}

/// Whether a text says something.
fn says(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

/// The fields that are there; a text without words is not.
fn present(event: &Event) -> u16 {
    let mut fields = 0;
    let mut note = |there: bool, field: u16| {
        if there {
            fields |= field;
        }
    };
    note(says(event.reasons.as_ref()), REASONS);
    note(!event.materials.is_empty(), MATERIALS);
    note(says(event.step.as_ref()), STEP);
    note(event.department.is_some(), DEPARTMENT);
    note(event.working_days.is_some(), WORKING_DAYS);
    note(event.handling.is_some(), HANDLING);
    note(event.opinion.is_some(), OPINION);
    note(event.exclusion.is_some(), EXCLUSION);
    note(says(event.document.as_ref()), DOCUMENT);
    note(event.planned_until.is_some(), PLANNED_UNTIL);
    note(event.decision.is_some(), DECISION);
    note(event.cause.is_some(), CAUSE);
    fields
}

/// The fields by their names, each the place of its bit.
const NAMES: [&str; 12] = [
    "/reasons",
    "/materials",
    "/step",
    "/department",
    "/working_days",
    "/handling",
    "/opinion",
    "/exclusion",
    "/document",
    "/planned_until",
    "/decision",
    "/cause",
];

/// The fields that are missing and those that are out of place.
fn odd(event: &Event) -> (u16, u16) {
    let (mut must, may) = table(event.r#type);
    // What is denied says why (行政许可法 art. 38).
    if event.decision == Some(DecisionKind::Denied) {
        must |= REASONS;
    }
    // An opinion is somebody's.
    if event.handling.is_some_and(is_shared) {
        must |= DEPARTMENT;
    }
    let fields = present(event);
    (must & !fields, fields & !(must | may))
}

/// How many working days a step of its own may take at most.
pub const STEP_DAYS: u16 = 366;

/// How many days ahead a pause may be planned at most: ten years.
pub const PAUSE_DAYS: i64 = 3653;

/// How many characters a role or a step's name has at most.
pub const NAME_CHARS: usize = 60;

/// How many characters the name of a document has at most.
pub const DOCUMENT_CHARS: usize = 200;

/// How many characters reasons and remarks have at most.
pub const TEXT_CHARS: usize = 2000;

/// How many materials one event names at most.
pub const MATERIALS_NAMED: usize = 200;

/// What is wrong with a text that people read: too long, or it holds what cannot be read aloud (control
/// characters but line feeds, marks that turn the direction of writing).
#[must_use]
pub fn check_text(text: &str, most: usize) -> Option<FieldCode> {
    let odd = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if text.chars().count() > most {
        Some(FieldCode::TooLong)
    } else if text.contains(odd) {
        Some(FieldCode::Malformed)
    } else {
        None
    }
}

/// What is wrong with an event's fields, all at once; fields are JSON pointers. Where it is empty,
/// [`super::take`] has nothing against them either.
#[must_use]
pub fn check_fields(event: &Event) -> Vec<FieldProblem> {
    let (missing, out_of_place) = odd(event);
    let mut problems = Vec::new();
    for (at, name) in NAMES.iter().enumerate() {
        let code = match (missing >> at & 1, out_of_place >> at & 1) {
            (1, _) => FieldCode::Missing,
            (_, 1) => FieldCode::DoesNotFit,
            _ => continue,
        };
        problems.push(FieldProblem {
            field: (*name).to_owned(),
            code,
        });
    }
    let texts = [
        ("/role", &event.role, NAME_CHARS),
        ("/note", &event.note, TEXT_CHARS),
        ("/reasons", &event.reasons, TEXT_CHARS),
        ("/step", &event.step, NAME_CHARS),
        ("/document", &event.document, DOCUMENT_CHARS),
    ];
    for (name, text, most) in texts {
        if let Some(code) = text.as_ref().and_then(|text| check_text(text, most)) {
            problems.push(FieldProblem {
                field: name.to_owned(),
                code,
            });
        }
    }
    let ahead = event
        .planned_until
        .map(|until| (until.0 - event.at.date().0).num_days());
    for (name, far) in [
        (
            "/working_days",
            event.working_days.is_some_and(|days| days > STEP_DAYS),
        ),
        (
            "/planned_until",
            ahead.is_some_and(|days| days > PAUSE_DAYS),
        ),
    ] {
        if far {
            problems.push(FieldProblem {
                field: name.to_owned(),
                code: FieldCode::OutOfRange,
            });
        }
    }
    if event.materials.len() > MATERIALS_NAMED {
        problems.push(FieldProblem {
            field: "/materials".to_owned(),
            code: FieldCode::TooLong,
        });
    }
    problems
}

/// Whether an event has the fields of its type.
pub(super) fn check(event: &Event) -> Result<(), Refusal> {
    match odd(event) {
        (0, 0) => Ok(()),
        (0, _) => Err(Refusal::FieldOutOfPlace),
        _ => Err(Refusal::FieldMissing),
    }
}
