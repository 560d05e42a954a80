//! What may be done now, by the rules and by whose it is; and what comes first.

use super::script::{application, ms, of, play};
use crate::county::{calendar, day};
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{ClockCode, Event};
use mingbai_contract::desk::staff::{Grant, Role};
use mingbai_domain::application::{Nearness, Possible, nearness, next, possible, view};
use mingbai_domain::staff::reach::Concerned;

fn department(id: &str) -> DepartmentId {
    id.parse().unwrap()
}

/// What may be done after a story about a food licence, and its events.
fn after(script: &[&str], now: &str) -> (Possible, Vec<Event>) {
    let terms = of("food-business-license");
    let events = play(&terms, script).unwrap();
    let found = possible(
        calendar(),
        &application(&terms, events.clone()),
        &department("scjg"),
        ms(now),
    );
    (found.unwrap(), events)
}

/// The names of what may be done.
fn names(possible: &Possible) -> String {
    let parts = [
        ("accept", possible.accept),
        ("refuse", possible.refuse),
        ("notice", possible.notice),
        ("supplement", !possible.supplement.is_empty()),
        ("begin", !possible.begin.is_empty()),
        ("ask", !possible.ask.is_empty()),
        ("end", !possible.end.is_empty()),
        ("pause", !possible.pause.is_empty()),
        ("resume", possible.resume),
        ("decide", possible.decide),
        ("deliver", possible.deliver),
        ("withdraw", possible.withdraw),
        ("explain", !possible.explain.is_empty()),
    ];
    let names = parts
        .into_iter()
        .filter_map(|(name, may)| may.then_some(name));
    names.collect::<Vec<_>>().join(" ")
}

const SUBMITTED: &str = "2026-11-20 09:00 submitted";
const ACCEPTED: &str = "2026-11-20 10:00 accepted";

#[test]
fn r2_r3_r4_r5_what_may_be_done_follows_from_what_has_happened() {
    for (more, now, expected) in [
        (
            [].as_slice(),
            "2026-11-20 11:00",
            "accept refuse notice withdraw",
        ),
        (
            &["2026-11-20 10:00 notice_given apply,layout"],
            "2026-11-20 11:00",
            "accept supplement withdraw",
        ),
        (
            &[
                "2026-11-20 10:00 notice_given apply,layout",
                "2026-11-23 10:00 supplemented apply",
            ],
            "2026-11-23 11:00",
            "accept refuse supplement withdraw",
        ),
        (
            &[ACCEPTED],
            "2026-11-20 11:00",
            "begin ask pause decide withdraw",
        ),
        (
            &[ACCEPTED, "2026-11-20 10:10 step_started 审查"],
            "2026-11-20 11:00",
            "begin ask end pause decide withdraw",
        ),
        (
            &[ACCEPTED, "2026-11-20 10:10 paused site_inspection"],
            "2026-11-23 11:00",
            "begin ask resume withdraw",
        ),
        (
            &[ACCEPTED, "2026-11-24 10:10 decided granted"],
            "2026-11-24 11:00",
            "deliver",
        ),
        (
            &[
                ACCEPTED,
                "2026-11-24 10:10 decided granted",
                "2026-11-24 10:20 delivered",
            ],
            "2026-11-24 11:00",
            "",
        ),
        (&["2026-11-20 10:00 refused"], "2026-11-20 11:00", ""),
        // Three working days from Friday on: late on Thursday.
        (
            &[ACCEPTED],
            "2026-11-26 09:00",
            "begin ask pause decide withdraw explain",
        ),
        // Silence has accepted it; the office registers that, and cannot refuse any more.
        (
            &[],
            "2026-11-30 09:00",
            "accept begin ask pause decide withdraw",
        ),
    ] {
        let script: Vec<&str> = [SUBMITTED].iter().chain(more).copied().collect();
        let (found, _) = after(&script, now);
        assert_eq!(names(&found), expected, "{more:?} at {now}");
    }
}

#[test]
fn what_may_be_done_names_what_it_may_be_done_to() {
    let (found, _) = after(
        &[
            SUBMITTED,
            "2026-11-20 09:10 notice_given apply,layout",
            "2026-11-20 09:20 supplemented layout",
        ],
        "2026-11-20 10:00",
    );
    let missing: Vec<_> = found.supplement.iter().map(|id| id.as_str()).collect();
    assert_eq!(missing, ["apply"]);
    let (found, _) = after(
        &[
            SUBMITTED,
            ACCEPTED,
            "2026-11-20 10:10 step_started 审查",
            "2026-11-20 10:20 step_started 审查 @xiaofang joint 2",
        ],
        "2026-11-20 11:00",
    );
    let open: Vec<_> = found
        .end
        .iter()
        .map(|one| (one.step.as_str(), one.department.clone(), one.absent))
        .collect();
    assert_eq!(
        open,
        [
            ("审查", None, false),
            ("审查", Some(department("xiaofang")), true)
        ]
    );
    assert!(!found.begin.contains(&"审查".to_owned()));
    assert!(found.ask.contains(&"审查".to_owned()));
}

