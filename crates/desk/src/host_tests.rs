//! Pages as text on the host: they render, in both languages, and say nothing that they should not.

use crate::app::{self, App};
use crate::device::prefs::Prefs;
use crate::session::{Session, Why};
use crate::text::Lang;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::account::Me;
use mingbai_contract::desk::complaints::ComplaintFile;
use mingbai_contract::desk::staff::{Grant, Member, Role, Standing};
use mingbai_domain::staff::operations;
use serde_json::{Value, json};

/// The sample county's departments and windows; of the rest the catalog holds nothing.
pub fn catalog() -> Catalog {
    let read = |name: &str| -> Value {
        let path = format!("{}/../../data/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a file of the sample county");
        serde_json::from_str(&text).expect("JSON")
    };
    let catalog = json!({
        "version": 1,
        "county": read("county.json"),
        "departments": read("departments.json"),
        "centers": [],
        "windows": read("windows.json"),
        "items": [],
        "lists": [],
        "rating_tags": [],
        "search": {"sounds": "", "traditional": "", "synonyms": []},
        "complaints": {
            "take_up": 1, "conclude": 5, "conclude_long": 15, "extension": 10,
            "retention_days": 365,
        },
    });
    serde_json::from_value(catalog).expect("a catalog")
}

pub fn me(role: Role) -> Me {
    let grants = vec![Grant {
        role,
        department: None,
        windows: vec![],
    }];
    Me {
        operations: operations(&grants),
        member: Member {
            login: "wang.fang".parse().unwrap(),
            name: "王芳".to_owned(),
            standing: Standing::Active,
            grants,
            since: "2026-11-01".parse().unwrap(),
        },
        recovery_codes: 2,
        other_sessions: 1,
        idle_minutes: 30,
        until_ms: 1_795_136_400_000,
    }
}

/// The page at an address, as it is before anything was fetched.
fn page(path: &str, lang: Lang, who: Option<Role>) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(path));
        let session: Session = app::provide();
        Prefs::here().lang.set(lang);
        match who {
            Some(role) => session.enter(me(role)),
            None => session.leave(Why::Left),
        }
        view! { <App /> }.to_html()
    });
    owner.cleanup();
    html
}

/// A complaint that was taken in today, as the desk gets it.
pub fn complaint() -> ComplaintFile {
    let file = json!({
        "id": "AAAAAAAAAAAAAAAAAAAAAA",
        "thread": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "after": 1,
        "complaint": {
            "category": "attitude",
            "routing": {"departments": ["scjg"]},
            "terms": {"take_up": 1, "conclude": 5, "conclude_long": 15, "extension": 10, "retention_days": 365},
            "events": [{"day": "2026-11-20", "type": "received", "message": "AAAAAAAAAAAAAAAAAAAAAA"}],
        },
        "standing": {
            "as_of": "2026-11-20",
            "state": "received",
            "joint": false,
            "stepped_up": false,
            "clocks": [],
            "reopenable": false,
            "ratable": false,
        },
        "fifteen_possible": true,
        "extendable": false,
        "messages": [],
        "keys": {"root": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "keys": []},
    });
    serde_json::from_value(file).expect("a complaint")
}

/// Pages of whoever handles complaints.
const OFFICE: [&str; 5] = [
    "/desk/complaints",
    "/desk/complaints?ended=true",
    "/desk/complaints?open=AAAAAAAAAAAAAAAAAAAAAA",
    "/desk/office-keys",
    "/desk/office-keys?open=%2B",
];

const PATHS: [&str; 8] = [
    "/desk/",
    "/desk/staff",
    "/desk/staff?open=%2B",
    "/desk/audit?deed=signed_in",
    "/desk/keys",
    "/desk/keys?open=%2B",
    "/desk/account",
    "/desk/nothing",
];

