//! The sample county, read from `data/`, and small helpers to write tables with.

use chrono::NaiveDate;
use mingbai_contract::catalog::Publication;
use mingbai_contract::demo::{DemoCases, RatingsProfile};
use mingbai_contract::guide::Guide;
use mingbai_contract::office::{Center, Window};
use mingbai_domain::calendar::WorkCalendar;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn load() -> Publication {
    let data = folder();
    let mut paths: Vec<PathBuf> = fs::read_dir(data.join("items"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    Publication {
        county: read(&data.join("county.json")),
        departments: read(&data.join("departments.json")),
        centers: read(&data.join("centers.json")),
        windows: read(&data.join("windows.json")),
        guides: paths.iter().map(|path| read(path)).collect(),
        calendar: read(&data.join("calendar.json")),
        lists: read(&data.join("lists.json")),
        service_rules: read(&data.join("service-rules.json")),
        synonyms: read(&data.join("synonyms.json")),
    }
}

/// The whole publication.
pub fn county() -> &'static Publication {
    static COUNTY: OnceLock<Publication> = OnceLock::new();
    COUNTY.get_or_init(load)
}

/// The demonstration cases, with whatever is stored beside the facts.
pub fn demo_cases() -> &'static serde_json::Value {
    static CASES: OnceLock<serde_json::Value> = OnceLock::new();
    CASES.get_or_init(|| read(&folder().join("demo-cases.json")))
}

/// How the windows are rated.
pub fn profile() -> &'static RatingsProfile {
    static PROFILE: OnceLock<RatingsProfile> = OnceLock::new();
    PROFILE.get_or_init(|| read(&folder().join("ratings-profile.json")))
}

/// Their facts.
pub fn cases() -> &'static DemoCases {
    static CASES: OnceLock<DemoCases> = OnceLock::new();
    CASES.get_or_init(|| read(&folder().join("demo-cases.json")))
}

/// Its calendar.
pub fn calendar() -> &'static WorkCalendar {
    static CALENDAR: OnceLock<WorkCalendar> = OnceLock::new();
    CALENDAR.get_or_init(|| WorkCalendar::new(&county().calendar))
}

/// A guide by id.
pub fn guide(id: &str) -> &'static Guide {
    county()
        .guides
        .iter()
        .find(|guide| guide.id.as_str() == id)
        .expect(id)
}

/// A centre by id.
pub fn center(id: &str) -> &'static Center {
    county()
        .centers
        .iter()
        .find(|center| center.id.as_str() == id)
        .expect(id)
}

/// A window by number.
pub fn window(id: &str) -> &'static Window {
    county()
        .windows
        .iter()
        .find(|window| window.id.as_str() == id)
        .expect(id)
}

/// A date as the tables write it.
pub fn day(text: &str) -> NaiveDate {
    text.parse::<mingbai_contract::Date>().expect(text).0
}
