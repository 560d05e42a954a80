//! Drafts of what is published: what becomes of the catalog, what is wrong, how versions differ.

use crate::county::county;
use mingbai_contract::Date;
use mingbai_contract::calendar::{Holiday, HolidayType};
use mingbai_contract::desk::publishing::{Content, DraftOf};
use mingbai_contract::guide::Guide;
use mingbai_domain::catalog::check::{self, check};
use mingbai_domain::publishing::{
    around, compare, content, faults, may_keep, may_see, past_days, with, year_missing,
};
use mingbai_domain::staff::Permit;
use proptest::prelude::*;

const FOOD: &str = "food-business-license";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn of(text: &str) -> DraftOf {
    text.parse().unwrap()
}

fn food() -> Guide {
    let found = county()
        .guides
        .iter()
        .find(|guide| guide.id.as_str() == FOOD);
    found.unwrap().clone()
}

fn guide(guide: Guide) -> Content {
    Content::Guide(Box::new(guide))
}

/// Everything that can be drafted.
fn all() -> Vec<DraftOf> {
    let guides = county()
        .guides
        .iter()
        .map(|guide| DraftOf::Guide(guide.id.clone()));
    let lists = Content::LISTS
        .iter()
        .map(|list| DraftOf::List(list.parse().unwrap()));
    let years = county()
        .calendar
        .years
        .iter()
        .map(|year| DraftOf::Year(year.year));
    guides.chain(lists).chain(years).collect()
}

#[test]
fn what_comes_out_unchanged_changes_nothing_but_the_day() {
    for of in all() {
        let content = content(county(), &of).unwrap_or_else(|| panic!("{of}"));
        assert!(content.fits(&of), "{of}");
        let mut new = with(county(), [(&of, &content)], county().county.published).unwrap();
        for (new, old) in new.guides.iter_mut().zip(&county().guides) {
            new.updated = old.updated;
        }
        assert!(new == *county(), "{of}");
    }
}

#[test]
fn windows_and_departments_follow_a_guide() {
    let mut moved = food();
    let elsewhere = county()
        .windows
        .iter()
        .find(|w| !moved.windows.contains(&w.id))
        .unwrap();
    let left = moved.windows[0].clone();
    moved.windows = vec![elsewhere.id.clone()];
    let mut added = food();
    added.id = "food-stall".parse().unwrap();
    "QS-99-001".clone_into(&mut added.code);
    let (of_moved, of_added) = (
        DraftOf::Guide(moved.id.clone()),
        DraftOf::Guide(added.id.clone()),
    );
    let owner = |publication: &mingbai_contract::catalog::Publication| {
        let departments = publication.departments.iter();
        departments
            .clone()
            .find(|d| d.id == added.department)
            .unwrap()
            .items_count
    };
    let drafts = [
        (of_moved, guide(moved.clone())),
        (of_added, guide(added.clone())),
    ];
    let new = with(
        county(),
        drafts.iter().map(|(of, c)| (of, c)),
        day("2026-12-01"),
    )
    .unwrap();
    let lists = |id: &mingbai_contract::WindowId| {
        let window = new.windows.iter().find(|window| window.id == *id).unwrap();
        window.items.contains(&moved.id)
    };
    assert!(lists(&elsewhere.id) && !lists(&left));
    assert_eq!(owner(&new), owner(county()) + 1);
    assert_eq!(new.county.published, day("2026-12-01"));
    let updated = new
        .guides
        .iter()
        .find(|guide| guide.id == added.id)
        .unwrap()
        .updated;
    assert_eq!(updated, day("2026-12-01"));
    assert_eq!(check(&new), []);
}

#[test]
fn an_item_that_is_gone_is_gone_everywhere() {
    let item = food().id;
    let gone = (DraftOf::Guide(item.clone()), Content::Gone(item.clone()));
    let new = with(county(), [(&gone.0, &gone.1)], day("2026-12-01")).unwrap();
    assert!(new.guides.iter().all(|guide| guide.id != item));
    assert!(
        new.windows
            .iter()
            .all(|window| !window.items.contains(&item))
    );
    let of_lists: Vec<_> = faults(&new)
        .into_iter()
        .map(|fault| (fault.of, fault.code))
        .collect();
    // Lists that still name it say so.
    assert!(
        of_lists
            .iter()
            .all(|(of, code)| { matches!(of, Some(DraftOf::List(_))) && code == "unknown_item" }),
        "{of_lists:?}"
    );
}

