//! Ratings taken in durably: those that come together share a commit, and how much that is worth.

use anyhow::{Result, anyhow};

use super::table;
use crate::shell;

/// How many times as many there are to be (DESIGN §7).
const TO_REACH: f64 = 20.0;

/// Measures and prints the table.
///
/// # Errors
/// The measuring program does not compile, or ends badly.
pub fn run() -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args([
        "run",
        "--locked",
        "--release",
        "--quiet",
        "--package",
        "mingbai-server",
        "--example",
        "rating-times",
    ]);
    let rows = rows(&shell::output(&mut cargo)?)
        .ok_or_else(|| anyhow!("the times of ratings are not as expected"))?;
    table(&rows);
    println!("64 clients on SQLite, each waiting for one before it sends the next\n");
    Ok(())
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
}
