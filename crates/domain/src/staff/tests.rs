//! The table, cell by cell, and the rules for roles.

use super::*;
use mingbai_contract::desk::Operation as O;

/// Clerk, chief representative, complaint officer, supervisor, publisher, administrator: `-` nothing,
/// `d` the own department, `x` everything.
const TABLE: [(O, &str); 37] = [
    (O::KeepOwnAccount, "xxxxxx"),
    (O::ListStaff, "-d-x-x"),
    (O::InviteStaff, "-----x"),
    (O::ChangeGrants, "-----x"),
    (O::ResetStaff, "-----x"),
    (O::DisableStaff, "-----x"),
    (O::ReadAudit, "---x-x"),
    (O::ListApiKeys, "---x-x"),
    (O::MakeApiKey, "-----x"),
    (O::RevokeApiKey, "-----x"),
    (O::SeeApplications, "dd-x--"),
    (O::TakeInApplication, "dd----"),
    (O::RecordEvent, "dd----"),
    (O::DecideApplication, "-d----"),
    (O::SeeProjects, "dd-x--"),
    (O::KeepProject, "dd----"),
    (O::SeeInspections, "dd-x--"),
    (O::FileInspection, "dd----"),
    (O::ReadInspectionReports, "---x--"),
    (O::ExplainOvertime, "dd----"),
    (O::SeeSupervision, "-d-x--"),
    (O::NoteSupervision, "---x--"),
    (O::SeeComplaints, "--xx--"),
    (O::HandleComplaint, "--xx--"),
    (O::ProposeSummary, "--xx--"),
    (O::ReleaseSummary, "---xx-"),
    (O::KeepOfficeKeys, "--xx--"),
    (O::ShowLiveCode, "dd----"),
    (O::SeeRectifications, "dd-x--"),
    (O::AnswerRectification, "dd----"),
    (O::SetRatingAside, "---x--"),
    (O::ReviewComments, "---x--"),
    (O::ReportHandled, "dd----"),
    (O::PrintPosters, "dd--dx"),
    (O::SeePublishing, "---xd-"),
    (O::KeepDraft, "----d-"),
    (O::Publish, "----d-"),
];

#[test]
fn every_cell_of_the_table_is_as_written() {
    assert_eq!(TABLE.map(|(operation, _)| operation), O::ALL);
    for (operation, cells) in TABLE {
        for (role, cell) in Role::ALL.into_iter().zip(cells.chars()) {
            let expected = match cell {
                '-' => Reach::Nothing,
                'd' => Reach::OwnDepartment,
                _ => Reach::Everything,
            };
            assert_eq!(allows(role, operation), expected, "{role:?} {operation:?}");
        }
    }
}

fn grant(role: Role, department: Option<&str>, windows: &[&str]) -> Grant {
    Grant {
        role,
        department: department.map(|id| id.parse().unwrap()),
        windows: windows.iter().map(|id| id.parse().unwrap()).collect(),
    }
}

#[test]
fn roles_add_up_and_stay_within_their_departments() {
    let two = [
        grant(Role::ChiefRepresentative, Some("market"), &[]),
        grant(Role::ChiefRepresentative, Some("tax"), &[]),
    ];
    let Permit::Departments(own) = permit(&two, O::ListStaff) else {
        panic!("not bound");
    };
    assert_eq!(own.len(), 2);
    let reaches = |grants: &[Grant]| permit(&two, O::ListStaff).reaches(grants);
    assert!(reaches(&[grant(Role::Clerk, Some("tax"), &["T01"])]));
    assert!(!reaches(&[grant(Role::Clerk, Some("police"), &["B01"])]));
    assert!(!reaches(&[grant(Role::Administrator, None, &[])]));
    let more = [two[0].clone(), grant(Role::Supervisor, None, &[])];
    assert_eq!(permit(&more, O::ListStaff), Permit::Everything);
    assert_eq!(permit(&more, O::InviteStaff), Permit::Refused);
    assert_eq!(permit(&[], O::ListStaff), Permit::Refused);
    assert_eq!(operations(&[]), [O::KeepOwnAccount]);
}

#[test]
fn roles_are_bound_to_what_there_is() {
    let departments = |id: &DepartmentId| ["market", "tax"].contains(&id.as_str());
    let windows = |id: &WindowId| {
        let department = match id.as_str() {
            "A03" => "market",
            "T01" => "tax",
            _ => return None,
        };
        Some(department.parse().unwrap())
    };
    let check = |grants: &[Grant]| -> Vec<(String, FieldCode)> {
        let problems = check_grants(grants, departments, windows).into_iter();
        problems.map(|p| (p.field, p.code)).collect()
    };
    let clerk = grant(Role::Clerk, Some("market"), &["A03"]);
    assert_eq!(check(std::slice::from_ref(&clerk)), []);
    assert_eq!(check(&[grant(Role::Publisher, None, &[])]), []);
    assert_eq!(check(&[grant(Role::Publisher, Some("tax"), &[])]), []);
    for (grants, at, code) in [
        (vec![], "", FieldCode::Missing),
        (vec![clerk.clone(); 9], "", FieldCode::TooLong),
        (vec![clerk.clone(), clerk], "/1", FieldCode::Taken),
        (
            vec![grant(Role::ChiefRepresentative, None, &[])],
            "/0/department",
            FieldCode::Missing,
        ),
        (
            vec![grant(Role::Supervisor, Some("tax"), &[])],
            "/0/department",
            FieldCode::DoesNotFit,
        ),
        (
            vec![grant(Role::ChiefRepresentative, Some("mars"), &[])],
            "/0/department",
            FieldCode::UnknownValue,
        ),
        (
            vec![grant(Role::Clerk, Some("tax"), &[])],
            "/0/windows",
            FieldCode::Missing,
        ),
        (
            vec![grant(Role::Clerk, Some("tax"), &["A03"])],
            "/0/windows/0",
            FieldCode::DoesNotFit,
        ),
        (
            vec![grant(Role::Clerk, Some("tax"), &["Z99"])],
            "/0/windows/0",
            FieldCode::UnknownValue,
        ),
        (
            vec![grant(Role::Clerk, Some("tax"), &["T01", "T01"])],
            "/0/windows/1",
            FieldCode::Taken,
        ),
        (
            vec![grant(Role::Administrator, None, &["T01"])],
            "/0/windows",
            FieldCode::DoesNotFit,
        ),
    ] {
        assert_eq!(
            check(&grants),
            [(format!("/grants{at}"), code)],
            "{grants:?}"
        );
    }
}

#[test]
fn names_can_be_read() {
    for (name, wrong) in [
        ("王芳", None),
        ("O'Neill, 3", None),
        ("", Some(FieldCode::Missing)),
        (" \u{3000}", Some(FieldCode::Missing)),
        (" 王芳", Some(FieldCode::Malformed)),
        ("王\n芳", Some(FieldCode::Malformed)),
        ("王\u{202e}芳", Some(FieldCode::Malformed)),
    ] {
        assert_eq!(check_name(name, NAME_CHARS), wrong, "{name:?}");
    }
    assert_eq!(
        check_name(&"王".repeat(41), NAME_CHARS),
        Some(FieldCode::TooLong)
    );
}
