//! R15 on the real program: 64 people rate one after the other for seconds on end, and in the middle the server is
//! killed. Whatever was acknowledged, before and after, is in the rows, the counts and the log, with its proof, and
//! nothing is half-written.

use super::*;
use crate::bed::{Database, Engine};
use crate::complaints::killed::County;
use crate::log::store::recomputed;
use crate::program::Running;
use hmac::{Hmac, KeyInit as _, Mac as _};
use mingbai_contract::Date;
use mingbai_contract::complaint::ChallengeToken;
use mingbai_contract::endpoint::Posted as _;
use mingbai_contract::log::EntryKind;
use mingbai_contract::log::bytes::{decode, encode};
use mingbai_domain::complaint::work::{Effort, MINUTES, Said, solve};
use mingbai_domain::log::check::is_in_log;
use mingbai_domain::log::tree::leaf;
use mingbai_domain::time::Zone;
use mingbai_server::clock::unix_ms;
use mingbai_server::ops::desk::day;
use mingbai_server::store::{self, AnyStore};
use nix::sys::signal::Signal;
use sqlx::Row as _;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::process::Command;
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

/// How many rate at once.
const CLIENTS: u32 = 64;

/// For how many seconds, unless `MINGBAI_CROWD_SECONDS` says otherwise; `cargo xtask bench --ratings` does.
const SECONDS: u64 = 10;

/// What the county would ask of them costs more than the server does, and grows with every rating: so they have a
/// word of the county's own that asks for next to nothing.
#[derive(Clone)]
struct Words {
    key: [u8; 32],
    until_minute: u64,
}

impl Words {
    async fn of(store: &AnyStore) -> Self {
        let minute = u64::try_from(unix_ms() / 60_000).unwrap();
        let today = day(unix_ms(), Zone::BEIJING);
        let key = store.challenge_secret(today, &encode(&[9; 32])).await;
        Self {
            key: decode(&key.unwrap()).unwrap(),
            until_minute: minute + MINUTES,
        }
    }

    fn proof(&self, number: u32) -> Proof {
        let mut salt = [0; 16];
        salt[..4].copy_from_slice(&number.to_be_bytes());
        let said = Said {
            salt,
            until_minute: self.until_minute,
            effort: Effort {
                puzzles: 1,
                bits: 1,
            },
        };
        let mac = Hmac::<Sha256>::new_from_slice(&self.key).unwrap();
        let mac = mac.chain_update(b"mingbai-challenge-v1\0");
        let word = mac.chain_update(said.bytes()).finalize().into_bytes();
        let token: ChallengeToken = said.with_word(word.into());
        let nonces = vec![solve(&token, 0, 1, 0, u32::MAX).unwrap()];
        Proof { token, nonces }
    }
}

/// Every fourth is a bad one, some of them with a comment.
fn rating(number: u32) -> Rating {
    match number % 8 {
        0 => Rating {
            comment: Some(format!("第 {number} 次来")),
            ..bad(number)
        },
        4 => bad(number),
        _ => good(number),
    }
}

/// Where the server is; empty while there is none.
type Address = watch::Receiver<String>;

/// Rates again and again until there is no server any more; each until it is answered, as a phone does.
async fn rate_on(
    client: u32,
    words: Words,
    mut address: Address,
    taken: mpsc::UnboundedSender<(u32, String)>,
) {
    for number in (client..).step_by(usize::try_from(CLIENTS).unwrap()) {
        let sent = RateWindow {
            rating: rating(number).to_json(),
            proof: words.proof(number),
        };
        let body = sent.body();
        loop {
            let to = address.borrow_and_update().clone();
            if !to.is_empty()
                && let Some(answer) = killed::ask(to, "POST", RateWindow::ROUTE, body.clone()).await
            {
                taken.send((number, answer)).unwrap();
                break;
            }
            // Cut off: until the server is back, or is gone for good.
            if address.changed().await.is_err() {
                return;
            }
        }
    }
}

/// Whoever is acknowledged until a moment.
async fn acknowledged(
    taken: &mut mpsc::UnboundedReceiver<(u32, String)>,
    until: Instant,
    all: &mut BTreeMap<u32, RatingTaken>,
) {
    while let Ok(Some((number, answer))) = timeout_at(until, taken.recv()).await {
        all.insert(number, serde_json::from_str(&answer).unwrap());
    }
}

