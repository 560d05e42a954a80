//! The overtime ledger (R5): an office that is late says why, the applicant and everybody read it.

use super::applications::{chief, happens, key, take_in};
use super::intake::systems;
use super::*;
use crate::bed::{Answer, NOW};
use axum::http::Method;
use mingbai_client::Client;
use mingbai_contract::application::{
    ApplicationNumber, ApplicationView, ClockCode, DecisionKind, EventType, Handling, TruthCode,
};
use mingbai_contract::desk::applications::{Decide, ExplainOvertime, NewEvent};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::endpoint::{
    PostDecision, PostIntakeOvertimeReason, PostOvertimeReason,
};
use mingbai_contract::desk::keys::Scope;
use mingbai_contract::overtime::OvertimeLedger;
use mingbai_server::clock::Clock;
use mingbai_server::timekeeper::Timekeeper;

on_both! {
    r5_a_late_office_says_why_and_the_applicant_reads_it
    r3_silence_is_explained_once_it_is_on_record
    r5_a_reason_is_given_by_whom_it_concerns
    r5_the_ledger_lists_what_is_late_and_whose_it_is_nobody_can_tell
    r5_what_was_late_when_it_ended_stays_in_the_ledger
    r5_the_ledger_is_a_table_for_spreadsheets
    what_is_no_month_is_refused
}

/// A day, in seconds.
pub const DAY: i64 = 24 * 3600;

const REASON: &str = "经办人员病假，已改由他人接办";

/// The server's clock looks.
pub async fn tick(bed: &Bed) {
    let hand = std::sync::Arc::clone(&bed.now_ms);
    let clock = Clock::new(move || hand.load(Ordering::Relaxed));
    let keeper = Timekeeper::new(bed.store.clone(), bed.live.clone(), clock);
    keeper.tick().await.unwrap();
    bed.live.refresh(&bed.store).await.unwrap();
}

/// Takes an application in and accepts it: due in three working days.
pub async fn accepted(desk: &Client<Browser>, number: u32) -> (ApplicationNumber, String) {
    let slip = take_in(desk, number).await;
    let accept = NewEvent::new(1, EventType::Accepted);
    happens(desk, &slip.number, &accept).await.unwrap();
    (slip.number, slip.code.as_str().to_owned())
}

pub async fn decide(desk: &Client<Browser>, number: &ApplicationNumber, after: u32) {
    let decide = Decide {
        after,
        at: None,
        decision: DecisionKind::Granted,
        reasons: None,
        role: None,
        note: None,
    };
    let of = PostDecision(number.clone());
    desk.desk(&of, &decide).await.unwrap();
}

/// The chief representative again, in a new session.
pub async fn again(bed: &Bed, person: &Person) -> Client<Browser> {
    person.browser(bed).await.client()
}

fn why(clock: ClockCode, reason: &str) -> ExplainOvertime {
    ExplainOvertime {
        clock,
        step: None,
        department: None,
        reason: reason.to_owned(),
    }
}

async fn ledger(bed: &Bed, month: &str) -> OvertimeLedger {
    let month = month.parse().unwrap();
    bed.client().overtime(Some(month)).await.unwrap()
}

/// The reasons that a view shows, with what they are about.
fn reasons(view: &ApplicationView) -> Vec<(TruthCode, ClockCode, &str)> {
    let truths = view.truths.iter();
    truths
        .filter_map(|truth| {
            Some((
                truth.truth,
                truth.clock,
                truth.reason.as_ref()?.text.as_str(),
            ))
        })
        .collect()
}

