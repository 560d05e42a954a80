//! Do the numbers of cases hold? Counts all applications anew, and puts right what is otherwise (R13).

use super::{Code, Finding};
use crate::config::Settings;
use crate::ops::board::added;
use crate::store::board::CaseMiscount;
use crate::store::probe::{Schema, probe};
use crate::store::{self, StoreError};
use mingbai_contract::application::Application;
use mingbai_domain::calendar::WorkCalendar;

/// How many wrong counts are told of at most.
const TOLD: usize = 20;

/// Judges what a recount found.
#[must_use]
pub fn check(wrong: &[CaseMiscount]) -> Vec<Finding> {
    if wrong.is_empty() {
        return vec![Finding::new(Code::CasesAddUp, String::new())];
    }
    let told = wrong.iter().take(TOLD).map(|one| {
        let figures =
            |of: &mingbai_contract::board::CaseFigures| format!("{}/{}", of.received, of.concluded);
        let (kept, found) = (figures(&one.kept), figures(&one.found));
        let (day, window, department) = (one.day, &one.window, &one.department);
        let about = format!("{day} {window} {department}: {kept} → {found}");
        Finding::new(Code::CasesPutRight, about)
    });
    told.collect()
}

/// Counts, where there is a database whose schema needs no `migrate` and that has a calendar to count by.
pub async fn recount(settings: &Settings) -> Vec<Finding> {
    let uncounted = |about: String| vec![Finding::new(Code::CasesUncounted, about)];
    match count(&settings.database).await {
        Ok(Some(wrong)) => check(&wrong),
        Ok(None) => uncounted("migrate".to_owned()),
        Err(error) => uncounted(error.to_string()),
    }
}

async fn count(database: &str) -> Result<Option<Vec<CaseMiscount>>, StoreError> {
    let schema = probe(database).await?.map(|probe| probe.schema);
    if !matches!(schema, Some(Schema::Current { .. })) {
        return Ok(None);
    }
    let store = store::open(database).await?;
    let counted = async {
        let Some(state) = store.current().await? else {
            return Ok(None);
        };
        let calendar = WorkCalendar::new(&state.publication.calendar);
        let adds = |application: &Application| added(&calendar, application);
        store.recount_cases(&adds).await.map(Some)
    };
    let counted = counted.await;
    store.close().await;
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::board::CaseFigures;

    #[test]
    fn what_was_put_right_is_said_with_its_place() {
        let codes = |found: Vec<Finding>| -> Vec<(Code, String)> {
            found.into_iter().map(|one| (one.code, one.about)).collect()
        };
        assert_eq!(codes(check(&[])), [(Code::CasesAddUp, String::new())]);
        let wrong = CaseMiscount {
            day: "2026-11-20".parse().unwrap(),
            window: "A02".parse().unwrap(),
            department: "scjg".parse().unwrap(),
            kept: CaseFigures {
                received: 9,
                ..CaseFigures::default()
            },
            found: CaseFigures::default(),
        };
        let about = "2026-11-20 A02 scjg: 9/0 → 0/0".to_owned();
        assert_eq!(codes(check(&[wrong])), [(Code::CasesPutRight, about)]);
    }
}
