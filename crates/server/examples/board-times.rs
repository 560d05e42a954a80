//! How long the board takes over ten million ratings of the sample county on SQLite, and whether the running counts
//! are what they add up to; for `cargo xtask bench`.
//!
//! One line for each question: the period, the level, and milliseconds for the first answer and for the one after
//! it, which is kept.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench that prints what it has measured"
)]

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use mingbai_contract::catalog::Publication;
use mingbai_server::app::{self, Parts};
use mingbai_server::clock::Clock;
use mingbai_server::config::Limits;
use mingbai_server::keys::ring::Ring;
use mingbai_server::live::Live;
use mingbai_server::passwords::Hashing;
use mingbai_server::publish::inspect::inspect;
use mingbai_server::store::{self, AnyStore};
use mingbai_server::web::bundle::Bundle;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::watch;
use tower::ServiceExt as _;

/// 2026-11-26 09:00 in the county.
const NOW_MS: i64 = 1_795_654_800_000;

/// Ratings of the twelve months before, numbered, so that they are written in the order of their names: by window
/// and day in turn, most of them good.
const RATINGS: &str = "WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers \
     WHERE n + 1 < 10000000) \
     INSERT INTO rating SELECT printf('%032x', n), w.id, date('2025-11-26', (n / 997 % 365) || ' days'), \
     CASE n % 5 WHEN 0 THEN 'receipt' WHEN 1 THEN 'poster' ELSE 'live' END, '', \
     CASE WHEN n * 7919 % 1000 < 6 THEN 1 WHEN n * 7919 % 1000 < 20 THEN 2 \
     WHEN n * 7919 % 1000 < 80 THEN 3 WHEN n * 7919 % 1000 < 280 THEN 4 ELSE 5 END, \
     '[]', '', 0, '', '', '', '', '' \
     FROM numbers JOIN seats AS w ON w.place = n % (SELECT count(*) FROM seats)";
const COUNTS: &str = "INSERT INTO rating_counts SELECT \"window\", day, verification, level, count(*) \
     FROM rating GROUP BY 1, 2, 3, 4";
const HANDLED: &str = "INSERT INTO window_days (\"window\", day, concluded, reported) \
     SELECT \"window\", day, 0, sum(ratings) FROM rating_counts GROUP BY 1, 2";

const PERIODS: [&str; 3] = ["2026-10", "2026-Q3", "2026-11"];
const LEVELS: [&str; 4] = ["county", "center", "department", "window"];

type Fault = Box<dyn Error + Send + Sync>;

/// Writes what no clerk could: the rows, and the counts that they add up to.
async fn fill(address: &str, county: &Publication) -> Result<(), Fault> {
    use sqlx::{Connection as _, query};
    let mut write = sqlx::SqliteConnection::connect(address).await?;
    query("CREATE TEMP TABLE seats (place INTEGER PRIMARY KEY, id TEXT NOT NULL)")
        .execute(&mut write)
        .await?;
    for (place, window) in county.windows.iter().enumerate() {
        query("INSERT INTO seats VALUES ($1, $2)")
            .bind(i64::try_from(place)?)
            .bind(window.id.as_str())
            .execute(&mut write)
            .await?;
    }
    for text in [RATINGS, COUNTS, HANDLED] {
        query(text).execute(&mut write).await?;
    }
    Ok(write.close().await?)
}

fn parts(store: &AnyStore, live: &Arc<Live>, end: watch::Receiver<bool>) -> Parts {
    Parts {
        store: store.clone(),
        live: Arc::clone(live),
        ring: Arc::new(Ring::new(|| NOW_MS)),
        bundle: Bundle::default(),
        limits: Limits::default(),
        clock: Clock::new(|| NOW_MS),
        end,
        hashing: Hashing {
            memory_kib: 8,
            passes: 1,
        },
        https: false,
        tells: false,
        origin: None,
    }
}

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let dir = tempfile::tempdir()?;
    let file = dir.path().join("board.db").display().to_string();
    let store = store::open(&file).await?;
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let county = inspect(&data)?.publication.ok_or("no sample county")?;
    store.publish(&county, NOW_MS).await?;
    fill(&format!("sqlite:{file}"), &county).await?;
    if !store.recount(1).await?.is_empty() {
        return Err("the running counts are wrong".into());
    }
    let live = Arc::new(Live::default());
    live.refresh(&store).await?;
    let (_going, end) = watch::channel(false);
    let router = app::build(parts(&store, &live, end))?;
    for period in PERIODS {
        for level in LEVELS {
            let address = format!("/api/v1/board?period={period}&by={level}");
            let mut times = [0.0; 2];
            for time in &mut times {
                let request = Request::get(&address).body(Body::empty())?;
                let began = Instant::now();
                let answer = router.clone().oneshot(request).await?;
                let (head, body) = answer.into_parts();
                let body = body.collect().await.map_err(|_| "no answer")?;
                *time = began.elapsed().as_secs_f64() * 1e3;
                if head.status != StatusCode::OK || body.to_bytes().is_empty() {
                    return Err(format!("{address}: {}", head.status).into());
                }
            }
            println!("{period} {level} {:.2} {:.2}", times[0], times[1]);
        }
    }
    store.close().await;
    Ok(())
}
