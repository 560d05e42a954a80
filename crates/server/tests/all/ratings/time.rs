//! What time does with bad ratings: windows get them in batches, late ones step up once, whoever looks.

use super::*;
use crate::bed::{Engine, NOW, Setup, county};
use crate::desk::on_both;
use mingbai_contract::Date;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::rating::{RectificationEventType as Type, RectificationState};
use mingbai_domain::staff::audit::Chain;
use mingbai_server::clock::Clock;
use mingbai_server::live::Live;
use mingbai_server::store;
use mingbai_server::store::rectifications::KeptRectification;
use mingbai_server::timekeeper::Timekeeper;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

on_both! {
    r11_a_window_gets_five_of_weeks_that_are_over_or_what_is_left_of_a_month
    r11_a_late_rectification_is_late_for_whoever_looks_first
    r11_a_corrected_calendar_moves_what_is_due
    codes_and_tokens_that_are_over_are_forgotten
}

/// A server's clock on the bed's store.
pub async fn timekeeper(address: &str, hands: &Arc<AtomicI64>) -> Timekeeper {
    let store = store::open(address).await.unwrap();
    let live = Arc::new(Live::default());
    live.refresh(&store).await.unwrap();
    let hands = Arc::clone(hands);
    Timekeeper::new(
        store,
        live,
        Clock::new(move || hands.load(Ordering::Relaxed)),
    )
}

pub async fn kept(bed: &Bed, number: u32) -> KeptRectification {
    let found = bed.store.rectification_of(&bad(number).id).await.unwrap();
    found.unwrap()
}

async fn states(bed: &Bed, numbers: std::ops::RangeInclusive<u32>) -> String {
    let mut states = String::new();
    for number in numbers {
        let view = bed.client().open_rating(secret(number)).await.unwrap();
        states.push(match view.state {
            RectificationState::Held => 'h',
            RectificationState::Released => 'r',
            other => panic!("{other:?}"),
        });
    }
    states
}

async fn r11_a_window_gets_five_of_weeks_that_are_over_or_what_is_left_of_a_month(bed: &Bed) {
    let keeper = timekeeper(bed.file(), &bed.now_ms).await;
    let at = |days: i64| bed.now_ms.store(NOW + days * DAY, Ordering::Relaxed);
    for number in 1..=4 {
        send(bed, &bad(number)).await.unwrap();
    }
    // Good ones are no part of it, nor is another window's.
    send(bed, &good(90)).await.unwrap();
    let mut other = bad(91);
    other.window = "A03".parse().unwrap();
    send(bed, &other).await.unwrap();
    at(1);
    send(bed, &bad(5)).await.unwrap();
    for days in [1, 2] {
        at(days);
        keeper.tick().await.unwrap();
    }
    // Five of days that are over, but not of weeks.
    assert_eq!(states(bed, 1..=5).await, "hhhhh");
    send(bed, &bad(6)).await.unwrap();
    at(3);
    send(bed, &bad(7)).await.unwrap();
    keeper.tick().await.unwrap();
    assert_eq!(states(bed, 1..=7).await, "rrrrrrh");
    let view = bed.client().open_rating(secret(1)).await.unwrap();
    assert_eq!(view.released.unwrap().to_string(), "2026-11-23");
    assert_eq!(view.answer_by.unwrap().to_string(), "2026-11-24");
    assert_eq!(view.put_right_by.unwrap().to_string(), "2026-11-30");
    assert_eq!(view.day.to_string(), TODAY);
    at(10);
    keeper.tick().await.unwrap();
    let left = bed.client().open_rating(secret(91)).await.unwrap();
    assert_eq!(
        (left.state, states(bed, 7..=7).await.as_str()),
        (RectificationState::Held, "h")
    );
    // 1 December: what is left of November.
    at(11);
    keeper.tick().await.unwrap();
    let left = bed.client().open_rating(secret(91)).await.unwrap();
    assert_eq!(
        (left.state, states(bed, 7..=7).await.as_str()),
        (RectificationState::Released, "r")
    );
    let entries = bed.store.audit_after(0, 1000).await.unwrap();
    let released: Vec<_> = entries
        .iter()
        .filter(|entry| entry.deed == Deed::RatingsReleased)
        .collect();
    let subjects: Vec<_> = released
        .iter()
        .map(|entry| entry.subject.as_str())
        .collect();
    assert_eq!(subjects, ["window:A02", "window:A02", "window:A03"]);
    // What is on record of a batch says nothing of days, and its order is that of the names.
    let names: Vec<String> = serde_json::from_str(&released[0].detail).unwrap();
    let mut bytes = Vec::new();
    for number in 1..=6 {
        bytes.push(kept(bed, number).await.id);
    }
    bytes.sort();
    assert_eq!(
        names,
        bytes.iter().map(ToString::to_string).collect::<Vec<_>>()
    );
}

