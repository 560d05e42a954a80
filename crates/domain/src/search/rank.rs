//! The order of hits.

use super::Hit;

/// Scores are below this.
const SCORES: usize = 1024;

/// Keeps the better of two scores; of equals the earlier text's.
pub(super) fn better(best: &mut (u32, u32), score: u32, text: u32) {
    let score = match text {
        _ if score == 0 => 0,
        0 => score + 9,
        1 => score + 3,
        _ => score + 6,
    };
    if score > best.0 {
        *best = (score, text);
    }
}

/// Sorts by counting: scores are small, equals stay in order, and a sort of the standard library
/// would cost the phone some kilobytes.
pub(super) fn ranked(best: &[(u32, u32)], passing: &[bool]) -> Vec<Hit> {
    let hits = || {
        let all = best.iter().zip(passing).enumerate();
        all.filter(|(_, ((score, _), passes))| *score > 0 && **passes)
            .map(|(item, ((score, text), _))| Hit {
                item,
                score: *score,
                text: *text,
            })
    };
    let mut places = vec![0usize; SCORES + 1];
    let mut total = 0;
    for hit in hits() {
        places[place(hit)] += 1;
        total += 1;
    }
    let mut before = 0;
    for count in &mut places {
        (*count, before) = (before, before + *count);
    }
    let mut ranked = vec![
        Hit {
            item: 0,
            score: 0,
            text: 0
        };
        total
    ];
    for hit in hits() {
        let at = &mut places[place(hit)];
        ranked[*at] = hit;
        *at += 1;
    }
    ranked
}

/// The bucket of a score, the highest first.
fn place(hit: Hit) -> usize {
    SCORES - (hit.score as usize).min(SCORES)
}
