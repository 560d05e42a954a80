//! Browser stories: the real bundle, served by the real server, in Debian's Chromium.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, anyhow};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::Tally;
use crate::{
    apart,
    args::Mode,
    bundle,
    postgres::Cluster,
    repo, served,
    server::{Options, Server},
    shell, signals, tools,
};

/// The server's test that folds the generated applications.
const FOLDS: &str = "applications::folds::r1_r5_phone_and_server_fold_the_same_applications_alike";

/// Installs what is missing, starts one server for all stories, runs Playwright, counts.
///
/// # Errors
/// Something cannot be installed, built or started.
pub fn run(extra: &[String]) -> Result<Tally> {
    tools::node()?;
    let chromium = tools::chromium()?;
    let tests = repo::root().join("tests");
    packages(&tests)?;
    bundle::ensure(Mode::Release)?;
    let folds = apart::alone("folds")?;
    let program = super::tested_server()?;
    let postgres = Cluster::start()?;
    let (folder, _cleanup) = signals::test_folder("stories")?;
    let database = format!("sqlite:{}", folder.join("stories.db").display());
    let log = repo::scratch()?.join("stories-server.log");
    println!("The server's log: {}", log.display());
    let server = Server::start(
        &program,
        &Options {
            host: "127.0.0.1",
            port: 0,
            database: Some(&database),
            data: None,
            web: None,
            metrics: None,
            log: Some(&log),
        },
    )?;
    let answers = folder.join("folds.json");
    fold(&answers, postgres.url())?;
    let report = folder.join("report.json");
    let status = shell::status(
        shell::program("node")
            .arg("node_modules/@playwright/test/cli.js")
            .arg("test")
            .args(extra)
            .current_dir(&tests)
            .env("BASE_URL", server.address())
            .env("CHROMIUM", chromium)
            // For stories that stop their server, or put another version in its place.
            .env("SERVER", &program)
            // For stories on the other engine: each makes a database of its own there.
            .env("POSTGRES", postgres.url())
            // For the story that folds in the browser what the server has folded.
            .env("FOLDS", folds)
            .env("FOLDED", answers)
            .env("REPORT", &report)
            .env("TMPDIR", &folder),
    )?;
    let mut tally = counted(&report)?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Has the server fold the generated applications, and write down its answers.
///
/// # Errors
/// It does not.
fn fold(answers: &Path, postgres: &str) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--locked"]).args(super::on_host()?);
    cargo.args(["--test", "all", "--", "--exact", FOLDS]);
    cargo.env("MINGBAI_TEST_POSTGRES", postgres);
    shell::run(cargo.env("MINGBAI_TEST_FOLDS", answers))
}

/// Installs the npm packages if the lock file is not the one they were installed from.
///
/// # Errors
/// npm cannot bring them.
pub fn packages(tests: &Path) -> Result<()> {
    let lock = fs::read(tests.join("package-lock.json")).context("reading package-lock.json")?;
    let wanted = served::hex(&Sha256::digest(&lock));
    let stamp = tests.join("node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing the npm packages of the browser stories");
    tools::npm_ci(tests)?;
    fs::write(&stamp, wanted).with_context(|| format!("writing {}", stamp.display()))
}

/// Counts from Playwright's JSON report. A skipped story has failed: nothing is skipped silently.
fn counted(report: &Path) -> Result<Tally> {
    let text = fs::read_to_string(report).context("Playwright left no report")?;
    let report: Value = serde_json::from_str(&text)?;
    let number = |name: &str| {
        report["stats"][name]
            .as_u64()
            .ok_or_else(|| anyhow!("no stats.{name} in the report"))
    };
    let skipped = number("skipped")?;
    if skipped > 0 {
        println!("{skipped} skipped stories count as failed: nothing is skipped silently");
    }
    // A flaky story passed on a second try: there are none, `retries` is 0.
    Ok(Tally {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")? + skipped,
    })
}
