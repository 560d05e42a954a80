//! How drafts come out: at once, on a day, once, together or not at all, and what is kept of before.

use super::*;
use crate::bed::NOW;
use crate::desk::pass;
use mingbai_contract::Yuan;
use mingbai_contract::desk::endpoint::{
    DeletePlanned, GetPublishing, GetVersion, PostPublicationCheck,
};
use mingbai_contract::desk::publishing::PlannedOutcome;
use mingbai_contract::guide::HandlingClass;
use mingbai_domain::publishing::compare;
use mingbai_server::clock::Clock;
use mingbai_server::timekeeper::Timekeeper;
use std::sync::Arc;
use std::sync::atomic::Ordering;

on_both! {
    what_is_published_is_seen_at_once_and_before_is_kept
    r7_a_fee_and_its_list_come_out_together_or_not_at_all
    an_outdated_draft_does_not_undo_what_was_published_since
    on_its_day_it_comes_out_once_with_any_number_of_processes
    what_no_longer_fits_on_its_day_stays_a_draft
    a_planned_draft_stays_as_it_is_until_it_is_taken_back
    an_item_that_is_gone_is_gone_and_can_come_back
    two_publishers_of_different_guides_do_not_disturb_each_other
}

const DAY: i64 = 24 * 3600;

fn timekeeper(bed: &Bed) -> Timekeeper {
    let hand = Arc::clone(&bed.now_ms);
    let clock = Clock::new(move || hand.load(Ordering::Relaxed));
    Timekeeper::new(bed.store.clone(), bed.live.clone(), clock)
}

async fn what_is_published_is_seen_at_once_and_before_is_kept(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let kept = keep(
        &desk,
        FOOD,
        guide(|g| g.aliases.push("摆摊卖吃的".to_owned())),
    )
    .await
    .unwrap();
    let done = publish(&desk, &[&kept], None).await.unwrap();
    assert_eq!((done.version, done.planned), (Some(2), None));
    let public = bed.get("/api/v1/items/food-business-license").await;
    assert!(public.text().contains("摆摊卖吃的"));
    let now = file(&desk, FOOD).await;
    assert!(now.draft.is_none());
    let published = now.published.unwrap();
    assert_eq!(
        (published.version, published.published.to_string()),
        (2, "2026-11-20".to_owned())
    );
    let versions: Vec<u32> = now.versions.iter().map(|row| row.version).collect();
    assert_eq!(versions, [2, 1]);
    let first = GetVersion {
        of: of(FOOD),
        version: 1,
    };
    let first = desk.client().desk(&first, &Nothing {}).await.unwrap();
    let differences = compare(Some(&first.content), Some(&published.content)).unwrap();
    let differences: Vec<_> = differences.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(differences, ["/aliases/摆摊卖吃的", "/updated"]);
    // The first one is still there for everybody.
    let old = bed
        .get("/api/v1/items/food-business-license?version=1")
        .await;
    assert!(old.status.is_success() && !old.text().contains("摆摊卖吃的"));
    let none = GetVersion {
        of: of(FOOD),
        version: 3,
    };
    refused(
        desk.client().desk(&none, &Nothing {}).await,
        ProblemType::NotFound,
    );
}

async fn r7_a_fee_and_its_list_come_out_together_or_not_at_all(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let fees = file(&desk, "list:fees").await;
    let Content::Fees(rows) = fees.published.unwrap().content else {
        panic!()
    };
    let row = rows.iter().find(|row| row.amount.is_some()).unwrap();
    let (item, more) = (row.item.clone(), row.amount.unwrap());
    let guide_of = format!("guide:{item}");
    let dearer = Some(Yuan::from_fen(more.fen() + 100));
    let fees = keep(&desk, "list:fees", |content| {
        let Content::Fees(rows) = content else {
            panic!()
        };
        let row = rows
            .iter_mut()
            .find(|row| row.item == item && row.amount.is_some())
            .unwrap();
        row.amount = dearer;
    })
    .await
    .unwrap();
    // Alone, the list would say another price than the guide.
    refused(
        publish(&desk, &[&fees], None).await,
        ProblemType::DraftFaulty,
    );
    let guide = keep(&desk, &guide_of, guide(|g| g.fee.amount = dearer))
        .await
        .unwrap();
    refused(
        publish(&desk, &[&guide], None).await,
        ProblemType::DraftFaulty,
    );
    let both = Publish {
        drafts: [&fees, &guide]
            .map(|file| DraftRevision {
                of: file.of.clone(),
                revision: file.revision,
            })
            .into(),
        day: None,
    };
    let report = desk
        .client()
        .desk(&PostPublicationCheck, &both)
        .await
        .unwrap();
    assert_eq!(report.faults, []);
    publish(&desk, &[&fees, &guide], None).await.unwrap();
    assert!(file(&desk, "list:fees").await.faults.is_empty());
}

