//! R5: joint reviews, and what silence and staying away bring about.

use super::{TODAY, approval, date, pause, planned_on, project, running, with};
use crate::county::{calendar, day};
use mingbai_contract::application::{DeemedCause, Opinion};
use mingbai_contract::desk::staff::{Grant, Role};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::project::{Invitee, JointReview, Project};
use mingbai_domain::application::Nearness;
use mingbai_domain::project::{
    Awaited, FlagReason, Voice, check_absences, check_invitations, check_review_record,
    check_reviews, flags, nearness_of, next_due, voice,
};
use mingbai_domain::staff::permit;
use mingbai_domain::staff::reach::ProjectConcerned;

fn invitee(department: &str, opinion: Option<Opinion>) -> Invitee {
    let objects = opinion == Some(Opinion::Objection);
    Invitee {
        department: department.parse().unwrap(),
        opinion,
        reasons: objects.then(|| "疏散通道不足".to_owned()),
    }
}

/// Two departments are invited for the day before yesterday, yesterday, today or another day.
fn reviewed(held_on: &str, opinions: [Option<Opinion>; 2]) -> Project {
    let mut made = project(vec![
        running("A", 5, &[], "2026-11-18"),
        with(approval("B", 5, &[]), |b| {
            b.department = "ziran".parse().unwrap();
        }),
    ]);
    let [one, two] = opinions;
    made.reviews = vec![JointReview {
        no: 1,
        stage: "施工许可".to_owned(),
        subject: "施工图联合审查".to_owned(),
        held_on: date(held_on),
        place: "政务中心三楼会议室".to_owned(),
        invited: vec![invitee("zhujian", one), invitee("ziran", two)],
    }];
    made
}

fn heard(project: &Project, today: &str) -> Vec<Voice> {
    let review = &project.reviews[0];
    let invited = review.invited.iter();
    invited
        .map(|one| voice(project, review, one, day(today)))
        .collect()
}

fn silent(since: &str) -> Voice {
    Voice::Deemed {
        cause: DeemedCause::Overdue,
        since: day(since),
    }
}

#[test]
fn r5_silence_after_the_day_and_staying_away_count_as_consent() {
    let both = [None, Some(Opinion::Objection)];
    let project = reviewed("2026-11-20", both);
    let expected = [Voice::Awaited, Voice::Objection];
    assert_eq!(heard(&project, TODAY), expected);
    assert_eq!(
        heard(&project, "2026-11-21"),
        [silent("2026-11-21"), Voice::Objection]
    );
    let away = reviewed(
        "2026-11-20",
        [Some(Opinion::Absent), Some(Opinion::Consent)],
    );
    let absent = Voice::Deemed {
        cause: DeemedCause::Absent,
        since: day("2026-11-20"),
    };
    assert_eq!(heard(&away, TODAY), [absent, Voice::Consent]);
}

#[test]
fn r5_silence_is_nothing_while_a_clock_stands_still() {
    let mut project = reviewed("2026-11-18", [None, None]);
    project.approvals[0].clock_pauses = vec![pause("2026-11-18", None, false)];
    let expected = [Voice::Suspended, silent("2026-11-19")];
    assert_eq!(heard(&project, "2026-11-25"), expected);
    // It ended: silence counts from the day after its last one.
    project.approvals[0].clock_pauses = vec![pause("2026-11-18", Some("2026-11-20"), true)];
    assert_eq!(heard(&project, TODAY)[0], Voice::Suspended);
    assert_eq!(heard(&project, "2026-11-21")[0], silent("2026-11-21"));
    // One that began after silence had counted changes nothing.
    project.approvals[0].clock_pauses = vec![pause("2026-11-19", None, false)];
    assert_eq!(heard(&project, TODAY)[0], silent("2026-11-19"));
}

