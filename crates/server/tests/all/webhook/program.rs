//! The real programs: a server, a gateway that its own receiver plays, and what happens when they are killed.

use super::gateway::secret;
use super::*;
use crate::bed::data;
use crate::program::Running;
use nix::sys::signal::Signal;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai-server"));
    command.args(arguments).env("MINGBAI_LOG", "off");
    command
}

fn output(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// `webhook receive`, at work.
struct Receiving {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    address: String,
}

impl Receiving {
    fn start(secret: &Path, port: &str, status: &str) -> Self {
        let secret = secret.to_str().unwrap();
        let receive = [
            "webhook", "receive", "--secret", secret, "--port", port, "--status", status,
        ];
        let mut child = program(&receive).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let address = line.strip_prefix("receiving at ").expect(&line).to_owned();
        Self {
            child,
            lines,
            address,
        }
    }

    fn port(&self) -> String {
        let port = self.address.trim_end_matches('/').rsplit(':').next();
        port.unwrap().to_owned()
    }

    /// What a message is worth, its name and itself.
    fn next(&mut self) -> [String; 3] {
        let line = self.lines.next().unwrap().unwrap();
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        std::array::from_fn(|_| parts.next().expect(&line))
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// R15: an application goes on record, its message is turned away, server and gateway are killed; the message
/// arrives after all, under the same name.
#[tokio::test]
async fn r15_kill_9_between_the_record_and_the_gateway_loses_no_message() {
    for sender in both().await {
        let files = TempDir::new().unwrap();
        let file = secret(&files, 0o600);
        let mut troubled = Receiving::start(&file, "0", "500");
        let start = |address: &str| {
            let file = file.to_str().unwrap();
            let options = ["--webhook-url", address, "--webhook-secret", file];
            Running::start(&sender.database.address, &data(), &options)
        };
        let number = sender.application("one").await;
        // The program goes by the real clock: by that, nothing here is so old that it is given up.
        let now_ms = mingbai_server::clock::unix_ms();
        sender.hands.store(now_ms, Ordering::Relaxed);
        sender.tell(&number, "a").await;
        sender.tell(&number, "b").await;
        let server = start(&troubled.address);
        let [worth, id, _] = troubled.next();
        assert_eq!((worth.as_str(), id.ends_with("-a")), ("turned away", true));
        // Once it is put off; killed before, it would be left alone until its lease is over.
        let soon = mingbai_server::clock::unix_ms() + 20_000;
        while sender.store.due_messages(soon, 1).await.unwrap().is_empty() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        server.signal(Signal::SIGKILL);
        server.ended();
        let port = troubled.port();
        drop(troubled);
        let mut well = Receiving::start(&file, &port, "204");
        let server = start(&well.address);
        for name in ["a", "b"] {
            let [worth, id, body] = well.next();
            assert_eq!(worth, "new");
            assert_eq!(id, format!("{}-{name}", number.as_str()));
            assert_eq!(body, format!("{{\"name\":\"{name}\"}}"));
        }
        // An orderly end leaves nothing behind, and nothing came twice.
        server.signal(Signal::SIGTERM);
        assert!(server.ended().success());
        let left = sender.store.outstanding_messages().await.unwrap();
        assert_eq!(left, Default::default());
    }
}

/// Two servers side by side; what time has brought about is told by one of them.
#[tokio::test]
async fn two_servers_do_not_tell_twice() {
    for sender in both().await {
        let files = TempDir::new().unwrap();
        let file = secret(&files, 0o600);
        let mut gateway = Receiving::start(&file, "0", "204");
        sender
            .store
            .publish(&crate::bed::county(), NOW)
            .await
            .unwrap();
        let mut expected = BTreeSet::new();
        for key in 0..6 {
            let mut new = new("temporary-land-use", &key.to_string());
            let long_ago = NOW - 400 * 24 * 3_600_000;
            new.events[0].at.unix_ms = long_ago;
            let number = take_in(&sender.store, &new).await.unwrap().number;
            for name in [
                "2",
                "3",
                "warning-acceptance",
                "warning-committed",
                "overdue-committed",
                "overdue-delivery",
            ] {
                expected.insert(format!("{} {name}", number.as_str()));
            }
        }
        let file = file.to_str().unwrap();
        let options = ["--webhook-url", &gateway.address, "--webhook-secret", file];
        let start = || Running::start(&sender.database.address, &data(), &options);
        let servers = [start(), start()];
        let mut found = BTreeSet::new();
        for _ in 0..expected.len() {
            let [worth, id, _] = gateway.next();
            assert_eq!(worth, "new", "{id}");
            // A warning names the date that it warns of.
            let (number, name) = id.split_once('-').unwrap();
            let name = name.split("-20").next().unwrap();
            found.insert(format!("{number} {name}"));
        }
        assert_eq!(found, expected);
        for server in &servers {
            server.signal(Signal::SIGTERM);
        }
        for server in servers {
            assert!(server.ended().success());
        }
        let left = sender.store.outstanding_messages().await.unwrap();
        assert_eq!(left, Default::default());
    }
}

#[test]
fn a_server_does_not_start_with_a_gateway_that_it_cannot_tell() {
    let files = TempDir::new().unwrap();
    let good = secret(&files, 0o600);
    let open = TempDir::new().unwrap();
    let exposed = secret(&open, 0o644);
    let (good, exposed) = (good.to_str().unwrap(), exposed.to_str().unwrap());
    for (url, file, words) in [
        (
            "http://sms.example.cn/private",
            good,
            "sms.example.cn is another machine",
        ),
        ("sms.example.cn/private", good, "is no address"),
        (
            "https://sms.example.cn/private",
            exposed,
            "can be read by others",
        ),
        (
            "https://sms.example.cn/private",
            "/nowhere/secret",
            "/nowhere/secret",
        ),
    ] {
        let options = [
            "serve",
            "--port",
            "0",
            "--webhook-url",
            url,
            "--webhook-secret",
            file,
        ];
        let output = program(&options)
            .env("DATABASE_URL", files.path().join("none.db"))
            .output()
            .unwrap();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(words) && !said.contains("private"), "{said}");
        assert!(!files.path().join("none.db").exists());
    }
}

#[test]
fn the_command_line_makes_secrets_and_tries_the_gateway() {
    let files = TempDir::new().unwrap();
    let file = files.path().join("new.secret");
    let path = file.to_str().unwrap();
    let made = output(&["webhook", "secret", path]);
    assert!(made.status.success(), "{made:?}");
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .starts_with("whsec_")
    );
    assert!(
        !text(&made.stdout).contains("whsec_"),
        "it is in the file only"
    );
    assert_eq!(output(&["webhook", "secret", path]).status.code(), Some(1));
    let mut gateway = Receiving::start(&file, "0", "204");
    let address = gateway.address.clone();
    let test = |secret: &str| {
        output(&[
            "webhook",
            "test",
            "--webhook-url",
            &address,
            "--webhook-secret",
            secret,
        ])
    };
    let taken = test(path);
    assert!(taken.status.success(), "{taken:?}");
    let [worth, id, body] = gateway.next();
    assert_eq!((worth.as_str(), id.starts_with("test-")), ("new", true));
    assert!(
        body.starts_with("{\"type\":\"application.test\",\"timestamp\":\"20"),
        "{body}"
    );
    // With another secret it is somebody else's.
    let other = files.path().join("other.secret");
    std::fs::rename(secret(&files, 0o600), &other).unwrap();
    let refused = test(other.to_str().unwrap());
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stdout).contains("has not taken it: the answer was 401"));
    let [worth, ..] = gateway.next();
    assert_eq!(worth, "refused (no signature fits)");
    let database = files.path().join("test.db");
    let database = database.to_str().unwrap();
    let status = output(&["webhook", "status", "--database", database]);
    assert_eq!(text(&status.stdout), "0 wait\n0 were given up\n");
    let retry = output(&["webhook", "retry", "--database", database]);
    assert_eq!(text(&retry.stdout), "0 are due now\n");
}