async fn r5_a_late_office_says_why_and_the_applicant_reads_it(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = again(bed, &person).await;
    let (number, code) = accepted(&desk, 0).await;
    let of = PostOvertimeReason(number.clone());
    let committed = why(ClockCode::Committed, REASON);
    refused(desk.desk(&of, &committed).await, ProblemType::NothingLate);
    pass(bed, 6 * DAY);
    let desk = again(bed, &person).await;
    // Nobody has looked since: the case is opened with the reason.
    let view = desk.desk_once(&of, &committed, &key(7)).await.unwrap();
    let overdue = (TruthCode::Overdue, ClockCode::Committed);
    assert_eq!(reasons(&view), [(overdue.0, overdue.1, REASON)]);
    // Sent again it is not published again; under the same key nothing else is.
    desk.desk_once(&of, &committed, &key(7)).await.unwrap();
    let other = why(ClockCode::Committed, "系统升级，停了两天");
    refused(
        desk.desk_once(&of, &other, &key(7)).await,
        ProblemType::Conflict,
    );
    for (clock, reason) in [
        (ClockCode::Statutory, REASON),
        (ClockCode::Delivery, REASON),
        (ClockCode::Step, REASON),
        (ClockCode::Acceptance, REASON),
    ] {
        let nothing = desk.desk(&of, &why(clock, reason)).await;
        refused(nothing, ProblemType::NothingLate);
    }
    for (reason, code) in [
        ("", FieldCode::Missing),
        ("忙", FieldCode::TooShort),
        (&*"因".repeat(501), FieldCode::TooLong),
        ("请打 13800138000 问一问", FieldCode::DoesNotFit),
    ] {
        let wrong = desk.desk(&of, &why(ClockCode::Committed, reason)).await;
        assert_eq!(fields(&problem(wrong)), [("/reason", code)]);
    }
    // The last one holds, and the one before is kept.
    tick(bed).await;
    desk.desk(&of, &other).await.unwrap();
    let kept = bed.store.application(&number).await.unwrap().unwrap();
    let texts: Vec<_> = kept.reasons.iter().map(|given| &*given.text).collect();
    assert_eq!(texts, [REASON, &other.reason]);
    let phone = bed.client();
    let seen = phone.look_up(number.clone(), code.parse().unwrap());
    let seen = seen.await.unwrap();
    assert_eq!(reasons(&seen), [(overdue.0, overdue.1, &*other.reason)]);
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    let told = entries.iter().filter(|e| e.deed == Deed::OvertimeExplained);
    let told: Vec<_> = told
        .map(|e| (&*e.actor, e.detail.contains(REASON)))
        .collect();
    assert_eq!(told, [("staff:chief", true), ("staff:chief", false)]);
    let truths = bed.store.truths(&number).await.unwrap();
    let overdue = truths.iter().filter(|t| t.key == "overdue:committed");
    assert_eq!(overdue.count(), 1);
}

/// A reason that came before the clock would keep it from recording what the law says.
async fn r3_silence_is_explained_once_it_is_on_record(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = again(bed, &person).await;
    let number = take_in(&desk, 0).await.number;
    pass(bed, 11 * DAY);
    let desk = again(bed, &person).await;
    let of = PostOvertimeReason(number.clone());
    let acceptance = why(ClockCode::Acceptance, REASON);
    refused(desk.desk(&of, &acceptance).await, ProblemType::NothingLate);
    tick(bed).await;
    let view = desk.desk(&of, &acceptance).await.unwrap();
    let last = view.application.events.last().unwrap().r#type;
    assert_eq!(last, EventType::DeemedAccepted);
    let expected = (TruthCode::DeemedAccepted, ClockCode::Acceptance, REASON);
    assert_eq!(reasons(&view), [expected]);
    let rows = ledger(bed, "2026-11").await.rows;
    assert_eq!(rows[0].reason.as_ref().unwrap().text, REASON);
}

