//! `POST /api/v1/ratings`.
//!
//! Once, however often it is sent: the rating's name is made on the phone, and what was taken in under it is told
//! by a salted hash. So there is no other record of the request.

use super::{Refused, TRIES, random_name, verify};
use crate::app::App;
use crate::keys::ring::Signer;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::complaints::refusal::conflict;
use crate::ops::complaints::work;
use crate::ops::desk::{day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::complaints::Spent;
use crate::store::ratings::{Claim, KeptRating, NewRating as New, NotRated};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::Date;
use mingbai_contract::log::{EntryKind, Hash};
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_contract::rating::{NewRating, Rating, RatingTaken};
use mingbai_domain::log::record;
use mingbai_domain::log::tree::commitment;
use mingbai_domain::rating::check;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Rate a window
///
/// Without a name. Answers with the county's signed word for it, which proves that it was taken in and never what
/// it says, and with how it counts: where the code does not hold, as by a poster, and `instead` says why. The same
/// rating sent again gets the same answer; another one under its name 409. All faults come at once (400).
#[utoipa::path(
    post,
    path = "/api/v1/ratings",
    operation_id = "rate_window",
    tag = "ratings",
    request_body = NewRating,
    responses((status = 200, description = "It was taken in", body = RatingTaken), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(NewRating { rating, proof }): Body<NewRating>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let faults = check::rating("/rating", &rating, &*now);
    if !faults.is_empty() {
        return Err(Refusal::fields(faults));
    }
    if let Some(answer) = before(&app, &rating).await? {
        return Ok(say(answer));
    }
    let spent = work::done(&app, &proof).await?;
    let signer = app.ring.signer().ok_or(Refusal::UNAVAILABLE)?;
    let now_ms = app.clock.now_ms();
    let mut today = day(now_ms, now.zone);
    let claim = verify::claim(&app, &now, &rating, today.0, now_ms);
    for _ in 0..TRIES {
        let new = new_rating(&rating, claim, &signer, today, Some(spent.clone()))?;
        let done = app.store.rate(new).await;
        match done.map_err(|error| internal(&error))? {
            Ok(kept) => return Ok(say(answer(&rating, &kept)?)),
            // The same at the same moment: one of the two used the challenge up.
            Err(NotRated::Spent) => {
                let before = before(&app, &rating).await?;
                let before = before.ok_or(conflict(ProblemType::ChallengeSpent))?;
                return Ok(say(before));
            }
            Err(NotRated::DayOver) => today = after_log(&app, today).await?,
        }
    }
    Err(Refusal::UNAVAILABLE)
}

/// The first day that has not entered the log: it ends in the midst of a request, or this machine's clock is late.
async fn after_log(app: &App, today: Date) -> Result<Date, Refusal> {
    let last = app.store.day_heads(None, 1).await;
    let last = last.map_err(|error| internal(&error))?;
    let last = last.first().map_or(today, |last| last.day.max(today));
    last.0.succ_opt().map(Date).ok_or(Refusal::UNAVAILABLE)
}

/// What was answered to the same rating before; none where its name is new.
///
/// # Errors
/// 409 where something else was taken in under it.
async fn before(app: &App, rating: &Rating) -> Result<Option<RatingTaken>, Refusal> {
    let known = app.store.rating(&rating.id).await;
    let known = known.map_err(|error| internal(&error))?;
    known.map(|known| answer(rating, &known)).transpose()
}

/// A hash of what was sent, under the salt of its commitment: it tells the same from something else, and nothing to
/// whoever does not know both.
fn request(salt: &Hash, rating: &Rating) -> Hash {
    let hash = Sha256::new()
        .chain_update(salt.0)
        .chain_update(rating.to_json());
    Hash(hash.finalize().into())
}

/// A rating as it is taken in on a day.
///
/// # Errors
/// 500 where the system has no randomness.
pub fn new_rating(
    rating: &Rating,
    claim: Claim,
    signer: &Signer,
    today: Date,
    spent: Option<Spent>,
) -> Result<New, Refusal> {
    let salt = secret::random().map(Hash);
    let salt = salt.map_err(|error| internal(&error))?;
    let record = record::rating(&rating.id, today, &rating.window);
    let commitment = commitment(EntryKind::Rating, &salt.0, &record);
    Ok(New {
        claim,
        receipt: signer.receipt(EntryKind::Rating, commitment, today),
        salt,
        request: request(&salt, rating),
        rectification: random_name()?,
        comment: random_name()?,
        spent,
        rating: rating.clone(),
    })
}

/// What is answered, whenever it is asked.
fn answer(rating: &Rating, kept: &KeptRating) -> Result<RatingTaken, Refusal> {
    if request(&kept.salt, rating) != kept.request {
        return Err(Refusal::conflict("/rating/id", FieldCode::Taken));
    }
    Ok(RatingTaken {
        day: kept.receipt.day,
        receipt: kept.receipt.clone(),
        verification: kept.verification,
        instead: kept.instead,
    })
}
