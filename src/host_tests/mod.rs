//! Every page of the sample county, rendered on the host: what the browser builds from the same
//! views, without its clock.

mod aloud;
mod board;
mod guides;
mod opened;
mod rated;

use crate::app::{self, App};
use crate::data::{
    Asked, Data, Look, Looks, Ready, Shelf, Slot, Subject, read_application, read_project,
};
use crate::device::now::Now;
use crate::device::prefs::Prefs;
use crate::loaded::{Loaded, Why};
use crate::pages::inspection::{checked, tests as inspection};
use crate::pages::project::tests as project;
use crate::pages::track::tests as track;
use crate::route::{Page, Route};
use crate::text::Lang;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;
use mingbai_contract::calendar::Calendar;
use mingbai_contract::catalog::{ActualTimes, Catalog, GuidePage, Publication};
use mingbai_contract::guide::Guide;
use mingbai_contract::lists::PublishedList;
use mingbai_contract::page::PageData;
use mingbai_contract::search::SearchIndex;
use mingbai_contract::{Date, InspectionId};
use mingbai_domain::catalog::{lists, pages, summary};
use mingbai_domain::materials::needed;
use serde::de::DeserializeOwned;
use std::path::PathBuf;
use std::sync::Arc;

struct County {
    catalog: Catalog,
    calendar: Calendar,
    guides: Vec<GuidePage>,
    lists: Vec<PublishedList>,
}

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn read<T: DeserializeOwned>(name: &str) -> T {
    let text = std::fs::read_to_string(data().join(name)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn county() -> County {
    let mut items: Vec<_> = std::fs::read_dir(data().join("items")).unwrap().collect();
    items.sort_by_key(|entry| entry.as_ref().unwrap().file_name());
    let guides: Vec<Guide> = items
        .into_iter()
        .map(|entry| {
            read(&format!(
                "items/{}",
                entry.unwrap().file_name().to_str().unwrap()
            ))
        })
        .collect();
    let publication = Publication {
        county: read("county.json"),
        departments: read("departments.json"),
        centers: read("centers.json"),
        windows: read("windows.json"),
        guides,
        calendar: read("calendar.json"),
        lists: read("lists.json"),
        service_rules: read("service-rules.json"),
        synonyms: read("synonyms.json"),
    };
    let since: Date = publication.county.published;
    let published = lists::published(&publication, since);
    let pages = publication
        .guides
        .iter()
        .map(|guide| page(&publication, guide))
        .collect();
    County {
        catalog: Catalog {
            version: 1,
            county: publication.county.clone(),
            departments: publication.departments.clone(),
            centers: publication.centers.clone(),
            windows: publication.windows.clone(),
            items: publication.guides.iter().map(summary).collect(),
            lists: published.iter().map(lists::summary).collect(),
            search: SearchIndex::default(),
            complaints: mingbai_domain::complaint::terms(&publication.service_rules),
            rating_tags: publication.lists.rating_tags.clone(),
        },
        calendar: publication.calendar.clone(),
        guides: pages,
        lists: published,
    }
}

fn page(publication: &Publication, guide: &Guide) -> GuidePage {
    let windows: Vec<_> = guide
        .windows
        .iter()
        .filter_map(|id| publication.windows.iter().find(|w| w.id == *id).cloned())
        .collect();
    let department = publication
        .departments
        .iter()
        .find(|d| d.id == guide.department);
    let centers = publication.centers.iter();
    GuidePage {
        version: 1,
        published: publication.county.published,
        latest: 1,
        guide: guide.clone(),
        county: publication.county.clone(),
        department: department.cloned().unwrap(),
        centers: centers
            .filter(|c| windows.iter().any(|w| w.center == c.id))
            .cloned()
            .collect(),
        windows,
        times: Some(TIMES),
    }
}

/// How long it took to get any of them.
const TIMES: ActualTimes = ActualTimes {
    cases: 212,
    p50: 0,
    p90: 6,
    stalled: 2,
};

/// Renders one address in one language.
fn render(county: &County, address: &str, lang: Lang) -> String {
    render_after(county, address, lang, |_| {})
}

/// Renders one address once something has been put in its place.
fn render_after(county: &County, address: &str, lang: Lang, prepare: impl Fn(Data)) -> String {
    Owner::new().with(|| {
        provide_context(RequestUrl::new(address));
        let data = app::provide();
        data.fill_shelf(Arc::new(Shelf::new(county.catalog.clone())));
        county
            .guides
            .iter()
            .cloned()
            .for_each(|page| data.fill_guide(page, None));
        county
            .lists
            .iter()
            .cloned()
            .for_each(|list| data.fill_list(list));
        Prefs::here().lang.set(lang);
        prepare(data);
        view! { <App /> }.to_html()
    })
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

/// One main, one heading, no place left unfilled, nothing of the other states.
fn check(html: &str, address: &str, expected: &str) {
    assert!(html.contains(expected), "{address} does not say {expected}");
    assert_eq!(count(html, "<main "), 1, "{address}: one main");
    assert_eq!(count(html, "<h1"), 1, "{address}: one h1");
    assert!(!html.contains("{0}"), "{address}: a place is left unfilled");
    assert!(!html.contains("class=\"skel\""), "{address}: still loading");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}
