//! What is opened with a number: applications, projects, inspections.

use super::*;

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
