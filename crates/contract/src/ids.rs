//! Ids with types: a window's number cannot be handed where an item's slug is meant.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not an id: it is empty, longer than 64 characters, or holds a character outside
/// `A-Z a-z 0-9 -` (or begins or ends with the hyphen).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id: 1 to 64 of A-Z a-z 0-9 and inner hyphens")
    }
}

impl std::error::Error for BadId {}

fn check(text: &str) -> Result<(), BadId> {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let hyphens = text.starts_with('-') || text.ends_with('-');
    if text.is_empty() || text.len() > 64 || !plain || hyphens {
        Err(BadId)
    } else {
        Ok(())
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(
            feature = "openapi",
            schema(value_type = String, pattern = "^[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?$")
        )]
        pub struct $name(String);

        impl $name {
            /// Takes a text as an id.
            ///
            /// # Errors
            /// [`BadId`] when it is empty, too long, or holds anything but letters, digits and
            /// inner hyphens.
            pub fn new(text: impl Into<String>) -> Result<Self, BadId> {
                let text = text.into();
                check(&text).map(|()| Self(text))
            }

            /// Some id that names nothing in particular: for a reader that has noted a fault and
            /// goes on.
            #[must_use]
            pub fn any() -> Self {
                Self("0".to_owned())
            }

            /// The id as it is written in addresses and files.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// An item (事项): a stable slug such as `food-business-license`.
    ItemId
);
id!(
    /// A department (部门), such as `scjg`.
    DepartmentId
);
id!(
    /// A centre (政务服务中心), such as `zwfw-main` or `t1`.
    CenterId
);
id!(
    /// A window (窗口) as it is written above the counter: `A03`, `T3-1`.
    WindowId
);
id!(
    /// A material of one item, such as `apply`; unique within the item only.
    MaterialId
);
id!(
    /// A situation (办理情形) of one item, such as `new-catering`; unique within the item only.
    SituationId
);
id!(
    /// A published list, such as `fees`.
    ListId
);
id!(
    /// A green-channel project, such as `GC2026-002`; alone it opens nothing (R14).
    ProjectId
);
id!(
    /// An approval of a project, such as `GC2026-002-09`.
    ApprovalId
);
id!(
    /// A filed inspection, such as `JC20261118-021`: what stands on its notice (R9).
    InspectionId
);
id!(
    /// An enterprise's unified social credit code (统一社会信用代码, GB 32100). Its check character is not
    /// looked at: the sample county's enterprises are invented.
    EnterpriseCode
);
id!(
    /// A reason that can be ticked with a rating, such as `long-wait`: an entry of the list `rating_tags` (R11).
    TagId
);

#[cfg(test)]
mod tests {
    use super::{BadId, ItemId};

    #[test]
    fn ids_hold_letters_digits_and_inner_hyphens() {
        for good in ["a", "A03", "T3-1", "food-business-license", &"x".repeat(64)] {
            assert_eq!(
                ItemId::new(good).map(|id| id.to_string()),
                Ok(good.to_owned())
            );
        }
        for bad in [
            "",
            "-a",
            "a-",
            "a b",
            "a/b",
            "../a",
            "事项",
            "a_b",
            &"x".repeat(65),
        ] {
            assert_eq!(ItemId::new(bad), Err(BadId), "{bad:?}");
        }
    }
}