#[test]
fn a_content_of_something_else_does_not_come_out() {
    let other = guide(food());
    for wrong in ["guide:passport", "list:fees", "year:2026"] {
        let wrong = of(wrong);
        assert_eq!(
            with(county(), [(&wrong, &other)], day("2026-12-01"))
                .unwrap_err()
                .0,
            wrong
        );
    }
}

/// One guide is checked by the same rules as all of them.
#[test]
fn r6_r7_are_the_same_while_typing_as_when_publishing() {
    type Change = fn(&mut Guide);
    let changes: [(&str, Change); 9] = [
        ("as it is", |_| ()),
        ("R6: more than half", |g| {
            g.limits.committed_working_days += 20
        }),
        ("R4a: steps", |g| g.steps[0].working_days = Some(19)),
        ("R7: another fee", |g| g.fee.unit = Some("元/次".to_owned())),
        ("no window", |g| g.windows = vec!["Z99".parse().unwrap()]),
        ("no names", |g| g.aliases.clear()),
        ("material twice", |g| {
            g.materials.push(g.materials[0].clone())
        }),
        ("unknown material", |g| {
            g.situations[0].materials.push("no-such".parse().unwrap())
        }),
        ("too few immediate", |g| g.annual_volume = 90_000_000),
    ];
    for original in &county().guides {
        for (name, change) in &changes {
            let mut changed = original.clone();
            change(&mut changed);
            let today = county().county.published;
            let around = around(county(), &changed.id, today);
            changed.updated = today;
            let alone = check::guide(&changed, &around);
            let draft = (DraftOf::Guide(changed.id.clone()), guide(changed));
            let new = with(county(), [(&draft.0, &draft.1)], today).unwrap();
            assert_eq!(alone, check(&new), "{} {name}", original.id);
        }
    }
}

#[test]
fn r1_days_that_are_over_stay_what_they_were() {
    let mut calendar = county().calendar.clone();
    let year = calendar
        .years
        .iter_mut()
        .find(|year| year.year == 2026)
        .unwrap();
    year.holidays.push(Holiday {
        date: day("2026-11-19"),
        name: "县庆".to_owned(),
        name_en: "County day".to_owned(),
        r#type: HolidayType::AdjustedRest,
    });
    for (today, changed) in [
        ("2026-11-18", vec![]),
        ("2026-11-19", vec![day("2026-11-19")]),
    ] {
        assert_eq!(
            past_days(&county().calendar, &calendar, day(today).0),
            changed,
            "{today}"
        );
    }
    // A weekend day that is also named as a day off is no other day than before.
    let year = calendar
        .years
        .iter_mut()
        .find(|year| year.year == 2026)
        .unwrap();
    year.holidays.last_mut().unwrap().date = day("2026-11-15");
    assert_eq!(
        past_days(&county().calendar, &calendar, day("2026-11-20").0),
        []
    );
}

#[test]
fn r1_the_next_year_is_missed_from_november_on() {
    let mut calendar = county().calendar.clone();
    calendar.years.retain(|year| year.year <= 2026);
    for (today, missing) in [
        ("2026-10-31", None),
        ("2026-11-01", Some(2027)),
        ("2025-12-01", None),
    ] {
        let found = year_missing(&calendar, day(today).0);
        assert_eq!(found.map(|found| found.year), missing, "{today}");
    }
}

#[test]
fn a_guide_is_kept_by_its_department_before_and_after() {
    let own = |id: &str| Permit::Departments([id.parse().unwrap()].into());
    let (item, owner) = (of(&format!("guide:{FOOD}")), food().department);
    let mut given_away = food();
    given_away.department = "gongan".parse().unwrap();
    let (same, given_away) = (guide(food()), guide(given_away));
    let gone = Content::Gone(food().id);
    for (permit, of_what, published, draft, may) in [
        (own(owner.as_str()), &item, Some(&owner), Some(&same), true),
        (
            own(owner.as_str()),
            &item,
            Some(&owner),
            Some(&given_away),
            false,
        ),
        (own("gongan"), &item, Some(&owner), Some(&given_away), false),
        (own("gongan"), &item, None, Some(&given_away), true),
        (own(owner.as_str()), &item, None, None, false),
        (
            Permit::Everything,
            &item,
            Some(&owner),
            Some(&given_away),
            true,
        ),
        (Permit::Refused, &item, Some(&owner), Some(&same), false),
        // Its guide has left the catalog: nobody's any more, but not stuck.
        (own(owner.as_str()), &item, None, Some(&gone), false),
        (Permit::Everything, &item, None, Some(&gone), true),
        (own(owner.as_str()), &DraftOf::Year(2027), None, None, false),
        (own(owner.as_str()), &of("list:fees"), None, None, false),
        (Permit::Everything, &of("list:fees"), None, None, true),
    ] {
        assert_eq!(
            may_keep(&permit, of_what, published, draft),
            may,
            "{permit:?} {of_what}"
        );
    }
}