/// Every acknowledged rating has its row with all that belongs to it, and there is nothing else.
async fn whole(file: &str, all: &BTreeMap<u32, RatingTaken>) {
    let store = store::open(file).await.unwrap();
    assert_eq!(store.recount(10).await.unwrap(), []);
    store.close().await;
    let url = format!("sqlite:{file}");
    let connected = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url);
    let mut read = connected.await.unwrap();
    let rows = "SELECT id, commitment FROM rating";
    let rows = sqlx::query(rows).fetch_all(&mut read).await.unwrap();
    let rows: BTreeMap<String, String> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    for (number, taken) in all {
        let kept = rows.get(&rating(*number).id.to_string());
        let promised = taken.receipt.commitment.to_string();
        assert_eq!(kept, Some(&promised), "{number} is lost");
    }
    // Of whatever is written of a rating in one transaction there is nothing by itself.
    for halves in [
        "SELECT count(*) FROM rating WHERE (level < 3) <> (id IN (SELECT rating FROM rectification))",
        "SELECT count(*) FROM rectification WHERE rating NOT IN (SELECT id FROM rating)",
        "SELECT count(*) FROM rating_comment WHERE rating NOT IN (SELECT id FROM rating)",
        "SELECT abs(count(*) - (SELECT count(*) FROM rating)) FROM challenge_spent",
        "SELECT count(*) FROM rating WHERE commitment NOT IN \
         (SELECT commitment FROM log_pending UNION ALL SELECT commitment FROM log_entry)",
    ] {
        let found = sqlx::query(halves).fetch_one(&mut read).await.unwrap();
        assert_eq!(found.get::<i64, _>(0), 0, "{halves}");
    }
    let said: BTreeSet<String> = sqlx::query("SELECT rating FROM rating_comment")
        .fetch_all(&mut read)
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    let commented = all.keys().map(|number| rating(*number));
    for one in commented.filter(|one| one.comment.is_some()) {
        assert!(said.contains(&one.id.to_string()), "{one:?}");
    }
}

/// After the day's batch: each is in the tree of the signed head, and can be shown to be.
async fn proven(file: &str, all: &BTreeMap<u32, RatingTaken>) -> Date {
    let store = store::open(file).await.unwrap();
    let today = day(unix_ms(), Zone::BEIJING);
    let signer = signer();
    let now = crate::bed::ring().now(Zone::BEIJING);
    let head = store.close_day(today, &signer.at(now)).await.unwrap();
    let head = head.unwrap();
    assert_eq!(recomputed(&store).await.root(), head.root);
    for (number, taken) in all {
        let leaf = leaf(EntryKind::Rating, &taken.receipt.commitment);
        let proof = store.inclusion(leaf, head.size).await.unwrap();
        let proof = proof.unwrap_or_else(|| panic!("{number} is not in the log"));
        is_in_log(&taken.receipt, &head, &proof).unwrap();
    }
    // The log says how many, too.
    let month = mingbai_contract::Month::of(today);
    let batches = store.rating_batches(month).await.unwrap();
    let logged: u32 = batches.iter().map(|batch| batch.ratings).sum();
    assert_eq!(u64::from(logged), store.ratings_stamp().await.unwrap().0);
    store.close().await;
    today
}

fn doctor(file: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
        .args(["doctor", "--recount", "--port", "0", "--keys", "/nowhere"])
        .args(["--lang", "en", "--database", file])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r15_sixty_four_rate_for_seconds_and_the_server_is_killed_in_the_middle() {
    let seconds = env::var("MINGBAI_CROWD_SECONDS").ok();
    let seconds = seconds.map_or(SECONDS, |text| text.parse().unwrap());
    let half = Duration::from_millis(seconds * 500);
    let database = Database::new(Engine::Sqlite).await.unwrap();
    let file = database.address.as_str();
    let county = County::new(file).await;
    let mut server: Running = county.start(&[]);
    let opened = store::open(file).await.unwrap();
    let words = Words::of(&opened).await;
    opened.close().await;
    let (tell, address) = watch::channel(server.address.clone());
    let (sender, mut taken) = mpsc::unbounded_channel();
    let mut clients = JoinSet::new();
    for client in 0..CLIENTS {
        clients.spawn(rate_on(
            client,
            words.clone(),
            address.clone(),
            sender.clone(),
        ));
    }
    drop((sender, address));
    let mut all = BTreeMap::new();
    acknowledged(&mut taken, Instant::now() + half, &mut all).await;
    server.signal(Signal::SIGKILL);
    tell.send(String::new()).unwrap();
    server.ended();
    let before = all.len();
    whole(file, &all).await;
    // They go on, each with the one that was cut off.
    server = county.start(&[]);
    tell.send(server.address.clone()).unwrap();
    acknowledged(&mut taken, Instant::now() + half, &mut all).await;
    server.signal(Signal::SIGKILL);
    drop(tell);
    server.ended();
    clients.join_all().await;
    acknowledged(&mut taken, Instant::now() + half, &mut all).await;
    let (first, second) = (before, all.len() - before);
    println!("{first} ratings were acknowledged before the server was killed, {second} after");
    assert!(first > 64 && second > 64, "{first}, {second}");
    whole(file, &all).await;
    let said = doctor(file);
    assert!(said.contains("the running counts are right"), "{said}");
    let today = proven(file, &all).await;
    whole(file, &all).await;
    // And life goes on: what comes now is of the day whose batch is still to come.
    let server = county.start(&[]);
    let number = u32::MAX;
    let sent = RateWindow {
        rating: rating(number).to_json(),
        proof: words.proof(number),
    };
    let address = server.address.clone();
    let answer = killed::ask(address, "POST", RateWindow::ROUTE, sent.body()).await;
    let answer: RatingTaken = serde_json::from_str(&answer.unwrap()).unwrap();
    assert!(answer.day > today, "{} {today}", answer.day);
}
