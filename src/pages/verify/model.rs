//! What came of a check, out of the lines that the script answers with.

use mingbai_contract::Date;

/// What was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An application.
    Application,
    /// A complaint.
    Complaint,
    /// A rating.
    Rating,
    /// Something else.
    Other,
}

/// Why it is not genuine, or the log is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The receipt is not what was signed.
    Receipt,
    /// Not a key of the county's.
    Key,
    /// The key was not in use on that day.
    Days,
    /// Another root than the app's.
    Root,
    /// The head is not what was signed.
    Head,
    /// The entry is not where the proof says.
    Inclusion,
    /// The log does not go on from what was seen before.
    Rewritten,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Genuine and in the log.
    InLog {
        /// What was taken in.
        kind: Kind,
        /// When.
        day: Date,
        /// Its number, from 1.
        number: u64,
        /// Of how many.
        size: u64,
        /// The day of the head that was used.
        as_of: Date,
    },
    /// Genuine; its day is not over.
    NotYet(Kind, Date),
    /// Genuine; the log could not be asked.
    Signed(Kind, Date),
    /// Genuine; its day is over, and it is not there.
    Missing(Kind, Date),
    /// Not genuine.
    Forged(Why),
    /// The log is not as it should be.
    Broken(Why),
    /// The text is no receipt.
    Unreadable,
    /// Nothing could be asked, and nothing is known from before.
    Unreachable,
    /// The app carries no root key.
    NoRoot,
    /// What checks it, or reads its code, could not be loaded.
    Failed,
    /// Nothing was found in a file, or on a picture.
    NothingThere,
    /// The camera does not open.
    NoCamera,
}

impl Outcome {
    /// Reads the script's lines; what is not as expected is a failure.
    #[must_use]
    pub fn read(lines: &str) -> Self {
        Self::parse(lines).unwrap_or(Self::Failed)
    }

    fn parse(lines: &str) -> Option<Self> {
        let mut lines = lines.lines();
        let word = lines.next()?;
        let mut next = || lines.next().unwrap_or_default();
        Some(match word {
            "in_log" => Self::InLog {
                kind: kind(next()),
                day: next().parse().ok()?,
                number: next().parse().ok()?,
                size: next().parse().ok()?,
                as_of: next().parse().ok()?,
            },
            "not_yet" => Self::NotYet(kind(next()), next().parse().ok()?),
            "signed" => Self::Signed(kind(next()), next().parse().ok()?),
            "missing" => Self::Missing(kind(next()), next().parse().ok()?),
            "forged" => Self::Forged(why(next())?),
            "broken" => Self::Broken(why(next())?),
            "unreadable" => Self::Unreadable,
            "unreachable" => Self::Unreachable,
            "no_root" => Self::NoRoot,
            _ => return None,
        })
    }

    /// Whether all is well as far as it could be checked.
    #[must_use]
    pub const fn is_good(self) -> bool {
        matches!(
            self,
            Self::InLog { .. } | Self::NotYet(..) | Self::Signed(..)
        )
    }

    /// Whether something is wrong that somebody should hear of.
    #[must_use]
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Missing(..) | Self::Forged(_) | Self::Broken(_))
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "application" => Kind::Application,
        "complaint" => Kind::Complaint,
        "rating" => Kind::Rating,
        _ => Kind::Other,
    }
}

fn why(code: &str) -> Option<Why> {
    Some(match code {
        "receipt" => Why::Receipt,
        "unknown_key" => Why::Key,
        "key_not_in_use" => Why::Days,
        "other_root" | "keys" => Why::Root,
        "head" => Why::Head,
        "inclusion" => Why::Inclusion,
        "rewritten" => Why::Rewritten,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, Outcome, Why};

    #[test]
    fn lines_are_read_and_nonsense_is_a_failure() {
        let day = "2026-11-20".parse().unwrap();
        for (lines, expected) in [
            (
                "in_log\nrating\n2026-11-20\n5\n11\n2026-11-20",
                Outcome::InLog {
                    kind: Kind::Rating,
                    day,
                    number: 5,
                    size: 11,
                    as_of: day,
                },
            ),
            (
                "not_yet\ncomplaint\n2026-11-20",
                Outcome::NotYet(Kind::Complaint, day),
            ),
            ("signed\nkey\n2026-11-20", Outcome::Signed(Kind::Other, day)),
            ("forged\nreceipt", Outcome::Forged(Why::Receipt)),
            ("broken\nrewritten", Outcome::Broken(Why::Rewritten)),
            ("no_root", Outcome::NoRoot),
            ("forged\nnonsense", Outcome::Failed),
            ("missing\nrating\nyesterday", Outcome::Failed),
            ("in_log\nrating", Outcome::Failed),
            ("", Outcome::Failed),
        ] {
            assert_eq!(Outcome::read(lines), expected, "{lines:?}");
        }
    }
}
