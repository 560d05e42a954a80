//! What publishers keep of the sample county, read as serde does.

use crate::county::publication;
use crate::drift::compare;
use mingbai_contract::desk::publishing::{
    Around, Content, Draft, DraftFault, DraftFile, PublishedContent, VersionFile, VersionRow,
};
use mingbai_domain::publishing::list_of;

/// A guide with everything a guide can have beside one with little, every list, every year, and an item that is gone.
fn contents() -> Vec<Content> {
    let county = publication();
    let guides = county.guides.iter().cloned();
    let mut all: Vec<Content> = guides.map(|one| Content::Guide(Box::new(one))).collect();
    all.extend(
        Content::LISTS
            .iter()
            .filter_map(|id| list_of(&county.lists, id)),
    );
    all.push(Content::Commitments(county.service_rules));
    all.extend(county.calendar.years.into_iter().map(Content::Year));
    all.push(Content::Gone("food-business-license".parse().unwrap()));
    all
}

#[test]
fn every_content() {
    compare(&contents());
}

#[test]
fn drafts_and_versions() {
    let (published, content) = ("2026-11-20".parse().unwrap(), contents().pop().unwrap());
    let of = "guide:food-business-license".parse().unwrap();
    let fault = DraftFault {
        of: Some(of),
        field: "/visits".to_owned(),
        code: "too_many_visits".to_owned(),
        is_error: true,
        found: "3".to_owned(),
    };
    let around = Around {
        today: published,
        departments: vec!["scjg".parse().unwrap()],
        windows: vec!["A02".parse().unwrap()],
        fees: publication().lists.fee_catalogue,
        other_cases: 1000,
        other_immediate: 600,
    };
    let whole = DraftFile {
        of: "year:2027".parse().unwrap(),
        published: Some(PublishedContent {
            version: 3,
            published,
            content: content.clone(),
            stamp: "9f".to_owned(),
        }),
        draft: Some(Draft {
            content: content.clone(),
            based_on: "9f".to_owned(),
            actor: "staff:chen.jie".to_owned(),
            at: "2026-11-20T09:30:00.000+08:00".parse().unwrap(),
            comes_out: Some(published),
        }),
        revision: 2,
        faults: vec![fault.clone(), DraftFault { of: None, ..fault }],
        versions: vec![VersionRow {
            version: 3,
            published,
        }],
        around: Some(around),
        is_mine: true,
    };
    let bare = DraftFile {
        published: None,
        draft: None,
        around: None,
        faults: Vec::new(),
        versions: Vec::new(),
        ..whole.clone()
    };
    compare(&[whole, bare]);
    compare(&[VersionFile {
        version: 1,
        published,
        content,
    }]);
}
