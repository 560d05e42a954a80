//! Posters of windows that there are, and of such as there might be: on the page, readable, or refused with the
//! reason.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kurbo::Rect;
use mingbai_contract::log::PublicKey;
use mingbai_contract::{WindowId, Words};
use mingbai_poster::{
    Code, Color, Drawing, Fonts, NARROWEST, Poster, PosterError, QUIET, Shape, Size, draw, pdf,
    sheets, svg,
};
use proptest::prelude::{Strategy as _, prop, prop_assert, prop_assume, proptest};
use serde_json::Value;
use std::path::Path;

/// What printers leave white, in millimetres.
const UNPRINTED: f64 = 5.0;

struct Facts {
    window: WindowId,
    name: Words,
    center: Words,
    county: Words,
    origin: String,
}

impl Facts {
    fn of(window: &str, name: Words, center: Words) -> Self {
        Self {
            window: window.parse().unwrap(),
            name,
            center,
            county: words("青山县", "Qingshan County"),
            origin: "https://zwfw.qingshan.example.cn".to_owned(),
        }
    }

    fn address(&self) -> String {
        let signature = "Zy9-bQ7wErT_".repeat(8);
        let (origin, window) = (&self.origin, &self.window);
        format!("{origin}/r/{window}#p.A7-_bQz0Rv8.{}", &signature[..86])
    }

    fn draw(&self, fonts: &Fonts<'_>, size: Size) -> Result<Drawing, PosterError> {
        let poster = Poster {
            window: &self.window,
            name: &self.name,
            center: &self.center,
            county: &self.county,
            address: &self.address(),
            root: &PublicKey(std::array::from_fn(|n| n as u8 * 7)),
        };
        draw(&poster, fonts, size)
    }
}

fn words(zh: &str, en: &str) -> Words {
    Words {
        zh: zh.to_owned(),
        en: en.to_owned(),
    }
}

fn usual() -> Facts {
    let name = words("食品药品许可窗口", "Food and drug permits");
    let center = words(
        "青山县政务服务中心",
        "Qingshan County Government Service Centre",
    );
    Facts::of("A03", name, center)
}

/// Everything but the sheet itself.
fn marks(drawing: &Drawing) -> Vec<&Shape> {
    let white = |shape: &&Shape| shape.paint != mingbai_poster::Paint::Fill(Color::WHITE);
    drawing.shapes.iter().filter(white).collect()
}

/// Asserts what holds of every poster, and returns how wide a module of its code is.
fn check(facts: &Facts, drawing: &Drawing, size: Size) -> f64 {
    let page = match size {
        Size::A4 => (210.0, 297.0),
        Size::A6 => (105.0, 148.0),
    };
    assert_eq!((drawing.width, drawing.height), page);
    let printed = Rect::new(0.0, 0.0, page.0, page.1).inset(-UNPRINTED);
    for shape in marks(drawing) {
        let covers = shape.covers();
        let within = covers.union(printed) == printed;
        assert!(within, "{}: {covers:?} leaves {printed:?}", facts.window);
    }
    // Texts do not run into each other, nor into the code and the white around it.
    let code = Code::of(&facts.address()).unwrap();
    let drawn = |shape: &&&Shape| shape.path.elements().len() == code.path.elements().len();
    let all = marks(drawing);
    let modules = all.iter().find(drawn).unwrap().covers();
    let module = modules.width() / code.side;
    let quiet = modules.inflate(QUIET * module, QUIET * module);
    for shape in all.iter().filter(|shape| !drawn(shape)) {
        let over = quiet.intersect(shape.covers());
        assert!(over.is_zero_area(), "{}: {over:?}", facts.window);
    }
    let fills: Vec<Rect> = all
        .iter()
        .filter(|shape| {
            matches!(
                shape.paint,
                mingbai_poster::Paint::Fill(Color::INK | Color::SOFT)
            )
        })
        .map(|shape| shape.covers())
        .filter(|covers| !covers.is_zero_area())
        .collect();
    for (n, one) in fills.iter().enumerate() {
        for other in &fills[n + 1..] {
            let over = one.intersect(*other);
            assert!(over.is_zero_area(), "{}: {one:?} {other:?}", facts.window);
        }
    }
    module
}

