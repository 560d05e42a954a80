//! The people who work here, and their roles.

use crate::{Date, DepartmentId, WindowId};
use serde::{Deserialize, Serialize};

/// What somebody does here (DESIGN §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 窗口人员: serves at a window.
    Clerk,
    /// 首席代表: decides on the spot for a department.
    ChiefRepresentative,
    /// 投诉受理: takes complaints up and answers them.
    ComplaintOfficer,
    /// 效能监察: watches over all of it.
    Supervisor,
    /// 信息公开: publishes the catalog.
    Publisher,
    /// 系统管理: accounts and keys.
    Administrator,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Clerk,
        Self::ChiefRepresentative,
        Self::ComplaintOfficer,
        Self::Supervisor,
        Self::Publisher,
        Self::Administrator,
    ];
}

/// A role, and where it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// In this department only; for all of them if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// At these windows only; at all of the department's if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<WindowId>,
}

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Invited; there is no password yet, or no longer.
    Invited,
    /// Can sign in.
    Active,
    /// Cannot sign in.
    Disabled,
}

/// Somebody who works here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    /// The name that is typed to sign in; it never changes and is never given again.
    pub login: Login,
    /// The person's name.
    pub name: String,
    /// Where the account stands.
    pub standing: Standing,
    /// The roles.
    pub grants: Vec<Grant>,
    /// Since when there is an account.
    pub since: Date,
}

/// Everybody one may see, by login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffList {
    /// The people.
    pub members: Vec<Member>,
}

/// A request to invite somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// The name to sign in with: 3 to 32 of `a-z 0-9 . -`.
    pub login: String,
    /// The person's name, 1 to 40 characters.
    pub name: String,
    /// The roles.
    pub grants: Vec<Grant>,
}

/// A request to change somebody's roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewGrants {
    /// The roles as they are to be.
    pub grants: Vec<Grant>,
}

/// A request to take an account away, or to give it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetDisabled {
    /// Whether it is taken away.
    pub disabled: bool,
}

/// An invitation. It is shown this once: the server keeps a hash of the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// Whose.
    pub login: Login,
    /// The secret that opens `/desk/#invitation=…` once.
    pub code: String,
    /// Until when, milliseconds since 1970, UTC.
    pub expires_ms: i64,
}

/// Why a text is not a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLogin;

impl std::fmt::Display for BadLogin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a login: 3 to 32 of a-z 0-9 . - with a letter first")
    }
}

impl std::error::Error for BadLogin {}

/// The name that somebody signs in with: 3 to 32 of `a-z 0-9 . -`, a letter first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[a-z][a-z0-9.-]{2,31}$"))]
pub struct Login(String);

impl Login {
    /// As it is typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Login {
    type Err = BadLogin;

    fn from_str(text: &str) -> Result<Self, BadLogin> {
        Self::try_from(text.to_owned())
    }
}

impl TryFrom<String> for Login {
    type Error = BadLogin;

    fn try_from(text: String) -> Result<Self, BadLogin> {
        let plain = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-');
        let fits = (3..=32).contains(&text.len());
        let letter = text.starts_with(|c: char| c.is_ascii_lowercase());
        if fits && letter && text.bytes().all(plain) {
            Ok(Self(text))
        } else {
            Err(BadLogin)
        }
    }
}

impl From<Login> for String {
    fn from(login: Login) -> Self {
        login.0
    }
}

impl std::fmt::Display for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Login;

    #[test]
    fn a_login_is_short_and_plain() {
        for (text, good) in [
            ("wang.fang", true),
            ("a03", true),
            ("li", false),
            ("3abc", false),
            ("Wang", false),
            ("王芳", false),
            ("a b", false),
            ("", false),
        ] {
            assert_eq!(text.parse::<Login>().is_ok(), good, "{text:?}");
        }
        assert!("a".repeat(33).parse::<Login>().is_err());
    }
}
