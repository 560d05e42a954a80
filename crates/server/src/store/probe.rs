//! Looking at a database without changing it, for `mingbai-server doctor`.
//!
//! Owns what can be known about an engine and its schema. It never migrates, never creates a file.
//! Start with [`probe`].

use super::{Address, StoreError, postgres, sqlite};

/// What a database is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// The engine and its settings.
    pub engine: Engine,
    /// The schema, held against this program's.
    pub schema: Schema,
    /// When something was last published, in milliseconds since 1970, UTC.
    pub imported_ms: Option<i64>,
}

/// An engine and how it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite {
        /// The library's version.
        version: String,
        /// The journal that the file has.
        journal: String,
        /// `PRAGMA synchronous` on a connection as the server opens it; 2 is `FULL`.
        synchronous: i64,
        /// Whether it may be written to.
        writable: bool,
        /// What `integrity_check` and `foreign_key_check` have to say.
        damage: Vec<String>,
    },
    /// A server.
    Postgres {
        /// Its version, for people.
        version: String,
        /// The same as a number: 150003 is 15.3.
        number: i64,
        /// A replica, or set to read only.
        read_only: bool,
        /// Whether it waits for the disk at all.
        fsync: String,
        /// Whether a commit waits for the disk.
        synchronous_commit: String,
        /// What its clock says, in milliseconds since 1970, UTC.
        now_ms: i64,
    },
}

impl Engine {
    /// Name and version, for people.
    #[must_use]
    pub fn version(&self) -> String {
        match self {
            Self::Sqlite { version, .. } => format!("SQLite {version}"),
            Self::Postgres { version, .. } => format!("PostgreSQL {version}"),
        }
    }
}

/// A database's schema, held against this program's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// The same.
    Current {
        /// How many steps it has.
        steps: usize,
    },
    /// Steps are missing; the next start takes them.
    Behind {
        /// How many it has.
        applied: usize,
        /// How many are missing.
        missing: usize,
    },
    /// A newer program has been there.
    Ahead {
        /// The first step that this program does not know.
        step: i64,
    },
    /// A step was broken off, or is not the one this program knows.
    Damaged {
        /// Which one.
        step: i64,
    },
}

impl Schema {
    /// Whether nothing has been made yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Behind { applied: 0, .. })
    }
}

/// A step of the schema that a database says it has taken.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) number: i64,
    pub(super) checksum: Vec<u8>,
    pub(super) finished: bool,
}

/// Compares the steps that a database has with those of this program, which come in order.
pub(super) fn schema(taken: &[Step], known: &[(i64, &[u8])]) -> Schema {
    for step in taken {
        match known.iter().find(|(number, _)| *number == step.number) {
            None => return Schema::Ahead { step: step.number },
            Some((_, checksum)) if !step.finished || step.checksum != *checksum => {
                return Schema::Damaged { step: step.number };
            }
            Some(_) => {}
        }
    }
    let missing = known.len().saturating_sub(taken.len());
    match missing {
        0 => Schema::Current { steps: known.len() },
        missing => Schema::Behind {
            applied: taken.len(),
            missing,
        },
    }
}

/// Looks at the database at an address; none where there is no file yet.
///
/// # Errors
/// [`StoreError::Address`] for an address that nothing is behind, [`StoreError::Sql`] when it cannot be opened or read.
pub async fn probe(address: &str) -> Result<Option<Probe>, StoreError> {
    match Address::parse(address)? {
        Address::Postgres(url) => postgres::probe(url).await.map(Some),
        Address::Sqlite(path) if path.exists() => sqlite::probe(path).await.map(Some),
        Address::Sqlite(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Schema, Step, schema};

    #[test]
    fn steps_are_compared_by_number_and_content() {
        let known: &[(i64, &[u8])] = &[(1, b"one"), (2, b"two")];
        for (taken, expected) in [
            (
                vec![],
                Schema::Behind {
                    applied: 0,
                    missing: 2,
                },
            ),
            (
                vec![(1, "one", true)],
                Schema::Behind {
                    applied: 1,
                    missing: 1,
                },
            ),
            (
                vec![(1, "one", true), (2, "two", true)],
                Schema::Current { steps: 2 },
            ),
            (
                vec![(1, "one", true), (2, "two", false)],
                Schema::Damaged { step: 2 },
            ),
            (
                vec![(1, "other", true), (2, "two", true)],
                Schema::Damaged { step: 1 },
            ),
            (
                vec![(1, "one", true), (2, "two", true), (3, "three", true)],
                Schema::Ahead { step: 3 },
            ),
        ] {
            let taken: Vec<Step> = taken
                .into_iter()
                .map(|(number, checksum, finished)| Step {
                    number,
                    checksum: checksum.as_bytes().to_vec(),
                    finished,
                })
                .collect();
            assert_eq!(schema(&taken, known), expected, "{taken:?}");
        }
    }
}
