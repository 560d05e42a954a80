//! The sample county comes alive: each case once, as the domain moves it, on whatever day. Every story runs
//! on both engines.

mod codes;
mod command;
mod complaints;
mod crash;
mod story;
mod year;

use crate::bed::{county, data, signer};
use ed25519_dalek::SigningKey;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::demo::DemoCases;
use mingbai_contract::desk::audit::{AuditEntry, Deed};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::terms;
use mingbai_domain::demo::{Ground, Moved, moved};
use mingbai_domain::time::{Zone, midnight};
use mingbai_server::demo::codes::Codes;
use mingbai_server::demo::list::List;
use mingbai_server::demo::{DemoError, Sample, read};
use mingbai_server::store::AnyStore;
use std::collections::BTreeMap;
use tempfile::TempDir;

/// Milliseconds of `2026-11-26 09:12` in the county.
pub fn ms(text: &str) -> i64 {
    let (day, time) = text.split_once(' ').unwrap();
    let (hours, minutes) = time.split_once(':').unwrap();
    let minutes = hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap();
    midnight(day.parse().unwrap(), Zone::BEIJING) + minutes * 60_000
}

pub fn cases() -> DemoCases {
    read(&data(), &county().county).unwrap()
}

/// The cases as the domain moves them.
pub fn told(day: &str) -> Moved {
    let county = county();
    let calendar = WorkCalendar::new(&county.calendar);
    let ground = Ground {
        calendar: &calendar,
        guides: &county.guides,
        prefix: "QS",
        complaints: terms(&county.service_rules),
    };
    moved(&cases(), ground, day.parse().unwrap()).unwrap()
}

/// A secret of its own for a test.
pub struct Secret {
    pub codes: Codes,
    _dir: TempDir,
}

pub fn secret() -> Secret {
    let dir = TempDir::new().unwrap();
    Secret {
        codes: Codes::open(&dir.path().join("demo.secret")).unwrap(),
        _dir: dir,
    }
}

/// Brings the cases in at a time, without the root key: then no complaints come in, whose receipts take a while.
pub async fn bring(store: &AnyStore, secret: &Secret, now_ms: i64) -> Result<List, DemoError> {
    bring_cases(store, secret, now_ms, &cases(), None).await
}

/// The same of these cases, with the root key, if it is here.
pub async fn bring_cases(
    store: &AnyStore,
    secret: &Secret,
    now_ms: i64,
    cases: &DemoCases,
    root: Option<&SigningKey>,
) -> Result<List, DemoError> {
    let state = store.current().await?.unwrap();
    let sample = Sample {
        store,
        state: &state,
        cases,
        rated: None,
        codes: &secret.codes,
        signer: Some(&signer()),
        root,
        now_ms,
    };
    sample.bring().await
}

/// The whole of the desk's record.
pub async fn audit(store: &AnyStore) -> Vec<AuditEntry> {
    store.audit_after(0, 1_000_000).await.unwrap()
}

/// How often each case came in, by what the desk's record says.
pub async fn times(store: &AnyStore) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for entry in audit(store).await {
        if let Some((_, rest)) = entry.detail.split_once("\"demo_case\":\"") {
            let case = rest.split('"').next().unwrap();
            *times.entry(case.to_owned()).or_default() += 1;
        }
    }
    times
}

/// How often each deed stands in the desk's record.
pub async fn deeds(store: &AnyStore) -> BTreeMap<Deed, usize> {
    let mut deeds = BTreeMap::new();
    for entry in audit(store).await {
        *deeds.entry(entry.deed).or_default() += 1;
    }
    deeds
}

/// How often each stands there when everything came in once, and so many applications.
pub fn deeds_of(applications: usize) -> BTreeMap<Deed, usize> {
    let projects = cases().projects;
    let inspections = projects.iter().map(|one| one.inspections.len()).sum();
    BTreeMap::from([
        (Deed::ApplicationTakenIn, applications),
        (Deed::ProjectKept, projects.len()),
        (Deed::InspectionFiled, inspections),
        (Deed::InspectionConcluded, inspections),
    ])
}

/// What has happened to an application.
pub async fn events(
    store: &AnyStore,
    number: &ApplicationNumber,
) -> Vec<mingbai_contract::application::Event> {
    let kept = store.application(number).await.unwrap().unwrap();
    kept.application.events
}
