//! Drafts: one for all, nothing saved over, everybody within reach, faults while writing.

use super::*;
use crate::desk::{fields, pass};
use mingbai_contract::desk::endpoint::{
    GetAudit, GetPublishing, PostDraftCheck, PostDraftDiscard, PostPreview,
};
use mingbai_contract::desk::publishing::{CheckDraft, DiscardDraft, PreviewDraft};
use mingbai_contract::problem::FieldCode;

on_both! {
    a_draft_is_kept_and_nothing_of_it_is_published
    a_lost_race_writes_nothing_and_says_what_the_other_did
    a_department_keeps_its_own_guides_alone
    r6_r7_what_is_wrong_is_said_with_its_place
    a_draft_that_is_thrown_away_is_gone_and_its_revision_is_not
    bad_input_is_refused_with_its_place
    a_preview_is_the_citizens_page_without_a_script
}

async fn a_draft_is_kept_and_nothing_of_it_is_published(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let before = file(&desk, FOOD).await;
    assert!(before.draft.is_none() && before.is_mine && before.faults.is_empty());
    assert_eq!(before.revision, 0);
    let kept = keep(
        &desk,
        FOOD,
        guide(|g| g.aliases.push("摆摊卖吃的".to_owned())),
    )
    .await
    .unwrap();
    assert_eq!(kept.revision, 1);
    let draft = kept.draft.as_ref().unwrap();
    assert_eq!(draft.actor, "staff:editor");
    assert_eq!(draft.based_on, before.published.as_ref().unwrap().stamp);
    assert_eq!(kept.published, before.published);
    let public = bed.get("/api/v1/items/food-business-license").await;
    assert!(!public.text().contains("摆摊卖吃的"));
    let page = desk
        .client()
        .desk(&GetPublishing, &Nothing {})
        .await
        .unwrap();
    let row = page.rows.iter().find(|row| row.of == kept.of).unwrap();
    let brief = row.draft.as_ref().unwrap();
    assert_eq!(
        (brief.revision, brief.is_outdated, row.errors),
        (1, false, 0)
    );
    // What was saved stands in the record, its words do not.
    let supervisor = join(bed, "watch", vec![grant(Role::Supervisor)])
        .await
        .browser(bed)
        .await;
    let audit = supervisor
        .client()
        .desk(&GetAudit::default(), &Nothing {})
        .await
        .unwrap();
    let entry = audit
        .entries
        .iter()
        .find(|entry| entry.subject == FOOD)
        .unwrap();
    assert_eq!(
        (entry.deed.code(), entry.detail.as_str()),
        ("draft_kept", "1")
    );
}

