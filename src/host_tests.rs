//! Every page of the sample county, rendered on the host: what the browser builds from the same
//! views, without its clock.

use crate::app::{self, App};
use crate::data::{
    Asked, Data, Look, Looks, Ready, Shelf, Slot, Subject, read_application, read_project,
};
use crate::device::now::Now;
use crate::device::prefs::Prefs;
use crate::loaded::{Loaded, Why};
use crate::pages::guide::aloud;
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

/// R13: beside what is promised stands how long it really took; nothing where too few were decided.
#[test]
fn r13_a_guide_says_how_long_it_really_took() {
    let mut county = county();
    county.guides.truncate(1);
    let address = Route::guide(&county.guides[0].guide.id).href();
    for (lang, times, said) in [
        (
            Lang::Zh,
            Some(TIMES),
            &[
                "近一年办了 212 件：一半当天办好，九成在 6 个工作日内办好。",
                "另有 2 件还没办完",
            ][..],
        ),
        (
            Lang::En,
            Some(ActualTimes {
                p50: 1,
                stalled: 0,
                ..TIMES
            }),
            &[
                "Last year’s 212 cases: half decided within 1 working day, nine in ten within 6 working days.",
            ],
        ),
        (Lang::Zh, None, &[]),
    ] {
        county.guides[0].times = times;
        let html = render(&county, &address, lang);
        for words in said {
            assert!(html.contains(words), "{words}");
        }
        let stalled = times.is_some_and(|times| times.stalled > 0);
        assert_eq!(
            html.contains("另有 2 件") || html.contains("more not decided"),
            stalled
        );
        assert_eq!(
            html.contains("近一年") || html.contains("Last year"),
            times.is_some()
        );
    }
}

#[test]
fn every_guide_and_checklist_renders_in_both_languages() {
    let county = county();
    for page in &county.guides {
        // Filling a county of 254 guides for each of them would test the filling.
        let one = County {
            catalog: county.catalog.clone(),
            calendar: county.calendar.clone(),
            guides: vec![page.clone()],
            lists: Vec::new(),
        };
        for lang in Lang::ALL {
            let name = escaped(lang.pick(&page.guide.name));
            let main = name.split('（').next().unwrap();
            let guide = Route::guide(&page.guide.id).href();
            let html = render(&one, &guide, lang);
            check(&html, &guide, main);
            for material in &page.guide.situations[0].materials {
                let material = page
                    .guide
                    .materials
                    .iter()
                    .find(|m| m.id == *material)
                    .unwrap();
                assert!(
                    html.contains(&escaped(&material.name)),
                    "{guide}: {}",
                    material.name
                );
            }
            let list = Page::Checklist(page.guide.id.clone()).path();
            check(&render(&one, &list, lang), &list, main);
        }
    }
}

#[test]
fn every_other_page_renders_in_both_languages() {
    let county = county();
    let mut pages: Vec<(Page, Option<String>)> = [
        Page::Home,
        Page::Items,
        Page::Lists,
        Page::Centers,
        Page::Kept,
        Page::Verify,
        Page::Track,
        Page::Projects,
        Page::Inspections,
        Page::Slip,
        Page::Settings,
        Page::About,
        Page::Privacy,
        Page::Accessibility,
    ]
    .map(|page| (page, None))
    .into();
    let catalog = &county.catalog;
    pages.extend(
        catalog
            .centers
            .iter()
            .map(|c| (Page::Center(c.id.clone()), Some(c.name.zh.clone()))),
    );
    pages.extend(
        catalog
            .windows
            .iter()
            .map(|w| (Page::Window(w.id.clone()), Some(w.name.zh.clone()))),
    );
    pages.extend(
        catalog
            .lists
            .iter()
            .map(|l| (Page::List(l.id.clone()), Some(l.name.zh.clone()))),
    );
    let light = County {
        guides: Vec::new(),
        ..county
    };
    for (page, name) in pages {
        let address = page.path();
        check(
            &render(&light, &address, Lang::Zh),
            &address,
            &escaped(&name.unwrap_or_default()),
        );
        check(&render(&light, &address, Lang::En), &address, "");
    }
}

