//! The test bed: a server without sockets, on a store of its own.

mod database;

pub use database::{Database, Engine};

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
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use tokio::sync::watch;
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
