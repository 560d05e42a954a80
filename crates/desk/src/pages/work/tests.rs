use super::acts::forms::WorkForms;
use super::acts::model::{Act, Around, Asked, Chosen, Filled, asked, words};
use super::acts::name;
use super::course;
use crate::text::{Lang, work_terms};
use leptos::prelude::*;
use mingbai_contract::application::{
    ApplicationNumber, DecisionKind, Event, EventType, Handling, Opinion, State,
};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::log::Timestamp;
use mingbai_contract::problem::{FieldCode, FieldProblem, ProblemType};
use mingbai_domain::application::{Possible, ToEnd};

fn now() -> Timestamp {
    "2026-11-20T10:20:00.000+08:00".parse().unwrap()
}

fn possible() -> Possible {
    Possible {
        accept: true,
        refuse: true,
        notice: true,
        supplement: vec!["apply".parse().unwrap()],
        begin: vec!["审查".to_owned()],
        ask: vec!["审查".to_owned(), "勘验".to_owned()],
        end: vec![ToEnd {
            step: "审查".to_owned(),
            department: "xiaofang".parse().ok(),
            handling: Handling::Joint,
            absent: true,
        }],
        pause: vec![ExclusionCode::SiteInspection],
        resume: true,
        decide: true,
        deliver: true,
        withdraw: true,
        explain: Vec::new(),
    }
}

/// The fields that are wrong with an act that is filled in like this; none where it can be sent.
fn wrong(act: Act, filled: &Filled) -> Vec<String> {
    let possible = possible();
    let around = Around {
        possible: &possible,
        after: 3,
        role: "窗口人员",
        now: now(),
    };
    match asked(act, filled, around) {
        Ok(Asked::Event(event)) => {
            assert_eq!((event.after, event.role.as_deref()), (3, Some("窗口人员")));
            Vec::new()
        }
        Ok(Asked::Decision(decide)) => {
            assert_eq!(decide.after, 3);
            Vec::new()
        }
        Ok(Asked::Reason(_)) => Vec::new(),
        Err(problems) => problems.into_iter().map(|one| one.field).collect(),
    }
}

#[test]
fn r2_r3_r4_r5_what_is_missing_is_said_before_it_is_sent() {
    let empty = Filled::default();
    for (act, fields) in [
        (Act::Accept, vec![]),
        (Act::Resume, vec![]),
        (Act::Deliver, vec![]),
        (Act::Withdraw, vec![]),
        (Act::Refuse, vec!["/reasons"]),
        (Act::Notice, vec!["/materials"]),
        (Act::Supplement, vec!["/materials"]),
        // The only step there is need not be chosen.
        (Act::Begin, vec![]),
        (Act::Ask, vec!["/working_days", "/step", "/department"]),
        (Act::End, vec!["/opinion"]),
        (Act::Pause, vec!["/document"]),
        (Act::Decide, vec!["/decision"]),
        (Act::Explain, vec!["/reason"]),
    ] {
        let mut found = wrong(act, &empty);
        found.sort();
        let mut fields: Vec<_> = fields.into_iter().map(str::to_owned).collect();
        fields.sort();
        assert_eq!(found, fields, "{act:?}");
    }
    let filled = Filled {
        reasons: "不属于本机关职权".to_owned(),
        note: String::new(),
        document: "现场勘验通知书".to_owned(),
        until: "2026-11-27".to_owned(),
        days: "3".to_owned(),
        why: "经办人员病假，已改由他人接办".to_owned(),
        chosen: Chosen {
            materials: vec!["apply".parse().unwrap()],
            step: Some("勘验".to_owned()),
            department: "xiaofang".parse().ok(),
            joint: true,
            end: 0,
            opinion: Some(Opinion::Absent),
            exclusion: None,
            decision: Some(DecisionKind::Denied),
            late: 0,
        },
    };
    for act in Act::ALL {
        // Nothing is late here.
        let expected: &[&str] = if act == Act::Explain {
            &["/clock"]
        } else {
            &[]
        };
        assert_eq!(wrong(act, &filled), expected, "{act:?}");
    }
    let mut odd = filled;
    odd.days = "0".to_owned();
    assert_eq!(wrong(Act::Ask, &odd), ["/working_days"]);
    odd.until = "morgen".to_owned();
    assert_eq!(wrong(Act::Pause, &odd), ["/planned_until"]);
    odd.reasons = String::new();
    assert_eq!(wrong(Act::Decide, &odd), ["/reasons"]);
    odd.why = "电话 13800138000 联系".to_owned();
    assert_eq!(wrong(Act::Explain, &odd), ["/reason"]);
}