#[test]
fn what_depends_on_the_hour_keeps_its_place_and_stays_out_of_what_the_host_renders() {
    let county = county();
    let html = render(&county, "/items/food-business-license", Lang::Zh);
    assert!(html.contains("class=\"promise long\""), "the place is kept");
    for hour in [
        Lang::Zh.text().guide.say_before(),
        "class=\"dot\"",
        "class=\"clock\"",
    ] {
        assert!(!html.contains(hour), "{hour} depends on the clock");
    }
}

#[test]
fn the_address_chooses_situation_and_filters_on_the_host_too() {
    let county = county();
    let html = render(
        &county,
        "/items/food-business-license?situation=cancel",
        Lang::Zh,
    );
    assert!(html.contains("食品经营许可申请书") && !html.contains("从业人员健康证明"));
    let html = render(&county, "/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97", Lang::Zh);
    assert!(
        html.contains("/items/food-business-license") && !html.contains("/items/passport-first")
    );
    let html = render(&county, "/nowhere", Lang::Zh);
    check(&html, "/nowhere", Lang::Zh.text().common.gone_title());
}

#[test]
fn an_application_renders_in_every_state_and_its_code_stands_nowhere() {
    let county = county();
    let item = |page: &&GuidePage| page.guide.id.as_str() == "food-business-license";
    let one = County {
        guides: county.guides.iter().filter(item).cloned().collect(),
        lists: Vec::new(),
        ..county
    };
    for (case, state, _, _) in track::cases() {
        let (application, _) = track::standing(&case);
        let (number, today) = (application.number.clone(), case.1);
        let body = track::answer(&application, today);
        let address = Page::Application(number.clone()).path();
        for lang in Lang::ALL {
            let html = render_after(&one, &address, lang, |data| {
                let mut page = PageData::new(pages::masthead(&one.catalog));
                page.calendar = Some(one.calendar.clone());
                data.fill(Ready::new(page, address.clone(), None));
                Now::provided().stand(track::noon(today));
                let asked = Asked {
                    subject: Subject::Application(number.clone()),
                    secret: "7K3MQ9ZTBP".parse().unwrap(),
                    reader: read_application,
                };
                let look = Look::read(asked, body.clone(), track::noon(today));
                Looks::here().put(look.unwrap());
            });
            check(&html, &address, "QS20261120-0001-Y");
            assert_eq!(count(&html, "aria-current=\"step\""), 1, "{state:?}");
            assert!(!html.contains("7K3MQ"), "{state:?}");
        }
    }
}

#[test]
fn a_project_renders_on_every_day_and_its_secret_stands_nowhere() {
    let county = County {
        guides: Vec::new(),
        lists: Vec::new(),
        ..county()
    };
    for page in project::pages() {
        let (code, name) = (page.project.id.clone(), page.project.name.clone());
        let address = Page::Project(code.clone()).path();
        for (day, lang) in project::DAYS
            .into_iter()
            .flat_map(|day| Lang::ALL.map(|lang| (day, lang)))
        {
            let body = project::answer(&page, day);
            let html = render_after(&county, &address, lang, |data| {
                let mut page = PageData::new(pages::masthead(&county.catalog));
                page.calendar = Some(county.calendar.clone());
                data.fill(Ready::new(page, address.clone(), None));
                Now::provided().stand(track::noon(day));
                let asked = Asked {
                    subject: Subject::Project(code.clone()),
                    secret: "7K3MQ9ZTBP".parse().unwrap(),
                    reader: read_project,
                };
                let look = Look::read(asked, body.clone(), track::noon(day));
                Looks::here().put(look.unwrap());
            });
            check(&html, &address, &escaped(lang.pick(&name)));
            let all = page.project.approvals.len();
            assert_eq!(count(&html, "<li class=\"ap"), all, "{address} on {day}");
            assert_eq!(count(&html, "scope=\"row\"><p"), 0, "{address} on {day}");
            assert!(!html.contains("7K3MQ"), "{address} on {day}");
            assert!(html.contains("id=\"share\""), "{address} on {day}");
        }
    }
}

