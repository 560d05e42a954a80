//! R15: SIGKILL in the middle of taking in and recording: what was acknowledged is there, nothing happened
//! twice, and what was not acknowledged is there whole or not at all.

use super::*;
use crate::bed::{Database, Engine};
use mingbai_domain::staff::audit::Chain;
use mingbai_server::store;
use mingbai_server::store::applications::OpenQuery;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

/// Names the database, and which process this is, to a child.
const DATABASE: &str = "MINGBAI_TEST_APPLICATIONS";
const WRITER: &str = "MINGBAI_TEST_APPLICATIONS_WRITER";

const ITEM: &str = "food-business-license";

/// No test of its own: the body of the children below. Does nothing where nobody asks. Every request is
/// sent twice, as by somebody whose network fails.
#[tokio::test]
async fn a_child_takes_in_and_records_until_it_is_killed() {
    let Ok(address) = std::env::var(DATABASE) else {
        return;
    };
    let writer = std::env::var(WRITER).unwrap();
    let store = store::open(&address).await.unwrap();
    let mut out = std::io::stdout();
    for place in 0.. {
        let new = new(ITEM, &format!("{writer} {place}"));
        let number = take_in(&store, &new).await.unwrap().number;
        assert_eq!(take_in(&store, &new).await.unwrap().number, number);
        writeln!(out, "\ndone {} 1", number.as_str()).unwrap();
        for after in 1..4 {
            let wish = once(&format!("{writer} {place} {after}"), "accepted");
            for _ in 0..2 {
                let event = event(EventType::Accepted, NOW);
                let done = add(&store, &number, after, event, Some(wish.clone())).await;
                assert_eq!(done.unwrap().first, after + 1);
            }
            writeln!(out, "\ndone {} {}", number.as_str(), after + 1).unwrap();
        }
    }
}

fn child(address: &str, writer: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "applications::crash::a_child_takes_in_and_records_until_it_is_killed",
            "--exact",
            "--nocapture",
        ])
        .env(DATABASE, address)
        .env(WRITER, writer.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
async fn r15_kill_9_loses_nothing_that_was_acknowledged() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let mut acknowledged: BTreeMap<String, usize> = BTreeMap::new();
        for round in 0..4_u64 {
            let mut children = [0, 1].map(|of| child(&database.address, round * 2 + of));
            let (tell, told) = mpsc::channel();
            let readers = children.each_mut().map(|child| {
                let lines = BufReader::new(child.stdout.take().unwrap()).lines();
                let tell = tell.clone();
                std::thread::spawn(move || {
                    for line in lines.map_while(Result::ok) {
                        tell.send(line).unwrap();
                    }
                })
            });
            drop(tell);
            // In the middle of something, another one each time.
            let mut take = |line: String| {
                let done = line.strip_prefix("done ")?;
                let (number, count) = done.split_once(' ')?;
                let known = acknowledged.entry(number.to_owned()).or_default();
                *known = count.parse::<usize>().unwrap().max(*known);
                Some(())
            };
            let mut heard = 0;
            while heard < 9 + 5 * round {
                heard += u64::from(take(told.recv().unwrap()).is_some());
            }
            for child in &mut children {
                child.kill().unwrap();
                child.wait().unwrap();
            }
            for line in told {
                take(line);
            }
            for reader in readers {
                reader.join().unwrap();
            }
        }
        let store = store::open(&database.address).await.unwrap();
        let all = OpenQuery {
            limit: 1_000_000,
            ..OpenQuery::default()
        };
        let mut found = BTreeMap::new();
        for kept in store.open_applications(&all).await.unwrap() {
            let application = kept.application;
            let number = application.number.as_str().to_owned();
            found.insert(number, application.events.len());
        }
        for (number, count) in &acknowledged {
            assert!(found[number] >= *count, "{engine:?}: {number}");
        }
        assert!(found.values().all(|count| (1..=4).contains(count)));
        // The desk's record has an entry for everything that is there, and for nothing else.
        let mut chain = Chain::default();
        let mut recorded: BTreeMap<String, usize> = BTreeMap::new();
        for entry in store.audit_after(0, 1_000_000).await.unwrap() {
            chain.next(&entry).unwrap();
            *recorded.entry(entry.subject).or_default() += 1;
        }
        assert_eq!(recorded, found, "{engine:?}");
    }
}
