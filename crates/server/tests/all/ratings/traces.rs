//! DESIGN §4 on the real program: after a whole run, database files, logs and metrics hold nothing of who rated,
//! no code, and nothing that opens a rating.

use super::*;
use crate::bed::{Database, Engine};
use crate::complaints::killed::{County, Sent};
use crate::complaints::{holds, worked};
use mingbai_contract::endpoint::Posted as _;
use nix::sys::signal::Signal;
use std::fs;
use std::path::Path;

const AGENT: &str = "Traceable-Phone/7.1";
const BEHIND: &str = "203.0.113.77";
/// The address that the requests come from.
const FROM: &str = "127.0.0.78";

#[tokio::test]
async fn nothing_is_left_of_whoever_rates() {
    let database = Database::new(Engine::Sqlite).await.unwrap();
    let county = County::new(&database.address).await;
    let metrics = crate::complaints::traces::free_port();
    let server = county.start(&["--metrics-port", &metrics.to_string()]);
    let ask = |method: &'static str, path: &'static str, body: String, status: u16| {
        let address = server.address.clone();
        async move {
            let head = format!(
                "user-agent: {AGENT}\r\nx-forwarded-for: {BEHIND}\r\nforwarded: for={BEHIND}\r\n\
                 cookie: trace=cookie-of-a-phone\r\nreferer: http://x/r/A02?secret\r\n"
            );
            let answer = Sent::from(FROM, &address, method, path, &head, &body).await;
            let (top, rest) = answer.split_once("\r\n\r\n").unwrap();
            assert!(top.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
            let top = top.to_lowercase();
            assert!(top.contains("cache-control: no-store"), "{top}");
            assert!(
                !top.contains("set-cookie") && !top.contains("etag"),
                "{top}"
            );
            rest.to_owned()
        }
    };
    let work = || async {
        let challenge = ask("GET", "/api/v1/challenges", String::new(), 200).await;
        worked(&serde_json::from_str(&challenge).unwrap())
    };
    let (secret, live) = (secret(4711), LiveCode(*b"a-traceable-code"));
    let mut sent = Vec::new();
    for (number, code) in [(4711, Code::Live(live)), (4712, token("w.A02.2026-Q4", 77))] {
        let rating = Rating {
            comment: Some("窗口的阿姨很耐心".to_owned()),
            ..coded(bad(number), code)
        };
        let body = RateWindow {
            rating: rating.to_json(),
            proof: work().await,
        };
        ask("POST", "/api/v1/ratings", body.body(), 200).await;
        sent.push(rating);
    }
    let scan = serde_json::json!({"window": WINDOW, "code": live}).to_string();
    ask("POST", "/api/v1/ratings/scan", scan, 200).await;
    let open = serde_json::json!({"secret": secret}).to_string();
    ask("POST", "/api/v1/ratings/lookup", open, 200).await;
    let again = serde_json::json!({"secret": secret, "level": 5, "proof": work().await});
    ask("POST", "/api/v1/ratings/follow-up", again.to_string(), 409).await;
    let figures = crate::program::ask(&format!("127.0.0.1:{metrics}"), "/metrics");
    assert!(figures.contains("/api/v1/ratings/lookup"), "{figures}");
    crate::program::ask(&server.address, "/healthz");
    server.signal(Signal::SIGTERM);
    let log = server.log();
    // A line would say when: nobody who rates has one.
    let requests: Vec<&str> = log.lines().filter(|line| line.contains("route=")).collect();
    assert!(requests.iter().any(|line| line.contains("/healthz")));
    assert!(!requests.iter().any(|line| line.contains("/ratings")));
    let mut places = vec![("metrics", figures.into_bytes()), ("log", log.into_bytes())];
    for file in fs::read_dir(Path::new(&database.address).parent().unwrap()).unwrap() {
        places.push(("database", fs::read(file.unwrap().path()).unwrap()));
    }
    assert!(places.len() > 2);
    let Some(Code::Receipt { token, .. }) = &sent[1].code else {
        panic!("a token");
    };
    let encode = mingbai_contract::log::bytes::encode;
    let nobody = [
        ("user agent", AGENT.as_bytes().to_vec()),
        ("address behind a proxy", BEHIND.as_bytes().to_vec()),
        ("address", FROM.as_bytes().to_vec()),
        ("cookie", b"cookie-of-a-phone".to_vec()),
        ("referrer", b"A02?secret".to_vec()),
        ("secret", secret.0.to_vec()),
        ("secret as text", secret.to_string().into_bytes()),
        ("code of a screen", live.0.to_vec()),
        ("code of a screen as text", live.to_string().into_bytes()),
        ("token", token.input.0.to_vec()),
        ("token as text", encode(&token.input.0).into_bytes()),
    ];
    for (place, bytes) in &places {
        for (what, trace) in &nobody {
            assert!(!holds(bytes, trace), "{what} in {place}");
        }
    }
    // What was sent stands in the database and nowhere else.
    for text in [sent[0].id.to_string(), "窗口的阿姨很耐心".to_owned()] {
        for (place, bytes) in &places {
            let there = holds(bytes, text.as_bytes());
            assert!(!there || *place == "database", "{text} in {place}");
        }
        let mut database = places.iter().filter(|(place, _)| *place == "database");
        assert!(database.any(|(_, bytes)| holds(bytes, text.as_bytes())));
    }
}
