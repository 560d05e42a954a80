//! What number and secret open, and what a shared secret does not (R14).

use super::*;

on_both! {
    r14_number_and_secret_open_a_project_as_it_stands
    r14_a_wrong_number_and_a_wrong_secret_are_answered_alike
    r14_who_guesses_waits_and_who_has_the_secret_does_not
    a_shared_secret_looks_and_does_nothing_else
}

async fn typed(bed: &Bed, route: &str, code: &str, secret: &str) -> Answer {
    let body = json!({"code": code, "secret": secret}).to_string();
    let request = Request::builder()
        .method(Method::POST)
        .uri(route)
        .header("content-type", "application/json")
        .header("user-agent", "a phone of its own")
        .header("x-forwarded-for", "203.0.113.7")
        .body(Body::from(body))
        .unwrap();
    bed.send(request).await
}

async fn r14_number_and_secret_open_a_project_as_it_stands(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    let first = kept(&desk, &project).await;
    assert_eq!(first.version, 1);
    let secret = first.secret.unwrap();
    let phone = bed.client();
    let look = || phone.project(project.id.clone(), secret.clone());
    let seen = look().await.unwrap();
    assert_eq!(seen.project, project);
    assert_eq!((seen.version, seen.access), (1, Access::Owner));
    assert!(!seen.shared);
    assert_eq!(seen.as_of.unix_ms, bed.now_ms.load(Ordering::Relaxed));
    let of_approvals: Vec<_> = project
        .approvals
        .iter()
        .map(|one| &one.department)
        .collect();
    assert!(!seen.departments.is_empty());
    for department in &seen.departments {
        assert!(of_approvals.contains(&&department.id));
    }
    let drainage = seen
        .items
        .iter()
        .find(|item| item.id.as_str() == "drainage-permit");
    assert!(drainage.unwrap().name.zh.contains("排水"));
    let permit = seen
        .items
        .iter()
        .find(|item| item.id.as_str() == "construction-permit");
    let names: Vec<_> = permit
        .unwrap()
        .materials
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(names, ["draw", "wage"]);
    assert_eq!(seen.fees, [FeeStanding::Free; 2]);
    // The next version is what everybody sees.
    let mut decided = project.clone();
    decided.approvals[9].decided_at = "2026-11-20".parse().ok();
    assert_eq!(next(&desk, 1, &decided).await.unwrap().version, 2);
    let seen = look().await.unwrap();
    assert_eq!((seen.version, &seen.project), (2, &decided));
    // However it is typed.
    let grouped = query_code::grouped(&secret);
    for (code, secret) in [
        ("GC2026-001", grouped.as_str()),
        (" gc2026-001 ", &grouped.to_ascii_lowercase()),
        ("ＧＣ2026—001", &grouped.replace('-', " ")),
    ] {
        let answer = typed(bed, LookUpProject::ROUTE, code, secret).await;
        assert_eq!(answer.status, 200, "{code} {secret}");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("set-cookie"), "");
    }
    let malformed = typed(bed, LookUpProject::ROUTE, "项目", "7").await;
    let malformed: Problem = malformed.json();
    let wrong = [
        ("/code", FieldCode::Malformed),
        ("/secret", FieldCode::Malformed),
    ];
    assert_eq!(fields(&malformed), wrong);
}

async fn r14_a_wrong_number_and_a_wrong_secret_are_answered_alike(bed: &Bed) {
    let desk = keeper(bed).await;
    let [first, second] = [0, 1].map(|at| {
        let mut project = demo().remove(at);
        project.inspections.clear();
        project
    });
    let secret = kept(&desk, &first).await.secret.unwrap();
    let theirs = kept(&desk, &second).await.secret.unwrap();
    let phone = bed.client();
    let shared = phone.share_project(first.id.clone(), secret.clone()).await;
    let shared = shared.unwrap().secret.unwrap();
    for route in [
        LookUpProject::ROUTE,
        ShareProject::ROUTE,
        UnshareProject::ROUTE,
    ] {
        let mut answers = Vec::new();
        let (one, another) = (nobodys(1), nobodys(2));
        let mut tries = vec![
            (first.id.as_str(), &one),
            ("GC2026-999", &secret),
            // The secret of another project.
            (first.id.as_str(), &theirs),
        ];
        if route != LookUpProject::ROUTE {
            // One that only looks is a wrong one for anything else.
            tries.push((first.id.as_str(), &shared));
        }
        tries.push(("GC2026-999", &another));
        for (code, secret) in tries {
            let answer = typed(bed, route, code, secret.as_str()).await;
            let mut problem: Value = answer.json();
            problem["request_id"] = Value::Null;
            let mut headers = answer.headers.clone();
            headers.remove("x-request-id");
            answers.push((answer.status, problem, headers));
        }
        assert_eq!(answers[0].0, 404);
        assert!(
            answers.iter().all(|answer| *answer == answers[0]),
            "{answers:#?}"
        );
    }
    let opened = typed(
        bed,
        LookUpProject::ROUTE,
        first.id.as_str(),
        secret.as_str(),
    )
    .await;
    assert_eq!(opened.status, 200);
}

async fn r14_who_guesses_waits_and_who_has_the_secret_does_not(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    let secret = kept(&desk, &project).await.secret.unwrap();
    for guess in 0..5 {
        let wrong = nobodys(guess);
        let answer = typed(bed, LookUpProject::ROUTE, "GC2026-001", wrong.as_str()).await;
        assert_eq!(answer.status, 404, "{guess}");
    }
    // Sharing is not another way to guess.
    for route in [
        LookUpProject::ROUTE,
        ShareProject::ROUTE,
        UnshareProject::ROUTE,
    ] {
        let answer = typed(bed, route, "GC2026-001", nobodys(9).as_str()).await;
        let wait = (answer.status.as_u16(), answer.header("retry-after"));
        assert_eq!(wait, (429, "1"), "{route}");
    }
    if !secret.as_str().starts_with("77") {
        let answer = typed(bed, LookUpProject::ROUTE, "GC2026-001", secret.as_str()).await;
        assert_eq!(answer.status, 200);
    }
}

async fn a_shared_secret_looks_and_does_nothing_else(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    let owner = kept(&desk, &project).await.secret.unwrap();
    let phone = bed.client();
    let look = |secret: &QueryCode| phone.project(project.id.clone(), secret.clone());
    let share = async || {
        let shared = phone.share_project(project.id.clone(), owner.clone()).await;
        shared.unwrap().secret.unwrap()
    };
    let first = share().await;
    let seen = look(&first).await.unwrap();
    assert_eq!((seen.access, seen.shared), (Access::Shared, true));
    assert_eq!(seen.project, project);
    for answer in [
        phone.share_project(project.id.clone(), first.clone()).await,
        phone
            .unshare_project(project.id.clone(), first.clone())
            .await,
    ] {
        refused(answer, ProblemType::NotFound);
    }
    look(&first).await.unwrap();
    // A new one takes the place of the one before at once.
    let second = share().await;
    refused(look(&first).await, ProblemType::NotFound);
    look(&second).await.unwrap();
    // What is taken back is taken back, once and again.
    for _ in 0..2 {
        let unshared = phone
            .unshare_project(project.id.clone(), owner.clone())
            .await;
        assert_eq!(unshared.unwrap().secret, None);
    }
    refused(look(&second).await, ProblemType::NotFound);
    let seen = look(&owner).await.unwrap();
    assert_eq!((seen.access, seen.shared), (Access::Owner, false));
}
