//! The server: answers an asking blindly, and tells a token of its own.

use crate::{Fault, Suite, info};
use mingbai_contract::rating::{Blinded, Evaluated, EvaluationProof, Scope, Token, TokenPoint};
use rand_core::TryCryptoRng;
use std::fmt;
use subtle::ConstantTimeEq as _;
use voprf_ng::{BlindedElement, Error, Group, PoprfServer};

/// What `DeriveKeyPair` (RFC 9497 §3.2.1) is told of the use of a key.
const USE: &[u8] = b"mingbai-rating-key-v1";

/// A key that tokens are given out with. Wiped from memory when it is dropped, never printed.
pub struct Issuer(PoprfServer<Suite>);

impl Issuer {
    /// The key of a secret seed.
    ///
    /// # Errors
    /// [`Fault::Key`] for a seed that nobody will ever draw: each has 256 keys to be derived from it, and all
    /// would have to be zero.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, Fault> {
        Self::derived(seed, USE)
    }

    pub(crate) fn derived(seed: &[u8], used_for: &[u8]) -> Result<Self, Fault> {
        PoprfServer::new_from_seed(seed, used_for)
            .map(Self)
            .map_err(|_| Fault::Key)
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> TokenPoint {
        TokenPoint(Suite::serialize_elem(self.0.get_public_key()).into())
    }

    /// Answers an asking for a token of this scope: always with the same, but for the proof. The dice are for
    /// that: thrown alike for two different askings, they would give the key away.
    ///
    /// # Errors
    /// [`Fault::Element`] where this is no blinded element, [`Fault::Dice`].
    pub fn answer(
        &self,
        blinded: &Blinded,
        scope: &Scope,
        dice: &mut impl TryCryptoRng,
    ) -> Result<(Evaluated, EvaluationProof), Fault> {
        self.answer_for(blinded, &info(scope), dice)
    }

    pub(crate) fn answer_for(
        &self,
        blinded: &Blinded,
        info: &[u8],
        dice: &mut impl TryCryptoRng,
    ) -> Result<(Evaluated, EvaluationProof), Fault> {
        let blinded =
            BlindedElement::<Suite>::deserialize(&blinded.0).map_err(|_| Fault::Element)?;
        let made = self
            .0
            .blind_evaluate(dice, &blinded, Some(info))
            .map_err(|why| match why {
                Error::Rng => Fault::Dice,
                _ => Fault::Key,
            })?;
        Ok((
            Evaluated(made.message.serialize().into()),
            EvaluationProof(made.proof.serialize().into()),
        ))
    }

    /// Whether this key has given out this token for this scope. Tells in the same time how much of it is right.
    #[must_use]
    pub fn gave(&self, token: &Token, scope: &Scope) -> bool {
        self.0
            .evaluate(&token.input.0, Some(&info(scope)))
            .is_ok_and(|output| output.as_slice().ct_eq(&token.output.0).into())
    }
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Issuer")
    }
}
