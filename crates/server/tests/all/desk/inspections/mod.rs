//! Inspections of enterprises (R9): filed before they happen, two a year whoever files, looked up by anybody.

mod cap;

use super::projects::of;
use super::reports::report;
use super::*;
use crate::bed::NOW;
use mingbai_client::Client;
use mingbai_contract::InspectionId;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::endpoint::{
    GetInspections, Nothing, PostInspection, PostResult, PostWithdrawal,
};
use mingbai_contract::desk::inspections::{ConcludeInspection, FileInspection, InspectionFile};
use mingbai_contract::project::{Inspection, InspectionKind, ReportReason};
use mingbai_server::store;
use mingbai_server::store::inspections::{NewInspection, NotFiled, Outcome};
use mingbai_server::store::staff::Record;
use std::sync::Arc;

on_both! {
    r9_an_inspection_is_filed_looked_up_and_concluded
    r9_what_is_wrong_with_a_filing_is_said
    r15_a_filing_that_is_asked_again_is_answered_as_before
    what_is_on_record_of_inspections_cannot_be_changed
}

/// A filing by the builders' office.
fn filing(date: &str) -> FileInspection {
    FileInspection {
        code: None,
        department: "zhujian".parse().unwrap(),
        enterprise: "9134ZZ00QS00000100".parse().unwrap(),
        applicant_label: "青山县某食品产业园有限公司".to_owned(),
        kind: InspectionKind::Routine,
        date: date.parse().unwrap(),
        departments: "住建、消防联合".to_owned(),
        r#type: "开工安全联合检查".to_owned(),
        filed_on: None,
    }
}

async fn desk(bed: &Bed) -> Client<Browser> {
    let chief = of(Role::ChiefRepresentative, "zhujian");
    let chief = join(bed, "houses", vec![chief]).await;
    chief.browser(bed).await.client()
}

async fn file(
    desk: &Client<Browser>,
    key: usize,
    filing: &FileInspection,
) -> Result<InspectionFile, ClientError> {
    let key = format!("a-filing-of-its-own-{key}");
    desk.desk_once(&PostInspection, filing, &key).await
}

/// Goes to the morning of a day.
fn go_to(bed: &Bed, day: &str) {
    let at = format!("{day}T09:00:00.000+08:00");
    let at = at.parse::<mingbai_contract::log::Timestamp>().unwrap();
    bed.now_ms.store(at.unix_ms, Ordering::Relaxed);
}

