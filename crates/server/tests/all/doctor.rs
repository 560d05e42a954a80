//! The doctor on real databases and folders: it names what is wrong and changes nothing.

use crate::bed::{Database, Engine, NOW, county, data};
use mingbai_server::clock::unix_ms;
use mingbai_server::config::{Settings, Webhook};
use mingbai_server::doctor::{Area, Code, Finding, calendar, facts};
use mingbai_server::keys::{folder, tokens};
use mingbai_server::store;
use sqlx::{AssertSqlSafe, Connection as _, Row as _};
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

pub fn settings(database: &str, web: &Path) -> Settings {
    Settings {
        host: "127.0.0.1".parse().unwrap(),
        port: 0,
        database: database.to_owned(),
        data: data(),
        web: web.to_owned(),
        keys: "/nowhere".into(),
        metrics_port: None,
        https: false,
        origin: None,
        webhook: None,
    }
}

pub async fn examine(settings: &Settings) -> Vec<Finding> {
    examine_at(settings, unix_ms()).await
}

async fn examine_at(settings: &Settings, now_ms: i64) -> Vec<Finding> {
    facts::examine(settings, Vec::new(), Vec::new(), true, now_ms).await
}

/// What is said of the keys on 20 November 2026.
async fn of_keys(settings: &Settings) -> Vec<Code> {
    codes(&examine_at(settings, NOW).await, &[Area::Keys])
}

/// The codes of some areas.
pub fn codes(found: &[Finding], areas: &[Area]) -> Vec<Code> {
    let codes = found.iter().map(|finding| finding.code);
    codes.filter(|code| areas.contains(&code.area())).collect()
}

pub async fn publish(address: &str) {
    let store = store::open(address).await.unwrap();
    store.publish(&county(), unix_ms()).await.unwrap();
    store.close().await;
}

/// A bundle of the smallest kind.
fn bundle(dir: &Path) {
    for (name, text) in [
        ("index.html", "<script src=\"/app.js\"></script>"),
        ("sw.js", "const FILES = '/ /app.js';"),
        ("sw.js.br", ""),
        ("manifest.webmanifest", "{}"),
        ("app.js", ""),
        ("app.js.br", ""),
    ] {
        fs::write(dir.join(name), text).unwrap();
    }
}

const DATABASE: [Area; 2] = [Area::Database, Area::Data];

#[tokio::test]
async fn a_healthy_installation_on_sqlite_is_well() {
    let database = Database::new(Engine::Sqlite).await.unwrap();
    let web = TempDir::new().unwrap();
    bundle(web.path());
    let settings = settings(&database.address, web.path());

    // Before the first start: nothing is wrong, and the doctor makes nothing.
    let found = examine(&settings).await;
    assert_eq!(
        codes(&found, &DATABASE),
        [Code::DatabaseAbsent, Code::NothingPublished]
    );
    assert!(!Path::new(&database.address).exists());

    publish(&database.address).await;
    let found = examine(&settings).await;
    assert_eq!(
        codes(&found, &DATABASE),
        [
            Code::DatabaseOpens,
            Code::SchemaCurrent,
            Code::Durable,
            Code::Intact,
            Code::Published
        ]
    );
    assert_eq!(
        codes(&found, &[Area::Settings, Area::Bundle]),
        [Code::AddressFree, Code::BundleComplete]
    );
    assert_eq!(codes(&found, &[Area::Disk]).len(), 1, "{found:?}");
    the_published_calendar_is_judged(&found);
    let folder = Path::new(&database.address).parent().unwrap();
    let left: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(
        left.len(),
        1,
        "files were left beside the database: {left:?}"
    );
}

