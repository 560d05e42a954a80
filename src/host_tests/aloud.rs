//! Guides as they are read aloud.

use super::*;
use crate::pages::guide::aloud::sentences;

#[test]
fn every_guide_can_be_read_aloud_in_both_languages() {
    let county = county();
    for page in &county.guides {
        for (lang, situation) in Lang::ALL
            .into_iter()
            .flat_map(|lang| page.guide.situations.iter().map(move |s| (lang, s)))
        {
            let said = sentences(lang.text(), page, Some(situation), None);
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
    let said = sentences(Lang::Zh.text(), page, situation, None);
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