#[test]
fn every_act_has_a_key_of_its_own_and_words() {
    let mut keys: Vec<_> = Act::ALL.map(Act::key).to_vec();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), Act::ALL.len());
    // Those have another meaning on the page.
    assert!(
        keys.iter()
            .all(|key| !["j", "k", "n", "/", "?"].contains(key))
    );
    for lang in [Lang::Zh, Lang::En] {
        let t = lang.text();
        for act in Act::ALL {
            assert!(!name(t, act, false).is_empty(), "{act:?}");
            assert!(act.is_in(&possible()) || act == Act::Explain);
            assert!(!act.is_in(&Possible::default()), "{act:?}");
        }
        for (field, code) in [
            ("/reasons", FieldCode::Missing),
            ("/reasons", FieldCode::TooLong),
            ("/materials/0", FieldCode::UnknownValue),
            ("/reason", FieldCode::DoesNotFit),
            ("/after", FieldCode::Wrong),
            ("/colour", FieldCode::UnknownField),
        ] {
            let field = field.to_owned();
            let said = words(t, &FieldProblem { field, code });
            assert!(!said.is_empty() && !said.contains('{'), "{said}");
        }
        for state in State::ALL {
            assert!(!work_terms::state(t, state).is_empty());
        }
        assert!(work_terms::refusal(t, ProblemType::TwoVisitsRule).is_some());
        assert!(work_terms::refusal(t, ProblemType::Internal).is_none());
    }
}

#[test]
fn every_event_has_words() {
    for lang in [Lang::Zh, Lang::En] {
        let t = lang.text();
        for kind in EventType::ALL {
            for department in [None, "xiaofang".parse().ok()] {
                let event = Event {
                    step: Some("审查".to_owned()),
                    department,
                    exclusion: Some(ExclusionCode::Hearing),
                    ..Event::new(now(), kind)
                };
                let said = course::words(t, &event, "消防");
                assert!(!said.is_empty() && !said.contains('{'), "{kind:?}: {said}");
            }
        }
        let asked = Event {
            step: Some("审查".to_owned()),
            department: "xiaofang".parse().ok(),
            handling: Some(Handling::Parallel),
            ..Event::new(now(), EventType::StepStarted)
        };
        assert!(course::words(t, &asked, "消防").contains("消防"));
    }
}

#[test]
fn what_is_filled_in_about_one_waits_while_another_is_open() {
    let owner = Owner::new();
    owner.with(|| {
        let forms = WorkForms::new();
        let one: ApplicationNumber = "QS202611200001Y".parse().unwrap();
        let two: ApplicationNumber = "QS202611200002W".parse().unwrap();
        forms.open(&one);
        forms.act.set(Some(Act::Refuse));
        forms.reasons.set("不属于".to_owned());
        forms.open(&two);
        assert_eq!(forms.act.get_untracked(), None);
        assert_eq!(forms.filled(), Filled::default());
        forms.open(&one);
        assert_eq!(forms.act.get_untracked(), Some(Act::Refuse));
        assert_eq!(forms.reasons.get_untracked(), "不属于");
        forms.done();
        forms.open(&two);
        forms.open(&one);
        assert_eq!(forms.filled(), Filled::default());
    });
    owner.cleanup();
}
