//! R1 to R5: the server's answers to look-ups of [`super::generated`], as the phone works them out from the
//! events alone. The browser's side of it is `tests/stories/folds.spec.js`.

use super::generated::{Dice, Generated, HOW_MANY, applications};
use super::{new, once, record};
use crate::bed::{Bed, Engine, NOW, Setup, county};
use axum::body::Body;
use axum::http::{Method, Request};
use mingbai_contract::application::{
    ApplicationNumber, ApplicationView, ClockCode, ClockView, DeemedCause, EventType, LookUp,
    QueryCode, State,
};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::endpoint::{Endpoint as _, GetCalendar, LookUpApplication, Posted as _};
use mingbai_domain::application::{query_code, view};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_folds::{days, fold};
use mingbai_server::ops::applications::opens;
use mingbai_server::store::applications::{Named, NewApplication};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

/// Names the file that takes the answers, for the browser; where nobody asks, there is none.
const ANSWERS: &str = "MINGBAI_TEST_FOLDS";

/// What the server says of an application.
#[derive(PartialEq, Eq, Serialize)]
struct Told {
    /// The answer to the look-up, as it came.
    answer: String,
    /// Its clocks, day by day.
    days: String,
}

/// Puts an application on record as it has come to be, and looks it up at its moment.
async fn told(bed: &Bed, place: usize, generated: &Generated<'_>, code: &QueryCode) -> Told {
    let events = generated.events.clone();
    let taken = NewApplication {
        day: events[0].at.date(),
        terms: generated.terms.clone(),
        events,
        once: once(&format!("generated {place}"), ""),
        ..new(generated.guide.id.as_str(), "")
    };
    let naming = |number: &ApplicationNumber| Named {
        opens: opens(number, code),
        entry: None,
        record: record(Deed::ApplicationTakenIn, number.as_str().to_owned(), NOW),
        messages: Vec::new(),
    };
    let done = bed.store.take_in(&taken, &naming).await.unwrap().unwrap();
    bed.now_ms.store(generated.now_ms, Ordering::Relaxed);
    let look_up = LookUp {
        number: done.number.as_str().to_owned(),
        code: code.as_str().to_owned(),
    };
    let request = Request::builder()
        .method(Method::POST)
        .uri(LookUpApplication::ROUTE)
        .header("content-type", "application/json")
        .body(Body::from(serde_json::to_string(&look_up).unwrap()))
        .unwrap();
    let answer = bed.send(request).await;
    assert_eq!(answer.status, 200, "{place}: {}", answer.text());
    let view: ApplicationView = answer.json();
    assert_eq!(view.application.events, generated.events, "{place}");
    let calendar = &bed.live.current().unwrap().work;
    Told {
        days: days(calendar, &view.application, generated.now_ms).unwrap(),
        answer: answer.text().to_owned(),
    }
}

#[tokio::test]
async fn r1_r5_phone_and_server_fold_the_same_applications_alike() {
    let county = county();
    let generated = applications(&county);
    let mut before: Option<Vec<Told>> = None;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = Bed::on(engine, Setup::default()).await else {
            continue;
        };
        bed.publish(&county).await;
        let calendar = bed.get(&GetCalendar.address()).await;
        // Query codes: the same on both engines.
        let mut dice = Dice(14);
        let mut all = Vec::new();
        for (place, generated) in generated.iter().enumerate() {
            let mut codes = std::iter::repeat_with(|| {
                query_code::make([(); 9].map(|()| u8::try_from(dice.below(256)).unwrap()))
            });
            let code = codes.find_map(|code| code).unwrap();
            let told = told(&bed, place, generated, &code).await;
            let phone = fold(calendar.text(), &told.answer).unwrap();
            assert_eq!(phone, format!("{}\n{}", told.answer, told.days), "{place}");
            all.push(told);
        }
        if let Some(before) = &before {
            assert!(*before == all, "the engines answer differently");
        }
        before = Some(all);
    }
    if let Ok(file) = std::env::var(ANSWERS) {
        let text = serde_json::to_string(&before.unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

/// Everything that can happen does: otherwise it would say little that they are folded alike.
#[test]
fn the_generated_applications_are_of_every_kind() {
    let county = county();
    let calendar = WorkCalendar::new(&county.calendar);
    let generated = applications(&county);
    assert_eq!(generated.len(), HOW_MANY);
    let (mut events, mut states) = (BTreeSet::new(), BTreeSet::new());
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    for one in &generated {
        events.extend(one.events.iter().map(|event| event.r#type));
        let days = days(&calendar, &one.application(), one.now_ms).unwrap();
        let view = view(&calendar, one.application(), one.now_ms).unwrap();
        states.insert(view.state);
        let any = |is: fn(&ClockView) -> bool| view.clocks.iter().any(is);
        let truth = |cause| view.truths.iter().any(|truth| truth.cause == Some(cause));
        for (what, there) in [
            ("a holiday", days.contains(" holiday ")),
            ("a make-up working day", days.contains(" makes up ")),
            ("2027", days.contains("2027-")),
            ("a day in a pause", days.contains(" paused")),
            ("a limit that moves", days.contains(" moved")),
            ("calendar days", days.contains("Calendar(")),
            ("late", any(|clock| clock.late > 0)),
            ("provisional", any(|clock| clock.provisional)),
            ("as planned", any(|clock| clock.due_as_planned.is_some())),
            (
                "a step's clock",
                any(|clock| clock.clock == ClockCode::Step),
            ),
            ("a department that stays away", truth(DeemedCause::Absent)),
            ("silence", truth(DeemedCause::Overdue)),
        ] {
            *found.entry(what).or_default() += u32::from(there);
        }
    }
    assert_eq!(events, BTreeSet::from(EventType::ALL));
    assert_eq!(states, BTreeSet::from(State::ALL));
    assert!(found.values().all(|times| *times > 2), "{found:?}");
}
