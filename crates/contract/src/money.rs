//! Money: yuan in the files and on the wire, whole fen in memory.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// An amount of yuan, exact to the fen (0.01 yuan). In JSON a number of yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = f64, minimum = 0))]
pub struct Yuan(i64);

impl Yuan {
    /// Nothing to pay.
    pub const ZERO: Self = Self(0);

    /// An amount given in fen.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// The amount in fen.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Yuan {
    /// As people write it: `20`, `0.3`, `1.45`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{yuan}"),
            r if r % 10 == 0 => write!(f, "{yuan}.{}", r / 10),
            r => write!(f, "{yuan}.{r:02}"),
        }
    }
}

impl Serialize for Yuan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            serializer.serialize_i64(self.0 / 100)
        } else {
            #[expect(clippy::cast_precision_loss, reason = "fees are far below 2^53 fen")]
            serializer.serialize_f64(self.0 as f64 / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Yuan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fen = f64::deserialize(deserializer)? * 100.0;
        let whole = fen.round();
        // Large amounts are the further from whole fen, the fewer digits are left behind the point.
        let blur = 1e-6 + whole * 2.0 * f64::EPSILON;
        if !(0.0..1e13).contains(&whole) || (fen - whole).abs() > blur {
            return Err(de::Error::custom("not an amount of yuan, exact to the fen"));
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked to be whole and in range"
        )]
        Ok(Self(whole as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::Yuan;

    #[test]
    fn amounts_are_exact_to_the_fen() {
        for (json, fen, shown) in [
            ("20", 2000, "20"),
            ("0.3", 30, "0.3"),
            ("1.45", 145, "1.45"),
            ("0", 0, "0"),
            ("1.4", 140, "1.4"),
            ("600000000.2", 60_000_000_020, "600000000.2"),
        ] {
            let yuan: Yuan = serde_json::from_str(json).unwrap();
            assert_eq!((yuan.fen(), yuan.to_string().as_str()), (fen, shown));
            assert_eq!(serde_json::to_string(&yuan).unwrap(), json);
        }
        for bad in ["-1", "0.001", "1e20", "\"20\""] {
            assert!(serde_json::from_str::<Yuan>(bad).is_err(), "{bad}");
        }
    }
}
