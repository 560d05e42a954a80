//! What is typed is taken up again, on the host: after the page, the language or the session has gone.

use super::kept::{Base, PublishingForms};
use super::*;
use crate::app;
use mingbai_contract::desk::publishing::{Content, Draft};
use serde_json::json;

const YEAR: &str = "year:2027";

fn year(note: &str) -> Content {
    let year = json!({
        "year": 2027, "status": "statutory_only", "note": note, "holidays": [], "makeup_workdays": [],
    });
    Content::Year(serde_json::from_value(year).unwrap())
}

/// The file of a draft.
fn file(revision: u32, note: &str, comes_out: Option<&str>) -> Arc<DraftFile> {
    let draft = json!({
        "content": year(note), "based_on": "", "actor": "staff:li.ming",
        "at": "2026-11-20T09:00:00.000+08:00", "comes_out": comes_out,
    });
    let draft: Draft = serde_json::from_value(draft).unwrap();
    Arc::new(DraftFile {
        of: YEAR.parse().unwrap(),
        published: None,
        draft: Some(draft),
        revision,
        faults: Vec::new(),
        versions: Vec::new(),
        around: None,
        is_mine: true,
    })
}

fn check(test: impl FnOnce(PublishingForms)) {
    let owner = Owner::new();
    owner.with(|| {
        app::provide();
        test(Drafts::here().publishing);
    });
    owner.cleanup();
}

fn note(open: Open) -> String {
    let edited = open.edited.get_untracked();
    edited.typed("/note", spec::Kind::Text)
}

/// Opens it, as a page does whose signals go with it.
fn on_a_page(forms: PublishingForms, file: &Arc<DraftFile>, test: impl FnOnce(Open)) {
    let page = Owner::new();
    page.with(|| test(Open::new(file, forms)));
    page.cleanup();
}

fn type_note(open: Open, words: &str) {
    let field = spec::sections(&YEAR.parse().unwrap())
        .iter()
        .flat_map(|section| section.fields)
        .find(|field| field.at == "note")
        .unwrap();
    open.change(|edited| edited.type_in("/note", field, words));
}

#[test]
fn what_is_typed_outlives_its_page() {
    check(|forms| {
        let first = file(1, "旧的", None);
        on_a_page(forms, &first, |open| {
            assert!(!open.dirty.get_untracked());
            type_note(open, "新的");
        });
        on_a_page(forms, &first, |open| {
            assert_eq!(note(open), "新的");
            assert!(open.dirty.get_untracked());
            assert_eq!(open.base(), Base::of(&first));
        });
        // Somebody else has saved: what is typed stays, and still says what it was begun from.
        on_a_page(forms, &file(2, "别人的", None), |open| {
            assert_eq!(note(open), "新的");
            assert_eq!(open.base().after, 1);
            open.rebase(file(2, "别人的", None));
            assert_eq!(open.base().after, 2);
        });
    });
}

#[test]
fn what_is_saved_gives_way_to_the_file() {
    check(|forms| {
        let of: DraftOf = YEAR.parse().unwrap();
        on_a_page(forms, &file(1, "旧的", None), |open| {
            type_note(open, "新的");
            forms.saved(&of, forms.turn(&of), &file(2, "新的", None));
        });
        on_a_page(forms, &file(2, "新的", None), |open| {
            assert_eq!(note(open), "新的");
            assert!(!open.dirty.get_untracked());
            assert_eq!(forms.base(&of), None);
        });
    });
}

#[test]
fn what_cannot_be_edited_for_now_shows_the_draft_and_keeps_what_is_typed() {
    check(|forms| {
        on_a_page(forms, &file(1, "旧的", None), |open| {
            type_note(open, "新的")
        });
        on_a_page(forms, &file(1, "旧的", Some("2027-01-04")), |open| {
            assert!(open.is_locked());
            assert_eq!(note(open), "旧的");
        });
        on_a_page(forms, &file(1, "旧的", None), |open| {
            assert_eq!(note(open), "新的");
        });
    });
}
