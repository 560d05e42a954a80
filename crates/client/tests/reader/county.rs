//! The sample county as the API answers it.

use mingbai_contract::Date;
use mingbai_contract::calendar::Calendar;
use mingbai_contract::catalog::{
    ActualTimes, Catalog, CenterPage, GuidePage, ItemPage, ListIndex, Publication, WindowPage,
};
use mingbai_contract::lists::PublishedList;
use mingbai_contract::search::{SearchIndex, Synonym};
use mingbai_domain::catalog::{lists, summary};
use mingbai_domain::complaint::DEFAULT_TERMS;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub fn publication() -> Publication {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let items = fs::read_dir(data.join("items")).unwrap();
    Publication {
        county: read(&data.join("county.json")),
        departments: read(&data.join("departments.json")),
        centers: read(&data.join("centers.json")),
        windows: read(&data.join("windows.json")),
        guides: items.map(|entry| read(&entry.unwrap().path())).collect(),
        calendar: read(&data.join("calendar.json")),
        lists: read(&data.join("lists.json")),
        service_rules: read(&data.join("service-rules.json")),
        synonyms: read(&data.join("synonyms.json")),
    }
}

/// Everything that the endpoints answer.
pub struct Answers {
    pub catalog: Catalog,
    pub items: ItemPage,
    pub guides: Vec<GuidePage>,
    pub centers: Vec<CenterPage>,
    pub windows: Vec<WindowPage>,
    pub index: ListIndex,
    pub lists: Vec<PublishedList>,
    pub calendar: Calendar,
}

impl Answers {
    pub fn new() -> Self {
        let county = publication();
        let today: Date = "2026-11-20".parse().unwrap();
        let items: Vec<_> = county.guides.iter().map(summary).collect();
        let lists = lists::published(&county, today);
        let summaries: Vec<_> = lists.iter().map(lists::summary).collect();
        let center = |id| county.centers.iter().find(|c| c.id == id).unwrap().clone();
        let department = |id| {
            county
                .departments
                .iter()
                .find(|d| d.id == id)
                .unwrap()
                .clone()
        };
        let guides = county.guides.iter().enumerate().map(|(place, guide)| {
            let windows = county
                .windows
                .iter()
                .filter(|w| guide.windows.contains(&w.id));
            let windows: Vec<_> = windows.cloned().collect();
            GuidePage {
                version: 1,
                published: today,
                latest: 2,
                county: county.county.clone(),
                department: department(guide.department.clone()),
                centers: windows.iter().map(|w| center(w.center.clone())).collect(),
                windows,
                guide: guide.clone(),
                times: (place % 2 == 0).then_some(ActualTimes {
                    cases: 212,
                    p50: 3,
                    p90: 6,
                    stalled: 2,
                }),
            }
        });
        let centers = county.centers.iter().map(|center| CenterPage {
            center: center.clone(),
            windows: county.windows.clone(),
            departments: county.departments.clone(),
        });
        let windows = county.windows.iter().map(|window| WindowPage {
            window: window.clone(),
            center: center(window.center.clone()),
            department: department(window.department.clone()),
            items: items.clone(),
            rating_tags: county.lists.rating_tags.clone(),
        });
        Self {
            guides: guides.collect(),
            centers: centers.collect(),
            windows: windows.collect(),
            catalog: Catalog {
                version: 3,
                county: county.county.clone(),
                departments: county.departments.clone(),
                centers: county.centers.clone(),
                windows: county.windows.clone(),
                items: items.clone(),
                lists: summaries.clone(),
                search: SearchIndex {
                    sounds: "ban办半 nv女".to_owned(),
                    traditional: "證证".to_owned(),
                    synonyms: vec![Synonym {
                        terms: vec!["开饭店".to_owned()],
                        official: vec!["食品经营许可".to_owned()],
                    }],
                },
                complaints: DEFAULT_TERMS,
                rating_tags: county.lists.rating_tags.clone(),
            },
            items: ItemPage {
                total: 7,
                items,
                next_cursor: Some("x".to_owned()),
            },
            index: ListIndex { lists: summaries },
            lists,
            calendar: county.calendar,
        }
    }
}
