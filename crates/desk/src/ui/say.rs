//! Small sentences: roles with their places, moments.

use crate::offices;
use crate::text::{Text, dates::time, fill, terms};
use mingbai_contract::Date;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::staff::Grant;
use mingbai_domain::time::{Zone, local};

/// A role with where it holds: `窗口人员（县市场监管局，A03、A05）`.
#[must_use]
pub fn grant(t: &Text, catalog: Option<&Catalog>, grant: &Grant) -> String {
    let role = terms::role(t, grant.role);
    let Some(department) = &grant.department else {
        return role.to_owned();
    };
    let department = offices::department(catalog, t.lang, department);
    let place = if grant.windows.is_empty() {
        department
    } else {
        let windows: Vec<String> = grant.windows.iter().map(ToString::to_string).collect();
        fill(t.common.at, &[&department, &t.list(&windows)])
    };
    fill(t.common.bracket, &[role, &place])
}

/// Roles in a row.
#[must_use]
pub fn grants(t: &Text, catalog: Option<&Catalog>, grants: &[Grant]) -> String {
    let each: Vec<String> = grants.iter().map(|g| grant(t, catalog, g)).collect();
    t.list(&each)
}

/// `2026年11月20日`.
#[must_use]
pub fn day(t: &Text, date: Date) -> String {
    t.lang.full_day(date.0)
}

/// `2026年11月20日 10:20`, by the county's clock.
#[must_use]
pub fn moment(t: &Text, ms: i64) -> String {
    let at = local(ms, Zone::BEIJING);
    format!("{} {}", t.lang.full_day(at.date), time(at.minute))
}
