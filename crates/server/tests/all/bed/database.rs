//! A database of a test's own, on either engine: empty, or with the sample county.

use super::{NOW, county};
use mingbai_server::store;
use std::env;
use std::io::Write as _;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// An engine that a story runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A database of its own, gone when the test is over.
pub struct Database {
    pub address: String,
    _dir: Option<TempDir>,
    /// The server on which a database must be dropped.
    server: Option<String>,
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some(server) = self.server.take() else {
            return;
        };
        let name = name_in(&self.address).to_owned();
        // A thread of its own: a runtime cannot be entered from within another.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(run_on(
                &server,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            ));
        });
        let _ = dropped.join();
    }
}

async fn run_on(server: &str, statement: &str) {
    use sqlx::Connection as _;
    let mut connection = sqlx::PgConnection::connect(server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(statement))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

impl Database {
    /// An empty one. None for PostgreSQL where no server is named; then it is said aloud.
    pub async fn new(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => {
                let dir = TempDir::new().unwrap();
                Some(Self {
                    address: dir.path().join("test.db").display().to_string(),
                    _dir: Some(dir),
                    server: None,
                })
            }
            Engine::Postgres => {
                let server = postgres()?;
                Some(Self::on_postgres(server, "template1").await)
            }
        }
    }

    /// One in which the sample county has been published at [`NOW`]: a copy of the first, which this process makes
    /// once. None for PostgreSQL where no server is named.
    pub(super) async fn of_county(engine: Engine) -> Option<Self> {
        static SQLITE: OnceCell<Vec<u8>> = OnceCell::const_new();
        static POSTGRES: OnceCell<String> = OnceCell::const_new();
        match engine {
            Engine::Sqlite => {
                let first = SQLITE.get_or_init(|| async {
                    let first = Self::new(engine).await.unwrap();
                    publish_county(&first.address).await;
                    std::fs::read(&first.address).unwrap()
                });
                let copy = Self::new(engine).await?;
                std::fs::write(&copy.address, first.await).unwrap();
                Some(copy)
            }
            Engine::Postgres => {
                let server = postgres()?;
                let first = POSTGRES.get_or_init(|| async {
                    let address = create_database(&server, "county", "template1").await;
                    publish_county(&address).await;
                    name_in(&address).to_owned()
                });
                let first = first.await;
                Some(Self::on_postgres(server, first).await)
            }
        }
    }

    async fn on_postgres(server: String, like: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Self {
            address: create_database(&server, &number.to_string(), like).await,
            _dir: None,
            server: Some(server),
        }
    }
}

/// The server on which databases are made. None where there is none; then it is said aloud.
fn postgres() -> Option<String> {
    let server = env::var("MINGBAI_TEST_POSTGRES").unwrap_or_default();
    if server.is_empty() {
        // Past the test harness, which keeps the words of tests that pass to itself.
        let _ = writeln!(
            std::io::stderr(),
            "NOT TESTED ON POSTGRESQL: MINGBAI_TEST_POSTGRES names no server \
             (cargo xtask test starts one)"
        );
        return None;
    }
    Some(server)
}

/// Makes a store of a database, publishes the county in it, and closes it: all of it is then in the file.
async fn publish_county(address: &str) {
    let store = store::open(address).await.unwrap();
    store.publish(&county(), NOW).await.unwrap();
    store.close().await;
}

/// The database's name in its URL.
fn name_in(address: &str) -> &str {
    let name = address.rsplit('/').next().unwrap();
    name.split('?').next().unwrap()
}

/// Makes a database as another one is, on a server, and answers with its URL. Leftovers of earlier runs with the
/// same name are dropped first; the process id keeps runs side by side apart.
async fn create_database(server: &str, word: &str, like: &str) -> String {
    let name = format!("mingbai_test_{}_{word}", std::process::id());
    for statement in [
        format!("DROP DATABASE IF EXISTS {name}"),
        format!("CREATE DATABASE {name} TEMPLATE {like}"),
    ] {
        run_on(server, &statement).await;
    }
    let (base, query) = server.split_once('?').unwrap_or((server, ""));
    let (authority, _) = base.rsplit_once('/').filter(|(a, _)| a.len() > 13).unwrap();
    match query {
        "" => format!("{authority}/{name}"),
        query => format!("{authority}/{name}?{query}"),
    }
}