async fn r9_an_inspection_is_filed_looked_up_and_concluded(bed: &Bed) {
    let desk = desk(bed).await;
    let filed = file(&desk, 0, &filing("2026-11-24")).await.unwrap();
    let code = filed.inspection.code.clone();
    assert_eq!(code.as_str(), "JC20261124-001");
    assert_eq!(filed.inspection.filed_on, "2026-11-20".parse().unwrap());
    let second = file(&desk, 1, &filing("2026-11-24")).await.unwrap();
    assert_eq!(second.inspection.code.as_str(), "JC20261124-002");
    let phone = bed.client();
    let page = phone.inspection(code.clone()).await.unwrap();
    assert_eq!(page.inspection, filed.inspection);
    assert_eq!((page.number, page.this_year), (Some(1), 2));
    // As it is typed off a notice; who has it asks anew.
    let answer = bed.get("/api/v1/inspections/jc20261124-001").await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("cache-control").contains("max-age=0"));
    let known = [("if-none-match", answer.header("etag"))];
    let address = "/api/v1/inspections/JC20261124-001";
    let unchanged = bed.ask(axum::http::Method::GET, address, &known).await;
    assert_eq!(unchanged.status, 304);
    refused(
        phone.inspection("JC20261124-003".parse().unwrap()).await,
        ProblemType::NotFound,
    );
    let result = ConcludeInspection {
        result: "通过".to_owned(),
    };
    let to = PostResult(code.clone());
    refused(desk.desk(&to, &result).await, ProblemType::VisitToCome);
    go_to(bed, "2026-11-24");
    let desk = again(bed).await;
    let empty = ConcludeInspection {
        result: " ".to_owned(),
    };
    let empty = problem(desk.desk(&to, &empty).await);
    assert_eq!(fields(&empty), [("/result", FieldCode::Missing)]);
    desk.desk(&to, &result).await.unwrap();
    refused(desk.desk(&to, &result).await, ProblemType::InspectionOver);
    let back = PostWithdrawal(code.clone());
    refused(
        desk.desk(&back, &Nothing {}).await,
        ProblemType::InspectionOver,
    );
    let page = phone.inspection(code.clone()).await.unwrap();
    assert_eq!(page.inspection.result.as_deref(), Some("通过"));
    let list = desk.desk(&GetInspections::default(), &Nothing {}).await;
    assert_eq!(list.unwrap().inspections.len(), 2);
    // By its code alone, wherever it stands.
    let one = GetInspections {
        code: Some(code.clone()),
        cursor: None,
    };
    let found = desk.desk(&one, &Nothing {}).await.unwrap();
    assert_eq!(found.inspections.len(), 1);
    assert_eq!(found.inspections[0].inspection.code, code);
    // Another department's clerks do not come near it.
    let others = join(bed, "market", vec![grant(Role::ChiefRepresentative)]).await;
    let others = others.browser(bed).await.client();
    let list = others.desk(&one, &Nothing {}).await;
    assert_eq!(list.unwrap().inspections, []);
    let list = others.desk(&GetInspections::default(), &Nothing {}).await;
    assert_eq!(list.unwrap().inspections, []);
    let withdrawal = PostWithdrawal("JC20261124-002".parse().unwrap());
    refused(
        others.desk(&withdrawal, &Nothing {}).await,
        ProblemType::NotFound,
    );
    refused(
        file(&others, 3, &filing("2027-01-12")).await,
        ProblemType::Forbidden,
    );
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    let of_one = entries
        .iter()
        .filter(|e| e.subject == "inspection:JC20261124-001");
    let deeds: Vec<_> = of_one.map(|entry| entry.deed).collect();
    assert_eq!(deeds, [Deed::InspectionFiled, Deed::InspectionConcluded]);
}

/// Signs in anew: sessions end.
async fn again(bed: &Bed) -> Client<Browser> {
    let login = format!("houses.{}", bed.now_ms.load(Ordering::Relaxed) % 100_000);
    let chief = of(Role::ChiefRepresentative, "zhujian");
    let chief = join(bed, &login, vec![chief]).await;
    chief.browser(bed).await.client()
}

