//! The public log at several sizes: its operations must grow as the tree grows high, not as it
//! grows wide.

use anyhow::{Result, anyhow};

use super::table;
use crate::shell;

/// The names of what is measured, in the order in which the measuring program prints it.
const WHAT: [&str; 4] = [
    "append one entry, durable",
    "prove inclusion",
    "prove consistency",
    "check inclusion",
];

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
        "log-times",
    ]);
    let rows = rows(&shell::output(&mut cargo)?)
        .ok_or_else(|| anyhow!("the times of the log are not as expected"))?;
    table(&rows);
    println!("Medians on SQLite; the height of the tree grows by the last row's ratio\n");
    Ok(())
}

fn rows(output: &str) -> Option<Vec<Vec<String>>> {
    let mut lines: Vec<Vec<f64>> = Vec::new();
    for line in output.lines() {
        let numbers = line.split(' ').map(str::parse::<f64>);
        lines.push(numbers.collect::<Result<_, _>>().ok()?);
    }
    let (first, last) = (lines.first()?, lines.last()?);
    if lines.iter().any(|line| line.len() != WHAT.len() + 1) {
        return None;
    }
    let mut head = vec!["public log, µs at a size of".to_owned()];
    head.extend(lines.iter().map(|line| format!("{:.0}", line[0])));
    head.push("last ÷ first".to_owned());
    let mut rows = vec![head];
    for (at, name) in (1..).zip(WHAT) {
        let mut row = vec![name.to_owned()];
        row.extend(lines.iter().map(|line| format!("{:.1}", line[at])));
        row.push(format!("{:.2}", last[at] / first[at]));
        rows.push(row);
    }
    let mut height = vec!["height of the tree".to_owned()];
    height.extend(
        lines
            .iter()
            .map(|line| format!("{:.0}", line[0].log2().ceil())),
    );
    height.push(format!(
        "{:.2}",
        last[0].log2().ceil() / first[0].log2().ceil()
    ));
    rows.push(height);
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn ratios_are_between_the_last_size_and_the_first() {
        let rows = rows("1000 100 10 10 1\n100000 120 17 15 1.7\n").unwrap();
        assert_eq!(rows[0][1..3], ["1000", "100000"]);
        assert_eq!(
            rows[2],
            ["prove inclusion", "10.0", "17.0", "1.70"].map(str::to_owned)
        );
        assert_eq!(rows[5][1..], ["10", "17", "1.70"]);
        assert!(super::rows("").is_none() && super::rows("1 2").is_none());
    }
}
