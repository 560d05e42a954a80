//! Tables over what is said of a window, what is wrong with it, and what a code is worth.

use super::choose::is_meant;
use super::model::{Draft, Fault, Field, Scanned, Worth, trouble_words};
use crate::text::Lang;
use mingbai_contract::catalog::WindowPage;
use mingbai_contract::limits::{RATING_COMMENT_CHARS, RATING_TAGS};
use mingbai_contract::log::{Hash, KeyId, Signature};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::rating::{
    Code, Level, LiveCode, ScannedCode, Scope, ScopeOf, Token, TokenInput, TokenOutput, Unverified,
    Verification,
};
use serde::de::DeserializeOwned;

pub fn data<T: DeserializeOwned>(name: &str) -> T {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A window of the sample county that handles one item.
pub fn page() -> WindowPage {
    let lists: mingbai_contract::lists::ListsFile = data("lists.json");
    let windows: Vec<mingbai_contract::office::Window> = data("windows.json");
    let centers: Vec<mingbai_contract::office::Center> = data("centers.json");
    let departments: Vec<mingbai_contract::office::Department> = data("departments.json");
    let guide = data("items/food-business-license.json");
    let window = windows
        .into_iter()
        .find(|w| w.id.as_str() == "A03")
        .unwrap();
    WindowPage {
        center: centers.into_iter().find(|c| c.id == window.center).unwrap(),
        department: departments
            .into_iter()
            .find(|d| d.id == window.department)
            .unwrap(),
        items: vec![mingbai_domain::catalog::summary(&guide)],
        rating_tags: lists.rating_tags,
        window,
    }
}

pub fn draft(level: Option<Level>, tags: &[&str], comment: &str, item: &str) -> Draft {
    Draft {
        level,
        tags: tags.iter().map(|tag| tag.parse().unwrap()).collect(),
        comment: comment.to_owned(),
        item: item.to_owned(),
    }
}

/// R11: one tap is enough for the three upper levels; the two bad ones need a reason, everything that is wrong
/// is said at once.
#[test]
fn r11_one_tap_is_enough_unless_it_is_bad() {
    let page = page();
    let long = "长".repeat(RATING_COMMENT_CHARS + 1);
    let most: String = "长".repeat(RATING_COMMENT_CHARS);
    let check = |draft: Draft, expected: &[(Field, FieldCode)]| {
        let faults = draft.faults(&page);
        let found: Vec<_> = faults.iter().map(|f| (f.field, f.code)).collect();
        assert_eq!(found, expected, "{draft:?}");
    };
    for level in Level::ALL {
        let missing = [(Field::Tags, FieldCode::Missing)];
        let expected = if level.is_bad() { &missing[..] } else { &[] };
        check(draft(Some(level), &[], "", ""), expected);
        // A reason of another level is none of this one's.
        check(draft(Some(level), &["bit-of-wait"], "", ""), expected);
    }
    for level in [Level::Dissatisfied, Level::VeryDissatisfied] {
        check(draft(Some(level), &["cold"], "", ""), &[]);
    }
    check(
        draft(Some(Level::Satisfied), &[], &most, "food-business-license"),
        &[],
    );
    check(
        draft(None, &["cold"], "", ""),
        &[(Field::Level, FieldCode::Missing)],
    );
    check(
        draft(None, &[], &long, "passport-first"),
        &[
            (Field::Level, FieldCode::Missing),
            (Field::Comment, FieldCode::TooLong),
            (Field::Item, FieldCode::UnknownValue),
        ],
    );
    check(
        draft(Some(Level::Dissatisfied), &[], &long, ""),
        &[
            (Field::Tags, FieldCode::Missing),
            (Field::Comment, FieldCode::TooLong),
        ],
    );
    let bad: Vec<_> = page
        .rating_tags
        .iter()
        .filter(|tag| tag.levels.contains(&Level::Dissatisfied))
        .collect();
    assert!(bad.len() > RATING_TAGS);
    let all: Vec<_> = bad.iter().map(|tag| tag.id.as_str()).collect();
    check(
        draft(Some(Level::Dissatisfied), &all, "", ""),
        &[(Field::Tags, FieldCode::TooLong)],
    );
}

#[test]
fn a_rating_carries_the_reasons_of_its_level_alone() {
    let page = page();
    let mut draft = draft(Some(Level::Satisfied), &["kind", "cold"], "  好。 ", "");
    let code = Code::Live(LiveCode([2; 16]));
    let rating = draft
        .rating(Hash([1; 32]), &page, Some(code.clone()))
        .unwrap();
    assert_eq!(rating.tags, ["kind".parse().unwrap()]);
    assert_eq!(
        (rating.comment.as_deref(), rating.item, rating.code),
        (Some("好。"), None, Some(code))
    );
    assert_eq!(rating.window, page.window.id);
    // Those of another level wait until it is chosen again.
    draft.level = Some(Level::VeryDissatisfied);
    let rating = draft.rating(Hash([1; 32]), &page, None).unwrap();
    assert_eq!(rating.tags, ["cold".parse().unwrap()]);
    let cold = "cold".parse().unwrap();
    draft.tick(&cold, false);
    assert!(!draft.has(&cold) && draft.faults(&page).len() == 1);
    draft.tick(&cold, true);
    draft.tick(&cold, true);
    assert_eq!(draft.tags.iter().filter(|tag| **tag == cold).count(), 1);
}

#[test]
fn what_is_wrong_has_words_and_a_place_in_both_languages() {
    let draft = draft(Some(Level::Dissatisfied), &[], &"长".repeat(310), "");
    for (field, code, place, words) in [
        (
            Field::Level,
            FieldCode::Missing,
            "rate-level-5",
            "请先点一个表情。",
        ),
        (
            Field::Tags,
            FieldCode::Missing,
            "rate-tags-2",
            "还没选原因。选一个就能送出。",
        ),
        (
            Field::Tags,
            FieldCode::TooLong,
            "rate-tags-2",
            "原因太多了：最多选 8 个。",
        ),
        (
            Field::Comment,
            FieldCode::TooLong,
            "rate-comment",
            "写得太长了：最多 300 个字，您写了 310 个。",
        ),
        (
            Field::Item,
            FieldCode::UnknownValue,
            "rate-item",
            "这一项已经没有了，请重新选。",
        ),
    ] {
        let fault = Fault { field, code };
        assert_eq!(fault.place(draft.level), place);
        assert_eq!(fault.words(Lang::Zh.text(), &draft), words);
        assert!(!fault.words(Lang::En.text(), &draft).contains("{0}"));
    }
    assert_eq!(draft.left(), Err(10));
    assert_eq!(Draft::default().left(), Ok(300));
}

fn token(of: ScopeOf) -> Code {
    Code::Receipt {
        scope: Scope {
            of,
            quarter: "2026-Q4".parse().unwrap(),
        },
        token: Token {
            input: TokenInput([4; 32]),
            output: TokenOutput([5; 64]),
        },
    }
}

/// R11: a code counts as what it is, and as a printed one where it is not what it says.
#[test]
fn r11_a_code_is_worth_what_it_is() {
    let (page, t) = (page(), Lang::Zh.text());
    let live = Code::Live(LiveCode([1; 16]));
    let poster = Code::Poster {
        key: KeyId([1; 8]),
        signature: Signature([2; 64]),
    };
    for (code, worth) in [
        (live.clone(), Worth::Unknown),
        (poster.clone(), Worth::Unknown),
        (
            token(ScopeOf::Window("A03".parse().unwrap())),
            Worth::Counts(None),
        ),
        (
            token(ScopeOf::Window("A04".parse().unwrap())),
            Worth::Beside(Unverified::Foreign),
        ),
        (
            token(ScopeOf::Department(page.department.id.clone())),
            Worth::Counts(None),
        ),
        (
            token(ScopeOf::Department("nobody".parse().unwrap())),
            Worth::Beside(Unverified::Foreign),
        ),
    ] {
        assert_eq!(Worth::at_first(&code, &page), worth, "{code}");
    }
    let said = |verification, instead, seconds| {
        Worth::said(&ScannedCode {
            verification,
            instead,
            seconds,
        })
    };
    let worth = said(Verification::Live, None, Some(170));
    assert_eq!(worth, Worth::Counts(Some(170)));
    let counts = |scanned: Scanned| scanned.counts(t);
    // The time that is said is never longer than the time that is left.
    let two = "扫的是窗口屏幕上的码，2 分钟内送出，计入排名。";
    assert_eq!(counts(Scanned::Code(live.clone(), worth)), two);
    assert_eq!(
        counts(Scanned::Code(live.clone(), Worth::Unknown)).trim(),
        ""
    );
    for beside in [
        Scanned::Nothing,
        Scanned::Broken,
        Scanned::Code(poster, Worth::Unknown),
        Scanned::Code(live.clone(), Worth::Beside(Unverified::Used)),
    ] {
        assert_eq!(counts(beside), t.rate.counts_beside());
    }
    for why in [
        Unverified::Forged,
        Unverified::Late,
        Unverified::Used,
        Unverified::Foreign,
    ] {
        let worth = said(Verification::Poster, Some(why), None);
        assert_eq!(worth, Worth::Beside(why));
        assert_eq!(Scanned::Code(live.clone(), worth).trouble(), Some(why));
        for lang in Lang::ALL {
            let (title, text) = trouble_words(lang.text(), why, false, "12345");
            assert!(!title.is_empty() && !text.is_empty() && !text.contains("{0}"));
        }
    }
}

#[test]
fn a_window_is_found_by_number_and_name() {
    let window = page().window;
    for (typed, found) in [
        ("", true),
        ("a03", true),
        ("a0", true),
        ("03", false),
        ("食品", true),
        ("food", true),
        ("医保", false),
    ] {
        assert_eq!(is_meant(&window, typed), found, "{typed}");
    }
}
