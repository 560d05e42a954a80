//! Dice that fall as they have fallen before.

use rand_core::{TryCryptoRng, TryRng};
use std::fmt;

/// Gives out these bytes, once, and nothing after them: what was blinded with a number is blinded with the
/// same one again.
pub struct Replay<'a>(pub &'a [u8]);

/// They are used up, or more was asked for than there are.
#[derive(Debug)]
pub struct UsedUp;

impl fmt::Display for UsedUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("used up")
    }
}

impl std::error::Error for UsedUp {}

impl TryRng for Replay<'_> {
    type Error = UsedUp;

    fn try_next_u32(&mut self) -> Result<u32, UsedUp> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, UsedUp> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), UsedUp> {
        let (given, rest) = self.0.split_at_checked(wanted.len()).ok_or(UsedUp)?;
        wanted.copy_from_slice(given);
        self.0 = rest;
        Ok(())
    }
}

/// They are as secret as the number that they repeat.
impl TryCryptoRng for Replay<'_> {}
