//! R4a: "accepted today, decided by …", and the cells of the clock bar.

use crate::county::{calendar, county, day, guide};
use mingbai_contract::guide::LimitUnit;
use mingbai_domain::clock::{Due, Limit, Pause, due};
use mingbai_domain::promise::{CellKind, Gap, Promise, promise};

/// The bar as text: o ours, x excluded, ? of unknown length, l the law's; - a weekend before a cell,
/// = a holiday.
fn sketch(promise: &Promise) -> String {
    let mut text = String::new();
    for cell in &promise.cells {
        match cell.gap {
            Gap::None => {}
            Gap::Weekend => text.push('-'),
            Gap::Holiday => text.push('='),
        }
        text.push(match cell.kind {
            CellKind::Ours => 'o',
            CellKind::Excluded => 'x',
            CellKind::OpenEnded => '?',
            CellKind::Law => 'l',
        });
    }
    text
}

fn show(due: Option<Due>) -> String {
    due.map_or_else(|| "none".to_owned(), |due| due.date.to_string())
}

/// Columns: item, accepted on, decided by, own part by, the law's date, the bar.
/// Guides in which a higher authority decides, in days that do not count, after our last one.
const DECIDED_LATER: &[&str] = &["pollutant-discharge-permit"];

#[test]
fn r4a_a_promise_runs_to_the_decision_also_where_its_days_do_not_count() {
    // Four counted days from Monday 23 November, then ten days of the higher authority.
    let promise = promise(
        calendar(),
        guide("pollutant-discharge-permit"),
        day("2026-11-20"),
    );
    assert_eq!(show(promise.own_part_by), "2026-11-26");
    assert_eq!(show(promise.decided_by), "2026-12-10");
}

#[test]
fn r4a_a_guide_promises_a_date() {
    let table = [
        (
            "food-business-license",
            "2026-11-20",
            "2026-12-02",
            "2026-12-02",
            "2026-12-11",
            "-oxxxx-xooll-lllll",
        ),
        // Over Spring Festival with its two worked Saturdays.
        (
            "food-business-license",
            "2026-02-11",
            "2026-02-28",
            "2026-02-28",
            "2026-03-10",
            "oxx=xxxoo-lllll-ll",
        ),
        // Into a year without an official calendar.
        (
            "food-business-license",
            "2026-12-28",
            "2027-01-08",
            "2027-01-08",
            "2027-01-19",
            "oxx=xxxoo-lllll-ll",
        ),
        // Making the card comes after the decision and is drawn behind it; calendar days by law.
        (
            "passport-first",
            "2026-11-20",
            "2026-11-27",
            "2026-11-27",
            "2026-12-10",
            "-ooooo-xxxll-llll",
        ),
        // The law wants it on the spot once the cooling-off period is over: no day to name.
        (
            "divorce-registration",
            "2026-11-20",
            "2026-12-23",
            "2026-12-23",
            "none",
            "-xxxxx-xxxxx-xxxxx-xxxxx-xxo",
        ),
        // Nobody can say how long somebody takes to pass the driving test.
        (
            "driver-license-first",
            "2026-11-20",
            "none",
            "none",
            "none",
            "-?o",
        ),
        // Passed on after three days; the superior's decision has no fixed length.
        (
            "labor-capacity-appraisal",
            "2026-11-20",
            "none",
            "2026-11-25",
            "none",
            "-ooo?l-lllll-lllll-lllll-lllll-llll=lllll-lllll-lll",
        ),
        (
            "forest-land-use",
            "2026-11-20",
            "none",
            "none",
            "none",
            "-oxxxx-xoooo-oxxxx-x?oll-lllll-llll=ll",
        ),
        (
            "river-sand-permit",
            "2026-09-21",
            "none",
            "none",
            "none",
            "oxx=xxx=xxx-?oooo-ooooo-lllll-lllll",
        ),
        // At once; the bank's five days come after and do not count.
        (
            "student-loan",
            "2026-11-20",
            "2026-11-20",
            "2026-11-20",
            "2026-11-20",
            "-xxxxx",
        ),
    ];
    for (item, accepted, decided, own, lawful, bar) in table {
        let promise = promise(calendar(), guide(item), day(accepted));
        assert_eq!(show(promise.decided_by), decided, "R4a: {item} decided by");
        assert_eq!(show(promise.own_part_by), own, "R4a: {item} own part by");
        assert_eq!(show(promise.statutory_by), lawful, "R4a: {item} by law");
        assert_eq!(sketch(&promise), bar, "R4a: {item} bar");
    }
}

#[test]
fn r4a_the_food_licence_of_the_mockup() {
    let promise = promise(
        calendar(),
        guide("food-business-license"),
        day("2026-11-20"),
    );
    let dates: Vec<String> = promise
        .cells
        .iter()
        .map(|cell| cell.date.to_string())
        .collect();
    let expected = [
        "2026-11-23",
        "2026-11-24",
        "2026-11-25",
        "2026-11-26",
        "2026-11-27",
        "2026-11-30",
        "2026-12-01",
        "2026-12-02",
        "2026-12-03",
        "2026-12-04",
        "2026-12-07",
        "2026-12-08",
        "2026-12-09",
        "2026-12-10",
        "2026-12-11",
    ];
    assert_eq!(dates, expected);
    assert_eq!(
        (
            promise.committed,
            promise.excluded_days,
            promise.law_gives_more
        ),
        (3, 5, 7)
    );
    assert_eq!(
        promise.decided_by,
        Some(Due {
            date: day("2026-12-02"),
            provisional: false
        })
    );
}

