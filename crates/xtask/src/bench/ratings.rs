//! Ratings taken in durably: those that come together share a commit, and how much that is worth; and a crowd that
//! rates on while the server is killed.

use anyhow::{Result, anyhow};

use super::table;
use crate::shell;

/// How many times as many there are to be (DESIGN §7).
const TO_REACH: f64 = 20.0;

/// For how many seconds the crowd rates.
const CROWD_SECONDS: u32 = 30;

/// The test in which it does.
const CROWD: &str = "r15_sixty_four_rate_for_seconds_and_the_server_is_killed_in_the_middle";

/// Measures and prints the tables, and how the crowd fared.
///
/// # Errors
/// A measuring program does not compile, or ends badly.
pub fn run() -> Result<()> {
    let measured = rows(&example("rating-times")?)
        .ok_or_else(|| anyhow!("the times of ratings are not as expected"))?;
    table(&measured);
    println!("64 clients on SQLite, each waiting for one before it sends the next\n");
    println!("{}\n", crowd()?);
    let measured = boards(&example("board-times")?)
        .ok_or_else(|| anyhow!("the times of the board are not as expected"))?;
    table(&measured);
    println!("ten million ratings on SQLite, whose running counts are what they add up to\n");
    Ok(())
}

/// What one of the server's measuring programs prints.
fn example(name: &str) -> Result<String> {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--locked", "--release", "--quiet"]);
    cargo.args(["--package", "mingbai-server", "--example", name]);
    shell::output(&mut cargo)
}

/// The table of how long boards take: period, level, first and later answer.
fn boards(output: &str) -> Option<Vec<Vec<String>>> {
    let heads = ["board, ms (to stay under 50)", "by", "first answer", "kept"];
    let mut all = vec![heads.map(str::to_owned).to_vec()];
    for line in output.lines() {
        let cells: Vec<&str> = line.split(' ').collect();
        let [period, by, first, kept] = cells[..] else {
            return None;
        };
        first.parse::<f64>().ok()?;
        kept.parse::<f64>().ok()?;
        all.push([period, by, first, kept].map(str::to_owned).to_vec());
    }
    (all.len() > 1).then_some(all)
}

/// What came of the test with a crowd, for longer than among the other tests.
fn crowd() -> Result<String> {
    let mut cargo = shell::cargo();
    cargo.env("MINGBAI_CROWD_SECONDS", CROWD_SECONDS.to_string());
    cargo.args(["test", "--locked", "--quiet", "--package", "mingbai-server"]);
    cargo.args(["--test", "all", CROWD, "--", "--nocapture"]);
    let output = shell::output(&mut cargo)?;
    said(&output)
        .map(|line| format!("{line} ({CROWD_SECONDS} s, 64 clients on SQLite, nothing lost)"))
        .ok_or_else(|| anyhow!("the crowd has not rated"))
}

/// The line in which the test says how many rated.
fn said(output: &str) -> Option<&str> {
    let mut lines = output.lines();
    lines.find(|line| line.contains("ratings were acknowledged"))
}

fn rows(output: &str) -> Option<Vec<Vec<String>>> {
    let numbers = output.trim().split(' ').map(str::parse::<f64>);
    let numbers: Vec<f64> = numbers.collect::<Result<_, _>>().ok()?;
    let [alone, grouped, middle, slow] = numbers[..] else {
        return None;
    };
    let ratio = format!("{:.1} (to reach {TO_REACH})", grouped / alone);
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    Some(vec![
        row(
            "durable ratings a second, a commit for each",
            format!("{alone:.0}"),
        ),
        row("those that come together in one", format!("{grouped:.0}")),
        row("ratio", ratio),
        row("wait for a shared commit, ms (P50)", format!("{middle:.2}")),
        row("the same (P99)", format!("{slow:.2}")),
    ])
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn the_ratio_is_of_shared_commits_to_own_ones() {
        let rows = rows("250 6000 10.5 21\n").unwrap();
        assert_eq!(rows[2][1], "24.0 (to reach 20)");
        assert_eq!(rows[4][1], "21.00");
        assert!(super::rows("").is_none() && super::rows("1 2 3").is_none());
    }

    #[test]
    fn a_board_has_a_row_for_each_question() {
        let boards =
            super::boards("2026-10 window 31.20 0.40\n2026-11 county 3.10 0.20\n").unwrap();
        assert_eq!(boards.len(), 3);
        assert_eq!(boards[1], ["2026-10", "window", "31.20", "0.40"]);
        for other in ["", "2026-10 window 31.20", "2026-10 window slow 0.40"] {
            assert!(super::boards(other).is_none(), "{other}");
        }
    }

    #[test]
    fn the_crowd_is_found_among_what_the_tests_print() {
        let line = "7 ratings were acknowledged before the server was killed, 9 after";
        let output = format!("\nrunning 1 test\n{line}\n.\ntest result: ok. 1 passed\n");
        assert_eq!(super::said(&output), Some(line));
        assert!(super::said("running 0 tests").is_none());
    }
}
