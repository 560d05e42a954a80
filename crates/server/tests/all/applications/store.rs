//! The store's part: events only grow, one order whoever adds, each request and each truth once.

use super::*;
use crate::bed::{Database, Engine};
use mingbai_contract::application::Handling;
use mingbai_domain::times::Taken;
use mingbai_server::store;
use mingbai_server::store::applications::{KeptTruth, Look, OpenQuery};
use mingbai_server::store::supervision::{NewNote, NewReason};
use sqlx::{AssertSqlSafe, Connection as _};
use std::collections::BTreeSet;

const ITEM: &str = "food-business-license";

async fn both() -> Vec<(Engine, Database, AnyStore)> {
    let mut all = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        if let Some(database) = Database::new(engine).await {
            let store = store::open(&database.address).await.unwrap();
            all.push((engine, database, store));
        }
    }
    all
}

#[tokio::test]
async fn r14_numbers_are_given_one_after_the_other_and_skip_those_that_are_never_given() {
    for (engine, database, store) in both().await {
        let mut tasks = Vec::new();
        for writer in 0..3 {
            let store = store::open(&database.address).await.unwrap();
            tasks.push(tokio::spawn(async move {
                let mut numbers = Vec::new();
                for at in 0..14 {
                    let new = new(ITEM, &format!("{writer} {at}"));
                    numbers.push(take_in(&store, &new).await.unwrap().number);
                }
                numbers
            }));
        }
        let mut given = BTreeSet::new();
        for task in tasks {
            given.extend(task.await.unwrap());
        }
        assert_eq!(given.len(), 42, "{engine:?}");
        let day = "2026-11-20".parse::<mingbai_contract::Date>().unwrap().0;
        let could_be: Vec<_> = (1..50)
            .filter_map(|serial| mingbai_domain::application::number::make("QS", day, serial))
            .take(42)
            .collect();
        assert_eq!(given.into_iter().collect::<Vec<_>>(), could_be);
        // Another day begins anew; a prefix that no number can have takes nothing in.
        let mut other = new(ITEM, "other");
        other.day = "2026-11-21".parse().unwrap();
        let done = take_in(&store, &other).await.unwrap();
        assert!(done.number.as_str().starts_with("QS202611210001"));
        let mut odd = new(ITEM, "odd");
        odd.prefix = "青".to_owned();
        assert_eq!(take_in(&store, &odd).await, Err(NotTaken::NoNumber));
        assert_eq!(store.audit_end().await.unwrap().0, 43);
    }
}