#[tokio::test]
async fn a_healthy_installation_on_postgresql_is_well() {
    let Some(database) = Database::new(Engine::Postgres).await else {
        return;
    };
    let web = TempDir::new().unwrap();
    let settings = settings(&database.address, web.path());
    let mut connection = sqlx::PgConnection::connect(&database.address)
        .await
        .unwrap();
    let row = sqlx::query("SHOW fsync").fetch_one(&mut connection).await;
    // The tests' own cluster does not wait for the disk.
    let durable = match row.unwrap().get::<String, _>(0).as_str() {
        "on" => Code::Durable,
        _ => Code::NotDurable,
    };

    let found = examine(&settings).await;
    assert_eq!(
        codes(&found, &DATABASE),
        [
            Code::DatabaseOpens,
            Code::SchemaBehind,
            durable,
            Code::NothingPublished
        ]
    );
    let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
    let row = sqlx::query(tables).fetch_one(&mut connection).await;
    assert_eq!(row.unwrap().get::<i64, _>(0), 0, "the doctor made a table");

    publish(&database.address).await;
    let found = examine(&settings).await;
    assert_eq!(
        codes(&found, &DATABASE),
        [
            Code::DatabaseOpens,
            Code::SchemaCurrent,
            durable,
            Code::Published
        ]
    );
    // Its disk is not ours; its clock is this machine's.
    assert_eq!(codes(&found, &[Area::Disk]), []);
    assert!(!codes(&found, &[Area::Clock]).contains(&Code::ClocksDiffer));
    the_published_calendar_is_judged(&found);

    let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'later', true, '\\x00', 0)";
    sqlx::query(later).execute(&mut connection).await.unwrap();
    let found = examine(&settings).await;
    assert_eq!(
        codes(&found, &DATABASE),
        [Code::DatabaseOpens, Code::SchemaAhead, durable]
    );
}

fn the_published_calendar_is_judged(found: &[Finding]) {
    let today = mingbai_domain::time::local(unix_ms(), mingbai_domain::time::Zone::BEIJING).date;
    let expected = calendar::check(&county().calendar, today);
    let judged: Vec<Finding> = found
        .iter()
        .filter(|finding| finding.code.area() == Area::Calendar)
        .cloned()
        .collect();
    assert_eq!(judged, expected);
    assert!(!codes(found, &[Area::Clock]).is_empty());
}

/// Statements that do to a file what should not happen to it, and what the doctor says then.
#[tokio::test]
async fn every_damage_to_a_file_is_named() {
    use Code::{
        Damaged, DatabaseOpens, Durable, Intact, NotDurable, Published, PublishedUnreadable,
        SchemaAhead, SchemaCurrent, SchemaDamaged,
    };
    for (damage, expected) in [
        (
            "PRAGMA journal_mode = DELETE",
            vec![DatabaseOpens, SchemaCurrent, NotDurable, Intact, Published],
        ),
        (
            "UPDATE _sqlx_migrations SET success = 0",
            vec![DatabaseOpens, SchemaDamaged, Durable, Intact],
        ),
        (
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'later', 1, x'00', 0)",
            vec![DatabaseOpens, SchemaAhead, Durable, Intact],
        ),
        (
            "UPDATE document SET content = '{' WHERE name = 'calendar'",
            vec![
                DatabaseOpens,
                SchemaCurrent,
                Durable,
                Intact,
                PublishedUnreadable,
            ],
        ),
        (
            "PRAGMA foreign_keys = OFF; UPDATE guide SET since = 77",
            vec![DatabaseOpens, SchemaCurrent, Durable, Damaged, Published],
        ),
    ] {
        let database = Database::new(Engine::Sqlite).await.unwrap();
        publish(&database.address).await;
        let url = format!("sqlite:{}", database.address);
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let statements = sqlx::raw_sql(AssertSqlSafe(damage));
        statements.execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let found = examine(&settings(&database.address, Path::new("/nowhere"))).await;
        assert_eq!(codes(&found, &DATABASE), expected, "{damage}: {found:?}");
        assert_eq!(codes(&found, &[Area::Bundle]), [Code::BundleAbsent]);
    }
}

