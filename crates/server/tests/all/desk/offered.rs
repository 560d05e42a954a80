//! Whatever a clerk is offered to do is done when it is asked for (R2 to R5).

use super::applications::{chief, happens, take_in};
use super::work::{accept, handed_in, pause};
use super::*;
use mingbai_client::Client;
use mingbai_contract::application::{
    ApplicationNumber, DecisionKind, EventType, Handling, Opinion,
};
use mingbai_contract::desk::applications::{Decide, ExplainOvertime, NewEvent};
use mingbai_contract::desk::endpoint::{
    GetApplication, GetMe, Nothing, PostDecision, PostEvent, PostOvertimeReason,
};
use mingbai_contract::desk::work::ApplicationFile;
use mingbai_domain::application::{Possible, possible};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::staff::reach::Concerned;

on_both! {
    r2_r3_r4_r5_nothing_that_is_offered_is_refused
}

/// Brings an application to where the next thing can happen.
async fn story(desk: &Client<Browser>, kind: &str, number: u32) -> ApplicationNumber {
    let long_ago = "2026-11-13T09:00:00.000+08:00";
    if kind == "late" {
        let number = handed_in(desk, long_ago, number).await;
        accept(desk, &number, Some(long_ago)).await;
        return number;
    }
    if kind == "silence" {
        return handed_in(desk, "2026-11-06T10:00:00.000+08:00", number).await;
    }
    let number = take_in(desk, number).await.number;
    let mut notice = NewEvent::new(1, EventType::NoticeGiven);
    notice.materials = vec!["apply".parse().unwrap(), "layout".parse().unwrap()];
    let mut part = NewEvent::new(2, EventType::Supplemented);
    part.materials = vec!["apply".parse().unwrap()];
    let mut joint = NewEvent::new(2, EventType::StepStarted);
    joint.step = Some("审查".to_owned());
    joint.department = Some("xiaofang".parse().unwrap());
    joint.handling = Some(Handling::Joint);
    joint.working_days = Some(2);
    let accepted = NewEvent::new(1, EventType::Accepted);
    let before: Vec<NewEvent> = match kind {
        "noticed" => vec![notice],
        "part" => vec![notice, part],
        "accepted" | "decided" | "delivered" => vec![accepted],
        "asked" => vec![accepted, joint],
        "paused" => vec![accepted, pause(2)],
        "withdrawn" => vec![NewEvent::new(1, EventType::Withdrawn)],
        _ => vec![],
    };
    for event in &before {
        happens(desk, &number, event).await.unwrap();
    }
    if kind == "decided" || kind == "delivered" {
        let to = PostDecision(number.clone());
        desk.desk(&to, &decision(2)).await.unwrap();
    }
    if kind == "delivered" {
        let delivered = NewEvent::new(3, EventType::Delivered);
        happens(desk, &number, &delivered).await.unwrap();
    }
    number
}

fn decision(after: u32) -> Decide {
    Decide {
        after,
        at: None,
        decision: DecisionKind::Granted,
        reasons: None,
        role: None,
        note: None,
    }
}

/// Every request that what may be done stands for.
enum Asked {
    Event(Box<NewEvent>),
    Decision(Decide),
    Reason(ExplainOvertime),
}

