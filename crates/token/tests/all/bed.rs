//! A key, and a place to be good at.

use chacha20::ChaCha20Rng;
use mingbai_token::{Answer, Asking, Place, Scope, Token, TokenKey};
use rand_core::{CryptoRng, SeedableRng as _};

pub fn dice(seed: u8) -> impl CryptoRng {
    ChaCha20Rng::from_seed([seed; 32])
}

pub fn key() -> TokenKey {
    TokenKey::from_seed(&[7; 32]).unwrap()
}

pub fn window(id: &str, quarter: &str) -> Scope {
    Scope {
        place: Place::Window(id.parse().unwrap()),
        quarter: quarter.parse().unwrap(),
    }
}

pub fn department(id: &str, quarter: &str) -> Scope {
    Scope {
        place: Place::Department(id.parse().unwrap()),
        quarter: quarter.parse().unwrap(),
    }
}

/// One asking and its answer.
pub fn asked(key: &TokenKey, scope: &Scope, seed: u8) -> (Asking, Answer) {
    let asking = Asking::new([seed; 32], &mut dice(seed)).unwrap();
    let answer = key.answer(&asking.blinded(), scope, &mut dice(seed ^ 0xff));
    (asking, answer.unwrap())
}

pub fn token(key: &TokenKey, scope: &Scope, seed: u8) -> Token {
    let (asking, answer) = asked(key, scope, seed);
    asking.finish(&answer, &key.public(), scope).unwrap()
}
