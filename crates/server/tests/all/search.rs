//! How well people find what they look for: a set of queries of every kind, and one order for phone
//! and server.

use crate::bed::Bed;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::endpoint::{Endpoint as _, ItemFilter, SearchItems};
use mingbai_domain::search::Index;
use std::fmt::Write as _;

const QUERIES: &str = include_str!("../queries/queries.txt");

struct Query {
    kind: &'static str,
    words: &'static str,
    right: Vec<&'static str>,
}

fn queries() -> Vec<Query> {
    let mut kind = "";
    let mut found = Vec::new();
    for line in QUERIES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(name) = line.strip_prefix("== ") {
            kind = name;
            continue;
        }
        let (words, right) = line.split_once(" | ").expect("a query and its items");
        found.push(Query {
            kind,
            words,
            right: right.split(", ").collect(),
        });
    }
    found
}

/// The catalog as a phone gets it, and its index.
async fn phone(bed: &Bed) -> (Catalog, Index) {
    let catalog = bed.client().catalog().await.unwrap();
    let index = Index::new(&catalog.items, &catalog.search);
    (catalog, index)
}

#[tokio::test]
async fn people_find_what_they_look_for() {
    let bed = Bed::new().await;
    let (catalog, index) = phone(&bed).await;
    let mut report = String::new();
    let mut kinds: Vec<(&str, usize, usize, usize)> = Vec::new();
    let all = queries();
    for query in &all {
        for item in &query.right {
            assert!(
                catalog.items.iter().any(|i| i.id.as_str() == *item),
                "{item}"
            );
        }
        let hits = index.search(&index.query(query.words), &ItemFilter::default());
        let ids: Vec<&str> = hits
            .iter()
            .map(|hit| catalog.items[hit.item].id.as_str())
            .collect();
        let place = ids.iter().position(|id| query.right.contains(id));
        if kinds.last().is_none_or(|(kind, ..)| *kind != query.kind) {
            kinds.push((query.kind, 0, 0, 0));
        }
        let (_, count, first, three) = kinds.last_mut().unwrap();
        *count += 1;
        *first += usize::from(place == Some(0));
        *three += usize::from(place.is_some_and(|place| place < 3));
        if place != Some(0) {
            let shown: Vec<&str> = ids.iter().take(3).copied().collect();
            writeln!(report, "{:?}: {place:?}, {shown:?}", query.words).unwrap();
        }
    }
    let share = |part: usize, of: usize| part as f64 * 100.0 / of as f64;
    let (mut first, mut three) = (0, 0);
    for (kind, count, one, best) in &kinds {
        println!(
            "{kind:12} {count:4} queries  hit@1 {:5.1} %  hit@3 {:5.1} %",
            share(*one, *count),
            share(*best, *count)
        );
        first += one;
        three += best;
    }
    println!(
        "{:12} {:4} queries  hit@1 {:5.1} %  hit@3 {:5.1} %",
        "all",
        all.len(),
        share(first, all.len()),
        share(three, all.len())
    );
    println!("{report}");
    assert!(all.len() >= 200);
    assert!(share(three, all.len()) >= 95.0, "hit@3\n{report}");
    assert!(share(first, all.len()) >= 80.0, "hit@1\n{report}");
}

#[tokio::test]
async fn phone_and_server_find_the_same_in_the_same_order() {
    let bed = Bed::new().await;
    let (catalog, index) = phone(&bed).await;
    for query in queries() {
        let asked = SearchItems {
            q: query.words.to_owned(),
            limit: Some(50),
            ..SearchItems::default()
        };
        let server = bed.client().search(&asked).await.unwrap();
        let hits = index.search(&index.query(query.words), &ItemFilter::default());
        assert_eq!(server.total as usize, hits.len(), "{}", asked.address());
        let phone = hits.iter().take(50).map(|hit| &catalog.items[hit.item].id);
        assert!(
            server.items.iter().map(|item| &item.id).eq(phone),
            "{}",
            asked.address()
        );
    }
}

#[tokio::test]
async fn what_is_exactly_called_so_comes_before_what_is_nearly_called_so() {
    let bed = Bed::new().await;
    let (catalog, index) = phone(&bed).await;
    // Every alias, name and English name: what holds it letter by letter comes before all else.
    for item in &catalog.items {
        for words in item.aliases.iter().chain([&item.name.zh, &item.name.en]) {
            let words: String = words.chars().take(64).collect();
            let holds = |at: usize| {
                let item = &catalog.items[at];
                let texts = item.aliases.iter().chain([&item.name.zh, &item.name.en]);
                let plain = |text: &str| {
                    text.chars()
                        .filter(|c| c.is_alphanumeric())
                        .collect::<String>()
                        .to_lowercase()
                };
                texts
                    .into_iter()
                    .any(|text| plain(text).contains(&plain(&words)))
            };
            let hits = index.search(&index.query(&words), &ItemFilter::default());
            let last_exact = hits.iter().rposition(|hit| holds(hit.item));
            let first_other = hits.iter().position(|hit| !holds(hit.item));
            if words.is_ascii() {
                continue;
            }
            assert!(last_exact < first_other.or(Some(usize::MAX)), "{words}");
        }
    }
}
