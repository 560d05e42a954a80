//! DESIGN §4 on the real program: after a whole run, database files, logs and metrics hold nothing of who asked,
//! and nothing that opens a thread.

use super::killed::{County, Sent};
use super::*;
use crate::bed::{Database, Engine};
use mingbai_contract::complaint::ThreadView;
use nix::sys::signal::Signal;
use std::fs;
use std::path::Path;

const AGENT: &str = "Traceable-Phone/7.1";
const BEHIND: &str = "203.0.113.77";
/// The address that the requests come from.
const FROM: &str = "127.0.0.77";

#[tokio::test]
async fn nothing_is_left_of_whoever_complains() {
    let database = Database::new(Engine::Sqlite).await.unwrap();
    let county = County::new(&database.address).await;
    let metrics = free_port();
    let server = county.start(&["--metrics-port", &metrics.to_string()]);
    let ask = |method: &'static str, path: &'static str, body: String| {
        let address = server.address.clone();
        async move {
            let head = format!(
                "user-agent: {AGENT}\r\nx-forwarded-for: {BEHIND}\r\nforwarded: for={BEHIND}\r\n\
                 cookie: trace=cookie-of-a-phone\r\nreferer: http://x/complaints/new?secret\r\n"
            );
            let answer = Sent::from(FROM, &address, method, path, &head, &body).await;
            let (top, rest) = answer.split_once("\r\n\r\n").unwrap();
            assert!(top.starts_with("HTTP/1.1 200"), "{answer}");
            let top = top.to_lowercase();
            assert!(top.contains("cache-control: no-store"), "{top}");
            assert!(
                !top.contains("set-cookie") && !top.contains("etag"),
                "{top}"
            );
            rest.to_owned()
        }
    };
    ask("GET", "/api/v1/complaints/key", String::new()).await;
    // Bytes that stand nowhere else by chance.
    let secret = LookUpId(Sha256::digest(b"a receipt").into());
    let mut complaint = sealed(201, &county.offices);
    complaint.thread = Hash(Sha256::digest(secret.0).into());
    for (place, byte) in complaint.envelope.body.0.iter_mut().enumerate() {
        *byte = Sha256::digest(place.to_be_bytes())[0];
    }
    let challenge = ask("GET", "/api/v1/challenges", String::new()).await;
    let proof = worked(&serde_json::from_str(&challenge).unwrap());
    let body = serde_json::json!({"complaint": complaint, "proof": proof}).to_string();
    ask("POST", "/api/v1/complaints", body).await;
    let open = serde_json::json!({"lookup": secret}).to_string();
    let view = ask("POST", "/api/v1/complaints/lookup", open.clone()).await;
    let view: ThreadView = serde_json::from_str(&view).unwrap();
    assert_eq!(view.messages.len(), 1);
    let challenge = ask("GET", "/api/v1/challenges", String::new()).await;
    let message = serde_json::json!({
        "lookup": secret,
        "message": from_reporter(202, &county.offices),
        "proof": worked(&serde_json::from_str(&challenge).unwrap()),
    });
    ask("POST", "/api/v1/complaints/messages", message.to_string()).await;
    ask("POST", "/api/v1/complaints/withdraw", open).await;
    let figures = crate::program::ask(&format!("127.0.0.1:{metrics}"), "/metrics");
    assert!(figures.contains("/api/v1/complaints/lookup"), "{figures}");
    crate::program::ask(&server.address, "/healthz");
    server.signal(Signal::SIGTERM);
    let log = server.log();
    // A line would say when: nobody who complains has one.
    let requests: Vec<&str> = log.lines().filter(|line| line.contains("route=")).collect();
    assert!(requests.iter().any(|line| line.contains("/healthz")));
    let anonymous = ["/complaints", "/challenges"];
    let told = requests
        .iter()
        .find(|line| anonymous.iter().any(|route| line.contains(route)));
    assert_eq!(told, None);
    let mut places = vec![("metrics", figures.into_bytes()), ("log", log.into_bytes())];
    for file in fs::read_dir(Path::new(&database.address).parent().unwrap()).unwrap() {
        places.push(("database", fs::read(file.unwrap().path()).unwrap()));
    }
    assert!(places.len() > 2);
    let nobody = [
        ("user agent", AGENT.as_bytes().to_vec()),
        ("address behind a proxy", BEHIND.as_bytes().to_vec()),
        ("address", FROM.as_bytes().to_vec()),
        ("cookie", b"cookie-of-a-phone".to_vec()),
        ("referrer", b"new?secret".to_vec()),
        ("look-up id", secret.0.to_vec()),
        ("look-up id as text", secret.to_string().into_bytes()),
    ];
    for (place, bytes) in &places {
        for (what, trace) in &nobody {
            assert!(!holds(bytes, trace), "{what} in {place}");
        }
    }
    // What names the thread, the category and what was sent stand in the database and nowhere else.
    let kept = [
        complaint.thread.to_string(),
        complaint.category.to_string(),
        complaint.message.to_string(),
        // Long values lie scattered over pages.
        complaint.envelope.body.to_string()[..200].to_owned(),
    ];
    for text in kept {
        for (place, bytes) in &places {
            let there = holds(bytes, text.as_bytes());
            assert!(!there || *place == "database", "{text:.40} in {place}");
        }
        let database = places.iter().filter(|(place, _)| *place == "database");
        let mut database = database.map(|(_, bytes)| bytes);
        assert!(
            database.any(|bytes| holds(bytes, text.as_bytes())),
            "{text:.40}"
        );
    }
}

pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
