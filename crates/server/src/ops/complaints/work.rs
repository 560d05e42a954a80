//! Work that is asked of whoever is not asked for a name (DESIGN §4): challenges, and whether they were met.
//!
//! A challenge needs no memory: it carries the server's word for what it says, under a secret of the day that
//! all processes share. That each is used once the store sees to. How hard it is follows from how many came
//! within the last minutes, here: a count in memory, without who or when.

use super::refusal::conflict;
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::desk::day;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::complaints::Spent;
use axum::http::StatusCode;
use hmac::{Hmac, KeyInit as _, Mac as _};
use mingbai_contract::Date;
use mingbai_contract::complaint::{Challenge, ChallengeToken, Proof};
use mingbai_contract::log::bytes::{decode, encode};
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::work::{Effort, MINUTES, Said, WINDOW_MINUTES, is_solved};
use mingbai_domain::time::Zone;
use sha2::Sha256;
use std::sync::{Mutex, PoisonError};

const TAG: &[u8] = b"mingbai-challenge-v1\0";

/// How many days' secrets are held: today's, and yesterday's for what was given out before midnight.
const DAYS: usize = 2;

type Key = [u8; 32];

/// What a process knows of challenges.
#[derive(Debug, Default)]
pub struct Challenges {
    secrets: Mutex<Vec<(Date, Key)>>,
    /// Requests by minute, of the last few.
    requests: Mutex<Vec<(u64, u32)>>,
}

impl Challenges {
    /// Counts a request, and says how many there were within the window.
    fn count(&self, minute: u64) -> u32 {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        match requests.last_mut() {
            Some((last, number)) if *last == minute => *number = number.saturating_add(1),
            _ => requests.push((minute, 1)),
        }
        within(&mut requests, minute)
    }

    /// How many requests there were within the window.
    fn load(&self, minute: u64) -> u32 {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        within(&mut requests, minute)
    }

    fn known(&self, day: Date) -> Option<Key> {
        let secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        let found = secrets.iter().find(|(known, _)| *known == day);
        found.map(|(_, key)| *key)
    }

    fn learn(&self, day: Date, key: Key) {
        let mut secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        secrets.retain(|(known, _)| *known != day);
        secrets.push((day, key));
        secrets.sort_by_key(|(day, _)| *day);
        let old = secrets.len().saturating_sub(DAYS);
        secrets.drain(..old);
    }
}

/// Forgets what is older than the window, and sums the rest up.
fn within(requests: &mut Vec<(u64, u32)>, minute: u64) -> u32 {
    requests.retain(|(then, _)| then + WINDOW_MINUTES > minute && *then <= minute);
    requests
        .iter()
        .fold(0, |sum: u32, (_, number)| sum.saturating_add(*number))
}

/// The secret of a day, which every process has.
async fn key(app: &App, day: Date) -> Result<Key, Refusal> {
    if let Some(key) = app.challenges.known(day) {
        return Ok(key);
    }
    let proposed = secret::random::<32>().map_err(|error| internal(&error))?;
    let kept = app.store.challenge_secret(day, &encode(&proposed)).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let key = decode(&kept).map_err(|error| internal(&error))?;
    app.challenges.learn(day, key);
    Ok(key)
}

fn mac(key: &Key, said: &Said) -> Option<Hmac<Sha256>> {
    let mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    Some(mac.chain_update(TAG).chain_update(said.bytes()))
}

/// The minute of a moment, since 1970.
fn minute(now_ms: i64) -> u64 {
    u64::try_from(now_ms / 60_000).unwrap_or(0)
}

/// The day on which a challenge was given out.
fn given_out(said: &Said, zone: Zone) -> Date {
    let minute = said.until_minute.saturating_sub(MINUTES);
    let at_ms = i64::try_from(minute).unwrap_or(0).saturating_mul(60_000);
    day(at_ms, zone)
}

/// A new challenge.
///
/// # Errors
/// 503 while nothing is published.
pub async fn give_out(app: &App) -> Result<Challenge, Refusal> {
    let now = published(app)?;
    let minute = minute(app.clock.now_ms());
    let effort = Effort::under(app.challenges.load(minute));
    let said = Said {
        salt: secret::random().map_err(|error| internal(&error))?,
        until_minute: minute + MINUTES,
        effort,
    };
    let key = key(app, given_out(&said, now.zone)).await?;
    let word = mac(&key, &said).ok_or(Refusal::INTERNAL)?;
    Ok(Challenge {
        token: said.with_word(word.finalize().into_bytes().into()),
        puzzles: effort.puzzles,
        bits: effort.bits,
        seconds: u32::try_from(MINUTES * 60).unwrap_or(u32::MAX),
    })
}

/// Looks whether the work was done: then the challenge is to be spent with what it was done for.
///
/// # Errors
/// 400 `challenge_expired` or `work_not_done`.
pub async fn done(app: &App, proof: &Proof) -> Result<Spent, Refusal> {
    let now = published(app)?;
    let now_ms = app.clock.now_ms();
    let minute = minute(now_ms);
    app.challenges.count(minute);
    let today = day(now_ms, now.zone);
    let (said, word) = Said::read(&proof.token);
    let expired = || refusal(ProblemType::ChallengeExpired);
    let late = said.until_minute < minute || said.until_minute > minute + MINUTES;
    if late {
        return Err(expired());
    }
    let key = key(app, given_out(&said, now.zone)).await?;
    let ours = mac(&key, &said).ok_or(Refusal::INTERNAL)?;
    ours.verify_slice(&word).map_err(|_| expired())?;
    if !is_solved(proof) {
        return Err(refusal(ProblemType::WorkNotDone));
    }
    Ok(Spent {
        challenge: name(&proof.token),
        day: today,
    })
}

/// How a challenge that was used is kept.
fn name(token: &ChallengeToken) -> String {
    secret::hash("challenge", &token.to_string())
}

const fn refusal(kind: ProblemType) -> Refusal {
    let mut refusal = conflict(kind);
    refusal.status = StatusCode::BAD_REQUEST;
    refusal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_within_the_window_only() {
        let challenges = Challenges::default();
        for (minute, expected) in [(100, 1), (100, 2), (105, 3), (109, 4), (110, 3), (200, 1)] {
            assert_eq!(challenges.count(minute), expected, "{minute}");
        }
        assert_eq!(challenges.load(209), 1);
        assert_eq!(challenges.load(210), 0);
    }

    #[test]
    fn two_days_secrets_are_held() {
        let challenges = Challenges::default();
        let days = ["2026-11-20", "2026-11-21", "2026-11-22"].map(|day| day.parse().unwrap());
        for (day, byte) in days.into_iter().zip(1..) {
            challenges.learn(day, [byte; 32]);
        }
        assert_eq!(
            days.map(|day| challenges.known(day)),
            [None, Some([2; 32]), Some([3; 32])]
        );
    }
}
