//! Addresses and what they name.

use super::rate::{Fragment, coded, follow_up, fragment, scanned};
use super::{GuideQuery, ItemsQuery, Page, Route, board, tel, value};
use mingbai_contract::Theme;
use mingbai_contract::board::By;
use mingbai_contract::endpoint::{GetBoard, ItemFilter};
use mingbai_contract::guide::HandlingClass;
use mingbai_contract::rating::{Code, LiveCode, RatingSecret};

#[test]
fn addresses_keep_what_was_chosen() {
    let query = ItemsQuery {
        q: "开饭店".to_owned(),
        filter: ItemFilter {
            theme: Some(Theme::Licences),
            class: Some(HandlingClass::Immediate),
            ..ItemFilter::default()
        },
        no_visit: true,
    };
    let href = Route::Items(query.clone()).href();
    assert_eq!(
        href,
        "/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97&theme=licences&class=immediate&visits=0"
    );
    let parts = [
        ("q", "开饭店"),
        ("theme", "licences"),
        ("class", "immediate"),
        ("visits", "0"),
    ];
    let get = |name: &str| {
        parts
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, v)| (*v).to_owned())
    };
    assert_eq!(ItemsQuery::read(get), query);
}

#[test]
fn the_board_keeps_its_period_and_level() {
    let asked = GetBoard {
        period: "2026-Q3".parse().ok(),
        by: By::Window,
    };
    let href = Route::Board(asked).href();
    assert_eq!(href, "/board?period=2026-Q3&by=window");
    let query = href.trim_start_matches("/board");
    assert_eq!(board(|name| value(query, name)), asked);
    let nonsense = "?period=2026-13&by=town";
    assert_eq!(board(|name| value(nonsense, name)), GetBoard::default());
    assert_eq!(Route::Board(GetBoard::default()).href(), "/board");
}

#[test]
fn every_path_names_its_page() {
    let id = || "x-1".parse().unwrap();
    let pages = [
        Page::Home,
        Page::Items,
        Page::Guide(id()),
        Page::Checklist(id()),
        Page::Lists,
        Page::List("fees".parse().unwrap()),
        Page::Centers,
        Page::Center("t1".parse().unwrap()),
        Page::Window("A03".parse().unwrap()),
        Page::Kept,
        Page::Verify,
        Page::Track,
        Page::Application("QS202611200001Y".parse().unwrap()),
        Page::Projects,
        Page::Project("GC2026-002".parse().unwrap()),
        Page::Inspections,
        Page::Inspection("JC20261118-021".parse().unwrap()),
        Page::Complaints,
        Page::Complain,
        Page::Thread,
        Page::Rates,
        Page::Rate("A03".parse().unwrap()),
        Page::Slip,
        Page::Board,
        Page::Settings,
        Page::About,
        Page::Privacy,
        Page::Accessibility,
    ];
    assert_eq!(pages.len(), Page::PATTERNS.len());
    for (page, pattern) in pages.into_iter().zip(Page::PATTERNS) {
        let path = page.path();
        let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
        let same = |(part, named): (&String, &String)| part == named || named.starts_with('{');
        let (path_parts, named) = (parts(&path), parts(pattern));
        assert!(path_parts.iter().zip(&named).all(same), "{path} {pattern}");
        assert_eq!(path_parts.len(), named.len(), "{path} {pattern}");
        assert_eq!(Page::parse(&path), Some(page));
    }
    for nowhere in [
        "/nope",
        "/items/a/b",
        "/items/a/checklist/c",
        "/windows",
        "/items/%20",
        "/kept/x",
        "/t",
        "/t/qs202611200001y",
        "/t/QS202611200001Y/7K3MQ9ZTBP",
        "/projects/GC2026-002/7K3MQ9ZTBP",
        "/projects/-",
        "/inspections/a/b",
        "/r/A03/x",
    ] {
        assert_eq!(Page::parse(nowhere), None, "{nowhere}");
    }
    assert_eq!(
        Page::parse("/items/"),
        Some(Page::Items),
        "a slash at the end is forgiven"
    );
}

#[test]
fn what_makes_no_sense_in_an_address_is_left_out() {
    let nonsense = |_: &str| Some("../../etc".to_owned());
    assert_eq!(ItemsQuery::read(nonsense), ItemsQuery::words("../../etc"));
    assert_eq!(GuideQuery::read(nonsense), GuideQuery::default());
    assert_eq!(tel("0000-123 0000"), "tel:00001230000");
}

#[test]
fn what_stands_behind_a_windows_address_is_a_code_a_secret_or_broken() {
    let (code, secret) = (Code::Live(LiveCode([3; 16])), RatingSecret([4; 32]));
    let window = "A03".parse().unwrap();
    let live = coded(&window, &code.to_string());
    assert_eq!(live, format!("/r/A03#{code}"));
    assert_eq!(scanned(&live), Some((window.clone(), code.to_string())));
    for (behind, expected) in [
        (String::new(), Fragment::Nothing),
        ("#".to_owned(), Fragment::Nothing),
        // The skip link and the links of the summary name places on the page.
        ("#main".to_owned(), Fragment::Nothing),
        ("#rate-tags-2".to_owned(), Fragment::Nothing),
        (format!("#{code}"), Fragment::Code(code.clone())),
        (format!("#f.{secret}"), Fragment::FollowUp(secret)),
        (format!("#{code}A"), Fragment::Broken),
        ("#l.".to_owned(), Fragment::Broken),
        ("#f.x".to_owned(), Fragment::Broken),
        ("#x.AAAA".to_owned(), Fragment::Broken),
    ] {
        assert_eq!(fragment(&behind), expected, "{behind}");
    }
    let address = follow_up(&window, &secret);
    assert_eq!(address, format!("/r/A03#f.{secret}"));
    let behind = address.split_once('#').unwrap().1;
    assert_eq!(fragment(behind), Fragment::FollowUp(secret));
}

#[test]
fn a_scanned_text_is_a_windows_address_wherever_it_leads_or_nothing() {
    for (text, window, behind) in [
        ("https://example.org/r/A03#l.x", "A03", "l.x"),
        ("http://127.0.0.1:8080/r/T3-1", "T3-1", ""),
        ("https://example.org/r/A03?lang=en#p.a.b", "A03", "p.a.b"),
        (" https://example.org/r/A03/ ", "A03", ""),
    ] {
        let expected = Some((window.parse().unwrap(), behind.to_owned()));
        assert_eq!(scanned(text), expected, "{text}");
    }
    for text in [
        "",
        "A03",
        "https://example.org/r",
        "https://example.org/windows/A03",
        "https://example.org/r/A03/x#l.x",
        "https://example.org/t/QS1#7K3MQ9ZTBP",
    ] {
        assert_eq!(scanned(text), None, "{text}");
    }
}
