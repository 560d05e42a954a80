//! What a version of a project is refused for, and what supervisors are told of one (R2, R5, R7, R8).

use super::projects::{keep_as, keeper, kept, next, project};
use super::*;
use mingbai_client::Client;
use mingbai_contract::Yuan;
use mingbai_contract::desk::endpoint::{GetProject, GetProjects, Nothing, PutProject};
use mingbai_contract::desk::projects::FlagCode;
use mingbai_contract::project::Project;

on_both! {
    r8_what_is_on_record_stands_unless_somebody_says_why
    what_is_wrong_is_said_with_the_rules_code_and_its_place
    r8_supervisors_are_told_of_what_was_missed
}

async fn r8_what_is_on_record_stands_unless_somebody_says_why(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    kept(&desk, &project).await;
    let mut gone = project.clone();
    gone.approvals[1].decided_at = None;
    gone.approvals[7].deferred_materials.pop();
    let put = PutProject(project.id.clone());
    let refusal = problem(next(&desk, 1, &gone).await);
    assert_eq!(
        (refusal.status, refusal.r#type),
        (409, ProblemType::OnRecord)
    );
    assert_eq!(
        fields(&refusal),
        [
            ("/project/approvals/1/decided_at", FieldCode::DoesNotFit),
            (
                "/project/approvals/7/deferred_materials",
                FieldCode::DoesNotFit
            ),
        ]
    );
    let mut corrects = keep_as(1, &gone);
    corrects.correction = Some(" ".to_owned());
    let refusal = problem(desk.desk(&put, &corrects).await);
    assert_eq!(fields(&refusal), [("/correction", FieldCode::Missing)]);
    corrects.correction = Some("录入错误，更正".to_owned());
    assert_eq!(desk.desk(&put, &corrects).await.unwrap().version, 2);
    let seen = desk
        .desk(&GetProject(project.id), &Nothing {})
        .await
        .unwrap();
    assert_eq!(seen.page.project, gone);
    let corrections: Vec<_> = seen
        .versions
        .iter()
        .map(|one| one.correction.as_deref())
        .collect();
    assert_eq!(corrections, [Some("录入错误，更正"), None]);
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    assert!(entries.last().unwrap().detail.contains("录入错误"));
}

async fn what_is_wrong_is_said_with_the_rules_code_and_its_place(bed: &Bed) {
    use FieldCode as F;
    use ProblemType as P;
    let desk = keeper(bed).await;
    let good = project();
    let put = PutProject(good.id.clone());
    type Slip = fn(&mut Project);
    let slips: [(Slip, P, &str, F); 17] = [
        (
            |p| p.approvals[1].no = p.approvals[0].no.clone(),
            P::SameNumber,
            "approvals/1/no",
            F::Taken,
        ),
        (
            |p| p.approvals[3].depends_on = vec!["GC2026-001-77".parse().unwrap()],
            P::UnknownDependency,
            "approvals/3/depends_on",
            F::UnknownValue,
        ),
        (
            |p| p.approvals[0].depends_on = vec![p.approvals[3].no.clone()],
            P::Cycle,
            "approvals/0/depends_on",
            F::DoesNotFit,
        ),
        (
            |p| p.approvals[2].stage = "别处".to_owned(),
            P::UnknownStage,
            "approvals/2/stage",
            F::UnknownValue,
        ),
        (
            |p| p.approvals[2].decided_at = "2026-10-08".parse().ok(),
            P::DecidedTooEarly,
            "approvals/2/decided_at",
            F::DoesNotFit,
        ),
        (
            |p| {
                p.approvals[2].item = "gjj-withdraw-purchase".parse().unwrap();
                p.approvals[2].department = "gjj".parse().unwrap();
            },
            P::NotGreenChannel,
            "approvals/2/item",
            F::DoesNotFit,
        ),
        (
            |p| p.approvals[7].deferred_materials[0].material = "nothing".parse().unwrap(),
            P::UnknownMaterial,
            "approvals/7/deferred_materials",
            F::UnknownValue,
        ),
        (
            |p| p.approvals[7].deferred_materials[0].material = "wage".parse().unwrap(),
            P::DeferredTwice,
            "approvals/7/deferred_materials",
            F::Taken,
        ),
        (
            |p| p.approvals[7].deferred_materials[0].promised_date = "2026-11-10".parse().unwrap(),
            P::PromisedTooEarly,
            "approvals/7/deferred_materials",
            F::OutOfRange,
        ),
        (
            |p| p.approvals[7].deferred_materials[0].promised_date = "2027-11-10".parse().unwrap(),
            P::PromisedTooLate,
            "approvals/7/deferred_materials",
            F::OutOfRange,
        ),
        (
            |p| p.fees[0].item = "drainage-permit".parse().unwrap(),
            P::FeeNotListed,
            "fees/0/charged_yuan",
            F::DoesNotFit,
        ),
        (
            |_| {},
            P::FeeShouldBeFree,
            "fees/1/charged_yuan",
            F::DoesNotFit,
        ),
        (
            |p| p.approvals[7].deferred_materials[0].material = "plan".parse().unwrap(),
            P::NotDeferrable,
            "approvals/7/deferred_materials",
            F::DoesNotFit,
        ),
        (
            |p| p.window = "Z99".parse().unwrap(),
            P::Forbidden,
            "",
            F::Other,
        ),
        (
            |p| p.approvals[2].window = "Z99".parse().unwrap(),
            P::InvalidRequest,
            "approvals/2/window",
            F::UnknownValue,
        ),
        (
            |p| p.approvals[2].item = "nothing".parse().unwrap(),
            P::InvalidRequest,
            "approvals/2/item",
            F::UnknownValue,
        ),
        (
            |p| p.approvals[2].department = "scjg".parse().unwrap(),
            P::InvalidRequest,
            "approvals/2/department",
            F::DoesNotFit,
        ),
    ];
    for (number, (slip, kind, field, code)) in slips.into_iter().enumerate() {
        let mut wrong = good.clone();
        if matches!(kind, P::FeeNotListed | P::FeeShouldBeFree) {
            for fee in &mut wrong.fees {
                fee.charged_yuan = Yuan::from_fen(100);
            }
            // The other one is free.
            wrong.fees[usize::from(kind == P::FeeNotListed)].charged_yuan = Yuan::ZERO;
        }
        slip(&mut wrong);
        let key = format!("what-is-wrong-{number:04}");
        let refusal = desk.desk_once(&put, &keep_as(0, &wrong), &key).await;
        let refusal = problem(refusal);
        assert_eq!(refusal.r#type, kind, "{field}: {refusal:?}");
        if kind != P::Forbidden {
            assert_eq!(refusal.status, 400);
            let field = format!("/project/{field}");
            assert_eq!(fields(&refusal)[0], (field.as_str(), code));
        }
    }
    // Nothing of it was written; what is right is, and needs a key.
    let missing = desk.desk(&GetProject(good.id.clone()), &Nothing {}).await;
    refused(missing, P::NotFound);
    let keyless = problem(desk.desk(&put, &keep_as(0, &good)).await);
    assert_eq!(fields(&keyless), [("Idempotency-Key", F::Missing)]);
    let other = PutProject("GC2026-002".parse().unwrap());
    let other = problem(
        desk.desk_once(&other, &keep_as(0, &good), "another-address-1")
            .await,
    );
    assert_eq!(fields(&other), [("/project/id", F::DoesNotFit)]);
    kept(&desk, &good).await;
}

/// A supervisor who has just signed in.
async fn relogged(bed: &Bed, login: &str) -> Client<Browser> {
    let somebody = join(bed, login, vec![grant(Role::Supervisor)]).await;
    somebody.browser(bed).await.client()
}

async fn r8_supervisors_are_told_of_what_was_missed(bed: &Bed) {
    let desk = keeper(bed).await;
    kept(&desk, &project()).await;
    let watcher = join(bed, "watcher", vec![grant(Role::Supervisor)]).await;
    let watcher = watcher.browser(bed).await.client();
    let rows = async || {
        let list = watcher.desk(&GetProjects::default(), &Nothing {}).await;
        list.unwrap().projects
    };
    let row = rows().await.remove(0);
    assert_eq!((row.approvals, row.granted, row.late), (10, 9, 0));
    assert_eq!(row.flags, []);
    // Promised for the 25th: missed at 00:00 after that day, and the last approval was due on the 20th.
    let midnight = "2026-11-26T00:00:00.000+08:00";
    let midnight = midnight
        .parse::<mingbai_contract::log::Timestamp>()
        .unwrap();
    bed.now_ms.store(midnight.unix_ms - 1, Ordering::Relaxed);
    let watcher = relogged(bed, "watch.er2").await;
    bed.now_ms.store(midnight.unix_ms - 1, Ordering::Relaxed);
    let before = watcher.desk(&GetProjects::default(), &Nothing {}).await;
    let before = before.unwrap().projects.remove(0).flags;
    let codes: Vec<_> = before.iter().map(|flag| flag.flag).collect();
    assert_eq!(codes, [FlagCode::Late]);
    bed.now_ms.store(midnight.unix_ms, Ordering::Relaxed);
    let after = watcher.desk(&GetProjects::default(), &Nothing {}).await;
    let after = after.unwrap().projects.remove(0).flags;
    let missed: Vec<_> = after
        .iter()
        .filter(|flag| flag.flag == FlagCode::MaterialMissed)
        .map(|flag| {
            (
                flag.material.as_ref().unwrap().as_str(),
                flag.since.to_string(),
            )
        })
        .collect();
    let since = || "2026-11-26".to_owned();
    assert_eq!(missed, [("draw", since()), ("wage", since())]);
}
