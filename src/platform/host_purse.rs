//! The purse where there is no browser: nothing is asked for.

use super::{Concluded, Refused};

/// The host knows no root.
#[must_use]
pub fn purse_has_root() -> bool {
    false
}

/// Nothing is asked for on the host.
///
/// # Errors
/// Always [`Refused`].
pub async fn purse_name(_number: &str, _code: &str) -> Result<String, Refused> {
    Err(Refused)
}

/// Nothing is asked for on the host.
///
/// # Errors
/// Always [`Refused`].
pub async fn purse_gives(_keys: &str, _today: &str) -> Result<(), Refused> {
    Err(Refused)
}

/// Nothing is asked for on the host.
///
/// # Errors
/// Always [`Refused`].
pub async fn purse_ask() -> Result<String, Refused> {
    Err(Refused)
}

/// Nothing is asked for on the host.
///
/// # Errors
/// Always [`Refused`].
pub async fn purse_blinded(_asking: &str) -> Result<String, Refused> {
    Err(Refused)
}

/// Nothing is asked for on the host.
///
/// # Errors
/// Always [`Refused`].
pub async fn purse_finish(
    _asking: &str,
    _keys: &str,
    _answer: &str,
    _concluded: &Concluded,
) -> Result<String, Refused> {
    Err(Refused)
}