#[test]
fn of_what_may_be_done_everybody_does_their_own_part() {
    let (found, events) = after(
        &[
            SUBMITTED,
            ACCEPTED,
            "2026-11-20 10:20 step_started 审查 @xiaofang joint 2",
        ],
        "2026-11-20 11:00",
    );
    let (owner, counter) = (department("scjg"), department("zwfw"));
    let concerned = Concerned {
        department: &owner,
        counter: &counter,
        events: &events,
    };
    for (role, of, expected) in [
        (
            Role::ChiefRepresentative,
            "scjg",
            "begin ask end pause decide withdraw",
        ),
        (Role::Clerk, "scjg", "begin ask end pause withdraw"),
        (
            Role::ChiefRepresentative,
            "zwfw",
            "begin ask end pause withdraw",
        ),
        (Role::ChiefRepresentative, "xiaofang", "end"),
        (Role::Clerk, "gongan", ""),
        (Role::Supervisor, "", ""),
    ] {
        let grants = [Grant {
            role,
            department: (!of.is_empty()).then(|| department(of)),
            windows: Vec::new(),
        }];
        let mine = concerned.within(&grants, found.clone());
        assert_eq!(names(&mine), expected, "{role:?} {of}");
        // That somebody stayed away is not theirs to say.
        let absent = mine.end.iter().any(|one| one.absent);
        assert_eq!(absent, expected.contains("pause"), "{role:?} {of}");
    }
    // Whoever is late says why, as does whose item it is.
    let (late, events) = after(&[SUBMITTED, ACCEPTED], "2026-11-26 09:00");
    assert_eq!(late.explain.len(), 1);
    assert_eq!(late.explain[0].clock, ClockCode::Committed);
    assert_eq!(late.explain[0].due.0, day("2026-11-25"));
    let concerned = Concerned {
        events: &events,
        ..concerned
    };
    for (of, may) in [("scjg", true), ("zwfw", false)] {
        let grants = [Grant {
            role: Role::Clerk,
            department: Some(department(of)),
            windows: Vec::new(),
        }];
        let mine = concerned.within(&grants, late.clone());
        assert_eq!(!mine.explain.is_empty(), may, "{of}");
    }
}

#[test]
fn r1_r5_how_near_the_end_is_that_comes_first() {
    let terms = of("food-business-license");
    let accepted = [SUBMITTED, ACCEPTED].as_slice();
    let noticed = [SUBMITTED, "2026-11-20 10:00 notice_given apply"].as_slice();
    let paused = [
        SUBMITTED,
        ACCEPTED,
        "2026-11-20 11:00 paused site_inspection",
    ]
    .as_slice();
    for (script, now, due, expected) in [
        // Three working days from Friday on.
        (accepted, "2026-11-20", Some("2026-11-25"), Nearness::Later),
        (accepted, "2026-11-23", Some("2026-11-25"), Nearness::Later),
        (accepted, "2026-11-24", Some("2026-11-25"), Nearness::Soon),
        (accepted, "2026-11-25", Some("2026-11-25"), Nearness::Soon),
        (accepted, "2026-11-26", Some("2026-11-25"), Nearness::Late),
        // The applicant has fifteen, and is not hurried by the office's colours.
        (noticed, "2026-12-11", Some("2026-12-11"), Nearness::Later),
        (paused, "2026-12-01", None, Nearness::Still),
    ] {
        let events = play(&terms, script).unwrap();
        let now_ms = ms(&format!("{now} 12:00"));
        let view = view(calendar(), application(&terms, events), now_ms).unwrap();
        let next = next(&view.clocks);
        let found = next.and_then(|clock| clock.due).map(|due| due.0);
        assert_eq!(found, due.map(day), "{script:?} on {now}");
        let near = nearness(calendar(), next, day(now));
        assert_eq!(near, expected, "{script:?} on {now}");
    }
    assert!(Nearness::Late < Nearness::Soon && Nearness::Soon < Nearness::Later);
}
