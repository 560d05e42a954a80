//! What time does with complaints: a late one steps up once, and all of it is deleted at its time.

use super::*;
use crate::bed::{Database, Engine, NOW, Setup, county};
use crate::desk::on_both;
use mingbai_contract::complaint::{ComplaintEventType, StepUpCause};
use mingbai_contract::log::{EntryKind, LogEntry};
use mingbai_domain::staff::audit::Chain;
use mingbai_server::clock::Clock;
use mingbai_server::live::Live;
use mingbai_server::store;
use mingbai_server::store::complaints::{ComplaintQuery, Listed};
use mingbai_server::timekeeper::Timekeeper;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

on_both! {
    r10_a_late_complaint_steps_up_by_itself_and_is_there_for_whoever_looks_first
    r10_everything_is_deleted_but_the_numbers
    r13_figures_are_the_same_before_and_after_deletion
    r14_a_complaint_enters_the_log_at_the_days_end
}

const DAY: i64 = 24 * 3_600_000;

/// A server's clock on the bed's store.
async fn timekeeper(address: &str, hands: &Arc<AtomicI64>) -> Timekeeper {
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

/// R10: three processes look at the same time, over forty days; each late complaint steps up once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r10_three_servers_step_a_late_complaint_up_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = Bed::of_county(engine, Setup::default()).await else {
            continue;
        };
        let offices = offices(&bed.store).await;
        for byte in 1..=4 {
            send(&bed, &sealed(byte, &offices)).await.unwrap();
        }
        bed.client().withdraw_complaint(lookup(4)).await.unwrap();
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
        for byte in 1..=4 {
            let view = bed.client().open_thread(lookup(byte)).await.unwrap();
            let stepped: Vec<_> = view
                .complaint
                .events
                .iter()
                .filter(|event| event.r#type == ComplaintEventType::SteppedUp)
                .collect();
            if byte == 4 {
                assert!(stepped.is_empty(), "{engine:?}");
                continue;
            }
            assert_eq!(stepped.len(), 1, "{engine:?}");
            assert_eq!(stepped[0].cause, Some(StepUpCause::TakeUpLate));
            assert_eq!(stepped[0].day.to_string(), "2026-11-24");
        }
        let mut chain = Chain::default();
        let mut moved = 0;
        for entry in bed.store.audit_after(0, 1000).await.unwrap() {
            chain.next(&entry).unwrap();
            if entry.deed == Deed::ComplaintMoved {
                assert_eq!(entry.actor, "clock");
                moved += 1;
            }
        }
        assert_eq!(moved, 3, "{engine:?}");
    }
}

async fn r10_a_late_complaint_steps_up_by_itself_and_is_there_for_whoever_looks_first(bed: &Bed) {
    let offices = offices(&bed.store).await;
    send(bed, &sealed(1, &offices)).await.unwrap();
    // Nobody has ticked: who opens the thread sees it all the same, once.
    bed.now_ms.store(NOW + 4 * DAY, Ordering::Relaxed);
    for _ in 0..2 {
        let view = bed.client().open_thread(lookup(1)).await.unwrap();
        assert!(view.standing.stepped_up);
        assert_eq!(view.complaint.events.len(), 2);
    }
    add(bed, 1, &from_reporter(2, &offices)).await.unwrap();
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    assert_eq!(view.complaint.events.len(), 3);
    // A corrected calendar moves what is due, and what is kept of it.
    send(bed, &sealed(3, &offices)).await.unwrap();
    let query = ComplaintQuery {
        limit: 10,
        ..Default::default()
    };
    let place = |all: Vec<Listed>| {
        let mine = sealed(3, &[]).thread;
        let found = all.into_iter().find(|(_, kept)| kept.thread == mine);
        found.map(|(place, _)| place.due)
    };
    let before = place(bed.store.complaints(&query).await.unwrap());
    assert_eq!(before.as_deref(), Some("2026-11-25"));
    let mut moved = county();
    for year in moved
        .calendar
        .years
        .iter_mut()
        .filter(|year| year.year == 2026)
    {
        let mut holiday = year.holidays[0].clone();
        holiday.date = "2026-11-25".parse().unwrap();
        year.holidays.push(holiday);
    }
    bed.publish(&moved).await;
    let keeper = timekeeper(bed.file(), &bed.now_ms).await;
    keeper.tick().await.unwrap();
    let after = place(bed.store.complaints(&query).await.unwrap());
    assert_eq!(after.as_deref(), Some("2026-11-26"));
}

