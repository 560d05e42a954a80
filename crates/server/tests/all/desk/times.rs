//! How long it really took, on the guide (R13): worked out once a day, the same in every process.

use super::overtime::{DAY, accepted, again, decide, tick};
use super::*;
use crate::applications::{new, take_in as keep};
use mingbai_contract::application::EventType;
use mingbai_contract::catalog::ActualTimes;
use mingbai_contract::desk::applications::NewEvent;
use mingbai_contract::desk::endpoint::PostEvent;
use mingbai_contract::guide::ExclusionCode;
use mingbai_server::live::Live;
use mingbai_server::store;
use mingbai_server::store::figures::Figures;
use std::collections::BTreeMap;

on_both! {
    r13_a_guide_says_how_long_it_really_took
    r13_figures_change_once_a_day
    r13_the_figures_of_a_day_are_kept_once
}

const GUIDE: &str = "/api/v1/items/food-business-license";

async fn times(bed: &Bed) -> Option<ActualTimes> {
    let phone = bed.client();
    let page = phone.guide("food-business-license".parse().unwrap());
    page.await.unwrap().times
}

async fn r13_a_guide_says_how_long_it_really_took(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = again(bed, &person).await;
    let mut numbers = Vec::new();
    for place in 0..7 {
        numbers.push(accepted(&desk, place).await.0);
    }
    // Friday: two at once. Monday: one. Tuesday: one more. It takes five to say something.
    for (days, decided) in [(0, &numbers[..2]), (3, &numbers[2..3]), (1, &numbers[3..4])] {
        pass(bed, days * DAY);
        let desk = again(bed, &person).await;
        for number in decided {
            decide(&desk, number, 2).await;
        }
        tick(bed).await;
    }
    // One is paused, and longer than planned in the end.
    let desk = again(bed, &person).await;
    let mut paused = NewEvent::new(2, EventType::Paused);
    paused.exclusion = Some(ExclusionCode::SiteInspection);
    paused.document = Some("现场勘验通知书".to_owned());
    paused.planned_until = Some("2026-11-25".parse().unwrap());
    desk.desk(&PostEvent(numbers[5].clone()), &paused)
        .await
        .unwrap();
    pass(bed, DAY);
    tick(bed).await;
    assert_eq!(times(bed).await, None, "four are decided");
    pass(bed, DAY);
    let desk = again(bed, &person).await;
    decide(&desk, &numbers[4], 2).await;
    tick(bed).await;
    assert_eq!(times(bed).await, None, "the fifth was decided today");
    pass(bed, DAY);
    tick(bed).await;
    // 0, 0, 1, 2, 4 working days; one is paused too long, and one overdue.
    let expected = ActualTimes {
        cases: 5,
        p50: 1,
        p90: 4,
        stalled: 2,
    };
    assert_eq!(times(bed).await, Some(expected));
    // Of an earlier version nothing is said, nor of another item.
    let phone = bed.client();
    let first = phone.guide_version("food-business-license".parse().unwrap(), 1);
    assert_eq!(first.await.unwrap().times, None);
    let other = phone.guide("temporary-land-use".parse().unwrap());
    assert_eq!(other.await.unwrap().times, None);
    // After a year they count no more.
    pass(bed, 380 * DAY);
    tick(bed).await;
    assert_eq!(times(bed).await, None);
}

async fn r13_figures_change_once_a_day(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = again(bed, &person).await;
    let mut numbers = Vec::new();
    for place in 0..8 {
        numbers.push(accepted(&desk, place).await.0);
    }
    for number in &numbers[..5] {
        decide(&desk, number, 2).await;
    }
    let tag = async || bed.get(GUIDE).await.header("etag").to_owned();
    tick(bed).await;
    let first = tag().await;
    pass(bed, DAY);
    tick(bed).await;
    let second = tag().await;
    assert_ne!(first, second);
    // Whatever happens in the course of the day.
    let desk = again(bed, &person).await;
    decide(&desk, &numbers[5], 2).await;
    for _ in 0..5 {
        pass(bed, 3600);
        tick(bed).await;
        assert_eq!(tag().await, second);
    }
    // Another process, started now, says the same; an import in between changes nothing of it.
    let store = store::open(bed.file()).await.unwrap();
    let live = Live::default();
    live.refresh(&store).await.unwrap();
    let guide = &live.current().unwrap().guides[&"food-business-license".parse().unwrap()];
    assert_eq!(guide.body().unwrap().etag(), &*second);
    let mut next = county();
    next.county.hotline = "12346".to_owned();
    let before = times(bed).await;
    assert_eq!(before.unwrap().cases, 5);
    bed.publish(&next).await;
    assert_eq!(times(bed).await, before);
    pass(bed, DAY);
    tick(bed).await;
    assert_eq!(times(bed).await.unwrap().cases, 6);
}

async fn r13_the_figures_of_a_day_are_kept_once(bed: &Bed) {
    let of = |cases| ActualTimes {
        cases,
        p50: 1,
        p90: 2,
        stalled: 0,
    };
    let figures = |day: &str, cases| Figures {
        day: day.parse().unwrap(),
        times: BTreeMap::from([("food-business-license".parse().unwrap(), of(cases))]),
    };
    let keep_figures =
        async |day, cases| bed.store.keep_figures(&figures(day, cases)).await.unwrap();
    assert_eq!(bed.store.figures().await.unwrap(), None);
    assert!(keep_figures("2026-11-20", 5).await);
    assert!(!keep_figures("2026-11-20", 9).await);
    let kept = bed.store.figures().await.unwrap();
    assert_eq!(kept, Some(figures("2026-11-20", 5)));
    assert!(keep_figures("2026-11-21", 7).await);
    let kept = bed.store.figures().await.unwrap();
    assert_eq!(kept, Some(figures("2026-11-21", 7)));
    // Many at once: one is first.
    let mut tasks = Vec::new();
    for cases in 10..14 {
        let store = bed.store.clone();
        let figures = figures("2026-11-22", cases);
        tasks.push(tokio::spawn(async move {
            store.keep_figures(&figures).await.unwrap()
        }));
    }
    let mut firsts = 0;
    for task in tasks {
        firsts += u32::from(task.await.unwrap());
    }
    assert_eq!(firsts, 1);
    // What is taken in opens no figures by itself.
    let number = keep(&bed.store, &new("food-business-license", "one"))
        .await
        .unwrap()
        .number;
    assert!(bed.store.application(&number).await.unwrap().is_some());
    assert_eq!(bed.store.stalled().await.unwrap(), BTreeMap::new());
}
