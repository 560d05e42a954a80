//! Does the store open, is its schema this program's, is it whole, does it keep what it was given?

use super::{Code, Finding};
use crate::store::probe::{Engine, Probe, Schema};

/// The oldest PostgreSQL that this program is tested with.
const POSTGRES: i64 = 15;

/// SQLite's number for `FULL`; above it is `EXTRA`.
const SYNCHRONOUS_FULL: i64 = 2;

/// Judges an open database. `name` is its file; empty for a server.
#[must_use]
pub fn check(probe: &Probe, name: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let opens = format!("{} {name}", probe.engine.version());
    found.push(Finding::new(Code::DatabaseOpens, opens.trim_end()));
    match &probe.engine {
        Engine::Sqlite {
            journal,
            synchronous,
            writable,
            damage,
            ..
        } => {
            if !writable {
                found.push(Finding::new(Code::DatabaseReadOnly, name));
            }
            found.push(schema(&probe.schema));
            let settings = format!("journal_mode {journal}, synchronous {synchronous}");
            // An empty file gets its journal with its schema.
            let safe = journal == "wal" || probe.schema.is_empty();
            found.push(if safe && *synchronous >= SYNCHRONOUS_FULL {
                Finding::new(Code::Durable, settings)
            } else {
                Finding::new(Code::NotDurable, settings)
            });
            found.push(match damage.as_slice() {
                [] => Finding::new(Code::Intact, ""),
                damage => Finding::new(Code::Damaged, damage.join("; ")),
            });
        }
        Engine::Postgres {
            version,
            number,
            read_only,
            fsync,
            synchronous_commit,
            ..
        } => {
            if number / 10_000 < POSTGRES {
                found.push(Finding::new(Code::DatabaseOld, version));
            }
            if *read_only {
                found.push(Finding::new(Code::DatabaseReadOnly, "PostgreSQL"));
            }
            found.push(schema(&probe.schema));
            let settings = format!("fsync {fsync}, synchronous_commit {synchronous_commit}");
            let waits = fsync == "on" && synchronous_commit != "off";
            found.push(if waits {
                Finding::new(Code::Durable, settings)
            } else {
                Finding::new(Code::NotDurable, settings)
            });
        }
    }
    found
}

fn schema(schema: &Schema) -> Finding {
    match schema {
        Schema::Current { steps } => Finding::new(Code::SchemaCurrent, steps.to_string()),
        Schema::Behind { missing, .. } => Finding::new(Code::SchemaBehind, missing.to_string()),
        Schema::Ahead { step } => Finding::new(Code::SchemaAhead, step.to_string()),
        Schema::Damaged { step } => Finding::new(Code::SchemaDamaged, step.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::doctor::Code;
    use crate::store::probe::{Engine, Probe, Schema};

    fn codes(engine: Engine, schema: Schema) -> Vec<Code> {
        let probe = Probe {
            engine,
            schema,
            imported_ms: None,
        };
        let found = check(&probe, "a.db");
        found.into_iter().map(|finding| finding.code).collect()
    }

    fn sqlite(journal: &str, synchronous: i64, writable: bool, damage: &[&str]) -> Engine {
        Engine::Sqlite {
            version: "3.50.2".to_owned(),
            journal: journal.to_owned(),
            synchronous,
            writable,
            damage: damage.iter().map(|row| (*row).to_owned()).collect(),
        }
    }

    fn postgres(number: i64, read_only: bool, fsync: &str, commit: &str) -> Engine {
        Engine::Postgres {
            version: "15.3".to_owned(),
            number,
            read_only,
            fsync: fsync.to_owned(),
            synchronous_commit: commit.to_owned(),
            now_ms: 0,
        }
    }

    #[test]
    fn a_file_is_judged_by_what_it_keeps() {
        use Code::{
            Damaged, DatabaseOpens, DatabaseReadOnly, Durable, Intact, NotDurable, SchemaBehind,
            SchemaCurrent,
        };
        let current = || Schema::Current { steps: 1 };
        let behind = |applied| Schema::Behind {
            applied,
            missing: 1,
        };
        for (engine, schema, expected) in [
            (
                sqlite("wal", 2, true, &[]),
                current(),
                vec![DatabaseOpens, SchemaCurrent, Durable, Intact],
            ),
            (
                sqlite("wal", 1, true, &[]),
                current(),
                vec![DatabaseOpens, SchemaCurrent, NotDurable, Intact],
            ),
            (
                sqlite("delete", 2, true, &[]),
                current(),
                vec![DatabaseOpens, SchemaCurrent, NotDurable, Intact],
            ),
            (
                sqlite("delete", 2, true, &[]),
                behind(0),
                vec![DatabaseOpens, SchemaBehind, Durable, Intact],
            ),
            (
                sqlite("delete", 2, true, &[]),
                behind(1),
                vec![DatabaseOpens, SchemaBehind, NotDurable, Intact],
            ),
            (
                sqlite("wal", 3, false, &["row 3 missing"]),
                current(),
                vec![
                    DatabaseOpens,
                    DatabaseReadOnly,
                    SchemaCurrent,
                    Durable,
                    Damaged,
                ],
            ),
        ] {
            let words = format!("{engine:?} {schema:?}");
            assert_eq!(codes(engine, schema), expected, "{words}");
        }
    }

    #[test]
    fn a_server_is_judged_by_its_version_and_settings() {
        use Code::{
            DatabaseOld, DatabaseOpens, DatabaseReadOnly, Durable, NotDurable, SchemaAhead,
            SchemaDamaged,
        };
        let ahead = || Schema::Ahead { step: 9 };
        for (engine, schema, expected) in [
            (
                postgres(150_003, false, "on", "on"),
                ahead(),
                vec![DatabaseOpens, SchemaAhead, Durable],
            ),
            (
                postgres(149_999, false, "on", "local"),
                ahead(),
                vec![DatabaseOpens, DatabaseOld, SchemaAhead, Durable],
            ),
            (
                postgres(150_000, true, "on", "off"),
                Schema::Damaged { step: 1 },
                vec![DatabaseOpens, DatabaseReadOnly, SchemaDamaged, NotDurable],
            ),
            (
                postgres(170_000, false, "off", "on"),
                ahead(),
                vec![DatabaseOpens, SchemaAhead, NotDurable],
            ),
        ] {
            let words = format!("{engine:?} {schema:?}");
            assert_eq!(codes(engine, schema), expected, "{words}");
        }
    }
}
