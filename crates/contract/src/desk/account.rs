//! What somebody does with the own account: take an invitation up, sign in, change the password.

use super::Operation;
use super::staff::{Login, Member};
use serde::{Deserialize, Serialize};

/// A request to sign in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
    /// The six digits of the moment (RFC 6238), or one of the recovery codes, which is then used up.
    pub code: String,
}

/// Who one is, as the desk shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The own entry.
    pub member: Member,
    /// What one may do.
    pub operations: Vec<Operation>,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// In how many other places one is signed in.
    pub other_sessions: u32,
    /// After how many minutes without a request one is signed out.
    pub idle_minutes: u32,
    /// When one is signed out in any case, milliseconds since 1970, UTC.
    pub until_ms: i64,
}

/// The secret of an invitation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenInvitation {
    /// The code.
    pub code: String,
}

/// An invitation, opened: what an authenticator app needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolment {
    /// The login.
    pub login: Login,
    /// The person's name.
    pub name: String,
    /// The secret for typing, in base32 (RFC 4648 §6), grouped by four.
    pub secret: String,
    /// The same for a QR code: `otpauth://totp/…`.
    pub uri: String,
}

/// A request to take an invitation up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The invitation's code.
    pub code: String,
    /// The new password: 12 to 128 characters.
    pub password: String,
    /// The six digits that the authenticator app shows now: proof that it has the secret.
    pub totp: String,
}

/// A request to change the own password. Everybody signed in with the old one is signed out, but here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password so far.
    pub password: String,
    /// The new one: 12 to 128 characters.
    pub new_password: String,
    /// The six digits of the moment, or a recovery code.
    pub code: String,
}

/// A request for new recovery codes; the old ones open nothing any more.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RenewRecoveryCodes {
    /// The password.
    pub password: String,
    /// The six digits of the moment, or a recovery code.
    pub code: String,
}

/// Recovery codes. They are shown this once: the server keeps their hashes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// Each opens the account once, together with the password, where the authenticator app is lost.
    pub codes: Vec<String>,
}

macro_rules! secret {
    ($($name:ident)*) => {
        $(
            /// Says nothing: it holds secrets, and what is printed ends up in a log.
            impl std::fmt::Debug for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(stringify!($name))
                }
            }
        )*
    };
}

secret! { SignIn OpenInvitation AcceptInvitation ChangePassword RenewRecoveryCodes RecoveryCodes }
