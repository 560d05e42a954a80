//! Passwords: hashed with Argon2id (RFC 9106), a few at a time.
//!
//! Hashing takes memory and time on purpose. It runs on threads for blocking work, and no more than
//! [`AT_ONCE`] at a time, so that many sign-ins slow each other down and nothing else.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How many are hashed at the same time: each takes [`Hashing::memory_kib`].
const AT_ONCE: usize = 1;

/// How costly a guess is.
#[derive(Debug, Clone, Copy)]
pub struct Hashing {
    /// Memory, in units of 1024 bytes.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for Hashing {
    /// As OWASP's cheat sheet on storing passwords has it: 19 MiB, two passes.
    fn default() -> Self {
        Self {
            memory_kib: 19 * 1024,
            passes: 2,
        }
    }
}

/// Why a password could not be hashed or compared.
#[derive(Debug, thiserror::Error)]
pub enum PasswordsError {
    /// The parameters make no sense, or there is no randomness.
    #[error("a password could not be hashed: {0}")]
    Argon2(argon2::Error),
    /// What is kept is no hash.
    #[error("a password could not be compared: {0}")]
    Phc(argon2::password_hash::Error),
    /// The thread that hashed is gone.
    #[error("a password was not hashed: {0}")]
    Gone(#[from] tokio::task::JoinError),
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopping,
}

/// Hashes and compares passwords.
pub struct Passwords {
    argon2: Argon2<'static>,
    gate: Arc<Semaphore>,
    /// What is compared with where there is no account, so that it takes as long.
    nobody: String,
}

impl Passwords {
    /// Ready to hash.
    ///
    /// # Errors
    /// [`PasswordsError::Argon2`] or [`PasswordsError::Phc`].
    pub fn new(hashing: Hashing) -> Result<Self, PasswordsError> {
        let params = Params::new(hashing.memory_kib, hashing.passes, 1, None)
            .map_err(PasswordsError::Argon2)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash(&argon2, "nobody's password")?;
        Ok(Self {
            argon2,
            gate: Arc::new(Semaphore::new(AT_ONCE)),
            nobody,
        })
    }

    /// The hash of a password, as a PHC string.
    ///
    /// # Errors
    /// Any [`PasswordsError`].
    pub async fn hash(&self, password: String) -> Result<String, PasswordsError> {
        let argon2 = self.argon2.clone();
        self.quietly(move || hash(&argon2, &password)).await
    }

    /// Whether a password is the one that was hashed. Where there is no hash it never is, and takes as
    /// long to find out.
    ///
    /// # Errors
    /// Any [`PasswordsError`].
    pub async fn is(&self, password: String, kept: Option<&str>) -> Result<bool, PasswordsError> {
        let (there, kept) = (kept.is_some(), kept.unwrap_or(&self.nobody).to_owned());
        let argon2 = self.argon2.clone();
        let same = self.quietly(move || {
            let kept =
                PasswordHash::new(&kept).map_err(|error| PasswordsError::Phc(error.into()))?;
            Ok(argon2.verify_password(password.as_bytes(), &kept).is_ok())
        });
        Ok(same.await? && there)
    }

    async fn quietly<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordsError> + Send + 'static,
    ) -> Result<T, PasswordsError> {
        let gate = Arc::clone(&self.gate);
        let turn = gate.acquire_owned().await;
        let turn = turn.map_err(|_| PasswordsError::Stopping)?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        })
        .await?
    }
}

fn hash(argon2: &Argon2<'_>, password: &str) -> Result<String, PasswordsError> {
    let hash = argon2.hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string())
        .map_err(PasswordsError::Phc)
}
