//! The phone: asks for a token without showing it, and makes the answer one.

use crate::replay::Replay;
use crate::{Fault, Suite, info};
use mingbai_contract::rating::{
    Blinded, Evaluated, EvaluationProof, Scope, Token, TokenInput, TokenOutput, TokenPoint,
};
use rand_core::TryCryptoRng;
use std::fmt;
use voprf_ng::{EvaluationElement, Group, PoprfClient, Proof};
use zeroize::{Zeroize as _, Zeroizing};

/// How long what is kept of an asking is.
pub const ASKING_BYTES: usize = 64;

/// The longest row of draws of which none is a scalar: one in sixteen is, so this is never reached.
const DRAWS: usize = 4096;

/// One asking for a token. It is kept until the answer has come: asked again with another number, the server
/// would not answer. Wiped from memory when it is dropped, never printed.
pub struct Asking {
    input: [u8; 32],
    client: PoprfClient<Suite>,
    blinded: Blinded,
}

impl Asking {
    /// Blinds 32 random bytes, which nobody may have used before, with a number out of the dice.
    ///
    /// # Errors
    /// [`Fault::Dice`], also where they always fall alike.
    pub fn new(input: [u8; 32], dice: &mut impl TryCryptoRng) -> Result<Self, Fault> {
        let mut draw = Zeroizing::new([0; 32]);
        for _ in 0..DRAWS {
            dice.try_fill_bytes(draw.as_mut_slice())
                .map_err(|_| Fault::Dice)?;
            if let Ok(asking) = Self::blinded_with(input, &draw) {
                return Ok(asking);
            }
        }
        Err(Fault::Dice)
    }

    fn blinded_with(input: [u8; 32], blind: &[u8; 32]) -> Result<Self, voprf_ng::Error> {
        let made = PoprfClient::<Suite>::blind(&input, &mut Replay(blind))?;
        Ok(Self {
            input,
            client: made.state,
            blinded: Blinded(made.message.serialize().into()),
        })
    }

    /// What is sent to the server: it tells nothing of the token.
    #[must_use]
    pub const fn blinded(&self) -> Blinded {
        self.blinded
    }

    /// What is kept on the phone, as secret as the token: the input, and the number it was blinded with.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; ASKING_BYTES]> {
        let mut bytes = Zeroizing::new([0; ASKING_BYTES]);
        let mut state = self.client.serialize();
        let (input, blind) = bytes.split_at_mut(self.input.len());
        input.copy_from_slice(&self.input);
        // The blinded element follows in it, and is worked out again.
        for (to, from) in blind.iter_mut().zip(&state) {
            *to = *from;
        }
        state.zeroize();
        bytes
    }

    /// Goes on with what was kept.
    ///
    /// # Errors
    /// [`Fault::Kept`] where it is not what [`Self::to_bytes`] has written.
    pub fn from_bytes(bytes: &[u8; ASKING_BYTES]) -> Result<Self, Fault> {
        let (mut input, mut blind) = (Zeroizing::new([0; 32]), Zeroizing::new([0; 32]));
        let (first, second) = bytes.split_at(input.len());
        input.copy_from_slice(first);
        blind.copy_from_slice(second);
        Self::blinded_with(*input, &blind).map_err(|_| Fault::Kept)
    }

    /// Makes the server's answer a token, if the answer was given with the secret half of this public key and
    /// for this scope.
    ///
    /// # Errors
    /// [`Fault::Element`], [`Fault::Key`] or [`Fault::Proof`].
    pub fn finish(
        &self,
        evaluated: &Evaluated,
        proof: &EvaluationProof,
        key: &TokenPoint,
        scope: &Scope,
    ) -> Result<Token, Fault> {
        let evaluated =
            EvaluationElement::<Suite>::deserialize(&evaluated.0).map_err(|_| Fault::Element)?;
        let proof = Proof::<Suite>::deserialize(&proof.0).map_err(|_| Fault::Proof)?;
        let key = Suite::deserialize_elem(&key.0).map_err(|_| Fault::Key)?;
        let output = self
            .client
            .finalize(&self.input, &evaluated, &proof, key, Some(&info(scope)))
            .map_err(|_| Fault::Proof)?;
        Ok(Token {
            input: TokenInput(self.input),
            output: TokenOutput(output.into()),
        })
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        // The number wipes itself.
        self.input.zeroize();
    }
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for Asking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asking")
    }
}
