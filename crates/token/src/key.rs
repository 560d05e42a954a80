//! The server: answers an asking blindly, and tells a token of its own.

use crate::{Fault, Scope, Suite, Token};
use rand_core::TryCryptoRng;
use std::fmt;
use subtle::ConstantTimeEq as _;
use voprf_ng::{BlindedElement, Error, Group, PoprfServer};

/// What `DeriveKeyPair` (RFC 9497 §3.2.1) is told of the use of a key.
const USE: &[u8] = b"mingbai-rating-key-v1";

/// A key that tokens are given out with. Wiped from memory when it is dropped, never printed.
pub struct TokenKey(PoprfServer<Suite>);

/// What the server answers to an asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// What the key makes of the blinded element for the scope. The same whenever the same is asked.
    pub element: [u8; 32],
    /// The proof that it was this key and this scope: `c` and `s`, in that order. Another one each time.
    pub proof: [u8; 64],
}

impl TokenKey {
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
    pub fn public(&self) -> [u8; 32] {
        Suite::serialize_elem(self.0.get_public_key()).into()
    }

    /// Answers an asking for a token of this scope. The dice are for the proof: thrown alike for two different
    /// askings, they would give the key away.
    ///
    /// # Errors
    /// [`Fault::Element`] where this is no blinded element, [`Fault::Dice`].
    pub fn answer(
        &self,
        blinded: &[u8; 32],
        scope: &Scope,
        dice: &mut impl TryCryptoRng,
    ) -> Result<Answer, Fault> {
        self.answer_for(blinded, &scope.info(), dice)
    }

    pub(crate) fn answer_for(
        &self,
        blinded: &[u8; 32],
        info: &[u8],
        dice: &mut impl TryCryptoRng,
    ) -> Result<Answer, Fault> {
        let blinded = BlindedElement::<Suite>::deserialize(blinded).map_err(|_| Fault::Element)?;
        let made = self
            .0
            .blind_evaluate(dice, &blinded, Some(info))
            .map_err(|why| match why {
                Error::Rng => Fault::Dice,
                _ => Fault::Key,
            })?;
        Ok(Answer {
            element: made.message.serialize().into(),
            proof: made.proof.serialize().into(),
        })
    }

    /// Whether this key has given out this token for this scope. Tells in the same time how much of it is right.
    #[must_use]
    pub fn gave(&self, token: &Token, scope: &Scope) -> bool {
        self.0
            .evaluate(&token.input, Some(&scope.info()))
            .is_ok_and(|output| output.as_slice().ct_eq(&token.output).into())
    }
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey")
    }
}
