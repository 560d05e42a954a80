//! What is opened with a number: applications, projects, inspections.

use super::*;
use crate::pages::complaints::tests as complaints;
use crate::platform::Message;
use serde_json::json;

#[test]
fn an_application_renders_in_every_state_and_its_code_stands_nowhere() {
    let county = county();
    let item = |page: &&GuidePage| page.guide.id.as_str() == "food-business-license";
    let one = County {
        guides: county.guides.iter().filter(item).cloned().collect(),
        lists: Vec::new(),
        ..county
    };
    for (case, state, _, _) in track::cases() {
        let (application, _) = track::standing(&case);
        let (number, today) = (application.number.clone(), case.1);
        let body = track::answer(&application, today);
        let address = Page::Application(number.clone()).path();
        for lang in Lang::ALL {
            let html = render_after(&one, &address, lang, |data| {
                let mut page = PageData::new(pages::masthead(&one.catalog));
                page.calendar = Some(one.calendar.clone());
                data.fill(Ready::new(page, address.clone(), None));
                Now::provided().stand(track::noon(today));
                let asked = Asked {
                    subject: Subject::Application(number.clone()),
                    secret: "7K3MQ9ZTBP".parse().unwrap(),
                    reader: read_application,
                };
                let look = Look::read(asked, body.clone(), track::noon(today));
                Looks::here().put(look.unwrap());
            });
            check(&html, &address, "QS20261120-0001-Y");
            assert_eq!(count(&html, "aria-current=\"step\""), 1, "{state:?}");
            assert!(!html.contains("7K3MQ"), "{state:?}");
        }
    }
}

#[test]
fn a_project_renders_on_every_day_and_its_secret_stands_nowhere() {
    let county = County {
        guides: Vec::new(),
        lists: Vec::new(),
        ..county()
    };
    for page in project::pages() {
        let (code, name) = (page.project.id.clone(), page.project.name.clone());
        let address = Page::Project(code.clone()).path();
        for (day, lang) in project::DAYS
            .into_iter()
            .flat_map(|day| Lang::ALL.map(|lang| (day, lang)))
        {
            let body = project::answer(&page, day);
            let html = render_after(&county, &address, lang, |data| {
                let mut page = PageData::new(pages::masthead(&county.catalog));
                page.calendar = Some(county.calendar.clone());
                data.fill(Ready::new(page, address.clone(), None));
                Now::provided().stand(track::noon(day));
                let asked = Asked {
                    subject: Subject::Project(code.clone()),
                    secret: "7K3MQ9ZTBP".parse().unwrap(),
                    reader: read_project,
                };
                let look = Look::read(asked, body.clone(), track::noon(day));
                Looks::here().put(look.unwrap());
            });
            check(&html, &address, &escaped(lang.pick(&name)));
            let all = page.project.approvals.len();
            assert_eq!(count(&html, "<li class=\"ap"), all, "{address} on {day}");
            assert_eq!(count(&html, "scope=\"row\"><p"), 0, "{address} on {day}");
            assert!(!html.contains("7K3MQ"), "{address} on {day}");
            assert!(html.contains("id=\"share\""), "{address} on {day}");
        }
    }
}

#[test]
fn an_inspection_renders_as_it_is_found_and_can_be_reported() {
    let county = County {
        guides: Vec::new(),
        lists: Vec::new(),
        ..county()
    };
    let code: InspectionId = "JC20261118-021".parse().unwrap();
    let address = Page::Inspection(code.clone()).path();
    for (found, day, title, _) in inspection::cases() {
        for lang in Lang::ALL {
            let (code, found) = (code.clone(), found.clone());
            let html = Owner::new().with(|| {
                provide_context(RequestUrl::new(&address));
                let data = app::provide();
                data.fill_shelf(Arc::new(Shelf::new(county.catalog.clone())));
                Prefs::here().lang.set(lang);
                Now::provided().stand(track::noon(day));
                let slot = Slot::new();
                slot.put(match &found {
                    Some(page) => Loaded::Ready(Arc::new(page.clone())),
                    None => Loaded::Failed(Why::Gone),
                });
                view! { <Router>{checked(code, slot)}</Router> }.to_html()
            });
            check(
                &html,
                &address,
                if lang == Lang::Zh {
                    title
                } else {
                    "JC20261118-021"
                },
            );
            assert_eq!(count(&html, "name=\"what\""), 5, "{title}");
            assert_eq!(html.contains("住建、教育联合"), found.is_some(), "{title}");
        }
    }
}

#[test]
fn a_page_that_does_not_know_its_code_yet_waits_and_says_whom_to_call() {
    let html = render(&county(), "/t/QS202611200001Y", Lang::Zh);
    assert!(html.contains("class=\"skel\"") && html.contains("QS20261120-0001-Y"));
    assert!(html.contains("plain-only note") && html.contains("12345"));
    assert!(!html.contains("<form"), "the form may not be needed");
}

