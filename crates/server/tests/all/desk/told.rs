//! R15: whatever goes on record is told, each thing once, in the transaction that records it; and nothing else is.

use super::applications::{chief, hand_in, happens, key, taken};
use super::*;
use mingbai_contract::application::{DecisionKind, EventType};
use mingbai_contract::desk::applications::{Decide, NewEvent};
use mingbai_contract::desk::endpoint::{PostApplication, PostDecision};
use mingbai_server::clock::Clock;
use mingbai_server::store::AnyStore;
use mingbai_server::timekeeper::Timekeeper;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Everything that waits, in the order in which it goes; all of it is taken.
async fn told(store: &AnyStore) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    loop {
        let due = store.due_messages(i64::MAX, 100).await.unwrap();
        if due.is_empty() {
            return all;
        }
        for waiting in due {
            store.message_arrived(&waiting.id).await.unwrap();
            all.push((waiting.id, serde_json::from_str(&waiting.body).unwrap()));
        }
    }
}

async fn bed_that_tells(engine: Engine, tells: bool) -> Option<Bed> {
    let setup = Setup {
        tells,
        ..Setup::default()
    };
    Bed::of_county(engine, setup).await
}

fn timekeeper(bed: &Bed, tells: bool) -> Timekeeper {
    let hand = bed.now_ms.clone();
    let clock = Clock::new(move || hand.load(Ordering::Relaxed));
    let mut timekeeper = Timekeeper::new(bed.store.clone(), bed.live.clone(), clock);
    timekeeper.tells = tells;
    timekeeper
}

#[tokio::test]
async fn r15_whatever_is_recorded_is_told_once_and_says_no_more_than_it_must() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = bed_that_tells(engine, true).await else {
            continue;
        };
        let desk = chief(&bed).await;
        let mut licence = taken("A03");
        licence.note = Some("请王芳打 13800000000".to_owned());
        let slip = desk.desk_once(&PostApplication, &licence, &key(0)).await;
        let slip = slip.unwrap();
        // The same request again is nothing new.
        desk.desk_once(&PostApplication, &licence, &key(0))
            .await
            .unwrap();
        pass(&bed, 60);
        let mut notice = NewEvent::new(1, EventType::NoticeGiven);
        notice.materials = vec!["apply".parse().unwrap()];
        notice.note = Some("缺一份申请书".to_owned());
        happens(&desk, &slip.number, &notice).await.unwrap();
        // Who was slower records nothing, and tells nothing.
        happens(&desk, &slip.number, &notice).await.unwrap_err();
        pass(&bed, 60);
        let mut supplemented = NewEvent::new(2, EventType::Supplemented);
        supplemented.materials = vec!["apply".parse().unwrap()];
        happens(&desk, &slip.number, &supplemented).await.unwrap();
        pass(&bed, 60);
        let decide = Decide {
            after: 3,
            at: None,
            decision: DecisionKind::Granted,
            reasons: None,
            role: None,
            note: Some("领证".to_owned()),
        };
        let decided = PostDecision(slip.number.clone());
        desk.desk(&decided, &decide).await.unwrap();
        let number = slip.number.as_str();
        let told = told(&bed.store).await;
        let said: Vec<Value> = told.iter().map(|(_, body)| body.clone()).collect();
        let data = |state: &str, turn: &str, clock: &str, due: &str| json!({"number": number, "state": state, "turn": turn, "next": {"clock": clock, "due": due}});
        let expected = [
            (
                "application.submitted",
                data("submitted", "office", "acceptance", "2026-11-27"),
            ),
            (
                "application.notice_given",
                data("notice_given", "applicant", "supplement", "2026-12-11"),
            ),
            (
                "application.supplemented",
                data("accepted", "office", "committed", "2026-11-25"),
            ),
            (
                "application.decided",
                data("decided", "office", "delivery", "2026-12-04"),
            ),
        ];
        let found: Vec<(&str, Value)> = said
            .iter()
            .map(|body| (body["type"].as_str().unwrap(), body["data"].clone()))
            .collect();
        assert_eq!(found, expected, "{engine:?}");
        for (place, (id, body)) in told.iter().enumerate() {
            assert_eq!(*id, format!("{number}-{}", place + 1));
            let members: Vec<&String> = body.as_object().unwrap().keys().collect();
            assert_eq!(members, ["data", "timestamp", "type"]);
        }
    }
}

/// R3, R4, R5: what time brings about is told as well, whichever process finds it.
#[tokio::test]
async fn what_time_brings_about_is_told_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = bed_that_tells(engine, true).await else {
            continue;
        };
        let desk = chief(&bed).await;
        let slip = hand_in(&desk, "A03", &key(0)).await.unwrap();
        let servers = [timekeeper(&bed, true), timekeeper(&bed, true)];
        let mut all = told(&bed.store).await;
        for _ in 0..60 {
            pass(&bed, 24 * 3600);
            for server in &servers {
                server.tick().await.unwrap();
            }
            all.extend(told(&bed.store).await);
        }
        let number = slip.number.as_str();
        let events = bed.store.application(&slip.number).await.unwrap().unwrap();
        let mut expected: BTreeSet<String> = (1..=events.application.events.len())
            .map(|place| format!("{number}-{place}"))
            .collect();
        for truth in bed.store.truths(&slip.number).await.unwrap() {
            if !truth.key.starts_with("deemed_") {
                expected.insert(format!("{number}-{}", truth.key.replace(':', "-")));
            }
        }
        let found: BTreeSet<String> = all.iter().map(|(id, _)| id.clone()).collect();
        assert_eq!(
            (&found, all.len()),
            (&expected, expected.len()),
            "{engine:?}"
        );
        let kinds: Vec<[&str; 3]> = all
            .iter()
            .map(|(_, body)| {
                let data = &body["data"];
                [&body["type"], &data["about"], &data["state"]].map(|v| v.as_str().unwrap_or(""))
            })
            .collect();
        let first = [
            ["application.submitted", "", "submitted"],
            ["application.warning", "acceptance", "submitted"],
            ["application.deemed_accepted", "", "accepted"],
            ["application.warning", "committed", "accepted"],
        ];
        assert_eq!(kinds[..4], first, "{engine:?}");
        assert!(kinds.contains(&["application.overdue", "committed", "accepted"]));
        assert!(
            all.iter()
                .all(|(_, body)| is_county_time(&body["timestamp"]))
        );
    }
}

fn is_county_time(value: &Value) -> bool {
    value.as_str().unwrap().ends_with("+08:00")
}

#[tokio::test]
async fn where_there_is_no_gateway_nothing_is_kept_for_it() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = bed_that_tells(engine, false).await else {
            continue;
        };
        let desk = chief(&bed).await;
        let slip = hand_in(&desk, "A03", &key(0)).await.unwrap();
        let accepted = NewEvent::new(1, EventType::Accepted);
        happens(&desk, &slip.number, &accepted).await.unwrap();
        pass(&bed, 60 * 24 * 3600);
        timekeeper(&bed, false).tick().await.unwrap();
        let truths = bed.store.truths(&slip.number).await.unwrap();
        assert!(!truths.is_empty(), "{engine:?}");
        assert_eq!(told(&bed.store).await, [], "{engine:?}");
    }
}
