//! Ratings on their way (R11): saying that a code was scanned, sending, and what became of a bad one.
//!
//! What opens that is sent in a body and stands nowhere else.

pub use super::work::{Failed, prepare};
use super::work::{post, with_work};
use mingbai_contract::WindowId;
use mingbai_contract::endpoint::{OpenRating, RateAgain, RateWindow, ScanLiveCode};
use mingbai_contract::log::Hash;
use mingbai_contract::problem::ProblemType;
use mingbai_contract::rating::{
    Level, LiveCode, RatingSecret, RatingTaken, RatingView, ScannedCode,
};
use sha2::{Digest as _, Sha256};

/// What names the rating that a secret opens.
#[must_use]
pub fn name(secret: &RatingSecret) -> Hash {
    Hash(Sha256::digest(secret.0).into())
}

/// Says that a code from a window's screen was scanned: the screen shows another one, and this one is good
/// for a while.
///
/// # Errors
/// [`Failed`].
pub async fn scan(window: WindowId, code: LiveCode) -> Result<ScannedCode, Failed> {
    post(&ScanLiveCode { window, code }).await
}

/// Sends a rating, JSON. Sent again it is answered as before.
///
/// # Errors
/// [`Failed`].
pub async fn send(rating: &str) -> Result<RatingTaken, Failed> {
    let sent = with_work(|proof| RateWindow {
        rating: rating.to_owned(),
        proof,
    })
    .await;
    match sent {
        // Not this one is refused: none is taken just now.
        Err(Failed::Refused(ProblemType::Unavailable)) => Err(Failed::Server),
        other => other,
    }
}

/// What became of a bad rating.
///
/// # Errors
/// [`Failed::Refused`] with `not_found` where there is none; else [`Failed`].
pub async fn open(secret: RatingSecret) -> Result<RatingView, Failed> {
    post(&OpenRating(secret)).await
}

/// Rates once more, after it was put right.
///
/// # Errors
/// [`Failed`].
pub async fn again(
    secret: RatingSecret,
    level: Level,
    comment: Option<String>,
) -> Result<RatingView, Failed> {
    with_work(|proof| RateAgain {
        secret,
        level,
        comment: comment.clone(),
        proof,
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::name;
    use mingbai_contract::rating::RatingSecret;

    #[test]
    fn a_rating_is_named_by_the_hash_of_its_secret() {
        // FIPS 180-4: SHA-256 of 32 zero bytes.
        let zero = name(&RatingSecret([0; 32]));
        let hex: String = zero.0.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(
            hex,
            "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
        );
    }
}