async fn r9_what_is_wrong_with_a_filing_is_said(bed: &Bed) {
    let desk = desk(bed).await;
    type Slip = fn(&mut FileInspection);
    let slips: [(Slip, ProblemType, &str, FieldCode); 10] = [
        (
            |f| f.date = "2026-11-20".parse().unwrap(),
            ProblemType::NotFiledBefore,
            "/date",
            FieldCode::OutOfRange,
        ),
        (
            |f| f.departments = " ".to_owned(),
            ProblemType::NobodyNamed,
            "/departments",
            FieldCode::Missing,
        ),
        (
            |f| f.r#type = String::new(),
            ProblemType::NothingNamed,
            "/type",
            FieldCode::Missing,
        ),
        (
            |f| f.date = "2028-11-20".parse().unwrap(),
            ProblemType::InvalidRequest,
            "/date",
            FieldCode::OutOfRange,
        ),
        (
            |f| f.filed_on = "2026-11-01".parse().ok(),
            ProblemType::InvalidRequest,
            "/filed_on",
            FieldCode::DoesNotFit,
        ),
        (
            |f| f.department = "mars".parse().unwrap(),
            ProblemType::InvalidRequest,
            "/department",
            FieldCode::UnknownValue,
        ),
        (
            // Small letters would be another enterprise, with a cap of its own.
            |f| f.enterprise = "9134zz00qs00000100".parse().unwrap(),
            ProblemType::InvalidRequest,
            "/enterprise",
            FieldCode::Malformed,
        ),
        (
            |f| f.code = "jc1".parse().ok(),
            ProblemType::InvalidRequest,
            "/code",
            FieldCode::Malformed,
        ),
        (
            |f| f.applicant_label.clear(),
            ProblemType::InvalidRequest,
            "/applicant_label",
            FieldCode::Missing,
        ),
        (
            |f| f.r#type = "\u{202e}".to_owned(),
            ProblemType::InvalidRequest,
            "/type",
            FieldCode::Malformed,
        ),
    ];
    for (number, (slip, kind, field, code)) in slips.into_iter().enumerate() {
        let mut wrong = filing("2026-11-24");
        slip(&mut wrong);
        let refusal = problem(file(&desk, number, &wrong).await);
        assert_eq!((refusal.status, refusal.r#type), (400, kind), "{field}");
        assert_eq!(fields(&refusal), [(field, code)]);
    }
    let list = desk.desk(&GetInspections::default(), &Nothing {}).await;
    assert_eq!(list.unwrap().inspections, []);
}

async fn r15_a_filing_that_is_asked_again_is_answered_as_before(bed: &Bed) {
    let desk = desk(bed).await;
    let filing = FileInspection {
        code: "JC20261124-011".parse().ok(),
        ..filing("2026-11-24")
    };
    let again = || file(&desk, 0, &filing);
    let made = tokio::join!(again(), again(), again());
    let first = made.0.unwrap();
    assert_eq!(made.1.unwrap(), first);
    assert_eq!(made.2.unwrap(), first);
    let taken = problem(file(&desk, 1, &filing).await);
    assert_eq!(fields(&taken), [("/code", FieldCode::Taken)]);
    let keyless = problem(desk.desk(&PostInspection, &filing).await);
    assert_eq!(fields(&keyless), [("Idempotency-Key", FieldCode::Missing)]);
    let other = FileInspection {
        r#type: "别的".to_owned(),
        ..filing.clone()
    };
    let other = problem(file(&desk, 0, &other).await);
    assert_eq!(fields(&other), [("Idempotency-Key", FieldCode::Taken)]);
}

/// What the database itself is asked.
pub async fn ask(bed: &Bed, sql: &'static str) -> Result<Vec<String>, sqlx::Error> {
    use sqlx::Row as _;
    let text = |row: &dyn Fn(usize) -> Result<String, sqlx::Error>| row(0);
    if bed.file().starts_with("postgres") {
        let pool = sqlx::PgPool::connect(bed.file()).await?;
        let rows = sqlx::query(sql).fetch_all(&pool).await;
        pool.close().await;
        rows?
            .iter()
            .map(|row| text(&|at| row.try_get(at)))
            .collect()
    } else {
        let pool = sqlx::SqlitePool::connect(bed.file()).await?;
        let rows = sqlx::query(sql).fetch_all(&pool).await;
        pool.close().await;
        rows?
            .iter()
            .map(|row| text(&|at| row.try_get(at)))
            .collect()
    }
}

async fn what_is_on_record_of_inspections_cannot_be_changed(bed: &Bed) {
    let desk = desk(bed).await;
    file(&desk, 0, &filing("2026-11-24")).await.unwrap();
    let second = file(&desk, 1, &filing("2026-12-01")).await.unwrap();
    let back = PostWithdrawal(second.inspection.code);
    desk.desk(&back, &Nothing {}).await.unwrap();
    let phone = bed.client();
    report(&phone, "a-report-of-its-own-1", ReportReason::NotFiled)
        .await
        .unwrap();
    for sql in [
        "UPDATE inspection SET day = '2027-01-01'",
        "DELETE FROM inspection_outcome",
        "UPDATE inspection_report SET what = 'over_cap'",
        "DELETE FROM inspection_report",
        "DELETE FROM project_version",
        // The two places of a year are the database's own business too.
        "INSERT INTO inspection_place (enterprise, year, place, code) \
         VALUES ('9134ZZ00QS00000100', 2026, 3, 'JC20261201-001')",
        "INSERT INTO inspection_place (enterprise, year, place, code) \
         VALUES ('9134ZZ00QS00000100', 2026, 1, 'JC20261201-001')",
    ] {
        let done = ask(bed, sql).await;
        let empty = sql.ends_with("project_version") && !bed.file().starts_with("postgres");
        assert!(done.is_err() || empty, "{sql}");
    }
}