#[test]
fn r1_a_promise_that_reaches_into_an_unofficial_year_is_provisional() {
    let promise = promise(
        calendar(),
        guide("food-business-license"),
        day("2026-12-28"),
    );
    assert_eq!(promise.decided_by.map(|due| due.provisional), Some(true));
}

/// Days of acceptance that meet every kind of day: ordinary, before Spring Festival, before National
/// Day, a make-up Saturday, the end of the last official year.
const ACCEPTED: [&str; 6] = [
    "2026-11-20",
    "2026-02-11",
    "2026-09-30",
    "2026-02-14",
    "2026-12-30",
    "2024-09-29",
];

fn count(promise: &Promise, kind: CellKind) -> u16 {
    u16::try_from(
        promise
            .cells
            .iter()
            .filter(|cell| cell.kind == kind)
            .count(),
    )
    .unwrap()
}

/// Where the uncounted steps of known length lie, as pauses, worked out from the cells alone.
fn pauses_of(promise: &Promise) -> Vec<Pause> {
    let mut before = promise.accepted;
    let mut pauses = Vec::new();
    for cell in &promise.cells {
        if cell.kind == CellKind::Excluded {
            pauses.push(Pause {
                from: before,
                to: Some(cell.date),
            });
        }
        before = cell.date;
    }
    pauses
}

#[test]
fn r4a_every_guide_of_the_county_keeps_its_promise_everywhere() {
    assert_eq!(county().guides.len(), 254);
    for (guide, accepted) in county()
        .guides
        .iter()
        .flat_map(|g| ACCEPTED.map(|a| (g, day(a))))
    {
        let promise = promise(calendar(), guide, accepted);
        let item = format!("{} accepted {accepted}", guide.id);
        assert_eq!(
            count(&promise, CellKind::Ours),
            guide.limits.committed_working_days,
            "{item}"
        );
        assert_eq!(promise.counted_days, promise.committed, "{item}");
        assert_eq!(
            count(&promise, CellKind::Excluded),
            promise.excluded_days,
            "{item}"
        );
        assert_eq!(
            count(&promise, CellKind::Law),
            promise.law_gives_more,
            "{item}"
        );
        assert_eq!(
            count(&promise, CellKind::OpenEnded) > 0,
            promise.open_ended,
            "{item}"
        );

        // Every working day from day 1 on has its cell, and no other day has.
        let mut before = accepted;
        for cell in &promise.cells {
            assert!(calendar().is_working(cell.date), "{item}");
            assert_eq!(calendar().count(before, cell.date), 1, "{item}");
            assert_eq!(
                cell.gap == Gap::None,
                before.succ_opt() == Some(cell.date),
                "{item}"
            );
            before = cell.date;
        }

        let ours = promise
            .cells
            .iter()
            .rfind(|cell| cell.kind == CellKind::Ours);
        let last = ours.map_or(accepted, |cell| cell.date);
        match promise.decided_by {
            None => assert!(promise.open_ended, "{item}"),
            Some(decided) => {
                assert!(!promise.open_ended, "{item}");
                let own = promise.own_part_by.unwrap();
                assert_eq!(own.date, last, "{item}");
                let later = DECIDED_LATER.contains(&guide.id.as_str());
                assert_eq!(own != decided, later, "{item}");
                assert!(own.date <= decided.date, "{item}");
                // R2 gives the same date when the uncounted steps are its pauses.
                let limit = Limit::Working(promise.committed);
                let again = due(calendar(), accepted, limit, &pauses_of(&promise));
                assert_eq!(again, Some(own), "{item}");
            }
        }
        // Only a limit in calendar days can run out first: over a long holiday.
        if let (Some(decided), Some(lawful)) = (promise.decided_by, promise.statutory_by) {
            let calendar_days = guide.limits.statutory.unit == LimitUnit::CalendarDay;
            assert!(decided.date <= lawful.date || calendar_days, "{item}");
            assert!(
                decided.date <= lawful.date || promise.law_gives_more == 0,
                "{item}"
            );
        }
    }
}

#[test]
fn r4a_when_steps_and_limit_disagree_the_limit_is_right() {
    for (committed, decided, bar) in [
        (2, "2026-12-01", "-oxxxx-xolll-lllll"),
        (6, "2026-12-07", "-oxxxx-xoooo-ollll"),
        (0, "2026-11-20", "-xxxxx"),
    ] {
        let mut guide = guide("food-business-license").clone();
        guide.limits.committed_working_days = committed;
        let promise = promise(calendar(), &guide, day("2026-11-20"));
        assert_eq!(show(promise.decided_by), decided, "{committed} days");
        assert_eq!(sketch(&promise), bar, "{committed} days");
    }
    let mut bare = guide("food-business-license").clone();
    bare.steps.clear();
    let promise = promise(calendar(), &bare, day("2026-11-20"));
    assert_eq!(sketch(&promise), "-oooll-lllll");
}
