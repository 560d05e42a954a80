//! Inspections of enterprises (R9): filed before they happen, two a year whoever files, looked up by anybody.

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
    r9_a_third_inspection_of_the_year_is_refused
    r9_one_that_is_taken_back_gives_its_place_back
    r9_the_cap_holds_with_several_processes_at_once
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
    let page = phone.inspection(code).await.unwrap();
    assert_eq!(page.inspection.result.as_deref(), Some("通过"));
    let list = desk.desk(&GetInspections::default(), &Nothing {}).await;
    assert_eq!(list.unwrap().inspections.len(), 2);
    // Another department's clerks do not come near it.
    let others = join(bed, "market", vec![grant(Role::ChiefRepresentative)]).await;
    let others = others.browser(bed).await.client();
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

async fn r9_a_third_inspection_of_the_year_is_refused(bed: &Bed) {
    let desk = desk(bed).await;
    let joint = FileInspection {
        kind: InspectionKind::Joint,
        ..filing("2026-12-01")
    };
    file(&desk, 0, &filing("2026-11-24")).await.unwrap();
    file(&desk, 1, &joint).await.unwrap();
    for (number, kind) in [(2, InspectionKind::Routine), (3, InspectionKind::Joint)] {
        let third = FileInspection {
            kind,
            ..filing("2026-12-31")
        };
        let refusal = problem(file(&desk, number, &third).await);
        assert_eq!(
            (refusal.status, refusal.r#type),
            (409, ProblemType::InspectionCap)
        );
        assert!(refusal.title.contains("two routine inspections"));
    }
    // Another year, another enterprise, and one that does not count.
    file(&desk, 4, &filing("2027-01-04")).await.unwrap();
    let mut other = filing("2026-12-31");
    other.enterprise = "9134ZZ00QS00000201".parse().unwrap();
    file(&desk, 5, &other).await.unwrap();
    let special = FileInspection {
        kind: InspectionKind::Special,
        ..filing("2026-11-20")
    };
    let special = file(&desk, 6, &special).await.unwrap();
    let page = bed
        .client()
        .inspection(special.inspection.code)
        .await
        .unwrap();
    assert_eq!((page.number, page.this_year), (None, 2));
}

async fn r9_one_that_is_taken_back_gives_its_place_back(bed: &Bed) {
    let desk = desk(bed).await;
    let first = file(&desk, 0, &filing("2026-11-24")).await.unwrap();
    file(&desk, 1, &filing("2026-12-01")).await.unwrap();
    let third = filing("2026-12-31");
    refused(file(&desk, 2, &third).await, ProblemType::InspectionCap);
    let code = first.inspection.code;
    let back = PostWithdrawal(code.clone());
    let taken_back = desk.desk(&back, &Nothing {}).await.unwrap();
    assert_eq!(taken_back.withdrawn, "2026-11-20".parse().ok());
    refused(
        desk.desk(&back, &Nothing {}).await,
        ProblemType::InspectionOver,
    );
    file(&desk, 2, &third).await.unwrap();
    refused(
        file(&desk, 3, &filing("2026-12-30")).await,
        ProblemType::InspectionCap,
    );
    // It stays on record, and whoever holds its notice is told.
    let page = bed.client().inspection(code).await.unwrap();
    assert_eq!(page.withdrawn, "2026-11-20".parse().ok());
    assert_eq!((page.number, page.this_year), (None, 2));
    // Once its day is over nobody takes it back.
    go_to(bed, "2026-12-02");
    let desk = again(bed).await;
    let late = PostWithdrawal("JC20261201-001".parse().unwrap());
    refused(desk.desk(&late, &Nothing {}).await, ProblemType::VisitOver);
}

fn new(enterprise: &str, code: &str) -> NewInspection {
    let filing = filing("2026-11-24");
    NewInspection {
        code: Some(code.parse().unwrap()),
        inspection: Inspection {
            code: code.parse().unwrap(),
            kind: filing.kind,
            date: filing.date,
            filed_on: "2026-11-20".parse().unwrap(),
            departments: filing.departments,
            r#type: filing.r#type,
            result: None,
        },
        enterprise: enterprise.parse().unwrap(),
        applicant_label: filing.applicant_label,
        department: filing.department,
        once: None,
    }
}

fn record(code: &InspectionId) -> Record {
    Record {
        at_ms: NOW,
        actor: "command-line".to_owned(),
        deed: Deed::InspectionFiled,
        subject: format!("inspection:{code}"),
        detail: String::new(),
    }
}

async fn r9_the_cap_holds_with_several_processes_at_once(bed: &Bed) {
    // As many stores as there are processes, each with its own connections.
    let mut stores = vec![bed.store.clone()];
    for _ in 0..2 {
        stores.push(store::open(bed.file()).await.unwrap());
    }
    for round in 0..4 {
        let enterprise = format!("9134ZZ00QS0000{round:04}");
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..12 {
            let store = Arc::clone(&stores[number % stores.len()]);
            let new = new(&enterprise, &format!("J{round}-{number}"));
            tasks.spawn(async move { store.file_inspection(&new, &record).await.unwrap() });
        }
        let filed = tasks.join_all().await;
        let won = filed.iter().filter(|one| one.is_ok()).count();
        assert_eq!(won, 2, "{filed:?}");
        let others = filed.iter().filter_map(|one| one.as_ref().err());
        assert!(others.copied().all(|why| why == NotFiled::Cap));
        // Two take the same one back; two more come at the same time. There are never more than two.
        let code = filed.iter().find_map(|one| one.clone().ok()).unwrap();
        let day = "2026-11-20".parse().unwrap();
        let entry = record(&code);
        let end = |at: usize| stores[at].end_inspection(&code, &Outcome::Withdrawn, day, &entry);
        let more = ["A", "B"].map(|name| new(&enterprise, &format!("J{round}-{name}")));
        let (a, b, c, d) = tokio::join!(
            end(0),
            end(1),
            stores[2].file_inspection(&more[0], &record),
            stores[0].file_inspection(&more[1], &record),
        );
        let ended = [a.unwrap(), b.unwrap()];
        assert_eq!(
            ended.iter().filter(|one| one.is_ok()).count(),
            1,
            "{ended:?}"
        );
        let filed = [c.unwrap(), d.unwrap()];
        let won = filed.iter().filter(|one| one.is_ok()).count();
        assert!(won <= 1, "{filed:?}");
        let kept = bed.store.inspections_of(&enterprise.parse().unwrap()).await;
        let kept = kept.unwrap();
        let standing = kept.iter().filter(|one| one.withdrawn.is_none()).count();
        assert_eq!(standing, 1 + won);
    }
    // Codes of one day are given once too.
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..9 {
        let store = Arc::clone(&stores[number % stores.len()]);
        let mut new = new(&format!("9134ZZ00QS0001{number:04}"), "J");
        new.code = None;
        tasks.spawn(async move { store.file_inspection(&new, &record).await.unwrap().unwrap() });
    }
    let mut codes = tasks.join_all().await;
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 9);
    for store in stores.split_off(1) {
        store.close().await;
    }
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
