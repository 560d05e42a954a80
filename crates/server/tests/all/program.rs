//! The real program: it starts, follows imports, stops in an orderly way, and loses nothing.

use crate::bed::{Database, Engine, data};
use crate::imports::copy;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;
use tempfile::TempDir;

/// A running server; killed if a test ends without having stopped it.
pub struct Running {
    child: Child,
    pub address: String,
    log: Option<JoinHandle<String>>,
}

impl Running {
    pub fn start(database: &str, data: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
            .args([
                "serve",
                "--port",
                "0",
                "--database",
                database,
                "--web",
                "/nowhere",
            ])
            .arg("--data")
            .arg(data)
            .args(more)
            .env("MINGBAI_KEYS", "/nowhere")
            .env("MINGBAI_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut errors = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            errors.read_to_string(&mut log).unwrap();
            log
        });
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().expect("it ended before it listened").unwrap();
        let address = line
            .strip_prefix("listening on http://")
            .expect(&line)
            .to_owned();
        Self {
            child,
            address,
            log: Some(log),
        }
    }

    /// The whole answer to a GET, head and body.
    pub fn get(&self, path: &str) -> String {
        ask(&self.address, path)
    }

    pub fn signal(&self, signal: Signal) {
        let id = Pid::from_raw(i32::try_from(self.child.id()).unwrap());
        kill(id, signal).unwrap();
    }

    /// Waits until it has ended and answers with everything it has logged.
    pub fn log(mut self) -> String {
        self.child.wait().unwrap();
        self.log.take().unwrap().join().unwrap()
    }

    /// Waits until it has ended and says how.
    pub fn ended(mut self) -> std::process::ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn ask(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

fn import(database: &str, data: &Path) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
        .args(["import", "--database", database, "--lang", "en"])
        .arg(data)
        .output()
        .unwrap()
}

#[tokio::test]
async fn what_was_acknowledged_survives_kill_9() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        // R15, at the first import and at a later one.
        let server = Running::start(&database.address, &data(), &[]);
        assert!(server.get("/readyz").starts_with("HTTP/1.1 200"));
        server.signal(Signal::SIGKILL);
        assert!(!server.ended().success());
        let nothing = TempDir::new().unwrap();
        let server = Running::start(&database.address, nothing.path(), &[]);
        let guide = server.get("/api/v1/items/food-business-license");
        assert!(guide.contains("\"version\":1"), "{guide}");

        // A running server shows what another process has imported.
        let dir = TempDir::new().unwrap();
        copy(&data(), dir.path());
        let county = dir.path().join("county.json");
        let text = fs::read_to_string(&county).unwrap();
        fs::write(&county, text.replace("\"12345\"", "\"12346\"")).unwrap();
        let output = import(&database.address, dir.path());
        assert!(output.status.success(), "{output:?}");
        let words = String::from_utf8(output.stdout).unwrap();
        assert!(
            words.starts_with("Catalog version 2: 0 items added"),
            "{words}"
        );
        assert!(
            shows(&server, "\"hotline\":\"12346\""),
            "not shown within a minute"
        );
        server.signal(Signal::SIGKILL);
        server.ended();
        let server = Running::start(&database.address, nothing.path(), &[]);
        assert!(
            server
                .get("/api/v1/catalog")
                .contains("\"hotline\":\"12346\"")
        );
    }
}

/// Whether the catalog shows these words within a minute.
fn shows(server: &Running, words: &str) -> bool {
    (0..1_200).any(|_| {
        let shown = server.get("/api/v1/catalog").contains(words);
        if !shown {
            std::thread::sleep(Duration::from_millis(50));
        }
        shown
    })
}

#[tokio::test]
async fn servers_side_by_side_show_what_one_process_imports() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let nothing = TempDir::new().unwrap();
        let servers = [
            Running::start(&database.address, &data(), &[]),
            Running::start(&database.address, nothing.path(), &[]),
            Running::start(&database.address, nothing.path(), &[]),
        ];
        let dir = TempDir::new().unwrap();
        copy(&data(), dir.path());
        let county = dir.path().join("county.json");
        let text = fs::read_to_string(&county).unwrap();
        fs::write(&county, text.replace("\"12345\"", "\"12346\"")).unwrap();
        assert!(import(&database.address, dir.path()).status.success());
        for server in &servers {
            assert!(shows(server, "\"hotline\":\"12346\""), "{engine:?}");
        }
        // Whichever of them a phone asks next, its copy is still good.
        let tags = servers.each_ref().map(|server| {
            let answer = server.get("/api/v1/catalog");
            let tag = answer.lines().find(|line| line.starts_with("etag: "));
            tag.unwrap().to_owned()
        });
        assert!(tags.iter().all(|tag| *tag == tags[0]), "{tags:?}");
        // One goes; the others do not mind.
        let [first, second, _] = servers;
        first.signal(Signal::SIGKILL);
        first.ended();
        assert!(second.get("/readyz").starts_with("HTTP/1.1 200"));
    }
}

