//! `mingbai-server staff` and `audit`, as they are typed.

use super::*;
use crate::bed::Database;
use mingbai_server::store;
use sqlx::{AssertSqlSafe, Connection as _};
use std::process::{Command, Output};

fn type_in(arguments: &[&str], database: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
        .args(arguments)
        .args(["--database", database])
        .env_remove("MINGBAI_ORIGIN")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let words = [&output.stdout, &output.stderr];
    words
        .map(|bytes| String::from_utf8(bytes.clone()).unwrap())
        .concat()
}

/// Runs a statement as somebody with the database in hand would.
async fn tamper(engine: Engine, address: &str, statements: &[&str]) {
    for statement in statements {
        let sql = AssertSqlSafe((*statement).to_owned());
        if engine == Engine::Sqlite {
            let url = format!("sqlite:{address}");
            let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
            sqlx::query(sql).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        } else {
            let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
            sqlx::query(sql).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        }
    }
}

#[tokio::test]
async fn accounts_are_made_and_the_record_is_checked_on_the_command_line() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let at = database.address.as_str();
        let add = [
            "staff",
            "add",
            "wang.fang",
            "--name",
            "王芳",
            "--role",
            "administrator",
        ];
        let added = type_in(&add, at);
        assert!(added.status.success(), "{added:?}");
        let link = String::from_utf8(added.stdout).unwrap();
        let code = link
            .trim()
            .strip_prefix("http://127.0.0.1:8080/desk/#invitation=");
        assert_eq!(code.map(str::len), Some(29), "{link}");
        let again = type_in(&add, at);
        assert_eq!(again.status.code(), Some(1));
        assert!(said(&again).contains("given before"), "{again:?}");
        // Nothing is published here: there is no department to sit in.
        let clerk = ["staff", "add", "li.na", "--name", "李娜", "--role", "clerk"];
        assert!(said(&type_in(&clerk, at)).contains("department (missing)"));
        let nameless = [
            "staff",
            "add",
            "li.na",
            "--name",
            " ",
            "--role",
            "supervisor",
        ];
        assert!(said(&type_in(&nameless, at)).contains("name is empty"));
        assert_eq!(
            type_in(&["staff", "reset", "Wang Fang"], at).status.code(),
            Some(2)
        );
        assert!(said(&type_in(&["staff", "reset", "nobody.here"], at)).contains("no such"));
        for what in ["reset", "disable", "enable"] {
            let done = type_in(&["staff", what, "wang.fang"], at);
            assert!(done.status.success(), "{what}: {done:?}");
        }
        let list = said(&type_in(&["staff", "list"], at));
        assert_eq!(list, "wang.fang\t王芳\tinvited\tadministrator\n");

        let verified = type_in(&["audit", "verify"], at);
        assert!(verified.status.success());
        assert!(
            said(&verified).starts_with("4 entries, whole"),
            "{verified:?}"
        );
        let store = store::open(at).await.unwrap();
        let second = store.audit_after(1, 1).await.unwrap().remove(0);
        store.close().await;
        let contains = ["audit", "verify", "--contains", &second.hash];
        assert!(type_in(&contains, at).status.success());
        let other = ["audit", "verify", "--contains", "00"];
        assert_eq!(type_in(&other, at).status.code(), Some(1));

        // The program cannot change the record; who has the database in hand can, and is found out.
        let change = "UPDATE audit SET actor = 'staff:somebody' WHERE position = 2";
        let (unlock, lose) = match engine {
            Engine::Sqlite => ("DROP TRIGGER audit_stays", "DROP TRIGGER audit_is_kept"),
            Engine::Postgres => ("DROP TRIGGER audit_stays ON audit", "SELECT 1"),
        };
        tamper(engine, at, &[unlock, change]).await;
        let found = type_in(&["audit", "verify"], at);
        assert_eq!(found.status.code(), Some(1));
        assert!(
            said(&found).contains("entry 2 has been changed"),
            "{found:?}"
        );
        tamper(engine, at, &[lose, "DELETE FROM audit WHERE position = 2"]).await;
        assert!(said(&type_in(&["audit", "verify"], at)).contains("entry 2 is missing"));
        tamper(engine, at, &["DELETE FROM audit WHERE position > 1"]).await;
        assert!(said(&type_in(&["audit", "verify"], at)).contains("entry 2 is missing"));
    }
}
