//! Reports of inspections (R9): by anybody, without a name, each once, and no more than so many a day.

use super::inspections::ask;
use super::*;
use mingbai_client::Client;
use mingbai_contract::desk::endpoint::{GetInspectionReports, Nothing};
use mingbai_contract::endpoint::ReportInspection;
use mingbai_contract::project::{InspectionReport, ReportReason, ReportTaken};
use mingbai_server::ops::inspections::report::{MOST, MOST_OF_CODE};
use mingbai_server::store::inspections::{NewReport, NotReported};
use std::sync::Arc;

on_both! {
    r9_anybody_reports_an_inspection_without_a_name
    reports_of_a_day_have_an_end
    r15_a_report_is_taken_in_once
}

pub async fn report(
    phone: &Client<crate::bed::InProcess>,
    key: &str,
    what: ReportReason,
) -> Result<ReportTaken, ClientError> {
    let report = ReportInspection {
        code: "JC20261118-021".parse().unwrap(),
        report: InspectionReport {
            what,
            day: "2026-11-18".parse().unwrap(),
            department: "zhujian".parse().ok(),
        },
    };
    phone.report_inspection(&report, key).await
}

async fn r9_anybody_reports_an_inspection_without_a_name(bed: &Bed) {
    let phone = bed.client();
    let taken = report(&phone, "a-report-of-its-own-1", ReportReason::NotFiled).await;
    let taken = taken.unwrap();
    assert_eq!(taken.code.as_str(), "JC20261118-021");
    assert_eq!(taken.reported, "2026-11-20".parse().unwrap());
    for key in ["a-report-of-its-own-2", "a-report-of-its-own-3"] {
        report(&phone, key, ReportReason::OtherBody).await.unwrap();
    }
    // Looked into: a hash for a key, codes, and days. Nothing is finer than the day, nothing says who.
    let columns = if bed.file().starts_with("postgres") {
        "SELECT column_name::TEXT FROM information_schema.columns \
         WHERE table_name = 'inspection_report' ORDER BY ordinal_position"
    } else {
        "SELECT name FROM pragma_table_info('inspection_report')"
    };
    let columns = ask(bed, columns).await.unwrap();
    assert_eq!(
        columns,
        ["id", "code", "what", "day", "department", "reported"]
    );
    let rows = ask(
        bed,
        "SELECT id || '|' || code || '|' || what || '|' || day || '|' || department || '|' || \
         reported FROM inspection_report ORDER BY id",
    );
    for row in rows.await.unwrap() {
        let cells: Vec<&str> = row.split('|').collect();
        assert_eq!(cells[0].len(), 64);
        assert_eq!(cells[1], "JC20261118-021");
        assert!(["not_filed", "other_body"].contains(&cells[2]));
        assert_eq!(cells[3..], ["2026-11-18", "zhujian", "2026-11-20"]);
    }
    // No request for it is remembered, and it is in no other record.
    let requests = ask(bed, "SELECT once FROM filed_request").await.unwrap();
    assert_eq!(requests, Vec::<String>::new());
    assert_eq!(bed.store.audit_after(0, 9).await.unwrap(), []);
    // Supervisors read how many say the same.
    let watcher = join(bed, "watcher", vec![grant(Role::Supervisor)]).await;
    let watcher = watcher.browser(bed).await.client();
    let list = watcher
        .desk(&GetInspectionReports::default(), &Nothing {})
        .await;
    let rows = list.unwrap().reports;
    let rows: Vec<_> = rows.iter().map(|row| (row.what, row.count)).collect();
    assert_eq!(
        rows,
        [(ReportReason::NotFiled, 1), (ReportReason::OtherBody, 2)]
    );
    // What cannot be is not taken in.
    let mut wrong = ReportInspection {
        code: "JC20261118-021".parse().unwrap(),
        report: InspectionReport {
            what: ReportReason::OtherDay,
            day: "2026-11-21".parse().unwrap(),
            department: "mars".parse().ok(),
        },
    };
    let refusal = problem(
        phone
            .report_inspection(&wrong, "a-report-of-its-own-4")
            .await,
    );
    let both = [
        ("/day", FieldCode::OutOfRange),
        ("/department", FieldCode::UnknownValue),
    ];
    assert_eq!(fields(&refusal), both);
    wrong.report.day = "2025-11-18".parse().unwrap();
    wrong.report.department = None;
    let refusal = problem(
        phone
            .report_inspection(&wrong, "a-report-of-its-own-4")
            .await,
    );
    assert_eq!(fields(&refusal), [("/day", FieldCode::OutOfRange)]);
}