#[test]
fn a_guide_is_seen_by_its_department_before_or_after() {
    let own = |id: &str| Permit::Departments([id.parse().unwrap()].into());
    let (item, owner) = (of(&format!("guide:{FOOD}")), food().department);
    let mut given_away = food();
    given_away.department = "gongan".parse().unwrap();
    let given_away = guide(given_away);
    for (permit, published, draft, may) in [
        (own(owner.as_str()), Some(&owner), None, true),
        (own("gongan"), Some(&owner), None, false),
        (own("gongan"), Some(&owner), Some(&given_away), true),
        (own("gongan"), None, None, false),
        (Permit::Everything, None, None, true),
        (Permit::Refused, Some(&owner), None, false),
    ] {
        assert_eq!(may_see(&permit, &item, published, draft), may, "{permit:?}");
    }
    for shared in [of("list:fees"), DraftOf::Year(2027)] {
        assert!(may_see(&own("gongan"), &shared, None, None));
    }
}

#[test]
fn versions_differ_field_by_field() {
    let check = |change: fn(&mut Guide), expected: &[(&str, Option<&str>, Option<&str>)]| {
        let mut after = food();
        change(&mut after);
        let found = compare(Some(&guide(food())), Some(&guide(after))).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|d| (d.field.as_str(), d.before.as_deref(), d.after.as_deref()))
            .collect();
        assert_eq!(found, expected);
    };
    check(|_| (), &[]);
    check(|g| g.visits = 2, &[("/visits", Some("0"), Some("2"))]);
    check(
        |g| g.aliases.insert(0, "摆摊".to_owned()),
        &[("/aliases/摆摊", None, Some("摆摊"))],
    );
    let first = food().materials[0].clone();
    let field = format!("/materials/{}/copies", first.id);
    check(
        |g| g.materials[0].copies += 1,
        &[(
            &field,
            Some(&first.copies.to_string()),
            Some(&(first.copies + 1).to_string()),
        )],
    );
    // A condition that is put in front moves nothing else.
    check(
        |g| g.conditions.swap(0, 1),
        &[(
            "/conditions",
            Some(food().conditions.join("、").as_str()),
            Some(
                {
                    let mut swapped = food().conditions;
                    swapped.swap(0, 1);
                    swapped.join("、")
                }
                .as_str(),
            ),
        )],
    );
    // A step has no id: what begins and ends both lists is told apart from what is between.
    let name = food().steps[1].name.clone();
    let mut taken = food();
    taken.steps.remove(1);
    let found = compare(Some(&guide(food())), Some(&guide(taken))).unwrap();
    assert!(
        found
            .iter()
            .all(|d| d.field.starts_with("/steps/2/") && d.after.is_none())
    );
    assert!(found.iter().any(|d| d.before.as_deref() == Some(&name)));
}

proptest! {
    #[test]
    fn versions_differ_exactly_where_they_say_something_else(
        one in 0..1000_usize, other in 0..1000_usize,
    ) {
        let guides = &county().guides;
        let (one, other) = (&guides[one % guides.len()], &guides[other % guides.len()]);
        let (one, other) = (guide(one.clone()), guide(other.clone()));
        let there = compare(Some(&one), Some(&other)).unwrap();
        prop_assert_eq!(there.is_empty(), one == other);
        // The way back tells the same the other way round.
        let mut back: Vec<_> = compare(Some(&other), Some(&one)).unwrap().into_iter()
            .map(|d| (d.field, d.after, d.before)).collect();
        let mut there: Vec<_> = there.into_iter().map(|d| (d.field, d.before, d.after)).collect();
        back.sort();
        there.sort();
        prop_assert_eq!(there, back);
    }
}