async fn an_outdated_draft_does_not_undo_what_was_published_since(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let kept = keep(&desk, FOOD, guide(|g| g.visits = 1)).await.unwrap();
    // Meanwhile somebody imports the folder with another version of it.
    let mut county = crate::bed::county();
    let food = county
        .guides
        .iter_mut()
        .find(|g| g.id.as_str() == "food-business-license");
    food.unwrap().aliases.push("导入的别名".to_owned());
    bed.publish(&county).await;
    refused(
        publish(&desk, &[&kept], None).await,
        ProblemType::DraftOutdated,
    );
    let page = desk
        .client()
        .desk(&GetPublishing, &Nothing {})
        .await
        .unwrap();
    let row = page.rows.iter().find(|row| row.of == kept.of).unwrap();
    assert!(row.draft.as_ref().unwrap().is_outdated);
    // Saved again with what is published now in view, it comes out.
    let again = keep(
        &desk,
        FOOD,
        guide(|g| g.aliases.push("导入的别名".to_owned())),
    )
    .await
    .unwrap();
    publish(&desk, &[&again], None).await.unwrap();
    assert_eq!(file(&desk, FOOD).await.published.unwrap().version, 3);
}

async fn on_its_day_it_comes_out_once_with_any_number_of_processes(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let kept = keep(&desk, FOOD, guide(|g| g.visits = 1)).await.unwrap();
    for day in ["2026-11-19", "2027-11-22"] {
        refused(
            publish(&desk, &[&kept], Some(day)).await,
            ProblemType::InvalidRequest,
        );
    }
    let done = publish(&desk, &[&kept], Some("2026-11-23")).await.unwrap();
    assert!(done.version.is_none() && done.planned.is_some());
    let draft = file(&desk, FOOD).await.draft.unwrap();
    assert_eq!(draft.comes_out.unwrap().to_string(), "2026-11-23");
    let (one, other) = (timekeeper(bed), timekeeper(bed));
    one.tick().await.unwrap();
    assert_eq!(file(&desk, FOOD).await.published.unwrap().version, 1);
    // 2026-11-23 00:00 in the county.
    bed.now_ms
        .store(NOW + (2 * DAY + 15 * 3600) * 1000, Ordering::Relaxed);
    let (a, b) = tokio::join!(one.tick(), other.tick());
    a.unwrap();
    b.unwrap();
    bed.live.refresh(&bed.store).await.unwrap();
    assert_eq!(bed.store.catalog_version().await.unwrap(), 2);
    let desk = publisher(bed, "later", Some("scjg")).await;
    let now = file(&desk, FOOD).await;
    let published = now.published.unwrap();
    assert_eq!(
        (published.version, published.published.to_string()),
        (2, "2026-11-23".to_owned())
    );
    assert_eq!(now.draft, None);
    let page = desk
        .client()
        .desk(&GetPublishing, &Nothing {})
        .await
        .unwrap();
    let outcomes: Vec<_> = page.planned.iter().map(|one| one.outcome).collect();
    assert_eq!(outcomes, [PlannedOutcome::Published]);
    let deeds = bed.store.audit_after(0, 1000).await.unwrap().into_iter();
    let deeds = deeds.filter(|entry| entry.deed.code() == "drafts_published");
    assert_eq!(
        deeds.map(|entry| entry.actor).collect::<Vec<_>>(),
        ["clock"]
    );
}

async fn what_no_longer_fits_on_its_day_stays_a_draft(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let kept = keep(&desk, FOOD, guide(|g| g.visits = 1)).await.unwrap();
    publish(&desk, &[&kept], Some("2026-11-23")).await.unwrap();
    let mut county = crate::bed::county();
    let food = county
        .guides
        .iter_mut()
        .find(|g| g.id.as_str() == "food-business-license");
    food.unwrap().aliases.push("导入的别名".to_owned());
    bed.publish(&county).await;
    pass(bed, 3 * DAY);
    timekeeper(bed).tick().await.unwrap();
    let desk = publisher(bed, "later", None).await;
    let page = desk
        .client()
        .desk(&GetPublishing, &Nothing {})
        .await
        .unwrap();
    let plan = &page.planned[0];
    assert_eq!(plan.outcome, PlannedOutcome::Failed);
    assert_eq!(plan.faults[0].code, "outdated");
    let now = file(&desk, FOOD).await;
    assert_eq!(
        (now.published.unwrap().version, now.draft.unwrap().comes_out),
        (2, None)
    );
    // It is told once, not at every tick.
    timekeeper(bed).tick().await.unwrap();
    let deeds = bed.store.audit_after(0, 1000).await.unwrap().into_iter();
    assert_eq!(
        deeds
            .filter(|entry| entry.deed.code() == "publishing_failed")
            .count(),
        1
    );
}

