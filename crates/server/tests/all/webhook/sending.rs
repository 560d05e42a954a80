//! How messages are brought: tried again, in order, by one of several, and given up at last.

use super::gateway::{Gateway, Reply};
use super::*;
use mingbai_server::webhook::courier::LEASE_MS;
use std::collections::BTreeSet;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

#[tokio::test]
async fn what_is_not_taken_comes_again_under_the_same_name() {
    for reply in [
        Reply::Status(500),
        Reply::Status(302),
        Reply::Status(404),
        Reply::Status(410),
        Reply::Elsewhere,
        Reply::Silence,
    ] {
        for sender in both().await {
            let gateway = Gateway::new(move |_, count| match count {
                1 | 2 => reply,
                _ => Reply::Status(200),
            });
            let gateway = gateway.await;
            let courier = sender.courier(&gateway).await;
            let number = sender.application("one").await;
            sender.tell(&number, "a").await;
            courier.tick().await.unwrap();
            // Not before its time.
            courier.tick().await.unwrap();
            assert_eq!(gateway.count(), 1, "{reply:?}");
            sender.pass(6_000);
            courier.tick().await.unwrap();
            assert_eq!(gateway.count(), 2, "{reply:?}");
            sender.pass(6_000);
            courier.tick().await.unwrap();
            assert_eq!(gateway.count(), 2, "{reply:?}: the second pause is longer");
            sender.pass(11_000);
            courier.tick().await.unwrap();
            assert_eq!(gateway.names(), ["a", "a", "a"], "{reply:?}");
            let left = sender.store.outstanding_messages().await.unwrap();
            assert_eq!(left, Default::default());
        }
    }
}

#[tokio::test]
async fn a_gateway_that_is_not_there_is_waited_for() {
    for sender in both().await {
        let gone = Gateway::good().await;
        let courier = sender.courier(&gone).await;
        let port = gone.address.clone();
        drop(gone);
        // Its port is free again as soon as it has gone.
        while tokio::net::TcpStream::connect(&port).await.is_ok() {
            tokio::task::yield_now().await;
        }
        let number = sender.application("one").await;
        sender.tell(&number, "a").await;
        courier.tick().await.unwrap();
        let left = sender.store.outstanding_messages().await.unwrap();
        assert_eq!((left.waiting, left.oldest_ms), (1, Some(NOW)));
        let back = Gateway::good().await;
        sender.pass(6_000);
        sender.courier(&back).await.tick().await.unwrap();
        assert_eq!(back.names(), ["a"]);
    }
}

#[tokio::test]
async fn a_gateway_that_asks_for_time_gets_it() {
    for sender in both().await {
        let gateway = Gateway::new(|_, count| match count {
            1 => Reply::Later(600),
            _ => Reply::Status(200),
        });
        let gateway = gateway.await;
        let courier = sender.courier(&gateway).await;
        let number = sender.application("one").await;
        sender.tell(&number, "a").await;
        for (pass, expected) in [(0, 1), (9 * MINUTE, 1), (2 * MINUTE, 2)] {
            sender.pass(pass);
            courier.tick().await.unwrap();
            assert_eq!(gateway.count(), expected);
        }
    }
}

#[tokio::test]
async fn the_messages_of_an_application_arrive_in_order() {
    for sender in both().await {
        let gateway = Gateway::new(|id, count| match (id.ends_with("-first"), count) {
            (true, 1..=3) => Reply::Status(503),
            _ => Reply::Status(200),
        });
        let gateway = gateway.await;
        let couriers = [
            sender.courier(&gateway).await,
            sender.courier(&gateway).await,
        ];
        let (one, other) = (sender.application("1").await, sender.application("2").await);
        for name in ["first", "second", "third"] {
            sender.tell(&one, name).await;
        }
        sender.tell(&other, "meanwhile").await;
        for _ in 0..4 {
            for courier in &couriers {
                courier.tick().await.unwrap();
            }
            sender.pass(HOUR);
        }
        let mut names = gateway.names();
        // What goes wrong with one application is nothing to another.
        let meanwhile = names.iter().position(|name| name == "meanwhile").unwrap();
        assert!(meanwhile < 2, "{names:?}");
        names.remove(meanwhile);
        assert_eq!(
            names,
            ["first", "first", "first", "first", "second", "third"]
        );
    }
}

