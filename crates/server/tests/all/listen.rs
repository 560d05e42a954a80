//! Connections: an orderly end, and callers that send too little or too much.

use axum::Router;
use axum::routing::get;
use mingbai_server::listen::{FAREWELL, serve};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

struct Listening {
    address: std::net::SocketAddr,
    end: watch::Sender<bool>,
    begun: Arc<Notify>,
    release: Arc<Notify>,
    served: JoinHandle<()>,
}

/// A server with one route that answers when it is released.
async fn listening() -> Listening {
    let (begun, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let wait = {
        let (begun, release) = (begun.clone(), release.clone());
        move || async move {
            begun.notify_one();
            release.notified().await;
            "done"
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, ended) = watch::channel(false);
    let router = Router::new().route("/", get(wait));
    Listening {
        address,
        end,
        begun,
        release,
        served: tokio::spawn(serve(listener, router, ended)),
    }
}

async fn ask(server: &Listening) -> TcpStream {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";
    stream.write_all(request).await.unwrap();
    server.begun.notified().await;
    stream
}

async fn rest(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer).await;
    answer
}

#[tokio::test]
async fn what_is_under_way_at_the_end_is_answered() {
    let server = listening().await;
    let stream = ask(&server).await;
    server.end.send(true).unwrap();
    server.release.notify_one();
    let answer = rest(stream).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.ends_with("done"), "{answer}");
    server.served.await.unwrap();
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn what_never_ends_does_not_hold_up_the_end() {
    let server = listening().await;
    let _stream = ask(&server).await;
    tokio::time::pause();
    let before = tokio::time::Instant::now();
    server.end.send(true).unwrap();
    server.served.await.unwrap();
    assert_eq!(before.elapsed().as_secs(), FAREWELL.as_secs());
}

#[tokio::test]
async fn a_head_that_never_ends_is_given_up() {
    let server = listening().await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nhost:").await.unwrap();
    // Until the server has read it and set its timer, time must run.
    tokio::task::yield_now().await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    tokio::time::pause();
    assert_eq!(rest(stream).await, "");
    server.served.abort();
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let server = listening().await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
    let line = format!("x: {}\r\n", "a".repeat(1000));
    let mut refused = false;
    for _ in 0..200 {
        refused |= stream.write_all(line.as_bytes()).await.is_err();
    }
    let answer = rest(stream).await;
    assert!(refused || answer.starts_with("HTTP/1.1 431"), "{answer}");
    server.served.abort();
}