/// Pages of whoever works at a window.
const WINDOW: [&str; 9] = [
    "/desk/work",
    "/desk/work?stage=to_accept&q=QS&open=QS202611200001Y",
    "/desk/work?stage=ended",
    "/desk/take-in",
    "/desk/projects",
    "/desk/projects?open=%2B",
    "/desk/projects?open=GC2026-001",
    "/desk/inspections",
    "/desk/inspections?open=%2B",
];

#[test]
fn the_windows_pages_render_in_both_languages_with_one_heading() {
    for role in [Role::Clerk, Role::ChiefRepresentative] {
        for path in WINDOW {
            for lang in [Lang::Zh, Lang::En] {
                let html = page(path, lang, Some(role));
                assert_eq!(html.matches("<h1").count(), 1, "{path}\n{html}");
                assert_eq!(html.matches("<main").count(), 1, "{path}");
                assert!(!html.contains("没有这一页"), "{path}");
            }
        }
    }
}

#[test]
fn only_windows_take_applications_in_and_supervisors_see_them() {
    for (role, sees) in [
        (Role::Supervisor, true),
        (Role::Administrator, false),
        (Role::Publisher, false),
        (Role::ComplaintOfficer, false),
    ] {
        let work = page("/desk/work", Lang::Zh, Some(role));
        assert_eq!(!work.contains("没有这一页"), sees, "{role:?}");
        let taking = page("/desk/take-in", Lang::Zh, Some(role));
        assert!(taking.contains("没有这一页"), "{role:?}");
    }
}

#[test]
fn every_page_renders_in_both_languages_with_one_heading() {
    for path in PATHS {
        for lang in [Lang::Zh, Lang::En] {
            let html = page(path, lang, Some(Role::Administrator));
            assert_eq!(html.matches("<h1").count(), 1, "{path}\n{html}");
            assert_eq!(html.matches("<main").count(), 1, "{path}");
            assert!(html.contains("王芳"), "{path}");
        }
    }
}

#[test]
fn at_the_door_nothing_of_the_desk_is_there() {
    for path in PATHS {
        let html = page(path, Lang::Zh, None);
        assert!(html.contains("登录工作台"), "{path}\n{html}");
        for gone in ["员工", "操作记录", "接口密钥", "王芳"] {
            assert!(!html.contains(gone), "{path}: {gone}");
        }
        assert!(html.contains("autocomplete=\"current-password\""));
        assert!(html.contains("autocomplete=\"one-time-code\""));
    }
}

#[test]
fn a_clerk_sees_neither_staff_nor_record_nor_keys() {
    for path in ["/desk/", "/desk/staff", "/desk/audit", "/desk/keys"] {
        let html = page(path, Lang::Zh, Some(Role::Clerk));
        for hidden in ["员工", "操作记录", "接口密钥"] {
            assert!(!html.contains(hidden), "{path}: {hidden}");
        }
        assert_eq!(html.contains("没有这一页"), path != "/desk/", "{path}");
    }
}

#[test]
fn the_offices_pages_render_in_both_languages_with_one_heading() {
    for role in [Role::ComplaintOfficer, Role::Supervisor] {
        for path in OFFICE {
            for lang in [Lang::Zh, Lang::En] {
                let html = page(path, lang, Some(role));
                assert_eq!(html.matches("<h1").count(), 1, "{path}\n{html}");
                assert_eq!(html.matches("<main").count(), 1, "{path}");
            }
        }
    }
}

#[test]
fn complaints_and_their_keys_are_the_offices_alone() {
    let none = |role| {
        for path in OFFICE {
            let html = page(path, Lang::Zh, Some(role));
            assert!(html.contains("没有这一页"), "{role:?}: {path}");
            assert!(!html.contains("投诉密钥"), "{role:?}: {path}");
        }
    };
    for role in [
        Role::Administrator,
        Role::Clerk,
        Role::ChiefRepresentative,
        Role::Publisher,
    ] {
        none(role);
    }
}