#[tokio::test]
async fn r15_an_application_comes_back_as_it_was_kept() {
    for (engine, database, store) in both().await {
        let new = new(ITEM, "one");
        let number = take_in(&store, &new).await.unwrap().number;
        let mut started = event(EventType::StepStarted, NOW + HOUR);
        started.step = Some("勘验".to_owned());
        started.department = Some("xiaofang".parse().unwrap());
        started.handling = Some(Handling::Joint);
        let accepted = event(EventType::Accepted, NOW);
        add(&store, &number, 1, accepted.clone(), None)
            .await
            .unwrap();
        add(&store, &number, 2, started.clone(), None)
            .await
            .unwrap();
        store.close().await;
        let store = store::open(&database.address).await.unwrap();
        let kept = store.application(&number).await.unwrap().unwrap();
        assert_eq!(kept.application.terms, new.terms);
        assert_eq!(
            kept.application.events,
            [new.events[0].clone(), accepted, started],
            "{engine:?}"
        );
        assert_eq!((kept.salt, kept.taken_in_ms), (new.salt, NOW));
        let opens = format!("opens {}", number.as_str());
        assert_eq!(store.opened_by(&opens).await.unwrap(), Some(number.clone()));
        assert_eq!(store.opened_by("opens").await.unwrap(), None);
        // It is seen by those it concerns: owner, window, and who was asked for an opinion.
        for (department, sees) in [("scjg", true), ("xiaofang", true), ("shuiwu", false)] {
            let wanted = OpenQuery {
                departments: Some(vec![department.parse().unwrap(), "fagai".parse().unwrap()]),
                limit: 10,
                ..OpenQuery::default()
            };
            let found = store.open_applications(&wanted).await.unwrap();
            assert_eq!(found.len(), usize::from(sees), "{department}");
            assert!(found.iter().all(|found| *found == kept));
        }
        let all = OpenQuery {
            limit: 10,
            ..OpenQuery::default()
        };
        assert_eq!(store.open_applications(&all).await.unwrap().len(), 1);
        let behind = OpenQuery {
            after: number.as_str().to_owned(),
            ..all.clone()
        };
        assert!(store.open_applications(&behind).await.unwrap().is_empty());
        let nobody = OpenQuery {
            departments: Some(Vec::new()),
            ..all
        };
        assert!(store.open_applications(&nobody).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_lost_race_is_said_and_no_event_is_lost() {
    for (engine, database, store) in both().await {
        let number = take_in(&store, &new(ITEM, "one")).await.unwrap().number;
        let mut tasks = Vec::new();
        for writer in 0..6 {
            let store = store::open(&database.address).await.unwrap();
            let number = number.clone();
            tasks.push(tokio::spawn(async move {
                let (mut won, mut lost) = (0, 0);
                while won < 5 {
                    let after = kept(&store, &number).await.events.len();
                    let mut event = event(EventType::Accepted, NOW);
                    event.note = Some(format!("{writer} {won}"));
                    match add(&store, &number, u32::try_from(after).unwrap(), event, None).await {
                        Ok(_) => won += 1,
                        Err(NotTaken::Changed) => lost += 1,
                        Err(other) => panic!("{other}"),
                    }
                }
                lost
            }));
        }
        let mut lost = 0;
        for task in tasks {
            lost += task.await.unwrap();
        }
        let events = kept(&store, &number).await.events;
        let notes: BTreeSet<_> = events.iter().map(|event| event.note.clone()).collect();
        assert_eq!(
            (events.len(), notes.len()),
            (31, 31),
            "{engine:?}, {lost} lost"
        );
        // Whoever looked long ago, or ahead, has lost too; where there is nothing, that is said.
        for after in [0, 1, 30, 32] {
            let late = add(
                &store,
                &number,
                after,
                event(EventType::Accepted, NOW),
                None,
            );
            assert_eq!(late.await, Err(NotTaken::Changed), "{after}");
        }
        let nothing = ApplicationNumber::new("QS202611209999X").unwrap();
        let missing = add(&store, &nothing, 1, event(EventType::Accepted, NOW), None);
        assert_eq!(missing.await, Err(NotTaken::Missing));
        // What was not written is not in the desk's record either.
        assert_eq!(store.audit_end().await.unwrap().0, 31);
    }
}

#[tokio::test]
async fn r15_a_request_is_carried_out_once() {
    for (engine, database, store) in both().await {
        let mut tasks = Vec::new();
        for _ in 0..4 {
            let store = store::open(&database.address).await.unwrap();
            tasks.push(tokio::spawn(async move {
                take_in(&store, &new(ITEM, "the same")).await.unwrap()
            }));
        }
        let mut all = Vec::new();
        for task in tasks {
            all.push(task.await.unwrap());
        }
        assert!(all.iter().all(|done| *done == all[0]), "{engine:?}");
        assert_eq!((all[0].first, all[0].count), (1, 1));
        assert_eq!(all[0].masked, "masked");
        let number = all[0].number.clone();
        let accept = || event(EventType::Accepted, NOW);
        let wish = once("accept", "accepted");
        let first = add(&store, &number, 1, accept(), Some(wish.clone())).await;
        let again = add(&store, &number, 1, accept(), Some(wish.clone())).await;
        assert_eq!(first, again);
        assert_eq!(kept(&store, &number).await.events.len(), 2);
        assert_eq!(store.audit_end().await.unwrap().0, 2);
        // Another request under the same key is refused, be it of either kind.
        let other = once("accept", "another");
        let refused = add(&store, &number, 2, accept(), Some(other.clone())).await;
        assert_eq!(refused, Err(NotTaken::OtherRequest));
        let mut second = new(ITEM, "x");
        second.once = other.clone();
        assert_eq!(take_in(&store, &second).await, Err(NotTaken::OtherRequest));
        assert_eq!(
            store.done_before(&other).await.unwrap(),
            Err(NotTaken::OtherRequest)
        );
        assert_eq!(store.done_before(&wish).await.unwrap(), Ok(first.ok()));
        // Once it is forgotten it is a new one.
        store.forget_requests(NOW + 1).await.unwrap();
        assert_eq!(store.done_before(&wish).await.unwrap(), Ok(None));
    }
}

fn truth(key: &str) -> KeptTruth {
    KeptTruth {
        key: key.to_owned(),
        at_ms: NOW,
        answers: key.starts_with("overdue").then(|| "ziran".parse().unwrap()),
    }
}

#[tokio::test]
async fn what_time_brings_about_is_kept_once() {
    for (engine, database, store) in both().await {
        let number = take_in(&store, &new(ITEM, "one")).await.unwrap().number;
        let look = |after, looked: &str, truths: &[&str]| Look {
            number: number.clone(),
            after,
            truths: truths.iter().map(|key| (truth(key), None)).collect(),
            is_open: true,
            is_stalled: false,
            looked: looked.to_owned(),
            now_ms: NOW,
        };
        let waiting = store.not_looked_at("a", "", 10).await.unwrap();
        assert_eq!(waiting, std::slice::from_ref(&number));
        let mut tasks = Vec::new();
        for _ in 0..4 {
            let store = store::open(&database.address).await.unwrap();
            let look = look(1, "a", &["warning:acceptance", "overdue:committed"]);
            tasks.push(tokio::spawn(async move {
                store.keep_look(&look).await.unwrap().unwrap();
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let keys = async || {
            let truths = store.truths(&number).await.unwrap();
            truths
                .into_iter()
                .map(|truth| truth.key)
                .collect::<Vec<_>>()
        };
        let known = ["overdue:committed", "warning:acceptance"];
        assert_eq!(keys().await, known, "{engine:?}");
        assert!(store.not_looked_at("a", "", 10).await.unwrap().is_empty());
        assert_eq!(store.not_looked_at("b", "", 10).await.unwrap().len(), 1);
        // A truth that is an event comes with it, once: who is second writes nothing at all.
        let deem = |after| NewEvents {
            number: number.clone(),
            after,
            events: vec![event(EventType::DeemedAccepted, NOW)],
            deemed: vec![truth("deemed_accepted:acceptance")],
            others: Vec::new(),
            taken: None,
            adds: Vec::new(),
            is_open: true,
            once: None,
            messages: Vec::new(),
        };
        let entry = || record(Deed::EventRecorded, number.as_str().to_owned(), NOW);
        let first = store.add_events(&deem(1), &entry()).await.unwrap();
        first.unwrap();
        for after in [1, 2] {
            let second = store.add_events(&deem(after), &entry()).await.unwrap();
            assert_eq!(second, Err(NotTaken::Changed));
        }
        assert_eq!(kept(&store, &number).await.events.len(), 2);
        assert_eq!(keys().await.len(), 3);
        // An event makes another look needed, and one that looked before it is too late.
        assert_eq!(store.not_looked_at("a", "", 10).await.unwrap().len(), 1);
        let late = look(1, "a", &["overdue:statutory"]);
        let late = store.keep_look(&late).await.unwrap();
        assert_eq!(late, Err(NotTaken::Changed));
        assert_eq!(keys().await.len(), 3);
        let mut over = look(2, "a", &[]);
        over.is_open = false;
        store.keep_look(&over).await.unwrap().unwrap();
        assert!(store.not_looked_at("b", "", 10).await.unwrap().is_empty());
        let all = OpenQuery {
            limit: 10,
            ..OpenQuery::default()
        };
        assert!(store.open_applications(&all).await.unwrap().is_empty());
    }
}

/// R15: not even somebody with the database in hand changes by a slip what has happened.
#[tokio::test]
async fn nothing_that_has_happened_is_changed_or_removed() {
    for (engine, database, store) in both().await {
        let number = take_in(&store, &new(ITEM, "one")).await.unwrap().number;
        let look = Look {
            number: number.clone(),
            after: 1,
            truths: vec![
                (truth("warning:acceptance"), None),
                (truth("overdue:committed"), None),
            ],
            is_open: true,
            is_stalled: true,
            looked: "a".to_owned(),
            now_ms: NOW,
        };
        store.keep_look(&look).await.unwrap().unwrap();
        let name = number.as_str().to_owned();
        let reason = NewReason {
            number: number.clone(),
            truth: truth("overdue:committed"),
            reason: "经办人员病假".to_owned(),
            once: None,
        };
        let entry = record(Deed::OvertimeExplained, name.clone(), NOW);
        store.explain(&reason, &entry).await.unwrap().unwrap();
        let note = NewNote {
            number: number.clone(),
            truth: "overdue:committed".to_owned(),
            after: 0,
            note: "已约谈".to_owned(),
            closes: true,
        };
        let entry = record(Deed::SupervisionNoted, name.clone(), NOW);
        store.add_note(&note, &entry).await.unwrap().unwrap();
        let decided = NewEvents {
            number: number.clone(),
            after: 1,
            events: vec![event(EventType::Decided, NOW)],
            deemed: Vec::new(),
            others: Vec::new(),
            taken: Some(Taken {
                decided: "2026-11-20".parse::<mingbai_contract::Date>().unwrap().0,
                working_days: 3,
            }),
            adds: Vec::new(),
            is_open: true,
            once: None,
            messages: Vec::new(),
        };
        let entry = record(Deed::EventRecorded, name, NOW);
        store.add_events(&decided, &entry).await.unwrap().unwrap();
        for statement in [
            "UPDATE supervision_case SET department = 'x'",
            "UPDATE supervision_case SET notes = 0",
            "UPDATE supervision_case SET reasons = 0",
            "DELETE FROM supervision_case",
            "UPDATE supervision_note SET note = 'x'",
            "DELETE FROM supervision_note",
            "UPDATE overtime_reason SET reason = 'x'",
            "DELETE FROM overtime_reason",
            "UPDATE application_duration SET working_days = 0",
            "DELETE FROM application_duration",
            "UPDATE application SET item = 'x'",
            "DELETE FROM application",
            "UPDATE application_event SET seq = 2",
            "DELETE FROM application_event",
            "UPDATE application_truth SET at_ms = 0",
            "DELETE FROM application_truth",
            "DELETE FROM application_department",
            "UPDATE application_standing SET size = 0",
            "DELETE FROM application_standing",
        ] {
            let sql = AssertSqlSafe(statement);
            let refused = match engine {
                Engine::Sqlite => {
                    let url = format!("sqlite:{}", database.address);
                    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
                    sqlx::query(sql).execute(&mut connection).await.is_err()
                }
                Engine::Postgres => {
                    let mut connection = sqlx::PgConnection::connect(&database.address)
                        .await
                        .unwrap();
                    sqlx::query(sql).execute(&mut connection).await.is_err()
                }
            };
            assert!(refused, "{engine:?}: {statement}");
        }
        assert_eq!(kept(&store, &number).await.events.len(), 2);
    }
}
