//! R15 on the real program: a whole path over the API, the server killed with SIGKILL between any two calls
//! that it acknowledged, and in the middle of the next. Whoever got no answer sends again, with the same key.

use super::record;
use crate::bed::{Database, Engine, NOW, data};
use crate::program::Running;
use mingbai_contract::application::{ApplicationView, Event, EventType, LookUp};
use mingbai_contract::desk::applications::{Recorded, Slip};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostIntakeApplication};
use mingbai_contract::desk::keys::Scope;
use mingbai_contract::endpoint::{LookUpApplication, Posted as _};
use mingbai_domain::staff::audit::Chain;
use mingbai_server::ops::desk::api_keys::PREFIX;
use mingbai_server::secret;
use mingbai_server::store;
use mingbai_server::store::staff::Change;
use nix::sys::signal::Signal;
use serde::de::DeserializeOwned;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

const KEY: &str = "ABCDEFGH";
const SECRET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What happens, behind how many events: where it is posted below the application, and what.
const WAY: [(&str, &str); 8] = [
    (
        "",
        r#"{"item":"food-business-license","situation":"new-catering","window":"A03"}"#,
    ),
    (
        "/events",
        r#"{"after":1,"type":"notice_given","materials":["apply","layout"]}"#,
    ),
    (
        "/events",
        r#"{"after":2,"type":"supplemented","materials":["apply","layout"]}"#,
    ),
    ("/events", r#"{"after":3,"type":"accepted"}"#),
    (
        "/events",
        r#"{"after":4,"type":"paused","exclusion":"site_inspection","document":"现场勘验通知书"}"#,
    ),
    ("/events", r#"{"after":5,"type":"resumed"}"#),
    ("/decision", r#"{"after":6,"decision":"granted"}"#),
    ("/events", r#"{"after":7,"type":"delivered"}"#),
];

/// A request on its way.
struct Sent(TcpStream);

impl Sent {
    /// Sends a request, and does not wait.
    fn new(server: &Running, path: &str, key: &str, body: &str) -> Self {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n\
             authorization: Bearer {PREFIX}_{KEY}_{SECRET}\r\nidempotency-key: {key}\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        Self(stream)
    }

    /// Waits until its answer begins: then it has been carried out.
    fn begun(&mut self) {
        self.0.read_exact(&mut [0]).unwrap();
    }

    /// The body of its answer.
    fn answer(mut self) -> String {
        let mut answer = String::new();
        self.0.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
        body.to_owned()
    }
}

fn json<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap()
}

/// What is on record, for whoever has the slip.
fn on_record(server: &Running, slip: &Slip) -> Vec<Event> {
    let look_up = LookUp {
        number: slip.number.as_str().to_owned(),
        code: slip.code.as_str().to_owned(),
    };
    let body = serde_json::to_string(&look_up).unwrap();
    let view: ApplicationView =
        json(&Sent::new(server, LookUpApplication::ROUTE, "", &body).answer());
    view.application.events
}

/// Gives another system its key.
async fn give_key(database: &Database) {
    let store = store::open(&database.address).await.unwrap();
    let key = Change::MakeKey {
        id: KEY.to_owned(),
        name: "县审批系统".to_owned(),
        secret: secret::hash("api key", SECRET),
        scopes: vec![Scope::Applications],
        department: None,
    };
    let record = record(Deed::ApiKeyMade, format!("key:{KEY}"), NOW);
    store.change(&key, &record).await.unwrap().unwrap();
    store.close().await;
}

async fn r15_killed_between_any_two_calls_nothing_is_lost_or_done_twice(engine: Engine) {
    let Some(database) = Database::new(engine).await else {
        return;
    };
    let start = || Running::start(&database.address, &data(), &[]);
    give_key(&database).await;
    let mut server = start();
    let mut slip: Option<Slip> = None;
    let mut acknowledged: Vec<Event> = Vec::new();
    // The call before, and what was answered.
    let mut before: Option<(String, String, &str, String)> = None;
    for (place, (what, body)) in WAY.into_iter().enumerate() {
        let below = slip.as_ref().map_or_else(String::new, |slip| {
            format!("/{}{what}", slip.number.as_str())
        });
        let path = format!("{}{below}", PostIntakeApplication.address());
        let key = format!("a-key-of-its-own-{place}");
        let mut unanswered = Sent::new(&server, &path, &key, body);
        // Sometimes it has been carried out already, and nobody heard of it.
        if place % 2 == 0 {
            unanswered.begun();
        }
        server.signal(Signal::SIGKILL);
        server.ended();
        drop(unanswered);
        server = start();
        if let Some((path, key, body, answer)) = &before {
            assert_eq!(Sent::new(&server, path, key, body).answer(), *answer);
        }
        let answer = Sent::new(&server, &path, &key, body).answer();
        let slip: &Slip = slip.get_or_insert_with(|| json(&answer));
        let known = on_record(&server, slip);
        if place == 0 {
            acknowledged.clone_from(&known);
        } else {
            acknowledged.extend(json::<Recorded>(&answer).events);
        }
        assert_eq!(known, acknowledged, "{engine:?} {place}");
        before = Some((path, key, body, answer));
    }
    server.signal(Signal::SIGKILL);
    server.ended();
    let types: Vec<_> = acknowledged.iter().map(|event| event.r#type).collect();
    assert_eq!(
        types,
        [
            EventType::Submitted,
            EventType::NoticeGiven,
            EventType::Supplemented,
            EventType::Accepted,
            EventType::Paused,
            EventType::Resumed,
            EventType::Decided,
            EventType::Delivered,
        ]
    );
    // The record is whole, and has each once: the key, and what was done with it.
    let store = store::open(&database.address).await.unwrap();
    let mut chain = Chain::default();
    let mut deeds = Vec::new();
    for entry in store.audit_after(0, 100).await.unwrap() {
        chain.next(&entry).unwrap();
        deeds.push(entry.deed);
    }
    assert_eq!(deeds.len(), 1 + WAY.len(), "{engine:?}: {deeds:?}");
    store.close().await;
}

#[tokio::test]
async fn r15_killed_between_any_two_calls_on_sqlite() {
    r15_killed_between_any_two_calls_nothing_is_lost_or_done_twice(Engine::Sqlite).await;
}

#[tokio::test]
async fn r15_killed_between_any_two_calls_on_postgresql() {
    r15_killed_between_any_two_calls_nothing_is_lost_or_done_twice(Engine::Postgres).await;
}
