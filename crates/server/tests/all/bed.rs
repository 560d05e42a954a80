//! The test bed: a server without sockets, on a store of its own.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use ed25519_dalek::SigningKey;
use http_body_util::BodyExt as _;
use mingbai_client::{Client, Reply, Transport, Unreachable};
use mingbai_contract::catalog::Publication;
use mingbai_contract::log::LogKeys;
use mingbai_contract::rating::TokenKeys;
use mingbai_domain::log::sign::{public_key, sign_key, sign_token_key};
use mingbai_server::app::{self, App, Parts};
use mingbai_server::clock::Clock;
use mingbai_server::config::Limits;
use mingbai_server::edge::Edged;
use mingbai_server::keys::ring::{Ring, Signer};
use mingbai_server::keys::tokens::Tokens;
use mingbai_server::live::Live;
use mingbai_server::passwords::Hashing;
use mingbai_server::publish::inspect::inspect;
use mingbai_server::publish::versions::Change;
use mingbai_server::store::{self, AnyStore};
use mingbai_server::web::bundle::Bundle;
use mingbai_token::Issuer;
use serde::de::DeserializeOwned;
use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;
use tokio::sync::{OnceCell, watch};
use tower::ServiceExt as _;

/// 2026-11-20 09:00 in Asia/Shanghai, in milliseconds since 1970.
pub const NOW: i64 = 1_795_136_400_000;

/// A guess at a password costs next to nothing: what it costs is not what tests are about.
const QUICK: Hashing = Hashing {
    memory_kib: 8,
    passes: 1,
};

/// The sample county's folder.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

/// The sample county, read and checked once.
pub fn county() -> Publication {
    static COUNTY: OnceLock<Publication> = OnceLock::new();
    COUNTY
        .get_or_init(|| {
            let inspection = inspect(&data()).unwrap();
            let publication = inspection.publication;
            publication.unwrap_or_else(|| panic!("{:#?}", inspection.findings))
        })
        .clone()
}

/// A county's signer with keys that everybody knows.
pub fn signer() -> Signer {
    let root = SigningKey::from_bytes(&[1; 32]);
    let key = SigningKey::from_bytes(&[3; 32]);
    let from = "2026-11-01".parse().unwrap();
    let keys = LogKeys {
        root: public_key(&root),
        keys: vec![sign_key(&root, public_key(&key), from, None)],
    };
    Signer::new(key, keys)
}

/// What that county makes tokens with.
pub fn tokens() -> Tokens {
    let root = SigningKey::from_bytes(&[1; 32]);
    let issuer = Issuer::from_seed(&[4; 32]).unwrap();
    let from = "2026-11-01".parse().unwrap();
    let keys = TokenKeys {
        root: public_key(&root),
        keys: vec![sign_token_key(&root, issuer.public(), from, None)],
    };
    Tokens::new(keys, vec![issuer])
}

/// A ring with that signer, at [`NOW`].
pub fn ring() -> Arc<Ring> {
    let ring = Ring::new(|| NOW);
    ring.put(signer());
    ring.put_tokens(tokens());
    Arc::new(ring)
}

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
    async fn of_county(engine: Engine) -> Option<Self> {
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

/// A server on a store of its own.
pub struct Bed {
    /// What its clock shows, in milliseconds since 1970: [`NOW`] until a test moves it.
    pub now_ms: Arc<AtomicI64>,
    /// Tells the server to stop.
    pub end: watch::Sender<bool>,
    pub store: AnyStore,
    pub live: Arc<Live>,
    pub ring: Arc<Ring>,
    pub router: Edged,
    database: Database,
}

/// Adds routes that only a test has.
pub type MoreRoutes = fn(Router<Arc<App>>) -> Router<Arc<App>>;

/// How a bed is made.
#[derive(Default)]
pub struct Setup<'a> {
    pub web: Option<&'a Path>,
    pub limits: Limits,
    pub https: bool,
    pub tells: bool,
    pub without_keys: bool,
    pub routes: Option<MoreRoutes>,
}

impl Bed {
    /// A server on SQLite that has published the sample county.
    pub async fn new() -> Self {
        let bed = Self::of_county(Engine::Sqlite, Setup::default()).await;
        bed.unwrap()
    }

    /// A server on an engine that has published the sample county; none where there is no such engine.
    pub async fn of_county(engine: Engine, setup: Setup<'_>) -> Option<Self> {
        let bed = Self::at(Database::of_county(engine).await?, setup).await;
        bed.live.refresh(&bed.store).await.unwrap();
        Some(bed)
    }

    /// A server on SQLite that has published nothing.
    pub async fn empty(setup: Setup<'_>) -> Self {
        Self::on(Engine::Sqlite, setup).await.unwrap()
    }

    /// A server on an engine that has published nothing; none where there is no such engine.
    pub async fn on(engine: Engine, setup: Setup<'_>) -> Option<Self> {
        Some(Self::at(Database::new(engine).await?, setup).await)
    }

    async fn at(database: Database, setup: Setup<'_>) -> Self {
        let store = store::open(&database.address).await.unwrap();
        let live = Arc::new(Live::default());
        let ring = if setup.without_keys {
            Arc::new(Ring::new(|| NOW))
        } else {
            ring()
        };
        let bundle = setup.web.map(|dir| Bundle::load(dir).unwrap());
        let now_ms = Arc::new(AtomicI64::new(NOW));
        let hand = Arc::clone(&now_ms);
        let (end, end_seen) = watch::channel(false);
        let parts = Parts {
            store: store.clone(),
            live: live.clone(),
            ring: ring.clone(),
            bundle: bundle.unwrap_or_default(),
            limits: setup.limits,
            clock: Clock::new(move || hand.load(Ordering::Relaxed)),
            end: end_seen,
            hashing: QUICK,
            https: setup.https,
            tells: setup.tells,
            origin: Some("http://test".to_owned()),
        };
        let more = setup.routes.unwrap_or(|router| router);
        Self {
            now_ms,
            end,
            store,
            live,
            ring,
            router: app::with_routes(parts, more).unwrap(),
            database,
        }
    }

    /// Publishes and shows.
    pub async fn publish(&self, publication: &Publication) -> Change {
        let change = self.store.publish(publication, NOW).await.unwrap();
        self.live.refresh(&self.store).await.unwrap();
        change
    }

    /// Where the database is: a file on SQLite.
    pub fn file(&self) -> &str {
        &self.database.address
    }

    pub fn client(&self) -> Client<InProcess> {
        Client::new(InProcess(self.router.clone()))
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.ask(Method::GET, address, &[]).await
    }

    pub async fn ask(&self, method: Method, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// The client's transport to a router in this process.
pub struct InProcess(Edged);

impl Transport for InProcess {
    async fn send(&self, request: mingbai_client::Request<'_>) -> Result<Reply, Unreachable> {
        let mut http = Request::builder()
            .method(request.method)
            .uri(request.address);
        if let Some(etag) = request.if_none_match {
            http = http.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(key) = request.idempotency_key {
            http = http.header("idempotency-key", key);
        }
        if request.body.is_some() {
            http = http.header(header::CONTENT_TYPE, "application/json");
        }
        let body = request
            .body
            .map_or_else(Body::empty, |body| Body::from(body.to_owned()));
        let http = http.body(body).unwrap();
        let response = self.0.clone().oneshot(http).await.unwrap();
        let (parts, body) = response.into_parts();
        let etag = parts.headers.get(header::ETAG);
        Ok(Reply {
            status: parts.status.as_u16(),
            etag: etag.map(|value| value.to_str().unwrap().to_owned()),
            body: String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap(),
        })
    }
}
