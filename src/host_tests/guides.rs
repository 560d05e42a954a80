//! Guides, checklists and everything else that is published.

use super::*;

/// R13: beside what is promised stands how long it really took; nothing where too few were decided.
#[test]
fn r13_a_guide_says_how_long_it_really_took() {
    let mut county = county();
    county.guides.truncate(1);
    let address = Route::guide(&county.guides[0].guide.id).href();
    for (lang, times, said) in [
        (
            Lang::Zh,
            Some(TIMES),
            &[
                "近一年办了 212 件：一半当天办好，九成在 6 个工作日内办好。",
                "另有 2 件还没办完",
            ][..],
        ),
        (
            Lang::En,
            Some(ActualTimes {
                p50: 1,
                stalled: 0,
                ..TIMES
            }),
            &[
                "Last year’s 212 cases: half decided within 1 working day, nine in ten within 6 working days.",
            ],
        ),
        (Lang::Zh, None, &[]),
    ] {
        county.guides[0].times = times;
        let html = render(&county, &address, lang);
        for words in said {
            assert!(html.contains(words), "{words}");
        }
        let stalled = times.is_some_and(|times| times.stalled > 0);
        assert_eq!(
            html.contains("另有 2 件") || html.contains("more not decided"),
            stalled
        );
        assert_eq!(
            html.contains("近一年") || html.contains("Last year"),
            times.is_some()
        );
    }
}

#[test]
fn every_guide_and_checklist_renders_in_both_languages() {
    let county = county();
    for page in &county.guides {
        // Filling a county of 254 guides for each of them would test the filling.
        let one = County {
            catalog: county.catalog.clone(),
            calendar: county.calendar.clone(),
            guides: vec![page.clone()],
            lists: Vec::new(),
        };
        for lang in Lang::ALL {
            let name = escaped(lang.pick(&page.guide.name));
            let main = name.split('（').next().unwrap();
            let guide = Route::guide(&page.guide.id).href();
            let html = render(&one, &guide, lang);
            check(&html, &guide, main);
            for material in &page.guide.situations[0].materials {
                let material = page
                    .guide
                    .materials
                    .iter()
                    .find(|m| m.id == *material)
                    .unwrap();
                assert!(
                    html.contains(&escaped(&material.name)),
                    "{guide}: {}",
                    material.name
                );
            }
            let list = Page::Checklist(page.guide.id.clone()).path();
            check(&render(&one, &list, lang), &list, main);
        }
    }
}

#[test]
fn every_other_page_renders_in_both_languages() {
    let county = county();
    let mut pages: Vec<(Page, Option<String>)> = [
        Page::Home,
        Page::Items,
        Page::Lists,
        Page::Centers,
        Page::Kept,
        Page::Verify,
        Page::Track,
        Page::Projects,
        Page::Inspections,
        Page::Complaints,
        Page::Thread,
        Page::Rates,
        Page::Slip,
        Page::Settings,
        Page::About,
        Page::Privacy,
        Page::Accessibility,
    ]
    .map(|page| (page, None))
    .into();
    let catalog = &county.catalog;
    pages.extend(
        catalog
            .centers
            .iter()
            .map(|c| (Page::Center(c.id.clone()), Some(c.name.zh.clone()))),
    );
    pages.extend(
        catalog
            .windows
            .iter()
            .map(|w| (Page::Window(w.id.clone()), Some(w.name.zh.clone()))),
    );
    pages.extend(
        catalog
            .windows
            .iter()
            .map(|w| (Page::Rate(w.id.clone()), Some(w.name.zh.clone()))),
    );
    pages.extend(
        catalog
            .lists
            .iter()
            .map(|l| (Page::List(l.id.clone()), Some(l.name.zh.clone()))),
    );
    let light = County {
        guides: Vec::new(),
        ..county
    };
    for (page, name) in pages {
        let address = page.path();
        check(
            &render(&light, &address, Lang::Zh),
            &address,
            &escaped(&name.unwrap_or_default()),
        );
        check(&render(&light, &address, Lang::En), &address, "");
    }
}

#[test]
fn what_depends_on_the_hour_keeps_its_place_and_stays_out_of_what_the_host_renders() {
    let county = county();
    let html = render(&county, "/items/food-business-license", Lang::Zh);
    assert!(html.contains("class=\"promise long\""), "the place is kept");
    for hour in [
        Lang::Zh.text().guide.say_before(),
        "class=\"dot\"",
        "class=\"clock\"",
    ] {
        assert!(!html.contains(hour), "{hour} depends on the clock");
    }
}

#[test]
fn the_address_chooses_situation_and_filters_on_the_host_too() {
    let county = county();
    let html = render(
        &county,
        "/items/food-business-license?situation=cancel",
        Lang::Zh,
    );
    assert!(html.contains("食品经营许可申请书") && !html.contains("从业人员健康证明"));
    let html = render(&county, "/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97", Lang::Zh);
    assert!(
        html.contains("/items/food-business-license") && !html.contains("/items/passport-first")
    );
    let html = render(&county, "/nowhere", Lang::Zh);
    check(&html, "/nowhere", Lang::Zh.text().common.gone_title());
}
