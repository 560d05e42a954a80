//! How many ratings a second are taken in durably on SQLite by 64 clients; for `cargo xtask bench`.
//!
//! One line: how long writing a page through to this disk takes; ratings a second where each has a commit of its
//! own, and where those that come together share one; and the middle and the 99th percentile of how long one of the
//! latter waits. Times are milliseconds.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench that prints what it has measured"
)]

use ed25519_dalek::SigningKey;
use mingbai_contract::Date;
use mingbai_contract::log::{Hash, LogKeys};
use mingbai_contract::rating::{Level, Rating};
use mingbai_domain::log::sign::{public_key, sign_key};
use mingbai_server::keys::ring::Signer;
use mingbai_server::ops::ratings::rate::new_rating;
use mingbai_server::store::ratings::{Claim, NewRating};
use mingbai_server::store::{self, AnyStore};
use sha2::{Digest as _, Sha256};
use std::error::Error;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const CLIENTS: u64 = 64;
const LONG: Duration = Duration::from_secs(5);
const FLUSHES: usize = 200;

type Fault = Box<dyn Error + Send + Sync>;

/// A county that signs.
struct County {
    signer: Signer,
    day: Date,
}

impl County {
    fn new() -> Result<Self, Fault> {
        let [root, key] = [1, 3].map(|byte| SigningKey::from_bytes(&[byte; 32]));
        let day: Date = "2026-11-20".parse().map_err(|_| "no date")?;
        let keys = LogKeys {
            root: public_key(&root),
            keys: vec![sign_key(&root, public_key(&key), day, None)],
        };
        Ok(Self {
            signer: Signer::new(key, keys),
            day,
        })
    }

    /// Every tenth is a bad one; every seventh says something.
    fn rating(&self, number: u64) -> Result<NewRating, Fault> {
        let bad = number.is_multiple_of(10);
        let rating = Rating {
            id: Hash(Sha256::digest(number.to_be_bytes()).into()),
            window: format!("A{:02}", number % 40).parse()?,
            code: None,
            level: if bad {
                Level::Dissatisfied
            } else {
                Level::VerySatisfied
            },
            tags: vec![if bad { "long-wait" } else { "efficient" }.parse()?],
            comment: number
                .is_multiple_of(7)
                .then(|| "办得很快，态度也好。".to_owned()),
            item: None,
        };
        let new = new_rating(&rating, Claim::Poster, &self.signer, self.day, None);
        new.map_err(|_| "no randomness".into())
    }
}

/// Ratings a second, and how long each took, by clients that each wait for one before they send the next.
async fn measure(
    county: &Arc<County>,
    store: &AnyStore,
    grouped: bool,
) -> Result<(f64, Vec<Duration>), Fault> {
    let began = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let (county, store) = (Arc::clone(county), AnyStore::clone(store));
            tokio::spawn(async move {
                let mut times = Vec::new();
                let mut number = client + if grouped { 1 << 40 } else { 0 };
                while began.elapsed() < LONG {
                    let new = county.rating(number)?;
                    number += CLIENTS;
                    let sent = Instant::now();
                    if grouped {
                        store.rate(new).await??;
                    } else {
                        for outcome in store.rate_all(&[new], false).await? {
                            outcome?;
                        }
                    }
                    times.push(sent.elapsed());
                }
                Ok::<_, Fault>(times)
            })
        })
        .collect();
    let mut all = Vec::new();
    for client in clients {
        all.extend(client.await??);
    }
    let count = f64::from(u32::try_from(all.len())?);
    Ok((count / began.elapsed().as_secs_f64(), all))
}

/// The middle of how long it takes until a page that is added to a file is on the disk: what sharing a commit saves.
fn flush(path: &Path) -> Result<f64, Fault> {
    let mut file = File::create(path)?;
    let mut times = Vec::new();
    for _ in 0..FLUSHES {
        let began = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(began.elapsed());
    }
    times.sort_unstable();
    let middle = times.get(times.len() / 2);
    Ok(middle.map_or(0.0, |time| time.as_secs_f64() * 1e3))
}

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let dir = tempfile::tempdir()?;
    let flush = flush(&dir.path().join("flush"))?;
    let store = store::open(&dir.path().join("ratings.db").display().to_string()).await?;
    let county = Arc::new(County::new()?);
    let (alone, _) = measure(&county, &store, false).await?;
    let (grouped, mut times) = measure(&county, &store, true).await?;
    times.sort_unstable();
    let at = |per_cent: usize| {
        let time = times.get(times.len() * per_cent / 100);
        time.map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    if !store.recount(1).await?.is_empty() {
        return Err("the running counts are wrong".into());
    }
    println!(
        "{flush:.2} {alone:.0} {grouped:.0} {:.2} {:.2}",
        at(50),
        at(99)
    );
    store.close().await;
    Ok(())
}
