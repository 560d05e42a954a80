//! R1, R2, R5: how it stands with an approval, and with a project by numbers.

use super::{approval, decided, no, of, pause, planned_on, project, running, with};
use crate::county::day;
use mingbai_contract::project::Approval;
use mingbai_domain::project::State::{
    self, Decided, Deemed, Late, Paused, Ready, Running, Waiting,
};
use mingbai_domain::project::Tally;

fn check(today: &str, approval: Approval, expected: State) {
    let name = approval.no.to_string();
    let project = project(vec![approval]);
    assert_eq!(
        of(&project, &planned_on(&project, today), &name).state,
        expected,
        "on {today}"
    );
}

#[test]
fn r1_an_approval_is_late_from_midnight_after_its_due_date() {
    // Due on Friday the 20th.
    let a = || running("A", 3, &[], "2026-11-17");
    check("2026-11-17", a(), Running);
    check("2026-11-20", a(), Running);
    check("2026-11-21", a(), Late { days: 0 });
    check("2026-11-23", a(), Late { days: 1 });
    check("2026-11-25", a(), Late { days: 3 });
}

#[test]
fn r5_silence_is_consent_where_the_item_says_so() {
    let a = || {
        with(running("A", 3, &[], "2026-11-17"), |a| {
            a.deemed_consent = true
        })
    };
    let deemed = Deemed {
        on: day("2026-11-21"),
        document_by: day("2026-11-23"),
    };
    check("2026-11-20", a(), Running);
    check("2026-11-21", a(), deemed);
    check("2026-12-21", a(), deemed);
    check(
        "2026-12-21",
        with(a(), |a| a.decided_at = Some(super::date("2026-11-24"))),
        Decided {
            on: day("2026-11-24"),
        },
    );
}

#[test]
fn r5_nothing_is_granted_while_a_pause_is_open() {
    let a = |from: &str| {
        with(running("A", 3, &[], "2026-11-17"), |a| {
            a.deemed_consent = true;
            a.clock_pauses = vec![pause(from, None, false)];
        })
    };
    check("2026-12-21", a("2026-11-18"), Paused);
    check("2026-12-21", a("2026-11-20"), Paused);
    // A pause that begins when the clock has run out stops nothing.
    let deemed = Deemed {
        on: day("2026-11-21"),
        document_by: day("2026-11-23"),
    };
    check("2026-12-21", a("2026-11-21"), deemed);
    check(
        "2026-11-24",
        with(a("2026-11-23"), |a| a.deemed_consent = false),
        Late { days: 2 },
    );
}

#[test]
fn r8_what_is_not_handed_in_is_ready_once_everything_it_depends_on_is_there() {
    let table = [
        (
            "A",
            "2026-11-20",
            Decided {
                on: day("2026-11-10"),
            },
        ),
        ("B", "2026-11-20", Running),
        ("C", "2026-11-20", Ready),
        ("D", "2026-11-20", Waiting),
        ("E", "2026-11-20", Waiting),
        ("D", "2026-11-25", Ready),
        ("E", "2026-11-25", Waiting),
    ];
    let project = project(vec![
        decided("A", 5, &[], ("2026-11-04", "2026-11-10")),
        with(running("B", 3, &[], "2026-11-19"), |b| {
            b.deemed_consent = true
        }),
        approval("C", 5, &["A"]),
        approval("D", 5, &["A", "B"]),
        approval("E", 5, &["C"]),
    ]);
    for (name, today, expected) in table {
        let plan = planned_on(&project, today);
        assert_eq!(
            of(&project, &plan, name).state,
            expected,
            "{name} on {today}"
        );
    }
}

#[test]
fn r8_an_approval_is_not_taken_in_while_it_waits() {
    let project = project(vec![
        decided("A", 5, &[], ("2026-11-04", "2026-11-10")),
        running("B", 5, &[], "2026-11-18"),
        approval("C", 5, &["B", "A"]),
        approval("D", 5, &["C", "B"]),
    ]);
    let plan = planned_on(&project, super::TODAY);
    for (name, expected) in [
        ("A", vec![]),
        ("C", vec!["B"]),
        ("D", vec!["C", "B"]),
        ("X", vec![]),
    ] {
        let found: Vec<&str> = plan
            .waits_for(&project, &no(name))
            .into_iter()
            .map(|no| no.as_str())
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn every_approval_is_counted_once() {
    let project = project(vec![
        decided("A", 5, &[], ("2026-11-04", "2026-11-10")),
        running("B", 5, &[], "2026-11-18"),
        running("C", 5, &[], "2026-11-02"),
        with(running("D", 5, &[], "2026-11-02"), |d| {
            d.deemed_consent = true
        }),
        with(running("E", 5, &[], "2026-11-18"), |e| {
            e.clock_pauses = vec![pause("2026-11-19", None, false)];
        }),
        approval("F", 5, &["A"]),
        approval("G", 5, &["B"]),
    ]);
    assert_eq!(
        planned_on(&project, super::TODAY).tally(),
        Tally {
            total: 7,
            decided: 1,
            deemed: 1,
            late: 1,
            paused: 1,
            running: 1,
            outside: 2,
        }
    );
}
