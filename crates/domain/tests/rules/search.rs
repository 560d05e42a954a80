//! Searching the sample county as people do.

use crate::county::county;
use mingbai_contract::catalog::ItemSummary;
use mingbai_contract::endpoint::ItemFilter;
use mingbai_contract::guide::{Audience, HandlingClass};
use mingbai_contract::search::{SearchIndex, Synonym};
use mingbai_contract::{DepartmentId, Theme};
use mingbai_domain::catalog::summary;
use mingbai_domain::search::{Hit, Index, Matched, passes};
use std::sync::OnceLock;

fn items() -> &'static [ItemSummary] {
    static ITEMS: OnceLock<Vec<ItemSummary>> = OnceLock::new();
    ITEMS.get_or_init(|| county().guides.iter().map(summary).collect())
}

/// The index with a few readings and Traditional characters and the county's synonyms; the server
/// works out the rest.
fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let synonyms = county().synonyms.iter().map(|group| Synonym {
            terms: group.terms.clone(),
            official: group.official.clone(),
        });
        let search = SearchIndex {
            sounds: "shen身 fen份 zheng证 hu护 zhao照 kai开 fan饭 dian店 zhang长 chang长"
                .to_owned(),
            traditional: "證证護护照照".to_owned(),
            synonyms: synonyms.collect(),
        };
        Index::new(items(), &search)
    })
}

fn search(q: &str) -> Vec<Hit> {
    index().search(&index().query(q), &ItemFilter::default())
}

/// The item must be among the first `within` hits.
fn check(q: &str, item: &str, within: usize) {
    let hits = search(q);
    let ids: Vec<_> = hits
        .iter()
        .take(8)
        .map(|hit| items()[hit.item].id.as_str())
        .collect();
    assert!(
        ids.iter().take(within).any(|id| *id == item),
        "{q:?}: {ids:?}"
    );
}

/// What is marked, as `[marked]` in the text it is marked in.
fn marked(hit: Hit, q: &str) -> String {
    let item = &items()[hit.item];
    let texts = [&item.name.zh, &item.name.en]
        .into_iter()
        .chain(&item.aliases);
    let matched = index().matched(hit, &index().query(q), texts.map(String::as_str));
    let (text, ranges) = match &matched {
        Matched::Name { ranges } => (&item.name.zh, ranges),
        Matched::English { ranges } => (&item.name.en, ranges),
        Matched::Alias { alias, ranges } => (&item.aliases[*alias], ranges),
        Matched::Nothing => return String::new(),
    };
    let mut text = text.clone();
    for range in ranges.iter().rev() {
        text.insert(range.end, ']');
        text.insert(range.start, '[');
    }
    text
}

#[test]
fn people_find_an_item_by_what_they_call_it() {
    for (q, item, within) in [
        ("开饭店", "food-business-license", 2),
        ("我要开饭店", "food-business-license", 2),
        ("开个饭店", "food-business-license", 1),
        ("开饭店要什么证", "food-business-license", 3),
        ("食品经营许可", "food-business-license", 1),
        (
            "食品经营许可（餐饮服务、食品销售）",
            "food-business-license",
            1,
        ),
        ("food business", "food-business-license", 1),
        ("FOOD  Business Licence", "food-business-license", 1),
        ("ＦＯＯＤ", "food-business-license", 3),
        ("身份证丢了", "id-card-reissue", 3),
        ("护照", "passport-first", 4),
        ("离婚", "divorce-registration", 1),
        ("driving licence", "driver-license-renewal", 4),
        ("驾驶证 换", "driver-license-renewal", 4),
        // 了 and 吧 only ask elsewhere.
        ("身份证丢了怎么办", "id-card-reissue", 1),
        ("爷爷走了户口怎么办", "death-household-cancellation", 1),
        ("开网吧", "internet-cafe-license", 1),
    ] {
        check(q, item, within);
    }
}

#[test]
fn every_item_is_found_first_by_its_own_name_in_either_language() {
    for (at, item) in items().iter().enumerate() {
        for name in [&item.name.zh, &item.name.en] {
            let hits = search(name);
            let best = hits.first().map_or(0, |hit| hit.score);
            let own = hits
                .iter()
                .find(|hit| hit.item == at)
                .map_or(0, |hit| hit.score);
            // Beyond the search's limit of characters, other names may be equal.
            let short = name.chars().count() <= mingbai_contract::limits::QUERY_CHARS;
            assert!(
                own > 0 && (own == best || !short),
                "{name}: {own} of {best}"
            );
        }
    }
}

#[test]
fn every_alias_finds_its_item() {
    for (at, item) in items().iter().enumerate() {
        for alias in &item.aliases {
            let place = search(alias).iter().position(|hit| hit.item == at);
            assert!(
                place.is_some_and(|place| place < 12),
                "{alias}: {place:?} for {}",
                item.id
            );
        }
    }
}

