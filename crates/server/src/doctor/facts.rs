//! Gathers what the checks judge: asks the system, the database and the folder, and changes nothing.

use super::clock::Times;
use super::disk::Folder;
use super::settings::{Environment, Listener};
use super::{
    Code, Finding, bundle, calendar, clock, database, disk, keys, offices, settings, webhook,
};
use crate::config::Settings;
use crate::keys::{KeysError, folder, tokens};
use crate::publish::inspect::inspect;
use crate::store::probe::{Engine, Probe, Schema, probe};
use crate::store::{self, Address, AnyStore};
use crate::webhook::endpoint::Endpoint;
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::catalog::Publication;
use mingbai_domain::time::{Zone, local};
use nix::sys::statfs::{NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, statfs};
use std::io::{ErrorKind, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};
use std::{fs, io};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What CIFS and SMB 2 call themselves in `statfs(2)`; nix knows the oldest of the three only.
const CIFS: [u64; 2] = [0xff53_4d42, 0xfe53_4d42];

/// How long a server may take to say that it is alive.
const PATIENCE: Duration = Duration::from_secs(2);

/// Looks at everything. `variables` are those of the environment, `flags` the names that flags are
/// read from, `now_ms` is milliseconds since 1970, UTC.
pub async fn examine(
    settings: &Settings,
    variables: Vec<(String, String)>,
    flags: Vec<String>,
    log_is_readable: bool,
    now_ms: i64,
) -> Vec<Finding> {
    let environment = Environment {
        variables,
        flags,
        log_is_readable,
        listener: listener(SocketAddr::new(settings.host, settings.port)).await,
    };
    let mut found = settings::check(settings, &environment);
    let looked = look_at_database(&settings.database, &mut found).await;
    if let Ok(Address::Sqlite(path)) = Address::parse(&settings.database) {
        look_at_disk(path, &mut found);
    }
    let publication = publication(settings, &looked, &mut found).await;
    let probe = match &looked {
        Looked::Open(probe) => Some(probe),
        Looked::Absent | Looked::Closed => None,
    };
    let zone = publication
        .as_ref()
        .and_then(|publication| Zone::by_name(&publication.calendar.timezone))
        .unwrap_or(Zone::BEIJING);
    let wall = local(now_ms, zone);
    if let Some(publication) = &publication {
        found.extend(calendar::check(&publication.calendar, wall.date));
    }
    found.extend(clock::check(&Times {
        now: now_ms,
        wall: format!(
            "{} {:02}:{:02}",
            wall.date,
            wall.minute / 60,
            wall.minute % 60
        ),
        today: wall.date,
        written: written(settings, probe),
        database: probe.and_then(|probe| match probe.engine {
            Engine::Postgres { now_ms, .. } => Some(now_ms),
            Engine::Sqlite { .. } => None,
        }),
        published: publication.map(|publication| publication.county.published.0),
    }));
    let folder = settings.web.display().to_string();
    found.extend(match files(&settings.web) {
        Ok(files) => bundle::check(&files, &folder),
        Err(error) => {
            let about = format!("{folder}: {error}");
            vec![Finding::new(Code::BundleUnreadable, about)]
        }
    });
    found.extend(keys::check(&keys(settings, wall.date)));
    let store = stored(settings, probe).await;
    found.extend(offices(settings, store.as_ref(), wall.date).await);
    found.extend(gateway(settings, store.as_ref(), now_ms).await);
    if let Some(store) = store {
        store.close().await;
    }
    found
}

/// The store, where its schema is this program's: opening another one for good would change it.
async fn stored(settings: &Settings, probe: Option<&Probe>) -> Option<AnyStore> {
    let current = probe.is_some_and(|probe| matches!(probe.schema, Schema::Current { .. }));
    if !current {
        return None;
    }
    store::open(&settings.database).await.ok()
}

/// What the keys are like that complaints are sealed to.
async fn offices(settings: &Settings, store: Option<&AnyStore>, today: NaiveDate) -> Vec<Finding> {
    let Some(store) = store else {
        return Vec::new();
    };
    // Where they cannot be read there is nothing to judge: the database itself has been looked at.
    let Ok(keys) = store.office_keys().await else {
        return Vec::new();
    };
    let public = folder::public(&settings.keys).ok().flatten();
    offices::check(&offices::Facts {
        keys,
        root: public.map(|keys| keys.root),
        today,
    })
}