/// R11: three processes look at the same time, over forty days; each batch is handed over once, and each late
/// one steps up once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r11_three_servers_hand_over_and_step_up_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = Bed::of_county(engine, Setup::default()).await else {
            continue;
        };
        keep(&bed, &(1..=7).map(bad).collect::<Vec<_>>(), TODAY).await;
        let mut servers = Vec::new();
        for _ in 0..3 {
            servers.push(Arc::new(timekeeper(bed.file(), &bed.now_ms).await));
        }
        for day in 0..40 {
            bed.now_ms.store(NOW + day * DAY, Ordering::Relaxed);
            let ticks = servers.iter().map(|server| {
                let server = Arc::clone(server);
                tokio::spawn(async move { server.tick().await })
            });
            for tick in ticks.collect::<Vec<_>>() {
                tick.await.unwrap().unwrap();
            }
        }
        for number in 1..=7 {
            let events = kept(&bed, number).await.of.events;
            let told: Vec<_> = events
                .iter()
                .map(|event| (event.r#type, event.day.to_string()))
                .collect();
            let expected = [
                (Type::Released, "2026-11-23"),
                (Type::SteppedUp, "2026-11-25"),
            ];
            assert_eq!(
                told,
                expected.map(|(kind, day)| (kind, day.to_owned())),
                "{engine:?}"
            );
        }
        let mut chain = Chain::default();
        let mut deeds = Vec::new();
        for entry in bed.store.audit_after(0, 1000).await.unwrap() {
            chain.next(&entry).unwrap();
            assert_eq!(entry.actor, "clock");
            deeds.push(entry.deed);
        }
        let count = |deed| deeds.iter().filter(|one| **one == deed).count();
        assert_eq!(count(Deed::RatingsReleased), 1, "{engine:?}");
        assert_eq!(count(Deed::RectificationMoved), 7, "{engine:?}");
    }
}

async fn r11_a_late_rectification_is_late_for_whoever_looks_first(bed: &Bed) {
    keep(bed, &(1..=5).map(bad).collect::<Vec<_>>(), "2026-11-13").await;
    timekeeper(bed.file(), &bed.now_ms)
        .await
        .tick()
        .await
        .unwrap();
    bed.now_ms.store(NOW + 4 * DAY, Ordering::Relaxed);
    // Nobody has ticked: who opens it sees it all the same, once.
    for _ in 0..2 {
        let view = bed.client().open_rating(secret(1)).await.unwrap();
        assert!(view.stepped_up);
        assert_eq!(kept(bed, 1).await.size(), 2);
    }
}

async fn r11_a_corrected_calendar_moves_what_is_due(bed: &Bed) {
    keep(bed, &(1..=5).map(bad).collect::<Vec<_>>(), "2026-11-13").await;
    timekeeper(bed.file(), &bed.now_ms)
        .await
        .tick()
        .await
        .unwrap();
    let late_on = |day: &str| {
        let day: Date = day.parse().unwrap();
        let store = bed.store.clone();
        async move { store.rectifications_due_before(day).await.unwrap().len() }
    };
    assert_eq!(
        (late_on("2026-11-23").await, late_on("2026-11-24").await),
        (0, 5)
    );
    let mut moved = county();
    for year in moved
        .calendar
        .years
        .iter_mut()
        .filter(|year| year.year == 2026)
    {
        let mut holiday = year.holidays[0].clone();
        holiday.date = "2026-11-23".parse().unwrap();
        year.holidays.push(holiday);
    }
    bed.publish(&moved).await;
    timekeeper(bed.file(), &bed.now_ms)
        .await
        .tick()
        .await
        .unwrap();
    assert_eq!(
        (late_on("2026-11-24").await, late_on("2026-11-25").await),
        (0, 5)
    );
}

async fn codes_and_tokens_that_are_over_are_forgotten(bed: &Bed) {
    give_token_keys(bed);
    let clerk = person(bed, "clerk", Role::Clerk).await.browser(bed).await;
    let code = shown(&clerk, None).await.code;
    let hash = mingbai_server::ops::ratings::verify::hash(&code);
    let used = Code::Live(code);
    send(bed, &coded(good(1), used)).await.unwrap();
    send(bed, &coded(good(2), token("w.A02.2026-Q4", 1)))
        .await
        .unwrap();
    let keeper = timekeeper(bed.file(), &bed.now_ms).await;
    keeper.tick().await.unwrap();
    let known = bed.store.code(&hash).await.unwrap().unwrap();
    assert_eq!(known.state.code(), "used");
    // When it was made, and that it was used, is gone with its time.
    bed.now_ms.fetch_add(180_000, Ordering::Relaxed);
    keeper.tick().await.unwrap();
    let known = bed.store.code(&hash).await.unwrap().unwrap();
    assert_eq!((known.state.code(), known.made_s), ("over", 0));
    bed.now_ms.fetch_add(8 * DAY, Ordering::Relaxed);
    keeper.tick().await.unwrap();
    assert_eq!(bed.store.code(&hash).await.unwrap(), None);
    // A token that was used is known while any of its quarter could count, so that it counts once.
    bed.now_ms.fetch_add(100 * DAY, Ordering::Relaxed);
    keeper.tick().await.unwrap();
    let again = send(bed, &coded(good(3), token("w.A02.2026-Q4", 1)))
        .await
        .unwrap();
    assert_eq!(
        again.instead,
        Some(mingbai_contract::rating::Unverified::Used)
    );
    bed.now_ms.fetch_add(60 * DAY, Ordering::Relaxed);
    keeper.tick().await.unwrap();
    let late = send(bed, &coded(good(4), token("w.A02.2026-Q4", 1)))
        .await
        .unwrap();
    assert_eq!(
        late.instead,
        Some(mingbai_contract::rating::Unverified::Late)
    );
}
