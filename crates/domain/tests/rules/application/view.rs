//! What a look-up answers is what the fold says; and which events on record are truths.

use super::script::{application, event, ms, of, play};
use crate::county::calendar;
use mingbai_contract::application::{ApplicationView, ClockCode, EventType, State};
use mingbai_contract::problem::FieldCode;
use mingbai_domain::application::{DOCUMENT_CHARS, TEXT_CHARS, check_fields, fold, recorded, view};

const STORY: &[&str] = &[
    "2026-11-20 09:00 submitted",
    "2026-12-01 09:00 step_started 审查 @linye parallel 2",
    "2026-12-04 10:00 paused site_inspection until 2026-12-10",
];

fn seen(now: &str) -> ApplicationView {
    let terms = of("temporary-land-use");
    let events = play(&terms, STORY).unwrap();
    view(calendar(), application(&terms, events), ms(now)).unwrap()
}

#[test]
fn a_view_says_what_the_fold_says() {
    let seen = seen("2026-12-05 09:00");
    let course = fold(calendar(), &seen.application, ms("2026-12-05 09:00")).unwrap();
    assert_eq!((seen.state, course.state()), (State::Paused, State::Paused));
    let clocks = course.clocks(calendar(), &seen.application.terms);
    assert_eq!(clocks.len(), seen.clocks.len());
    for (clock, seen) in clocks.iter().zip(&seen.clocks) {
        assert_eq!(seen.start.0, clock.start);
        assert_eq!(seen.due.map(|day| day.0), clock.due.map(|due| due.date));
        let planned = clock.due_as_planned.map(|due| due.date);
        assert_eq!(seen.due_as_planned.map(|day| day.0), planned);
        assert_eq!(seen.stopped.map(|day| day.0), clock.stopped);
        assert_eq!(seen.step.is_some(), seen.clock == ClockCode::Step);
    }
    let truths: Vec<_> = seen.truths.iter().map(|t| t.at.unix_ms).collect();
    let folded: Vec<_> = course.truths.iter().map(|t| t.at.unix_ms).collect();
    assert_eq!(truths, folded);
    // The opinion's clock ran out before the pause: its silence was consent (R5).
    let opinion = seen.truths.iter().find(|truth| truth.cause.is_some());
    let opinion = opinion.unwrap();
    assert_eq!(opinion.department.as_ref().unwrap().as_str(), "linye");
    assert_eq!(opinion.step.as_deref(), Some("审查"));
}

#[test]
fn r3_r5_what_silence_brought_about_is_found_on_record_by_its_key() {
    let application = seen("2026-12-05 09:00").application;
    let found = recorded(calendar(), &application, ms("2026-12-05 09:00")).unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|(place, truth)| (application.events[*place].r#type, truth.key()))
        .collect();
    assert_eq!(
        found,
        [
            (
                EventType::DeemedAccepted,
                "deemed_accepted:acceptance".to_owned()
            ),
            (
                EventType::DeemedConsented,
                "deemed_consented:step0".to_owned()
            ),
        ]
    );
}

#[test]
fn texts_of_events_can_be_read_and_have_an_end() {
    let wrong = |note: &str| {
        let mut event = event("2026-11-20 09:00 submitted");
        event.note = Some(note.to_owned());
        let problems = check_fields(&event).into_iter();
        problems.map(|p| (p.field, p.code)).collect::<Vec<_>>()
    };
    let note = |code| vec![("/note".to_owned(), code)];
    assert_eq!(wrong("材料齐全，\n请三日后来取"), []);
    assert_eq!(wrong(&"长".repeat(TEXT_CHARS)), []);
    assert_eq!(
        wrong(&"长".repeat(TEXT_CHARS + 1)),
        note(FieldCode::TooLong)
    );
    for odd in ["a\u{0}b", "a\u{202e}b", "\u{feff}", "a\rb"] {
        assert_eq!(wrong(odd), note(FieldCode::Malformed), "{odd:?}");
    }
    let mut paused = event("2026-11-20 09:00 paused hearing");
    paused.document = Some("文".repeat(DOCUMENT_CHARS + 1));
    paused.reasons = Some("\u{7f}".to_owned());
    paused.planned_until = Some("2099-01-01".parse().unwrap());
    let problems = check_fields(&paused);
    let problems: Vec<_> = problems
        .iter()
        .map(|p| (p.field.as_str(), p.code))
        .collect();
    assert_eq!(
        problems,
        [
            ("/reasons", FieldCode::DoesNotFit),
            ("/reasons", FieldCode::Malformed),
            ("/document", FieldCode::TooLong),
            ("/planned_until", FieldCode::OutOfRange),
        ]
    );
}
