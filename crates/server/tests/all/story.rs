//! One story on every engine: a county publishes, people read, the county publishes again.

use crate::bed::{Bed, Engine, NOW, Setup, county};
use mingbai_client::ClientError;
use mingbai_contract::endpoint::{ItemFilter, SearchItems};
use mingbai_contract::guide::HandlingClass;
use mingbai_contract::problem::ProblemType;
use mingbai_contract::{CenterId, Date, ItemId, ListId, WindowId};
use mingbai_server::publish::versions::Change;

#[tokio::test]
async fn a_county_publishes_and_people_read_on_sqlite() {
    story(&Bed::empty(Setup::default()).await).await;
}

#[tokio::test]
async fn a_county_publishes_and_people_read_on_postgresql() {
    if let Some(bed) = Bed::on(Engine::Postgres, Setup::default()).await {
        story(&bed).await;
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn not_found<T: std::fmt::Debug>(answer: Result<T, ClientError>) {
    match answer {
        Err(ClientError::Problem(problem)) => assert_eq!(problem.r#type, ProblemType::NotFound),
        other => panic!("{other:?}"),
    }
}

async fn story(bed: &Bed) {
    let client = bed.client();
    // Nothing is there yet: said as a problem, not as an empty catalog.
    match client.catalog().await {
        Err(ClientError::Problem(problem)) => assert_eq!(problem.r#type, ProblemType::Unavailable),
        other => panic!("{other:?}"),
    }

    let first = county();
    let change = bed.publish(&first).await;
    assert_eq!((change.catalog_version, change.added), (1, 254));
    people_read(bed).await;

    // The same again changes nothing.
    assert_eq!(
        bed.publish(&first).await,
        Change {
            catalog_version: 1,
            ..Change::default()
        }
    );

    // One guide, one list and the day change.
    let mut second = first.clone();
    let bakery: ItemId = "food-business-license".parse().unwrap();
    second.county.published = day("2026-12-01");
    let at = second.guides.iter().position(|g| g.id == bakery).unwrap();
    second.guides[at].visits = 2;
    second.lists.cancelled.truncate(3);
    let change = bed.publish(&second).await;
    assert_eq!(
        change,
        Change {
            catalog_version: 2,
            changed: 1,
            files: 2,
            ..Change::default()
        }
    );
    let page = client.guide(bakery.clone()).await.unwrap();
    assert_eq!((page.version, page.latest, page.guide.visits), (2, 2, 2));
    assert_eq!(page.published, day("2026-12-01"));
    let old = client.guide_version(bakery.clone(), 1).await.unwrap();
    assert_eq!((old.version, old.latest, old.guide.visits), (1, 2, 0));
    assert_eq!(old.published, day("2026-11-20"));
    // What did not change keeps its version and its day.
    let other: ItemId = "marriage-registration".parse().unwrap();
    let page = client.guide(other.clone()).await.unwrap();
    assert_eq!((page.version, page.published), (1, day("2026-11-20")));
    for list in client.lists().await.unwrap().lists {
        let since = match list.id.as_str() {
            "cancelled" => "2026-12-01",
            _ => "2026-11-20",
        };
        assert_eq!(list.valid_since, day(since), "{}", list.id);
    }

    // An item goes, with its window's and its fee's mention; its versions stay readable.
    let mut third = second.clone();
    third.guides.remove(at);
    let change = bed.publish(&third).await;
    assert_eq!((change.catalog_version, change.retired), (3, 1));
    not_found(client.guide(bakery.clone()).await);
    let catalog = client.catalog().await.unwrap();
    assert!(catalog.items.iter().all(|item| item.id != bakery));
    for version in [1, 2] {
        let old = client.guide_version(bakery.clone(), version).await.unwrap();
        assert_eq!((old.version, old.latest), (version, 2));
    }
    not_found(client.guide_version(bakery.clone(), 3).await);

    // It comes back as a new version, even if it is what it was.
    let change = bed.publish(&second).await;
    assert_eq!((change.catalog_version, change.added), (4, 1));
    let page = client.guide(bakery).await.unwrap();
    assert_eq!((page.version, page.latest, page.guide.visits), (3, 3, 2));

    // A second server on the same store shows the same.
    let state = bed.store.current().await.unwrap().unwrap();
    assert_eq!(state.publication, second);
    assert_eq!(state.catalog_version, 4);
    let change = bed.store.publish(&second, NOW).await.unwrap();
    assert!(change.is_empty());
}

async fn people_read(bed: &Bed) {
    let client = bed.client();
    let catalog = client.catalog().await.unwrap();
    assert_eq!(
        (catalog.version, catalog.items.len(), catalog.windows.len()),
        (1, 254, 84)
    );
    let page = client
        .search(&SearchItems {
            q: "开饭店".to_owned(),
            ..SearchItems::default()
        })
        .await
        .unwrap();
    assert_eq!(page.items[0].id.as_str(), "food-business-license");

    let guide = client.guide(page.items[0].id.clone()).await.unwrap();
    assert_eq!(guide.guide.limits.committed_working_days, 3);
    assert_eq!(guide.windows[0].id.as_str(), "A03");
    assert_eq!(guide.centers[0].id, guide.windows[0].center);

    let window = client.window("A03".parse::<WindowId>().unwrap()).await;
    let window = window.unwrap();
    assert!(window.items.iter().any(|item| item.id == guide.guide.id));
    let center: CenterId = window.center.id.clone();
    let center = client.center(center).await.unwrap();
    assert!(center.windows.iter().any(|w| w.id.as_str() == "A03"));
    assert!(center.departments.contains(&window.department));
    assert_eq!(guide.department.id, guide.guide.department);

    let lists = client.lists().await.unwrap().lists;
    assert_eq!(lists, catalog.lists);
    for summary in lists {
        let list = client.list(summary.id.clone()).await.unwrap();
        assert_eq!(list.entries.len(), summary.count as usize, "{}", list.id);
    }

    let calendar = client.calendar().await.unwrap();
    let year = client.calendar_year(2026).await.unwrap();
    assert!(calendar.years.contains(&year));

    not_found(client.guide("nothing".parse().unwrap()).await);
    not_found(client.window("Z99".parse().unwrap()).await);
    not_found(client.center("nowhere".parse().unwrap()).await);
    not_found(client.list("nothing".parse::<ListId>().unwrap()).await);
    not_found(client.calendar_year(1999).await);

    every_page_of_a_search(bed).await;
}

/// Following the cursors gives every item once, in the order of one long page.
async fn every_page_of_a_search(bed: &Bed) {
    let client = bed.client();
    let mut search = SearchItems {
        filter: ItemFilter {
            class: Some(HandlingClass::Committed),
            ..ItemFilter::default()
        },
        limit: Some(7),
        ..SearchItems::default()
    };
    let mut seen = Vec::new();
    let total = loop {
        let page = client.search(&search).await.unwrap();
        assert!(page.items.len() <= 7);
        seen.extend(page.items.into_iter().map(|item| item.id));
        search.cursor = page.next_cursor;
        if search.cursor.is_none() {
            break page.total;
        }
    };
    assert_eq!(seen.len(), total as usize);
    let catalog = client.catalog().await.unwrap();
    let expected: Vec<ItemId> = catalog
        .items
        .into_iter()
        .filter(|item| item.handling_class == HandlingClass::Committed)
        .map(|item| item.id)
        .collect();
    assert_eq!(seen, expected);
}