async fn r5_a_reason_is_given_by_whom_it_concerns(bed: &Bed) {
    let chief = chief(bed).await;
    let (number, _) = accepted(&chief, 0).await;
    let mut asked = NewEvent::new(2, EventType::StepStarted);
    asked.step = Some("审查".to_owned());
    asked.department = Some("xiaofang".parse().unwrap());
    asked.handling = Some(Handling::Parallel);
    asked.working_days = Some(1);
    happens(&chief, &number, &asked).await.unwrap();
    let elsewhere = |id: &str| {
        let mut grant = grant(Role::ChiefRepresentative);
        grant.department = Some(id.parse().unwrap());
        vec![grant]
    };
    let adviser = join(bed, "adviser", elsewhere("xiaofang")).await;
    let stranger = join(bed, "stranger", elsewhere("gongan")).await;
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let keys = [
        (Scope::Applications, Some("scjg")),
        (Scope::Applications, Some("gongan")),
    ];
    let systems = systems(bed, &keys).await;
    pass(bed, 6 * DAY);
    let of = PostOvertimeReason(number.clone());
    let committed = why(ClockCode::Committed, REASON);
    let mut opinion = why(ClockCode::Step, "现场人手不够，已加派");
    opinion.step = Some("审查".to_owned());
    opinion.department = Some("xiaofang".parse().unwrap());
    let desk = again(bed, &stranger).await;
    refused(desk.desk(&of, &committed).await, ProblemType::NotFound);
    let desk = again(bed, &adviser).await;
    refused(desk.desk(&of, &committed).await, ProblemType::Forbidden);
    desk.desk(&of, &opinion).await.unwrap();
    let desk = again(bed, &clerk).await;
    desk.desk(&of, &committed).await.unwrap();
    let of = PostIntakeOvertimeReason(number);
    let view = systems[0].desk(&of, &committed).await.unwrap();
    assert_eq!(reasons(&view).len(), 2);
    let other = systems[1].desk(&of, &committed).await;
    refused(other, ProblemType::NotFound);
}

async fn r5_the_ledger_lists_what_is_late_and_whose_it_is_nobody_can_tell(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = again(bed, &person).await;
    let mut numbers = Vec::new();
    for place in 0..3 {
        numbers.push(accepted(&desk, place).await.0);
    }
    // Of one nothing is heard; it is accepted by law (R3).
    let silent = take_in(&desk, 9).await.number;
    decide(&desk, &numbers[0], 2).await;
    assert_eq!(ledger(bed, "2026-11").await.rows, []);
    // Monday the 30th: the promise of the 25th is three days late, the silence's acceptance is of today.
    pass(bed, 10 * DAY);
    tick(bed).await;
    let desk = again(bed, &person).await;
    decide(&desk, &numbers[1], 2).await;
    let of = PostOvertimeReason(numbers[2].clone());
    desk.desk(&of, &why(ClockCode::Committed, REASON))
        .await
        .unwrap();
    let found = ledger(bed, "2026-11").await;
    assert_eq!(found.as_of.to_string(), "2026-11-30");
    assert_eq!(found.rows.len(), 3);
    let committed: Vec<_> = found
        .rows
        .iter()
        .filter(|row| row.clock == ClockCode::Committed)
        .collect();
    for row in &committed {
        let name = &row.item_name.as_ref().unwrap().zh;
        assert!(name.starts_with("食品经营许可"), "{name}");
        assert_eq!(row.department.as_str(), "scjg");
        assert!(row.department_name.is_some());
        assert_eq!(
            (row.due.to_string(), row.since.to_string()),
            ("2026-11-25".to_owned(), "2026-11-26".to_owned())
        );
        assert_eq!(row.working_days, 3);
        // Decided, or late still.
        assert_eq!(row.counting, !row.decided);
        assert_eq!(row.reason.is_some(), row.counting);
    }
    assert_eq!(committed.iter().filter(|row| row.decided).count(), 1);
    let acceptance = found.rows.last().unwrap();
    assert_eq!(acceptance.clock, ClockCode::Acceptance);
    assert_eq!((acceptance.working_days, acceptance.counting), (1, false));
    // Nothing of a number is in it, nor of the day on which one was handed in, but for what they begin with.
    let text = bed.get("/api/v1/overtime").await.text().to_owned();
    for number in numbers.iter().chain([&silent]) {
        assert!(!text.contains(number.as_str()));
        assert!(!text.contains(&number.as_str()[2..]));
    }
    assert!(!text.contains("2026-11-20") && !text.contains("20261120"));
    // Tomorrow it is a day more, under the same marks; in December nothing has run out yet.
    pass(bed, DAY);
    tick(bed).await;
    let later = ledger(bed, "2026-11").await;
    let marks = |ledger: &OvertimeLedger| -> Vec<String> {
        ledger.rows.iter().map(|row| row.mark.clone()).collect()
    };
    assert_eq!(marks(&later), marks(&found));
    let late: Vec<u16> = later.rows.iter().map(|row| row.working_days).collect();
    assert_eq!(late.iter().sum::<u16>(), 3 + 4 + 1);
    let running = bed.client().overtime(None).await.unwrap();
    assert_eq!(
        (running.month.to_string(), running.rows),
        ("2026-12".to_owned(), vec![])
    );
}