#[test]
fn an_inspection_renders_as_it_is_found_and_can_be_reported() {
    let county = County {
        guides: Vec::new(),
        lists: Vec::new(),
        ..county()
    };
    let code: InspectionId = "JC20261118-021".parse().unwrap();
    let address = Page::Inspection(code.clone()).path();
    for (found, day, title, _) in inspection::cases() {
        for lang in Lang::ALL {
            let (code, found) = (code.clone(), found.clone());
            let html = Owner::new().with(|| {
                provide_context(RequestUrl::new(&address));
                let data = app::provide();
                data.fill_shelf(Arc::new(Shelf::new(county.catalog.clone())));
                Prefs::here().lang.set(lang);
                Now::provided().stand(track::noon(day));
                let slot = Slot::new();
                slot.put(match &found {
                    Some(page) => Loaded::Ready(Arc::new(page.clone())),
                    None => Loaded::Failed(Why::Gone),
                });
                view! { <Router>{checked(code, slot)}</Router> }.to_html()
            });
            check(
                &html,
                &address,
                if lang == Lang::Zh {
                    title
                } else {
                    "JC20261118-021"
                },
            );
            assert_eq!(count(&html, "name=\"what\""), 5, "{title}");
            assert_eq!(html.contains("住建、教育联合"), found.is_some(), "{title}");
        }
    }
}

#[test]
fn a_page_that_does_not_know_its_code_yet_waits_and_says_whom_to_call() {
    let html = render(&county(), "/t/QS202611200001Y", Lang::Zh);
    assert!(html.contains("class=\"skel\"") && html.contains("QS20261120-0001-Y"));
    assert!(html.contains("plain-only note") && html.contains("12345"));
    assert!(!html.contains("<form"), "the form may not be needed");
}

#[test]
fn every_guide_can_be_read_aloud_in_both_languages() {
    let county = county();
    for page in &county.guides {
        for (lang, situation) in Lang::ALL
            .into_iter()
            .flat_map(|lang| page.guide.situations.iter().map(move |s| (lang, s)))
        {
            let said = aloud::sentences(lang.text(), page, Some(situation), None);
            let id = &page.guide.id;
            assert!(
                said[0].0.starts_with(lang.pick(&page.guide.name)),
                "{id}: the name comes first"
            );
            for (sentence, tag) in &said {
                assert!(!sentence.contains("{0}"), "{id}: {sentence}");
                assert!(lang == Lang::En || *tag == Lang::Zh.tag(), "{id}: {tag}");
                let chinese = sentence.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert_eq!(*tag == Lang::Zh.tag(), chinese, "{id}: {sentence}");
            }
            let all: String = said.into_iter().map(|(sentence, _)| sentence).collect();
            let needed = needed(&page.guide, situation);
            for material in needed.bring.iter().chain(&needed.free) {
                assert!(all.contains(&material.name), "{id}: {}", material.name);
            }
        }
    }
}

#[test]
fn a_guide_is_read_aloud_as_it_would_be_told() {
    let county = county();
    let item = "id-card-renewal";
    let page = county
        .guides
        .iter()
        .find(|p| p.guide.id.as_str() == item)
        .unwrap();
    let situation = page.guide.situations.first();
    let said = aloud::sentences(Lang::Zh.text(), page, situation, None);
    let said: Vec<String> = said.into_iter().map(|(sentence, _)| sentence).collect();
    let expected = [
        "居民身份证到期换领。",
        "多久：5 个工作日；法律给 60 个自然日；制证最多 10 天，另算。",
        "花钱：20 元/证。",
        "去哪：先网上，再到窗口，到 1 楼 B02 窗口。",
        "跑几趟：跑 1 趟。",
        "要准备 3 样。",
        "第 1 样，原居民身份证，交原件 1 份。",
        "第 2 样，居民户口簿，带原件，看过还您。",
        "第 3 样，居民身份证申领登记表，网上填或传。",
        "除了这张单子，窗口不得再要别的。多要了，打 0000-1239002。",
        "一步一步：申请、受理、审查、决定、制证、送达。",
    ];
    assert_eq!(said, expected);
}
