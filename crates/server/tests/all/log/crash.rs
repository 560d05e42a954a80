//! SIGKILL in the middle of appending: no gap, no fork, the same head afterwards.
//!
//! Two processes of this very test program append through the store as fast as they can and say
//! each position once it has been acknowledged; they are killed at some moment, again and again.

use super::entry;
use super::store::{all, head, now, recomputed};
use crate::bed::{Database, Engine, data, signer};
use crate::killed::killed_at_work;
use crate::program::{Running, ask};
use mingbai_contract::log::LogHead;
use mingbai_domain::log::{proof, tree};
use mingbai_server::store;
use nix::sys::signal::Signal;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// Names the database, and which process this is, to a child.
const DATABASE: &str = "MINGBAI_TEST_APPEND_TO";
const WRITER: &str = "MINGBAI_TEST_WRITER";

/// No test of its own: the body of the children below. Does nothing where nobody asks.
#[tokio::test]
async fn a_child_appends_until_it_is_killed() {
    let Ok(address) = std::env::var(DATABASE) else {
        return;
    };
    let writer: u64 = std::env::var(WRITER).unwrap().parse().unwrap();
    let store = store::open(&address).await.unwrap();
    let mut out = std::io::stdout();
    let day = "2026-11-20".parse().unwrap();
    for number in 0.. {
        let base = writer * 1_000_000 + number * 10;
        let one = entry(base);
        let at = store.append(one.kind, one.commitment).await.unwrap();
        writeln!(out, "\nentered {base} at {at}").unwrap();
        let batch: Vec<_> = (1..8).map(|more| entry(base + more)).collect();
        let positions = store.append_all(&batch).await.unwrap();
        writeln!(out, "entered {} at {}", base + 7, positions[6]).unwrap();
        store.keep_for_day_end(entry(base + 8), day).await.unwrap();
        writeln!(out, "kept {}", base + 8).unwrap();
        head(&store).await;
    }
}

fn child(address: &str, writer: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "log::crash::a_child_appends_until_it_is_killed",
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
async fn kill_9_while_appending_leaves_no_gap_and_no_fork() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let mut heads: Vec<LogHead> = Vec::new();
        let mut kept = 0;
        for round in 0..6_u64 {
            let mut children = [0, 1].map(|of| child(&database.address, round * 2 + of));
            let said = killed_at_work(&mut children, "entered ", round);
            let mut acknowledged = Vec::new();
            for lines in said {
                for line in lines {
                    let words: Vec<&str> = line.split(' ').collect();
                    match words.as_slice() {
                        ["entered", number, "at", place] => acknowledged
                            .push((number.parse().unwrap(), place.parse::<u64>().unwrap())),
                        ["kept", _] => kept += 1,
                        _ => {}
                    }
                }
            }
            let store = store::open(&database.address).await.unwrap();
            let entries = all(&store).await;
            let now = head(&store).await;
            // No gap: what is counted is there, and its tree is the one that is kept.
            assert_eq!(entries.len() as u64, store.log_size().await.unwrap());
            assert_eq!(entries.len() as u64, now.size, "{engine:?}");
            assert_eq!(recomputed(&store).await.root(), now.root, "{engine:?}");
            // What was acknowledged is where it was said to be (R15).
            for (number, place) in acknowledged {
                let stands = entries[usize::try_from(place).unwrap()];
                assert_eq!(stands, entry(number), "{engine:?} {place}");
            }
            // No fork: every head that was ever signed is the beginning of this one.
            for earlier in &heads {
                let grown = store.consistency(earlier.size, now.size).await.unwrap();
                assert!(proof::continues(&earlier.root, &now.root, &grown.unwrap()));
            }
            heads.push(now);
            store.close().await;
        }
        assert!(heads[5].size > 50, "{engine:?}: too few were appended");
        let store = store::open(&database.address).await.unwrap();
        let day = "2026-11-20".parse().unwrap();
        let closed = store.close_day(day, &signer().at(now())).await.unwrap();
        let waited = closed.unwrap().size - heads[5].size;
        assert!(waited >= kept, "{waited} of {kept} kept records entered");
    }
}

/// The same for the whole program: the head of before is the head of after.
#[tokio::test]
async fn the_program_has_the_same_head_after_kill_9() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let dir = TempDir::new().unwrap();
        let keys = dir.path().join("keys").display().to_string();
        let made = super::keys::program(dir.path(), &["keys", "init"]);
        assert!(made.status.success(), "{made:?}");
        let more = ["--keys", &*keys];
        let body = |answer: String| -> LogHead {
            let (_, body) = answer.split_once("\r\n\r\n").unwrap();
            serde_json::from_str(body).expect(&answer)
        };
        let server = Running::start(&database.address, &data(), &more);
        let before = body(server.get("/api/v1/log/head"));
        // Root, working key and the key of tokens; no bundle here.
        assert_eq!(before.size, 3, "{engine:?}");
        assert_ne!(before.root, tree::empty_root());
        server.signal(Signal::SIGKILL);
        server.ended();
        let servers = [(); 2].map(|()| Running::start(&database.address, &data(), &more));
        for server in &servers {
            assert_eq!(body(ask(&server.address, "/api/v1/log/head")), before);
        }
    }
}
