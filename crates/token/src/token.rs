//! A token: what is handed in with a rating.

use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How long a token is.
pub const TOKEN_BYTES: usize = 96;

/// What a spent token's name begins with.
const SPENT: &[u8] = b"mingbai-rating-spent-v1\0";

/// A token. Whoever has it can spend it, so it is wiped from memory when it is dropped, and never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Token {
    /// What the phone has drawn. The server learns it when the token is handed in, and not before.
    pub input: [u8; 32],
    /// What only the server's key makes of it, for one scope.
    pub output: [u8; 64],
}

impl Token {
    /// Input and output, in that order.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; TOKEN_BYTES]> {
        let mut bytes = Zeroizing::new([0; TOKEN_BYTES]);
        let (input, output) = bytes.split_at_mut(self.input.len());
        input.copy_from_slice(&self.input);
        output.copy_from_slice(&self.output);
        bytes
    }

    /// The name under which it is noted that this token was spent: there is no way back from it.
    #[must_use]
    pub fn spent(&self) -> [u8; 32] {
        Sha256::new()
            .chain_update(SPENT)
            .chain_update(self.input)
            .finalize()
            .into()
    }

    /// Reads what [`Self::to_bytes`] has written. Whether it is a token only the server can tell.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; TOKEN_BYTES]) -> Self {
        let mut token = Self {
            input: [0; 32],
            output: [0; 64],
        };
        let (input, output) = bytes.split_at(token.input.len());
        token.input.copy_from_slice(input);
        token.output.copy_from_slice(output);
        token
    }
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}
