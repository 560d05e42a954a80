//! Who works at the desk, as it is kept: accounts, sessions, API keys, and the record of what was done.
//!
//! Every change goes through [`Staff::change`], which writes it and its entry in the record in one
//! transaction: nothing is done that is not recorded, and nothing recorded that was not done. Changes
//! wait for each other, on one server or on many. Secrets come here as hashes already
//! ([`crate::secret`]); nothing here looks at a clock.

use super::StoreError;
use async_trait::async_trait;
use mingbai_contract::desk::audit::{AuditEntry, Deed};
use mingbai_contract::desk::keys::Scope;
use mingbai_contract::desk::staff::{Grant, Login, Standing};
use mingbai_contract::{Date, DepartmentId};

/// An account with what opens it.
#[derive(Clone)]
pub struct Account {
    /// The login.
    pub login: Login,
    /// The person's name.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// The roles.
    pub grants: Vec<Grant>,
    /// Argon2id, as a PHC string.
    pub password: Option<String>,
    /// The secret of the one-time codes.
    pub totp: Option<Vec<u8>>,
    /// Since when there is the account, milliseconds since 1970, UTC.
    pub made_ms: i64,
}

/// An invitation that has not been taken up.
pub struct Waiting {
    /// Whose.
    pub account: Account,
    /// The secret that the authenticator app is given.
    pub totp: Vec<u8>,
    /// Until when, milliseconds since 1970, UTC.
    pub expires_ms: i64,
}

/// A session that has not been ended.
pub struct Session {
    /// Whose.
    pub account: Account,
    /// Since when, milliseconds since 1970, UTC.
    pub made_ms: i64,
    /// When something was last asked in it.
    pub seen_ms: i64,
}

/// An API key with the hash of its secret.
pub struct KeptKey {
    /// Its public part.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// For which department.
    pub department: Option<DepartmentId>,
    /// Since when there is the key, milliseconds since 1970, UTC.
    pub made_ms: i64,
    /// The day it was used last.
    pub used: Option<Date>,
    /// Since when it opens nothing any more.
    pub revoked_ms: Option<i64>,
    /// The hash.
    pub secret: String,
}

/// A new invitation.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// The hash of its code.
    pub code: String,
    /// The secret for the authenticator app.
    pub totp: Vec<u8>,
    /// Until when, milliseconds since 1970, UTC.
    pub expires_ms: i64,
}

/// The second proof of who one is. Each counts once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// A one-time code of this step of time.
    Step(i64),
    /// The recovery code with this hash.
    Recovery(String),
}

/// Something to be done.
#[derive(Debug, Clone)]
pub enum Change {
    /// Invites somebody new.
    Invite {
        /// The new login.
        login: Login,
        /// The name.
        name: String,
        /// The roles.
        grants: Vec<Grant>,
        /// The invitation.
        invitation: NewInvitation,
    },
    /// Takes an invitation up.
    Join {
        /// The hash of its code.
        code: String,
        /// Whose it is.
        login: Login,
        /// The password's hash.
        password: String,
        /// The step of the code that proved the authenticator app.
        step: i64,
        /// Hashes of recovery codes.
        recovery: Vec<String>,
    },
    /// Changes roles that were `before`, and ends all sessions.
    SetGrants {
        /// Whose.
        login: Login,
        /// As they were when it was decided.
        before: Vec<Grant>,
        /// As they are to be.
        grants: Vec<Grant>,
    },
    /// Takes everything away that opens the account, and invites anew.
    Reset {
        /// Whose.
        login: Login,
        /// The invitation.
        invitation: NewInvitation,
    },
    /// Takes the account away, or gives it back.
    SetDisabled {
        /// Whose.
        login: Login,
        /// Whether it is taken away.
        disabled: bool,
    },
    /// Signs in.
    SignIn {
        /// Who.
        login: Login,
        /// The second proof.
        proof: Proof,
        /// The hash of the session's token.
        token: String,
        /// The hash of the browser's token, where it is a new one.
        browser: Option<String>,
        /// The session that this browser had before.
        instead_of: Option<String>,
        /// Sessions made before this time, or not seen since the other, are over.
        over: (i64, i64),
    },
    /// Signs out here.
    SignOut {
        /// The hash of the session's token.
        token: String,
    },
    /// Signs out everywhere.
    SignOutEverywhere {
        /// Who.
        login: Login,
    },
    /// Changes the own password.
    SetPassword {
        /// Whose.
        login: Login,
        /// The second proof.
        proof: Proof,
        /// The new password's hash.
        password: String,
        /// The session that goes on.
        keep: String,
    },
    /// Renews the own recovery codes.
    RenewRecovery {
        /// Whose.
        login: Login,
        /// The second proof.
        proof: Proof,
        /// Hashes of the new codes.
        recovery: Vec<String>,
    },
    /// Makes an API key.
    MakeKey {
        /// Its public part.
        id: String,
        /// What it is for.
        name: String,
        /// The hash of its secret.
        secret: String,
        /// What it may do.
        scopes: Vec<Scope>,
        /// For which department.
        department: Option<DepartmentId>,
    },
    /// Takes an API key back.
    RevokeKey {
        /// Its public part.
        id: String,
    },
}

