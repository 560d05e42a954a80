//! Anonymous ratings (R11): taken in, verified, counted, put right. Every story runs on both engines.

mod clerk;
mod codes;
mod crowd;
mod desk;
mod follow;
mod handled;
mod intake;
mod kept;
mod killed;
mod store;
mod time;
mod traces;

use crate::bed::{Bed, signer};
use crate::complaints::proof;
use crate::desk::{Browser, Person, join};
use ed25519_dalek::SigningKey;
use getrandom::SysRng;
use mingbai_client::ClientError;
use mingbai_contract::complaint::Proof;
use mingbai_contract::desk::endpoint::PostLiveCode;
use mingbai_contract::desk::ratings::{ShowCode, ShownCode};
use mingbai_contract::desk::staff::{Grant, Role};
use mingbai_contract::endpoint::RateWindow;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{
    Code, Level, LiveCode, Rating, RatingSecret, RatingTaken, Scope, Token, TokenKeys,
};
use mingbai_domain::log::sign::sign_token_key;
use mingbai_domain::poster::sign_poster;
use mingbai_server::keys::tokens::Tokens;
use mingbai_server::ops::ratings::rate::new_rating;
use mingbai_server::store::ratings::{Claim, NewRating};
use mingbai_token::{Asking, Issuer};
use sha2::{Digest as _, Sha256};

/// The day that the bed's clock shows at first.
pub const TODAY: &str = "2026-11-20";

/// A window of the department `scjg`, where the tests' clerk sits.
pub const WINDOW: &str = "A02";

pub const DAY: i64 = 24 * 3_600_000;

/// A secret of one's own for each number.
pub fn secret(number: u32) -> RatingSecret {
    RatingSecret(Sha256::digest(number.to_be_bytes()).into())
}

/// A good rating of [`WINDOW`], without a code.
pub fn good(number: u32) -> Rating {
    Rating {
        id: Hash(Sha256::digest(secret(number).0).into()),
        window: WINDOW.parse().unwrap(),
        code: None,
        level: Level::VerySatisfied,
        tags: Vec::new(),
        comment: None,
        item: None,
    }
}

/// A bad one.
pub fn bad(number: u32) -> Rating {
    Rating {
        level: Level::Dissatisfied,
        tags: vec!["long-wait".parse().unwrap()],
        ..good(number)
    }
}

/// The same with a code.
pub fn coded(rating: Rating, code: Code) -> Rating {
    Rating {
        code: Some(code),
        ..rating
    }
}

/// Sends a rating with work that is done.
pub async fn send_with(
    bed: &Bed,
    rating: &Rating,
    proof: Proof,
) -> Result<RatingTaken, ClientError> {
    let sent = RateWindow {
        rating: rating.to_json(),
        proof,
    };
    bed.client().rate_window(&sent).await
}

/// Sends a rating with fresh work.
pub async fn send(bed: &Bed, rating: &Rating) -> Result<RatingTaken, ClientError> {
    send_with(bed, rating, proof(bed).await).await
}

/// A rating as the store takes it in, of a day, without anybody's having worked for it.
pub fn made(rating: &Rating, day: &str) -> NewRating {
    let day = day.parse().unwrap();
    new_rating(rating, Claim::Poster, &signer(), day, None).unwrap()
}

/// Takes ratings in as if they had come on a day.
pub async fn keep(bed: &Bed, ratings: &[Rating], day: &str) {
    let new: Vec<_> = ratings.iter().map(|rating| made(rating, day)).collect();
    for outcome in bed.store.rate_all(&new, true).await.unwrap() {
        outcome.unwrap();
    }
}

/// Somebody with a role: of `scjg`, where roles have a department.
pub async fn person(bed: &Bed, login: &str, role: Role) -> Person {
    join(bed, login, vec![crate::desk::grant(role)]).await
}

/// A clerk of another department than [`WINDOW`]'s.
pub async fn stranger(bed: &Bed) -> Person {
    let grant = Grant {
        role: Role::ChiefRepresentative,
        department: "gongan".parse().ok(),
        windows: Vec::new(),
    };
    join(bed, "stranger", vec![grant]).await
}

/// What [`WINDOW`]'s screen shows.
pub async fn shown(browser: &Browser, shown: Option<LiveCode>) -> ShownCode {
    let asked = ShowCode {
        window: WINDOW.parse().unwrap(),
        shown,
    };
    browser.client().desk(&PostLiveCode, &asked).await.unwrap()
}

/// Gives the county keys to make tokens with.
pub fn give_token_keys(bed: &Bed) {
    let root = SigningKey::from_bytes(&[1; 32]);
    let issuer = issuer();
    let from = "2026-07-01".parse().unwrap();
    let keys = TokenKeys {
        root: signer().keys().root,
        keys: vec![sign_token_key(&root, issuer.public(), from, None)],
    };
    bed.ring.put_tokens(Tokens::new(keys, vec![issuer]));
}

fn issuer() -> Issuer {
    Issuer::from_seed(&[7; 32]).unwrap()
}

/// The code of a token that the county gave out for a scope.
pub fn token(scope: &str, number: u8) -> Code {
    token_of(&issuer(), scope, number)
}

/// The same by any key.
pub fn token_of(issuer: &Issuer, scope: &str, number: u8) -> Code {
    let scope: Scope = scope.parse().unwrap();
    let asking = Asking::new([number; 32], &mut SysRng).unwrap();
    let (evaluated, proof) = issuer
        .answer(&asking.blinded(), &scope, &mut SysRng)
        .unwrap();
    let token: Token = asking
        .finish(&evaluated, &proof, &issuer.public(), &scope)
        .unwrap();
    Code::Receipt { scope, token }
}

/// A poster's code, signed by the bed's working key or any other.
pub fn poster(window: &str, key: u8) -> Code {
    sign_poster(
        &SigningKey::from_bytes(&[key; 32]),
        &window.parse().unwrap(),
    )
}
