//! How long the public log takes at several sizes, on SQLite; for `cargo xtask bench`.
//!
//! One line for each size: entries, then microseconds (medians) for appending one entry, for a proof
//! of inclusion, for a proof of consistency, and for checking the former.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench that prints what it has measured"
)]

use mingbai_contract::log::{EntryKind, LogEntry};
use mingbai_domain::log::proof::includes;
use mingbai_domain::log::tree::{commitment, leaf};
use mingbai_server::store;
use std::error::Error;
use std::time::{Duration, Instant};

const SIZES: [u64; 3] = [1_000, 10_000, 100_000];
const ROUNDS: u64 = 201;

fn entry(number: u64) -> LogEntry {
    let kind = EntryKind::Application;
    LogEntry {
        kind,
        commitment: commitment(kind, &[5; 32], &number.to_be_bytes()),
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    middle.as_secs_f64() * 1e6
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    let store = store::open(&dir.path().join("log.db").display().to_string()).await?;
    let mut next = 0;
    for size in SIZES {
        let batch: Vec<LogEntry> = (next..size).map(entry).collect();
        for part in batch.chunks(20_000) {
            store.append_all(part).await?;
        }
        let (mut inclusion, mut consistency, mut checked) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            // Places all over the tree.
            let place = (round * 7919) % size;
            let entry = entry(place);
            let leaf = leaf(entry.kind, &entry.commitment);
            let began = Instant::now();
            let proof = store.inclusion(leaf, size).await?;
            inclusion.push(began.elapsed());
            let began = Instant::now();
            let grown = store.consistency(place, size).await?;
            consistency.push(began.elapsed());
            let (Some(proof), Some(_)) = (proof, grown) else {
                return Err("an entry is not there".into());
            };
            let began = Instant::now();
            std::hint::black_box(includes(&leaf, &leaf, &proof));
            checked.push(began.elapsed());
        }
        let mut append = Vec::new();
        for round in 0..ROUNDS {
            let entry = entry(size + round);
            let began = Instant::now();
            store.append(entry.kind, entry.commitment).await?;
            append.push(began.elapsed());
        }
        next = size + ROUNDS;
        println!(
            "{size} {:.1} {:.1} {:.1} {:.1}",
            median(append),
            median(inclusion),
            median(consistency),
            median(checked)
        );
    }
    store.close().await;
    Ok(())
}