#[test]
fn the_words_that_were_found_are_marked() {
    for (q, item, expected) in [
        (
            "食品经营",
            "food-business-license",
            "[食品经营]许可（餐饮服务、食品销售）",
        ),
        (
            "餐饮服务食品",
            "food-business-license",
            "食品经营许可（[餐饮服务、食品]销售）",
        ),
        ("我要开饭店", "food-business-license", "[开饭店]"),
        (
            "business",
            "food-business-license",
            "Food [business] licence",
        ),
        (
            "ｌｉｃｅｎｃｅ food",
            "food-business-license",
            "[Food] business [licence]",
        ),
        ("shenfz", "id-card-renewal", "居民[身份证]到期换领"),
        ("sfz", "id-card-renewal", "居民[身份证]到期换领"),
        ("身份證", "id-card-renewal", "居民[身份证]到期换领"),
    ] {
        let hit = search(q)
            .into_iter()
            .find(|hit| items()[hit.item].id.as_str() == item)
            .unwrap_or_else(|| panic!("{q:?} does not find {item}"));
        assert_eq!(marked(hit, q), expected, "{q:?}");
    }
}

#[test]
fn nothing_is_found_for_words_that_mean_nothing() {
    for q in ["xyzzy", "麒麟饕餮", "qq zz ww"] {
        assert_eq!(search(q), [], "{q:?}");
    }
}

#[test]
fn when_nothing_is_found_the_nearest_come_by_their_characters() {
    let nearest = |q: &str| -> Vec<&str> {
        let hits = index().nearest(&index().query(q), 3);
        hits.iter()
            .map(|hit| items()[hit.item].id.as_str())
            .collect()
    };
    for (q, item) in [
        ("小饭铺", "food-business-license"),
        ("饕餮护照", "passport-first"),
        ("passporting", "passport-first"),
    ] {
        let found = nearest(q);
        assert!(found.contains(&item), "{q}: {found:?}");
        assert!(found.len() <= 3);
    }
    for q in ["", "？", "饕餮", "xyzzy", "zzzzzz"] {
        assert!(nearest(q).is_empty(), "{q}");
    }
}

#[test]
fn an_empty_query_lists_everything_in_the_publishers_order() {
    for q in ["", "   ", "，。？", "\u{3000}"] {
        let hits = search(q);
        assert!(
            hits.iter().map(|hit| hit.item).eq(0..items().len()),
            "{q:?}"
        );
        assert!(
            hits.iter()
                .all(|hit| marked(*hit, q).is_empty() && hit.score == 0)
        );
    }
}

#[test]
fn hits_come_best_first_and_equals_in_the_publishers_order() {
    for q in ["登记", "证", "许可", "card", "开饭店"] {
        let hits = search(q);
        assert!(hits.len() > 1, "{q:?}");
        let order = |a: &Hit, b: &Hit| a.score > b.score || (a.score == b.score && a.item < b.item);
        assert!(
            hits.windows(2).all(|pair| order(&pair[0], &pair[1])),
            "{q:?}"
        );
    }
}

#[test]
fn only_the_beginning_of_an_endless_query_is_looked_at() {
    let long = format!("开饭店{}", "好".repeat(100_000));
    let cut: String = long
        .chars()
        .take(mingbai_contract::limits::QUERY_CHARS)
        .collect();
    assert_eq!(search(&long), search(&cut));
}

#[test]
fn filters_narrow_the_hits_down() {
    let index = index();
    let filters = [
        ItemFilter {
            theme: Some(Theme::OldAge),
            ..ItemFilter::default()
        },
        ItemFilter {
            audience: Some(Audience::Enterprise),
            ..ItemFilter::default()
        },
        ItemFilter {
            class: Some(HandlingClass::Forwarded),
            ..ItemFilter::default()
        },
        ItemFilter {
            department: DepartmentId::new("scjg").ok(),
            ..ItemFilter::default()
        },
    ];
    for filter in &filters {
        let all: Vec<_> = index
            .search(&index.query(""), filter)
            .iter()
            .map(|hit| hit.item)
            .collect();
        let expected: Vec<_> = (0..items().len())
            .filter(|at| passes(&items()[*at], filter))
            .collect();
        assert!(!all.is_empty() && all.len() < items().len(), "{filter:?}");
        assert_eq!(all, expected, "{filter:?}");
        let licences = index.search(&index.query("许可"), filter);
        assert!(
            licences
                .iter()
                .all(|hit| passes(&items()[hit.item], filter)),
            "{filter:?}"
        );
    }
    let none = ItemFilter {
        class: Some(HandlingClass::Forwarded),
        ..ItemFilter {
            department: DepartmentId::new("no-such").ok(),
            ..ItemFilter::default()
        }
    };
    assert_eq!(index.search(&index.query(""), &none), []);
}