fn all_of(offered: &Possible, after: u32) -> Vec<Asked> {
    let event = |kind, fill: &dyn Fn(&mut NewEvent)| {
        let mut event = NewEvent::new(after, kind);
        fill(&mut event);
        Asked::Event(Box::new(event))
    };
    let mut all = Vec::new();
    let plain = [
        (offered.accept, EventType::Accepted),
        (offered.resume, EventType::Resumed),
        (offered.deliver, EventType::Delivered),
        (offered.withdraw, EventType::Withdrawn),
    ];
    let plain = plain.into_iter().filter(|(may, _)| *may);
    all.extend(plain.map(|(_, kind)| event(kind, &|_| {})));
    if offered.refuse {
        all.push(event(EventType::Refused, &|e| {
            e.reasons = Some("不属于本机关职权".to_owned());
        }));
    }
    if offered.notice {
        all.push(event(EventType::NoticeGiven, &|e| {
            e.materials = vec!["layout".parse().unwrap()];
        }));
    }
    all.extend(offered.supplement.iter().map(|material| {
        event(EventType::Supplemented, &|e| {
            e.materials = vec![material.clone()]
        })
    }));
    all.extend(
        offered
            .begin
            .iter()
            .map(|step| event(EventType::StepStarted, &|e| e.step = Some(step.clone()))),
    );
    all.extend(offered.ask.iter().map(|step| {
        event(EventType::StepStarted, &|e| {
            e.step = Some(step.clone());
            e.department = Some("gongan".parse().unwrap());
            e.handling = Some(Handling::Parallel);
            e.working_days = Some(2);
        })
    }));
    for one in &offered.end {
        for opinion in [Opinion::Consent, Opinion::Objection, Opinion::Absent] {
            if opinion != Opinion::Absent || one.absent {
                all.push(event(EventType::StepDecided, &|e| {
                    e.step = Some(one.step.clone());
                    e.department.clone_from(&one.department);
                    e.opinion = Some(opinion);
                }));
            }
        }
    }
    all.extend(offered.pause.iter().map(|code| {
        event(EventType::Paused, &|e| {
            e.exclusion = Some(*code);
            e.document = Some("特别程序告知书".to_owned());
        })
    }));
    if offered.decide {
        all.push(Asked::Decision(decision(after)));
    }
    all.extend(offered.explain.iter().map(|late| {
        Asked::Reason(ExplainOvertime {
            clock: late.clock,
            step: late.step.clone(),
            department: late.department.clone(),
            reason: "经办人员病假，已改由他人接办".to_owned(),
        })
    }));
    all
}

/// What the desk would offer, worked out as it does.
async fn offered(
    desk: &Client<Browser>,
    calendar: &WorkCalendar,
    number: &ApplicationNumber,
) -> (ApplicationFile, Possible) {
    let file = desk
        .desk(&GetApplication(number.clone()), &Nothing {})
        .await;
    let file = file.unwrap();
    let me = desk.desk(&GetMe, &Nothing {}).await.unwrap();
    let application = &file.view.application;
    let now_ms = file.view.as_of.unix_ms;
    let found = possible(calendar, application, &file.department, now_ms).unwrap();
    let concerned = Concerned {
        department: &file.department,
        counter: &file.counter_department,
        events: &application.events,
    };
    let mine = concerned.within(&me.member.grants, found);
    (file, mine)
}

/// In every situation, by a clerk, a representative and whoever is asked for an opinion: each thing that is
/// offered is done, on an application of its own.
async fn r2_r3_r4_r5_nothing_that_is_offered_is_refused(bed: &Bed) {
    let chief = chief(bed).await;
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let clerk = clerk.browser(bed).await.client();
    let mut fire = grant(Role::ChiefRepresentative);
    fire.department = Some("xiaofang".parse().unwrap());
    let fire = join(bed, "fire", vec![fire]).await.browser(bed).await;
    let fire = fire.client();
    let calendar = WorkCalendar::new(&chief.calendar().await.unwrap());
    let (mut made, mut done) = (0, 0);
    for kind in [
        "submitted",
        "noticed",
        "part",
        "accepted",
        "asked",
        "paused",
        "late",
        "silence",
        "decided",
        "delivered",
        "withdrawn",
    ] {
        for (desk, who) in [(&chief, "chief"), (&clerk, "clerk"), (&fire, "fire")] {
            if who == "fire" && kind != "asked" {
                continue;
            }
            let mut place = 0;
            loop {
                made += 1;
                let number = story(&chief, kind, made).await;
                let (file, may) = offered(desk, &calendar, &number).await;
                let after = u32::try_from(file.view.application.events.len()).unwrap();
                let Some(asked) = all_of(&may, after).into_iter().nth(place) else {
                    break;
                };
                let (what, said) = match asked {
                    Asked::Event(event) => {
                        let said = desk.desk(&PostEvent(number), &event).await;
                        (format!("{event:?}"), said.map(|_| ()))
                    }
                    Asked::Decision(decide) => {
                        let said = desk.desk(&PostDecision(number), &decide).await;
                        (format!("{decide:?}"), said.map(|_| ()))
                    }
                    Asked::Reason(reason) => {
                        let said = desk.desk(&PostOvertimeReason(number), &reason).await;
                        (format!("{reason:?}"), said.map(|_| ()))
                    }
                };
                assert!(said.is_ok(), "{who}, {kind}: {what}: {said:?}");
                place += 1;
                done += 1;
            }
            let ended = kind == "delivered" || kind == "withdrawn";
            assert_eq!(place == 0, ended, "{who}, {kind}");
        }
    }
    assert!(done > 60, "{done}");
}
