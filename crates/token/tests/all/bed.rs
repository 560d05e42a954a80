//! A key, and a place to be good at.

use chacha20::ChaCha20Rng;
use mingbai_contract::rating::{Evaluated, EvaluationProof, Scope, ScopeOf, Token};
use mingbai_token::{Asking, Fault, Issuer};
use rand_core::{CryptoRng, SeedableRng as _};

pub fn dice(seed: u8) -> impl CryptoRng {
    ChaCha20Rng::from_seed([seed; 32])
}

pub fn key() -> Issuer {
    Issuer::from_seed(&[7; 32]).unwrap()
}

pub fn window(id: &str, quarter: &str) -> Scope {
    Scope {
        of: ScopeOf::Window(id.parse().unwrap()),
        quarter: quarter.parse().unwrap(),
    }
}

pub fn department(id: &str, quarter: &str) -> Scope {
    Scope {
        of: ScopeOf::Department(id.parse().unwrap()),
        quarter: quarter.parse().unwrap(),
    }
}

/// What is answered to an asking.
pub type Answer = (Evaluated, EvaluationProof);

/// One asking and its answer.
pub fn asked(key: &Issuer, scope: &Scope, seed: u8) -> (Asking, Answer) {
    let asking = Asking::new([seed; 32], &mut dice(seed)).unwrap();
    let answer = key.answer(&asking.blinded(), scope, &mut dice(seed ^ 0xff));
    (asking, answer.unwrap())
}

pub fn token(key: &Issuer, scope: &Scope, seed: u8) -> Token {
    let (asking, answer) = asked(key, scope, seed);
    finish(&asking, &answer, key, scope).unwrap()
}

pub fn finish(
    asking: &Asking,
    (evaluated, proof): &Answer,
    key: &Issuer,
    scope: &Scope,
) -> Result<Token, Fault> {
    asking.finish(evaluated, proof, &key.public(), scope)
}