/// A complaint's page, once the clock stands and everything is here.
fn complaining(county: &County, lang: Lang, prepare: impl Fn()) -> String {
    let address = Page::Complain.path();
    render_after(county, &address, lang, |data| {
        let mut page = PageData::new(pages::masthead(&county.catalog));
        page.calendar = Some(county.calendar.clone());
        data.fill(Ready::new(page, address.clone(), None));
        Now::provided().stand(track::noon("2026-11-20"));
        prepare();
    })
}

#[test]
fn the_form_of_a_complaint_has_every_category_window_and_department() {
    let county = County {
        guides: Vec::new(),
        ..county()
    };
    for lang in Lang::ALL {
        let html = complaining(&county, lang, || {});
        check(&html, "/complaints/new", lang.text().complaint.form_title());
        assert_eq!(count(&html, "name=\"category\""), 11);
        let windows = county.catalog.windows.len();
        let departments = county.catalog.departments.len();
        let choices = 1 + windows + 8 * (1 + departments);
        assert_eq!(count(&html, "<option"), choices);
        assert!(html.contains("class=\"leave\"") && html.contains("class=\"sealed\""));
    }
    // R10: both dates stand on the form.
    let html = complaining(&county, Lang::Zh, || {});
    assert!(html.contains("11月23日") && html.contains("11月27日"));
    let bare = render(&county, "/complaints/new", Lang::Zh);
    assert!(bare.contains("plain-only note") && bare.contains("12345"));
    assert!(!bare.contains("<form"), "what needs a program is not there");
}

#[test]
fn a_complaint_renders_at_every_step() {
    let county = County {
        guides: Vec::new(),
        ..county()
    };
    let mut step = 0;
    loop {
        let title = std::cell::Cell::new(None);
        let html = complaining(&county, Lang::Zh, || title.set(complaints::at(step)));
        let Some(title) = title.get() else { break };
        check(&html, &format!("step {step}"), title);
        let html = complaining(&county, Lang::En, || {
            complaints::at(step);
        });
        check(&html, &format!("step {step}"), "");
        step += 1;
    }
    assert_eq!(step, 10);
}

#[test]
fn a_thread_renders_with_what_opens_and_what_does_not() {
    let county = County {
        guides: Vec::new(),
        ..county()
    };
    let id = |n: u8| mingbai_contract::complaint::MessageId([n; 16]).to_string();
    let events = [
        json!({"day": "2026-11-23", "type": "taken_up"}),
        json!({"day": "2026-11-24", "type": "office_wrote", "message": id(2)}),
        json!({"day": "2026-11-25", "type": "concluded", "message": id(3)}),
    ];
    let message = |n: u8, office: Option<&str>, text: Option<&str>| Message {
        id: id(n),
        office: office.map(str::to_owned),
        text: text.map(str::to_owned),
        files: vec![(n == 1, "blob:x".to_owned())],
    };
    let messages = || {
        vec![
            message(
                1,
                None,
                Some(r#"{"what":"没有人。","wish":"道歉","about":{}}"#),
            ),
            message(2, Some("complaint_office"), None),
            message(
                3,
                Some("supervision_office"),
                Some(r#"{"text":"查清了。"}"#),
            ),
        ]
    };
    for lang in Lang::ALL {
        let html = Owner::new().with(|| {
            provide_context(RequestUrl::new("/complaints/open"));
            let data = app::provide();
            data.fill_shelf(Arc::new(Shelf::new(county.catalog.clone())));
            county
                .lists
                .iter()
                .cloned()
                .for_each(|list| data.fill_list(list));
            let mut page = PageData::new(pages::masthead(&county.catalog));
            page.calendar = Some(county.calendar.clone());
            data.fill(Ready::new(page, "/complaints/open".to_owned(), None));
            Prefs::here().lang.set(lang);
            Now::provided().stand(track::noon("2026-11-26"));
            let body = complaints::answer(&events, "2026-11-26");
            let page = complaints::thread_page(body, messages());
            view! { <Router>{page}</Router> }.to_html()
        });
        let t = lang.text();
        check(&html, "/complaints/open", t.thread.h_concluded());
        for words in ["没有人。", "查清了。", "道歉"] {
            assert!(html.contains(words), "{words}");
        }
        // What was sealed for somebody else, or was changed, is said to be so.
        assert_eq!(count(&html, "class=\"err\""), 1);
        assert_eq!((count(&html, "<audio"), count(&html, "<img")), (1, 2));
        assert!(html.contains("id=\"rate\"") && html.contains("id=\"reopen\""));
        assert!(!html.contains("id=\"add\"") && !html.contains("id=\"withdraw\""));
        assert!(!html.contains("77777"), "the receipt stands nowhere");
    }
}
