//! How guesses at a password are slowed without locking anybody out (NIST SP 800-63B §3.2.2): the first
//! few cost nothing, then the time to wait doubles, up to a minute. A browser in which somebody has
//! signed in before counts apart, and a recovery code, which nobody can guess, need not wait.

/// How many wrong guesses cost nothing.
pub const FREE: i64 = 5;

/// The longest time to wait, in milliseconds.
pub const LONGEST_MS: i64 = 60_000;

/// After so many milliseconds without a guess all are forgotten.
pub const FORGOTTEN_MS: i64 = 24 * 3_600_000;

/// What another guess now makes of those so far: how many there are with it, and how many milliseconds
/// one must wait for it; 0 when it may be made.
#[must_use]
pub fn next(failures: i64, last_ms: i64, now_ms: i64) -> (i64, i64) {
    let since = now_ms - last_ms;
    // A clock that was set back must not make anybody wait for years.
    if failures < FREE || !(-LONGEST_MS..FORGOTTEN_MS).contains(&since) {
        let failures = if since >= FORGOTTEN_MS { 0 } else { failures };
        return (failures + 1, 0);
    }
    let doublings = u32::try_from(failures - FREE).unwrap_or(u32::MAX).min(16);
    let wait = (1000_i64 << doublings).min(LONGEST_MS);
    (failures + 1, (wait - since).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_to_wait_doubles_and_stays_bearable() {
        for (failures, since, wait) in [
            (0, 0, 0),
            (4, 0, 0),
            (5, 0, 1000),
            (5, 400, 600),
            (5, 1000, 0),
            (6, 0, 2000),
            (10, 0, 32_000),
            (11, 0, 60_000),
            (5000, 0, 60_000),
            (5000, 60_000, 0),
            (5000, FORGOTTEN_MS, 0),
            (5000, -10 * FORGOTTEN_MS, 0),
        ] {
            let now = 10 * FORGOTTEN_MS;
            assert_eq!(
                next(failures, now - since, now).1,
                wait,
                "{failures} {since}"
            );
        }
        assert_eq!(next(5000, 0, FORGOTTEN_MS).0, 1);
    }
}
