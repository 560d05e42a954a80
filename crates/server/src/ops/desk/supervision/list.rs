//! `GET /api/v1/desk/supervision`.

use super::seen;
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::desk::needs::SeeSupervision;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::applications::Kept;
use crate::store::supervision::{CaseQuery, KeptCase, Place};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::supervision::{CaseId, SupervisionPage};
use mingbai_contract::problem::FieldCode;
use mingbai_domain::staff::Permit;
use std::collections::HashMap;
use std::sync::Arc;

/// How many cases a page has.
const PAGE: u32 = 50;

/// Supervision cases
///
/// Newest first, fifty to a page: each deemed acceptance, each deemed consent and each clock that ran out,
/// with the office's reason and what was done. Supervisors see all of them, chief representatives those that
/// their department answers for.
#[utoipa::path(
    get,
    path = "/api/v1/desk/supervision",
    operation_id = "list_supervision",
    tag = "desk",
    params(
        ("closed" = Option<bool>, Query, description = "Only closed ones, or only those that are not"),
        ("case" = Option<CaseId>, Query, description = "Only this one"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The cases", body = SupervisionPage), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeSupervision>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let closed = query.read("closed", |text| {
        text.parse::<bool>().map_err(|_| FieldCode::UnknownValue)
    });
    let case = query.read("case", |text| {
        text.parse::<CaseId>().map_err(|_| FieldCode::Malformed)
    });
    let after = query.read("cursor", |text| read(text).ok_or(FieldCode::Malformed));
    query.end()?;
    let now = published(&app)?;
    let wanted = CaseQuery {
        departments: match &may.permit {
            Permit::Everything => None,
            Permit::Departments(own) => Some(own.iter().cloned().collect()),
            Permit::Refused => Some(Vec::new()),
        },
        is_open: closed.map(|closed| !closed),
        after,
        limit: PAGE + 1,
    };
    let found = match case.as_ref().and_then(CaseId::parts) {
        Some((number, truth)) => {
            let one = app.store.case(&number, &truth).await;
            one.map(|one| one.into_iter().filter(|one| wanted.takes(one)).collect())
        }
        None => app.store.cases(&wanted).await,
    };
    let mut found: Vec<KeptCase> = found.map_err(|error| internal(&error))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| more);
    let next_cursor = last.map(|case| write(case.at_ms, &case.number, &case.truth));
    let mut numbers: Vec<ApplicationNumber> =
        found.iter().map(|case| case.number.clone()).collect();
    numbers.sort();
    numbers.dedup();
    let kept = app.store.applications(&numbers).await;
    let kept = kept.map_err(|error| internal(&error))?.into_iter();
    let kept: HashMap<ApplicationNumber, Kept> = kept
        .map(|kept| (kept.application.number.clone(), kept))
        .collect();
    let mut cases = Vec::with_capacity(found.len());
    for case in found {
        if let Some(kept) = kept.get(&case.number) {
            cases.extend(seen(&now, case, kept, may.now_ms)?);
        }
    }
    Ok(say(SupervisionPage { cases, next_cursor }))
}

/// Where the next page begins: time and name of the last case.
fn write(at_ms: i64, number: &ApplicationNumber, truth: &str) -> String {
    format!("{at_ms}.{}", CaseId::new(number, truth).as_str())
}

fn read(cursor: &str) -> Option<Place> {
    let (at_ms, id) = cursor.split_once('.')?;
    let (number, truth) = id.parse::<CaseId>().ok()?.parts()?;
    Some((at_ms.parse().ok()?, number, truth))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let number = ApplicationNumber::new("QS202611200001Y").unwrap();
        let truth = "overdue:step0".to_owned();
        let cursor = write(-5, &number, &truth);
        assert_eq!(read(&cursor), Some((-5, number, truth)));
        for bad in ["", "5", "5.QS", "x.QS202611200001Y-overdue-committed"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
