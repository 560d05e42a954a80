//! R15 on the real program: killed with SIGKILL while many rate at once, every rating that was acknowledged is in
//! the rows, the counts and, after the day, the tree.

use super::*;
use crate::bed::{Database, Engine};
use crate::complaints::killed::County;
use crate::complaints::worked;
use crate::program::Running;
use mingbai_contract::endpoint::{Endpoint as _, GetChallenge, Posted as _};
use mingbai_contract::log::EntryKind;
use mingbai_domain::time::Zone;
use mingbai_server::clock::unix_ms;
use mingbai_server::ops::desk::day;
use mingbai_server::store;
use nix::sys::signal::Signal;
use std::collections::{BTreeMap, BTreeSet};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// How many rate at once.
const CLIENTS: u32 = 64;

/// How many are acknowledged before the server is killed.
const BEFORE: usize = 20;

/// The body of a good answer; none where the server went away meanwhile.
pub async fn ask(address: String, method: &str, path: &str, body: String) -> Option<String> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.ok()?;
    let (head, rest) = answer.split_once("\r\n\r\n")?;
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse::<usize>())
    });
    // An answer that was cut off is none.
    (length?.ok()? == rest.len()).then(|| rest.to_owned())
}

/// Sends all of them at once; whichever are acknowledged until `enough` are.
async fn rate_all(
    server: &Running,
    bodies: &BTreeMap<u32, String>,
    enough: usize,
) -> BTreeMap<u32, String> {
    let mut tasks = JoinSet::new();
    for (number, body) in bodies {
        let (number, body, address) = (*number, body.clone(), server.address.clone());
        tasks.spawn(async move { (number, ask(address, "POST", RateWindow::ROUTE, body).await) });
    }
    let mut acknowledged = BTreeMap::new();
    while let Some(done) = tasks.join_next().await {
        let (number, answer) = done.unwrap();
        acknowledged.extend(answer.map(|answer| (number, answer)));
        if acknowledged.len() == enough {
            server.signal(Signal::SIGKILL);
        }
    }
    acknowledged
}

async fn r15_killed_in_the_midst(engine: Engine) {
    let Some(database) = Database::new(engine).await else {
        return;
    };
    let county = County::new(&database.address).await;
    let server = county.start(&[]);
    let mut bodies = BTreeMap::new();
    for number in 0..CLIENTS {
        let path = GetChallenge.address();
        let challenge = ask(server.address.clone(), "GET", &path, String::new());
        let challenge = serde_json::from_str(&challenge.await.unwrap()).unwrap();
        let rating = if number % 4 == 0 {
            bad(number)
        } else {
            good(number)
        };
        let sent = RateWindow {
            rating: rating.to_json(),
            proof: worked(&challenge),
        };
        bodies.insert(number, sent.body());
    }
    let acknowledged = rate_all(&server, &bodies, BEFORE).await;
    assert!(acknowledged.len() >= BEFORE);
    server.ended();
    // Before anything is sent again.
    let opened = store::open(&database.address).await.unwrap();
    for number in acknowledged.keys() {
        let kept = opened.rating(&good(*number).id).await.unwrap();
        assert!(kept.is_some(), "{engine:?} {number} is lost");
    }
    assert_eq!(opened.recount(10).await.unwrap(), []);
    opened.close().await;
    // Phones that have heard nothing send again, and so do those that have: the same answers, to the byte.
    let server = county.start(&[]);
    let again = rate_all(&server, &bodies, usize::MAX).await;
    assert_eq!(again.len(), CLIENTS as usize);
    for (number, answer) in &acknowledged {
        assert_eq!(&again[number], answer, "{engine:?}");
    }
    server.signal(Signal::SIGKILL);
    server.ended();
    let opened = store::open(&database.address).await.unwrap();
    let clients = u64::from(CLIENTS);
    assert_eq!(opened.ratings_stamp().await.unwrap(), (clients, clients));
    assert_eq!(opened.recount(10).await.unwrap(), []);
    let today = day(unix_ms(), Zone::BEIJING);
    let now = crate::bed::ring().now(Zone::BEIJING);
    let signer = signer();
    opened.close_day(today, &signer.at(now)).await.unwrap();
    let mut entered = BTreeSet::new();
    let size = opened.log_size().await.unwrap();
    for entry in opened
        .log_entries(0, u32::try_from(size).unwrap())
        .await
        .unwrap()
    {
        if entry.kind == EntryKind::Rating {
            entered.insert(entry.commitment);
        }
    }
    let promised: BTreeSet<_> = again
        .values()
        .map(|answer| {
            serde_json::from_str::<RatingTaken>(answer)
                .unwrap()
                .receipt
                .commitment
        })
        .collect();
    assert_eq!(entered, promised, "{engine:?}");
    opened.close().await;
}

#[tokio::test]
async fn r15_killed_while_many_rate_on_sqlite() {
    r15_killed_in_the_midst(Engine::Sqlite).await;
}

#[tokio::test]
async fn r15_killed_while_many_rate_on_postgresql() {
    r15_killed_in_the_midst(Engine::Postgres).await;
}
