//! What is recorded, as tables over plain state.

use super::model::{
    Happened, Inviting, What, charge, happen, invite, of_stage, opine, place, possible, yuan,
};
use mingbai_contract::Date;
use mingbai_contract::application::Opinion;
use mingbai_contract::desk::projects::{GreenChannel, GreenItem};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::problem::FieldCode;
use mingbai_contract::project::{Approval, MaterialName, Project, ProjectType};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::project::{check_reviews, schedule};

const TODAY: &str = "2026-11-20";

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn approval(no: &str, department: &str, submitted: Option<&str>) -> Approval {
    Approval {
        no: no.parse().unwrap(),
        item: "construction-permit".parse().unwrap(),
        department: department.parse().unwrap(),
        stage: "施工许可".to_owned(),
        window: "D04".parse().unwrap(),
        depends_on: Vec::new(),
        submitted_at: submitted.map(date),
        committed_working_days: 3,
        deemed_consent: false,
        clock_pauses: Vec::new(),
        decided_at: None,
        overtime_reason: None,
        deferred_materials: Vec::new(),
    }
}

fn project() -> Project {
    Project {
        id: "GC2026-007".parse().unwrap(),
        name: mingbai_contract::Words {
            zh: "粮食仓储".to_owned(),
            en: "Grain store".to_owned(),
        },
        r#type: ProjectType::Enterprise,
        investment_10k_yuan: 1200,
        applicant_label: "某粮食公司".to_owned(),
        enterprise_code: "9134ZZ00QS00000100".parse().unwrap(),
        site: "北区".to_owned(),
        agent: "项目代办专员".to_owned(),
        window: "D01".parse().unwrap(),
        stages: vec!["施工许可".to_owned()],
        approvals: vec![
            approval("P-01", "zhujian", Some("2026-11-19")),
            approval("P-02", "chengguan", None),
        ],
        reviews: Vec::new(),
        milestones: Vec::new(),
        inspections: Vec::new(),
        fees: Vec::new(),
    }
}

fn channel() -> GreenChannel {
    let material = |id: &str| MaterialName {
        id: id.parse().unwrap(),
        name: id.to_owned(),
    };
    GreenChannel {
        next_code: None,
        templates: Vec::new(),
        items: vec![GreenItem {
            id: "construction-permit".parse().unwrap(),
            name: mingbai_contract::Words {
                zh: "施工许可".to_owned(),
                en: "Construction permit".to_owned(),
            },
            department: "zhujian".parse().unwrap(),
            window: "D04".parse().unwrap(),
            committed_working_days: 2,
            deemed_consent: true,
            exclusions: vec![ExclusionCode::SiteInspection],
            deferrable: vec![material("draw"), material("wage")],
        }],
        longest_promise: Some(20),
    }
}

fn calendar() -> WorkCalendar {
    let text = include_str!("../../../../../data/calendar.json");
    WorkCalendar::new(&serde_json::from_str(text).unwrap())
}

fn offered(project: &Project, today: &str) -> Vec<Vec<What>> {
    let (calendar, channel) = (calendar(), channel());
    let plan = schedule(&calendar, project, date(today).0).unwrap();
    let all = project.approvals.iter().zip(&plan.approvals);
    all.map(|(one, planned)| possible(one, planned, channel.items.first()))
        .collect()
}

#[test]
fn r8_what_is_offered_is_what_may_happen_next() {
    let mut project = project();
    assert_eq!(
        offered(&project, TODAY),
        [
            vec![What::Decide, What::Defer, What::Pause],
            vec![What::HandIn]
        ]
    );
    // The other one waits for it.
    project.approvals[1].depends_on = vec!["P-01".parse().unwrap()];
    assert_eq!(offered(&project, TODAY)[1], []);
    // Late it can be explained.
    assert!(offered(&project, "2026-12-01")[0].contains(&What::Explain));
    project.approvals[0].decided_at = Some(date(TODAY));
    assert_eq!(offered(&project, TODAY), [vec![], vec![What::HandIn]]);
}

fn filled(approval: &str) -> Happened {
    Happened {
        approval: approval.to_owned(),
        ..Happened::default()
    }
}

#[test]
fn what_happened_is_in_the_next_version() {
    let (project, channel, today) = (project(), channel(), date(TODAY));
    let next = |project: &Project, what, filled: &Happened| {
        happen(project, &channel, what, filled, today).unwrap()
    };
    let taken = next(&project, What::HandIn, &filled("P-02"));
    let one = &taken.approvals[1];
    assert_eq!(one.submitted_at, Some(today));
    // What is promised is the guide's of this day (R4a).
    assert_eq!((one.committed_working_days, one.deemed_consent), (2, true));
    let defer = Happened {
        material: "draw".to_owned(),
        by: "2026-11-27".to_owned(),
        words: "书面承诺".to_owned(),
        ..filled("P-01")
    };
    let deferred = next(&project, What::Defer, &defer);
    let came = Happened {
        material: "draw".to_owned(),
        day: "2026-11-25".to_owned(),
        ..filled("P-01")
    };
    let came = next(&deferred, What::Came, &came);
    let material = &came.approvals[0].deferred_materials[0];
    assert_eq!(material.promised_date, date("2026-11-27"));
    assert_eq!(material.fulfilled_date, Some(date("2026-11-25")));
    let pause = Happened {
        words: "等现场勘验".to_owned(),
        exclusion: Some(ExclusionCode::SiteInspection),
        document: "现场勘验通知书".to_owned(),
        ..filled("P-01")
    };
    let paused = next(&project, What::Pause, &pause);
    assert!(!paused.approvals[0].clock_pauses[0].ended);
    let resumed = next(&paused, What::Resume, &filled("P-01"));
    let pause = &resumed.approvals[0].clock_pauses[0];
    assert_eq!((pause.ended, pause.to), (true, Some(today)));
    let decided = next(&project, What::Decide, &filled("P-01"));
    assert_eq!(decided.approvals[0].decided_at, Some(today));
    let why = Happened {
        words: "经办人员病假".to_owned(),
        ..filled("P-01")
    };
    let explained = next(&project, What::Explain, &why);
    let reason = explained.approvals[0].overtime_reason.as_deref();
    assert_eq!(reason, Some("经办人员病假"));
}

