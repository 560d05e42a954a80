//! Pages as text on the host: they render, in both languages, and say nothing that they should not.

use crate::app::{self, App};
use crate::device::prefs::Prefs;
use crate::session::{Session, Why};
use crate::text::Lang;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::account::Me;
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
        "search": {"sounds": "", "traditional": "", "synonyms": []},
        "complaints": {
            "take_up": 1, "conclude": 5, "conclude_long": 15, "extension": 10,
            "retention_days": 365,
        },
    });
    serde_json::from_value(catalog).expect("a catalog")
}

fn me(role: Role) -> Me {
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
fn whoever_has_few_recovery_codes_is_told() {
    let html = page("/desk/", Lang::En, Some(Role::Clerk));
    assert!(html.contains("Only 2 recovery codes are left."), "{html}");
}
