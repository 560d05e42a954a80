//! How many cases a window handled: counted where they are concluded, reported where they are not (R11).

use super::desk::deeds;
use super::*;
use crate::desk::{fields, on_both, problem, refused};
use mingbai_contract::application::{DecisionKind, EventType};
use mingbai_contract::desk::applications::{Decide, NewEvent, TakeIn};
use mingbai_contract::desk::endpoint::{PostApplication, PostDecision, PostEvent, PutHandled};
use mingbai_contract::desk::ratings::ReportHandled;
use mingbai_contract::problem::ProblemType;

on_both! {
    r11_cases_are_counted_where_they_are_concluded_and_reported_elsewhere
}

async fn r11_cases_are_counted_where_they_are_concluded_and_reported_elsewhere(bed: &Bed) {
    let clerk = person(bed, "clerk", Role::Clerk).await.browser(bed).await;
    let report = |window: &str, day: &str, cases: u32| {
        let client = clerk.client();
        let sent = ReportHandled {
            window: window.parse().unwrap(),
            day: day.parse().unwrap(),
            cases,
        };
        async move { client.desk(&PutHandled, &sent).await }
    };
    assert_eq!(report(WINDOW, TODAY, 7).await.unwrap().handled, 7);
    assert_eq!(report(WINDOW, TODAY, 5).await.unwrap().handled, 5);
    for (window, day, cases, field) in [
        ("Z99", TODAY, 1, "/window"),
        (WINDOW, "2026-11-21", 1, "/day"),
        // What was published of October stays.
        (WINDOW, "2026-10-31", 1, "/day"),
        (WINDOW, TODAY, 10_001, "/cases"),
    ] {
        let found = problem(report(window, day, cases).await);
        assert_eq!(fields(&found)[0].0, field);
    }
    assert_eq!(report(WINDOW, "2026-11-01", 0).await.unwrap().handled, 0);
    let foreign = bed.live.current().unwrap();
    let foreign = foreign.shelf.catalog.windows.iter();
    let mut foreign = foreign.filter(|window| window.department.as_str() != "scjg");
    let foreign = foreign.next().unwrap().id.to_string();
    refused(report(&foreign, TODAY, 1).await, ProblemType::Forbidden);
    assert_eq!(deeds(bed).await.len(), 3);
    // What is concluded here counts by itself, in the transaction that concludes it.
    let chief = person(bed, "chief", Role::ChiefRepresentative).await;
    let chief = chief.browser(bed).await;
    let (window, day) = (WINDOW.parse().unwrap(), TODAY.parse().unwrap());
    for number in 1..=7 {
        conclude(&chief, number).await;
        let handled = bed.store.handled(&window, day).await.unwrap();
        assert_eq!(handled, number.max(5));
    }
}

/// Takes an application in at [`WINDOW`] and concludes it: every third is refused.
async fn conclude(chief: &Browser, number: u32) {
    let desk = chief.client();
    let take_in = TakeIn {
        item: "company-registration".parse().unwrap(),
        situation: "single".parse().unwrap(),
        window: WINDOW.parse().unwrap(),
        at: None,
        note: None,
    };
    let key = format!("concluded-at-once-{number:08}");
    let slip = desk.desk_once(&PostApplication, &take_in, &key).await;
    let of = slip.unwrap().number;
    if number.is_multiple_of(3) {
        let mut refused = NewEvent::new(1, EventType::Refused);
        refused.reasons = Some("不属于本机关职权范围，请到县公安局办理。".to_owned());
        desk.desk(&PostEvent(of), &refused).await.unwrap();
        return;
    }
    let accepted = NewEvent::new(1, EventType::Accepted);
    desk.desk(&PostEvent(of.clone()), &accepted).await.unwrap();
    let decide = Decide {
        after: 2,
        at: None,
        decision: DecisionKind::Granted,
        reasons: None,
        role: None,
        note: None,
    };
    desk.desk(&PostDecision(of), &decide).await.unwrap();
}