#[tokio::test]
async fn what_is_no_database_or_no_folder_is_named() {
    let dir = TempDir::new().unwrap();
    let text = dir.path().join("text.db");
    fs::write(
        &text,
        "this is no database, but it is long enough to be looked at",
    )
    .unwrap();
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    for (address, expected) in [
        (text.display().to_string(), Code::DatabaseClosed),
        (
            format!("postgres://anna:secret@127.0.0.1:{port}/nothing"),
            Code::DatabaseClosed,
        ),
        (
            "mysql://anna:secret@host/x".to_owned(),
            Code::DatabaseClosed,
        ),
    ] {
        let found = examine(&settings(&address, dir.path())).await;
        assert_eq!(codes(&found, &DATABASE), [expected], "{address}");
        assert!(!format!("{found:?}").contains("secret"), "{found:?}");
    }
    let faulty = dir.path().join("faulty");
    fs::create_dir(&faulty).unwrap();
    let absent = dir.path().join("a.db").display().to_string();
    for (folder, expected) in [
        (faulty, Code::FolderFaulty),
        (dir.path().join("gone"), Code::NothingToPublish),
    ] {
        let mut settings = settings(&absent, dir.path());
        settings.data = folder;
        let found = examine(&settings).await;
        assert_eq!(codes(&found, &[Area::Data]), [expected]);
    }
}

#[tokio::test]
async fn who_listens_is_asked() {
    let dir = TempDir::new().unwrap();
    let database = dir.path().join("a.db").display().to_string();
    let mut settings = settings(&database, dir.path());
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    settings.port = taken.local_addr().unwrap().port();
    let deaf = tokio::spawn(async move {
        // Takes the call and says something else.
        let (mut stream, _) = taken.accept().await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut stream, b"220 mail\r\n")
            .await
            .unwrap();
        taken
    });
    let found = examine(&settings).await;
    assert_eq!(codes(&found, &[Area::Settings]), [Code::AddressTaken]);

    let taken = deaf.await.unwrap();
    let bed = crate::bed::Bed::empty(crate::bed::Setup::default()).await;
    let router = bed.router.clone();
    let (_keep, end) = tokio::sync::watch::channel(false);
    let server = tokio::spawn(mingbai_server::listen::serve(taken, router, end));
    let found = examine(&settings).await;
    assert_eq!(codes(&found, &[Area::Settings]), [Code::ServerAnswers]);
    server.abort();

    settings.host = "192.0.2.1".parse().unwrap();
    settings.https = true;
    let found = examine(&settings).await;
    assert_eq!(codes(&found, &[Area::Settings]), [Code::AddressRefused]);
}

#[tokio::test]
async fn keys_are_looked_at_and_held_against_the_app() {
    let dir = TempDir::new().unwrap();
    let database = dir.path().join("a.db").display().to_string();
    let mut settings = settings(&database, dir.path());
    settings.keys = dir.path().join("keys");
    assert_eq!(of_keys(&settings).await, [Code::KeysAbsent]);
    let day = "2026-11-20".parse().unwrap();
    let keys = folder::init(&settings.keys, day).unwrap();
    assert_eq!(
        of_keys(&settings).await,
        [Code::KeysReady, Code::RootKeyHere, Code::TokenKeyReady]
    );
    fs::remove_file(settings.keys.join("root.key")).unwrap();
    let page = dir.path().join("index.html");
    for (text, expected) in [
        ("<head></head>".to_owned(), Some(Code::RootNotInBundle)),
        (
            format!("<meta name=\"mingbai-root\" content=\"{}\">", keys.root),
            None,
        ),
        (
            "<meta name=\"mingbai-root\" content=\"x\">".to_owned(),
            Some(Code::OtherRootInBundle),
        ),
    ] {
        fs::write(&page, text).unwrap();
        let found = of_keys(&settings).await;
        let of_root: Vec<_> = expected.into_iter().collect();
        let all = [vec![Code::KeysReady], of_root, vec![Code::TokenKeyReady]].concat();
        assert_eq!(found, all);
    }
    let public = settings.keys.join("public.json");
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    fs::set_permissions(&public, open).unwrap();
    assert_eq!(of_keys(&settings).await, [Code::KeysUnusable]);
}

