//! What a rating's code is worth, as far as that can be told without the store (R11).
//!
//! Whatever does not hold is no fault: the rating counts as a poster's, and whoever rates is told why.

use crate::app::App;
use crate::live::current::Current;
use crate::store::ratings::Claim;
use chrono::NaiveDate;
use mingbai_contract::WindowId;
use mingbai_contract::limits::LIVE_CODE_SECONDS;
use mingbai_contract::log::{Hash, KeyId, Signature};
use mingbai_contract::rating::{Code, LiveCode, Rating, Scope, ScopeOf, Token, Unverified};
use mingbai_domain::poster;
use mingbai_domain::rating::scope::is_in_time;
use sha2::{Digest as _, Sha256};

/// How a code of a screen is kept: it is random, so a plain hash is enough.
#[must_use]
pub fn hash(code: &LiveCode) -> Hash {
    Hash(Sha256::digest(code.0).into())
}

/// A code of a screen must have been made after this second, of milliseconds since 1970.
#[must_use]
pub fn made_after(now_ms: i64) -> i64 {
    now_ms.div_euclid(1000) - i64::from(LIVE_CODE_SECONDS)
}

/// By what a rating says that it is verified.
#[must_use]
pub fn claim(app: &App, now: &Current, rating: &Rating, today: NaiveDate, now_ms: i64) -> Claim {
    match &rating.code {
        None => Claim::Poster,
        Some(Code::Poster { key, signature }) => printed(app, now, &rating.window, *key, signature),
        Some(Code::Live(code)) => Claim::Live {
            code: hash(code),
            after_s: made_after(now_ms),
        },
        Some(Code::Receipt { scope, token }) => {
            receipt(app, now, &rating.window, scope, token, today)
        }
    }
}

/// A poster's code counts as what it is. One of another window is told from one that nobody has signed.
fn printed(
    app: &App,
    now: &Current,
    window: &WindowId,
    key: KeyId,
    signature: &Signature,
) -> Claim {
    let Some(signer) = app.ring.signer() else {
        return Claim::Not(Unverified::Forged);
    };
    let signed = |of: &WindowId| poster::verify(of, key, signature, signer.keys());
    match signed(window) {
        Ok(()) => Claim::Poster,
        Err(poster::Forged::UnknownKey) => Claim::Not(Unverified::Forged),
        Err(poster::Forged::NotSigned) => {
            let mut windows = now.shelf.catalog.windows.iter();
            let foreign = windows.any(|other| signed(&other.id).is_ok());
            Claim::Not(if foreign {
                Unverified::Foreign
            } else {
                Unverified::Forged
            })
        }
    }
}

/// A token is genuine first of all; then it must be for this window, or for all of its department, and of this
/// quarter or the one before.
fn receipt(
    app: &App,
    now: &Current,
    window: &WindowId,
    scope: &Scope,
    token: &Token,
    today: NaiveDate,
) -> Claim {
    let tokens = app.ring.tokens();
    if !tokens.is_some_and(|tokens| tokens.gave(token, scope)) {
        return Claim::Not(Unverified::Forged);
    }
    let fits = match &scope.of {
        ScopeOf::Window(of) => of == window,
        ScopeOf::Department(of) => now.department_of(window) == Some(of),
    };
    if !fits {
        return Claim::Not(Unverified::Foreign);
    }
    if !is_in_time(scope.quarter, today) {
        return Claim::Not(Unverified::Late);
    }
    Claim::Token {
        input: mingbai_token::spent(&token.input),
        quarter: scope.quarter,
    }
}