#[tokio::test]
async fn what_nobody_takes_for_days_is_given_up_kept_and_sent_when_asked_for() {
    for sender in both().await {
        let gateway = Gateway::new(|id, count| match (id.ends_with("-lost"), count) {
            (true, ..30) => Reply::Status(500),
            _ => Reply::Status(200),
        });
        let gateway = gateway.await;
        let courier = sender.courier(&gateway).await;
        let number = sender.application("one").await;
        sender.tell(&number, "lost").await;
        sender.tell(&number, "next").await;
        let mut hours = 0;
        while sender.store.outstanding_messages().await.unwrap().given_up == 0 {
            courier.tick().await.unwrap();
            sender.pass(HOUR);
            hours += 1;
        }
        assert!((72..78).contains(&hours), "{hours}");
        // It holds up no other any more.
        courier.tick().await.unwrap();
        let names = gateway.names();
        assert_eq!(names.last().map(String::as_str), Some("next"));
        assert!((15..30).contains(&names.len()), "{}", names.len());
        let left = sender.store.outstanding_messages().await.unwrap();
        assert_eq!((left.waiting, left.given_up), (0, 1));
        // It is as new: if it is not taken it is tried as long again.
        let now_ms = sender.hands.load(Ordering::Relaxed);
        assert_eq!(sender.store.retry_messages(now_ms).await.unwrap(), 1);
        courier.tick().await.unwrap();
        sender.pass(6_000);
        courier.tick().await.unwrap();
        assert_eq!(gateway.names(), ["lost", "lost"]);
    }
}

/// What somebody took up who was killed then is taken up by others as soon as it is certain.
#[tokio::test]
async fn what_was_taken_up_and_never_brought_comes_after_a_while() {
    for sender in both().await {
        let gateway = Gateway::good().await;
        let courier = sender.courier(&gateway).await;
        let number = sender.application("one").await;
        sender.tell(&number, "a").await;
        sender.tell(&number, "b").await;
        let due = sender.store.due_messages(NOW, 9).await.unwrap();
        assert_eq!(due.len(), 1);
        let (waiting, until) = (&due[0], NOW + LEASE_MS);
        assert!(sender.store.claim_message(waiting, until).await.unwrap());
        assert!(!sender.store.claim_message(waiting, until).await.unwrap());
        sender.pass(LEASE_MS - 1);
        courier.tick().await.unwrap();
        assert_eq!(gateway.names(), Vec::<String>::new());
        sender.pass(1);
        courier.tick().await.unwrap();
        assert_eq!(gateway.names(), ["a", "b"]);
        // Whoever comes late puts nothing off that others have brought.
        sender.tell(&number, "c").await;
        sender.store.put_message_off(waiting, None).await.unwrap();
        courier.tick().await.unwrap();
        assert_eq!(gateway.names(), ["c"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_processes_share_the_work_and_bring_each_message_once() {
    for sender in both().await {
        let gateway = Gateway::good().await;
        let mut expected = BTreeSet::new();
        for key in 0..12 {
            let number = sender.application(&key.to_string()).await;
            for name in ["a", "b", "c"] {
                sender.tell(&number, name).await;
                expected.insert(format!("{}-{name}", number.as_str()));
            }
        }
        let mut tasks = Vec::new();
        for _ in 0..3 {
            let courier = sender.courier(&gateway).await;
            tasks.push(tokio::spawn(async move {
                for _ in 0..20 {
                    courier.tick().await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let seen: Vec<String> = gateway.seen().into_iter().map(|(id, _)| id).collect();
        let different: BTreeSet<String> = seen.iter().cloned().collect();
        assert_eq!((&different, seen.len()), (&expected, expected.len()));
        // In order, whoever brought them.
        for id in seen.iter().filter(|id| id.ends_with("-a")) {
            let of = |name: &str| {
                let id = id.replace("-a", name);
                seen.iter().position(|known| *known == id).unwrap()
            };
            assert!(of("-a") < of("-b") && of("-b") < of("-c"));
        }
    }
}
