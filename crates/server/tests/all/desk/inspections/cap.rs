//! Two routine inspections a year, whoever files them (R9).

use super::*;

on_both! {
    r9_a_third_inspection_of_the_year_is_refused
    r9_one_that_is_taken_back_gives_its_place_back
    r9_the_cap_holds_with_several_processes_at_once
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
