//! Read endpoints against a bare axum handler that returns the same bytes, in the same run.
//!
//! The ratio says what routing, store, caches and headers cost; the machine's speed cancels out.
//! Rounds alternate between the two, and the median of rounds is taken, so that a noisy neighbour
//! hits both.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{
    load::{self, Limits, Measured},
    table,
};
use crate::{
    args::Mode,
    repo,
    server::{self, Options, Server},
    shell, signals,
};

/// The endpoints people's phones ask for most. The query is 开饭店, "open a restaurant".
const ENDPOINTS: [(&str, &str); 4] = [
    ("rendered page", "/items/food-business-license"),
    ("catalog", "/api/v1/catalog"),
    ("guide", "/api/v1/items/food-business-license"),
    ("search", "/api/v1/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97"),
];

/// What a ratio should reach.
const TO_REACH: f64 = 0.7;

/// What the server may hold in memory with the sample county, in MB of 1024².
const MEMORY_TO_REACH: f64 = 64.0;

const ROUNDS: usize = 5;

const LIMITS: Limits = Limits {
    connections: 16,
    requests: 2000,
    time: Duration::from_secs(2),
};

/// Rounds before the counting ones: caches fill, pages are mapped.
const WARM_UP: Limits = Limits {
    connections: 16,
    requests: 100,
    time: Duration::from_secs(1),
};

/// Measures all endpoints and prints the table.
///
/// # Errors
/// A server does not build, start, or answer 200.
pub fn run() -> Result<()> {
    let program = server::build(Mode::Release)?;
    let yardstick = build_yardstick()?;
    let (folder, _cleanup) = signals::temporary_folder("bench")?;
    let database = format!("sqlite:{}", folder.join("bench.db").display());
    let server = Server::start(
        &program,
        &Options {
            host: "127.0.0.1",
            port: 0,
            database: Some(&database),
            data: None,
            // It logs as it does in earnest, but nobody here spends time on showing it.
            web: None,
            metrics: None,
            log: Some(&folder.join("server.log")),
        },
    )?;
    let at_start = resident(server.id())?;
    let mut rows = vec![
        [
            "read endpoint",
            "bytes",
            "ours/s",
            "bare/s",
            "ratio",
            "to reach",
            "p99 ours",
            "p99 bare",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for (name, path) in ENDPOINTS {
        rows.push(one_endpoint(
            server.address(),
            &yardstick,
            &folder,
            name,
            path,
        )?);
    }
    table(&rows);
    let Limits { connections, .. } = LIMITS;
    println!("Medians of {ROUNDS} alternating rounds, {connections} connections, loopback\n");
    table(&[
        ["server memory (MB = 1024² bytes)", "resident", "to reach"]
            .map(str::to_owned)
            .to_vec(),
        vec![
            "after start".to_owned(),
            format!("{at_start:.1} MB"),
            memory_to_reach(),
        ],
        vec![
            "after the load".to_owned(),
            format!("{:.1} MB", resident(server.id())?),
            memory_to_reach(),
        ],
    ]);
    Ok(())
}

fn memory_to_reach() -> String {
    format!("≤ {MEMORY_TO_REACH:.0} MB")
}

fn one_endpoint(
    ours: &str,
    yardstick: &Path,
    folder: &Path,
    name: &str,
    path: &str,
) -> Result<Vec<String>> {
    let answer = server::get(ours, path)?;
    if answer.status != 200 {
        bail!("{path} answered {}", answer.status);
    }
    let body = folder.join(name);
    fs::write(&body, &answer.body)?;
    let bare = Bare::start(
        yardstick,
        &body,
        answer.header("content-type").unwrap_or_default(),
    )?;
    for address in [ours, &bare.address] {
        load::measure(address, path, WARM_UP)?;
    }
    let (mut of_ours, mut of_bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        of_ours.push(load::measure(ours, path, LIMITS).with_context(|| path.to_owned())?);
        of_bare.push(load::measure(&bare.address, path, LIMITS)?);
    }
    let (our_rate, our_p99) = medians(&of_ours);
    let (bare_rate, bare_p99) = medians(&of_bare);
    Ok(vec![
        name.to_owned(),
        answer.body.len().to_string(),
        format!("{our_rate:.0}"),
        format!("{bare_rate:.0}"),
        format!("{:.2}", our_rate / bare_rate),
        format!("≥ {TO_REACH}"),
        format!("{:.2} ms", our_p99.as_secs_f64() * 1000.0),
        format!("{:.2} ms", bare_p99.as_secs_f64() * 1000.0),
    ])
}

fn medians(rounds: &[Measured]) -> (f64, Duration) {
    let mut rates: Vec<f64> = rounds.iter().map(|round| round.per_second).collect();
    rates.sort_by(f64::total_cmp);
    let mut tails: Vec<Duration> = rounds.iter().map(|round| round.p99).collect();
    tails.sort_unstable();
    let middle = rounds.len() / 2;
    (
        rates.get(middle).copied().unwrap_or(f64::NAN),
        tails.get(middle).copied().unwrap_or_default(),
    )
}

/// Resident memory of a process in MB, from Linux's `/proc`.
fn resident(process: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).context("reading /proc")?;
    let kib: f64 = status
        .lines()
        .find_map(|line| {
            line.strip_prefix("VmRSS:")?
                .trim()
                .strip_suffix(" kB")?
                .parse()
                .ok()
        })
        .ok_or_else(|| anyhow!("no VmRSS of process {process}"))?;
    Ok(kib / 1024.0)
}

fn build_yardstick() -> Result<PathBuf> {
    shell::run(shell::cargo().args([
        "build",
        "--locked",
        "--release",
        "--package",
        "xtask",
        "--features",
        "bench",
        "--bin",
        "bare-handler",
    ]))?;
    Ok(repo::target().join("release").join("bare-handler"))
}

/// The yardstick, running. Dropping it stops it.
struct Bare {
    child: Child,
    address: String,
}

impl Bare {
    fn start(program: &Path, body: &Path, content_type: &str) -> Result<Self> {
        let mut child = shell::start(
            Command::new(program)
                .arg(body)
                .arg(content_type)
                .stdin(Stdio::null())
                .stdout(Stdio::piped()),
        )?;
        let lines: mpsc::Receiver<String> = child
            .stdout
            .take()
            .map(server::lines)
            .ok_or_else(|| anyhow!("no standard output"))?;
        let address = lines
            .recv_timeout(Duration::from_secs(10))
            .context("the bare handler did not say where it listens")?;
        Ok(Self { child, address })
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        signals::forget(self.child.id());
    }
}