/// What the message gateway is like, where there is one.
async fn gateway(settings: &Settings, store: Option<&AnyStore>, now_ms: i64) -> Vec<Finding> {
    let Some(gateway) = &settings.webhook else {
        return Vec::new();
    };
    let mut outstanding = None;
    if let Some(store) = store {
        outstanding = store.outstanding_messages().await.ok();
    }
    let endpoint = Endpoint::load(gateway);
    webhook::check(&webhook::Facts {
        settings: endpoint
            .map(|endpoint| endpoint.name().to_owned())
            .map_err(|error| error.to_string()),
        outstanding,
        now_ms,
    })
}

/// What the keys are like, and which root the app carries.
fn keys(settings: &Settings, today: NaiveDate) -> keys::Facts {
    let folder = &settings.keys;
    let loaded = match folder::load(folder) {
        Ok(None) => keys::Loaded::Absent,
        Ok(Some(signer)) => keys::Loaded::Ready {
            root: signer.keys().root.to_string(),
            working: signer.id().to_string(),
        },
        Err(error) => keys::Loaded::Unusable(error.to_string()),
    };
    let page = fs::read_to_string(settings.web.join("index.html")).ok();
    keys::Facts {
        folder: folder.display().to_string(),
        loaded,
        root_file: folder::root_file(folder).map(|path| path.display().to_string()),
        in_bundle: page.map(|page| root_in(&page).to_owned()),
        tokens: token_keys(folder, today),
        today,
    }
}

/// What the keys of tokens are like.
fn token_keys(folder: &Path, today: NaiveDate) -> keys::TokensLoaded {
    match tokens::load(folder, Date(today)) {
        Ok(None) => keys::TokensLoaded::Absent,
        Ok(Some(tokens)) => {
            let newest = tokens.issuer().zip(tokens.keys().keys.first());
            newest.map_or(keys::TokensLoaded::Absent, |((name, _), key)| {
                keys::TokensLoaded::Ready {
                    name: name.to_string(),
                    since: key.valid_from,
                }
            })
        }
        Err(KeysError::Io { path, source }) if source.kind() == ErrorKind::NotFound => {
            keys::TokensLoaded::SecretMissing(path.display().to_string())
        }
        Err(error) => keys::TokensLoaded::Unusable(error.to_string()),
    }
}

/// The root key that a page carries; empty where it carries none.
fn root_in(page: &str) -> &str {
    let meta = page.split_once("<meta name=\"mingbai-root\" content=\"");
    let root = meta.and_then(|(_, rest)| rest.split_once('"'));
    root.map_or("", |(root, _)| root)
}

/// Who is where the server is to listen.
async fn listener(address: SocketAddr) -> Listener {
    match TcpListener::bind(address).await {
        Ok(_) => Listener::Nobody,
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let alive = tokio::time::timeout(PATIENCE, is_alive(address)).await;
            match alive {
                Ok(Ok(true)) => Listener::Ourselves,
                _ => Listener::Another,
            }
        }
        Err(error) => Listener::Refused(error.to_string()),
    }
}