#[test]
fn whoever_releases_summaries_sees_them_and_no_complaint() {
    for (role, may) in [
        (Role::Publisher, true),
        (Role::Supervisor, true),
        (Role::ComplaintOfficer, false),
        (Role::Administrator, false),
    ] {
        let html = page("/desk/summaries", Lang::Zh, Some(role));
        assert_eq!(!html.contains("没有这一页"), may, "{role:?}");
    }
}

#[test]
fn whoever_has_few_recovery_codes_is_told() {
    let html = page("/desk/", Lang::En, Some(Role::Clerk));
    assert!(html.contains("Only 2 recovery codes are left."), "{html}");
}

/// Pages about windows and what is looked after, with the roles that see them.
const WINDOWS: [(&str, &[Role]); 15] = [
    (
        "/desk/windows",
        &[
            Role::Clerk,
            Role::ChiefRepresentative,
            Role::Publisher,
            Role::Administrator,
        ],
    ),
    (
        "/desk/screen/A03",
        &[Role::Clerk, Role::ChiefRepresentative],
    ),
    (
        "/desk/ratings",
        &[Role::Clerk, Role::ChiefRepresentative, Role::Supervisor],
    ),
    (
        "/desk/ratings?stepped_up=true",
        &[Role::Clerk, Role::ChiefRepresentative, Role::Supervisor],
    ),
    (
        "/desk/ratings?open=AAAAAAAAAAAAAAAAAAAAAA",
        &[Role::Clerk, Role::ChiefRepresentative, Role::Supervisor],
    ),
    (
        "/desk/supervision",
        &[Role::ChiefRepresentative, Role::Supervisor],
    ),
    (
        "/desk/supervision?ended=true",
        &[Role::ChiefRepresentative, Role::Supervisor],
    ),
    (
        "/desk/supervision?open=QS202611200001Y-overdue-committed",
        &[Role::ChiefRepresentative, Role::Supervisor],
    ),
    ("/desk/figures", &[Role::Supervisor]),
    ("/desk/inspection-reports", &[Role::Supervisor]),
    (
        "/desk/ratings?window=A03",
        &[Role::Clerk, Role::ChiefRepresentative, Role::Supervisor],
    ),
    (
        "/desk/projects?stepped_up=true",
        &[Role::Clerk, Role::ChiefRepresentative, Role::Supervisor],
    ),
    (
        "/desk/projects?open=GC2026-001",
        &[Role::Clerk, Role::ChiefRepresentative, Role::Supervisor],
    ),
    (
        "/desk/inspections?open=JC20261124-001",
        &[Role::Clerk, Role::ChiefRepresentative, Role::Supervisor],
    ),
    ("/desk/figures?month=2026-10", &[Role::Supervisor]),
];

#[test]
fn pages_about_windows_are_there_for_their_roles_in_both_languages_and_for_nobody_else() {
    for (path, roles) in WINDOWS {
        for role in Role::ALL {
            for lang in [Lang::Zh, Lang::En] {
                let html = page(path, lang, Some(role));
                assert_eq!(html.matches("<h1").count(), 1, "{path}\n{html}");
                assert_eq!(html.matches("<main").count(), 1, "{path}");
                let gone = ["没有这一页", "There is no such page"];
                let gone = gone.iter().any(|words| html.contains(words));
                assert_eq!(!gone, roles.contains(&role), "{path} {role:?}");
            }
        }
    }
}

#[test]
fn a_windows_screen_stands_without_the_desks_frame_in_both_languages_at_once() {
    for lang in [Lang::Zh, Lang::En] {
        let html = page("/desk/screen/A03", lang, Some(Role::Clerk));
        for there in ["A03", "办得怎么样，您来评", "How was it? You tell us."] {
            assert!(html.contains(there), "{there}\n{html}");
        }
        for gone in ["王芳", "class=\"rail\""] {
            assert!(!html.contains(gone), "{gone}\n{html}");
        }
    }
}