fn new_report(number: u32, code: &str, most: (u32, u32)) -> NewReport {
    NewReport {
        id: format!("{number:064}"),
        code: code.parse().unwrap(),
        report: InspectionReport {
            what: ReportReason::NotFiled,
            day: "2026-11-18".parse().unwrap(),
            department: None,
        },
        reported: "2026-11-20".parse().unwrap(),
        most_of_code: most.0,
        most: most.1,
    }
}

async fn reports_of_a_day_have_an_end(bed: &Bed) {
    let phone = bed.client();
    for number in 0..MOST_OF_CODE {
        let key = format!("a-report-of-its-own-{number}");
        report(&phone, &key, ReportReason::NotFiled).await.unwrap();
    }
    let full = report(&phone, "one-report-too-many-0", ReportReason::NotFiled).await;
    assert_eq!(problem(full).status, 429);
    // What was taken in before is still answered.
    report(&phone, "a-report-of-its-own-0", ReportReason::NotFiled)
        .await
        .unwrap();
    let sent = axum::http::Request::builder()
        .method("POST")
        .uri("/api/v1/inspections/JC20261118-021/reports")
        .header("content-type", "application/json")
        .header("idempotency-key", "one-report-too-many-1")
        .body(axum::body::Body::from(
            r#"{"what":"other_day","day":"2026-11-18"}"#,
        ))
        .unwrap();
    let answer = bed.send(sent).await;
    assert_eq!(answer.status, 429);
    // From 09:00 until midnight.
    assert_eq!(answer.header("retry-after"), (15 * 3600).to_string());
    // Other notices have their own; in all there are no more than so many, whoever counts at once.
    const { assert!(MOST > MOST_OF_CODE) }
    let most = (MOST_OF_CODE, MOST_OF_CODE + 5);
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..10 {
        let store = Arc::clone(&bed.store);
        let new = new_report(number, &format!("JC{number}"), most);
        tasks.spawn(async move { store.report_inspection(&new).await.unwrap() });
    }
    let taken = tasks.join_all().await;
    assert_eq!(
        taken.iter().filter(|one| one.is_ok()).count(),
        5,
        "{taken:?}"
    );
    let full = taken.iter().filter(|one| **one == Err(NotReported::Full));
    assert_eq!(full.count(), 5);
    // The next day begins anew, and nobody remembers how many there were.
    bed.now_ms.fetch_add(15 * 3_600_000, Ordering::Relaxed);
    report(&phone, "one-report-too-many-0", ReportReason::NotFiled)
        .await
        .unwrap();
    let day = "2026-11-21".parse().unwrap();
    bed.store.forget_filed(0, day).await.unwrap();
    let counts = ask(bed, "SELECT day FROM inspection_report_count")
        .await
        .unwrap();
    assert_eq!(counts, ["2026-11-21", "2026-11-21"]);
}

async fn r15_a_report_is_taken_in_once(bed: &Bed) {
    let phone = bed.client();
    let key = "a-report-of-its-own-1";
    let send = || report(&phone, key, ReportReason::NotFiled);
    let sent = tokio::join!(send(), send(), send());
    for sent in [sent.0, sent.1, sent.2] {
        sent.unwrap();
    }
    // Also days later, when the phone has a network again.
    bed.now_ms.fetch_add(3 * 24 * 3_600_000, Ordering::Relaxed);
    send().await.unwrap();
    let rows = ask(bed, "SELECT reported FROM inspection_report")
        .await
        .unwrap();
    assert_eq!(rows, ["2026-11-20"]);
    let other = problem(report(&phone, key, ReportReason::OverCap).await);
    assert_eq!(other.status, 409);
    assert_eq!(fields(&other), [("Idempotency-Key", FieldCode::Taken)]);
    let keyless = axum::http::Request::builder()
        .method("POST")
        .uri("/api/v1/inspections/JC20261118-021/reports")
        .header("content-type", "application/json")
        .body(axum::body::Body::from(
            r#"{"what":"other_day","day":"2026-11-18"}"#,
        ))
        .unwrap();
    let keyless: Problem = bed.send(keyless).await.json();
    assert_eq!(fields(&keyless), [("Idempotency-Key", FieldCode::Missing)]);
    // There is no place for words.
    let words = axum::http::Request::builder()
        .method("POST")
        .uri("/api/v1/inspections/JC20261118-021/reports")
        .header("content-type", "application/json")
        .header("idempotency-key", "a-report-of-its-own-2")
        .body(axum::body::Body::from(
            r#"{"what":"other_day","day":"2026-11-18","comment":"是他"}"#,
        ))
        .unwrap();
    let words: Problem = bed.send(words).await.json();
    assert_eq!(fields(&words), [("/comment", FieldCode::UnknownField)]);
}