async fn r10_everything_is_deleted_but_the_numbers(bed: &Bed) {
    let offices = offices(&bed.store).await;
    for byte in 1..=2 {
        send(bed, &sealed(byte, &offices)).await.unwrap();
    }
    add(bed, 1, &from_reporter(7, &offices)).await.unwrap();
    bed.client().withdraw_complaint(lookup(1)).await.unwrap();
    let keepers = [
        timekeeper(bed.file(), &bed.now_ms).await,
        timekeeper(bed.file(), &bed.now_ms).await,
    ];
    bed.now_ms.store(NOW + 364 * DAY, Ordering::Relaxed);
    for keeper in &keepers {
        keeper.tick().await.unwrap();
    }
    bed.client().open_thread(lookup(1)).await.unwrap();
    bed.now_ms.store(NOW + 365 * DAY, Ordering::Relaxed);
    let (a, b) = tokio::join!(keepers[0].tick(), keepers[1].tick());
    a.unwrap();
    b.unwrap();
    let gone = bed.client().open_thread(lookup(1)).await;
    crate::desk::refused(gone, mingbai_contract::problem::ProblemType::NotFound);
    // One that is not answered stays, late as it is.
    let view = bed.client().open_thread(lookup(2)).await.unwrap();
    assert!(view.standing.stepped_up);
    let counts = bed.store.complaint_counts().await.unwrap();
    let totals: Vec<_> = counts.values().map(|tally| tally.total.received).collect();
    assert_eq!(totals, [1]);
    let entries = bed.store.audit_after(0, 1000).await.unwrap();
    let deleted: Vec<_> = entries
        .iter()
        .filter(|entry| entry.deed == Deed::ComplaintsDeleted)
        .map(|entry| (entry.subject.as_str(), entry.detail.as_str()))
        .collect();
    assert_eq!(deleted, [("complaints", "1")]);
}

async fn r13_figures_are_the_same_before_and_after_deletion(bed: &Bed) {
    let offices = offices(&bed.store).await;
    for byte in 1..=6 {
        let mut complaint = sealed(byte, &offices);
        complaint.routing.departments = vec!["scjg".parse().unwrap()];
        if byte == 6 {
            complaint.category = "other".parse().unwrap();
            complaint
                .routing
                .departments
                .push("gongan".parse().unwrap());
        }
        send(bed, &complaint).await.unwrap();
        bed.client().withdraw_complaint(lookup(byte)).await.unwrap();
    }
    // The month that runs is not published.
    assert_eq!(bed.client().complaint_figures().await.unwrap().periods, []);
    bed.now_ms.store(NOW + 20 * DAY, Ordering::Relaxed);
    let published = bed.client().complaint_figures().await.unwrap().periods;
    assert_eq!(published.len(), 1);
    assert_eq!(published[0].total.received, 6);
    let departments: Vec<_> = published[0]
        .departments
        .iter()
        .map(|row| {
            (
                row.department.as_ref().map(|id| id.as_str()),
                row.counts.received,
            )
        })
        .collect();
    // One about the police takes the six about the market along: it cannot be told from them.
    assert_eq!(departments, [(None, 7)]);
    let categories: Vec<_> = published[0]
        .categories
        .iter()
        .map(|row| row.counts.received)
        .collect();
    assert_eq!(categories, [6]);
    bed.now_ms.store(NOW + 400 * DAY, Ordering::Relaxed);
    let keeper = timekeeper(bed.file(), &bed.now_ms).await;
    keeper.tick().await.unwrap();
    assert_eq!(bed.store.complaints_stamp().await.unwrap(), (0, 0));
    let after = bed.client().complaint_figures().await.unwrap().periods;
    assert_eq!(after, published);
}

/// R14: what is promised on the receipt is kept at the day's end, and nothing of it is there before.
async fn r14_a_complaint_enters_the_log_at_the_days_end(bed: &Bed) {
    let offices = offices(&bed.store).await;
    let mut promised = Vec::new();
    for byte in 1..=5 {
        let taken = send(bed, &sealed(byte, &offices)).await.unwrap();
        promised.push(taken.receipt.commitment);
    }
    let before = bed.store.log_entries(0, 100).await.unwrap();
    assert!(
        before
            .iter()
            .all(|entry| entry.kind != EntryKind::Complaint)
    );
    let signer = signer();
    let now = bed.ring.now(mingbai_domain::time::Zone::BEIJING);
    let day = TODAY.parse().unwrap();
    bed.store.close_day(day, &signer.at(now)).await.unwrap();
    let entries: Vec<LogEntry> = bed.store.log_entries(0, 100).await.unwrap();
    let mut entered: Vec<_> = entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Complaint)
        .map(|entry| entry.commitment)
        .collect();
    entered.sort();
    promised.sort();
    assert_eq!(entered, promised);
}

/// Where the database is needed without a bed.
#[tokio::test]
async fn migrations_know_complaints_on_both_engines() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        assert_eq!(store.complaints_stamp().await.unwrap(), (0, 0));
        store.close().await;
    }
}