#[test]
fn it_stops_in_an_orderly_way_when_asked_to() {
    let dir = TempDir::new().unwrap();
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        let database = dir.path().join("a.db").display().to_string();
        let server = Running::start(&database, &data(), &[]);
        // Somebody who keeps a connection open without a word does not hold it up.
        let mut idle = TcpStream::connect(&server.address).unwrap();
        write!(idle, "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
        let mut first = [0; 12];
        idle.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        server.signal(signal);
        assert!(server.ended().success());
        // SQLite's log is folded back into the file.
        let log = fs::metadata(dir.path().join("a.db-wal"));
        assert_eq!(log.map_or(0, |log| log.len()), 0);
    }
}

/// What somebody searches for, who asks and with what is nobody's business (DESIGN §4), however
/// much is logged.
#[test]
fn logs_and_figures_know_the_route_and_not_the_person() {
    let dir = TempDir::new().unwrap();
    let database = dir.path().join("a.db").display().to_string();
    let port = free_port();
    let server = Running::start(&database, &data(), &["--metrics-port", &port]);
    for path in [
        "/api/v1/items?q=whisperword",
        "/api/v1/items/whisperword",
        "/items/whisperword?situation=whisperword",
        "/whisperword",
        "/api/v1/items/food-business-license",
    ] {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: whisperhost\r\nuser-agent: whisperagent\r\n\
             referer: http://whisperword/\r\nx-forwarded-for: 192.0.2.77\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    let figures = ask(&format!("127.0.0.1:{port}"), "/metrics");
    assert!(
        figures.contains(
            "mingbai_http_request_seconds_count{method=\"GET\",route=\"/api/v1/items\",status=\"200\"} 1"
        ),
        "{figures}"
    );
    assert!(figures.contains("mingbai_catalog_version 1"), "{figures}");
    server.signal(Signal::SIGTERM);
    let log = server.log();
    for text in [&log, &figures] {
        assert!(text.contains("/api/v1/items/{item}"), "{text}");
        assert!(text.contains("/items/{item}"), "{text}");
        for secret in ["whisper", "192.0.2.77"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
    // No caller's address either; the server's own may stand in its first lines.
    let requests = log.lines().filter(|line| line.contains(" request: "));
    assert!(
        requests.filter(|line| line.contains("127.0.0.1")).count() == 0,
        "{log}"
    );
}

fn free_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port().to_string()
}

#[test]
fn figures_are_on_their_own_port_only() {
    let dir = TempDir::new().unwrap();
    let database = dir.path().join("a.db").display().to_string();
    let port = free_port();
    let server = Running::start(&database, &data(), &["--metrics-port", &port]);
    server.get("/api/v1/lists");
    let metrics = ask(&format!("127.0.0.1:{port}"), "/metrics");
    assert!(
        metrics.contains("mingbai_http_request_seconds_bucket"),
        "{metrics}"
    );
    assert!(
        server.get("/metrics").starts_with("HTTP/1.1 503"),
        "no bundle here, and no figures"
    );
}

#[test]
fn a_server_with_nothing_to_show_says_what_to_do() {
    let dir = TempDir::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
        .args(["serve", "--port", "0"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("mingbai-server import DIR"), "{words}");
}

#[test]
fn a_faulty_folder_is_not_published_at_the_first_start() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("data");
    copy(&data(), &folder);
    fs::write(folder.join("windows.json"), "[]").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
        .args(["serve", "--port", "0"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("the folder was not published"), "{words}");
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let dir = TempDir::new().unwrap();
    let database = dir.path().join("a.db").display().to_string();
    drop(Running::start(&database, &data(), &[]));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        use sqlx::Connection as _;
        let url = format!("sqlite:{database}");
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'later', 1, x'00', 0)",
        )
        .execute(&mut connection)
        .await
        .unwrap();
    });
    let output = import(&database, &data());
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("9999"), "{words}");
}
