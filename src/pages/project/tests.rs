//! The sample county's projects, as the server answers about them.

use crate::pages::track::tests::{calendar, noon};
use mingbai_contract::guide::Guide;
use mingbai_contract::lists::ListsFile;
use mingbai_contract::office::Department;
use mingbai_contract::project::{
    Access, FeeStanding, MaterialName, Project, ProjectFee, ProjectItem, ProjectPage,
};
use mingbai_domain::project::fee_standing;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn data<T: DeserializeOwned>(name: &str) -> T {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/").to_owned() + name;
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn page(mut project: Project, departments: &[Department], lists: &ListsFile) -> ProjectPage {
    let mut items: Vec<ProjectItem> = Vec::new();
    let mut used = Vec::new();
    for approval in &mut project.approvals {
        let guide: Guide = data(&format!("items/{}.json", approval.item));
        approval.deemed_consent = guide.deemed_consent;
        if !used.contains(&approval.department) {
            used.push(approval.department.clone());
        }
        let names = guide.materials.iter().map(|material| MaterialName {
            id: material.id.clone(),
            name: material.name.clone(),
        });
        items.push(ProjectItem {
            id: approval.item.clone(),
            name: guide.name.clone(),
            materials: names.collect(),
        });
    }
    let standing = |fee: &ProjectFee| fee_standing(&lists.fee_catalogue, fee);
    let fees: Vec<FeeStanding> = project.fees.iter().map(standing).collect();
    let departments = departments.iter().filter(|one| used.contains(&one.id));
    let as_of = serde_json::from_value("2026-11-20T12:00:00.000+08:00".into()).unwrap();
    ProjectPage {
        as_of,
        version: 1,
        access: Access::Owner,
        shared: false,
        departments: departments.cloned().collect(),
        items,
        fees,
        project,
    }
}

/// Every project of the sample county, as it stands in the file.
pub fn pages() -> Vec<ProjectPage> {
    let cases: Value = data("demo-cases.json");
    let (departments, lists) = (
        data::<Vec<Department>>("departments.json"),
        data("lists.json"),
    );
    let projects: Vec<Project> = serde_json::from_value(cases["projects"].clone()).unwrap();
    let pages = projects.into_iter();
    pages
        .map(|project| page(project, &departments, &lists))
        .collect()
}

/// One of them.
pub fn sample(code: &str) -> ProjectPage {
    let found = pages()
        .into_iter()
        .find(|page| page.project.id.as_str() == code);
    found.unwrap()
}

/// What a look-up answers at noon of a day.
pub fn answer(page: &ProjectPage, day: &str) -> String {
    let mut value = serde_json::to_value(page).unwrap();
    value["as_of"] = format!("{day}T12:00:00.000+08:00").into();
    assert_eq!(noon(day) % 1000, 0);
    value.to_string()
}

/// Days on which the projects look different: nothing decided, in full swing, in a pause that should have
/// ended, long after everything was promised, in a year without a calendar.
pub const DAYS: [&str; 5] = [
    "2026-10-09",
    "2026-11-20",
    "2026-11-27",
    "2026-12-25",
    "2027-03-02",
];

#[test]
fn the_sample_projects_can_be_planned_on_every_day() {
    let calendar = calendar();
    for page in pages() {
        for day in DAYS {
            let today = day.parse().unwrap();
            let planned =
                super::plan::Plan::new(crate::text::Lang::Zh.text(), &page, &calendar, today);
            assert!(planned.is_some(), "{} on {day}", page.project.id);
        }
    }
}
