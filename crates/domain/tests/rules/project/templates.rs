//! R8: what a county's templates of stages come to, and what is wrong with one.

use super::project;
use crate::county::county;
use mingbai_contract::desk::projects::GreenItem;
use mingbai_contract::project::{Project, ProjectType};
use mingbai_contract::rules::{ParamValue, ServiceRule};
use mingbai_contract::{ItemId, ProjectId};
use mingbai_domain::project::template::{
    CATEGORY, TemplateFault, faults, next_code, plan, template, templates,
};
use mingbai_domain::project::{check, check_guide};
use std::collections::BTreeSet;

/// The items of the sample county that can be part of a project.
fn items() -> Vec<GreenItem> {
    let guides = county().guides.iter().filter(|guide| guide.green_channel);
    guides
        .map(|guide| GreenItem {
            id: guide.id.clone(),
            name: guide.name.clone(),
            department: guide.department.clone(),
            window: guide.windows[0].clone(),
            committed_working_days: guide.limits.committed_working_days,
            deemed_consent: guide.deemed_consent,
            exclusions: Vec::new(),
            deferrable: Vec::new(),
        })
        .collect()
}

fn code() -> ProjectId {
    "GC2026-007".parse().unwrap()
}

fn left_out(items: &[&str]) -> BTreeSet<ItemId> {
    items.iter().map(|item| item.parse().unwrap()).collect()
}

/// What waits for what, by item.
fn waits(project: &Project) -> Vec<String> {
    let item = |no| {
        let mut approvals = project.approvals.iter();
        approvals.find(|one| one.no == no).unwrap().item.as_str()
    };
    let lines = project.approvals.iter().map(|one| {
        let after: Vec<_> = one.depends_on.iter().map(|no| item(no.clone())).collect();
        format!("{} < {}", one.item, after.join(" "))
    });
    lines.collect()
}

#[test]
fn r8_every_template_of_the_county_makes_a_project() {
    let county = county();
    let templates = templates(&county.service_rules);
    let kinds: Vec<_> = templates.iter().map(|one| one.r#type).collect();
    assert_eq!(kinds, [ProjectType::Enterprise, ProjectType::Government]);
    for template in &templates {
        let mut made = project(plan(template, &items(), &BTreeSet::new(), &code()));
        made.stages = template.stages.clone();
        assert_eq!(made.approvals.len(), template.steps.len());
        assert_eq!(check(&made), []);
        assert_eq!(made.approvals[0].no.as_str(), "GC2026-007-01");
        for approval in &made.approvals {
            let mut guides = county.guides.iter();
            let guide = guides.find(|guide| guide.id == approval.item).unwrap();
            assert_eq!(approval.department, guide.department);
            let calendar = crate::county::calendar();
            assert_eq!(check_guide(calendar, guide, approval, None), []);
        }
    }
}

#[test]
fn r8_what_waited_for_something_that_is_left_out_waits_for_what_that_waited_for() {
    let templates = templates(&county().service_rules);
    let without = left_out(&["construction-planning-permit", "fire-design-review"]);
    let made = project(plan(&templates[0], &items(), &without, &code()));
    let waits = waits(&made);
    assert_eq!(waits.len(), templates[0].steps.len() - 2);
    for line in [
        "construction-permit < investment-filing land-use-planning-permit",
        "drainage-permit < land-use-planning-permit",
        "planning-verification < construction-permit",
    ] {
        assert!(waits.iter().any(|one| one == line), "{line}: {waits:#?}");
    }
    // Numbers have no gap.
    let last = made.approvals.last().unwrap().no.as_str();
    assert_eq!(last, format!("GC2026-007-{:02}", waits.len()));
}

#[test]
fn what_is_wrong_with_a_template_is_said_by_its_parameter() {
    let words =
        |words: &[&str]| ParamValue::Words(words.iter().map(|word| (*word).to_owned()).collect());
    let good = |change: fn(&mut ServiceRule)| {
        let rules = &county().service_rules;
        let mut rule = rules.iter().find(|rule| rule.category == CATEGORY);
        let mut rule = rule.take().unwrap().clone();
        change(&mut rule);
        rule
    };
    assert!(template(&good(|_| {})).is_ok());
    for (name, value, fault) in [
        ("type", words(&[]), TemplateFault::Type),
        (
            "type",
            ParamValue::Text("mine".to_owned()),
            TemplateFault::Type,
        ),
        ("stages", words(&[]), TemplateFault::Stages),
        ("stages", words(&["甲", "甲"]), TemplateFault::Stages),
        ("items", words(&[]), TemplateFault::Items),
        ("items", words(&["investment-filing"]), TemplateFault::Items),
        (
            "items",
            words(&["别处/investment-filing"]),
            TemplateFault::Items,
        ),
        (
            "items",
            words(&["施工许可/a", "施工许可/a"]),
            TemplateFault::Items,
        ),
        (
            "after",
            words(&["construction-permit"]),
            TemplateFault::After,
        ),
        (
            "after",
            words(&["construction-permit/nothing"]),
            TemplateFault::After,
        ),
        (
            "after",
            words(&["investment-filing/construction-permit"]),
            TemplateFault::After,
        ),
        (
            "after",
            words(&["construction-permit/construction-permit"]),
            TemplateFault::After,
        ),
    ] {
        let mut rule = good(|_| {});
        rule.params.insert(name.to_owned(), value);
        assert_eq!(template(&rule), Err(fault), "{name}");
        assert_eq!(fault.param(), name);
        assert_eq!(templates(&[rule]), []);
    }
    // An item that cannot be part of a project.
    let county = county();
    let all = items();
    let mut known: BTreeSet<&ItemId> = all.iter().map(|item| &item.id).collect();
    assert_eq!(faults(&county.service_rules, &known), []);
    let gone = "fire-acceptance".parse::<ItemId>().unwrap();
    known.remove(&gone);
    assert_eq!(faults(&county.service_rules, &known).len(), 1);
}

#[test]
fn the_next_number_is_behind_all_of_its_year() {
    let codes = ["GC2026-006", "GC2026-002", "GC2025-031", "P-7", "GC2026-x"];
    let codes: Vec<ProjectId> = codes.iter().map(|code| code.parse().unwrap()).collect();
    for (year, expected) in [
        (2026, "GC2026-007"),
        (2025, "GC2025-032"),
        (2027, "GC2027-001"),
    ] {
        assert_eq!(next_code(&codes, year).unwrap().as_str(), expected);
    }
}