/// Why a change was not made. Nothing has been written then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotDone {
    /// There is nobody, or nothing, of that name.
    #[error("there is no such account, invitation, session or key")]
    Missing,
    /// The login has been given before.
    #[error("that login has been given before")]
    Taken,
    /// It is no longer as it was when the change was decided.
    #[error("it has changed in the meantime")]
    Changed,
    /// Nobody would be left who can let people in.
    #[error("that is the last administrator")]
    LastAdministrator,
    /// The proof has been used before.
    #[error("the code has been used before")]
    Used,
}

/// Who does it, when, and what the record is to say.
#[derive(Debug, Clone)]
pub struct Record {
    /// When, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Who: `staff:…`, `key:…` or `command-line`.
    pub actor: String,
    /// What.
    pub deed: Deed,
    /// To whom or what.
    pub subject: String,
    /// What it was before and is now, as JSON; empty where there is nothing to add.
    pub detail: String,
}

/// What is looked for in the record.
#[derive(Debug, Clone, Default)]
pub struct AuditQuery {
    /// What must stand in actor, subject or detail.
    pub q: String,
    /// Only this.
    pub deed: Option<Deed>,
    /// From this time on.
    pub from_ms: Option<i64>,
    /// Before this time.
    pub before_ms: Option<i64>,
    /// Before this position.
    pub before: Option<u64>,
    /// How many at most.
    pub limit: u32,
}

/// Accounts, sessions, API keys and the record.
#[async_trait]
pub trait Staff: Send + Sync {
    /// Everybody, by login.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn members(&self) -> Result<Vec<Account>, StoreError>;

    /// One account.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn account(&self, login: &Login) -> Result<Option<Account>, StoreError>;

    /// How many recovery codes and sessions an account has.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn holdings(&self, login: &Login) -> Result<(u32, u32), StoreError>;

    /// Whether an account has the recovery code with this hash.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn has_recovery(&self, login: &Login, code: &str) -> Result<bool, StoreError>;

    /// The invitation whose code has this hash.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn invitation(&self, code: &str) -> Result<Option<Waiting>, StoreError>;

    /// The session whose token has this hash.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn session(&self, token: &str) -> Result<Option<Session>, StoreError>;

    /// Notes that something was asked in a session.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn touch(&self, token: &str, now_ms: i64) -> Result<(), StoreError>;

    /// Whether somebody has signed in with the browser whose token has this hash.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn knows_browser(&self, token: &str, login: &Login) -> Result<bool, StoreError>;

    /// Counts a guess before it is looked at, so that guesses made at once count one by one. The
    /// milliseconds to wait where it is too soon for another: then it has not been counted.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn guess(&self, who: &str, now_ms: i64) -> Result<Option<i64>, StoreError>;

    /// How many milliseconds one must wait for another guess; 0 for none. Nothing is counted.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn wait_for_guess(&self, who: &str, now_ms: i64) -> Result<i64, StoreError>;

    /// Forgets the guesses: the last was right.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn forget_guesses(&self, who: &str) -> Result<(), StoreError>;

    /// Makes a change and records it, both or neither.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotDone`] within, when what is there does not allow it.
    async fn change(
        &self,
        change: &Change,
        record: &Record,
    ) -> Result<Result<(), NotDone>, StoreError>;

    /// All API keys, newest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn api_keys(&self) -> Result<Vec<KeptKey>, StoreError>;

    /// One API key.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn api_key(&self, id: &str) -> Result<Option<KeptKey>, StoreError>;

    /// Notes that a key was used on a day.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn use_api_key(&self, id: &str, day: Date) -> Result<(), StoreError>;

    /// Entries of the record that a query looks for, newest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn audit(&self, query: &AuditQuery) -> Result<Vec<AuditEntry>, StoreError>;

    /// Entries of the record behind a position, oldest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn audit_after(&self, position: u64, limit: u32) -> Result<Vec<AuditEntry>, StoreError>;

    /// How many entries the record has, and the hash of the last.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn audit_end(&self) -> Result<(u64, String), StoreError>;
}