#[test]
fn what_is_not_filled_in_is_said_at_once() {
    let (project, channel, today) = (project(), channel(), date(TODAY));
    for (what, filled, expected) in [
        (What::Decide, filled("P-99"), vec!["/approval"]),
        (What::Decide, filled(""), vec!["/approval"]),
        (
            What::Decide,
            Happened {
                day: "gestern".to_owned(),
                ..filled("P-01")
            },
            vec!["/day"],
        ),
        (What::Explain, filled("P-01"), vec!["/words"]),
        (
            What::Defer,
            filled("P-01"),
            vec!["/material", "/by", "/words"],
        ),
        (What::Came, filled("P-01"), vec!["/material"]),
        (
            What::Pause,
            filled("P-01"),
            vec!["/exclusion", "/words", "/document"],
        ),
    ] {
        let problems = happen(&project, &channel, what, &filled, today).unwrap_err();
        let found: Vec<_> = problems.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(found, expected, "{what:?}");
    }
}

#[test]
fn r5_departments_of_a_stage_are_invited_and_heard() {
    let project = project();
    assert_eq!(of_stage(&project, "施工许可").len(), 2);
    let problems = invite(&project, &Inviting::default()).unwrap_err();
    let found: Vec<_> = problems.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(found, ["/subject", "/held_on", "/place", "/invited"]);
    let inviting = Inviting {
        stage: "施工许可".to_owned(),
        subject: "施工图联合审查".to_owned(),
        held_on: "2026-11-24".to_owned(),
        place: "三楼会议室".to_owned(),
        left_out: vec!["chengguan".parse().unwrap()],
    };
    let one = invite(&project, &inviting).unwrap();
    assert_eq!(one.reviews[0].invited.len(), 1);
    let two = invite(&one, &inviting).unwrap();
    assert_eq!(two.reviews[1].no, 2);
    assert_eq!(check_reviews(&two, date(TODAY).0), []);
    let who = (1, &"zhujian".parse().unwrap());
    let agreed = opine(&two, who, Opinion::Consent, "忘了写").unwrap();
    let invitee = &agreed.reviews[0].invited[0];
    assert_eq!(invitee.opinion, Some(Opinion::Consent));
    assert_eq!(invitee.reasons, None);
    let silent = opine(&two, who, Opinion::Objection, " ").unwrap_err();
    assert_eq!(silent[0].field, "/reasons");
    let objected = opine(&two, who, Opinion::Objection, "疏散通道不足").unwrap();
    assert_eq!(check_reviews(&objected, date(TODAY).0), []);
    let nobody = opine(&two, (9, who.1), Opinion::Consent, "").unwrap_err();
    assert_eq!(nobody[0].field, "/who");
}

#[test]
fn r7_amounts_are_read_as_people_type_them() {
    for (text, fen) in [
        ("1200", Some(120_000)),
        (" 1,200.5 ", Some(120_050)),
        ("0", Some(0)),
        ("0.01", Some(1)),
        ("1200.555", None),
        ("-3", None),
        ("一千", None),
        ("", None),
        (".5", None),
        ("9999999999999", None),
    ] {
        assert_eq!(yuan(text).map(|yuan| yuan.fen()), fen, "{text:?}");
    }
    let problems = charge(&project(), "", ["", "", "x"]).unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|one| (one.field.as_str(), one.code))
        .collect();
    assert_eq!(
        found,
        [
            ("/item", FieldCode::Missing),
            ("/name", FieldCode::Missing),
            ("/standard", FieldCode::Missing),
            ("/yuan", FieldCode::Malformed)
        ]
    );
    let charged = charge(&project(), "construction-permit", ["占用费", "下限", "12"]);
    assert_eq!(charged.unwrap().fees.len(), 1);
}

#[test]
fn a_problem_of_the_servers_is_said_at_the_forms_field() {
    for (pointer, field) in [
        ("/project/approvals/3/decided_at", "/day"),
        ("/project/approvals/7/deferred_materials", "/by"),
        (
            "/project/approvals/7/deferred_materials/0/promised_date",
            "/by",
        ),
        ("/project/reviews/0/held_on", "/held_on"),
        ("/project/reviews/0/invited/1/opinion", "/opinion"),
        ("/project/fees/0/charged_yuan", "/yuan"),
        ("/project/enterprise_code", "/enterprise"),
        ("/after", "/after"),
    ] {
        assert_eq!(place(pointer), field);
    }
}
