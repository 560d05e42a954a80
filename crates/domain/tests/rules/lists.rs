//! The published lists: none forgotten, no row dropped, every link leads somewhere.

use crate::county::county;
use mingbai_contract::lists::{FactLabel, ListEntry, PublishedList};
use mingbai_domain::catalog::lists::{published, summary};
use std::collections::BTreeSet;

fn lists() -> Vec<PublishedList> {
    published(county(), county().county.published)
}

fn entry(list: &str, id: &str) -> ListEntry {
    let list = lists()
        .into_iter()
        .find(|l| l.id.as_str() == list)
        .expect(list);
    list.entries.into_iter().find(|e| e.id == id).expect(id)
}

fn facts(entry: &ListEntry, label: FactLabel) -> Vec<&str> {
    entry
        .facts
        .iter()
        .filter(|f| f.label == label)
        .map(|f| f.value.zh.as_str())
        .collect()
}

#[test]
fn every_list_is_published_with_all_its_rows() {
    let found: Vec<_> = lists()
        .iter()
        .map(|list| (list.id.to_string(), summary(list).count))
        .collect();
    let expected = [
        ("fees", 29),
        ("first-violation", 35),
        ("penalty-discretion", 10),
        ("annual-inspections", 18),
        ("cancelled", 12),
        ("commitments", 28),
        ("key-goals", 8),
        ("complaint-categories", 11),
    ];
    assert_eq!(found, expected.map(|(id, count)| (id.to_owned(), count)));
}

#[test]
fn entries_have_an_id_of_their_own_and_lead_to_items_that_exist() {
    for list in lists() {
        assert_eq!(list.valid_since, county().county.published);
        let ids: BTreeSet<_> = list.entries.iter().map(|entry| &entry.id).collect();
        assert_eq!(ids.len(), list.entries.len(), "{}", list.id);
        for entry in &list.entries {
            assert!(!entry.title.zh.is_empty());
            let known = |item| county().guides.iter().any(|guide| guide.id == item);
            assert!(
                entry.item.clone().is_none_or(known),
                "{} {}",
                list.id,
                entry.id
            );
            assert!(
                entry
                    .facts
                    .iter()
                    .all(|fact| !fact.value.zh.trim().is_empty())
            );
        }
    }
}

#[test]
fn r7_the_fee_list_says_what_is_charged() {
    for (id, expected) in [
        ("fee-id-card-renewal", "20 元/证"),
        ("fee-road-occupation", "0.3 元/㎡·日"),
        ("fee-soil-water-conservation", "不收费"),
        ("fee-marriage", "不收费"),
        (
            "fee-hk-macao-endorsement",
            "一次有效 15 元/件；二次有效 30 元/件",
        ),
    ] {
        assert_eq!(
            facts(&entry("fees", id), FactLabel::Charge),
            [expected],
            "R7: {id}"
        );
    }
    let range = entry("fees", "fee-road-occupation");
    assert_eq!(
        facts(&range, FactLabel::Remark),
        ["标准上限 0.8 元/㎡·日，按下限收", "按省级标准举例"]
    );
}

#[test]
fn key_goals_show_their_progress_and_every_milestone() {
    let goal = entry("key-goals", "key-2026-01");
    assert_eq!(facts(&goal, FactLabel::Progress), ["72%"]);
    assert_eq!(facts(&goal, FactLabel::Term), ["2026-01-05 – 2026-12-31"]);
    assert_eq!(
        facts(&goal, FactLabel::Milestone),
        [
            "完成分区设计：计划 2026-03-31，2026-03-26 完成",
            "综合窗口上线：计划 2026-07-31，2026-08-12 完成",
            "延伸到四个乡镇便民服务中心：计划 2026-11-30",
        ]
    );
}