#[test]
fn r5_the_supervisor_is_told_of_each_opinion_that_was_not_given() {
    let project = reviewed("2026-11-19", [None, Some(Opinion::Absent)]);
    let plan = planned_on(&project, TODAY);
    let flags = flags(calendar(), &project, &plan, day(TODAY));
    let told: Vec<_> = flags
        .iter()
        .map(|flag| match flag.reason {
            FlagReason::OpinionDeemed { department, .. } => {
                format!("{} {department} {}", flag.approval.no, flag.since)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(told, ["A zhujian 2026-11-20", "B ziran 2026-11-19"]);
}

#[test]
fn what_is_wrong_with_a_review_is_said_with_its_place() {
    type Slip = fn(&mut Project);
    let slips: [(Slip, &str, FieldCode); 14] = [
        (|p| p.reviews[0].no = 0, "/no", FieldCode::Taken),
        (
            |p| p.reviews.push(p.reviews[0].clone()),
            "#1/no",
            FieldCode::Taken,
        ),
        (
            |p| p.reviews[0].stage = "别处".to_owned(),
            "/stage",
            FieldCode::UnknownValue,
        ),
        (
            |p| p.reviews[0].subject = " ".to_owned(),
            "/subject",
            FieldCode::Missing,
        ),
        (
            |p| p.reviews[0].place = "三楼\u{202e}".to_owned(),
            "/place",
            FieldCode::Malformed,
        ),
        (
            |p| p.reviews[0].held_on = date("2036-11-21"),
            "/held_on",
            FieldCode::OutOfRange,
        ),
        (
            |p| p.reviews[0].invited.clear(),
            "/invited",
            FieldCode::Missing,
        ),
        (
            |p| p.reviews[0].invited[1].department = "scjg".parse().unwrap(),
            "/invited/1/department",
            FieldCode::DoesNotFit,
        ),
        (
            |p| p.reviews[0].invited[1].department = "zhujian".parse().unwrap(),
            "/invited/1/department",
            FieldCode::Taken,
        ),
        (
            |p| p.reviews[0].invited[0] = invitee("zhujian", Some(Opinion::Absent)),
            "/invited/0/opinion",
            FieldCode::OutOfRange,
        ),
        (
            |p| p.reviews[0].invited[0].opinion = Some(Opinion::Objection),
            "/invited/0/reasons",
            FieldCode::Missing,
        ),
        (
            |p| {
                p.reviews[0].invited[0] = invitee("zhujian", Some(Opinion::Objection));
                p.reviews[0].invited[0].reasons = Some("理由".repeat(2000));
            },
            "/invited/0/reasons",
            FieldCode::TooLong,
        ),
        (
            |p| p.reviews[0].invited[0].reasons = Some("没有意见".to_owned()),
            "/invited/0/reasons",
            FieldCode::DoesNotFit,
        ),
        (
            |p| {
                let many = std::iter::repeat_n(p.reviews[0].clone(), 51);
                p.reviews = many
                    .zip(1..)
                    .map(|(one, no)| JointReview { no, ..one })
                    .collect();
            },
            "",
            FieldCode::TooLong,
        ),
    ];
    let good = reviewed("2026-11-24", [None, None]);
    assert_eq!(check_reviews(&good, day(TODAY)), []);
    for (slip, field, code) in slips {
        let wrong = with(good.clone(), slip);
        let found = check_reviews(&wrong, day(TODAY));
        let field = match field.strip_prefix('#') {
            Some(field) => format!("/reviews/{field}"),
            None if field.is_empty() => "/reviews".to_owned(),
            None => format!("/reviews/0{field}"),
        };
        // A stage that is not there has no departments either.
        let more = field == "/reviews/0/stage";
        assert_eq!(found.len() > 1, more, "{found:?}");
        assert_eq!((found[0].field.as_str(), found[0].code), (&*field, code));
    }
}

#[test]
fn r5_nobody_is_absent_while_a_clock_stands_still_and_what_is_on_record_stands() {
    let found = |before: Option<&Project>, next: &Project| {
        let found = check_absences(before, next).into_iter();
        found.map(|one| (one.field, one.code)).collect::<Vec<_>>()
    };
    let opinion = "/reviews/0/invited/0/opinion".to_owned();
    let wrong = [(opinion, FieldCode::DoesNotFit)];
    let silent = reviewed("2026-11-19", [None, None]);
    let away = reviewed("2026-11-19", [Some(Opinion::Absent), None]);
    assert_eq!(found(Some(&silent), &away), []);
    for (from, to, ended, still) in [
        ("2026-11-18", None, false, true),
        ("2026-11-19", Some("2026-11-19"), true, true),
        ("2026-11-18", Some("2026-11-18"), true, false),
        ("2026-11-20", None, false, false),
    ] {
        let paused = with(away.clone(), |p| {
            p.approvals[0].clock_pauses = vec![pause(from, to, ended)];
        });
        let expected = if still { &wrong[..] } else { &[] };
        assert_eq!(found(Some(&silent), &paused), expected, "{from}");
        assert_eq!(found(None, &paused), expected, "{from}");
        // It was on record before the pause was.
        assert_eq!(found(Some(&away), &paused), [], "{from}");
    }
}

#[test]
fn r5_nobody_is_invited_for_a_day_that_has_come() {
    let found = |before: Option<&Project>, next: &Project| {
        let found = check_invitations(before, next, day(TODAY)).into_iter();
        found.map(|one| (one.field, one.code)).collect::<Vec<_>>()
    };
    let wrong = |field: &str| [(format!("/reviews/0{field}"), FieldCode::OutOfRange)];
    let none = with(reviewed(TODAY, [None, None]), |p| p.reviews.clear());
    let held_on = wrong("/held_on");
    for (held_on_day, opinions, expected) in [
        ("2026-11-21", [None, None], &[][..]),
        (TODAY, [None, None], &held_on),
        ("2026-01-05", [None, Some(Opinion::Consent)], &held_on),
        // That nobody came to what nobody was invited to is no consent either.
        (
            "2026-11-19",
            [Some(Opinion::Absent), Some(Opinion::Consent)],
            &held_on,
        ),
        (
            "2026-11-19",
            [Some(Opinion::Objection), Some(Opinion::Consent)],
            &[],
        ),
    ] {
        let next = reviewed(held_on_day, opinions);
        assert_eq!(found(None, &next), expected, "{held_on_day}");
        assert_eq!(found(Some(&none), &next), expected, "{held_on_day}");
        assert_eq!(found(Some(&next), &next), [], "{held_on_day}");
    }
    // One more is invited when the others have met.
    let both = reviewed("2026-11-19", [None, None]);
    let one = with(both.clone(), |p| drop(p.reviews[0].invited.pop()));
    assert_eq!(found(Some(&one), &both), wrong("/invited/1/department"));
}

#[test]
fn r5_what_was_said_and_what_silence_brought_about_stands() {
    let gone = |before: &Project, change: fn(&mut Project), today: &str| {
        let after = with(before.clone(), change);
        let gone = check_review_record(before, &after, day(today));
        gone.into_iter().map(|one| one.field).collect::<Vec<_>>()
    };
    let open = reviewed("2026-11-20", [None, Some(Opinion::Consent)]);
    let says: fn(&mut Project) =
        |p| p.reviews[0].invited[0] = invitee("zhujian", Some(Opinion::Objection));
    assert_eq!(gone(&open, says, TODAY), [""; 0]);
    // The day is over: silence is consent, and who records that it stayed away says the same.
    let opinion = "/reviews/0/invited/0/opinion";
    assert_eq!(gone(&open, says, "2026-11-21"), [opinion]);
    let away: fn(&mut Project) =
        |p| p.reviews[0].invited[0] = invitee("zhujian", Some(Opinion::Absent));
    assert_eq!(gone(&open, away, "2026-11-21"), [""; 0]);
    for (change, field) in [
        (
            (|p| p.reviews[0].held_on = date("2026-11-27")) as fn(&mut Project),
            "/reviews/0/held_on",
        ),
        (
            |p| p.reviews[0].stage = "竣工验收".to_owned(),
            "/reviews/0/stage",
        ),
        (|p| drop(p.reviews.pop()), "/reviews/0"),
        (|p| drop(p.reviews[0].invited.pop()), "/reviews/0/invited"),
        (
            |p| p.reviews[0].invited[1].opinion = None,
            "/reviews/0/invited/1/opinion",
        ),
    ] {
        assert_eq!(gone(&open, change, TODAY), [field]);
    }
    // More may be invited, and where they meet may change.
    let more: fn(&mut Project) = |p| {
        p.reviews[0].place = "二楼".to_owned();
        p.reviews[0].invited.push(invitee("shuili", None));
    };
    assert_eq!(gone(&open, more, TODAY), [""; 0]);
}

#[test]
fn r5_a_department_gives_its_own_opinion_and_no_other() {
    let project = reviewed("2026-11-24", [None, None]);
    let grants = [Grant {
        role: Role::ChiefRepresentative,
        department: "ziran".parse().ok(),
        windows: Vec::new(),
    }];
    let permit = permit(&grants, mingbai_contract::desk::Operation::KeepProject);
    let keeper = "xzsp".parse().unwrap();
    let may = |change: fn(&mut Project)| {
        let concerned = ProjectConcerned {
            keeper: Some(&keeper),
            project: &project,
        };
        concerned.may_keep(&permit, &with(project.clone(), change))
    };
    assert!(may(
        |p| p.reviews[0].invited[1].opinion = Some(Opinion::Consent)
    ));
    assert!(may(
        |p| p.reviews[0].invited[1] = invitee("ziran", Some(Opinion::Objection))
    ));
    // Not that it stayed away, not another's, not when they meet, not who is invited.
    assert!(!may(
        |p| p.reviews[0].invited[1].opinion = Some(Opinion::Absent)
    ));
    assert!(!may(
        |p| p.reviews[0].invited[0].opinion = Some(Opinion::Consent)
    ));
    assert!(!may(|p| p.reviews[0].held_on = date("2026-11-25")));
    assert!(!may(|p| drop(p.reviews[0].invited.pop())));
}

#[test]
fn r8_what_runs_out_first_is_due_next() {
    let plan = |project: &Project| planned_on(project, TODAY);
    let project = reviewed("2026-11-23", [None, None]);
    let next = next_due(calendar(), &project, &plan(&project), day(TODAY)).unwrap();
    // The approval is due on the 25th.
    assert_eq!(next.due, day("2026-11-23"));
    assert!(matches!(next.what, Awaited::Review(_)));
    let said = reviewed(
        "2026-11-23",
        [Some(Opinion::Consent), Some(Opinion::Consent)],
    );
    let next = next_due(calendar(), &said, &plan(&said), day(TODAY)).unwrap();
    assert_eq!(next.due, day("2026-11-25"));
    assert!(matches!(next.what, Awaited::Decision(one) if one.no.as_str() == "A"));
    for (due, near) in [
        ("2026-11-19", Nearness::Late),
        ("2026-11-20", Nearness::Soon),
        ("2026-11-23", Nearness::Soon),
        ("2026-11-24", Nearness::Later),
    ] {
        assert_eq!(nearness_of(calendar(), day(due), day(TODAY)), near, "{due}");
    }
}
