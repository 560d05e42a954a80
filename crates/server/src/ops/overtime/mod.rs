//! The overtime ledger (R5, 优化营商环境条例 art. 36), for everybody.
//!
//! Which clocks ran out in a month is asked of an index; what is shown of them is worked out from the
//! applications themselves, and kept until any of them changes: [`crate::store::supervision::Stamp`] tells.

pub mod csv;
pub mod get;

use crate::app::App;
use crate::live::body::Body;
use crate::live::current::Current;
use crate::ops::applications::{published, reasons};
use crate::ops::desk::day;
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::overtime::{OvertimeLedger, OvertimeRow};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::{Date, Month};
use mingbai_domain::overtime::{Filed, rows};
use mingbai_domain::time::{Zone, midnight};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The first month that anybody can ask for: no application is older.
const FIRST_YEAR: &str = "2000-01";

/// A ledger that is ready to be sent, in the form that `write` gives it; `form` names that.
async fn ledger(
    app: &App,
    mut query: Query,
    form: &str,
    write: impl FnOnce(&OvertimeLedger) -> serde_json::Result<Body>,
) -> Result<(Month, Arc<Body>), Refusal> {
    let now = published(app)?;
    let now_ms = app.clock.now_ms();
    let as_of = day(now_ms, now.zone);
    let current = Month::of(as_of);
    let month = query.read("month", |text| {
        let month: Month = text.parse().map_err(|_| FieldCode::Malformed)?;
        let first = FIRST_YEAR.parse().map_err(|_| FieldCode::Malformed)?;
        let known = (first..=current).contains(&month);
        known.then_some(month).ok_or(FieldCode::OutOfRange)
    });
    query.end()?;
    let month = month.unwrap_or(current);
    let (from_ms, before_ms) = stretch(month, now.zone);
    let stamp = app.store.stamp_between(from_ms, before_ms).await;
    let stamp = stamp.map_err(|error| internal(&error))?;
    let question = format!("{form} {month} {as_of} {stamp:?}");
    if let Some(body) = now.ledgers.find(&question) {
        return Ok((month, body));
    }
    let rows = find(app, &now, (from_ms, before_ms), now_ms).await?;
    let ledger = OvertimeLedger { month, as_of, rows };
    let body = write(&ledger).map_err(|error| internal(&error))?;
    Ok((month, now.ledgers.keep(&question, body)))
}

/// The ledger of a month that has begun, as `GET /api/v1/overtime` sends it.
///
/// # Errors
/// As that.
pub async fn of_month(app: &App, month: Month) -> Result<Arc<Body>, Refusal> {
    let query = Query::parse(&format!("month={month}"));
    let (_, body) = ledger(app, query, "json", Body::json).await?;
    Ok(body)
}

/// When a month begins in the county, and when the next one does.
fn stretch(month: Month, zone: Zone) -> (i64, i64) {
    let begins = |month: Month| midnight(month.first().0, zone);
    (begins(month), begins(month.next()))
}

/// The rows of what ran out in a stretch of time.
async fn find(
    app: &App,
    now: &Current,
    (from_ms, before_ms): (i64, i64),
    now_ms: i64,
) -> Result<Vec<OvertimeRow>, Refusal> {
    let cases = app.store.cases_between(from_ms, before_ms).await;
    let cases = cases.map_err(|error| internal(&error))?;
    let mut wanted: HashMap<ApplicationNumber, HashSet<String>> = HashMap::new();
    for (number, truth) in cases {
        wanted.entry(number).or_default().insert(truth);
    }
    let numbers: Vec<ApplicationNumber> = wanted.keys().cloned().collect();
    let catalog = &now.shelf.catalog;
    let items: BTreeMap<_, _> = catalog.items.iter().map(|i| (&i.id, &i.name)).collect();
    let departments = catalog.departments.iter();
    let departments: BTreeMap<_, _> = departments.map(|d| (&d.id, &d.name)).collect();
    let mut found = Vec::new();
    // Some at a time: what has been shown need not be held.
    for some in numbers.chunks(500) {
        let all = app.store.applications(some).await;
        for kept in all.map_err(|error| internal(&error))? {
            let reasons = reasons(now, &kept);
            let filed = Filed {
                application: &kept.application,
                department: &kept.department,
                salt: &kept.salt,
                reasons: &reasons,
            };
            let rows = rows(&now.work, filed, now_ms).map_err(|error| internal(&error))?;
            for (truth, mut row) in rows {
                let known = wanted.get(&kept.application.number);
                if known.is_some_and(|truths| truths.contains(&truth)) {
                    row.item_name = items.get(&row.item).map(|name| (*name).clone());
                    row.department_name =
                        departments.get(&row.department).map(|name| (*name).clone());
                    found.push(row);
                }
            }
        }
    }
    found.sort_by(|a, b| order(a).cmp(&order(b)));
    Ok(found)
}

/// By the day, then by what tells nothing of the order in which they were taken in.
fn order(row: &OvertimeRow) -> (Date, &str, Date, &Option<String>) {
    (row.since, &row.mark, row.due, &row.step)
}
