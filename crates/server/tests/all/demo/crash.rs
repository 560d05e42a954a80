//! R15: SIGKILL in the middle of it, again and again: each case is there once, whole or not at all, and
//! opened by the code that is told in the end.

use super::command::demo;
use super::complaints::by_office;
use super::*;
use crate::bed::{Database, Engine};
use mingbai_domain::application::fold;
use mingbai_domain::staff::audit::Chain;
use mingbai_server::keys::folder;
use mingbai_server::store;
use serde_json::{Value, json};
use std::process::{Child, Stdio};
use std::time::Duration;

/// Waits until so many things are on record, or it is over.
async fn until(store: &AnyStore, child: &mut Child, deeds: u64) {
    while child.try_wait().unwrap().is_none() && store.audit_end().await.unwrap().0 < deeds {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn r15_kill_9_leaves_each_case_whole_and_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let dir = TempDir::new().unwrap();
        let secret = dir.path().join("demo.secret");
        let keys = dir.path().join("keys");
        folder::init(&keys, "2026-01-01".parse().unwrap()).unwrap();
        let store = store::open(&database.address).await.unwrap();
        store.publish(&county(), crate::bed::NOW).await.unwrap();
        let mut killed = 0;
        // Among the applications, the projects with their inspections, the offices' keys, the complaints, and the
        // months of ratings.
        let whens = [7, 20, 35, 50, 61, 64, 67, 71, 84, 86, 95, 130, 158, 163];
        for (round, deeds) in whens.into_iter().enumerate() {
            // Two at a time, and one.
            let mut children: Vec<Child> = (0..2 - round % 2)
                .map(|_| {
                    let mut command = demo(&database.address, &secret, &keys);
                    command.arg(data());
                    command.stdout(Stdio::null()).stderr(Stdio::null());
                    command.spawn().unwrap()
                })
                .collect();
            until(&store, &mut children[0], deeds).await;
            for child in &mut children {
                killed += usize::from(child.try_wait().unwrap().is_none());
                child.kill().unwrap();
                child.wait().unwrap();
            }
        }
        assert!(killed > 2, "{engine:?}: it was over before it was killed");
        let output = demo(&database.address, &secret, &keys)
            .arg("--json")
            .arg(data())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let list: Value = serde_json::from_slice(&output.stdout).unwrap();
        let all = list["applications"].as_array().unwrap();
        let times = times(&store).await;
        assert_eq!(times.len(), all.len(), "{engine:?}");
        assert!(
            times.values().all(|times| *times == 1),
            "{engine:?}: {times:?}"
        );
        let mut deeds = deeds(&store).await;
        deeds.remove(&Deed::EventRecorded);
        let mut expected = deeds_of(all.len());
        let moved = told(list["day"].as_str().unwrap()).complaints;
        let of_offices = moved.iter().flat_map(|case| &case.events);
        let of_offices = of_offices.filter(|event| by_office(event)).count();
        expected.extend([
            (Deed::OfficeKeyMade, 2),
            (Deed::OfficeKeySigned, 2),
            (Deed::ComplaintMoved, of_offices),
        ]);
        // Each month of ratings once, whole.
        let months = deeds.remove(&Deed::HandledReported).unwrap();
        assert!((12..=13).contains(&months), "{engine:?}: {months}");
        assert_eq!(store.recount(10).await.unwrap(), [], "{engine:?}");
        let (ratings, counted) = store.ratings_stamp().await.unwrap();
        assert_eq!(
            (ratings, json!(ratings)),
            (counted, list["ratings"].clone()),
            "{engine:?}"
        );
        assert_eq!(deeds, expected, "{engine:?}");
        // Each complaint once, with everything that happened and what was written with it.
        let (complaints, _) = store.complaints_stamp().await.unwrap();
        assert_eq!(
            usize::try_from(complaints).unwrap(),
            moved.len(),
            "{engine:?}"
        );
        let codes = Codes::open(&secret).unwrap();
        for case in &moved {
            let id = codes.complaint(&case.id);
            let kept = store.complaint(&id).await.unwrap().unwrap();
            let kinds = kept.complaint.events.iter().map(|event| event.r#type);
            assert!(kinds.eq(case.events.iter().map(|event| event.r#type)));
            let written = case.events.iter().filter(|event| event.text.is_some());
            let messages = store.messages(&id).await.unwrap();
            assert_eq!(
                messages.len(),
                1 + written.count(),
                "{engine:?}: {}",
                case.id
            );
        }
        for project in list["projects"].as_array().unwrap() {
            assert!(project["secret"].is_string(), "{engine:?}: {project}");
        }
        let mut chain = Chain::default();
        let audit = audit(&store).await;
        for entry in &audit {
            chain.next(entry).unwrap();
        }
        // Beside the cases only what has happened to them since, if a minute went by.
        let moved = told(list["day"].as_str().unwrap()).applications;
        let ids: Vec<_> = cases().applications.into_iter().map(|c| c.id).collect();
        let calendar = WorkCalendar::new(&county().calendar);
        for one in all {
            let case = one["case"].as_str().unwrap();
            assert!(
                one["code"].is_string(),
                "{engine:?}: {case}: its code is lost"
            );
            let number = ApplicationNumber::new(one["number"].as_str().unwrap().to_owned());
            let found = events(&store, &number.unwrap()).await;
            let place = ids.iter().position(|id| id == case).unwrap();
            let whole = &moved[place].events;
            assert_eq!(found, whole[..found.len()], "{engine:?}: {case}");
            let mut application = moved[place].clone();
            application.events = found;
            let now_ms = audit.last().unwrap().at_ms;
            let course = fold(&calendar, &application, now_ms).unwrap();
            assert_eq!(one["state"], course.state().code(), "{engine:?}: {case}");
        }
        store.close().await;
    }
}