fn county() -> Vec<Facts> {
    let read = |name: &str| -> Value {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../data")
            .join(name);
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let centers = read("centers.json");
    let name_of =
        |value: &Value| -> Words { serde_json::from_value(value["name"].clone()).unwrap() };
    let center = |id: &Value| {
        let mut centers = centers.as_array().unwrap().iter();
        name_of(centers.find(|center| center["id"] == *id).unwrap())
    };
    let windows = read("windows.json");
    let windows = windows.as_array().unwrap().iter();
    windows
        .map(|window| {
            let id = window["id"].as_str().unwrap();
            Facts::of(id, name_of(window), center(&window["center"]))
        })
        .collect()
}

#[test]
fn every_window_of_the_sample_county_has_a_poster_of_both_sizes() {
    let fonts = Fonts::built_in().unwrap();
    let county = county();
    assert!(county.len() > 50);
    for facts in &county {
        let small = facts.draw(&fonts, Size::A6).unwrap();
        let module = check(facts, &small, Size::A6);
        assert!(module >= NARROWEST, "{}: {module}", facts.window);
        let large = facts.draw(&fonts, Size::A4).unwrap();
        assert!(check(facts, &large, Size::A4) >= 2.0 * NARROWEST);
    }
}

#[test]
fn names_that_are_longer_wrap_and_shrink_and_are_refused_only_when_nobody_could_read_them() {
    let fonts = Fonts::built_in().unwrap();
    for (window, zh, en, fits) in [
        ("A03", "窗口", "Window", true),
        ("A03", "经开区", "", true),
        (
            "A1234567",
            "城关镇综合受理窗口（民政、税务、法律、林业等）",
            "Linhe Township general window (civil affairs, tax, law, forestry)",
            true,
        ),
        ("T10-12", &*"综合".repeat(15), &*"general ".repeat(10), true),
        ("A03", &*"综合".repeat(40), "General", false),
        ("A03", "综合", &*"general ".repeat(60), false),
        ("A03", "综合", &*"g".repeat(60), false),
        (&*"A1".repeat(16), "综合", "General", false),
    ] {
        let facts = Facts::of(window, words(zh, en), usual().center);
        match facts.draw(&fonts, Size::A6) {
            Ok(drawing) => {
                check(&facts, &drawing, Size::A6);
                assert!(fits, "{window} {zh} {en}");
            }
            Err(PosterError::TooLong(text)) => {
                assert!(!fits, "{text}");
                assert!([window, zh, en].contains(&text.as_str()), "{text}");
            }
            Err(other) => panic!("{other}"),
        }
    }
}

#[test]
fn a_code_that_phones_could_not_read_is_refused() {
    let fonts = Fonts::built_in().unwrap();
    let mut facts = usual();
    facts.origin = format!("https://{}.cn", "zwfw".repeat(12));
    let drawing = facts.draw(&fonts, Size::A6).unwrap();
    assert!(check(&facts, &drawing, Size::A6) >= NARROWEST);
    for times in [40, 800] {
        facts.origin = format!("https://{}.cn", "zwfw".repeat(times));
        let refused = facts.draw(&fonts, Size::A6);
        let Err(PosterError::AddressTooLong(address)) = refused else {
            panic!("drawn")
        };
        assert_eq!(address, facts.address());
    }
}

#[test]
fn a_character_that_the_font_lacks_is_named_and_another_font_may_have_it() {
    let fonts = Fonts::built_in().unwrap();
    for (zh, en, center) in [
        ("\u{20BB7}野窗口", "Window", "中心"),
        ("窗口", "Window of \u{20BB7}", "中心"),
        ("窗口", "Window", "\u{20BB7}中心"),
    ] {
        let facts = Facts::of("A03", words(zh, en), words(center, "Centre"));
        let refused = facts.draw(&fonts, Size::A6).unwrap_err();
        let said = refused.to_string();
        assert!(
            said.contains('\u{20BB7}') && said.contains("U+20BB7"),
            "{said}"
        );
    }
    let pinyin = Facts::of(
        "A03",
        words("窗口", "Zhèngwù “Lǚ” – a county’s"),
        usual().center,
    );
    check(&pinyin, &pinyin.draw(&fonts, Size::A6).unwrap(), Size::A6);
    // A font without any Chinese in it lacks the first one.
    let latin = include_bytes!("../font/key.otf");
    let own = fonts.clone().with_names(latin).unwrap();
    let refused = usual().draw(&own, Size::A6).unwrap_err();
    assert!(
        matches!(refused, PosterError::MissingGlyph { .. }),
        "{refused}"
    );
    let no_font = fonts.with_names(b"no font").map(|_| ());
    assert!(matches!(no_font, Err(PosterError::NotAFont)));
}

#[test]
fn files_are_the_same_whenever_they_are_made() {
    let fonts = Fonts::built_in().unwrap();
    let draw = || usual().draw(&fonts, Size::A6).unwrap();
    let one = draw();
    assert_eq!(svg(&one), svg(&draw()));
    let pages = pdf("Posters", &[one.clone(), draw()]).unwrap();
    assert_eq!(pages, pdf("Posters", &[draw(), one]).unwrap());
    assert!(pages.starts_with(b"%PDF-1."));
}

#[test]
fn a_sheet_has_four_posters_that_can_be_cut_apart() {
    let fonts = Fonts::built_in().unwrap();
    let county = county();
    let posters: Vec<Drawing> = county[..6]
        .iter()
        .map(|facts| facts.draw(&fonts, Size::A6).unwrap())
        .collect();
    let sheets = sheets(&posters);
    let marks_of = |drawing: &Drawing| marks(drawing).len();
    let whole: Vec<usize> = sheets.iter().map(marks_of).collect();
    // One more for the marks to cut along.
    let expected = |part: &[Drawing]| part.iter().map(marks_of).sum::<usize>() + 1;
    assert_eq!(whole, [expected(&posters[..4]), expected(&posters[4..])]);
    for sheet in &sheets {
        assert_eq!((sheet.width, sheet.height), (210.0, 297.0));
        // Nothing of a poster lies on a line of the cut.
        let (across, down) = (
            Rect::new(0.0, 143.5, 210.0, 153.5),
            Rect::new(100.0, 0.0, 110.0, 297.0),
        );
        let all = marks(sheet);
        for shape in &all[..all.len() - 1] {
            for cut in [across, down] {
                assert!(
                    cut.intersect(shape.covers()).is_zero_area(),
                    "{:?}",
                    shape.covers()
                );
            }
        }
    }
    assert!(mingbai_poster::sheets(&[]).is_empty());
}

/// Names as a county might write them.
fn name(longest: usize) -> impl proptest::strategy::Strategy<Value = String> {
    let pool: Vec<char> = "综合受理窗口民政税务法律林业与（）、“”·一二AB12 -"
        .chars()
        .collect();
    prop::collection::vec(prop::sample::select(pool), 1..longest).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(48))]

    #[test]
    fn whatever_a_name_is_it_is_on_the_page_or_refused(
        window in "[A-Z][A-Z0-9-]{0,12}[0-9]",
        zh in name(36),
        en in "[A-Za-z][A-Za-z ,()-]{0,70}",
        center in name(24),
    ) {
        prop_assume!(!zh.trim().is_empty());
        let fonts = Fonts::built_in().unwrap();
        let facts = Facts::of(&window, words(&zh, &en), words(&center, &en));
        match facts.draw(&fonts, Size::A6) {
            Ok(drawing) => prop_assert!(check(&facts, &drawing, Size::A6) >= NARROWEST),
            Err(refused) => prop_assert!(matches!(refused, PosterError::TooLong(_)), "{}", refused),
        }
    }
}