async fn a_lost_race_writes_nothing_and_says_what_the_other_did(bed: &Bed) {
    let one = publisher(bed, "one", Some("scjg")).await;
    let other = publisher(bed, "other", None).await;
    let seen = file(&one, FOOD).await;
    pass(bed, 60);
    save(&other, &seen, guide(|g| g.visits = 1)).await.unwrap();
    let lost = problem(save(&one, &seen, guide(|g| g.visits = 2)).await);
    assert_eq!(lost.r#type, ProblemType::Conflict);
    assert_eq!(fields(&lost), [(FOOD, FieldCode::Wrong)]);
    let now = file(&one, FOOD).await;
    let draft = now.draft.as_ref().unwrap();
    let Content::Guide(kept) = &draft.content else {
        panic!("{draft:?}")
    };
    assert_eq!(
        (now.revision, draft.actor.as_str(), kept.visits),
        (1, "staff:other", 1)
    );
    // At the same moment, one of both is first.
    let (a, b) = tokio::join!(
        save(&one, &now, guide(|g| g.visits = 0)),
        save(&other, &now, guide(|g| g.visits = 2)),
    );
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    assert_eq!(file(&one, FOOD).await.revision, 2);
}

async fn a_department_keeps_its_own_guides_alone(bed: &Bed) {
    let police = publisher(bed, "police", Some("gongan")).await;
    let get = GetDraft(of(FOOD));
    refused(
        police.client().desk(&get, &Nothing {}).await,
        ProblemType::NotFound,
    );
    let county = publisher(bed, "county", None).await;
    let seen = file(&county, FOOD).await;
    let stolen = save(
        &police,
        &seen,
        guide(|g| g.department = "gongan".parse().unwrap()),
    )
    .await;
    refused(stolen, ProblemType::Forbidden);
    // A new one that says it is one's own cannot lie on another's draft either.
    let new = |guide: &mut Guide| {
        guide.id = "night-market".parse().unwrap();
        "QS-88-001".clone_into(&mut guide.code);
    };
    let drafted = DraftFile {
        of: of("guide:night-market"),
        published: None,
        ..seen.clone()
    };
    let Content::Guide(mut fresh) = seen.published.clone().unwrap().content else {
        panic!()
    };
    new(&mut fresh);
    let keep = KeepDraft {
        after: 0,
        based_on: String::new(),
        content: Content::Guide(fresh.clone()),
    };
    county
        .client()
        .desk(&PutDraft(drafted.of.clone()), &keep)
        .await
        .unwrap();
    fresh.department = "gongan".parse().unwrap();
    let keep = KeepDraft {
        after: 1,
        content: Content::Guide(fresh),
        ..keep
    };
    refused(
        police.client().desk(&PutDraft(drafted.of), &keep).await,
        ProblemType::Forbidden,
    );
    // Lists and the calendar are the county's: seen, not kept.
    let fees = file(&police, "list:fees").await;
    assert!(!fees.is_mine);
    refused(save(&police, &fees, |_| ()).await, ProblemType::Forbidden);
    refused(
        save(&police, &file(&police, "year:2026").await, |_| ()).await,
        ProblemType::Forbidden,
    );
    // The list shows what is within reach.
    let page = police
        .client()
        .desk(&GetPublishing, &Nothing {})
        .await
        .unwrap();
    let whose = page.rows.iter().filter_map(|row| row.department.as_ref());
    assert!(whose.clone().count() > 0 && whose.clone().all(|id| id.as_str() == "gongan"));
}

async fn r6_r7_what_is_wrong_is_said_with_its_place(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let kept = keep(
        &desk,
        FOOD,
        guide(|g| {
            g.limits.committed_working_days = 6;
            g.aliases.clear();
        }),
    )
    .await
    .unwrap();
    let found = codes(&kept);
    for expected in [
        ("/limits/committed_working_days", "committed_over_half"),
        ("/steps", "steps_do_not_add_up"),
        ("/aliases", "no_aliases"),
    ] {
        assert!(found.contains(&expected), "{expected:?} {found:?}");
    }
    assert!(
        kept.faults
            .iter()
            .all(|fault| fault.of.as_ref() == Some(&kept.of))
    );
    // The same without saving.
    let check = CheckDraft {
        content: kept.draft.clone().unwrap().content,
    };
    let report = desk
        .client()
        .desk(&PostDraftCheck(of(FOOD)), &check)
        .await
        .unwrap();
    assert_eq!(report.faults, kept.faults);
    // And it does not come out.
    let refusal = problem(publish(&desk, &[&kept], None).await);
    assert_eq!(refusal.r#type, ProblemType::DraftFaulty);
    let named = format!("{FOOD}/limits/committed_working_days");
    assert!(
        refusal.fields.iter().any(|field| field.field == named),
        "{refusal:?}"
    );
    assert_eq!(file(&desk, FOOD).await.published.unwrap().version, 1);
}

async fn a_draft_that_is_thrown_away_is_gone_and_its_revision_is_not(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let kept = keep(&desk, FOOD, guide(|g| g.visits = 0)).await.unwrap();
    let discard = PostDraftDiscard(of(FOOD));
    let late = desk
        .client()
        .desk(&discard, &DiscardDraft { after: 7 })
        .await;
    refused(late, ProblemType::Conflict);
    desk.client()
        .desk(&discard, &DiscardDraft { after: 1 })
        .await
        .unwrap();
    let now = file(&desk, FOOD).await;
    assert_eq!((now.draft.clone(), now.revision), (None, 2));
    // Whoever still has it open does not bring it back.
    refused(save(&desk, &kept, |_| ()).await, ProblemType::Conflict);
    refused(publish(&desk, &[&kept], None).await, ProblemType::NoDraft);
    refused(
        desk.client()
            .desk(&discard, &DiscardDraft { after: 2 })
            .await,
        ProblemType::NotFound,
    );
}

async fn bad_input_is_refused_with_its_place(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    for text in [
        "guide:no-such",
        "list:no-such",
        "list:rating_tags",
        "year:1999",
        "window:A01",
    ] {
        let address = format!("/api/v1/desk/publishing/drafts/{text}");
        assert_eq!(desk.raw("GET", &address, None).await.0, 404, "{text}");
    }
    let seen = file(&desk, FOOD).await;
    let put = |based_on: &str| KeepDraft {
        after: 0,
        based_on: based_on.to_owned(),
        content: seen.published.clone().unwrap().content,
    };
    let wrong = desk
        .client()
        .desk(&PutDraft(of("list:fees")), &put(""))
        .await;
    assert_eq!(
        fields(&problem(wrong)),
        [("/content", FieldCode::DoesNotFit)]
    );
    let wrong = desk.client().desk(&PutDraft(of(FOOD)), &put("xyz")).await;
    assert_eq!(
        fields(&problem(wrong)),
        [("/based_on", FieldCode::Malformed)]
    );
    let address = format!("/api/v1/desk/publishing/drafts/{FOOD}");
    for (body, status, place) in [
        (
            r#"{"after":0,"based_on":"","content":{"guide":{}}}"#,
            400,
            "/content",
        ),
        (
            r#"{"after":0,"based_on":"","content":{"town":{}}}"#,
            400,
            "/content",
        ),
        (
            r#"{"after":-1,"based_on":"","content":{"gone":"food-business-license"}}"#,
            400,
            "/after",
        ),
        (
            r#"{"after":0,"based_on":"","content":{"gone":"food-business-license"},"x":1}"#,
            400,
            "/x",
        ),
    ] {
        let (found, text) = desk.raw("PUT", &address, Some(body)).await;
        assert_eq!(found, status, "{body}");
        assert!(text.contains(place), "{body} {text}");
    }
    let huge = format!(r#"{{"after":0,"based_on":"{}"}}"#, "a".repeat(1 << 21));
    assert_eq!(desk.raw("PUT", &address, Some(&huge)).await.0, 413);
}

async fn a_preview_is_the_citizens_page_without_a_script(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let seen = file(&desk, FOOD).await;
    let Content::Guide(mut guide) = seen.published.unwrap().content else {
        panic!()
    };
    guide.name.zh = "<script>alert(1)</script>摊位".to_owned();
    guide.materials[0].name = "一张新的表".to_owned();
    let ask = PreviewDraft {
        guide: guide.clone(),
        english: false,
    };
    let html = desk.client().desk(&PostPreview, &ask).await.unwrap().html;
    assert!(html.contains("一张新的表") && html.contains("&lt;script&gt;alert(1)"));
    assert!(!html.contains("<script"), "{html}");
    guide.department = "no-such".parse().unwrap();
    let ask = PreviewDraft {
        guide,
        english: true,
    };
    let wrong = problem(desk.client().desk(&PostPreview, &ask).await);
    assert_eq!(
        fields(&wrong),
        [("/guide/department", FieldCode::UnknownValue)]
    );
}
