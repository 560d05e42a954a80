//! `cargo test`, with its results counted.

use std::ffi::OsStr;

use anyhow::Result;

use super::Tally;
use crate::shell;

/// Runs the tests of some packages, all of them even after a failure, and counts. Every line of their output is
/// handed to `see`.
///
/// # Errors
/// Cargo cannot be started.
pub fn test(
    arguments: &[String],
    environment: &[(&str, &OsStr)],
    extra: &[String],
    mut see: impl FnMut(&str),
) -> Result<Tally> {
    let mut command = shell::cargo();
    command
        .args(["test", "--locked", "--no-fail-fast"])
        .args(arguments);
    for (key, value) in environment {
        command.env(key, value);
    }
    if !extra.is_empty() {
        command.arg("--").args(extra);
    }
    let mut tally = Tally::default();
    let mut ignored = 0;
    let status = shell::tee(&mut command, |line| {
        see(line);
        if let Some(result) = counted(line) {
            tally += result.tally;
            ignored += result.ignored;
        }
    })?;
    if ignored > 0 {
        println!("{ignored} ignored tests count as failed: nothing is skipped silently");
        tally.failed += ignored;
    }
    // What does not compile has no result line.
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

struct Counted {
    tally: Tally,
    ignored: u64,
}

/// Reads `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; …`.
fn counted(line: &str) -> Option<Counted> {
    let result = line.trim_start().strip_prefix("test result: ")?;
    let (_, numbers) = result.split_once(". ")?;
    let number = |what: &str| -> Option<u64> {
        numbers
            .split(';')
            .find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok())
    };
    Some(Counted {
        tally: Tally {
            passed: number("passed")?,
            failed: number("failed")?,
        },
        ignored: number("ignored")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_counted() {
        let counted = counted(
            "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; \
             finished in 0.07s",
        )
        .unwrap();
        assert_eq!(
            counted.tally,
            Tally {
                passed: 12,
                failed: 2
            }
        );
        assert_eq!(counted.ignored, 1);
    }

    #[test]
    fn other_lines_are_not() {
        assert!(counted("test result_is_ok ... ok").is_none());
        assert!(counted("running 12 tests").is_none());
    }
}
