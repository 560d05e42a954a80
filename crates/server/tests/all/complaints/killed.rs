//! R15 on the real program: killed with SIGKILL right after each acknowledgement, the complaint and its receipt are
//! there, once.

use super::*;
use crate::bed::{Database, Engine, data};
use crate::program::Running;
use mingbai_contract::complaint::{MessageTaken, ThreadView};
use mingbai_contract::endpoint::{
    Endpoint as _, GetChallenge, OpenThread, Posted as _, WithdrawComplaint,
};
use mingbai_domain::log::sign::public_key;
use mingbai_server::keys::folder;
use mingbai_server::store;
use nix::sys::signal::Signal;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;

/// A county with keys of its own, on a database.
pub struct County {
    keys: TempDir,
    database: String,
    pub offices: [KeyId; 2],
}

impl County {
    pub async fn new(database: &str) -> Self {
        let keys = TempDir::new().unwrap();
        let inner = keys.path().join("keys");
        folder::init(&inner, "2026-01-01".parse().unwrap()).unwrap();
        let root = folder::root(&inner).unwrap();
        let store = store::open(database).await.unwrap();
        let mut offices = Vec::new();
        for (office, byte) in [
            (Office::ComplaintOffice, 21),
            (Office::SupervisionOffice, 22),
        ] {
            let key = BoxKey([byte; 32]);
            let made = KeptKey {
                id: box_key_id(&key),
                office,
                key,
                standing: KeyStanding::Pending,
                signed: None,
                file: key_file(byte),
            };
            let entry = record(Deed::OfficeKeyMade, "office-key");
            store.keep_office_key(&made, &entry).await.unwrap().unwrap();
            let from = "2026-01-01".parse().unwrap();
            let signed = sign_office_key(&root, office, key, from, None);
            store
                .sign_office_key(&signed, &entry)
                .await
                .unwrap()
                .unwrap();
            offices.push(made.id);
        }
        store.close().await;
        assert_eq!(
            folder::public(&inner).unwrap().unwrap().root,
            public_key(&root)
        );
        Self {
            keys,
            database: database.to_owned(),
            offices: [offices[0], offices[1]],
        }
    }

    pub fn start(&self, more: &[&str]) -> Running {
        let keys = self.keys.path().join("keys").display().to_string();
        let more = [&["--keys", keys.as_str()], more].concat();
        Running::start(&self.database, &data(), &more)
    }
}

/// A request as it goes over the wire.
pub struct Sent;

impl Sent {
    /// Sends a request from an address of this machine, and answers with all that came back.
    pub async fn from(
        own: &str,
        to: &str,
        method: &str,
        path: &str,
        head: &str,
        body: &str,
    ) -> String {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(format!("{own}:0").parse().unwrap()).unwrap();
        let mut stream = socket.connect(to.parse().unwrap()).await.unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
             content-type: application/json\r\n{head}content-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }
}

/// The body of a good answer.
async fn ask(server: &Running, method: &str, path: &str, body: &str) -> String {
    let answer = Sent::from("127.0.0.1", &server.address, method, path, "", body).await;
    let (head, rest) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    rest.to_owned()
}

async fn work(server: &Running) -> Proof {
    let challenge = ask(server, "GET", &GetChallenge.address(), "").await;
    worked(&serde_json::from_str(&challenge).unwrap())
}

async fn r15_what_was_acknowledged_is_there_after_kill_9(engine: Engine) {
    let Some(database) = Database::new(engine).await else {
        return;
    };
    let county = County::new(&database.address).await;
    let mut server = county.start(&[]);
    for round in 0..3 {
        let byte = 10 * round + 1;
        let complaint = sealed(byte, &county.offices);
        let body = serde_json::json!({"complaint": complaint, "proof": work(&server).await});
        let body = body.to_string();
        let answer = ask(&server, "POST", "/api/v1/complaints", &body).await;
        server.signal(Signal::SIGKILL);
        server.ended();
        server = county.start(&[]);
        // The same request again, as by a phone that has not heard the answer: the same receipt, to the byte.
        let again = ask(&server, "POST", "/api/v1/complaints", &body).await;
        assert_eq!(again, answer);
        let message = from_reporter(byte + 1, &county.offices);
        let added = AddToThread {
            lookup: lookup(byte),
            message: serde_json::to_string(&message).unwrap(),
            proof: work(&server).await,
        };
        let taken = ask(&server, "POST", AddToThread::ROUTE, &added.body()).await;
        server.signal(Signal::SIGKILL);
        server.ended();
        server = county.start(&[]);
        let again = ask(&server, "POST", AddToThread::ROUTE, &added.body()).await;
        assert_eq!(again, taken);
        let withdraw = WithdrawComplaint(lookup(byte)).body();
        let done = ask(&server, "POST", WithdrawComplaint::ROUTE, &withdraw).await;
        let _: MessageTaken = serde_json::from_str(&done).unwrap();
        server.signal(Signal::SIGKILL);
        server.ended();
        server = county.start(&[]);
        let open = OpenThread(lookup(byte)).body();
        let view = ask(&server, "POST", OpenThread::ROUTE, &open).await;
        let view: ThreadView = serde_json::from_str(&view).unwrap();
        assert_eq!(view.complaint.events.len(), 3, "{engine:?}");
        let messages: Vec<_> = view.messages.iter().map(|m| &m.envelope).collect();
        assert_eq!(messages, [&complaint.envelope, &message.envelope]);
    }
    server.signal(Signal::SIGKILL);
    server.ended();
    let store = store::open(&database.address).await.unwrap();
    assert_eq!(store.complaints_stamp().await.unwrap(), (3, 9));
    store.close().await;
}

#[tokio::test]
async fn r15_killed_after_each_acknowledgement_on_sqlite() {
    r15_what_was_acknowledged_is_there_after_kill_9(Engine::Sqlite).await;
}

#[tokio::test]
async fn r15_killed_after_each_acknowledgement_on_postgresql() {
    r15_what_was_acknowledged_is_there_after_kill_9(Engine::Postgres).await;
}
