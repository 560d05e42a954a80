use super::model::*;
use crate::text::Lang;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::staff::{Grant, Member, Role, Standing};

/// The sample county's departments and windows; of the rest the catalog holds nothing.
fn catalog() -> Catalog {
    crate::host_tests::catalog()
}

fn clerk(windows: &[&str]) -> Chosen {
    Chosen {
        role: Some(Role::Clerk),
        department: "scjg".parse().ok(),
        windows: windows.iter().filter_map(|w| w.parse().ok()).collect(),
    }
}

#[test]
fn only_some_roles_are_bound_to_a_department() {
    for (role, expected) in [
        (Role::Clerk, Bound::Must),
        (Role::ChiefRepresentative, Bound::Must),
        (Role::Publisher, Bound::May),
        (Role::ComplaintOfficer, Bound::Not),
        (Role::Supervisor, Bound::Not),
        (Role::Administrator, Bound::Not),
    ] {
        assert_eq!(bound(role), expected, "{role:?}");
    }
}

fn wrong(chosen: &[Chosen]) -> Vec<String> {
    let problems = grants(chosen, &catalog()).err().unwrap_or_default();
    problems.into_iter().map(|p| p.field).collect()
}

#[test]
fn what_is_wrong_with_roles_stands_beside_the_right_row() {
    let nothing = Chosen::default();
    let nowhere = Chosen {
        department: None,
        ..clerk(&[])
    };
    for (chosen, expected) in [
        (vec![], vec!["/grants"]),
        (vec![clerk(&["A03"])], vec![]),
        (vec![nothing.clone()], vec!["/grants/0/role"]),
        (
            vec![nothing, clerk(&[])],
            vec!["/grants/0/role", "/grants/1/windows"],
        ),
        (
            vec![clerk(&["A03"]), nowhere],
            vec!["/grants/1/department", "/grants/1/windows"],
        ),
        (
            vec![clerk(&["A03"]), clerk(&["A03"])],
            vec!["/grants/1/role"],
        ),
    ] {
        assert_eq!(wrong(&chosen), expected, "{chosen:?}");
    }
}

#[test]
fn what_a_role_has_no_use_for_is_left_out() {
    let chosen = Chosen {
        role: Some(Role::Supervisor),
        ..clerk(&["A03"])
    };
    let expected = Grant {
        role: Role::Supervisor,
        department: None,
        windows: vec![],
    };
    assert_eq!(grants(&[chosen], &catalog()), Ok(vec![expected]));
}

#[test]
fn an_invitation_says_everything_that_is_wrong_at_once() {
    let long = "长".repeat(41);
    for (login, name, chosen, expected) in [
        ("wang.fang", "王芳", clerk(&["A03"]), vec![]),
        (" wang.fang ", " 王芳 ", clerk(&["A03"]), vec![]),
        (
            "",
            "",
            Chosen::default(),
            vec!["/login", "/name", "/grants/0/role"],
        ),
        (
            "Wang",
            long.as_str(),
            clerk(&["A03"]),
            vec!["/login", "/name"],
        ),
    ] {
        let made = invite(login, name, &[chosen], &catalog());
        let problems = made.err().unwrap_or_default();
        let fields: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, expected, "{login:?}");
        for lang in [Lang::Zh, Lang::En] {
            let said = problems.iter().map(|p| words(lang.text(), p));
            assert!(said.into_iter().all(|words| !words.is_empty()));
        }
    }
}

#[test]
fn people_are_found_by_name_login_and_role() {
    let member = Member {
        login: "wang.fang".parse().unwrap(),
        name: "王芳".to_owned(),
        standing: Standing::Active,
        grants: vec![Grant {
            role: Role::Supervisor,
            department: None,
            windows: vec![],
        }],
        since: "2026-11-01".parse().unwrap(),
    };
    for (q, found) in [
        ("", true),
        ("王", true),
        ("WANG", true),
        ("监察 王芳", true),
        ("李", false),
        ("王 李", false),
    ] {
        assert_eq!(matches(Lang::Zh.text(), &member, q), found, "{q}");
    }
}
