//! R11: a curious clerk with the case list of every day, and everything that is shown to the window and published.
//!
//! Whoever of the visitors gave which of the ratings of a batch, and on whichever of its days: the clerk sees the
//! same. So nothing that is seen can be tied to one of them. They come minutes apart, so that whatever tells a time
//! tells them apart; the order in which things are shown must be that of random names.

use super::time::timekeeper;
use super::*;
use crate::bed::NOW;
use mingbai_contract::board::By;
use mingbai_contract::desk::endpoint::{GetRectifications, Nothing};
use mingbai_contract::endpoint::{GetBoard, GetRatingBatches};
use std::sync::atomic::Ordering;

/// Everything that the clerk can look at on a day, but for what is random.
async fn seen(bed: &Bed, clerk: &Browser) -> serde_json::Value {
    let asked = GetRectifications::default();
    let page = clerk.client().desk(&asked, &Nothing {}).await.unwrap();
    let names = page.rectifications.iter().map(|file| file.id.to_string());
    let names: Vec<String> = names.collect();
    assert!(names.is_sorted(), "not in the order of names: {names:?}");
    let mut shown: Vec<serde_json::Value> = page
        .rectifications
        .iter()
        .map(|file| {
            let mut file = serde_json::to_value(file).unwrap();
            file["id"].take();
            file
        })
        .collect();
    // In the order of random names: sorted, so that two runs can be compared.
    shown.sort_by_key(ToString::to_string);
    let month = "2026-11".parse().unwrap();
    let batches = bed
        .client()
        .rating_batches(&GetRatingBatches { month })
        .await;
    let size = bed.store.log_size().await.unwrap();
    let asked = GetBoard {
        period: "2026-11".parse().ok(),
        by: By::Window,
    };
    let board = bed.client().board(&asked).await.unwrap();
    serde_json::json!({
        "board": board,
        "window": shown,
        "published": batches.unwrap(),
        "log": size,
    })
}

/// Two weeks at a window, with a visitor for each number of each day who gives a rating, and what the clerk sees
/// on each of them.
async fn weeks(visits: &[&[Rating]]) -> Vec<serde_json::Value> {
    let bed = Bed::new().await;
    let keeper = timekeeper(bed.file(), &bed.now_ms).await;
    let clerk = person(&bed, "clerk", Role::Clerk).await;
    let mut all = Vec::new();
    // From Monday on.
    for (day, visits) in (3_i64..).zip(visits) {
        bed.now_ms.store(NOW + day * DAY, Ordering::Relaxed);
        for rating in *visits {
            send(&bed, rating).await.unwrap();
            // The next one is served.
            bed.now_ms.fetch_add(7 * 60_000, Ordering::Relaxed);
        }
        bed.now_ms
            .store(NOW + day * DAY + DAY / 4, Ordering::Relaxed);
        keeper.tick().await.unwrap();
        let now = bed.ring.now(mingbai_domain::time::Zone::BEIJING);
        let today = mingbai_server::ops::desk::day(
            bed.now_ms.load(Ordering::Relaxed),
            mingbai_domain::time::Zone::BEIJING,
        );
        let yesterday = mingbai_contract::Date(today.0.pred_opt().unwrap());
        let signer = signer();
        bed.store
            .close_day(yesterday, &signer.at(now))
            .await
            .unwrap();
        let browser = clerk.browser(&bed).await;
        all.push(seen(&bed, &browser).await);
    }
    all
}

#[tokio::test]
async fn r11_whoever_gave_a_bad_rating_the_window_sees_the_same() {
    let angry = |number: u32, tag: &str| Rating {
        tags: vec![tag.parse().unwrap()],
        comment: Some(format!("第 {number} 次来")),
        item: "food-business-license".parse().ok(),
        ..bad(number)
    };
    let bads = [
        angry(1, "long-wait"),
        angry(2, "rude"),
        angry(3, "cold"),
        angry(4, "long-wait"),
        angry(5, "sent-around"),
    ];
    let (glad, calm) = (good(6), good(7));
    // Who gave which of the bad ones, on which day; and whether Wednesday's only visitor gave one at all.
    let pick = |order: [usize; 5]| order.map(|place| bads[place].clone());
    let [a, b, c, d, e] = pick([0, 1, 2, 3, 4]);
    let first: [&[Rating]; 9] = [
        &[a.clone(), glad.clone()],
        &[b.clone(), c.clone()],
        std::slice::from_ref(&d),
        &[e.clone(), calm.clone()],
        &[],
        &[],
        &[],
        &[],
        &[],
    ];
    let seen = weeks(&first).await;
    // The clerk has seen all of them by the end, and none before the week was over.
    let shown = |day: &serde_json::Value| day["window"].as_array().unwrap().len();
    let lengths: Vec<_> = seen.iter().map(shown).collect();
    assert_eq!(lengths, [0, 0, 0, 0, 0, 0, 0, 5, 5]);
    let [p, q, r, s, t] = pick([4, 2, 0, 1, 3]);
    let others: [[&[Rating]; 9]; 2] = [
        [
            &[p, glad.clone()],
            &[q, r],
            &[s],
            &[t, calm.clone()],
            &[],
            &[],
            &[],
            &[],
            &[],
        ],
        // Wednesday's only visitor was glad.
        [
            &[a, d],
            &[b, c],
            &[glad],
            &[e, calm],
            &[],
            &[],
            &[],
            &[],
            &[],
        ],
    ];
    for other in others {
        assert_eq!(weeks(&other).await, seen);
    }
}

/// What the clerk is shown has no field for what would tell.
#[tokio::test]
async fn r11_a_window_is_shown_neither_day_nor_item_nor_how_it_was_verified() {
    let bed = Bed::new().await;
    let rating = |number| Rating {
        comment: Some("等了两个小时".to_owned()),
        item: "food-business-license".parse().ok(),
        ..bad(number)
    };
    keep(&bed, &(1..=5).map(rating).collect::<Vec<_>>(), "2026-11-13").await;
    timekeeper(bed.file(), &bed.now_ms)
        .await
        .tick()
        .await
        .unwrap();
    let clerk = person(&bed, "clerk", Role::Clerk).await.browser(&bed).await;
    let shown = seen(&bed, &clerk).await["window"].to_string();
    assert!(shown.contains("long-wait"));
    for trace in ["2026-11-13", "food-business-license", "poster", "等了"] {
        assert!(!shown.contains(trace), "{trace} in {shown}");
    }
    for number in 1..=5 {
        assert!(!shown.contains(&bad(number).id.to_string()));
    }
}
