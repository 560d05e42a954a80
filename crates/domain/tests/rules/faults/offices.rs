//! Offices, lists, commitments and words that make no sense.

use super::plant::*;
use crate::county::day;
use mingbai_contract::Date;
use mingbai_contract::office::Span;
use mingbai_contract::rules::ParamValue;
use mingbai_domain::catalog::check::FaultCode::*;

/// The faults of this kind, one each.
pub fn planted() -> Vec<Planted> {
    vec![
        (
            |p| {
                center(p, "zwfw-main").hours.tue[1] = Span {
                    from: 700,
                    to: 1020,
                }
            },
            "centers.json",
            "/0/hours/tue/1",
            SpansNotAscending,
        ),
        (
            |p| center(p, "zwfw-main").hours.wed.reverse(),
            "centers.json",
            "/0/hours/wed/1",
            SpansNotAscending,
        ),
        (
            |p| center(p, "zwfw-main").hours.sat.clear(),
            "centers.json",
            "/0/hours/sat",
            AppointmentDayClosed,
        ),
        (
            |p| window(p, "T1-1").saturday_appointment = true,
            "windows.json",
            "/76/saturday_appointment",
            NoAppointmentDay,
        ),
        (
            |p| window(p, "A01").counters = 0,
            "windows.json",
            "/0/counters",
            NoCounters,
        ),
        (
            |p| p.county.help_windows.clear(),
            "county.json",
            "/help_windows",
            NoHelpWindow,
        ),
        (
            |p| "青山".clone_into(&mut p.county.number_prefix),
            "county.json",
            "/number_prefix",
            BadNumberPrefix,
        ),
        (
            |p| p.lists.key_goals[0].progress_percent = 101,
            "lists.json",
            "/key_goals/0/progress_percent",
            ProgressOverHundred,
        ),
        (
            |p| p.lists.key_goals[0].milestones[0].planned = Date(day("2027-01-01")),
            "lists.json",
            "/key_goals/0/milestones/0/planned",
            MilestoneOutsideGoal,
        ),
        (
            |p| p.lists.key_goals[0].milestones[0].actual = Some(Date(day("2026-01-04"))),
            "lists.json",
            "/key_goals/0/milestones/0/actual",
            MilestoneOutsideGoal,
        ),
        (
            |p| p.lists.key_goals[0].due = Date(day("2025-12-31")),
            "lists.json",
            "/key_goals/0/due",
            GoalUpsideDown,
        ),
        (
            |p| p.lists.penalty_discretion[0].tiers.clear(),
            "lists.json",
            "/penalty_discretion/0/tiers",
            NoGrades,
        ),
        (
            |p| p.synonyms[5].terms.clear(),
            "synonyms.json",
            "/5/terms",
            EmptySynonym,
        ),
        (
            |p| p.synonyms[5].official.push(String::new()),
            "synonyms.json",
            "/5/official",
            EmptySynonym,
        ),
        (
            |p| {
                let rule = p
                    .service_rules
                    .iter_mut()
                    .find(|rule| rule.id == "complaint-reply");
                let days = ParamValue::Whole(0);
                rule.unwrap()
                    .params
                    .insert("simple_working_days".to_owned(), days);
            },
            "service-rules.json",
            "/20/params/simple_working_days",
            BadComplaintTerm,
        ),
        (
            |p| {
                let rule = p
                    .service_rules
                    .iter_mut()
                    .find(|rule| rule.id == "stages-government");
                let after = ParamValue::Words(vec!["fire-design-review/nothing".to_owned()]);
                rule.unwrap().params.insert("after".to_owned(), after);
            },
            "service-rules.json",
            "/27/params/after",
            BadProjectTemplate,
        ),
        (
            |p| p.lists.complaint_categories[1].id = "Passing-the-buck".to_owned(),
            "lists.json",
            "/complaint_categories/1/id",
            BadCategory,
        ),
        (
            |p| p.lists.complaint_categories.clear(),
            "lists.json",
            "/complaint_categories",
            NoCategories,
        ),
        (
            |p| p.lists.rating_tags[2].levels.clear(),
            "lists.json",
            "/rating_tags/2/levels",
            NoLevels,
        ),
        (
            |p| p.lists.rating_tags[3].name.en = " ".to_owned(),
            "lists.json",
            "/rating_tags/3/name/en",
            EmptyName,
        ),
        (
            |p| {
                let tags = p.lists.rating_tags.iter_mut().skip(16);
                tags.for_each(|tag| tag.levels.retain(|level| level.number() == 2));
            },
            "lists.json",
            "/rating_tags",
            NoReasons,
        ),
        (
            |p| p.service_rules[0].text.en.clear(),
            "service-rules.json",
            "/0/text/en",
            EmptyText,
        ),
    ]
}

#[test]
fn offices_lists_and_words_make_sense() {
    find_all(&planted());
}
