//! When a message that was not taken is tried again, and until when.

/// A second, in milliseconds.
const SECOND: i64 = 1000;

/// How long it is left alone after the first try.
const FIRST: i64 = 5 * SECOND;

/// How many times longer after each further one.
const FACTOR: i64 = 3;

/// No longer than this.
const LONGEST: i64 = 4 * 3600 * SECOND;

/// How long it is tried at all.
pub const PATIENCE: i64 = 3 * 24 * 3600 * SECOND;

/// When to try again after so many tries, the first of them at `since_ms`; none where it is given up. Times are
/// milliseconds since 1970, UTC.
///
/// `dice` spreads those that failed together over a fifth of the time. `asked` is how many seconds the gateway
/// wants to be left alone; it is heeded up to the longest pause.
#[must_use]
pub fn next(tries: u32, since_ms: i64, now_ms: i64, dice: u8, asked: Option<u32>) -> Option<i64> {
    if now_ms.saturating_sub(since_ms) >= PATIENCE {
        return None;
    }
    let grown = FACTOR
        .saturating_pow(tries.saturating_sub(1))
        .saturating_mul(FIRST);
    let pause = grown.min(LONGEST);
    let spread = pause / 5 * i64::from(dice) / 255;
    let asked = i64::from(asked.unwrap_or(0)).saturating_mul(SECOND);
    let pause = (pause - pause / 10 + spread).max(asked.min(LONGEST));
    Some(now_ms.saturating_add(pause))
}

#[cfg(test)]
mod tests {
    use super::{PATIENCE, next};

    #[test]
    fn pauses_grow_to_some_hours_and_end_after_some_days() {
        let pause = |tries, dice| next(tries, 0, 0, dice, None).unwrap();
        assert_eq!([pause(1, 0), pause(1, 255)], [4_500, 5_500]);
        let middle: Vec<i64> = (1..12).map(|tries| pause(tries, 128) / 1000).collect();
        let expected = [
            5, 15, 45, 135, 405, 1215, 3646, 10_939, 14_405, 14_405, 14_405,
        ];
        assert_eq!(middle, expected);
        assert_eq!(pause(u32::MAX, 0), 12_960_000);
        // From the first try to the last: all but the last few hours of three days.
        let (mut now, mut tries) = (0, 1);
        while let Some(at) = next(tries, 0, now, 128, None) {
            (now, tries) = (at, tries + 1);
        }
        assert!((PATIENCE..PATIENCE + 15_000_000).contains(&now), "{now}");
        assert!((20..40).contains(&tries), "{tries}");
    }

    #[test]
    fn a_gateway_that_asks_for_time_gets_it_up_to_a_limit() {
        assert_eq!(next(1, 0, 7, 0, Some(60)), Some(60_007));
        assert_eq!(next(1, 0, 0, 0, Some(1)), Some(4_500));
        assert_eq!(next(1, 0, 0, 0, Some(u32::MAX)), Some(14_400_000));
    }
}
