//! `cargo xtask test`: every check there is, in order, stopping at the first step that fails.
//!
//! Nothing is skipped silently: an ignored test is a failed one, a step that was not reached is
//! named, and the last line counts everything that was run.

mod beside;
pub mod browser;
mod cargo;
mod crates;

use std::{
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Result;
use beside::Beside;
use crates::{Crates, packages};

use crate::{
    args::{Mode, TestOptions},
    bench::sizes,
    bundle,
    postgres::Cluster,
    python, repo, shell, signals, tools,
};

/// How many checks of a step passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that passed.
    pub passed: u64,
    /// Checks that failed, or were ignored.
    pub failed: u64,
}

impl Tally {
    /// A single check.
    fn one(passed: bool) -> Self {
        Self {
            passed: u64::from(passed),
            failed: u64::from(!passed),
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The server's package, and its program.
const SERVER: &str = "mingbai-server";

type Step = fn(&[String]) -> Result<Tally>;

/// All steps, in order.
const STEPS: [(&str, Step); 6] = [
    ("format", format),
    ("clippy", clippy),
    ("crates", crates),
    ("data", data),
    ("bundle", build_bundle),
    ("browser", browser::run),
];

/// The step beside which the bundles are built, where all is run: tests keep both cores busy, linking keeps one.
const BESIDE_IT: &str = "crates";

/// The step that is run so.
const BESIDE: &str = "bundle";

/// Steps whose test runner takes arguments.
const WITH_ARGUMENTS: [&str; 2] = ["crates", "browser"];

/// Runs the steps and prints the closing line `N passed, N failed`.
pub fn run(options: &TestOptions) -> ExitCode {
    if let Some(message) = mistake(options) {
        eprintln!("xtask: {message}");
        return ExitCode::from(2);
    }
    let started = Instant::now();
    let mut total = Tally::default();
    let mut times: Vec<(&str, Duration, Tally)> = Vec::new();
    let mut not_reached = Vec::new();
    let mut beside: Option<Beside> = None;
    for (name, step) in STEPS {
        if !options.only.is_empty() && !options.only.iter().any(|only| only == name) {
            continue;
        }
        if total.failed > 0 {
            not_reached.push(name);
            continue;
        }
        println!("\n== {name}");
        let began = Instant::now();
        let done = match beside.take_if(|_| name == BESIDE) {
            Some(under_way) => under_way.finish(),
            None if name == BESIDE_IT && options.only.is_empty() => begin_beside()
                .map(|under_way| beside = Some(under_way))
                .and_then(|()| step(&options.extra)),
            None => step(&options.extra),
        };
        let mut tally = done.unwrap_or_else(|error| {
            println!("{name}: {error:#}");
            Tally::one(false)
        });
        if tally == Tally::default() {
            println!("{name}: nothing was run, which is no success");
            tally = Tally::one(false);
        }
        let took = began.elapsed();
        println!("== {name}: {} in {:.1} s", words(tally), took.as_secs_f64());
        total += tally;
        times.push((name, took, tally));
    }
    println!();
    for (name, took, tally) in times {
        println!("{name:<10}{:>8.1} s   {}", took.as_secs_f64(), words(tally));
    }
    println!("{:<10}{:>8.1} s", "all", started.elapsed().as_secs_f64());
    if !not_reached.is_empty() {
        println!("Not reached after the failure: {}", not_reached.join(", "));
    }
    println!("{}", words(total));
    if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What is missing is installed first: two programs that install would be in each other's way.
fn begin_beside() -> Result<Beside> {
    tools::poster_readers()?;
    python::ready()?;
    tools::ready_for_bundle()?;
    tools::crates()?;
    tools::shrink()?;
    Beside::start(BESIDE)
}

fn words(tally: Tally) -> String {
    format!("{} passed, {} failed", tally.passed, tally.failed)
}

fn mistake(options: &TestOptions) -> Option<String> {
    let known = |only: &&String| STEPS.iter().any(|(name, _)| name == only);
    if let Some(unknown) = options.only.iter().find(|only| !known(only)) {
        let names: Vec<_> = STEPS.iter().map(|(name, _)| *name).collect();
        return Some(format!(
            "no step is called {unknown:?}; there are {}",
            names.join(", ")
        ));
    }
    let takes = matches!(options.only.as_slice(), [one] if WITH_ARGUMENTS.contains(&one.as_str()));
    if !options.extra.is_empty() && !takes {
        return Some(format!(
            "what follows -- needs one step to go to: --only {}",
            WITH_ARGUMENTS.join(", --only ")
        ));
    }
    None
}

fn format(_: &[String]) -> Result<Tally> {
    tools::rust_components()?;
    check(shell::cargo().args(["fmt", "--all", "--check"]))
}

/// Two calls: views for the browser, and everything for the host, where the server renders them. In one call
/// their features would unify into a mixture that is never built.
fn clippy(_: &[String]) -> Result<Tally> {
    tools::rust_components()?;
    tools::wasm_target()?;
    let Crates {
        views,
        mut ssr,
        others,
    } = Crates::read()?;
    ssr.push("xtask/bench".to_owned());
    let target = ["--target", "wasm32-unknown-unknown"].map(str::to_owned);
    let calls = [
        vec![packages(&views), target.to_vec()],
        vec![
            ["--all-targets".to_owned()].to_vec(),
            packages(views.iter().chain(&others)),
            rendering(&ssr),
        ],
    ];
    let mut tally = Tally::default();
    for call in calls {
        let mut cargo = shell::cargo();
        cargo
            .args(["clippy", "--locked"])
            .args(call.concat())
            .args(["--", "--deny", "warnings"]);
        tally += check(&mut cargo)?;
    }
    Ok(tally)
}

/// Arguments that make views render on the host.
fn rendering(ssr: &[String]) -> Vec<String> {
    let arguments = ["--no-default-features", "--features"].map(str::to_owned);
    [arguments.as_slice(), &[ssr.join(",")]].concat()
}

/// All that is tested by cargo: rules, wire, cryptography, views on the host, and the API on both engines.
fn crates(extra: &[String]) -> Result<Tally> {
    tools::poster_readers()?;
    let python = python::ready()?;
    let postgres = Cluster::start()?;
    let (folder, _cleanup) = signals::test_folder("tests")?;
    let mut connected = 0;
    let tally = cargo::test(
        &on_host()?,
        &[
            (python::VARIABLE, python.as_os_str()),
            ("MINGBAI_TEST_POSTGRES", postgres.url().as_ref()),
            ("TMPDIR", folder.as_os_str()),
        ],
        extra,
        |line| connected += usize::from(line.starts_with("test ") && line.contains("postgres")),
    )?;
    println!("Tests with `postgres` in their name: {connected}");
    Ok(tally)
}

/// Arguments that have cargo test every crate on the host in one call. Whatever is tested by them is built so:
/// cargo would build the libraries anew for every other choice of packages and features.
fn on_host() -> Result<Vec<String>> {
    let Crates { views, ssr, others } = Crates::read()?;
    let all = packages(views.iter().chain(&others));
    Ok([all, rendering(&ssr)].concat())
}

/// Builds the server as its own tests have it. Returns the program's path.
fn tested_server() -> Result<PathBuf> {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--locked", "--no-run"]);
    shell::run(cargo.args(on_host()?))?;
    Ok(repo::target().join("debug").join(SERVER))
}

fn data(_: &[String]) -> Result<Tally> {
    check(shell::program(tested_server()?).args(["check", "data"]))
}

/// Builds the bundles and weighs them, where what makes them small is to be had.
fn build_bundle(_: &[String]) -> Result<Tally> {
    bundle::ensure(Mode::Release)?;
    if tools::shrink()?.is_none() {
        return Ok(Tally::one(true));
    }
    let broken = sizes::broken()?;
    for budget in &broken {
        println!("Over its budget: {budget}");
    }
    Ok(Tally::one(broken.is_empty()))
}

/// A command that passes or fails as a whole.
fn check(command: &mut std::process::Command) -> Result<Tally> {
    Ok(Tally::one(shell::status(command)?.success()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(only: &[&str], extra: &[&str]) -> TestOptions {
        let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        TestOptions {
            only: owned(only),
            extra: owned(extra),
        }
    }

    #[test]
    fn a_step_that_does_not_exist_is_a_mistake_and_no_empty_success() {
        assert!(
            mistake(&options(&["brwoser"], &[]))
                .unwrap()
                .contains("brwoser")
        );
        assert_eq!(mistake(&options(&["browser", "crates"], &[])), None);
    }

    #[test]
    fn runner_arguments_need_one_step_to_go_to() {
        assert_eq!(mistake(&options(&["browser"], &["-g", "tick"])), None);
        assert!(mistake(&options(&[], &["-g"])).is_some());
        assert!(mistake(&options(&["data"], &["-g"])).is_some());
        assert!(mistake(&options(&["crates", "browser"], &["-g"])).is_some());
    }
}