/// docs/TOKENS.md: a key that is there, whole, and replaced once a year.
#[tokio::test]
async fn r11_the_key_of_tokens_is_looked_at() {
    let dir = TempDir::new().unwrap();
    let database = dir.path().join("a.db").display().to_string();
    let mut settings = settings(&database, dir.path());
    settings.keys = dir.path().join("keys");
    let keys = settings.keys.clone();
    let day = |text: &str| text.parse().unwrap();
    let looked = async || of_keys(&settings).await.last().copied();
    folder::init(&keys, day("2025-11-19")).unwrap();
    assert_eq!(looked().await, Some(Code::TokenKeyOld));
    tokens::replace(&keys, day("2026-11-20"), day("2026-11-20")).unwrap();
    assert_eq!(looked().await, Some(Code::TokenKeyReady));
    // The one before is of use still: whoever has its tokens could not rate.
    let public = tokens::public(&keys).unwrap().unwrap();
    let secret = |place: usize| {
        let id = mingbai_domain::log::sign::token_key_id(&public.keys[place].key).0;
        let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
        keys.join(format!("token-{hex}.key"))
    };
    let aside = dir.path().join("aside");
    for place in [0, 1] {
        fs::rename(secret(place), &aside).unwrap();
        assert_eq!(looked().await, Some(Code::TokenSecretMissing), "{place}");
        fs::rename(&aside, secret(place)).unwrap();
    }
    assert_eq!(looked().await, Some(Code::TokenKeyReady));
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    fs::set_permissions(secret(0), open).unwrap();
    assert_eq!(looked().await, Some(Code::TokenKeysUnusable));
    fs::remove_file(keys.join(tokens::PUBLIC)).unwrap();
    assert_eq!(looked().await, Some(Code::TokenKeyAbsent));
}

/// The program itself: words, JSON, exit codes.
#[test]
fn the_program_says_it_in_words_and_in_json() {
    let dir = TempDir::new().unwrap();
    let doctor = |more: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
            .args(["doctor", "--port", "0"])
            .args(more)
            .current_dir(dir.path())
            .env("MINGBAI_PROT", "8080")
            .output()
            .unwrap();
        let code = output.status.code().unwrap();
        (code, String::from_utf8(output.stdout).unwrap())
    };
    let (code, english) = doctor(&["--lang", "en"]);
    assert_eq!(code, 1, "{english}");
    for words in [
        "nothing reads the variable MINGBAI_PROT\n",
        "nothing is published, and there is no folder data\n",
        "→ Say where the data is with --data, or run mingbai-server import DIR.\n",
        "there is no web app in dist\n",
    ] {
        assert!(english.contains(words), "{words} in\n{english}");
    }
    let (_, chinese) = doctor(&["--lang", "zh"]);
    assert!(chinese.contains("dist 里没有网页"), "{chinese}");

    bundle(dir.path());
    let folder = data().display().to_string();
    let (code, json) = doctor(&["--json", "--web", ".", "--data", &folder]);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["ok"], code == 0, "{json}");
    let rows = value["findings"].as_array().unwrap();
    let unknown = rows.iter().find(|row| row["code"] == "unknown_variable");
    assert_eq!(unknown.unwrap()["about"], "MINGBAI_PROT");
    assert_eq!(unknown.unwrap()["verdict"], "warning");
}

#[tokio::test]
async fn a_gateway_that_cannot_be_told_is_named_and_its_address_is_not() {
    let database = Database::new(Engine::Sqlite).await.unwrap();
    publish(&database.address).await;
    let mut settings = settings(&database.address, Path::new("/nowhere"));
    let of_gateway = |found: &[Finding]| codes(found, &[Area::Webhook]);
    assert_eq!(of_gateway(&examine(&settings).await), []);
    for url in [
        "http://sms.example.cn/private",
        "https://sms.example.cn/private",
    ] {
        settings.webhook = Some(Webhook {
            url: url.to_owned(),
            secret: "/nowhere/webhook.secret".into(),
            certificates: None,
        });
        let found = examine(&settings).await;
        assert_eq!(of_gateway(&found), [Code::WebhookUnusable]);
        assert!(
            found
                .iter()
                .all(|finding| !finding.about.contains("private"))
        );
    }
}