/// Whether `/healthz` answers there as this program does.
async fn is_alive(mut address: SocketAddr) -> io::Result<bool> {
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    let mut stream = TcpStream::connect(address).await?;
    let question = format!("GET /healthz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(question.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(4096).read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer);
    Ok(answer.starts_with("HTTP/1.1 200") && answer.ends_with("alive\n"))
}

/// What became of looking at the database.
enum Looked {
    /// It could be looked at.
    Open(Probe),
    /// There is none yet.
    Absent,
    /// It could not be opened.
    Closed,
}

async fn look_at_database(address: &str, found: &mut Vec<Finding>) -> Looked {
    let name = match Address::parse(address) {
        Ok(Address::Sqlite(path)) => path.display().to_string(),
        // A server's address may hold a password.
        Ok(Address::Postgres(_)) | Err(_) => String::new(),
    };
    match probe(address).await {
        Ok(Some(probe)) => {
            found.extend(database::check(&probe, &name));
            Looked::Open(probe)
        }
        Ok(None) => {
            found.push(Finding::new(Code::DatabaseAbsent, name));
            Looked::Absent
        }
        Err(error) => {
            let about = format!("{name} {error}");
            found.push(Finding::new(Code::DatabaseClosed, about.trim_start()));
            Looked::Closed
        }
    }
}

fn look_at_disk(path: &Path, found: &mut Vec<Finding>) {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let name = folder.display().to_string();
    let Ok(system) = statfs(folder) else {
        found.push(Finding::new(Code::FolderReadOnly, name));
        return;
    };
    let kind = system.filesystem_type();
    let smb = u32::try_from(kind.0).is_ok_and(|kind| CIFS.contains(&u64::from(kind)));
    let size = |ending: &str| {
        let mut file = path.as_os_str().to_owned();
        file.push(ending);
        fs::metadata(file).map_or(0, |file| file.len())
    };
    let block = u64::try_from(system.block_size()).unwrap_or(0);
    let judged = disk::check(
        Folder {
            free: system.blocks_available().saturating_mul(block),
            database: size("") + size("-wal"),
            writable: is_writable(folder),
            network: smb || kind == NFS_SUPER_MAGIC || kind == SMB_SUPER_MAGIC,
        },
        &name,
    );
    found.extend(judged);
}

/// Whether a file can be written there; it is removed at once.
fn is_writable(folder: &Path) -> bool {
    let file = folder.join(format!(".mingbai-doctor-{}", std::process::id()));
    let written = fs::File::create_new(&file).and_then(|mut file| {
        file.write_all(b"mingbai")?;
        file.sync_all()
    });
    let removed = fs::remove_file(&file);
    written.and(removed).is_ok()
}

/// What is published, or would be by the next start.
async fn publication(
    settings: &Settings,
    looked: &Looked,
    found: &mut Vec<Finding>,
) -> Option<Publication> {
    match looked {
        Looked::Absent => return folder(settings, found),
        Looked::Closed => return None,
        Looked::Open(probe) if probe.schema.is_empty() => return folder(settings, found),
        // Opening another schema for good would change it.
        Looked::Open(probe) if !matches!(probe.schema, Schema::Current { .. }) => return None,
        Looked::Open(_) => {}
    }
    let state = match store::open(&settings.database).await {
        Ok(store) => {
            let state = store.current().await;
            store.close().await;
            state
        }
        Err(error) => Err(error),
    };
    match state {
        Ok(Some(state)) => {
            let publication = state.publication;
            let county = &publication.county;
            found.push(Finding::new(
                Code::Published,
                format!(
                    "{} {} (v{}, {})",
                    county.name.zh,
                    county.published,
                    state.catalog_version,
                    publication.guides.len()
                ),
            ));
            Some(publication)
        }
        Ok(None) => folder(settings, found),
        Err(error) => {
            found.push(Finding::new(Code::PublishedUnreadable, error.to_string()));
            None
        }
    }
}

/// Nothing is published: what would the next start publish?
fn folder(settings: &Settings, found: &mut Vec<Finding>) -> Option<Publication> {
    let name = settings.data.display().to_string();
    if !settings.data.is_dir() {
        found.push(Finding::new(Code::NothingToPublish, name));
        return None;
    }
    let publication = inspect(&settings.data)
        .ok()
        .and_then(|inspection| inspection.publication);
    found.push(match publication {
        Some(_) => Finding::new(Code::NothingPublished, name),
        None => Finding::new(Code::FolderFaulty, name),
    });
    publication
}

/// What has been written, and when by this machine's clock: none of it can be later than now.
fn written(settings: &Settings, probe: Option<&Probe>) -> Vec<(String, i64)> {
    let mut all = Vec::new();
    if let Some(at) = probe.and_then(|probe| probe.imported_ms) {
        all.push(("publication.imported_at".to_owned(), at));
    }
    let mut files = vec![settings.web.join("index.html")];
    files.extend(std::env::current_exe().ok());
    if let Ok(Address::Sqlite(path)) = Address::parse(&settings.database) {
        files.push(path.to_owned());
    }
    for file in files {
        let changed = fs::metadata(&file).and_then(|file| file.modified());
        let since = changed
            .ok()
            .and_then(|changed| changed.duration_since(UNIX_EPOCH).ok());
        if let Some(at) = since.and_then(|since| i64::try_from(since.as_millis()).ok()) {
            all.push((file.display().to_string(), at));
        }
    }
    all
}

/// The files of the bundle by address; none where there is no folder.
fn files(web: &Path) -> io::Result<bundle::Files> {
    let mut files = bundle::Files::new();
    let mut folders = vec![(web.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let address = format!("{prefix}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), address));
            } else {
                files.insert(address, fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}
