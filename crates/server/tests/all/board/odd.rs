//! R11: many ratings of a day in the same words are shown to everybody, without the words.

use super::{board, set_clock};
use crate::bed::{Bed, NOW};
use crate::desk::on_both;
use crate::dump;
use crate::ratings::{bad, good, keep};
use mingbai_contract::Date;
use mingbai_contract::board::{Anomaly, AnomalyKind, By};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::rating::Rating;
use mingbai_domain::time::Zone;
use mingbai_server::store::rectifications::Review;
use sha2::{Digest as _, Sha256};

on_both! {
    r11_many_ratings_of_a_day_in_the_same_words_are_shown
    r11_of_the_same_words_nothing_is_kept_but_how_many_there_are
}

const WORDS: &str = "窗口的人很热情，办得很快！";

fn said(number: u32, window: &str, words: &str) -> Rating {
    Rating {
        window: window.parse().unwrap(),
        comment: Some(words.to_owned()),
        ..if number.is_multiple_of(5) {
            bad(number)
        } else {
            good(number)
        }
    }
}

async fn close(bed: &Bed, day: &str) {
    let signer = crate::bed::signer();
    let now = crate::bed::ring().now(Zone::BEIJING);
    let signs = signer.at(now);
    let closed = bed.store.close_day(day.parse().unwrap(), &signs);
    closed.await.unwrap().unwrap();
}

async fn same_words(bed: &Bed, period: &str) -> Vec<(String, Date, u32)> {
    let all = board(bed, period, By::County).await.anomalies;
    let same = |one: &Anomaly| one.kind == AnomalyKind::SameWords;
    let same = all.into_iter().filter(same);
    same.map(|one| (one.window.to_string(), one.day, one.ratings))
        .collect()
}

async fn r11_many_ratings_of_a_day_in_the_same_words_are_shown(bed: &Bed) {
    let same = [
        "窗口的人很热情，办得很快！",
        "窗口的人很热情 办得很快",
        "窗口的人很热情,办得很快。",
    ];
    let of = |number: u32| same[usize::try_from(number).unwrap() % same.len()];
    let mut monday: Vec<Rating> = (0..6)
        .map(|number| said(number, "A02", of(number)))
        .collect();
    // Four at another window are people of one mind; short words are everybody's; and there are others.
    monday.extend((10..14).map(|number| said(number, "A03", of(number))));
    monday.extend((20..30).map(|number| said(number, "B01", "很好")));
    monday.extend((30..35).map(|number| said(number, "A02", &format!("第 {number} 次来办事了"))));
    monday.extend((40..45).map(good));
    keep(bed, &monday, "2026-11-16").await;
    // Three on one day and three on the next are none of either.
    keep(
        bed,
        &(50..53).map(|n| said(n, "A03", WORDS)).collect::<Vec<_>>(),
        "2026-11-17",
    )
    .await;
    keep(
        bed,
        &(53..56).map(|n| said(n, "A03", WORDS)).collect::<Vec<_>>(),
        "2026-11-18",
    )
    .await;
    // Somebody reads comments meanwhile: what is kept back, or released, was said all the same.
    let waiting = bed.store.waiting_comments("", 100).await.unwrap();
    let mut reviews = [Review::KeptBack, Review::Released].into_iter();
    for comment in waiting.iter().filter(|one| one.text == WORDS).take(2) {
        let entry = crate::applications::record(Deed::EventRecorded, "comment".to_owned(), NOW);
        let day = "2026-11-16".parse().unwrap();
        let review = reviews.next().unwrap();
        let done = bed
            .store
            .review_comment(&comment.id, review, day, &entry)
            .await;
        done.unwrap().unwrap();
    }
    set_clock(bed, "2026-11-19");
    assert_eq!(same_words(bed, "2026-11").await, []);
    close(bed, "2026-11-18").await;
    let expected = ("A02".to_owned(), "2026-11-16".parse().unwrap(), 6);
    let only = std::slice::from_ref(&expected);
    assert_eq!(same_words(bed, "2026-11").await, only);
    assert_eq!(same_words(bed, "2026-Q4").await, only);
    // It stands, also where one of them is set aside, and with more days.
    keep(
        bed,
        &(60..66).map(|n| said(n, "A03", WORDS)).collect::<Vec<_>>(),
        "2026-11-19",
    )
    .await;
    close(bed, "2026-11-19").await;
    set_clock(bed, "2026-12-01");
    let later = ("A03".to_owned(), "2026-11-19".parse().unwrap(), 6);
    assert_eq!(same_words(bed, "2026-11").await, [later, expected]);
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
}

async fn r11_of_the_same_words_nothing_is_kept_but_how_many_there_are(bed: &Bed) {
    keep(
        bed,
        &(0..7).map(|n| said(n, "A02", WORDS)).collect::<Vec<_>>(),
        "2026-11-16",
    )
    .await;
    close(bed, "2026-11-16").await;
    let bare: String = WORDS
        .chars()
        .filter(|char| char.is_alphanumeric())
        .collect();
    let mut traces = vec![WORDS.to_owned(), bare.clone()];
    for words in [WORDS, &bare] {
        let hash = mingbai_contract::log::Hash(Sha256::digest(words).into());
        let hex: String = hash.0.iter().map(|byte| format!("{byte:02x}")).collect();
        traces.extend([hash.to_string(), hex.to_uppercase(), hex]);
    }
    for name in dump::names(bed).await {
        if name == "rating_comment" {
            continue;
        }
        for cell in dump::table(bed, &name).await.rows.iter().flatten() {
            for trace in &traces {
                assert!(!cell.contains(trace), "{trace} in {name}");
            }
        }
    }
    let batches = dump::table(bed, "rating_batch").await;
    assert_eq!(batches.column("same_words"), ["7"]);
    set_clock(bed, "2026-11-20");
    let shown = serde_json::to_string(&board(bed, "2026-11", By::Window).await).unwrap();
    assert!(!shown.contains("很热情"), "{shown}");
}