async fn r5_what_was_late_when_it_ended_stays_in_the_ledger(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = again(bed, &person).await;
    let (number, _) = accepted(&desk, 0).await;
    pass(bed, 6 * DAY);
    let desk = again(bed, &person).await;
    // It ends before anybody looks: what had run out is on record with it.
    decide(&desk, &number, 2).await;
    let delivered = NewEvent::new(3, EventType::Delivered);
    happens(&desk, &number, &delivered).await.unwrap();
    pass(bed, 60 * DAY);
    tick(bed).await;
    let rows = ledger(bed, "2026-11").await.rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].working_days, rows[0].counting, rows[0].decided),
        (1, false, true)
    );
    assert_eq!(rows[0].reason, None);
}

async fn csv(bed: &Bed, headers: &[(&str, &str)]) -> Answer {
    let address = "/api/v1/overtime.csv?month=2026-11";
    bed.ask(Method::GET, address, headers).await
}

async fn r5_the_ledger_is_a_table_for_spreadsheets(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = again(bed, &person).await;
    let (number, _) = accepted(&desk, 0).await;
    pass(bed, 6 * DAY);
    tick(bed).await;
    let before = csv(bed, &[]).await;
    assert_eq!(
        before.header("content-type"),
        "text/csv; charset=utf-8; header=present"
    );
    let name = "attachment; filename=\"overtime-2026-11.csv\"";
    assert_eq!(before.header("content-disposition"), name);
    let json = bed.get("/api/v1/overtime?month=2026-11").await;
    assert_eq!(before.header("cache-control"), json.header("cache-control"));
    let known = [("if-none-match", before.header("etag"))];
    assert_eq!(csv(bed, &known).await.status.as_u16(), 304);
    let desk = again(bed, &person).await;
    let formula = why(
        ClockCode::Committed,
        "=HYPERLINK(\"http://x\",\"点我\")\n第二行",
    );
    let of = PostOvertimeReason(number);
    desk.desk(&of, &formula).await.unwrap();
    // What is known has changed.
    let after = csv(bed, &known).await;
    assert_eq!(after.status.as_u16(), 200);
    let text = after.text();
    assert!(text.starts_with("\u{feff}number,mark,item,item_zh,"));
    let (head, row) = text.split_once("\r\n").unwrap();
    assert_eq!(head.split(',').count(), 17);
    assert!(row.starts_with("QS*************,"), "{row}");
    assert!(
        row.contains(",committed,,2026-11-25,2026-11-26,1,true,false,"),
        "{row}"
    );
    assert!(
        row.contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"点我\"\")\n第二行\","),
        "{row}"
    );
    assert!(row.ends_with("+08:00\r\n"), "{row}");
}

async fn what_is_no_month_is_refused(bed: &Bed) {
    for route in ["/api/v1/overtime", "/api/v1/overtime.csv"] {
        for (query, field, code) in [
            ("month=2026-13", "month", FieldCode::Malformed),
            ("month=", "month", FieldCode::Malformed),
            ("month=2026-11-20", "month", FieldCode::Malformed),
            ("month=%E5%8D%81%E4%B8%80", "month", FieldCode::Malformed),
            ("month=2026-12", "month", FieldCode::OutOfRange),
            ("month=1999-12", "month", FieldCode::OutOfRange),
            ("day=2026-11-20", "day", FieldCode::UnknownField),
        ] {
            let answer = bed.get(&format!("{route}?{query}")).await;
            assert_eq!(answer.status.as_u16(), 400, "{query}");
            let problem: Problem = answer.json();
            assert_eq!(fields(&problem), [(field, code)], "{query}");
        }
        for month in ["2026-11", "2000-01"] {
            let answer = bed.get(&format!("{route}?month={month}")).await;
            assert_eq!(answer.status.as_u16(), 200, "{month}");
        }
    }
    assert_eq!(bed.now_ms.load(Ordering::Relaxed), NOW);
}