async fn a_planned_draft_stays_as_it_is_until_it_is_taken_back(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let kept = keep(&desk, FOOD, guide(|g| g.visits = 1)).await.unwrap();
    let planned = publish(&desk, &[&kept], Some("2026-12-01"))
        .await
        .unwrap()
        .planned
        .unwrap();
    let now = file(&desk, FOOD).await;
    refused(
        save(&desk, &now, guide(|g| g.visits = 2)).await,
        ProblemType::DraftPlanned,
    );
    refused(
        publish(&desk, &[&now], None).await,
        ProblemType::DraftPlanned,
    );
    let police = publisher(bed, "police", Some("gongan")).await;
    let back = DeletePlanned(planned);
    refused(
        police.client().desk(&back, &Nothing {}).await,
        ProblemType::NotFound,
    );
    desk.client().desk(&back, &Nothing {}).await.unwrap();
    refused(
        desk.client().desk(&back, &Nothing {}).await,
        ProblemType::NotFound,
    );
    let now = file(&desk, FOOD).await;
    assert_eq!(now.draft.as_ref().unwrap().comes_out, None);
    save(&desk, &now, guide(|g| g.visits = 1)).await.unwrap();
    bed.now_ms.store(NOW + 30 * DAY * 1000, Ordering::Relaxed);
    timekeeper(bed).tick().await.unwrap();
    assert_eq!(bed.store.catalog_version().await.unwrap(), 1);
}

async fn an_item_that_is_gone_is_gone_and_can_come_back(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    // An item that no list names.
    let county = crate::bed::county();
    let named = |id: &str| {
        let lists = &county.lists;
        lists
            .fee_catalogue
            .iter()
            .any(|row| row.item.as_str() == id)
            || lists
                .annual_inspections
                .iter()
                .any(|row| row.item.as_str() == id)
    };
    let rare = |g: &&Guide| !named(g.id.as_str()) && g.handling_class == HandlingClass::Committed;
    let item = county.guides.iter().find(rare).unwrap();
    let text = format!("guide:{}", item.id);
    let gone = keep(&desk, &text, |content| {
        *content = Content::Gone(item.id.clone())
    })
    .await
    .unwrap();
    publish(&desk, &[&gone], None).await.unwrap();
    let address = format!("/api/v1/items/{}", item.id);
    assert_eq!(bed.get(&address).await.status.as_u16(), 404);
    let now = file(&desk, &text).await;
    assert!(now.published.is_none() && now.versions.len() == 1);
    let keep = KeepDraft {
        after: now.revision,
        based_on: String::new(),
        content: Content::Guide(Box::new(item.clone())),
    };
    let back = desk
        .client()
        .desk(&PutDraft(of(&text)), &keep)
        .await
        .unwrap();
    publish(&desk, &[&back], None).await.unwrap();
    assert!(bed.get(&address).await.status.is_success());
    assert_eq!(file(&desk, &text).await.published.unwrap().version, 2);
}

async fn two_publishers_of_different_guides_do_not_disturb_each_other(bed: &Bed) {
    let market = publisher(bed, "market", Some("scjg")).await;
    let police = publisher(bed, "police", Some("gongan")).await;
    let county = crate::bed::county();
    let other = county
        .guides
        .iter()
        .find(|g| g.department.as_str() == "gongan")
        .unwrap();
    let other = format!("guide:{}", other.id);
    let alias = |g: &mut Guide| g.aliases.push("另一个叫法".to_owned());
    let one = keep(&market, FOOD, guide(alias)).await.unwrap();
    let two = keep(&police, &other, guide(alias)).await.unwrap();
    let (one, two) = ([&one], [&two]);
    let (a, b) = tokio::join!(publish(&market, &one, None), publish(&police, &two, None));
    let mut versions = [a.unwrap().version, b.unwrap().version];
    versions.sort();
    assert_eq!(versions, [Some(2), Some(3)]);
    let state = bed.store.current().await.unwrap().unwrap();
    for text in [FOOD, other.as_str()] {
        let guide = state
            .publication
            .guides
            .iter()
            .find(|g| format!("guide:{}", g.id) == text);
        assert!(
            guide.unwrap().aliases.contains(&"另一个叫法".to_owned()),
            "{text}"
        );
    }
}
