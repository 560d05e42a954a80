//! Children of this test program that are killed at their work.

use std::io::{BufRead as _, BufReader};
use std::process::Child;
use std::time::Duration;

/// Kills them with SIGKILL once each has said what begins so five times, and a little later in each round, so that
/// it hits them elsewhere; every line that each has said.
pub fn killed_at_work(children: &mut [Child], word: &str, round: u64) -> Vec<Vec<String>> {
    let mut heard: Vec<_> = children
        .iter_mut()
        .map(|child| {
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            let mut said = Vec::new();
            while said
                .iter()
                .filter(|line: &&String| line.starts_with(word))
                .count()
                < 5
            {
                said.push(lines.next().expect("killed before its work").unwrap());
            }
            (said, lines)
        })
        .collect();
    std::thread::sleep(Duration::from_millis(37 * round));
    for child in children.iter_mut() {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    for (said, lines) in &mut heard {
        said.extend(lines.map_while(Result::ok));
    }
    heard.into_iter().map(|(said, _)| said).collect()
}
