//! SIGKILL in the middle of changes: what was acknowledged is there, each change is recorded once, and
//! the record is whole.

use super::*;
use crate::bed::{Database, NOW};
use crate::killed::killed_at_work;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::keys::Scope;
use mingbai_domain::staff::audit::Chain;
use mingbai_server::store;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

/// Names the database, and which process this is, to a child.
const DATABASE: &str = "MINGBAI_TEST_CHANGE";
const WRITER: &str = "MINGBAI_TEST_CHANGER";

/// No test of its own: the body of the children below. Does nothing where nobody asks.
#[tokio::test]
async fn a_child_makes_changes_until_it_is_killed() {
    let Ok(address) = std::env::var(DATABASE) else {
        return;
    };
    let writer = std::env::var(WRITER).unwrap();
    let store = store::open(&address).await.unwrap();
    let mut out = std::io::stdout();
    for number in 0.. {
        let id = format!("{writer}-{number}");
        let make = Change::MakeKey {
            id: id.clone(),
            name: "某系统".to_owned(),
            secret: String::new(),
            scopes: vec![Scope::Projects],
            department: None,
        };
        let record = Record {
            at_ms: NOW,
            actor: "staff:root.admin".to_owned(),
            deed: Deed::ApiKeyMade,
            subject: format!("key:{id}"),
            detail: String::new(),
        };
        store.change(&make, &record).await.unwrap().unwrap();
        writeln!(out, "\nmade {id}").unwrap();
    }
}

fn child(address: &str, writer: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "desk::crash::a_child_makes_changes_until_it_is_killed",
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
async fn kill_9_loses_no_change_and_breaks_no_chain() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let mut acknowledged = BTreeSet::new();
        for round in 0..4_u64 {
            let writers = usize::try_from(round).unwrap() * 2;
            let mut children = [0, 1].map(|of| child(&database.address, writers + of));
            let said = killed_at_work(&mut children, "made ", round);
            let made = said.iter().flatten();
            acknowledged.extend(
                made.filter_map(|line| line.strip_prefix("made ").map(|id| format!("key:{id}"))),
            );
            let store = store::open(&database.address).await.unwrap();
            let mut chain = Chain::default();
            let mut recorded = BTreeSet::new();
            for entry in store.audit_after(0, 1_000_000).await.unwrap() {
                chain.next(&entry).unwrap();
                assert!(recorded.insert(entry.subject), "{engine:?}: recorded twice");
            }
            let (size, last) = store.audit_end().await.unwrap();
            chain.end(size, &last).unwrap();
            let keys = store.api_keys().await.unwrap();
            let kept: BTreeSet<_> = keys.iter().map(|key| format!("key:{}", key.id)).collect();
            assert_eq!(kept, recorded, "{engine:?}");
            assert!(recorded.is_superset(&acknowledged), "{engine:?}");
            store.close().await;
        }
        assert!(
            acknowledged.len() > 20,
            "{engine:?}: too few changes were made"
        );
    }
}
