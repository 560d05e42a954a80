//! `mingbai-server demo`, as it is typed.

use super::*;
use crate::applications;
use crate::bed::{Database, Engine};
use crate::program::Running;
use mingbai_client::{Client, Reply, Request, Transport, Unreachable};
use mingbai_contract::application::{ApplicationNumber, QueryCode};
use mingbai_domain::complaint::receipt;
use mingbai_sealed::{Offices, Thread};
use mingbai_server::keys::folder;
use mingbai_server::store;
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Output};

/// The command, on a database, with a secret and a folder of keys; where there are keys a year comes along, of few
/// ratings.
pub fn demo(database: &str, secret: &Path, keys: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai-server"));
    command
        .args(["demo", "--database", database, "--ratings", "1500"])
        .arg("--keys")
        .arg(keys)
        .arg("--secret")
        .arg(secret)
        .env_remove("MINGBAI_DATA");
    command
}

/// Without keys.
fn typed(database: &str, secret: &Path, dir: &Path, more: &[&str]) -> Output {
    let mut command = demo(database, secret, Path::new("/nowhere"));
    command.args(more).arg(dir).output().unwrap()
}

/// The client's transport to a running server.
struct Socket(String);

impl Transport for Socket {
    async fn send(&self, request: Request<'_>) -> Result<Reply, Unreachable> {
        let mut stream = TcpStream::connect(&self.0).unwrap();
        let body = request.body.unwrap_or_default();
        write!(
            stream,
            "{} {} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            request.method,
            request.address,
            body.len(),
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        Ok(Reply {
            status: head[9..12].parse().unwrap(),
            etag: None,
            body: body.to_owned(),
        })
    }
}

#[tokio::test]
async fn what_is_printed_opens_the_applications_of_a_server_that_starts_afterwards() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let dir = TempDir::new().unwrap();
        let secret = dir.path().join("demo.secret");
        // Where the county has no keys, nobody can complain: there are no complaints, either.
        let output = typed(&database.address, &secret, &data(), &["--json"]);
        let list: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            (&list["complaints"], &list["offices"]),
            (&json!([]), &json!([]))
        );
        let keys = dir.path().join("keys");
        let root = folder::init(&keys, "2026-01-01".parse().unwrap())
            .unwrap()
            .root;
        let again = || demo(&database.address, &secret, &keys);
        let output = again().arg("--json").arg(data()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let list: Value = serde_json::from_slice(&output.stdout).unwrap();
        let all = list["applications"].as_array().unwrap();
        assert!(all.len() > 50, "{}", all.len());
        let folder = keys.display().to_string();
        let server = Running::start(&database.address, &data(), &["--keys", &folder]);
        let phone = Client::new(Socket(server.address.clone()));
        for one in all {
            let text = |field: &str| one[field].as_str().unwrap().to_owned();
            let number = ApplicationNumber::new(text("number")).unwrap();
            let code = QueryCode::new(text("code")).unwrap();
            let seen = phone.look_up(number, code).await.unwrap();
            assert_eq!(seen.state.code(), text("state"));
            assert_eq!(seen.application.item.as_str(), text("item"));
        }
        // Complaints open with their receipts, and the form has keys to seal to.
        let offices = phone.office_keys().await.unwrap();
        Offices::new(&root, &offices).unwrap();
        let complaints = list["complaints"].as_array().unwrap();
        assert_eq!(complaints.len(), 25);
        let one = &complaints[0];
        let receipt = receipt::read(one["receipt"].as_str().unwrap()).unwrap();
        let thread = Thread::derive(&receipt, "QS").unwrap();
        let seen = phone.open_thread(thread.lookup).await.unwrap();
        assert_eq!(seen.standing.state.code(), one["state"].as_str().unwrap());
        // Beside the running server, and for people.
        for (lang, words) in [
            ("en", "sample applications, 6 projects and 25 complaints"),
            ("zh", "个样例办件、6 个项目、25 件投诉"),
        ] {
            let output = again().args(["--lang", lang]).arg(data()).output().unwrap();
            assert!(output.status.success(), "{output:?}");
            let table = String::from_utf8(output.stdout).unwrap();
            assert!(table.contains(words), "{table}");
            let number = all[4]["number"].as_str().unwrap();
            let grouped = format!("QS{}-", &number[2..10]);
            assert!(table.contains(&grouped), "{table}");
            let passphrase = list["offices"][1]["passphrase"].as_str().unwrap();
            for secret in [one["receipt"].as_str().unwrap(), passphrase] {
                assert!(table.contains(secret), "{table}");
            }
        }
    }
}

#[tokio::test]
async fn where_sample_cases_have_no_place_it_says_so_and_changes_nothing() {
    let database = Database::new(Engine::Sqlite).await.unwrap();
    let dir = TempDir::new().unwrap();
    let secret = dir.path().join("demo.secret");
    let at = database.address.as_str();
    let said = |output: &Output| {
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
        String::from_utf8(output.stderr.clone()).unwrap()
    };
    let nowhere = typed(at, &secret, &dir.path().join("nothing"), &[]);
    assert!(said(&nowhere).contains("nothing has been published yet"));

    let store = store::open(at).await.unwrap();
    store.publish(&county(), crate::bed::NOW).await.unwrap();
    let other = dir.path().join("other");
    crate::imports::copy(&data(), &other);
    let file = other.join("county.json");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("青山县", "白水县")).unwrap();
    assert!(said(&typed(at, &secret, &other, &[])).contains("another county"));

    let real = applications::new("food-business-license", "somebody's");
    applications::take_in(&store, &real).await.unwrap();
    let end = store.audit_end().await.unwrap();
    let english = typed(at, &secret, &data(), &["--lang", "en"]);
    assert_eq!(
        said(&english),
        "This database holds applications or projects of its own: no sample cases were put in.\n"
    );
    let chinese = typed(at, &secret, &data(), &["--lang", "zh"]);
    assert_eq!(
        said(&chinese),
        "这个数据库里已有真实办件或项目，不放样例。\n"
    );
    assert_eq!(store.audit_end().await.unwrap(), end);
    store.close().await;
}
