//! The project that is open, drawn on the host with everything in it.

use super::file::{Open, parts_of};
use super::forms::GreenForms;
use super::{Cases, Here};
use crate::app;
use crate::device::prefs::Prefs;
use crate::host_tests::{catalog, me};
use crate::route::Page;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::Lang;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;
use mingbai_contract::application::Opinion;
use mingbai_contract::desk::projects::{GreenChannel, ProjectFile};
use mingbai_contract::desk::staff::Role;
use mingbai_contract::project::{Invitee, JointReview, Project};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::project::schedule;
use mingbai_domain::staff::Permit;
use serde_json::{Value, json};
use std::sync::Arc;

fn read(name: &str) -> Value {
    let path = format!("{}/../../data/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A project of the sample county with a review at which one stayed away and one objected.
fn file() -> ProjectFile {
    let mut project: Project =
        serde_json::from_value(read("demo-cases.json")["projects"][0].clone()).unwrap();
    let invitee = |department: &str, opinion, reasons: Option<&str>| Invitee {
        department: department.parse().unwrap(),
        opinion,
        reasons: reasons.map(str::to_owned),
    };
    project.reviews = vec![JointReview {
        no: 1,
        stage: "工程建设许可".to_owned(),
        subject: "设计方案联合评审".to_owned(),
        held_on: "2026-11-20".parse().unwrap(),
        place: "三楼会议室".to_owned(),
        invited: vec![
            invitee("ziran", Some(Opinion::Absent), None),
            invitee("shengtai", Some(Opinion::Objection), Some("噪声评价不够")),
            invitee("shuili", None, None),
        ],
    }];
    let page = json!({
        "as_of": "2026-11-20T09:00:00.000+08:00",
        "version": 2,
        "access": "owner",
        "shared": false,
        "project": project,
        "items": [],
        "departments": [],
        "fees": ["free", "free"],
    });
    let versions = json!([
        {"version": 2, "at": "2026-11-20T09:00:00.000+08:00", "actor": "staff:agent", "correction": "录入错误"},
        {"version": 1, "at": "2026-11-19T09:00:00.000+08:00", "actor": "staff:agent"},
    ]);
    let flags = json!([
        {"approval": "GC2026-001-04", "item": "construction-planning-permit", "flag": "opinion_deemed",
         "since": "2026-11-20", "department": "ziran"},
    ]);
    let file = json!({"page": page, "flags": flags, "versions": versions});
    serde_json::from_value(file).unwrap()
}

/// The page's parts for the keeper, or for a department that decides some of it.
fn drawn(lang: Lang, keeps: bool) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(RequestUrl::new("/desk/projects?open=GC2026-001"));
        let session: Session = app::provide();
        Prefs::here().lang.set(lang);
        session.enter(me(Role::ChiefRepresentative));
        let show = move || {
            let (file, catalog) = (Arc::new(file()), catalog());
            let calendar: WorkCalendar =
                WorkCalendar::new(&serde_json::from_value(read("calendar.json")).unwrap());
            let today = "2026-11-20".parse::<mingbai_contract::Date>().unwrap().0;
            let channel = GreenChannel {
                next_code: None,
                templates: Vec::new(),
                items: Vec::new(),
                longest_promise: Some(15),
            };
            let own = ["zhujian".parse().unwrap()].into();
            let open = Open {
                t: lang.text(),
                here: Here {
                    cases: Cases::of(Page::Projects),
                    list: Slot::default(),
                    file: Slot::default(),
                    channel: Slot::default(),
                    forms: GreenForms::new(),
                    done: RwSignal::new(None),
                },
                session,
                schedule: schedule(&calendar, &file.page.project, today).unwrap(),
                file: &file,
                channel: &channel,
                catalog: Some(&catalog),
                calendar: &calendar,
                today,
                keeps,
                permit: Permit::Departments(own),
            };
            parts_of(&open)
        };
        view! { <Router>{show}</Router> }.to_html()
    })
}

#[test]
fn r5_r8_a_project_shows_what_its_keeper_and_what_a_department_may_do() {
    for (lang, said) in [
        (
            Lang::Zh,
            [
                "缺席，默认同意",
                "有异议",
                "等意见",
                "11月20日前办结",
                "录入错误",
            ],
        ),
        (
            Lang::En,
            [
                "Stayed away: counts as consent",
                "Objects",
                "Awaited",
                "Due ",
                "录入错误",
            ],
        ),
    ] {
        let html = drawn(lang, true);
        for words in said {
            assert!(html.contains(words), "{words}\n{html}");
        }
        assert!(html.contains("噪声评价不够"));
        assert_eq!(html.matches("class=\"line-axis\"").count(), 10);
        // The keeper invites, charges and says who stayed away; a department does not.
        let theirs = drawn(lang, false);
        for keepers in ["invite-review-subject", "fee-yuan", "renew-button"] {
            assert!(html.contains(keepers), "{keepers}");
            assert!(!theirs.contains(keepers), "{keepers}");
        }
        // Its own approval is running: that it may record, and nobody else's opinion.
        assert!(theirs.contains("record-approval"));
        assert!(!theirs.contains("opinion-who"));
        assert!(!html.contains("style="));
    }
}
